"""``chronos review``."""

from pathlib import Path

import click

from chronos.cli import judging
from chronos.cli.keys import reading_keys
from chronos.cli.link import minimum
from chronos.cli.reporting import in_colour


@click.command()
@click.argument("directory", metavar="[DIR]", type=click.Path(path_type=Path), default="timelines")
@click.option("--min", "least", type=float, callback=minimum, metavar="STRENGTH", help="Leave out what is weaker.")
@click.option("--why", callback=judging.text_callback, metavar="TEXT", help="The reason of every decision.")
@judging.by
@judging.on
@click.option(
    "--color", "--colour", type=click.Choice(("auto", "always", "never")), default="auto", help="Write in colours."
)
def command(directory: Path, least: float | None, *, why: str, by: str, on: str, color: str) -> int:
    """Walk through the pairs of claims that may speak of one event, best first, and decide with one key each.

    Two claims stand side by side, with what one has and the other has not marked. Every decision is written to
    `judgements.yaml` at once, and `u` takes it back; what is decided, and what follows from it, does not come back.
    Keys are read from standard input where that is no terminal.

    Example: chronos review timelines --by "A. Editor"
    """
    from chronos.cli.session import Maker, Session
    from chronos.pipeline import Desk, LinkRequest, link, many

    report = link(LinkRequest(directory=directory, minimum=least))
    if not report.candidates:
        click.echo(f"nothing to judge: no candidates in {many(report.claims, 'claim')}")
        return 0
    review = Session(report, Desk(report.root), Maker(by, on, why), colour=in_colour(color))
    try:
        with reading_keys() as keys:
            review.run(keys)
    except KeyboardInterrupt:
        click.echo()
    click.echo(review.summary())
    return 2 if review.refused else 0

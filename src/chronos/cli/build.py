"""``chronos build``."""

import sys
from pathlib import Path
from typing import Any

import click

from chronos.cli.choices import DOCUMENT_FORMS
from chronos.cli.reporting import fail_on, ledger_line
from chronos.model import Format
from chronos.pipeline import BuildRequest, build, day_asked, finding_line, gone_line, many, report_line


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default="timelines")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to; `output` beside the timelines.")
@click.option("--force", is_flag=True, help="Replace an output that chronos did not write, or that was changed.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(DOCUMENT_FORMS),
    help="Only this; may be given more than once.  [default: as chronos.yaml says, else all]",
)
@click.option("--edition", metavar="NAME", default="", help="Only this edition, in the place of everything.")
@click.option("--known-on", metavar="DAY", default="", help="Use only sources that were published by this day.")
@fail_on
def command(directory: Path, formats: tuple[Format, ...], known_on: str, **asked: Any) -> int:
    """Build the chronologies, charts and tables of a project, and its editions.

    DIRECTORY is a folder of timelines or a folder with `timelines/` in it. The output is replaced whole, or not at
    all. Leaves with 0 when clean, 1 for findings (the output is written all the same), 2 when nothing was written.

    Example: chronos build timelines -o output
    """
    request = BuildRequest(
        directory=directory,
        formats=("md", *(form for form in DOCUMENT_FORMS if form in formats and form != "md")) if formats else (),
        known_on=day_asked(known_on, "--known-on") if known_on else None,
        **asked,
    )
    with click.progressbar(length=0, label="Drawing", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:

        def progress(done: int, steps: int) -> None:
            bar.length = steps
            bar.update(done - bar.pos)

        report = build(request, progress)
    for finding in report.severe:
        click.echo(finding_line(finding, report.root.as_posix()), err=True)
    click.echo(report_line(report.checked), err=True)
    if gone := gone_line(report.checked):
        click.echo(gone, err=True)
    for path, why in report.unwritten:
        click.echo(f"{path} is not written: {why}", err=True)
    click.echo(ledger_line(report.ledger))
    for one in report.editions:
        also = f"; {many(one.citations, 'citation')} withheld" if one.citations else ""
        click.echo(f"edition {one.name}: {ledger_line(one.ledger)}{also}")
    click.echo(
        f"{many(report.events, 'event')} in {many(report.countries, 'country', 'countries')} and "
        f"{many(report.regions, 'region')}: {many(len(report.files) + 1, 'file')} in {report.output}"
    )
    return 1 if report.severe else 0

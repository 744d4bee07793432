"""``chronos build``."""

from pathlib import Path

import click

from chronos.cli.check import fail_on, finding_line, summary_line
from chronos.model import Ledger, Severity
from chronos.pipeline import BuildRequest, build, find_severe


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default="timelines")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to; `output` beside the timelines.")
@click.option("--force", is_flag=True, help="Replace an output that chronos did not write, or that was changed.")
@fail_on
def command(directory: Path, output: Path | None, force: bool, fail_on: Severity) -> int:
    """Build the chronologies, charts and tables of a project.

    DIRECTORY is a folder of timelines or a folder with `timelines/` in it. The output is replaced whole, or not at
    all. Leaves with 0 when clean, 1 for findings (the output is written all the same), 2 when nothing was written.

    Example: chronos build timelines -o output
    """
    request = BuildRequest(directory=directory, output=output, force=force)
    with click.progressbar(
        length=0, label="Drawing", file=click.get_text_stream("stderr"), hidden=not _watched()
    ) as bar:

        def progress(done: int, steps: int) -> None:
            bar.length = steps
            bar.update(done - bar.pos)

        report = build(request, progress)
    severe = find_severe(report.findings, fail_on)
    for finding in severe:
        click.echo(finding_line(finding), err=True)
    click.echo(summary_line(report.findings, report.ledger.read), err=True)
    click.echo(ledger_line(report.ledger))
    click.echo(
        f"{report.events} events in {report.countries} countries and {report.regions} regions: "
        f"{len(report.files) + 1} files in {report.output}"
    )
    return 1 if severe else 0


def ledger_line(ledger: Ledger) -> str:
    """Return the ledger in one line."""
    return (
        f"{ledger.read} claims read = {ledger.shown} shown + {ledger.merged} merged + {ledger.undated} undated "
        f"+ {ledger.excluded} excluded"
    )


def _watched() -> bool:
    """Return whether a person watches: standard error is a terminal."""
    return click.get_text_stream("stderr").isatty()

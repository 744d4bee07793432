"""``chronos build``."""

import sys
from pathlib import Path

import click

from chronos.cli.reporting import fail_on, ledger_line
from chronos.model import Threshold
from chronos.pipeline import BuildRequest, build, finding_line, gone_line, many, report_line


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), default="timelines")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to; `output` beside the timelines.")
@click.option("--force", is_flag=True, help="Replace an output that chronos did not write, or that was changed.")
@fail_on
def command(directory: Path, output: Path | None, force: bool, fail_on: Threshold | None) -> int:
    """Build the chronologies, charts and tables of a project.

    DIRECTORY is a folder of timelines or a folder with `timelines/` in it. The output is replaced whole, or not at
    all. Leaves with 0 when clean, 1 for findings (the output is written all the same), 2 when nothing was written.

    Example: chronos build timelines -o output
    """
    request = BuildRequest(directory=directory, output=output, force=force, fail_on=fail_on)
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
    click.echo(ledger_line(report.ledger))
    click.echo(
        f"{many(report.events, 'event')} in {many(report.countries, 'country', 'countries')} and "
        f"{many(report.regions, 'region')}: {many(len(report.files) + 1, 'file')} in {report.output}"
    )
    return 1 if report.severe else 0

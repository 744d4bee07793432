"""``chronos embed``."""

from pathlib import Path

import click

from chronos.cli.reporting import tell_unread


@click.command()
@click.argument("reports", metavar="REPORT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--timelines",
    "directory",
    metavar="DIR",
    type=click.Path(path_type=Path),
    default="timelines",
    show_default=True,
    help="The folder of timelines.",
)
@click.option("--check", is_flag=True, help="Write nothing; name the blocks that are stale, and leave with 1 for any.")
def command(reports: tuple[Path, ...], directory: Path, check: bool) -> int:
    """Refresh the chronologies in your own report.

    REPORT is Markdown (.md), where a block stands between <!-- chronos: country=EC from=2013 form=table --> and
    <!-- /chronos -->, or a Word document (.docx), where it is a content control with the tag chronos: country=EC or a
    bookmark with the name chronos_country_EC. All else stays as it is. Where anything is wrong nothing is written.

    Example: chronos embed report.md --check
    """
    from chronos.pipeline import EmbedRequest, embed, harmless, many, report_line

    report = embed(EmbedRequest(reports=reports, directory=directory, check=check))
    for path, fault in report.faults:
        place = f"{path}:{fault.place}" if fault.place else f"{path}"
        click.echo(f"chronos: {harmless(f'{place}: {fault.message}')}", err=True)
    if report.faults:
        return 2
    for one in report.reports:
        for place in one.stale if check else ():
            click.echo(harmless(f"{one.path}:{place}: stale; `chronos embed` refreshes it"))
        done = f"{len(one.stale)} stale" if check else f"{len(one.stale)} refreshed"
        click.echo(harmless(f"{one.path}: {many(one.blocks, 'block')}, {done}"), err=True)
    if report.checked is not None:
        click.echo(report_line(report.checked), err=True)
    tell_unread(report.unread_claims, report.unread_files)
    return 1 if check and any(one.stale for one in report.reports) else 0

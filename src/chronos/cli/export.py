"""``chronos export``."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from chronos.cli.reporting import tell_unread

if TYPE_CHECKING:
    from chronos.pipeline import ExportReport

_SHOWN: Final = 3
"""Ids that are shown of each loss."""


@click.command()
@click.argument("form", metavar="FORMAT")
@click.argument("directory", metavar="[DIR]", type=click.Path(path_type=Path), default="timelines")
@click.option("--scope", metavar="SCOPE", default="", help="A country or a region (EC, 419); else all of it.")
@click.option("--from", "first", metavar="DATE", default="", help="From the first day of this date (EDTF).")
@click.option("--to", "last", metavar="DATE", default="", help="Until the last day of this date.")
@click.option("--edition", metavar="NAME", default="", help="As this edition has it.")
@click.option("--known-on", metavar="DAY", default="", help="Use only sources that were published by this day.")
@click.option("--bom", is_flag=True, help="Begin CSV with a byte order mark, by which Excel knows UTF-8.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Where to; standard output.")
def command(form: str, *, known_on: str, output: Path | None, **asked: Any) -> int:
    """Hand claims and sources to another tool.

    FORMAT is one of csv xlsx json jsonl parquet jsonld ics timelinejs markwhen vis csl-json geojson ftm. What it cannot
    hold stands in its notes, and is counted on standard error. `chronos import` takes back json and jsonl as they were.

    Example: chronos export xlsx --scope EC -o ecuador.xlsx
    """
    from chronos.pipeline import BINARY, EXPORTED, ExportRequest, day_asked, export, report_line

    if form not in EXPORTED:
        from difflib import get_close_matches

        near = get_close_matches(form.lower(), EXPORTED, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(EXPORTED)}"
        raise click.BadParameter(f"no format {form[:60]!r}{hint}", param_hint="FORMAT")
    if output is None and form in BINARY and sys.stdout.isatty():
        raise click.UsageError(f"{form} is not for a terminal; say where to with -o FILE")
    day = day_asked(known_on, "--known-on") if known_on else None
    report = export(ExportRequest(form=form, output=output, known_on=day, **asked))
    for piece in report.pieces:
        click.echo(piece, nl=False)
    if output is not None:
        click.echo(output, err=True)
    for line in _losses(report, form):
        click.echo(line, err=True)
    click.echo(report_line(report.checked), err=True)
    tell_unread(report.unread_claims, report.unread_files)
    return 0


def _losses(report: "ExportReport", form: str) -> Iterator[str]:
    """Yield what was exported, and what of it the format cannot hold."""
    from chronos.pipeline import harmless, many

    what = f"{many(report.claims, 'claim')} in {many(report.events, 'event')}, {many(report.sources, 'source')}"
    if not report.lost:
        yield f"{form}: {what}; nothing is lost"
        return
    yield f"{form}: {what}; what it cannot hold:"
    for field, ids in sorted(report.lost.items()):
        whose = "source" if field.startswith("source.") else "claim"
        shown = ", ".join(list(ids)[:_SHOWN]) + (", ..." if len(ids) > _SHOWN else "")
        yield harmless(f"  {field.removeprefix('source.')} of {many(len(ids), whose)} ({shown})")

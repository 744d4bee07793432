"""``chronos chart``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chronos.cli.choices import CHART_FORMS, CHARTS, DIMENSIONS, LANGUAGES, PERIODS, THEMES
from chronos.cli.reporting import tell_unread, write_file, write_text

if TYPE_CHECKING:
    from chronos.pipeline import ChartForm


@click.command()
@click.argument("name", metavar="NAME", type=click.Choice(CHARTS))
@click.argument("directory", metavar="[DIR]", type=click.Path(path_type=Path), default="timelines")
@click.option("--scope", metavar="SCOPE", default="", help="Only a country or a region: EC, Ecuador, 419.")
@click.option("--format", "form", type=click.Choice(CHART_FORMS), help="[default: as FILE ends, else svg]")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Where to; standard output.")
@click.option("--by", type=click.Choice(DIMENSIONS), help="Stacked, or in groups.")
@click.option("--per", type=click.Choice(PERIODS), default="year", show_default=True)
@click.option("--from", "first", metavar="DATE", default="", help="From the first day of this date (EDTF).")
@click.option("--to", "last", metavar="DATE", default="", help="Until the last day of this date.")
@click.option("--lasting", type=click.Choice(("once", "present")), default="once", show_default=True)
@click.option("--prospective", is_flag=True, help="Count prospective events too.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
@click.option("--theme", type=click.Choice(THEMES), help="[default: as chronos.yaml says, else print]")
def command(name: str, directory: Path, form: "ChartForm | None", output: Path | None, **asked: Any) -> int:
    """Draw one chart.

    NAME is events-per-year, timeline, country-year, small-multiples, cumulative or sources. As html it answers: point
    at a mark or move along them with the keyboard, and filter by the legend; the file needs no network.

    Example: chronos chart events-per-year timelines --scope EC --by kind -o ecuador.png
    """
    form = form or _form_of(output)
    if output is None and form in ("png", "pdf") and sys.stdout.isatty():
        raise click.UsageError(f"{form} is not for a terminal; say where to with -o FILE")
    from chronos.pipeline import ChartRequest, chart

    report = chart(ChartRequest(name=name, directory=directory, form=form, **asked))
    document = report.document
    if output is None and form in ("png", "pdf"):
        click.echo(document.content, nl=False)
    elif output is None:
        write_text(document.content.decode(), as_bytes=True)
    else:
        write_file(output, document.content)
        click.echo(output, err=True)
    tell_unread(report.unread_claims, report.unread_files)
    return 0


def _form_of(output: Path | None) -> "ChartForm":
    """Return the form that the name of a file asks for.

    Raises:
        UsageError: it asks for none.
    """
    if output is None:
        return "svg"
    for form in CHART_FORMS:
        if output.name.lower().endswith(f".{form}"):
            return form
    if output.suffix.lower() == ".json":
        return "vl.json"
    raise click.UsageError(f"{output}: which format is that? It is one of {', '.join(CHART_FORMS)}; say --format")

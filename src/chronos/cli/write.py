"""``chronos write``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from chronos.cli.choices import DOCUMENT_FORMS, LANGUAGES
from chronos.cli.reporting import tell_unread, write_file, write_text

if TYPE_CHECKING:
    from chronos.model import Format

_BINARY: Final = ("docx", "pdf")
_ENDINGS: Final = {"markdown": "md", "htm": "html"}


@click.command()
@click.argument("scope", metavar="SCOPE")
@click.argument("directory", metavar="[DIR]", type=click.Path(path_type=Path), default="timelines")
@click.option("--from", "first", metavar="DATE", default="", help="From the first day of this date (EDTF).")
@click.option("--to", "last", metavar="DATE", default="", help="Until the last day of this date.")
@click.option("--format", "written", type=click.Choice(DOCUMENT_FORMS), help="[default: as FILE ends, else md]")
@click.option(
    "--form",
    type=click.Choice(("list", "table", "prose")),
    help="How entries stand.  [default: table in docx and pdf, else list]",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="[default: the first of chronos.yaml]")
@click.option("--edition", metavar="NAME", default="", help="As this edition has it.")
@click.option("--known-on", metavar="DAY", default="", help="Use only sources that were published by this day.")
@click.option("-o", "--output", metavar="FILE", type=click.Path(path_type=Path), help="Where to; standard output.")
def command(written: "Format | None", language: str | None, known_on: str, output: Path | None, **asked: Any) -> int:
    """Write one chronology, for one appendix.

    SCOPE is a country or a region: EC, Ecuador, 419, south-america. Of a period it has what may lie in it; that is true
    of what is undated, which stands at the end. The charts stand in Word, PDF and HTML. An entry's label is the id of
    its event, and stays when others are added.

    Example: chronos write EC --from 2013 --to 2019 --form table -o appendix-b.docx
    """
    written = written or _format_of(output)
    if output is None and written in _BINARY and sys.stdout.isatty():
        raise click.UsageError(f"{written} is not for a terminal; say where to with -o FILE")
    from chronos.pipeline import WriteRequest, day_asked, report_line, write

    report = write(
        WriteRequest(
            format=written,
            language=language or "",
            known_on=day_asked(known_on, "--known-on") if known_on else None,
            **asked,
        )
    )
    content = report.document.content
    if output is not None:
        write_file(output, content)
        click.echo(output, err=True)
    elif written in _BINARY:
        click.echo(content, nl=False)
    else:
        write_text(content.decode(), as_bytes=True)
    click.echo(report_line(report.checked), err=True)
    tell_unread(report.unread_claims, report.unread_files)
    return 0


def _format_of(output: Path | None) -> "Format":
    """Return the format that the name of a file asks for.

    Raises:
        UsageError: it asks for none.
    """
    if output is None:
        return "md"
    ending = output.suffix.lower().removeprefix(".")
    for form in DOCUMENT_FORMS:
        if _ENDINGS.get(ending, ending) == form:
            return form
    raise click.UsageError(f"{output}: which format is that? It is one of {', '.join(DOCUMENT_FORMS)}; say --format")

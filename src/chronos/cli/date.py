"""``chronos date``: what an expression means, how two relate, and many at once as JSON lines."""

from __future__ import annotations

import io
import json
import re
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from chronos.edtf import DateExpression, EdtfError

_INVALID = 2
# Letters of EDTF, with what they are often mistaken for; "open" and "unknown" are of its draft of 2012.
_EDTF_WORD = re.compile(r"[XYESTZxyutz]+|open|unknown")


@click.command(
    # A year before the common era, -0043, is no option.
    context_settings={"ignore_unknown_options": True},
    epilog="""\b
Examples:
  chronos date "2004-06~/2004-~11"
  chronos date 2013~ "[2014..]"
  chronos date "early 2017"
  chronos date --said --calendar julian "25 October 1917"
  chronos date - < dates.txt
""",
)
@click.argument("expressions", nargs=-1, required=True, metavar="EXPR [EXPR] | -")
@click.option("--language", type=click.Choice(["en", "es", "pt", "fr"]), default="en", help="Language of the words.")
@click.option("--said", is_flag=True, help="EXPR is in words only: do not try EDTF first.")
@click.option(
    "--calendar", type=click.Choice(["gregorian", "julian"]), default="gregorian", help="Calendar of the words."
)
def command(expressions: tuple[str, ...], language: str, *, said: bool, calendar: str) -> None:
    """Explain the date EXPR, or say how two dates relate and whether two sources that give them agree.

    EXPR is EDTF, the dates that chronos reads: 2018, 2018-05-01, 2013~ (circa), 2018/2019 (from, to); or words in
    English, Spanish, Portuguese or French. With "-", one expression a line, EDTF only, is read from standard input
    and one JSON object a line is written. The exit code is 0, or 2 when an expression
    is not valid; with "-" each line says whether it is.
    """
    from chronos.edtf import EdtfError  # --help loads no dates

    if expressions == ("-",):
        # Whatever the locale: a line that is not UTF-8 is a line that is not valid, and no more.
        lines = io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="replace")
        faults = list(_write_lines(lines, language))
        click.echo(f"{sum(faults)} of {len(faults)} not valid", err=True)
        return
    if len(expressions) > 2:
        raise click.UsageError("one expression, two, or “-”")
    try:
        dates = [_read(text, said=said or calendar == "julian", calendar=calendar) for text in expressions]
    except EdtfError as fault:
        _show_fault(fault)
        raise SystemExit(_INVALID) from None
    if len(dates) == 1:
        _show_one(dates[0], language, calendar)
    else:
        _show_two(dates[0], dates[1], language)


def _read(text: str, *, said: bool, calendar: str) -> DateExpression:
    from chronos.edtf import EdtfError, parse, read_words

    if said:
        return read_words(text, calendar=calendar)
    try:
        return parse(text)
    except EdtfError as fault:
        try:
            return read_words(text)
        except EdtfError as words_fault:
            raise (words_fault if _is_wording(text) else fault) from None


def _is_wording(text: str) -> bool:
    """Whether a text that is no date is meant as words, or as numbers in the order of a language: 03/04/2019."""
    in_numbers = re.search(r"(?<![0-9])[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]+", text)
    return in_numbers is not None or any(not _EDTF_WORD.fullmatch(word) for word in re.findall(r"[^\W\d_]+", text))


def _show_fault(fault: EdtfError) -> None:
    from chronos.edtf import nearest_valid

    click.echo(f"Error: {fault}", err=True)
    # A line of at most a terminal's width, with the fault in it.
    begin = max(0, fault.offset - 60)
    shown = "".join(sign if sign.isprintable() else " " for sign in fault.text[begin : begin + 76])
    click.echo(f"  {shown}", err=True)
    click.echo("  " + " " * (fault.offset - begin) + "^", err=True)
    nearest = nearest_valid(fault.text)
    if nearest is not None:
        from chronos.edtf import words

        click.echo(f"Did you mean {nearest} ({words(nearest)})?", err=True)


def _show_one(date: DateExpression, language: str, calendar: str) -> None:
    from chronos.edtf import words
    from chronos.edtf.explanation import explain
    from chronos.edtf.picture import picture

    lines = {
        date.text: words(date, language),
        "canonical": date.canonical,
        "level": str(date.level),
        "precision": date.precision,
        "first day": _bound(date.earliest, date.earliest_kind),
        "last day": _bound(date.latest, date.latest_kind),
        "calendar": _difference(date) if calendar == "julian" else "",
        "picture": picture(date),
    }
    if date.canonical == date.text:
        del lines["canonical"]
    width = max(map(len, lines))
    for name, value in lines.items():
        if value:
            click.echo(f"{name:<{width}}  {value}")
    for sentence in explain(date):
        click.echo(f"- {sentence}")


def _bound(day: int | None, kind: str) -> str:
    from chronos.edtf import format_day

    return kind if day is None else format_day(day)


def _difference(date: DateExpression) -> str:
    from chronos.edtf import julian_difference

    days = {julian_difference(day) for day in (date.earliest, date.latest) if day is not None}
    return f"Gregorian, {' or '.join(map(str, sorted(days)))} days ahead of the Julian"


def _show_two(a: DateExpression, b: DateExpression, language: str) -> None:
    from chronos.edtf import RELATIONS, agree, strength, words

    click.echo(f"{a}: {words(a, language)}")
    click.echo(f"{b}: {words(b, language)}")
    for relation in RELATIONS:
        click.echo(f"  {relation:<9} {strength(relation, a, b)}")
    found = agree(a, b)
    click.echo(f"agreement: {found.kind}")
    if found.intersection is not None:
        click.echo(f"both allow: {found.intersection} ({words(found.intersection, language)})")
    if found.gap_days is not None:
        click.echo(f"apart by: {found.gap_days} day{'s' if found.gap_days > 1 else ''}")


def _write_lines(source: TextIO, language: str) -> Iterator[bool]:
    """Write one JSON object for each line; whether each was invalid."""
    for line in source:
        record = _record(line.rstrip("\r\n"), language)
        click.echo(json.dumps(record, ensure_ascii=True))
        yield not record["valid"]


def _record(text: str, language: str) -> dict[str, object]:
    from chronos.edtf import EdtfError, format_day, parse, words

    record: dict[str, object] = {"edtf": text, "valid": False}
    nothing = ("level", "earliest", "latest", "earliest_kind", "latest_kind", "words")
    try:
        date = parse(text)
    except EdtfError as fault:
        return record | dict.fromkeys(nothing) | {"error": str(fault)}
    return record | {
        "valid": True,
        "level": date.level,
        "earliest": None if date.earliest is None else format_day(date.earliest),
        "latest": None if date.latest is None else format_day(date.latest),
        "earliest_kind": date.earliest_kind,
        "latest_kind": date.latest_kind,
        "words": words(date, language),
        "error": None,
    }

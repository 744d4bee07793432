"""Dates that stand in several cells of a row: year, month and day apart, or two dates that mean a span."""

from typing import Final

from chronos.edtf import DateExpression, EdtfError, format_day
from chronos.exchange.dating import expression
from chronos.exchange.tables.column_dates import is_undated, month_words, plain_words

_SHOWN: Final = 60


def read_parts(year: str, month: str, day: str) -> DateExpression | None:
    """Return the date that three cells state; month and day are unknown where they are empty or 0.

    Raises:
        ValueError: they are no date.
    """
    known = [_part(year, 4), _part(month, 2), _part(day, 2)]
    if not known[0]:
        if known[1] or known[2]:
            raise ValueError("a month or a day without a year; leave them empty, or write the year")
        return None
    if len(known[0]) != 4:
        raise ValueError(f"the year {year[:_SHOWN]!r} has not four digits; write four")
    if known[2] and not known[1]:
        known[1] = "XX"
    try:
        return expression("-".join(filter(None, known)))
    except EdtfError as error:
        raise ValueError(f"{'-'.join(filter(None, known))!r}: {error.reason}") from None


def _part(cell: str, width: int) -> str:
    written = cell.strip().removesuffix(".0")
    if is_undated(written):
        return ""
    if written.isdecimal() and written.isascii() and len(written) <= width:
        return written.zfill(width if width == 2 else 1) if int(written) else ""
    month = month_words().get(plain_words(written), 0) if width == 2 else 0
    if not month:
        raise ValueError(
            f"{cell[:_SHOWN]!r} is no {'month or day' if width == 2 else 'year of four digits'}; write a number"
        )
    return f"{month:02}"


def spanned(start: DateExpression | None, end: DateExpression | None, *, is_set: bool) -> DateExpression | None:
    """Return the date of what lasted from one date to another, or happened once between them (``is_set``).

    Raises:
        ValueError: the end lies before the start, or one of them is no plain date.
    """
    if end is None and (start is None or not is_set):
        return start
    first, last = (_plain_date(one) for one in (start, end))
    if first == last:
        return expression(first)
    if start is not None and end is not None and _begins_later(start, end):
        raise ValueError(f"the end {last!r} lies before the start {first!r}; turn them round, or correct one")
    try:
        return expression(f"[{first}..{last}]" if is_set else f"{first}/{last}")
    except EdtfError as error:
        fault = error
    if is_set and start is not None and end is not None and start.earliest is not None and end.latest is not None:
        days = "..".join(
            format_day(day) for day in (start.earliest, end.latest)
        )  # of two units, such as a year and a month
        return expression(f"[{days}]")
    raise ValueError(f"{first!r} to {last!r}: {fault.reason}")


def _begins_later(start: DateExpression, end: DateExpression) -> bool:
    return start.earliest is not None and end.latest is not None and start.earliest > end.latest


def _plain_date(one: DateExpression | None) -> str:
    if one is None:
        return ""
    if one.kind != "date":
        raise ValueError(f"{one.text!r} is a span already; leave the second date empty, or write plain dates")
    return one.text.partition("T")[0]

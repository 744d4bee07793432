"""Dates of markwhen (https://docs.markwhen.com, "Syntax: dates and ranges") and date expressions.

They are read as the parser reads them (``@markwhen/parser`` 1.2.0, ``regex.ts`` and ``dateRange/``), with three
differences: a year stays a year and a month a month; what the parser takes for today because it cannot read it
(``1984-13``, ``1984-02-30``) is refused; and so is what is no date without a clock or another entry (``now``,
``10:30``, ``after !id 3 days``).
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from msgspec import Struct

from chronos.edtf import DateExpression, EdtfError, civil
from chronos.edtf.calendars import edtf_year
from chronos.exchange.dating import expression, once_between

_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH: Final = rf"(?:{'|'.join(_MONTHS)}|{'|'.join(one[:3] for one in _MONTHS)})"
_TIME: Final = r"(?:(?:1[0-2]|[1-9])(?::\d\d)?[ap]m|[012]?\d(?::\d\d)?)"
_UNIT: Final = (
    r"(?:milliseconds|ms|seconds|second|secs|sec|s|minutes|minute|mins|min|hours|hour|h|"
    r"(?:week|work|business)?\s*(?:days|day|d)|weeks|week|w|months|month|years|year|y)"
)
_AMOUNTS: Final = rf"(?:-?\d{{1,9}}\s*{_UNIT}\b[,\s]*)+"
_RELATIVE: Final = (
    rf"(?:(?:by|before|after)\s*(?:!\w+(?:\.(?:start|end))?|\.(?:start|end))?\s*(?:plus|\+)?\s*(?:{_AMOUNTS})?"
    rf"|(?:!\w+(?:\.(?:start|end))?|\.(?:start|end))\s*(?:plus|\+)?\s*(?:{_AMOUNTS})?|(?:plus\s+|\+\s*)?{_AMOUNTS})"
)
_WEEK: Final = r"\d{4}-?W\d{2}(?:-?[1-7])?"
_EDTF: Final = rf"(?:{_WEEK}|\d{{4}}(?:-\d{{2}}(?:-\d{{2}}(?:\s+{_TIME})?)?)?|now|{_RELATIVE})"
_CASUAL: Final = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}T\d{{2}}:\d{{2}}:\d{{2}}(?:\.\d{{0,9}})?Z|now|{_WEEK}"
    rf"|[0-3]?\d\s+{_MONTH}\b,?(?:\s+\d{{4}},?)?(?:\s+{_TIME})?"
    rf"|\d{{4}}-\d{{2}}(?:-\d{{2}})?|{_MONTH}\s+[0-3]?\d(?!\d),?(?:\s+\d{{4}},?)?(?:\s+{_TIME})?|{_MONTH}\b(?:\s+\d{{1,4}})?"
    rf"|\d{{1,5}}/\d{{1,5}}/\d{{1,5}}(?:[,\s]+{_TIME})?|\d{{1,5}}/\d{{1,5}}"
    rf"|{_RELATIVE}|\d{{1,2}}:\d\d(?:[ap]m)?|\d{{1,2}}[ap]m|\d{{1,5}})"
)
_ERA: Final = r"(?:BCE|BC|AD|CE)"
_YEARS: Final = rf"\d{{1,5}}\s?{_ERA}?"
_EVERY: Final = r"(?P<every>\s*every[^:]+)?\s*:"
_STARTS: Final = tuple(
    re.compile(rf"\s*(?P<range>(?P<start>{start})(?:{between}(?P<end>{end}))?){_EVERY}", re.IGNORECASE)
    for start, between, end in (
        (_EDTF, r"\s*/\s*", f"{_EDTF}?"),
        (_CASUAL, r"(?:\s*-\s*|\s+to\s+)", _CASUAL),
        (_YEARS, r"\s?[\u2013-]\s?", _YEARS),
    )
)
"""How the line of an entry begins, in the order in which the parser tries them."""
_LONGEST: Final = 200
"""Characters that a date may have."""
_FIRST: Final = frozenset("0123456789+!.bapjfmsondBAPJFMSOND")
_WRITTEN: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")
_QUALIFIERS: Final = re.compile("[?~%]")
_LARGEST: Final = 9999
_LARGEST_WRITTEN: Final = 99_999
_WEEK_PARTS: Final = re.compile(r"(\d{4})-?W(\d{2})(?:-?([1-7]))?", re.IGNORECASE)
_ISO: Final = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:[T\s]+(\S.*))?", re.IGNORECASE)
_SLASHED: Final = re.compile(r"(?:(\d{1,5})/)?(\d{1,5})/(\d{1,5})(?:[,\s]+(.+))?")
_DAY_MONTH: Final = re.compile(rf"([0-3]?\d)\s+({_MONTH}),?(?:\s+(\d{{4}}),?)?(?:\s+(.+))?", re.IGNORECASE)
_MONTH_DAY: Final = re.compile(rf"({_MONTH})\s+([0-3]?\d)(?!\d),?(?:\s+(\d{{4}}),?)?(?:\s+(.+))?", re.IGNORECASE)
_MONTH_YEAR: Final = re.compile(rf"({_MONTH})(?:\s+(\d{{1,4}}))?", re.IGNORECASE)
_YEAR: Final = re.compile(rf"(\d{{1,5}})\s?({_ERA})?", re.IGNORECASE)
_DAYS: Final = re.compile(r"(\d{1,6})\s*(days?|d|weeks?|w)\s*", re.IGNORECASE)


class Begun(Struct, frozen=True):
    """How the line of an entry begins: its date as written, whether it recurs, and where its text begins."""

    written: str
    start: str
    end: str
    every: str
    rest: int


class Shown(Struct, frozen=True):
    """A date as markwhen reads it; ``exact`` where reading it gives the same date again."""

    written: str
    exact: bool


def begun(line: str) -> Begun | None:
    """Return how a line begins that is an entry, ``None`` for any other line."""
    first = line.lstrip()[:1]
    if first not in _FIRST or not first:
        return None
    head = line[:_LONGEST]
    if ":" not in head:
        return None
    for pattern in _STARTS:
        match = pattern.match(head)
        if match is not None:
            every = (match["every"] or "").strip()
            return Begun(
                match["range"].strip(), match["start"].strip(), (match["end"] or "").strip(), every, match.end()
            )
    return None


@lru_cache(maxsize=20_000)
def read_range(found: Begun, *, day_first: bool = False) -> tuple[DateExpression, str]:
    """Return the date of an entry, and the words that say more than it.

    Args:
        found: How its line begins.
        day_first: Whether ``5/6/2019`` is 5 June (``dateFormat: d/M/y``), and not 6 May.

    Raises:
        ValueError: it is no date; the message says why.
    """
    if found.every:
        raise ValueError(f"it recurs ({found.every[:60]}); write each of its days as an entry")
    if found.written.endswith("/"):
        raise ValueError(f"{found.written[:60]!r} has no end; write it, or leave out the stroke")
    if found.end.lower() == "now":
        return expression(f"{_one(found.start, day_first=day_first)}/.."), found.written
    start = _one(found.start, day_first=day_first, end=found.end)
    if not found.end:
        return start, "" if start.text == found.start else found.written
    amount = _DAYS.fullmatch(found.end)
    last = _after(start, amount) if amount is not None else _one(found.end, day_first=day_first)
    one, other = _bound(start, 0), _bound(last, 1)
    try:
        span = start if one == other and amount is not None else expression(f"{one}/{other}")
    except EdtfError:
        raise ValueError(f"it ends {other}, before it starts, {one}; turn them round") from None
    return span, "" if span.text == found.written else found.written


@lru_cache(maxsize=20_000)
def shown(given: DateExpression) -> Shown | None:
    """Return a date as markwhen reads it, ``None`` where it has no form for any of its days.

    A year from 0 to 9999, a month or a day is itself, and so is an interval of two; a year before is ``44 BC``, one
    after ``12345``. All else goes from its first day to its last, in whole years where these lie before 1 BC; what has
    only one of the two is shown there.
    """
    written = _written(given)
    if written is None:
        return None
    found = begun(f"{written}:")
    exact = found is not None and read_range(found)[0] == given
    return Shown(written, exact)


def as_shown(given: DateExpression) -> DateExpression | None:
    """Return what a date becomes when it is written and read again."""
    form = shown(given)
    found = begun(f"{form.written}:") if form is not None else None
    return read_range(found)[0] if found is not None else None


def _written(given: DateExpression) -> str | None:
    first, last = given, given
    if given.kind == "interval":
        ends = [end for end in (given.start, given.end) if end is not None]
        if not ends:
            return None
        first, last = ends[0], ends[-1]
    start, end = (_QUALIFIERS.sub("", one.text) for one in (first, last))
    if _WRITTEN.fullmatch(start) and _WRITTEN.fullmatch(end):
        return start if start == end else f"{start}/{end}"
    days = [day for day in (first.earliest, last.latest) if day is not None]
    return _of_days(days[0], days[-1]) if days else None


def _of_days(first: int, last: int) -> str | None:
    (begins, month, day), (ends, last_month, last_day) = civil(first), civil(last)
    if begins < -_LARGEST_WRITTEN + 1 or ends > _LARGEST_WRITTEN:
        return None
    if begins >= 0 and ends <= _LARGEST:
        start = f"{begins:04}-{month:02}-{day:02}"
        return start if first == last else f"{start}/{ends:04}-{last_month:02}-{last_day:02}"
    if begins > _LARGEST:
        return str(begins) if begins == ends else f"{begins} - {ends}"
    if begins < 1:
        # The parser ends a range of years of two eras where its last one begins.
        return _counted(begins) if begins == ends else f"{_counted(begins)} - {_counted(ends + 1)}"
    return f"{begins:04} - {ends}"


def _counted(year: int) -> str:
    return f"{year} AD" if year > 0 else f"{1 - year} BC"


def _one(written: str, *, day_first: bool, end: str = "") -> DateExpression:
    for edtf in _readings(written, end, day_first=day_first):
        try:
            return edtf if isinstance(edtf, DateExpression) else expression(edtf)
        except EdtfError:
            raise ValueError(f"{written[:60]!r} is no date of the calendar; markwhen shows it as today") from None
    if re.fullmatch(_RELATIVE, written, re.IGNORECASE) or written.lower() == "now":
        raise ValueError(f"{written[:60]!r} is no date without another entry or a clock; write the date that is meant")
    if ":" in written or re.fullmatch(r"\d{1,2}(?:[ap]m)?", written, re.IGNORECASE):
        raise ValueError(f"{written[:60]!r} is a time of day without a date; write the date before it")
    raise ValueError(f"{written[:60]!r} has no year; write it")


def _readings(written: str, end: str, *, day_first: bool) -> Iterator[str | DateExpression]:
    """Yield the reading of one date, nothing for what is none."""
    if match := _WEEK_PARTS.fullmatch(written):
        yield _week(match)
    elif match := _ISO.fullmatch(written):
        yield match[1] if _WRITTEN.fullmatch(match[1]) else ""
    elif match := _SLASHED.fullmatch(written):
        one, two, year = match[1], match[2], match[3]
        month, day = (two, one) if day_first and one else (one or two, two if one else "")
        yield "-".join(filter(None, (year.zfill(4), month.zfill(2), day.zfill(2) if day else "")))
    elif match := _YEAR.fullmatch(written):
        era = (match[2] or (_YEAR.fullmatch(end) or match)[2] or "").upper()
        if era or len(match[1]) > len("99"):
            yield edtf_year(1 - int(match[1]) if era in ("BC", "BCE") else int(match[1]))
    else:
        yield from filter(None, (_in_words(written),))


def _in_words(written: str) -> str:
    """Return a date with the name of a month, empty for one without a year."""
    for pattern, day, month, year in ((_DAY_MONTH, 1, 2, 3), (_MONTH_DAY, 2, 1, 3), (_MONTH_YEAR, 0, 1, 2)):
        match = pattern.fullmatch(written)
        if match is not None:
            of_month = f"-{match[day].zfill(2)}" if day else ""
            return f"{match[year].zfill(4)}-{_month(match[month])}{of_month}" if match[year] else ""
    return ""


def _week(match: re.Match[str]) -> DateExpression:
    try:
        first = date.fromisocalendar(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        raise ValueError(f"{match[0]!r} is no week of the calendar; markwhen shows it as today") from None
    return once_between(first, first if match[3] else first + timedelta(days=6))


def _after(start: DateExpression, amount: re.Match[str]) -> DateExpression:
    """Return the last day of what lasted so many days or weeks from a day on."""
    if start.precision != "day" or start.kind != "date":
        raise ValueError(f"it lasted {amount[0].strip()} from {start}, which is no day; write its first and last day")
    days = int(amount[1]) * (7 if amount[2].lower().startswith("w") else 1)
    try:
        return expression((date.fromisoformat(start.text) + timedelta(days=max(days, 1) - 1)).isoformat())
    except (OverflowError, ValueError):
        raise ValueError(f"it lasted {amount[0].strip()}, which is beyond the calendar") from None


def _bound(one: DateExpression, side: int) -> str:
    """Return one end of a range in EDTF; a week has days."""
    if one.kind != "set":
        return one.text
    return one.text[1:-1].split("..")[side]


def _month(written: str) -> str:
    return f"{[one[:3] for one in _MONTHS].index(written[:3].lower()) + 1:02}"

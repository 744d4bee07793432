"""Dates of TimelineJS (``start_date``, ``end_date``: year, month, day, hour, minute, second) and date expressions.

TimelineJS 3.9.11 shows a year below 0 as its number with BCE behind it (``Language.js``, ``_applyEra``), so that people
who write -43 mean 43 BCE, which is -0042 in EDTF; a year 0 it does not have.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from chronos.edtf import DateExpression, EdtfError, civil, words
from chronos.edtf.calendars import edtf_year
from chronos.exchange.dating import expression

Parts = dict[str, int]

_PLAIN: Final = re.compile(r"(Y?-?\d{4,9})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?)?)?")
_NAMES: Final = ("year", "month", "day", "hour", "minute", "second")
_MONTHS: Final = 12
_LARGEST_YEAR: Final = 9999
_WHOLE: Final = re.compile(r"-?\d{1,9}(?:\.0*)?")


class Shown(Struct, frozen=True):
    """A date as TimelineJS can show it; ``exact`` where reading it gives the same date again.

    ``display`` is the date in words where it is not.
    """

    start: Parts
    end: Parts | None = None
    exact: bool = True
    display: str = ""


class Stated(Struct, frozen=True):
    """A date as a file states it: the expression, ``None`` for none, and its time of day where EDTF has no form."""

    expression: DateExpression | None
    time: str = ""


@lru_cache(maxsize=20_000)
def shown(date: DateExpression, language: str = "en") -> Shown | None:
    """Return a date as TimelineJS can show it, ``None`` where it has no day that could be shown.

    A year, month, day or second is itself, an interval has two of these. What has no such form (about, one of a set, a
    season, a decade, an open end) is the month or the year that all its days lie in; else it goes from its first to
    its last day. Then the words say what is meant.
    """
    found = _ends(date)
    if found is None:
        return None
    exact = stated(*found).expression == date
    return Shown(*found, exact, "" if exact else words(date, language))


def stated(start: object, end: object) -> Stated:
    """Return the date that two ends state.

    Raises:
        ValueError: one of them is no date; the message says which and why.
    """
    first, first_time = _end(start, "start date")
    last, last_time = _end(end, "end date")
    time = " to ".join(dict.fromkeys(filter(None, (first_time, last_time))))
    if not first:
        if last:
            raise ValueError(f"it ends {last} and has no start date; write one, or leave out the end")
        return Stated(None)
    try:
        return Stated(expression(first if last in ("", first) else f"{first}/{last}"), time)
    except EdtfError:
        raise ValueError(f"it ends {last}, before it starts, {first}; turn them round") from None


def _ends(date: DateExpression) -> tuple[Parts, Parts | None] | None:
    first, last = (date.start, date.end) if date.kind == "interval" else (date, date)
    start = _part(first, 0) if first is not None else None
    end = _part(last, 1) if last is not None else None
    if start is None or end is None:
        one = start or end
        return (one, None) if one is not None else None
    return start, end if end != start else None


def _part(date: DateExpression, side: int) -> Parts | None:
    """Return a date as one part: without its qualifiers, the month or year it lies in, or its first or last day."""
    plain = _parts(re.sub("[?~%]", "", date.text))
    if plain is not None:
        return plain
    if date.earliest is None or date.latest is None:
        bound = date.latest if date.earliest is None else date.earliest
        return _of_day(bound) if bound is not None else None
    first, last = _of_day(date.earliest), _of_day(date.latest)
    if first["year"] != last["year"]:
        return (first, last)[side]
    if first["month"] != last["month"]:
        return {"year": first["year"]}
    return first if first == last else {name: first[name] for name in ("year", "month")}


@lru_cache(maxsize=20_000)
def _matched(text: str) -> tuple[int, ...] | None:
    match = _PLAIN.fullmatch(text)
    if match is None or int(match[2] or 1) > _MONTHS:
        return None
    year, *rest = (int(part.lstrip("Y")) for part in match.groups() if part is not None)
    return (year if year > 0 else year - 1, *rest)


def _parts(text: str) -> Parts | None:
    found = _matched(text)
    return dict(zip(_NAMES, found, strict=False)) if found is not None else None


def _of_day(day: int) -> Parts:
    year, month, of_month = civil(day)
    return {"year": year if year > 0 else year - 1, "month": month, "day": of_month}


def _end(value: object, name: str) -> tuple[str, str]:
    """Return one end in EDTF, empty for none, and its time of day where that is not part of it."""
    if value is None or value == "":
        return "", ""
    if not isinstance(value, dict):
        message = f"the {name} is {str(value)[:60]!r}, not a year, month and day"
        raise ValueError(message)  # noqa: TRY004 - a fault of the file
    try:
        return _of_parts(name, *(value.get(part) for part in _NAMES))
    except TypeError:  # a part is a list or a mapping
        raise ValueError(f"the {name} is {str(value)[:60]!r}, not a year, month and day") from None


@lru_cache(maxsize=50_000, typed=True)
def _of_parts(name: str, *parts: object) -> tuple[str, str]:
    found = {part: _whole(value, f"{part} of the {name}") for part, value in zip(_NAMES, parts, strict=True)}
    year, month, day = (found[part] for part in _NAMES[:3])
    if year is None:
        if any(part not in (None, "", 0, "0") for part in parts[1:]):
            raise ValueError(f"the {name} has no year; write one")
        return "", ""
    if year == 0:
        raise ValueError(f"the {name} is in the year 0, which TimelineJS does not count; 1 BCE is -1")
    if day and not month:
        raise ValueError(f"the {name} has a day ({day}) and no month; write the month, or leave out the day")
    time = _time(found)
    return _edtf(year + (year < 0), month, day, time, name), "" if time.count(":") > 1 else time


def _edtf(year: int, month: int | None, day: int | None, time: str, name: str) -> str:
    if abs(year) > _LARGEST_YEAR:
        return edtf_year(year)
    written = "-".join([f"{'-' if year < 0 else ''}{abs(year):04}", *(f"{part:02}" for part in (month, day) if part)])
    try:
        found = expression(f"{written}T{time}" if day and time.count(":") > 1 else written).text
    except ValueError:
        found = ""
    if not found or (month or 1) > _MONTHS:  # 21 to 41 are seasons in EDTF
        raise ValueError(f"the {name} is {written[:60]}, which is no date of the calendar")
    return found


def _time(found: Mapping[str, int | None]) -> str:
    """Return hours, minutes and seconds as far as they are given; what is 0 throughout says nothing."""
    given = [found[part] for part in _NAMES[3:]]
    if not any(given):
        return ""
    return ":".join(f"{part:02}" for part in given[: given.index(None) if None in given else None] if part is not None)


def _whole(value: Any, name: str) -> int | None:
    """Return a whole number that may be written as a text or as 5.0, ``None`` where nothing stands."""
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    written = str(value).strip()
    if not written:
        return None
    if not _WHOLE.fullmatch(written):
        raise ValueError(f"the {name} is {written[:60]!r}, which is no whole number")
    return int(written.partition(".")[0])

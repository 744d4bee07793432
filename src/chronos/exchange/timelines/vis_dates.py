"""Dates of vis-timeline (https://visjs.github.io/vis-timeline/docs/timeline/, "Items") and date expressions.

An item has a ``start`` and perhaps an ``end``, each a moment: a text that JavaScript or moment.js reads, or
milliseconds since 1970. A ``Date`` of JavaScript has no precision: what was written for a year or a month comes out of
it as a first day at midnight, and can be told from a day by nobody. It is read as that day.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from chronos.edtf import DateExpression, EdtfError, civil, day_number, numeric_readings, read_words, words
from chronos.exchange.dating import expression

_MOMENT: Final = re.compile(
    r"([-+]\d{6}|\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[-+]\d\d:?\d\d)?", re.IGNORECASE
)
_ASP: Final = re.compile(r"/?Date\((-?\d{1,17})\)/?")
_LONG_DAY: Final = re.compile(r"[-+]\d{6}-\d\d-\d\d")
_PLAIN_DAY: Final = re.compile(r"-?\d{4}-\d\d-\d\d")
_DAY_MS: Final = 86_400_000
_HOUR_MS: Final = 3_600_000
_EPOCH: Final = day_number(1970, 1, 1)
_END_OF_DAY: Final = "T23:59:59.999"
_FARTHEST: Final = 271_820
"""Years that a Date of JavaScript reaches, before and after 1970 (ECMA-262, "Time Values and Time Range")."""
_LARGEST_YEAR: Final = 9999
_LONGEST: Final = 60
_NOON: Final = 12
_ZONES: Final = 2
"""Times of day that local midnights have in UTC at most: summer and winter."""


class Moment(Struct, frozen=True):
    """An end of an item: the date, its time of day in milliseconds where it has one, and what stands there."""

    date: DateExpression
    time: int | None = None
    utc: bool = False
    said: str = ""


class Shown(Struct, frozen=True):
    """A date as vis-timeline can show it; ``exact`` where reading it gives the same date again."""

    start: str
    end: str = ""
    exact: bool = True
    display: str = ""


def zone_of(moments: Iterable[object]) -> int:
    """Return the milliseconds that midnights of the file are before midnight in UTC; 0 where it has none such.

    A Date that was midnight east of Greenwich is written as the evening before, in UTC. Where all moments of a file
    have the same time of the afternoon or evening, or two that are an hour apart, they are such midnights.
    """
    times: set[int] = set()
    count = 0
    for one in moments:
        if one is None or one == "":
            continue
        try:
            moment = read_moment(one)
        except ValueError:
            continue
        if not moment.utc or moment.time is None:
            if not moment.utc and isinstance(one, str) and len(one) <= len("2017-01-01"):
                continue
            return 0
        times.add(moment.time)
        count += 1
    apart = max(times) - min(times) if times else 1
    if count > len(times) <= _ZONES and apart in (0, _HOUR_MS) and min(times) >= _NOON * _HOUR_MS:
        return _DAY_MS - min(times)
    return 0


def read_date(start: object, end: object, zone: int = 0) -> tuple[DateExpression | None, str]:
    """Return the date of an item, and what its words add to it; ``None`` where it has none.

    Raises:
        ValueError: one end is no date, or the end is before the start.
    """
    if start in (None, ""):
        if end not in (None, ""):
            raise ValueError(f"it ends {str(end)[:_LONGEST]!r} and has no start; write one")
        return None, ""
    first, said = _end(start, zone)
    if end in (None, ""):
        return first, said
    last, said_last = _end(end, zone)
    if first == last:
        return first, said or said_last
    try:
        return expression(f"{first}/{last}"), " to ".join(filter(None, (said, said_last)))
    except EdtfError:
        raise ValueError(f"it ends {last}, before it starts, {first}; turn them round") from None


@lru_cache(maxsize=20_000)
def shown(date: DateExpression, language: str = "en") -> Shown | None:
    """Return a date as vis-timeline can show it, ``None`` where it has no day that could be shown.

    A day is itself; everything else goes from its first day to the end of its last one. What has only one of them is
    shown there.
    """
    first, last = date.earliest, date.latest
    if date.kind == "interval" and (first is None or last is None):
        ends = [end for end in (date.start, date.end) if end is not None]
        first, last = (ends[0].earliest, ends[0].latest) if ends else (None, None)
    first, last = (last if first is None else first), (first if last is None else last)
    if first is None or last is None or abs(civil(first)[0]) > _FARTHEST or abs(civil(last)[0]) > _FARTHEST:
        return None
    start, end = _written(first), f"{_written(last)}{_END_OF_DAY}" if first != last else ""
    exact = read_date(start, end)[0] == date
    return Shown(start, end, exact, words(date, language))


def as_shown(date: DateExpression) -> DateExpression | None:
    """Return what a date becomes when it is written and read again."""
    form = shown(date)
    return read_date(form.start, form.end)[0] if form is not None else None


def read_moment(value: object) -> Moment:
    """Return what one end of an item says.

    Raises:
        ValueError: it is no date.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ValueError(f"{str(value)[:_LONGEST]!r} is no date; write 2017-05-04")  # noqa: TRY004 - a fault of the file
    if not isinstance(value, str):
        return _of_milliseconds(int(value))
    return _of_text(" ".join(value.split()))


@lru_cache(maxsize=50_000)
def _of_text(text: str) -> Moment:
    match = _MOMENT.fullmatch(text)
    if match is not None:
        return _of_moment(match, text)
    asp = _ASP.fullmatch(text)
    if asp is not None:
        return _of_milliseconds(int(asp[1]))
    try:
        return Moment(_day(text) if _LONG_DAY.fullmatch(text) else expression(text))
    except (EdtfError, ValueError):
        pass
    readings = numeric_readings(text)
    if len(readings) > 1:
        raise ValueError(f"{text[:_LONGEST]!r} may be {' or '.join(map(str, readings[:2]))}; write 2017-05-04")
    try:
        return Moment(readings[0] if readings else read_words(text[: _LONGEST * 2]), said=text)
    except EdtfError:
        raise ValueError(f"{text[:_LONGEST]!r} is no date; write 2017-05-04") from None


def _end(value: Any, zone: int) -> tuple[DateExpression, str]:
    moment = read_moment(value)
    if moment.time is None:
        return moment.date, moment.said
    if zone and moment.utc:
        return expression(_format(_ordinal(moment.date) + 1)), moment.said
    if moment.time == 0 or (isinstance(value, str) and value.endswith(_END_OF_DAY)):
        return moment.date, ""
    return moment.date, moment.said


def _of_moment(match: re.Match[str], text: str) -> Moment:
    date = _day("-".join(match.groups()[:3]))
    hour, minute, second = (int(part or 0) for part in match.groups()[3:6])
    time = ((hour * 60 + minute) * 60 + second) * 1000
    if time >= _DAY_MS:
        raise ValueError(f"{text[:_LONGEST]!r} has no time of day; write 2017-05-04T10:30:00")
    return Moment(date, time, utc=(match[7] or "").upper() in ("Z", "+00:00", "+0000"), said=text)


def _of_milliseconds(value: int) -> Moment:
    day, time = divmod(value, _DAY_MS)
    if abs(day) > _FARTHEST * 366:
        raise ValueError(f"{value} is not within the milliseconds that a Date has; write 2017-05-04")
    hours, rest = divmod(time // 1000, 3600)
    written = _format(_EPOCH + day)
    said = f"{written}T{hours:02}:{rest // 60:02}:{rest % 60:02}Z"
    return Moment(expression(written), time, utc=True, said=said)


def _day(written: str) -> DateExpression:
    """Return a day; its year may have six digits and a sign, as JavaScript writes it."""
    year, rest = written[:-6], written[-5:]
    if len(year) > len("2017"):
        if abs(int(year)) > _LARGEST_YEAR:
            return expression(f"Y{int(year)}")
        year = f"{'-' if int(year) < 0 else ''}{abs(int(year)):04}"
    try:
        return expression(f"{year}-{rest}")
    except EdtfError:
        raise ValueError(f"{written[:_LONGEST]!r} is no day of the calendar; write 2017-05-04") from None


def _ordinal(date: DateExpression) -> int:
    return date.earliest if date.earliest is not None else 0


def _format(day: int) -> str:
    """Return a day number in EDTF, as a year where EDTF has no days."""
    year, month, of_month = civil(day)
    if abs(year) > _LARGEST_YEAR:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{of_month:02}"


def _written(day: int) -> str:
    """Return a day number as JavaScript reads it, with a year of four digits, or of six and a sign."""
    year, month, of_month = civil(day)
    written = f"{year:04}" if 0 <= year <= _LARGEST_YEAR else f"{'-' if year < 0 else '+'}{abs(year):06}"
    return f"{written}-{month:02}-{of_month:02}"

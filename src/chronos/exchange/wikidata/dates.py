"""Time values of Wikidata as date expressions, exactly as precise as their precision says.

Wikibase data model, "Dates and times" (wikiba.se, data model; JSON format, "time"): ``time`` looks like ISO 8601, its
``precision`` is a number from 0 (a billion years) to 14 (a second), ``before`` and ``after`` are how many such units it
may be off, ``calendarmodel`` is the item of the calendar in which it is written; of years beyond four digits and of
what is coarser than a millennium it means nothing. There is no year 0: ``-0044`` is 44 BC.
What month and day a value has beyond its precision means nothing: ``+1953-01-01`` of precision 9 is the year 1953.
"""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct, structs

from chronos.edtf import civil, day_number, edtf_year, julian_day_number, parse, words
from chronos.edtf.calendars import is_julian_leap, julian_month_days, month_days
from chronos.edtf.writing import write_runs

GREGORIAN: Final = "Q1985727"
JULIAN: Final = "Q1985786"
SECOND: Final = 14
DAY: Final = 11
MONTH: Final = 10
YEAR: Final = 9
DECADE: Final = 8
MILLENNIUM: Final = 6
UNITS: Final = (
    "billion years",
    "hundred million years",
    "ten million years",
    "million years",
    "hundred thousand years",
    "ten thousand years",
    "millennium",
    "century",
    "decade",
    "year",
    "month",
    "day",
    "hour",
    "minute",
    "second",
)
"""What a precision stands for, by its number (Wikibase data model, "Dates and times")."""
_TIME: Final = re.compile(r"([+-])(\d{1,16})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)Z")
_LARGEST_YEAR: Final = 9999
_DECEMBER: Final = 12
_MOST: Final = 1_000_000
"""Units that a value may be off, at most; none is known to be off by more than a few."""


class TimeValue(Struct, frozen=True):
    """A time value as Wikidata's JSON writes it."""

    time: str
    precision: int
    before: int = 0
    after: int = 0
    timezone: int = 0
    calendarmodel: str = GREGORIAN


class Moment(Struct, frozen=True):
    """A time value as it was understood: an expression, and its first and last day (day numbers, inclusive).

    ``said`` is what the value says that the expression does not: its words in the Julian calendar, or the value itself.
    """

    edtf: str
    first: int
    last: int
    said: str = ""
    julian: bool = False


@lru_cache(maxsize=100_000)
def moment(value: TimeValue) -> Moment:
    """Return what a time value says.

    Raises:
        ValueError: it says nothing that is a date; the message is a reason.
    """
    found = _TIME.fullmatch(value.time)
    if found is None:
        raise ValueError(f"{value.time[:60]!r} is no time as Wikidata writes one")
    sign, digits, month, day, clock = found.groups()
    year = int(digits) if sign == "+" else -int(digits)
    if not year:
        raise ValueError(f"{value.time!r} is of the year 0, and Wikidata counts none: 1 BC may be meant, or nothing")
    if not 0 <= value.precision <= SECOND:
        raise ValueError(f"{value.time!r} has the precision {value.precision}, and Wikidata knows 0 to {SECOND}")
    if not (0 <= value.before <= _MOST and 0 <= value.after <= _MOST):
        raise ValueError(f"{value.time!r} is off by {value.before} and {value.after} units, which is not understood")
    model = value.calendarmodel.rpartition("/")[2]
    if model not in (GREGORIAN, JULIAN):
        raise ValueError(f"{value.time!r} is of the calendar {model[:60]!r}; only Gregorian and Julian ones are read")
    julian = model == JULIAN and value.precision >= MILLENNIUM and abs(year) <= _LARGEST_YEAR
    stated = YEAR if month == "00" else MONTH if day == "00" else SECOND
    if value.precision > stated:  # what is not there cannot be precise
        coarser = moment(structs.replace(value, precision=stated))
        return structs.replace(coarser, said=_raw(value))
    numbers = (year if year > 0 else year + 1, int(month), int(day))
    if value.precision > YEAR:
        return _of_days(value, numbers, clock, julian=julian)
    return _of_years(value, year, julian=julian)


def marked(edtf: str, mark: str) -> str:
    """Return an expression whose every date bears a qualifier (``?``, ``~`` or ``%``)."""
    if not mark or "T" in edtf:
        return edtf
    if edtf.startswith("["):
        return re.sub(r"[^\[\].,]+", lambda date: date[0] + mark, edtf)
    return edtf + mark


def between(first: int | None, last: int | None) -> str:
    """Return the expression of what happened once between two days; a day that is ``None`` is not known."""
    try:
        return write_runs([(first, last)])
    except ValueError:  # it begins or ends inside a year of five digits, which has no months: the whole year, then
        start, end = ("" if day is None else edtf_year(civil(day)[0]) for day in (first, last))
        return start if start == end else f"[{start}..{end}]"


def end_of_interval(at: Moment) -> str:
    """Return a moment as the start or end of an interval, which EDTF has no sets in.

    Where it is a set, that is the year, or the years with digits left out (``18XX``, ``108X``), that have all its days;
    empty, which is "unknown", where there are none.
    """
    if "[" not in at.edtf:
        return at.edtf.partition("T")[0]
    first, last = (edtf_year(civil(day)[0]) for day in (at.first, at.last))
    if first == last:
        return first
    if len(first) != len(last) or "Y" in first or first.startswith("-") != last.startswith("-"):
        return ""
    same = next(number for number, (one, other) in enumerate(zip(first, last, strict=True)) if one != other)
    return first[:same] + "X" * (len(first) - same) if same > first.startswith("-") else ""


def _of_years(value: TimeValue, year: int, *, julian: bool) -> Moment:
    first, last = _period(year, value.precision)
    unit = 10 ** (YEAR - value.precision)
    first -= value.before * unit
    last += value.after * unit
    number = julian_day_number if julian else day_number
    days = number(first, 1, 1), number(last, _DECEMBER, 31)
    if julian:
        plain = first == last
        said = words(parse(edtf_year(first))) if plain else _raw(value)
        return Moment(between(*days), *days, said, julian=True)
    if first == last:
        return Moment(edtf_year(first), *days)
    edtf = f"[{edtf_year(first)}..{edtf_year(last)}]"
    if value.precision == DECADE and last - first == unit - 1 and 0 < first <= last <= _LARGEST_YEAR:
        edtf = f"{first // 10:03d}X"
    return Moment(edtf, *days, _raw(value))


def _period(year: int, precision: int) -> tuple[int, int]:
    """Return the first and last year (astronomical) of the unit of a precision in which a year of Wikidata lies.

    As Wikibase names them (``MwTimeIsoFormatter``): decades begin with a round year (1980 to 1989), centuries and
    millennia end with one (1801 to 1900, 1001 to 2000), greater units are rounded to the nearest. None crosses from BC
    to AD: the 0s are the years 1 to 9.
    """
    count = abs(year)
    unit = 10 ** (YEAR - precision)
    if precision == YEAR:
        low = high = count
    elif precision == DECADE:
        low = count // unit * unit
        high = low + unit - 1
    elif precision >= MILLENNIUM:
        high = (count + unit - 1) // unit * unit
        low = high - unit + 1
    else:
        middle = (count + unit // 2) // unit * unit
        low, high = middle - unit // 2, middle + unit // 2
    low = max(low, 1)
    return (low, high) if year > 0 else (1 - high, 1 - low)


def _of_days(value: TimeValue, numbers: tuple[int, int, int], clock: str, *, julian: bool) -> Moment:
    year, month, day = numbers
    exact = value.precision >= DAY
    length = julian_month_days if julian else month_days
    if not 1 <= month <= _DECEMBER or (exact and not 1 <= day <= length(year, month)):
        unit = UNITS[value.precision]
        raise ValueError(
            f"{value.time!r} is said to be precise to the {unit} (precision {value.precision}), and is not"
        )
    number = julian_day_number if julian else day_number
    if exact:
        first = number(year, month, day) - value.before * (value.precision == DAY)
        last = number(year, month, day) + value.after * (value.precision == DAY)
    else:
        start, end = ((12 * year + month - 1 + shift) for shift in (-value.before, value.after))
        first = number(start // 12, start % 12 + 1, 1)
        last = number(end // 12, end % 12 + 1, length(end // 12, end % 12 + 1))
    off = bool(value.before or value.after)
    edtf = between(first, last)
    if abs(numbers[0]) > _LARGEST_YEAR:  # years of five digits have no months in EDTF
        return Moment(edtf, first, last, _raw(value))
    if julian:
        written = edtf_year(year) + f"-{month:02d}" + (f"-{day:02d}" if exact else "")
        wrong = exact and not _in_gregorian(year, month, day)
        return Moment(edtf, first, last, _raw(value) if off or wrong else words(parse(written)), julian=True)
    if value.precision == SECOND and not value.timezone:
        edtf = f"{edtf}T{clock}Z"
    return Moment(edtf, first, last, _raw(value) if off or value.precision > DAY else "")


def _in_gregorian(year: int, month: int, day: int) -> bool:
    """Whether a Julian day is one in the Gregorian calendar too; 29 February 1500 is none."""
    return not (is_julian_leap(year) and month == 2 and day > month_days(year, month))


def _raw(value: TimeValue) -> str:
    """Return a value as the file has it, with what its precision stands for."""
    off = f", before {value.before}, after {value.after}" if value.before or value.after else ""
    julian = ", Julian" if value.calendarmodel.endswith(JULIAN) else ""
    return f"{value.time}, precision {value.precision} ({UNITS[value.precision]}){off}{julian}"

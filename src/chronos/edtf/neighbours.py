"""The date just before or just after another, in the same unit: 2013 and 2015 beside 2014."""

from __future__ import annotations

from chronos.edtf.calendars import civil, day_number
from chronos.edtf.syntax import Stated

_LARGEST_YEAR = 9999


def year_of(date: Stated) -> int:
    """The astronomical year of a date without unspecified digits whose year is not too large."""
    year: int = int(date.digits) * 10 ** int(date.exponent or 0)
    return -year if date.negative else year


def dated(year: int, month: int = 0, day: int = 0) -> Stated:
    """A date of given parts; 0 leaves a part out."""
    date = Stated()
    date.long = abs(year) > _LARGEST_YEAR
    date.digits, date.negative = f"{abs(year):04d}", year < 0
    date.month = f"{month:02d}" if month else ""
    date.day = f"{day:02d}" if day else ""
    return date


def neighbour(date: Stated, step: int) -> Stated | None:
    """The year, month or day one step away, with the same qualifiers; None where EDTF has none.

    Args:
        date: A year, a month or a day without unspecified digits.
        step: 1 for the next, -1 for the one before.
    """
    year, month, day = year_of(date), int(date.month or 0), int(date.day or 0)
    if day:
        year, month, day = civil(day_number(year, month, day) + step)
    elif month:
        turns, month = divmod(month - 1 + step, 12)
        year, month = year + turns, month + 1
    else:
        year += step
    if abs(year) > _LARGEST_YEAR:
        return None
    beside = dated(year, month, day)
    beside.marks = date.marks
    return beside

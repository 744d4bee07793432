"""Days as integers, in the proleptic Gregorian and Julian calendars.

A day number counts days as ``datetime.date.toordinal`` does: 1 is 0001-01-01 of the proleptic Gregorian
calendar, 0 the day before. Years are astronomical: 0 is 1 BC, -43 is 44 BC. Unlike ``datetime.date`` the
range has no end on either side. Months run from 1 to 12 and days from 1.
"""

from __future__ import annotations

from datetime import date

_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097  # 400 Gregorian years
_FOUR_JULIAN_YEARS = 1461
_LARGEST_FOUR_DIGITS = 9999

# Days of the year before the first of each month, in a common year; index 13 closes December.
DAYS_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)
MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

# 1 January of the year 1 in the Julian calendar is 30 December of the year 0 in the Gregorian, day -1.
_JULIAN_SHIFT = -2


def is_leap(year: int) -> bool:
    """Whether a Gregorian year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_days(year: int, month: int) -> int:
    """How many days a Gregorian month has."""
    return 29 if month == 2 and is_leap(year) else MONTH_DAYS[month]


def day_number(year: int, month: int, day: int) -> int:
    """The number of a Gregorian day; the day must exist."""
    before = year - 1
    number = 365 * before + before // 4 - before // 100 + before // 400 + DAYS_BEFORE[month] + day
    return number + 1 if month > 2 and is_leap(year) else number


def civil(number: int) -> tuple[int, int, int]:
    """The Gregorian year, month and day of a day number."""
    cycles, rest = divmod(number - 1, _CYCLE_DAYS)
    within = date.fromordinal(rest + 1)
    return within.year + _CYCLE_YEARS * cycles, within.month, within.day


def format_year(year: int) -> str:
    """A year in at least four digits, ``-`` ahead of a negative one: ``0476``, ``-0043``, ``170000002``.

    It is EDTF only up to four digits; :func:`edtf_year` always is.
    """
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def edtf_year(year: int) -> str:
    """A year as EDTF writes it, with ``Y`` beyond four digits: ``0476``, ``-0043``, ``Y170000002``, ``Y-10000``."""
    return format_year(year) if abs(year) <= _LARGEST_FOUR_DIGITS else f"Y{format_year(year)}"


def format_day(number: int) -> str:
    """A day number as ``YYYY-MM-DD``; years outside 0000-9999 are written ``-0044-…`` and ``170000002-…``."""
    year, month, day = civil(number)
    return f"{format_year(year)}-{month:02d}-{day:02d}"


def is_julian_leap(year: int) -> bool:
    """Whether a Julian year has a 29 February."""
    return year % 4 == 0


def julian_month_days(year: int, month: int) -> int:
    """How many days a Julian month has."""
    return 29 if month == 2 and is_julian_leap(year) else MONTH_DAYS[month]


def julian_day_number(year: int, month: int, day: int) -> int:
    """The number of a day given in the proleptic Julian calendar; the day must exist in it."""
    before = year - 1
    number = 365 * before + before // 4 + DAYS_BEFORE[month] + day + _JULIAN_SHIFT
    return number + 1 if month > 2 and is_julian_leap(year) else number


def julian_civil(number: int) -> tuple[int, int, int]:
    """The Julian year, month and day of a day number."""
    cycles, rest = divmod(number - 1 - _JULIAN_SHIFT, _FOUR_JULIAN_YEARS)
    within = min(rest // 365, 3)
    year = 4 * cycles + within + 1
    left = rest - 365 * within + 1
    month = 1
    while left > (length := julian_month_days(year, month)):
        left -= length
        month += 1
    return year, month, left


def julian_difference(number: int) -> int:
    """How many days the Gregorian calendar is ahead of the Julian on a day: 13 from March 1900 to February 2100."""
    year, month, _ = julian_civil(number)
    # The calendars part at the end of each February that the Gregorian calendar shortens.
    leaps_of = year if month > 2 else year - 1
    return leaps_of // 100 - leaps_of // 400 - 2

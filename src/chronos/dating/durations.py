"""Steps from one day to another, in days or in calendar units, and both ways.

A step says how far a day may be after another at most. ``up`` is the last day that it allows after a day, ``down`` the
first day after which it allows a day; both never decrease from one day to the next, and each is the other's inverse as
far as there is one: ``later <= up(day)`` holds exactly where ``down(later) <= day`` does.
"""

from functools import cache, lru_cache
from typing import Final, NamedTuple, Protocol

from chronos.edtf import day_number
from chronos.edtf.circa import read_duration

_CYCLE_MONTHS: Final = 4800
_CYCLE_DAYS: Final = 146_097
"""After 400 years the Gregorian calendar begins anew."""
_YEAR_2000: Final = 730_120
"""The day before 2000-01-01: calendar arithmetic is done in the 400 years after it, and moved from there."""
_CLAMPED: Final = 3
"""Days by which the end of a month may be earlier than the day of the month in question: 31 January, 28 February."""


class Step(Protocol):
    """How far one day may be after another at most."""

    @property
    def longest(self) -> int:
        """Days that are never fewer than those of the step, wherever it begins."""

    def up(self, day: int) -> int:
        """Return the last day that is no more than the step after a day."""

    def down(self, day: int) -> int:
        """Return the first day after which a day is no more than the step."""


class Days(NamedTuple):
    """A number of days; below 0 the one day is before the other by so many at least."""

    longest: int

    def up(self, day: int) -> int:
        """Add the days."""
        return day + self.longest

    def down(self, day: int) -> int:
        """Take them off."""
        return day - self.longest


class Later(NamedTuple):
    """A duration in calendar units, counted from the earlier day: 2016-02-29 and a year is 2017-02-28."""

    months: int
    days: int

    @property
    def longest(self) -> int:
        """Days of the longest such duration."""
        return _longest(self.months) + self.days

    def up(self, day: int) -> int:
        """Count the duration forwards."""
        return moved(day, self.months, self.days)

    def down(self, day: int) -> int:
        """Find the first day from which the duration reaches."""
        found = moved(day - self.days, -self.months, 0)
        while self.up(found) >= day:
            found -= 1
        while self.up(found) < day:
            found += 1
        return found


class Earlier(NamedTuple):
    """A duration in calendar units, counted back from the later day: a year before 2016-02-29 is 2015-02-28."""

    months: int
    days: int

    @property
    def longest(self) -> int:
        """Days of the longest such duration."""
        return _longest(self.months) + self.days

    def up(self, day: int) -> int:
        """Find the last day from which the duration reaches back to a day."""
        found = moved(day, self.months, self.days)
        while self.down(found) <= day:
            found += 1
        while self.down(found) > day:
            found -= 1
        return found

    def down(self, day: int) -> int:
        """Count the duration backwards."""
        return moved(day, -self.months, -self.days)


def step_of(text: str, *, backwards: bool) -> Step | None:
    """Return the step that an ISO 8601 duration of years, months, weeks and days is; ``None`` where it is none.

    ``backwards`` says that it is counted from the later of the two days.
    """
    try:
        months, days = read_duration(text)
    except ValueError:
        return None
    if not months:
        return Days(days)
    return Earlier(months, days) if backwards else Later(months, days)


def moved(day: int, months: int, days: int) -> int:
    """Return the day so many months and then so many days later, or earlier where they are below 0.

    The day of the month stays, or is the last one of a shorter month.
    """
    cycles, rest = divmod(day - _YEAR_2000 - 1, _CYCLE_DAYS)
    more, months = divmod(months, _CYCLE_MONTHS)
    return _month_later(rest, months) + (cycles + more) * _CYCLE_DAYS + days


@lru_cache(maxsize=100_000)
def _month_later(offset: int, months: int) -> int:
    """Return the day so many months after a day that is given by its distance from 2000-01-01."""
    from pendulum import Date  # noqa: PLC0415 - loaded only where there are durations in months or years

    return Date.fromordinal(_YEAR_2000 + 1 + offset).add(months=months).toordinal()


@cache
def _longest(months: int) -> int:
    starts = (_first_of(month + months) - _first_of(month) for month in range(_CYCLE_MONTHS))
    return max(starts) + _CLAMPED


def _first_of(month: int) -> int:
    """Return the first day of a month that is counted from the beginning of the year 0."""
    return day_number(month // 12, month % 12 + 1, 1)

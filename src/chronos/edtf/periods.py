"""Years, quarters, months and decades as numbered periods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from chronos.edtf.calendars import civil, day_number, format_year

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Literal

    PeriodName = Literal["year", "quarter", "month", "decade"]


_LABELS: Final = re.compile(r"(?P<quarter>(?<!\d)-?\d{4}-Q[1-4])(?=/|$)|(?P<decade>(?<!\d)-?\d{3}0s)(?=/|$)")
_NEVER = 1 << 100
"""A day after all that are numbered."""


class Period:
    """A way of parting all days into numbered periods, in order of time.

    Attributes:
        index: The number of the period of a day.
        first_day: The first day of a period.
        label: What a period is called.
    """

    __slots__ = ("first_day", "index", "label")

    def __init__(
        self, index: Callable[[int], int], first_day: Callable[[int], int], label: Callable[[int], str]
    ) -> None:
        self.index = index
        self.first_day = first_day
        self.label = label

    def within(self, first: int | None, last: int | None) -> Period:
        """Return these periods cut to the days from ``first`` to ``last``, inclusive; ``None`` cuts nothing.

        All days before are one period, with the number before that of ``first``; all days after likewise. Neither has
        a label.
        """
        low = self.index(first) if first is not None else None
        high = self.index(last) if last is not None else None

        def index(day: int) -> int:
            if low is not None and first is not None and day < first:
                return low - 1
            return high + 1 if high is not None and last is not None and day > last else self.index(day)

        def first_day(number: int) -> int:
            if first is not None and number == low:
                return first
            if high is None or last is None or number <= high:
                return self.first_day(number)
            return last + 1 if number == high + 1 else _NEVER

        return Period(index, first_day, self.label)


def _year(day: int) -> int:
    return civil(day)[0]


def _first_of_year(year: int) -> int:
    return day_number(year, 1, 1)


def _quarter(day: int) -> int:
    year, month, _ = civil(day)
    return year * 4 + (month - 1) // 3


def _first_of_quarter(index: int) -> int:
    return day_number(index // 4, index % 4 * 3 + 1, 1)


def _quarter_label(index: int) -> str:
    return f"{format_year(index // 4)}-Q{index % 4 + 1}"


def _month(day: int) -> int:
    year, month, _ = civil(day)
    return year * 12 + month - 1


def _first_of_month(index: int) -> int:
    return day_number(index // 12, index % 12 + 1, 1)


def _month_label(index: int) -> str:
    return f"{format_year(index // 12)}-{index % 12 + 1:02d}"


# As in EDTF, where -004X is -0049 to -0040: decades before the year 0 are counted by their digits, and the
# nearest to it, -000X, has nine years.
def _decade(day: int) -> int:
    year = civil(day)[0]
    return year // 10 if year >= 0 else -(-year // 10) - 1


def _first_of_decade(index: int) -> int:
    return _first_of_year(index * 10 if index >= 0 else (index + 1) * 10 - 9)


def _decade_label(index: int) -> str:
    return f"{format_year(index * 10)}s" if index >= 0 else f"-{(-index - 1) * 10:04d}s"


PERIODS: Mapping[PeriodName, Period] = {
    "year": Period(_year, _first_of_year, format_year),
    "quarter": Period(_quarter, _first_of_quarter, _quarter_label),
    "month": Period(_month, _first_of_month, _month_label),
    "decade": Period(_decade, _first_of_decade, _decade_label),
}


def number_of(label: str, by: PeriodName) -> int:
    """Return the number of the period that has this label: the inverse of :attr:`Period.label`."""
    if by == "year":
        return int(label)
    if by == "decade":
        return int(label[:-1]) // 10 if label[0] != "-" else -(int(label[1:-1]) // 10) - 1
    year, _, part = label.rpartition("-")
    return int(year) * 4 + int(part[1:]) - 1 if by == "quarter" else int(year) * 12 + int(part) - 1


def labels_as_dates(text: str) -> str:
    """Return a date or an interval with the labels of quarters and decades in it as EDTF: 2018-Q2 is 2018-34."""

    def date(label: re.Match[str]) -> str:
        found = label[0]
        return f"{found[:-2]}{32 + int(found[-1])}" if label["quarter"] else f"{found[:-2]}X"

    return _LABELS.sub(date, text)

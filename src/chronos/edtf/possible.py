"""The days a date may mean: bounds, and sorted runs of days where digits are unspecified.

A run of days is ``(first, last)``, day numbers inclusive; None means that the side has no bound. Qualifiers
never move a bound. Months of the seasons are a convention of chronos (see ``SEASONS``); significant digits
sweep the rest of the year: ``1950S2`` is 1900 to 1999.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.calendars import MONTH_DAYS, day_number, is_leap, month_days
from chronos.edtf.syntax import LARGEST_DIGITS, Member, Span, Stated, Tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Run = tuple[int | None, int | None]
    Block = tuple[int, int]

# Bounds kinds of ``DateExpression.earliest_kind`` and ``latest_kind``.
DATE = "date"
OPEN = "open"
UNKNOWN = "unknown"
TOO_LARGE = "toolarge"

# Years too large to number lie from the first of these days on, those before the common era up to the second.
BEYOND = day_number(10**LARGEST_DIGITS, 1, 1)
BEYOND_BC = day_number(1 - 10**LARGEST_DIGITS, 1, 1) - 1

# Code: first month and number of months. EDTF names the codes and leaves the months of seasons to the reader;
# chronos takes meteorological seasons, winter reaching into the next year. 33-41 are quarters, quadrimesters
# and semesters (EDTF level 2, "sub-year groupings").
SEASONS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip


def matches(pattern: str, number: int) -> bool:
    """Whether a number of two digits fits a pattern such as ``X1``."""
    return pattern[0] in ("X", "0123456789"[number // 10]) and pattern[1] in ("X", "0123456789"[number % 10])


def year_blocks(date: Stated, *, backwards: bool = False) -> Iterator[Block]:
    """The years a date may lie in as runs of years, in order of time or against it."""
    if date.long or date.significant:
        yield _long_block(date)
        return
    from itertools import product  # only masked dates and the complete reader come here

    prefix = date.digits.rstrip("X")
    width = 10 ** (4 - len(prefix))
    ascending = backwards == date.negative
    digits = "0123456789" if ascending else "9876543210"
    for choice in product(*(digits if digit == "X" else digit for digit in prefix)):
        low = int("".join(choice) or "0") * width
        high = low + width - 1
        if not date.negative:
            yield low, high
        elif high:
            yield -high, -max(low, 1)


def _long_block(date: Stated) -> Block:
    size = date.size
    year = int(date.digits) * 10 ** (int(date.exponent) if date.exponent else 0)
    width = 10 ** (size - int(date.significant)) if date.significant else 1
    low = year // width * width
    high = low + width - 1
    # The negative year zero does not exist: -0044S2 reaches from -0099 to -0001.
    return (-high, -max(low, 1)) if date.negative else (low, high)


def month_runs(date: Stated, *, leap: bool) -> list[Block]:
    """The days of one year that a date with month or day may mean, as runs of offsets from 1 January."""
    runs: list[Block] = []
    offset = 0
    for month in range(1, 13):
        length = 29 if leap and month == 2 else MONTH_DAYS[month]
        if matches(date.month, month):
            if not date.day:
                _extend(runs, offset, offset + length - 1)
            else:
                for day in range(1, length + 1):
                    if matches(date.day, day):
                        _extend(runs, offset + day - 1, offset + day - 1)
        offset += length
    return runs


def _extend(runs: list[Block], first: int, last: int) -> None:
    if runs and runs[-1][1] == first - 1:
        runs[-1] = (runs[-1][0], last)
    else:
        runs.append((first, last))


def any_day(date: Stated) -> bool:
    """Whether any day of the calendar fits the digits of a date with a day."""
    return next(_day_runs(date), None) is not None


def _day_runs(date: Stated, *, backwards: bool = False) -> Iterator[Block]:
    if not date.masked:
        if 1 <= int(date.month) <= 12:
            yield from _only_day(date)
        return
    yield from _masked_runs(date, backwards=backwards)


def _only_day(date: Stated) -> Iterator[Block]:
    year = -int(date.digits) if date.negative else int(date.digits)
    month, day = int(date.month), int(date.day)
    if day <= month_days(year, month):
        number = day_number(year, month, day)
        yield number, number


def _masked_runs(date: Stated, *, backwards: bool) -> Iterator[Block]:
    common = month_runs(date, leap=False)
    leaping = month_runs(date, leap=True)
    if not leaping:
        return
    step = -1 if backwards else 1
    for low, high in year_blocks(date, backwards=backwards):
        for year in range(low, high + 1)[::step]:
            start = day_number(year, 1, 1)
            for first, last in (leaping if is_leap(year) else common)[::step]:
                yield start + first, start + last


def _season_run(date: Stated, year: int) -> Block:
    month, count = SEASONS[date.season]
    last_year, last_month = (year, month + count - 1) if month + count <= 13 else (year + 1, month + count - 13)
    return day_number(year, month, 1), day_number(last_year, last_month, month_days(last_year, last_month))


def runs(date: Stated, *, backwards: bool = False) -> Iterator[Block]:
    """The runs of days of one date whose year is not too large, in order of time or against it; lazy.

    Neighbouring runs may touch; :func:`merged` joins them.
    """
    whole_years = date.month in ("", "XX") and date.day in ("", "XX")
    if whole_years:
        for low, high in year_blocks(date, backwards=backwards):
            yield day_number(low, 1, 1), day_number(high, 12, 31)
    elif date.season:
        for low, high in year_blocks(date, backwards=backwards):
            for year in range(low, high + 1)[:: -1 if backwards else 1]:
                yield _season_run(date, year)
    elif date.day:
        yield from _day_runs(date, backwards=backwards)
    else:
        yield from _masked_runs(date, backwards=backwards)


def date_bounds(date: Stated) -> tuple[int | None, int | None]:
    """First and last day of one date, or two Nones when its year is too large to number."""
    if date.too_large:
        return None, None
    if date.month and not (date.masked or date.season or date.long or date.significant):
        # Most dates: one month or one day.
        year, month = -int(date.digits) if date.negative else int(date.digits), int(date.month)
        first = day_number(year, month, int(date.day or 1))
        return first, first if date.day else first + month_days(year, month) - 1
    return next(runs(date))[0], next(runs(date, backwards=True))[1]


def reach(date: Stated) -> tuple[float, float]:
    """First and last day of one date; years too large to number reach to infinity."""
    first, last = date_bounds(date)
    if first is None or last is None:
        return (-float("inf"), BEYOND_BC) if date.negative else (BEYOND, float("inf"))
    return first, last


def date_runs(date: Stated) -> Iterator[Run]:
    """The runs of days of one date, any year."""
    if not date.too_large:
        yield from runs(date)
    elif date.negative:
        yield None, BEYOND_BC
    else:
        yield BEYOND, None


def merged(sources: Iterable[Run]) -> Iterator[Run]:
    """Runs sorted by their first day, joined where they overlap or touch."""
    held: Run | None = None
    for first, last in sources:
        if held is None:
            held = (first, last)
            continue
        held_last = held[1]
        if held_last is None:
            break
        if first is not None and first > held_last + 1:
            yield held
            held = (first, last)
        else:
            held = (held[0], None if last is None else max(held_last, last))
    if held is not None:
        yield held


def member_runs(member: Member) -> Iterator[Run]:
    """The runs of days of one member of a set; a range has every day between its two dates."""
    if member.first is member.last and member.first is not None:
        yield from date_runs(member.first)
        return
    low = reach(member.first)[0] if member.first else -float("inf")
    high = reach(member.last)[1] if member.last else float("inf")
    yield _finite(low), _finite(high)


def _finite(day: float) -> int | None:
    return None if day in (float("inf"), -float("inf")) else int(day)


def tree_runs(tree: Tree) -> Iterator[Run]:
    """All possible days of an expression as sorted, disjoint runs that do not touch; lazy.

    An interval may cover every day from the first of its start to the last of its end.
    """
    if isinstance(tree, Stated):
        return merged(date_runs(tree))
    if isinstance(tree, Span):
        low = reach(tree.start)[0] if isinstance(tree.start, Stated) else -float("inf")
        high = reach(tree.end)[1] if isinstance(tree.end, Stated) else float("inf")
        return iter([(_finite(low), _finite(high))])
    from heapq import merge  # sets only

    return merged(merge(*map(member_runs, tree.members), key=_first_day))


def _first_day(run: Run) -> float:
    return -float("inf") if run[0] is None else run[0]

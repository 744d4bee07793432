"""Which periods something that lasted covers, as exact fractions.

Its start and its end are each any of their days, evenly, and the end is not before the start: every such pair of days
has the same weight.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from chronos.edtf.aoristic import date_region
from chronos.edtf.syntax import Span, Stated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chronos.edtf.aoristic import Days, Window
    from chronos.edtf.periods import Period
    from chronos.edtf.value import DateExpression

# Pairs of runs of days, or of periods, that are looked at; only starts and ends with unspecified digits have more.
_MOST_PAIRS = 1_000_000


def covered(
    expr: DateExpression, measure: Period, window: Window | None = None, *, went_on: bool = True
) -> dict[tuple[int, int], Fraction]:
    """The weight of each first and last period that something that lasted may cover; the sum is 1.

    An open end (``..``) is the window's last day: it went on until then, unless ``went_on`` is false. An unknown end is
    any day from the start to that day; an open or unknown start any from the window's first day to the end.

    Args:
        expr: An interval.
        measure: The periods, by number (:data:`chronos.edtf.periods.PERIODS`).
        window: First and last day (day numbers, inclusive) that stand in for open and unknown ends.
        went_on: Whether the window's last day is one on which somebody said that it goes on.

    Raises:
        ValueError: It is no interval; a bound is open or unknown and there is no window; a year is too large to
            number; or there are too many pairs of periods.
    """
    starts, ends = (_by_period(runs, measure) for runs in _ends(expr, window, went_on=went_on))
    if len(starts) * len(ends) > _MOST_PAIRS:
        message = "the interval may cover too many periods"
        raise ValueError(message)
    pairs = {
        (first, last): _pairs(began, ended)
        for first, began in starts.items()
        for last, ended in ends.items()
        if first <= last
    }
    every = sum(pairs.values())
    return {run: Fraction(number, every) for run, number in sorted(pairs.items()) if number}


def _ends(expr: DateExpression, window: Window | None, *, went_on: bool) -> tuple[list[Days], list[Days]]:
    """The days on which it may have begun, and those on which it may have ended."""
    tree = expr.tree()
    if not isinstance(tree, Span):
        message = f"{expr} is no interval"
        raise ValueError(message)  # noqa: TRY004 - the type is right, the value is not
    start = list(date_region(tree.start)) if isinstance(tree.start, Stated) else []
    end = list(date_region(tree.end)) if isinstance(tree.end, Stated) else []
    if (not start or not end) and window is None:
        message = "an open or unknown bound is counted only within a window"
        raise ValueError(message)
    first, last = window or (0, 0)
    if not end:
        last = max(last, start[-1][1] if start else first)
        end = [(last, last)] if expr.latest_kind == "open" and went_on else [(start[0][0] if start else first, last)]
    if not start:
        start = [(min(first, end[0][0]), end[-1][1])]
    return start, end


def _by_period(runs: Iterable[Days], measure: Period) -> dict[int, list[Days]]:
    """Part runs of days by period."""
    parted: dict[int, list[Days]] = {}
    for first, last in runs:
        low = first
        number = measure.index(first)
        while low <= last:
            high = min(last, measure.first_day(number + 1) - 1) if number < measure.index(last) else last
            parted.setdefault(number, []).append((low, high))
            if len(parted) > _MOST_PAIRS:
                message = "the interval may cover too many periods"
                raise ValueError(message)
            low, number = high + 1, number + 1
    return parted


def _pairs(starts: list[Days], ends: list[Days]) -> int:
    """How many pairs of a start and an end there are in which the end is not before the start."""
    if starts[-1][1] <= ends[0][0]:
        return sum(last - first + 1 for first, last in starts) * sum(last - first + 1 for first, last in ends)
    if len(starts) * len(ends) > _MOST_PAIRS:
        message = "the interval has too many starts and ends"
        raise ValueError(message)
    return sum(_pairs_of(start, end) for start in starts for end in ends)


def _pairs_of(start: Days, end: Days) -> int:
    """The same of two runs."""
    until = min(start[1], end[1])
    before = max(0, min(until, end[0]) - start[0] + 1)  # starts from which every end is reached
    since = max(start[0], end[0] + 1)
    after = max(0, until - since + 1)  # the others reach from end[1] - since + 1 ends down to end[1] - until + 1
    return before * (end[1] - end[0] + 1) + after * (2 * end[1] - since - until + 2) // 2

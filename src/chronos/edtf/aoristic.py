"""Weights of a date over periods, as exact fractions (aoristic analysis: Ratcliffe 2000).

Ratcliffe, J. H. (2000), "Aoristic analysis: the spatial interpretation of unspecific temporal events",
International Journal of Geographical Information Science 14(7), 669-679: an event that happened somewhere in a
span counts in each period with the share of the span that lies in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.canonical import write_member
from chronos.edtf.periods import PERIODS
from chronos.edtf.possible import date_runs, merged, reach
from chronos.edtf.syntax import Listed, Span, Stated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from chronos.edtf.periods import Period, PeriodName
    from chronos.edtf.value import DateExpression

    Window = tuple[int, int]
    Days = tuple[int, int]

# A weight for every month of the ten thousand years of XXXX is 120,000; longer answers are refused.
_MOST_PERIODS = 200_000


def weights(
    expr: DateExpression,
    period: PeriodName = "year",
    window: Window | None = None,
    *,
    lasting: bool | None = None,
) -> dict[str, Fraction]:
    """How an event counts in each period that it may have happened in.

    The weights sum to exactly 1, or to the number of members of a set ``{a,b}``. Each member of ``[a,b]`` has the
    same weight; a range ``a..b`` is one member, and the weight of a member is spread evenly over its days. What
    lasted counts where it began.

    Args:
        expr: The date of the event.
        period: ``year``, ``quarter``, ``month`` or ``decade``.
        window: First and last day (day numbers, inclusive) to which open and unknown bounds are clipped, to the
            day; bounds that are dates are not. ``[2018..]`` in a window that ends on 2018-05-01 is spread from
            2018-01-01 to that day. Where the window would leave nothing, the stated date's own days count:
            ``[2025..]`` in it is 2025. :func:`is_clipped` says whether the window matters.
        lasting: Whether the event lasted from start to end; None means that intervals did and no others.

    Returns:
        Weight by label (``2018``, ``2018-Q2``, ``2018-05``, ``2010s``), in order of time, without zeros.

    Raises:
        ValueError: A bound is open or unknown and there is no window; a year is too large to number; or the
            weights would be more than 200,000.
    """
    measure = PERIODS[period]
    return {measure.label(number): share for number, share in shares(expr, measure, window, lasting=lasting).items()}


def shares(
    expr: DateExpression, measure: Period, window: Window | None = None, *, lasting: bool | None = None
) -> dict[int, Fraction]:
    """The same as :func:`weights` by the numbers of periods, which may be any that part all days.

    Raises:
        ValueError: As :func:`weights`.
    """
    from fractions import Fraction  # importing it takes longer than reading a thousand dates

    parts = list(regions(expr, window, lasting=lasting))
    share = Fraction(1, 1 if expr.all_of else len(parts))
    totals: dict[int, Fraction] = {}
    for region in parts:
        counts = _days_by_period(region, measure)
        days = sum(counts.values())
        for index, count in counts.items():
            totals[index] = totals.get(index, Fraction(0)) + share * Fraction(count, days)
    return {number: totals[number] for number in sorted(totals)}


def presence(expr: DateExpression, period: PeriodName = "year", window: Window | None = None) -> tuple[str, ...]:
    """The labels of all periods that an event may have touched, from its first to its last possible day, in order.

    Raises:
        ValueError: As :func:`weights`.
    """
    measure = PERIODS[period]
    indices: dict[int, int] = {}
    for region in regions(expr, window, lasting=False):
        indices.update(_days_by_period(region, measure))
    if isinstance(expr.tree(), Span):  # a start may lie beyond the window that clips an open end (20XX/..)
        for region in regions(expr, window, lasting=None):
            indices.update(_days_by_period(region, measure))
    return tuple(measure.label(index) for index in sorted(indices))


def is_clipped(expr: DateExpression, lasting: bool | None = None) -> bool:
    """Whether the weights of a date depend on the window: whether a bound that counts is open or unknown.

    Of what lasted only the start counts, so ``2018/..`` is not clipped; ``[2018..]``, ``../2018`` and ``/2018`` are.

    Args:
        expr: The date of the event.
        lasting: As in :func:`weights`; False for what :func:`presence` gives.
    """
    tree = expr.tree()
    if isinstance(tree, Stated):
        return False
    if isinstance(tree, Span):
        return not isinstance(tree.start, Stated) or (lasting is False and not isinstance(tree.end, Stated))
    return any(member.first is None or member.last is None for member in tree.members)


def _days_by_period(region: Iterable[Days], measure: Period) -> dict[int, int]:
    counts: dict[int, int] = {}
    for first, last in region:
        start, stop = measure.index(first), measure.index(last)
        if len(counts) + stop - start > _MOST_PERIODS:
            message = f"the date spans more than {_MOST_PERIODS} periods"
            raise ValueError(message)
        low = first
        for index in range(start, stop + 1):
            high = min(last, measure.first_day(index + 1) - 1)
            counts[index] = counts.get(index, 0) + high - low + 1
            low = high + 1
    return counts


def regions(expr: DateExpression, window: Window | None, *, lasting: bool | None) -> Iterator[Iterable[Days]]:
    """The days over which each member of a set is spread, as runs in order; of what is no set there is one member.

    Raises:
        ValueError: As :func:`weights`.
    """
    tree = expr.tree()
    if isinstance(tree, Stated):
        yield date_region(tree)
    elif isinstance(tree, Span):
        yield _span_region(tree, window) if lasting is False else _start_region(tree, window)
    else:
        yield from _member_regions(tree, window)


def date_region(date: Stated) -> Iterator[Days]:
    """The days of one date, in runs; ValueError where a year has more than 18 digits."""
    for first, last in merged(date_runs(date)):
        yield _closed(first), _closed(last)


def _closed(bound: float | None) -> int:
    if bound is None or abs(bound) == float("inf"):
        message = "a year of more than 18 digits has no days to count"
        raise ValueError(message)
    return int(bound)


def _start_region(span: Span, window: Window | None) -> Iterable[Days]:
    if not isinstance(span.start, Stated):
        return _span_region(span, window)
    # What lasted did not begin after it ended.
    stop = reach(span.end)[1] if isinstance(span.end, Stated) else float("inf")
    runs = date_region(span.start)
    return [(first, int(min(last, stop))) for first, last in runs if first <= stop]


def _span_region(span: Span, window: Window | None) -> list[Days]:
    start = span.start if isinstance(span.start, Stated) else None
    end = span.end if isinstance(span.end, Stated) else None
    return [_clipped(start, end, window)]


def _clipped(start: Stated | None, end: Stated | None, window: Window | None) -> Days:
    """The days from one date to another; a side that is missing is that of the window."""
    if (start is None or end is None) and window is None:
        message = "an open or unknown bound is counted only within a window"
        raise ValueError(message)
    first, last = window or (0, 0)
    own_first, own_last = first, last
    if start is not None:
        first, own_last = map(_closed, reach(start))
        own_first = first
    if end is not None:
        end_first, last = map(_closed, reach(end))
        own_first, own_last = (end_first if start is None else first), last
    return (first, last) if first <= last else (own_first, own_last)


def _member_regions(listed: Listed, window: Window | None) -> Iterator[Iterable[Days]]:
    distinct = {write_member(member): member for member in listed.members}
    for member in distinct.values():
        if member.first is member.last and member.first is not None:
            yield date_region(member.first)
        else:
            yield [_clipped(member.first, member.last, window)]

"""What a text may say of counts: more here than there, rising or falling, each with its share of draws."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Final

import numpy as np

from chronos.count.resampling import TAIL, Draws, middle
from chronos.edtf import EdtfError, parse
from chronos.edtf.periods import PERIODS, labels_as_dates, number_of
from chronos.model import ChronosError, Comparison, Counts, Trend

LEAST_ROWS: Final = 3
"""Whole periods that a trend needs."""


class ComparisonError(ChronosError):
    """What is to be compared is no span of the periods that were counted."""


def compare(counts: Counts, draws: Draws, one: str, other: str) -> Comparison:
    """Return how often a span of periods had more events than another; each is an EDTF date or interval.

    Raises:
        ComparisonError: one is no span of whole periods within those that were counted.
    """
    left, right = _rows(counts, one), _rows(counts, other)
    difference = draws[left.start : left.stop].sum(axis=0) - draws[right.start : right.stop].sum(axis=0)
    marked = [counts.rows[row].period for row in sorted({*left, *right}) if counts.rows[row].mark]
    return Comparison(
        one=one,
        other=other,
        more=int((difference > 0).sum()),
        same=int((difference == 0).sum()),
        fewer=int((difference < 0).sum()),
        marked=tuple(marked),
    )


def compare_neighbours(counts: Counts, draws: Draws) -> Iterator[Comparison]:
    """Yield the comparison of each period with the one before it, where that has a row."""
    for place, (before, after) in enumerate(pairwise(_numbers(counts)), start=1):
        if after != before + 1:
            continue
        difference = draws[place] - draws[place - 1]
        marked = [row.period for row in counts.rows[place - 1 : place + 1] if row.mark]
        yield Comparison(
            one=counts.rows[place].period,
            other=counts.rows[place - 1].period,
            more=int((difference > 0).sum()),
            same=int((difference == 0).sum()),
            fewer=int((difference < 0).sum()),
            marked=tuple(marked),
        )


def trend_of(counts: Counts, draws: Draws) -> Trend | None:
    """Return how the numbers rise or fall by the straight line that fits each draw best (least squares).

    Only periods without a mark count; ``None`` where these are fewer than three or do not follow one another.
    """
    whole = [place for place, row in enumerate(counts.rows) if not row.mark]
    numbers = [number for number, row in zip(_numbers(counts), counts.rows, strict=True) if not row.mark]
    if len(whole) < LEAST_ROWS or numbers[-1] - numbers[0] + 1 != len(numbers):
        return None
    away = np.array(numbers) - np.mean(numbers)
    slopes = away @ draws[whole] / (away @ away)
    low, middle, high = (float(np.quantile(slopes, share)) for share in (TAIL, 0.5, 1 - TAIL))
    return Trend(
        first=counts.rows[whole[0]].period,
        last=counts.rows[whole[-1]].period,
        rising=int((slopes > 0).sum()),
        falling=int((slopes < 0).sum()),
        draws=int(draws.shape[1]),
        slope=middle,
        interval=(low, high),
    )


def total_interval(draws: Draws) -> tuple[int, int] | None:
    """Return the 90 % interval of the sum of all rows, ``None`` where nothing was drawn."""
    if not draws.shape[1]:
        return None
    return middle(draws.sum(axis=0, keepdims=True))[0]


def _rows(counts: Counts, span: str) -> range:
    """Return the places of the rows that a span is made of."""
    try:
        date = parse(labels_as_dates(span))
    except EdtfError as error:
        raise ComparisonError(f"{span[:60]!r} is no date to compare: {error.reason}") from None
    if date.earliest is None or date.latest is None:
        raise ComparisonError(f"{span[:60]!r} has no first or no last day; name both ends: 2015/2019")
    if date.kind != "interval" and len(list(islice(date.spans(), 2))) > 1:
        raise ComparisonError(f"{span[:60]!r} is no single span of days; name its two ends: 2015/2019")
    measure = PERIODS[counts.by]
    low, high = measure.index(date.earliest), measure.index(date.latest)
    if measure.first_day(low) != date.earliest or measure.first_day(high + 1) - 1 != date.latest:
        raise ComparisonError(f"{span[:60]!r} is not made of whole {counts.by}s; count by a smaller period")
    numbers = _numbers(counts)
    if not numbers or low < numbers[0] or high > numbers[-1]:
        counted = f"from {counts.rows[0].period} to {counts.rows[-1].period}" if numbers else "in no period"
        raise ComparisonError(f"{span[:60]!r} lies outside what was counted ({counted}); --from and --to widen it")
    return range(bisect_left(numbers, low), bisect_right(numbers, high))


def _numbers(counts: Counts) -> list[int]:
    """Return the number of the period of each row."""
    return [number_of(row.period, counts.by) for row in counts.rows]

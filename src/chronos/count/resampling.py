"""Draws every date again and again from the days it may mean, and counts each time: what dating alone leaves open.

A draw gives each occurrence one of its possible days by its weights, independently of the others, so the mean of all
draws tends to the expected numbers. Intervals hold the middle 90 % of the draws. They tell of dates, and not of events
that nobody recorded. The same seed gives the same draws (NumPy's PCG64; of the released NumPy in constraints.txt).
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from math import ceil, floor
from typing import Final, TypeAlias

import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from chronos.count.terms import Terms
from chronos.count.weighing import Occurrence, Weighed
from chronos.edtf.periods import number_of
from chronos.model import Counts

Draws: TypeAlias = NDArray[np.int32]
"""Events by row of the counts (first axis) and draw (second axis)."""

TAIL: Final = 0.05
"""Share of the draws below an interval, and above it."""
_FEW: Final = 4
"""Events of one distribution for each of its outcomes up to which single draws are faster than multinomial ones."""

_Outcome: TypeAlias = "tuple[int, int]"


def draw(weighed: Iterable[Weighed], counts: Counts, terms: Terms) -> Draws:
    """Return the number of events in each row of the counts, in every draw.

    What has but one outcome is added, what has several drawn; events with the same outcomes are drawn together.
    """
    numbers = [number_of(row.period, terms.by) for row in counts.rows]
    alike: Counter[tuple[tuple[_Outcome, float], ...]] = Counter()
    fixed: Counter[_Outcome] = Counter()
    for each in weighed:
        if not terms.is_counted(each.event):
            continue
        for occurrence in each.occurrences or ():
            outcomes = _outcomes(occurrence, numbers, cumulative=counts.cumulative)
            if len(outcomes) == 1:
                fixed[outcomes[0][0]] += 1
            else:
                alike[outcomes] += 1
    steps = np.zeros((len(numbers) + 1, terms.draws), dtype=np.int32)
    for (start, stop), number in fixed.items():
        steps[start] += number
        steps[stop] -= number
    random = np.random.Generator(np.random.PCG64(terms.seed))
    for outcomes in sorted(alike):
        _add(steps, outcomes, alike[outcomes], random)
    return np.cumsum(steps, axis=0, dtype=np.int32)[:-1]


def with_intervals(counts: Counts, draws: Draws) -> Counts:
    """Return the counts with the interval of each row: the 5th and the 95th percentile of its draws, whole numbers."""
    if not counts.rows or not draws.shape[1]:
        return counts
    rows = zip(counts.rows, middle(draws), strict=True)
    return structs.replace(counts, rows=tuple(structs.replace(row, interval=interval) for row, interval in rows))


def middle(draws: Draws) -> list[tuple[int, int]]:
    """Return what the middle 90 % of the draws of each row lie between, both inclusive; there is at least one draw."""
    ordered = np.sort(draws, axis=1)  # of whole numbers many times faster than np.quantile
    last = draws.shape[1] - 1
    low, high = (ordered[:, place].tolist() for place in (floor(TAIL * last), ceil((1 - TAIL) * last)))
    return list(zip(low, high, strict=True))


def _outcomes(
    occurrence: Occurrence, numbers: Sequence[int], *, cumulative: bool
) -> tuple[tuple[_Outcome, float], ...]:
    """Return the rows an occurrence may touch, as (first, after the last), each with its weight, in order."""
    shares: dict[_Outcome, float] = {}
    for (first, last), weight in occurrence.runs.items():
        start = bisect_left(numbers, first)
        stop = len(numbers) if cumulative else bisect_right(numbers, last)
        outcome = (start, stop) if start < stop else (0, 0)
        shares[outcome] = shares.get(outcome, 0.0) + float(weight)
    return tuple(sorted(shares.items()))


def _add(steps: Draws, outcomes: tuple[tuple[_Outcome, float], ...], number: int, random: np.random.Generator) -> None:
    """Draw so many events with these outcomes, and add each where it begins and take it off after it ends."""
    draws = steps.shape[1]
    weights = np.array([weight for _, weight in outcomes])
    weights /= weights.sum()
    if number > _FEW * len(outcomes):
        for ((start, stop), _), drawn in zip(outcomes, random.multinomial(number, weights, draws).T, strict=True):
            steps[start] += drawn.astype(np.int32)
            steps[stop] -= drawn.astype(np.int32)
        return
    bounds = np.cumsum(weights)[:-1]
    starts, stops = (np.array([outcome[side] for outcome, _ in outcomes]) for side in (0, 1))
    every = np.arange(draws)
    for _ in range(number):
        chosen = np.searchsorted(bounds, random.random(draws), side="right")
        steps[starts[chosen], every] += 1
        steps[stops[chosen], every] -= 1

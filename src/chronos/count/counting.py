"""Counts per period by aoristic weights (Ratcliffe 2000), exactly."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final

from msgspec import structs

from chronos.count.marking import mark_of
from chronos.count.terms import Terms
from chronos.count.weighing import Occurrence, Weighed
from chronos.edtf.periods import PERIODS, number_of
from chronos.model import Counts, Period, PeriodCount, add_up

MOST_ROWS: Final = 2_500
"""Periods up to which those without events are listed too; past it only those with events."""


class Tally:
    """What occurrences add up to in each period, by its number."""

    def __init__(self) -> None:
        self.certain: Counter[int] = Counter()
        self.possible: Counter[int] = Counter()
        self.weights: dict[int, list[Fraction]] = {}
        self.reached: list[Fraction] = []

    def add(self, occurrence: Occurrence, low: int | None, high: int | None) -> None:
        """Add an occurrence, in the periods from ``low`` to ``high``."""
        reached: list[Fraction] = []
        shares: dict[int, Fraction] = {}
        steps: dict[int, list[Fraction]] = {}  # what a run of several periods adds where it begins and takes off after
        for (first, last), weight in occurrence.runs.items():
            start = first if low is None else max(first, low)
            stop = last if high is None else min(last, high)
            if start < stop:
                steps.setdefault(start, []).append(weight)
                steps.setdefault(stop + 1, []).append(-weight)
            elif start == stop:
                shares[start] = shares.get(start, Fraction(0)) + weight
            if start <= stop:
                reached.append(weight)
        height = Fraction(0)
        for number, after in pairwise(sorted(steps)):  # past the last of them the height is 0 again
            height += add_up(steps[number])
            for between in range(number, after) if height else ():
                shares[between] = shares.get(between, Fraction(0)) + height
        self.reached.append(add_up(reached))
        for number, share in shares.items():
            self.weights.setdefault(number, []).append(share)
            self.possible[number] += 1
            self.certain[number] += occurrence.is_certain(share)


def count(
    weighed: Iterable[Weighed], terms: Terms, *, group: str = "", name: str = "", like: Counts | None = None
) -> Counts:
    """Count weighed events in every period.

    Retracted events are told apart and not counted, nor are prospective ones unless the terms ask for them. An event
    whose date says too little to be placed (a year of more than 18 digits, more than 2,500 years such as those of
    ``XXXX``, no window for an open bound) is ``outside``. One whose start is not known may lie in every period of the
    window, and must lie in none. The rows are those of other counts where they are to be ``like`` them.
    """
    weighed = tuple(weighed)
    counted = [each for each in weighed if terms.is_counted(each.event)]
    tally = Tally()
    low, high = asked_periods(terms)
    occurrences = [one for each in counted for one in each.occurrences or ()]
    for one in occurrences:
        tally.add(one, low, high)
    placed = sum(bool(each.occurrences) for each in counted)
    reached = add_up(tally.reached)
    rows = rows_of(tally, terms, like)
    return Counts(
        by=terms.by,
        rows=rows,
        events=len(weighed),
        undated=sum(each.event.date is None for each in counted),
        undated_besides=sum(
            each.event.date is None for each in weighed if each.event.status == "prospective" and not terms.prospective
        ),
        prospective=sum(each.event.status == "prospective" for each in weighed if not terms.prospective),
        retracted=sum(each.event.status == "retracted" for each in weighed),
        beyond=whole(len(occurrences) - placed + add_up(row.expected for row in rows) - reached),
        outside=sum(each.occurrences is None for each in counted),
        elsewhere=whole(len(occurrences) - reached),
        clipped=sum(each.clipped for each in counted),
        first=terms.window[0] if terms.window is not None else None,
        last=terms.window[1] if terms.window is not None else None,
        group=group,
        name=name,
        lasting=terms.lasting,
    )


def cumulate(
    weighed: Iterable[Weighed], terms: Terms, *, group: str = "", name: str = "", like: Counts | None = None
) -> Counts:
    """Count events up to the end of each period: those that must have happened by then, are expected to, or may have.

    What lasted counts from where it began. What lies before the days asked for is in the first row already.
    """
    weighed = tuple(weighed)
    counts = count(weighed, terms, group=group, name=name, like=like)
    occurrences = [one for each in weighed if terms.is_counted(each.event) for one in each.occurrences or ()]
    certain: Counter[int] = Counter()
    possible: Counter[int] = Counter()
    weights: dict[int, list[Fraction]] = {}
    for occurrence in occurrences:
        starts = [first for first, _ in occurrence.runs]
        possible[min(starts)] += 1
        certain[max(starts)] += occurrence.ends
        for (first, _), weight in occurrence.runs.items():
            weights.setdefault(first, []).append(weight)
    rows = []
    so_far = PeriodCount("", 0, Fraction(0), 0)
    reached: float = float("-inf")
    waiting = sorted(weights)
    for row in counts.rows:
        number = number_of(row.period, terms.by)
        new = [one for one in waiting if reached < one <= number]
        reached = number
        so_far = structs.replace(
            row,
            certain=so_far.certain + sum(certain[one] for one in new),
            expected=so_far.expected + add_up(share for one in new for share in weights[one]),
            possible=so_far.possible + sum(possible[one] for one in new),
        )
        rows.append(so_far)
    return structs.replace(counts, rows=tuple(rows), cumulative=True)


def whole(number: Fraction) -> Fraction | int:
    """Return a number without its denominator where that is 1."""
    return int(number) if number.denominator == 1 else number


def asked_periods(terms: Terms) -> tuple[int | None, int | None]:
    """Return the numbers of the first and the last period that are asked for, ``None`` where that is not restricted."""
    first, last = terms.asked
    measure = PERIODS[terms.by]
    return (measure.index(first) if first is not None else None), (measure.index(last) if last is not None else None)


def rows_of(tally: Tally, terms: Terms, like: Counts | None = None) -> tuple[PeriodCount, ...]:
    """Return the rows of a tally, those of other counts where they are to be like them."""
    numbers = [number_of(row.period, terms.by) for row in like.rows] if like else _numbers(tally.possible, terms)
    return tuple(_row(number, tally, terms) for number in numbers)


def _numbers(possible: Counter[int], terms: Terms) -> Sequence[int]:
    """Return the numbers of the periods asked for, else of those from the first with events to the window's last.

    Where these are too many, of those alone that have events.
    """
    first, last = asked_periods(terms)
    numbers = [number for number in (first, last) if number is not None] or list(possible)
    if not numbers:
        return ()
    today = PERIODS[terms.by].index(terms.as_of) if terms.as_of is not None else max(numbers)
    low = first if first is not None else min([*possible, *numbers])
    high = last if last is not None else max([*possible, *numbers, today])
    return range(low, high + 1) if high - low < MOST_ROWS else sorted(possible)


def _row(number: int, tally: Tally, terms: Terms) -> PeriodCount:
    label, first, last = _period(terms.by, number)
    certain = tally.certain[number]
    mark, because = mark_of(first, last, terms)
    expected = add_up(tally.weights.get(number, ()))
    return PeriodCount(label, certain, expected, tally.possible[number], mark=mark, because=because)


@cache
def _period(by: Period, number: int) -> tuple[str, int, int]:
    """Return the label of a period and its first and last day; all groups have the same periods."""
    measure = PERIODS[by]
    return measure.label(number), measure.first_day(number), measure.first_day(number + 1) - 1

"""Counts per period by aoristic weights (Ratcliffe 2000), exactly."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final, NamedTuple

from chronos.edtf import DateExpression, weights
from chronos.edtf.periods import PERIODS
from chronos.model import Counts, Event, Period, PeriodCount

MOST_PERIODS: Final = 2_500
"""Periods that one event may lie in; a date that allows more says nothing about any of them. Also the periods up to
which those without events are listed too; past it only those with events."""


def window_of(events: Iterable[Event], as_of: int | None) -> tuple[int, int] | None:
    """Return first and last day number of what is counted: from the first bounded day of any event to ``as_of``.

    Without ``as_of`` the window ends with the last bounded day. ``None`` where no event has a bounded day.
    """
    dates = [event.date for event in events if event.date is not None]
    days = [day for date in dates for day in (date.earliest, date.latest) if day is not None]
    if not days:
        return None
    return min(days), max(min(days), as_of if as_of is not None else max(days))


class Weighed(NamedTuple):
    """An event and the weights of its occurrences by period; ``None`` where they cannot be worked out.

    ``clipped`` tells that its start is not known, so that the weights hang on the window.
    """

    event: Event
    occurrences: tuple[Mapping[str, Fraction], ...] | None
    clipped: bool = False


def weigh(event: Event, window: tuple[int, int] | None, by: Period = "year") -> Weighed:
    """Return the weights of an event, the same for every scope it is counted in.

    An event that lasted weighs once, where it began. An open or unknown start is taken to lie in the window, an
    open end to lie no later than the earliest publication among the event's sources.
    """
    if event.date is None:
        return Weighed(event, ())
    if window is not None and event.published is not None:
        window = window[0], max(window[0], min(window[1], event.published))
    try:
        occurrences = [weights(each, by, window, lasting=event.lasting) for each in _occurrences(event.date)]
    except ValueError:
        return Weighed(event, None)
    if any(len(shares) > MOST_PERIODS for shares in occurrences):
        return Weighed(event, None)
    return Weighed(event, tuple(occurrences), clipped=event.date.earliest is None)


def count(weighed: Iterable[Weighed], window: tuple[int, int] | None, by: Period = "year") -> Counts:
    """Count weighed events in every period.

    Retracted and prospective events are told apart and not counted. An event whose date says too little to be placed (a
    year of more than 18 digits, more than 2,500 periods such as those of ``XXXX``, no window for an open bound) is
    ``outside``. One whose start is not known may lie in every period of the window, and must lie in none.
    """
    weighed = tuple(weighed)
    retracted = sum(each.event.status == "retracted" for each in weighed)
    prospective = sum(each.event.status == "prospective" for each in weighed)
    counted = [each for each in weighed if each.event.status not in ("retracted", "prospective")]
    occurrences = [shares for each in counted for shares in each.occurrences or ()]
    undated = sum(each.event.date is None for each in counted)
    outside = sum(each.occurrences is None for each in counted)
    tally: dict[str, list[Fraction]] = {}
    certain: Counter[str] = Counter()
    for each in counted:
        for shares in each.occurrences or ():
            for label, share in shares.items():
                tally.setdefault(label, []).append(share)
                certain[label] += share == 1 and not each.clipped
    return Counts(
        by=by,
        rows=tuple(_row(label, certain[label], tally.get(label, [])) for label in _in_order(tally, by)),
        events=len(weighed),
        undated=undated,
        prospective=prospective,
        retracted=retracted,
        beyond=len(occurrences) - (len(counted) - undated - outside),
        outside=outside,
        clipped=sum(each.clipped for each in counted),
        first=window[0] if window is not None else None,
        last=window[1] if window is not None else None,
    )


def _row(period: str, certain: int, shares: list[Fraction]) -> PeriodCount:
    """Add up the weights in one period, those of one denominator first: sums of many denominators are long numbers."""
    numerators: Counter[int] = Counter()
    for share in shares:
        numerators[share.denominator] += share.numerator
    expected = sum((Fraction(total, below) for below, total in sorted(numerators.items())), Fraction(0))
    return PeriodCount(period, certain, expected, len(shares))


def _occurrences(date: DateExpression) -> tuple[DateExpression, ...]:
    """Return the members of a set of all of several dates, each of which is one occurrence; else the date."""
    return tuple(dict.fromkeys(date.members)) if date.all_of else (date,)


def _in_order(labels: Iterable[str], by: Period) -> list[str]:
    """Return the labels of all periods from the first to the last, or of those alone where that is too many."""
    by_number = {_number(label, by): label for label in labels}
    if not by_number:
        return []
    first, last = min(by_number), max(by_number)
    if last - first >= MOST_PERIODS:
        return [by_number[number] for number in sorted(by_number)]
    return [PERIODS[by].label(number) for number in range(first, last + 1)]


def _number(label: str, by: Period) -> int:
    """Return the number of a period, by its label, as :mod:`chronos.edtf.periods` numbers them."""
    if by == "year":
        return int(label)
    if by == "decade":
        return int(label[:-1]) // 10 if label[0] != "-" else -(int(label[1:-1]) // 10) - 1
    year, _, part = label.rpartition("-")
    return int(year) * 4 + int(part[1:]) - 1 if by == "quarter" else int(year) * 12 + int(part) - 1

"""Counts per period by aoristic weights (Ratcliffe 2000), exactly."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from chronos.edtf import DateExpression, weights
from chronos.edtf.periods import PERIODS
from chronos.model import Counts, Event, Period, PeriodCount

MOST_PERIODS: Final = 10_000
"""Periods without events are listed too, up to this many in all; past it only those with events."""


def window_of(events: Iterable[Event], as_of: int | None) -> tuple[int, int] | None:
    """Return first and last day number of what is counted: from the first bounded day of any event to ``as_of``.

    Without ``as_of`` the window ends with the last bounded day. ``None`` where no event has a bounded day.
    """
    dates = [event.date for event in events if event.date is not None]
    days = [day for date in dates for day in (date.earliest, date.latest) if day is not None]
    if not days:
        return None
    return min(days), max(min(days), as_of if as_of is not None else max(days))


def count(events: Iterable[Event], window: tuple[int, int] | None, by: Period = "year") -> Counts:
    """Count events in every period.

    An event that lasted is counted once, where it began. An open or unknown start is taken to lie in the
    window, an open end to lie no later than the earliest publication among the event's sources. Retracted and
    prospective events are told apart and not counted. An event whose date has no countable days (a year of
    more than 18 digits, more than 200,000 periods, no window for an open bound) is ``outside``.
    """
    events = tuple(events)
    tally: dict[str, tuple[int, Fraction, int]] = {}
    undated = prospective = retracted = beyond = outside = 0
    for event in events:
        if event.status == "retracted":
            retracted += 1
        elif event.status == "prospective":
            prospective += 1
        elif event.date is None:
            undated += 1
        else:
            try:
                occurrences = [_weigh(each, event, window, by) for each in _occurrences(event.date)]
            except ValueError:
                outside += 1
                continue
            beyond += len(occurrences) - 1
            for shares in occurrences:
                for label, share in shares.items():
                    certain, expected, possible = tally.get(label, (0, Fraction(0), 0))
                    tally[label] = certain + (share == 1), expected + share, possible + 1
    return Counts(
        by=by,
        rows=tuple(PeriodCount(label, *tally.get(label, (0, Fraction(0), 0))) for label in _in_order(tally, by)),
        events=len(events),
        undated=undated,
        prospective=prospective,
        retracted=retracted,
        beyond=beyond,
        outside=outside,
        first=window[0] if window is not None else None,
        last=window[1] if window is not None else None,
    )


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


def _weigh(date: DateExpression, event: Event, window: tuple[int, int] | None, by: Period) -> dict[str, Fraction]:
    if window is not None and event.published is not None:
        window = window[0], max(window[0], min(window[1], event.published))
    return weights(date, by, window, lasting=event.lasting)

"""How much an event weighs in each period, exactly (aoristic analysis: Ratcliffe 2000)."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from chronos.count.terms import Terms
from chronos.edtf import DateExpression
from chronos.edtf.aoristic import shares
from chronos.edtf.covering import covered
from chronos.edtf.periods import PERIODS
from chronos.model import MOST_YEARS, Event


class Occurrence(NamedTuple):
    """One occurrence of an event: the weight of each first and last period that it may touch, by number; they sum to 1.

    What happened once touches one period, so the two are the same; what lasted may touch more where that is asked for.
    ``begins`` and ``ends`` tell that its first and its last possible day are somebody's word, and not the window's.
    """

    runs: Mapping[tuple[int, int], Fraction]
    begins: bool = True
    ends: bool = True

    def is_certain(self, share: Fraction) -> bool:
        """Whether it must lie in a period in which it has this weight."""
        return self.begins and self.ends and share == 1


class Weighed(NamedTuple):
    """An event and its occurrences; ``None`` where they cannot be placed in periods, empty where it is undated.

    ``clipped`` tells that its start is not known, so that the weights hang on the window.
    """

    event: Event
    occurrences: tuple[Occurrence, ...] | None
    clipped: bool = False


def weigh(event: Event, terms: Terms) -> Weighed:
    """Return the weights of an event, the same for every scope it is counted in.

    An event that lasted weighs once, where it began, or is present in every period it covers, as the terms say. An
    open or unknown start is taken to lie in the window, an open end to lie no later than the earliest publication
    among the event's sources, unless it is prospective.
    """
    if event.date is None:
        return Weighed(event, ())
    dates = tuple(dict.fromkeys(event.date.members)) if event.date.all_of else (event.date,)
    try:
        occurrences = tuple(_occurrence(date, event, terms) for date in dates)
    except ValueError:
        return Weighed(event, None)
    if any(one is None for one in occurrences):
        return Weighed(event, None)
    clipped = any(date.earliest is None for date in dates) and not _is_present(event.date, event, terms)
    return Weighed(event, tuple(one for one in occurrences if one is not None), clipped=clipped)


def _is_present(date: DateExpression, event: Event, terms: Terms) -> bool:
    return terms.lasting == "present" and event.lasting and date.kind == "interval"


def _occurrence(date: DateExpression, event: Event, terms: Terms) -> Occurrence | None:
    """Weigh one date of an event; ``None`` where it allows too many years.

    Raises:
        ValueError: it cannot be placed at all.
    """
    said, window = _said(event, terms), window_of_event(event, terms)
    if _too_wide(date, window, event):
        return None
    closed = said is not None and (date.earliest is None or date.earliest <= said)
    if _is_present(date, event, terms):
        return Occurrence(covered(date, terms.measure(), window, went_on=closed))
    found = shares(date, terms.measure(), window, lasting=event.lasting)
    began = event.lasting and date.kind == "interval"
    runs = {(number, number): share for number, share in found.items()}
    return Occurrence(runs, date.earliest is not None, date.latest is not None or began or closed)


def _said(event: Event, terms: Terms) -> int | None:
    """Return the last day on which an event was said to have happened; ``None`` of what is still to come."""
    if event.status == "prospective":
        return None
    return terms.as_of if event.published is None else event.published


def window_of_event(event: Event, terms: Terms) -> tuple[int, int] | None:
    """Return first and last day number of what open and unknown bounds of an event are clipped to."""
    window, said = terms.window, _said(event, terms)
    if window is None or said is None:
        return window
    return window[0], max(window[0], min(window[1], said))


def _too_wide(date: DateExpression, window: tuple[int, int] | None, event: Event) -> bool:
    """Whether a date allows too many years; by years whatever the period, so that months add up to decades."""
    low, high = window or (0, 0)
    first = date.earliest if date.earliest is not None else low
    last = date.latest if date.latest is not None else high
    if last - first < MOST_YEARS * 365:
        return False
    began = date.start if event.lasting and date.kind == "interval" else date
    year = PERIODS["year"].index
    number, seen = 0, year(first) - 1
    for since, until in (began or date).spans():
        start = max(year(first if since is None else since), seen + 1)
        seen = max(seen, year(last if until is None else until))
        number += max(0, seen - start + 1)
        if number > MOST_YEARS:
            return True
    return False

"""On which terms events are counted."""

from collections.abc import Iterable

from msgspec import Struct

from chronos.edtf import DateExpression
from chronos.edtf.periods import PERIODS
from chronos.edtf.periods import Period as Measure
from chronos.model import MOST_YEARS, Event, Lasting, Period


class Terms(Struct, frozen=True, kw_only=True):
    """What all counts of one run have in common; days are day numbers, inclusive.

    ``window`` is what open and unknown bounds are clipped to (:func:`window_of`), ``None`` where nothing is dated.
    ``asked`` are the first and the last day that rows are asked for, ``None`` where that is not restricted; what lies
    before or after is counted as elsewhere. ``as_of`` is the day the edition speaks for. ``prospective`` tells that
    prospective events are counted like others. ``covered`` are the days that sources say they cover, sorted runs;
    ``None`` where no source says so. ``draws`` is how often dates are drawn within their bounds for 90 % intervals (0:
    never), ``seed`` which draws.
    """

    window: tuple[int, int] | None
    by: Period = "year"
    asked: tuple[int | None, int | None] = (None, None)
    lasting: Lasting = "once"
    as_of: int | None = None
    prospective: bool = False
    covered: tuple[tuple[int | None, int | None], ...] | None = None
    draws: int = 0
    seed: int = 0

    def measure(self) -> Measure:
        """Return the periods by number, cut to the days asked for."""
        return PERIODS[self.by] if self.asked == (None, None) else PERIODS[self.by].within(*self.asked)

    def is_counted(self, event: Event) -> bool:
        """Whether an event is counted at all: not a retracted one, nor a prospective one that is not asked for."""
        return event.status != "retracted" and (self.prospective or event.status != "prospective")


def window_of(events: Iterable[Event], as_of: int | None) -> tuple[int, int] | None:
    """Return first and last day number of what is counted: from the first bounded day of any event to ``as_of``.

    Without ``as_of`` the window ends with the last bounded day. ``None`` where no event has a bounded day.
    """
    return window_of_dates((event.date for event in events if event.date is not None), as_of)


def window_of_dates(dates: Iterable[DateExpression], as_of: int | None) -> tuple[int, int] | None:
    """Return the same of dates; one that allows so many years that it is not placed bounds nothing."""
    days = []
    for date in dates:
        if date.earliest is None or date.latest is None or date.latest - date.earliest < MOST_YEARS * 366:
            days += [day for day in (date.earliest, date.latest) if day is not None]
    if not days:
        return None
    return min(days), max(min(days), as_of if as_of is not None else max(days))

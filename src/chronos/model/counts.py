"""Counts of events per period."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final, Literal

from msgspec import Struct

from chronos.edtf import format_day
from chronos.edtf.periods import PERIODS, number_of

Period = Literal["year", "quarter", "month", "decade"]
Dimension = Literal["country", "region", "kind", "status", "source", "actor"]
"""What events may be grouped by."""
Lasting = Literal["once", "present"]
"""Whether what lasted counts once, where it began, or in every period that it covers."""
MOST_YEARS: Final = 2_500
"""Years that one event may lie in; a date that allows more says nothing about any of them."""
Mark = Literal["", "partial", "no source", "to come"]
"""What keeps a period from being compared with others.

``partial``: the day the edition speaks for, the stated coverage of the sources or the window asked for cuts it short;
``no source``: no source that states its coverage covers it, which is not zero; ``to come``: it begins after the day the
edition speaks for.
"""
Because = Literal["", "as_of", "coverage", "window"]
"""Why a period is partial."""


class PeriodCount(Struct, frozen=True):
    """One period: events that must lie in it, the sum of their weights, events that may lie in it.

    ``interval`` holds the middle 90 % of the draws, both ends inclusive; ``None`` where nothing was drawn.
    """

    period: str
    certain: int
    expected: Fraction
    possible: int
    interval: tuple[int, int] | None = None
    mark: Mark = ""
    because: Because = ""


class Counts(Struct, frozen=True, kw_only=True):
    """Events per period (aoristic analysis: Ratcliffe 2000), periods in order, of one group or of all events.

    The sum of ``expected`` = ``events`` - ``undated`` - ``prospective`` - ``retracted`` - ``outside`` + ``beyond`` -
    ``elsewhere``, where ``outside`` are events whose date cannot be placed in a period (a year of more than 18 digits),
    ``beyond`` the occurrences beyond one per event (sets of all of several dates; periods covered beyond the first,
    where ``lasting`` is ``present``) and ``elsewhere`` the weight of what lies outside the rows, before the first or
    after the last day asked for. ``undated_besides`` are the undated among the prospective. ``prospective`` is 0 where
    prospective events are counted. ``first`` and ``last`` are the window's day numbers, inclusive; both ``None`` when
    nothing is dated. ``clipped`` are the events without a known start, which are taken to lie in the window and are
    certain in no period.

    ``group`` is the id of the group (a country's code, a kind, ...), empty for all events and for what names none;
    ``name`` what it is called. Where ``cumulative``, every row counts the events up to the end of its period.
    """

    by: Period
    rows: tuple[PeriodCount, ...] = ()
    events: int = 0
    undated: int = 0
    undated_besides: int = 0
    prospective: int = 0
    retracted: int = 0
    beyond: Fraction | int = 0
    outside: int = 0
    elsewhere: Fraction | int = 0
    clipped: int = 0
    first: int | None = None
    last: int | None = None
    group: str = ""
    name: str = ""
    lasting: Lasting = "once"
    cumulative: bool = False

    def columns(self) -> dict[str, list[str | int | float | None]]:
        """Return the rows as columns of one length, for ``pandas.DataFrame`` or ``polars.DataFrame``.

        ``first`` and ``last`` are the days of a period (ISO 8601, inclusive), ``low`` and ``high`` the ends of its 90 %
        interval.
        """
        measure = PERIODS[self.by]
        numbers = [number_of(row.period, self.by) for row in self.rows]
        intervals = [row.interval or (None, None) for row in self.rows]
        return {
            "group": [self.group] * len(self.rows),
            "name": [self.name] * len(self.rows),
            "period": [row.period for row in self.rows],
            "first": [format_day(measure.first_day(number)) for number in numbers],
            "last": [format_day(measure.first_day(number + 1) - 1) for number in numbers],
            "certain": [row.certain for row in self.rows],
            "expected": [float(row.expected) for row in self.rows],
            "possible": [row.possible for row in self.rows],
            "low": [low for low, _ in intervals],
            "high": [high for _, high in intervals],
            "mark": [row.mark for row in self.rows],
            "because": [row.because for row in self.rows],
        }

    @property
    def expected(self) -> Fraction:
        """The sum of all weights in the rows."""
        return add_up(row.expected for row in self.rows)

    @property
    def counted(self) -> int:
        """The events that are counted, dated or not."""
        return self.events - self.prospective - self.retracted


class SourceCounts(Struct, frozen=True, kw_only=True):
    """What one source supports, per period: the events that cite it, apart by who else supports them.

    ``corroborated`` are the events on which two or more independent sources agree (:class:`Event`), ``single`` all
    others. ``covered`` are the labels of the periods that the source says it covers, empty where it does not say.
    The id of events that cite no source is empty; they are all in ``single``. An event of several sources is counted
    for each.
    """

    id: str
    name: str
    corroborated: Counts
    single: Counts
    covered: frozenset[str] = frozenset()

    @property
    def events(self) -> int:
        """The events that are counted: not retracted, and prospective only where the counts have them."""
        return self.corroborated.counted + self.single.counted

    @property
    def undated(self) -> int:
        """The counted events that have no date."""
        return self.corroborated.undated + self.single.undated


class Comparison(Struct, frozen=True, kw_only=True):
    """How often one span of periods had more events than another, as numbers of draws.

    ``one`` and ``other`` are labels of periods, or of a first and last period with ``/`` between them. ``marked`` are
    those periods of either that are partial, without a source or to come: comparing them compares what is known of
    them.
    """

    one: str
    other: str
    more: int
    same: int
    fewer: int
    marked: tuple[str, ...] = ()

    @property
    def draws(self) -> int:
        """All draws."""
        return self.more + self.same + self.fewer


class Trend(Struct, frozen=True, kw_only=True):
    """How numbers rise or fall from a first to a last period, by the straight line that fits each draw best.

    ``rising`` and ``falling`` are numbers of draws; ``slope`` is the median of events more per period, ``interval``
    holds the middle 90 %.
    """

    first: str
    last: str
    rising: int
    falling: int
    draws: int
    slope: float
    interval: tuple[float, float]


def add_up(shares: Iterable[Fraction]) -> Fraction:
    """Return the sum of fractions, those of one denominator first: sums of many denominators are long numbers."""
    shares = list(shares)
    if len(shares) == 1:
        return shares[0]
    numerators: dict[int, int] = {}
    for share in shares:
        numerators[share.denominator] = numerators.get(share.denominator, 0) + share.numerator
    return sum((Fraction(total, below) for below, total in sorted(numerators.items())), Fraction(0))

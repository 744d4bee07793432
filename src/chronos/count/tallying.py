"""Counts of very many rows, each date of which is weighed once.

Most dates lie within one period, and then all that matters of them is which: dates that weigh the same share a key,
and somebody else, who has the rows, counts them by group and key. What comes out is what :func:`chronos.count.count`
says of the same events.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from fractions import Fraction
from functools import cache
from math import lcm
from typing import Final, NamedTuple

from chronos.count.counting import Tally, asked_periods, rows_of, whole
from chronos.count.terms import Terms
from chronos.count.weighing import weigh
from chronos.edtf import DateExpression, EdtfError, parse
from chronos.model import MOST_YEARS, Counts, Event, RowSum, RowWeight, Status

ELSEWHERE: Final = -(2**62)
"""In the place of a period's number: the weight of what lies outside the periods that are asked for."""
_PLAIN: Final = frozenset([4, 7, 10])
"""Characters of a year, a month and a day without marks."""
_MOST_PARTS: Final = 2**80
"""Parts of 1 in a unit of weight: with as many rows as there may be, their sum fits into 128 bits."""

_WIDE: Final = MOST_YEARS * 365
"""Days from which on a date may allow too many years."""

Days = tuple[int, int]


class Fate(IntEnum):
    """What becomes of the rows of a key."""

    PLACED = 0
    CLIPPED = 1
    """Placed, but without a known start."""
    OUTSIDE = 2
    UNDATED = 3
    PROSPECTIVE = 4
    """Prospective, as is the next, where such events are not counted."""
    UNDATED_PROSPECTIVE = 5
    RETRACTED = 6
    UNREAD = 7


class Reading(NamedTuple):
    """A date that rows have, read.

    ``days`` are those it may mean where it is any one of them, evenly, or on one of which it began; otherwise ``None``.
    ``error`` says why it is no date; without it and without ``date``, there is none.
    """

    date: DateExpression | None = None
    lasting: bool = False
    days: Days | None = None
    error: str = ""


class Keys:
    """The keys of dates, and what each adds to which periods.

    ``of_dates`` are the keys of the dates in their order. Of each key, ``prospective`` and ``retracted`` are the keys
    that rows of that status have instead, and ``fates`` what becomes of its rows. ``units`` are the fractions that the
    weights are multiples of.
    """

    def __init__(self, readings: Iterable[Reading], terms: Terms) -> None:
        self.fates = list(Fate)
        self.prospective: list[int] = list(Fate)
        if not terms.prospective:
            self.prospective[Fate.UNDATED] = Fate.UNDATED_PROSPECTIVE
        self.retracted: list[int] = [fate if fate == Fate.UNREAD else Fate.RETRACTED for fate in Fate]
        self._weights: list[RowWeight] = []
        self._terms = terms
        self._measure = terms.measure()
        self._index = cache(self._measure.index)
        self._first_day = cache(self._measure.first_day)
        self._low, self._high = asked_periods(terms)
        self._known: dict[int | Days, int] = {}
        self._units: dict[int | Fraction, int] = {}
        self.of_dates = list(map(self._key, readings))
        self.units, self.weights = self._bundled()

    def _key(self, reading: Reading) -> int:
        date, lasting, days, error = reading
        if date is None:
            return Fate.UNREAD if error else Fate.UNDATED
        if days is None or (lasting and self._terms.lasting == "present" and date.kind == "interval"):
            key = self._weighed(date, lasting, "undisputed")
            if self._terms.prospective and (date.earliest is None or date.latest is None):
                self.prospective[key] = self._weighed(date, lasting, "prospective")
            return key
        first = last = self._index(days[0])
        if days[0] != days[1]:
            last = self._index(days[1])
        same = first if first == last else days
        key = self._known.get(same, -1)
        if key < 0:
            key = self._known[same] = self._spread(days, first, last)
        return key

    def _bundled(self) -> tuple[list[Fraction], list[RowWeight]]:
        """Bundle units under few common denominators: the fewer there are, the fewer sums."""
        units: list[Fraction] = []
        places: dict[int, tuple[int, int]] = {}
        bundle: list[int] = []
        parts = 1
        for denominator in [*sorted(unit for unit in self._units if isinstance(unit, int)), _MOST_PARTS]:
            if lcm(parts, denominator) >= _MOST_PARTS:
                places |= {self._units[each]: (len(units), parts // each) for each in bundle}
                units.append(Fraction(1, parts))
                parts, bundle = 1, []
            parts = lcm(parts, denominator)
            bundle.append(denominator)
        for unit, place in self._units.items():
            if isinstance(unit, Fraction):
                places[place] = len(units), 1
                units.append(unit)
        weights = []
        for key, period, unit, times, certain, possible in self._weights:
            place, factor = places[unit]
            weights.append(RowWeight(key, period, place, times * factor, certain, possible))
        return units, weights

    def _new(self, fate: Fate) -> int:
        key = len(self.fates)
        self.fates.append(fate)
        self.prospective.append(key if self._terms.prospective else Fate.PROSPECTIVE)
        self.retracted.append(Fate.RETRACTED)
        return key

    def _unit(self, unit: int | Fraction) -> int:
        """Return the place of a unit: a whole number is the denominator of one that goes into a bundle."""
        return self._units.setdefault(unit, len(self._units))

    def _spread(self, days: Days, first: int, last: int) -> int:
        """Spread days evenly over the periods from the first to the last."""
        key = self._new(Fate.PLACED)
        low = first if self._low is None else self._low
        high = last if self._high is None else self._high
        if first == last:
            inside = int(low <= first <= high)
            self._weights.append(RowWeight(key, first if inside else ELSEWHERE, self._unit(1), 1, inside, inside))
            return key
        unit = self._unit(days[1] - days[0] + 1)
        for number in range(first, last + 1):
            since = max(days[0], self._first_day(number)) if number > first else days[0]
            until = min(days[1], self._first_day(number + 1) - 1) if number < last else days[1]
            inside = int(low <= number <= high)
            self._weights.append(RowWeight(key, number if inside else ELSEWHERE, unit, until - since + 1, 0, inside))
        return key

    def _weighed(self, date: DateExpression, lasting: bool, status: Status) -> int:
        """Weigh a date as an event of it is weighed."""
        weighed = weigh(_event(date, lasting, status), self._terms)
        if weighed.occurrences is None:
            return self._new(Fate.OUTSIDE)
        key = self._new(Fate.CLIPPED if weighed.clipped else Fate.PLACED)
        tally = Tally()
        for occurrence in weighed.occurrences:
            tally.add(occurrence, self._low, self._high)
        for period, shares in tally.weights.items():
            counts = tally.certain[period], tally.possible[period]
            for share in shares:
                self._weights.append(RowWeight(key, period, *self._parts(share), *counts))
                counts = 0, 0
        missed = len(tally.reached) - sum(tally.reached)
        if missed:
            self._weights.append(RowWeight(key, ELSEWHERE, *self._parts(Fraction(missed)), 0, 0))
        return key

    def _parts(self, share: Fraction) -> tuple[int, int]:
        """Return the place of a unit, and how often it makes a share."""
        if share.denominator < _MOST_PARTS:
            return self._unit(share.denominator), share.numerator
        return self._unit(share), 1


def read_date(text: str, lasting: bool | None) -> Reading:
    """Read a date of EDTF; without ``lasting``, intervals lasted, as in timelines."""
    if not text:
        return Reading()
    try:
        if text[0] == "[":
            between = _between(text)
            if between is not None:
                return Reading(between, days=(between.earliest or 0, between.latest or 0))
        date = parse(text)
    except EdtfError as error:
        return Reading(error=str(error))
    if lasting is None:
        lasting = date.form.kind == "interval"
    return Reading(date, lasting, _days(date, lasting))


def _between(text: str) -> DateExpression | None:
    """Read ``[a..b]`` of two plain dates as ``a/b``, which has the same days and is read ten times as fast.

    ``None`` for everything else, and for what may be no date.
    """
    first, dots, last = text[1:-1].partition("..")
    if not dots or text[-1] != "]" or len(first) != len(last) or len(first) not in _PLAIN:
        return None
    try:
        interval = parse(f"{first}/{last}")
    except EdtfError:
        return None
    narrow = interval.level == 0 and (interval.latest or 0) - (interval.earliest or 0) < _WIDE
    return interval if narrow else None


def _days(date: DateExpression, lasting: bool) -> Days | None:
    """Return the days of a date that is, or began on, any one of them; ``None`` for all that needs a closer look."""
    first, last, kind = date.earliest, date.latest, date.form.kind
    if first is None or kind == "set" or "X" in date.text or (last is not None and last - first >= _WIDE):
        return None
    if lasting and kind == "interval":
        start = date.start
        if start is None or start.latest is None:
            return None
        return first, start.latest if last is None else min(start.latest, last)
    return (first, last) if last is not None else None


def _event(date: DateExpression, lasting: bool, status: Status) -> Event:
    return Event(
        id="",
        claims=(),
        date=date,
        agreement="single",
        text="",
        countries=(),
        regions=(),
        actors=(),
        places=(),
        kind="",
        status=status,
        lasting=lasting,
        corroboration=0,
        origins=0,
        sources=(),
    )


class Sums:
    """Makes counts of sums of what :class:`Keys` says that rows add."""

    def __init__(self, units: Sequence[Fraction], terms: Terms) -> None:
        self._terms = terms
        # Over one denominator, sums are of whole numbers.
        self._parts = lcm(*(unit.denominator for unit in units))
        self._units = [unit.numerator * (self._parts // unit.denominator) for unit in units]

    def counts(
        self,
        sums: Iterable[RowSum],
        numbers: Mapping[int, int],
        *,
        group: str = "",
        name: str = "",
        like: Counts | None = None,
    ) -> Counts:
        """Make the counts of one group of its sums and of its numbers of rows by fate.

        Its events are the rows whose date can be read, and those without a date.
        """
        terms = self._terms
        tally = Tally()
        weights: Counter[int] = Counter()
        for period, unit, times, certain, possible in sums:
            weights[period] += times * self._units[unit]
            tally.certain[period] += certain
            tally.possible[period] += possible
        elsewhere = Fraction(weights.pop(ELSEWHERE, 0), self._parts)
        del tally.certain[ELSEWHERE], tally.possible[ELSEWHERE]
        expected = Fraction(weights.total(), self._parts)
        tally.weights = {period: [Fraction(weight, self._parts)] for period, weight in weights.items()}
        rows = rows_of(tally, terms, like)
        fates = Counter(numbers)
        placed = fates[Fate.PLACED] + fates[Fate.CLIPPED]
        return Counts(
            by=terms.by,
            rows=rows,
            events=fates.total() - fates[Fate.UNREAD],
            undated=fates[Fate.UNDATED],
            undated_besides=fates[Fate.UNDATED_PROSPECTIVE],
            prospective=fates[Fate.PROSPECTIVE] + fates[Fate.UNDATED_PROSPECTIVE],
            retracted=fates[Fate.RETRACTED],
            beyond=whole(expected + elsewhere - placed),
            outside=fates[Fate.OUTSIDE],
            elsewhere=whole(elsewhere),
            clipped=fates[Fate.CLIPPED],
            first=terms.window[0] if terms.window is not None else None,
            last=terms.window[1] if terms.window is not None else None,
            group=group,
            name=name,
            lasting=terms.lasting,
        )

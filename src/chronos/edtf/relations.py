"""How two dates relate, in three strengths: impossible, possible or necessary.

A reading of an interval is a first and a last day, from its start and its end; a reading of any other
expression is one possible day, on which something happened once. A relation is possible when some reading
of each has it, necessary when all have. Open and unknown ends may be any day, so "since 2013" includes 2020
possibly, not necessarily. "Possibly equal" is not transitive: nothing is ever sorted by these relations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.display import bounds
from chronos.edtf.spans import as_bounds, common

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal

    from chronos.edtf.spans import Run
    from chronos.edtf.value import DateExpression

    Strength = Literal["impossible", "possible", "necessary"]
    Relation = Literal["before", "after", "equal", "contains", "within", "overlaps"]

RELATIONS: tuple[Relation, ...] = ("before", "after", "equal", "contains", "within", "overlaps")
_EVER: tuple[Run, ...] = ((None, None),)


class _Readings:
    """The possible first and last days of an expression and the extremes that some reading reaches."""

    __slots__ = ("date", "first_end", "first_start", "last_end", "last_start", "lasts")

    def __init__(self, date: DateExpression) -> None:
        self.date = date
        self.lasts = date.kind == "interval"
        self.first_start, self.last_end = bounds(date)
        self.last_start, self.first_end = self.last_end, self.first_start
        if self.lasts:
            # The end of a reading is not before its start, so the extremes of one limit the other.
            self.last_start = self.latest_start(self.last_end)
            self.first_end = self.earliest_end(self.first_start)

    def starts(self) -> Iterator[Run]:
        """The possible first days."""
        return self._days(self.date.start)

    def ends(self) -> Iterator[Run]:
        """The possible last days."""
        return self._days(self.date.end)

    def _days(self, end: DateExpression | None) -> Iterator[Run]:
        if not self.lasts:
            return self.date.spans()
        return iter(_EVER) if end is None else end.spans()

    def latest_start(self, day: float) -> float:
        """The last possible first day that is not after a day; minus infinity without any."""
        found = -float("inf")
        for low, high in map(as_bounds, self.starts()):
            if low > day:
                break
            found = min(high, day)
        return found

    def earliest_end(self, day: float) -> float:
        """The first possible last day that is not before a day; infinity without any."""
        for low, high in map(as_bounds, self.ends()):
            if high >= day:
                return max(low, day)
        return float("inf")


def strength(relation: Relation, a: DateExpression, b: DateExpression) -> Strength:
    """How strongly a relation of ``a`` to ``b`` holds."""
    return _DECIDE[relation](_Readings(a), _Readings(b))


def _decide(*, possible: bool, necessary: bool) -> Strength:
    if necessary:
        return "necessary"
    return "possible" if possible else "impossible"


def _before(a: _Readings, b: _Readings) -> Strength:
    return _decide(possible=a.first_end < b.last_start, necessary=a.last_end < b.first_start)


def _after(a: _Readings, b: _Readings) -> Strength:
    return _before(b, a)


def _equal(a: _Readings, b: _Readings) -> Strength:
    single = a.first_start == a.last_start == b.first_start == b.last_start
    single = single and a.first_end == a.last_end == b.first_end == b.last_end
    single = single and abs(a.first_start) != float("inf") and abs(a.first_end) != float("inf")
    return _decide(possible=_share_reading(a, b), necessary=single)


def _share_reading(a: _Readings, b: _Readings) -> bool:
    if a.lasts and b.lasts:
        start = next(common(a.starts(), b.starts()), None)
        last = None
        for last in common(a.ends(), b.ends()):  # noqa: B007  # the last one is wanted
            pass
        return start is not None and last is not None and as_bounds(start)[0] <= as_bounds(last)[1]
    # An interval may last one day, the day on which the other happened.
    return any(True for _ in common(common(a.starts(), b.starts()), common(a.ends(), b.ends())))


def _contains(a: _Readings, b: _Readings) -> Strength:
    necessary = a.last_start <= b.first_start and b.last_end <= a.first_end
    if not a.lasts:
        return _decide(possible=_share_reading(a, b), necessary=necessary)
    return _decide(possible=_reads_between(b, a.first_start, a.last_end), necessary=necessary)


def _reads_between(readings: _Readings, low: float, high: float) -> bool:
    """Whether some reading lies between two days, both included."""
    if not readings.lasts:
        return any(first <= high and low <= last for first, last in map(as_bounds, readings.starts()))
    start = next((max(first, low) for first, last in map(as_bounds, readings.starts()) if last >= low), None)
    end = None
    for first, last in map(as_bounds, readings.ends()):
        if first <= high:
            end = min(last, high)
    return start is not None and end is not None and start <= end


def _within(a: _Readings, b: _Readings) -> Strength:
    return _contains(b, a)


def _overlaps(a: _Readings, b: _Readings) -> Strength:
    if a.lasts:
        possible = b.first_start <= a.last_end and a.first_start <= b.last_end if b.lasts else _meets(b, a)
    else:
        possible = _meets(a, b) if b.lasts else _share_reading(a, b)
    return _decide(possible=possible, necessary=possible and not _may_miss(a, b))


def _meets(moment: _Readings, lasting: _Readings) -> bool:
    # The widest reading of an interval, from its first possible start to its last possible end, has all others.
    return _reads_between(moment, lasting.first_start, lasting.last_end)


def _may_miss(a: _Readings, b: _Readings) -> bool:
    return a.first_end < b.last_start or b.first_end < a.last_start


_DECIDE = {
    "before": _before,
    "after": _after,
    "equal": _equal,
    "contains": _contains,
    "within": _within,
    "overlaps": _overlaps,
}


def necessarily_before(a: DateExpression, b: DateExpression) -> bool:
    """Whether every reading of ``a`` ends before every reading of ``b`` begins."""
    return bounds(a)[1] < bounds(b)[0]


def possibly_before(a: DateExpression, b: DateExpression) -> bool:
    """Whether some reading of ``a`` ends before some reading of ``b`` begins."""
    return strength("before", a, b) != "impossible"


def necessarily_after(a: DateExpression, b: DateExpression) -> bool:
    """Whether every reading of ``a`` begins after every reading of ``b`` ends."""
    return necessarily_before(b, a)


def possibly_after(a: DateExpression, b: DateExpression) -> bool:
    """Whether some reading of ``a`` begins after some reading of ``b`` ends."""
    return possibly_before(b, a)


def necessarily_equal(a: DateExpression, b: DateExpression) -> bool:
    """Whether both have one reading only, and the same."""
    return strength("equal", a, b) == "necessary"


def possibly_equal(a: DateExpression, b: DateExpression) -> bool:
    """Whether both have a reading in common."""
    return strength("equal", a, b) != "impossible"


def necessarily_contains(a: DateExpression, b: DateExpression) -> bool:
    """Whether every reading of ``a`` has every day of every reading of ``b``."""
    return strength("contains", a, b) == "necessary"


def possibly_contains(a: DateExpression, b: DateExpression) -> bool:
    """Whether some reading of ``a`` has every day of some reading of ``b``."""
    return strength("contains", a, b) != "impossible"


def necessarily_within(a: DateExpression, b: DateExpression) -> bool:
    """Whether every reading of ``b`` has every day of every reading of ``a``."""
    return necessarily_contains(b, a)


def possibly_within(a: DateExpression, b: DateExpression) -> bool:
    """Whether some reading of ``b`` has every day of some reading of ``a``."""
    return possibly_contains(b, a)


def necessarily_overlaps(a: DateExpression, b: DateExpression) -> bool:
    """Whether every reading of ``a`` shares a day with every reading of ``b``."""
    return strength("overlaps", a, b) == "necessary"


def possibly_overlaps(a: DateExpression, b: DateExpression) -> bool:
    """Whether some reading of ``a`` shares a day with some reading of ``b``."""
    return strength("overlaps", a, b) != "impossible"


def certain_run(date: DateExpression) -> tuple[float, float] | None:
    """The days that every reading of an expression has, first and last; None without any."""
    readings = _Readings(date)
    run = (readings.last_start, readings.first_end)
    return run if run[0] <= run[1] else None

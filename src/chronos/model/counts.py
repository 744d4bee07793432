"""Counts of events per period."""

from fractions import Fraction
from typing import Literal

from msgspec import Struct

Period = Literal["year", "quarter", "month", "decade"]


class PeriodCount(Struct, frozen=True):
    """One period: events that must lie in it, the sum of their weights, events that may lie in it."""

    period: str
    certain: int
    expected: Fraction
    possible: int


class Counts(Struct, frozen=True, kw_only=True):
    """Events per period (aoristic analysis: Ratcliffe 2000), periods in order and without gaps.

    Occurrences counted (the sum of ``expected``) = ``events`` - ``undated`` - ``prospective`` - ``retracted``
    - ``outside`` + ``beyond``, where ``beyond`` are occurrences beyond one per event (sets of all of several
    dates) and ``outside`` the share of events that lies outside the window. ``first`` and ``last`` are the
    window's day numbers, inclusive; both ``None`` when nothing is dated.
    """

    by: Period
    rows: tuple[PeriodCount, ...] = ()
    events: int = 0
    undated: int = 0
    prospective: int = 0
    retracted: int = 0
    beyond: int = 0
    outside: Fraction = Fraction(0)
    first: int | None = None
    last: int | None = None

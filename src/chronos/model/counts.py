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
    """Events per period (aoristic analysis: Ratcliffe 2000), periods in order.

    The sum of ``expected`` = ``events`` - ``undated`` - ``prospective`` - ``retracted`` - ``outside`` + ``beyond``,
    where ``outside`` are events whose date cannot be placed in a period (a year of more than 18 digits) and
    ``beyond`` the occurrences beyond one per event (sets of all of several dates). ``first`` and ``last`` are the
    window's day numbers, inclusive; both ``None`` when nothing is dated. ``clipped`` are the events without a known
    start, which are taken to lie in the window and are certain in no period.
    """

    by: Period
    rows: tuple[PeriodCount, ...] = ()
    events: int = 0
    undated: int = 0
    prospective: int = 0
    retracted: int = 0
    beyond: int = 0
    outside: int = 0
    clipped: int = 0
    first: int | None = None
    last: int | None = None

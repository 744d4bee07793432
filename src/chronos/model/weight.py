"""How one number of a count comes about."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct


class Weight(Struct, frozen=True, kw_only=True):
    """What one occurrence of an event adds to one period.

    ``event`` is the event's id; ``occurrence`` counts from 1 (all dates of ``{a,b}`` are occurrences of their own, else
    there is one), ``date`` is its date (EDTF) and ``period`` the label of the period. ``first`` and ``last`` are the
    first and the last of its possible days in the period, as day numbers, inclusive; ``days`` tells for each member of
    a set ``[a,b]`` how many there are, and of how many days in all (else there is one member). ``share`` is the weight:
    the mean of these over all members. ``certain`` tells that it must lie in the period.
    """

    event: str
    occurrence: int
    date: str
    period: str
    first: int
    last: int
    days: Sequence[tuple[int, int]]
    share: Fraction
    certain: bool

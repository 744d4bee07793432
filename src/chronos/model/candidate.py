"""Candidates: pairs of claims that may speak of one event."""

from msgspec import Struct

from chronos.model.location import Location


class Candidate(Struct, frozen=True, kw_only=True):
    """A pair of claims proposed as one event, with reasons; never merged by itself.

    ``claims`` are two ids in alphabetical order, ``places`` where these claims begin; ``strength`` is from 0 to 1:
    the probability that they speak of one event; of those that a check finds, the share of their words in common.
    """

    claims: tuple[str, str]
    places: tuple[Location, Location]
    strength: float
    reasons: tuple[str, ...]

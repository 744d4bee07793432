"""Judgements: recorded decisions on whether claims speak of one event."""

from typing import Literal

from msgspec import Struct

from chronos.model.location import Location

Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")


class Judgement(Struct, frozen=True, kw_only=True):
    """A decision on two or more claims: by whom, on which day (verbatim), and why."""

    claims: tuple[str, ...]
    verdict: Verdict
    location: Location
    by: str = ""
    on: str = ""
    why: str = ""
    marks: tuple[Location, ...] = ()
    """The place of each id in ``claims``."""

"""Judgements: recorded decisions on whether claims speak of one event."""

from typing import Literal

from msgspec import Struct

from chronos.model.location import Location

Verdict = Literal["same", "different", "unsure"]
VERDICTS: tuple[Verdict, ...] = ("same", "different", "unsure")


class Judgement(Struct, frozen=True, kw_only=True):
    """A decision on two or more claims: by whom, on which day (verbatim), and why.

    ``text`` is the id of the one of its claims whose words are shown of the event, empty where it names none; only
    ``same`` has one.
    """

    claims: tuple[str, ...]
    verdict: Verdict
    location: Location
    by: str = ""
    on: str = ""
    why: str = ""
    text: str = ""
    marks: tuple[Location, ...] = ()
    """The place of each id in ``claims``."""
    text_mark: Location | None = None
    """The place of ``text``."""

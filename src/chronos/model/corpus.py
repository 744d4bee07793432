"""The corpus: everything read from timelines/."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from chronos.model.claim import Claim
from chronos.model.finding import Fault
from chronos.model.judgement import Judgement
from chronos.model.location import Location
from chronos.model.settings import Settings
from chronos.model.source import Source


class Unreadable(Struct, frozen=True):
    """A claim left out because its id, date or shape cannot be read; ``id`` is empty where there is none.

    ``claim`` is what could be read of it, for the check alone: it stands in no chronology. ``is_dated`` is false where
    it has a date that cannot be read.
    """

    id: str
    location: Location
    reason: str
    claim: Claim | None = None
    is_dated: bool = True


class LeftOut(Struct, frozen=True):
    """How many claims a corpus has not for one reason, and how many citations those that it has have lost.

    They are ``withheld`` by an edition, or rest on nothing known to be published by a day (``unpublished``).
    """

    reason: Literal["withheld", "unpublished"]
    claims: int = 0
    citations: int = 0


class Corpus(Struct, frozen=True, kw_only=True):
    """All claims, sources and judgements of one project, and what was wrong while reading them.

    ``claims`` holds every claim that could be read, two of one id included; ``sources`` the first of each id.
    ``left_out`` counts what was read and taken out, one item a reason. Claims read = ``claims`` + ``unreadable`` +
    those left out; of ``unread_files`` nobody can say how many they hold.
    """

    claims: tuple[Claim, ...] = ()
    sources: Mapping[str, Source] = {}
    judgements: tuple[Judgement, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    unread_files: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    settings: Settings = Settings()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def claims_read(self) -> int:
        """The left side of the ledger."""
        return len(self.claims) + len(self.unreadable) + sum(one.claims for one in self.left_out)

"""The corpus: everything read from timelines/."""

from collections.abc import Mapping

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


class Corpus(Struct, frozen=True, kw_only=True):
    """All claims, sources and judgements of one project, and what was wrong while reading them.

    ``claims`` holds every claim that could be read, two of one id included; ``sources`` the first of each id.
    ``withheld`` is how many more claims an edition has not, ``withheld_citations`` how many citations of those it has.
    Claims read = ``claims`` + ``unreadable`` + ``withheld``; of ``unread_files`` nobody can say how many they hold.
    """

    claims: tuple[Claim, ...] = ()
    sources: Mapping[str, Source] = {}
    judgements: tuple[Judgement, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    unread_files: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    settings: Settings = Settings()
    withheld: int = 0
    withheld_citations: int = 0

    @property
    def claims_read(self) -> int:
        """The left side of the ledger."""
        return len(self.claims) + len(self.unreadable) + self.withheld

"""Chronologies: events selected, ordered, grouped and cited for one scope."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from chronos.model.claim import Citation, Claim
from chronos.model.counts import Counts
from chronos.model.event import Event
from chronos.model.source import Source


class Scope(Struct, frozen=True, kw_only=True):
    """What one chronology covers: a country or a region.

    ``countries`` are the ISO 3166-1 codes it takes in, ``regions`` the region ids; an event belongs to it when
    it names one of either. ``folder`` is where its documents go, relative to the output.
    """

    id: str
    name: str
    kind: Literal["country", "region"]
    folder: str
    countries: frozenset[str]
    regions: frozenset[str] = frozenset()


class Footnote(Struct, frozen=True):
    """A numbered citation of one claim."""

    number: int
    claim: Claim
    citation: Citation
    source: Source | None
    """``None`` where the citation names a source that the project does not have."""


class Entry(Struct, frozen=True):
    """One line of a chronology: an event and its footnotes, in the order of its claims.

    ``places`` are the names of the countries and regions it concerns, countries first; a code that names none stands
    for itself. ``errors`` are the names of the rules that found an error in one of its claims.
    """

    event: Event
    footnotes: tuple[Footnote, ...]
    places: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()


class Group(Struct, frozen=True):
    """Entries under one heading: the year of the day they are anchored at."""

    heading: str
    entries: tuple[Entry, ...]


class Exclusion(Struct, frozen=True):
    """Claims that are not in a chronology for one reason; ``names`` lists them where the reason is a fault."""

    reason: str
    count: int
    names: tuple[str, ...] = ()


class Ledger(Struct, frozen=True, kw_only=True):
    """The proof that nothing was lost: read = shown + merged + undated + excluded, in claims.

    ``merged`` counts the claims that stand in another claim's entry.
    """

    read: int
    shown: int
    merged: int
    undated: int
    exclusions: tuple[Exclusion, ...] = ()

    @property
    def excluded(self) -> int:
        """All claims that are not in the chronology."""
        return sum(exclusion.count for exclusion in self.exclusions)

    @property
    def balanced(self) -> bool:
        """Whether both sides are equal."""
        return self.read == self.shown + self.merged + self.undated + self.excluded


class Related(Struct, frozen=True):
    """What the derived dates of a project lead to, by id: claims, of whatever chronology, and sources."""

    claims: Mapping[str, Claim] = {}
    sources: Mapping[str, Source] = {}


class Chronology(Struct, frozen=True, kw_only=True):
    """The arranged, cited document-to-be of one scope.

    ``project`` is the project's title, ``as_of`` the day number it speaks for, ``None`` where unknown. ``related`` is
    what the derived dates of its entries lead to, and maybe more. ``language`` is that of its names, headings and texts
    (ISO 639-1). ``edition`` is the title of the edition it belongs to, empty where that withholds nothing. ``period``
    has the first and the last day number asked for, ``None`` where it is open.
    """

    scope: Scope
    project: str
    as_of: int | None
    groups: tuple[Group, ...]
    undated: tuple[Entry, ...]
    sources: tuple[Source, ...]
    ledger: Ledger
    counts: Counts
    related: Related = Related()
    language: str = "en"
    edition: str = ""
    period: tuple[int | None, int | None] = (None, None)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in display order, the undated ones last."""
        return tuple(entry for group in self.groups for entry in group.entries) + self.undated

"""Editions: what of a project is shown to whom."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from chronos.model.claim import Status

REDACTABLE_OF_CLAIMS: Final = ("text", "note", "actors", "places", "kind", "said", "fields")
REDACTABLE_OF_CITATIONS: Final = ("locator", "quote", "retrieved")
REDACTABLE_OF_SOURCES: Final = ("author", "title", "publisher", "URL", "note")
"""Fields that an edition may leave out, as timelines write them; ``note`` is one of claims and one of sources."""
REDACTABLE: Final = tuple(dict.fromkeys((*REDACTABLE_OF_CLAIMS, *REDACTABLE_OF_CITATIONS, *REDACTABLE_OF_SOURCES)))
"""All of them."""


class Edition(Struct, frozen=True, kw_only=True):
    """A selection of claims under a name, which is a folder of the output; what it does not select it withholds.

    An empty selection selects all. ``kinds``, ``statuses`` and ``countries`` (ISO 3166-1 alpha-2) are those of the
    claims that it has; ``first`` and ``last`` are the first and last day number that a claim must possibly lie in
    (undated ones may). ``sources`` are the ids of those that it withholds, with every claim that rests on them alone.
    ``redact`` names the fields of claims, citations and sources that it leaves out. ``titles`` has its title by
    language (ISO 639-1) where it is given in several, of which ``title`` is one.
    """

    name: str
    title: str = ""
    kinds: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    countries: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    sources: tuple[str, ...] = ()
    redact: tuple[str, ...] = ()
    titles: Mapping[str, str] = {}

    def title_in(self, language: str) -> str:
        """Return the title in a language, else the one that it has, else the name."""
        return self.titles.get(language, self.title or self.name)

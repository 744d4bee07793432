"""The names of pages and of places in them, made from ids: safe in every file system, and never one for two."""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final
from urllib.parse import quote

from msgspec import Struct

from chronos.gazetteer.slugs import slug
from chronos.model import Entry, Event, Location

_SAFE: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_RESERVED: Final = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names of devices, which no file of Windows may have, whatever its ending (Microsoft, *Naming Files, Paths, and
Namespaces*)."""
_READABLE: Final = 40
"""Characters of an id that its page's name keeps where it cannot be the name itself."""
_PLACE: Final = re.compile(r"[^:\s\x00-\x1f\x7f][^\s\x00-\x1f\x7f]*")
"""Ids that may be the name of a place in a page (HTML, 3.2.6: any but with white space). Places of the page's own begin
with a colon."""


class Names(Struct, frozen=True):
    """How pages and places of events are called, by the place in the timelines of the claim that they show."""

    pages: Mapping[Location, str] = {}
    places: Mapping[Location, str] = {}

    def page(self, event: Event) -> str:
        """Return the name of an event's page, without its ending."""
        return self.pages[event.claims[0].location]

    def place(self, event: Event) -> str:
        """Return the name of the place at which an event stands in a page."""
        return self.places[event.claims[0].location]


def names_of(entries: Iterable[Entry]) -> Names:
    """Return the names of all events of a project. Where two have one id, the later ones in the order are numbered."""
    pages: dict[Location, str] = {}
    places: dict[Location, str] = {}
    numbers: dict[str, int] = {}
    for entry in entries:
        event = entry.event
        number = numbers[event.id] = numbers.get(event.id, 0) + 1
        again = f"~{number}" if number > 1 else ""
        where = event.claims[0].location
        pages[where] = file_name(event.id) + again
        places[where] = place_name(event.id) + again
    return Names(pages, places)


def file_name(an_id: str) -> str:
    """Return the id itself where every file system takes it as a name, else its words and a digest of it.

    Only made-up names have a tilde, and none has a dot, which the name of a language follows; so no two are the same,
    where capitals do not count either.
    """
    if _SAFE.fullmatch(an_id) and not _RESERVED.fullmatch(an_id):
        return an_id
    words = re.sub(r"[^a-z0-9-]", "", slug(an_id))[:_READABLE].strip("-")
    return f"{words}~{sha256(an_id.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def place_name(an_id: str) -> str:
    """Return the id itself where it may be the name of a place in a page, else the name that its page would have."""
    return an_id if _PLACE.fullmatch(an_id) else file_name(an_id)


def fragment(place: str) -> str:
    """Return the name of a place as an address has it after ``#``."""
    return quote(place)


def claim_places(event: Event, place: str) -> dict[str, Location]:
    """Return the places of claims that are not that of their event, each with the claim that stands there."""
    places: dict[str, Location] = {}
    for claim in event.claims:
        places.setdefault(place_name(claim.id), claim.location)
    places.pop(place, None)
    return places

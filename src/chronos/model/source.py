"""Sources: what was consulted."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from chronos.edtf import DateExpression
from chronos.model.location import Location
from chronos.model.suppression import Suppression

_NAMES: Final = (
    "author chair collection-editor compiler composer container-author contributor curator director editor "
    "editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author "
    "performer producer recipient reviewed-author script-writer series-creator translator"
)
SOURCE_NAMES: Final = tuple(_NAMES.split())
"""Fields of a CSL item that hold names."""
SOURCE_DATES: Final = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
"""Fields of a CSL item that hold dates."""


class Person(Struct, frozen=True):
    """A CSL name: ``family`` and ``given``, or a ``literal`` for bodies and names that do not split."""

    family: str = ""
    given: str = ""
    literal: str = ""


class Source(Struct, frozen=True, kw_only=True):
    """A CSL item, with what chronos adds to one (CSL 1.0.2 schema, ``csl-data.json``).

    ``issued`` and ``accessed`` are date expressions, ``None`` where the item gives none or none that can be
    read. ``origin`` is the id or name of whom the source had it from; sources of one origin are not
    independent of each other. ``covers`` are the periods that it says it covers, none where it says nothing of it.
    ``file`` is the local copy, a path relative to the folder of timelines. ``fields`` holds
    every field of the item that is text, by its CSL name; markup (``<i>``) is left out there and of ``title``,
    ``container`` and ``publisher``. ``item`` is the whole item as a citation processor reads it: canonical CSL-JSON,
    with its names, dates and markup, without what chronos adds to one; a date that CSL has no form for is a ``literal``
    in EDTF. ``marks`` has the line and column (both from 1) of every field, text or not.
    """

    id: str
    location: Location
    type: str = ""
    title: str = ""
    authors: tuple[Person, ...] = ()
    container: str = ""
    publisher: str = ""
    issued: DateExpression | None = None
    accessed: DateExpression | None = None
    origin: str = ""
    covers: tuple[DateExpression, ...] = ()
    file: str = ""
    fields: Mapping[str, str] = {}
    item: str = ""
    suppress: tuple[Suppression, ...] = ()
    marks: Mapping[str, tuple[int, int]] = {}

    def where(self, field: str) -> Location:
        """Return the place of a field, of the source's id where it is absent."""
        mark = self.marks.get(field)
        return Location(self.location.path, *mark) if mark is not None else self.location

"""Sources: what was consulted."""

from collections.abc import Mapping

from msgspec import Struct

from chronos.edtf import DateExpression
from chronos.model.location import Location
from chronos.model.suppression import Suppression


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
    every field of the item that is plain text, by its CSL name; ``marks`` the line and column (both from 1) of every
    field, plain text or not.
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
    suppress: tuple[Suppression, ...] = ()
    marks: Mapping[str, tuple[int, int]] = {}

    def where(self, field: str) -> Location:
        """Return the place of a field, of the source's id where it is absent."""
        mark = self.marks.get(field)
        return Location(self.location.path, *mark) if mark is not None else self.location

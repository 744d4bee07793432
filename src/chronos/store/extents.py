"""Finds from where to where a value reaches in a YAML text.

libyaml says where a value begins and ends, with three exceptions that are mended here: an anchor counts as part of the
value it names, a block scalar reaches over the blank lines after it, and a block mapping to the next token, wherever
that is.
"""

import re
from collections.abc import Collection
from typing import Any, Final, NamedTuple

import yaml
from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, StreamEndEvent

_Event = Any
"""A PyYAML event, or its mark: the stubs do not know that every event of a parser has a mark."""
Place = tuple[int, int]
"""Line and column, both from 1."""
_BREAKS: Final = str.maketrans(dict.fromkeys("\x85\u2028\u2029", "\ue000"))
"""Breaks of YAML 1.1 that are none to :mod:`chronos.store.tree`, as characters that mean nothing: only places count."""
_ANCHOR: Final = re.compile(r"&[0-9A-Za-z_-]+(?:\s|(?<=\s)#[^\r\n]*)*")
"""An anchor, and what may stand between it and its value."""


class Field(NamedTuple):
    """A field of a mapping: its name, where its key begins, and where its value ends."""

    name: str
    start: int
    end: int


class Extent(NamedTuple):
    """Where a value begins (after its anchor) and ends, in characters from 0, the end excluded.

    ``fields`` are those of a mapping, ``None`` of a scalar.
    """

    start: int
    end: int
    fields: tuple[Field, ...] | None = None


def find_extents(text: str, places: Collection[Place]) -> dict[Place, Extent]:
    """Return the extent of every scalar and every mapping that begins at one of the places.

    The text is one that :func:`~chronos.store.tree.read_tree` reads.
    """
    finder = _Finder(text, frozenset(places))
    finder.read()
    return finder.found


class _Finder:
    def __init__(self, text: str, places: frozenset[Place]) -> None:
        self.text = text
        self.places = places
        self.next = yaml.CSafeLoader(text.translate(_BREAKS)).get_event
        self.found: dict[Place, Extent] = {}
        self.last = 0
        """Where the last thing that was read ends."""

    def read(self) -> None:
        """Read the one document of the text."""
        self.next()
        if type(self.next()) is not StreamEndEvent:
            self.value(self.next())

    def value(self, event: _Event) -> None:
        """Read the value that starts with an event; note its extent where it is asked for."""
        mark = event.start_mark
        start: int = mark.index
        kind = type(event)
        if kind is AliasEvent:
            self.last = _end(event)
            return
        if event.anchor is not None:
            start = self.after_anchor(start)
        extent = None
        if kind is ScalarEvent:
            extent = self.scalar(start, event.end_mark.index)
        elif kind is MappingStartEvent:
            extent = self.mapping(event, start)
        else:
            self.sequence(event)
        place = (mark.line + 1, mark.column + 1)
        if extent is not None and place in self.places:
            self.found[place] = extent

    def after_anchor(self, start: int) -> int:
        """Return where the value after an anchor begins."""
        found = _ANCHOR.match(self.text, start)
        return found.end() if found is not None else start

    def scalar(self, start: int, end: int) -> Extent:
        """Return the extent of a scalar, without the blank lines after a block."""
        start = min(start, end)
        if self.text[start : start + 1] in ("|", ">"):
            end = start + len(self.text[start:end].rstrip(" \t\r\n"))
        self.last = end
        return Extent(start, end)

    def mapping(self, opened: _Event, start: int) -> Extent:
        """Read the fields of a mapping; in block style, one that an anchor names begins at its first field."""
        fields: list[Field] = []
        event: _Event
        while type(event := self.next()) is not MappingEndEvent:
            begin: int = event.start_mark.index
            self.last = _end(event)
            self.value(self.next())
            fields.append(Field(event.value, begin, self.last))
        if opened.flow_style:
            self.last = max(self.last, _end(event))
        elif opened.anchor is not None and fields:
            start = fields[0].start
        return Extent(start, self.last, tuple(fields))

    def sequence(self, opened: _Event) -> None:
        """Read the items of a sequence."""
        event: _Event
        while type(event := self.next()) is not SequenceEndEvent:
            self.value(event)
        if opened.flow_style:
            self.last = _end(event)


def _end(event: _Event) -> int:
    end: int = event.end_mark.index
    return end

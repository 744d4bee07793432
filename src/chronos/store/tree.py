"""Reads YAML as text: a tree of nodes that know their place, and nothing retyped.

PyYAML's C parser delivers events; the reader here makes nodes of them. Every scalar stays the text that
was written (``NO`` is Norway, ``2017`` and ``12:30`` are text). What a timeline has no use for is refused
with a place: tags, a second document, keys that are not text, and the two ways YAML has of making much work
of little text, deep nesting and aliases of aliases.
"""

from typing import Any, Final

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from chronos.store.nodes import DuplicateKey, Node, TreeError

_Event = Any
"""A PyYAML event, or its mark: the stubs do not know that every event of a parser has a mark."""
MAX_DEPTH: Final = 64
"""Levels of nesting; a claim needs five."""
MAX_ALIASED: Final = 100_000
"""Values that all aliases of one file may stand for together; a text counts once more for every 64 characters."""
_BREAKS: Final = "\x85\u2028\u2029"
"""Line breaks of YAML 1.1 (section 5.4), which libyaml follows; to YAML 1.2 and to editors they are characters."""
_PRIVATE: Final = range(0xF0000, 0xFFFFE)
"""Private use (Unicode 15.0, section 23.5): characters that stand for the breaks while libyaml reads."""


class TooManyAliasesError(TreeError):
    """Aliases that stand for more than anyone writes: little text that would make much work."""


class Anchors:
    """The nodes that aliases can name, with what each counts for, and the count of all aliases so far."""

    def __init__(self) -> None:
        self.nodes: dict[str, tuple[Node, int]] = {}
        self.aliased = 0


def read_tree(
    text: str, lines_before: int = 0, anchors: Anchors | None = None
) -> tuple[Node | None, list[DuplicateKey]]:
    """Return the root node of a YAML text (``None`` when it holds nothing) and the keys given twice.

    ``lines_before`` are the lines of the file above the text; places count them. ``anchors`` are those of the
    pieces of the file that were read before.

    Raises:
        TreeError: the text is not YAML, or uses what timelines do not read.
    """
    stand_ins = _stand_ins(text)
    restored = {stand_in: character for character, stand_in in stand_ins.items()}
    shown = text.translate(stand_ins) if stand_ins else text
    reader = _Reader(shown, lines_before + 1, anchors if anchors is not None else Anchors(), restored)
    try:
        return reader.document(), reader.duplicates
    except yaml.MarkedYAMLError as error:
        line, column = _place(error, shown.rstrip())
        reason = ", ".join(part for part in (error.context, error.problem) if part)
        raise TreeError("malformed-yaml", line + lines_before, column, reason) from None
    except yaml.reader.ReaderError as error:
        line, column = _first_unprintable(text)
        reason = f"a character that YAML does not allow ({error.reason})"
        raise TreeError("malformed-yaml", line + lines_before, column, reason) from None


def _place(error: yaml.MarkedYAMLError, text: str) -> tuple[int, int]:
    """Return line and column of an error: where the parser stopped, or the start of what was open at the end."""
    for mark in (error.problem_mark, error.context_mark):
        if mark is not None and mark.index < len(text):
            return mark.line + 1, mark.column + 1
    return text.count("\n") + 1, max(len(text) - text.rfind("\n") - 1, 1)


def _stand_ins(text: str) -> dict[int, int]:
    """Return a character that is not in the text for each break that is."""
    breaks = [ord(character) for character in _BREAKS if character in text]
    unused = (number for number in _PRIVATE if chr(number) not in text)
    return dict(zip(breaks, unused, strict=False))


def _first_unprintable(text: str) -> tuple[int, int]:
    """Return line and column of the first character outside YAML 1.1's printable set (section 5.1)."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    offset = found.start() if found else 0
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class _Reader:
    """Reads the one document of a text."""

    def __init__(self, text: str, first: int, anchors: Anchors, restored: dict[int, int]) -> None:
        self.first = first
        self.next = yaml.CSafeLoader(text).get_event
        self.duplicates: list[DuplicateKey] = []
        self.anchors = anchors
        self.restored = restored
        self.nodes = 0

    def document(self) -> Node | None:
        """Read the stream from its start to its end."""
        self.next()
        event = self.next()
        if type(event) is StreamEndEvent:
            return None
        root = self.node(self.next(), 0)
        self.next()
        event = self.next()
        if type(event) is not StreamEndEvent:
            raise self.refusal(event, "a second document (---) in one file; use a file for each")
        return root if root.value != "" else None

    def node(self, event: _Event, depth: int) -> Node:
        """Read the value that starts with an event."""
        kind = type(event)
        if kind is AliasEvent:
            return self.alias(event)
        if event.tag is not None:
            raise self.refusal(event, f"the tag {event.tag[:60]}; values are read as text, without tags")
        before = self.nodes + self.anchors.aliased
        self.nodes += 1
        if kind is ScalarEvent:
            value: str = event.value
            self.nodes += len(value) >> 6
            mark = event.start_mark
            node = Node(self.written(value) if self.restored else value, mark.line + self.first, mark.column + 1)
        elif depth == MAX_DEPTH:
            raise self.refusal(event, f"more than {MAX_DEPTH} levels of nesting")
        elif kind is MappingStartEvent:
            node = self.mapping(event, depth + 1)
        else:
            node = self.sequence(event, depth + 1)
        if event.anchor is not None:
            self.anchors.nodes[event.anchor] = (node, self.nodes + self.anchors.aliased - before)
        return node

    def sequence(self, start: _Event, depth: int) -> Node:
        """Read the items of a sequence."""
        items: list[Node] = []
        while type(event := self.next()) is not SequenceEndEvent:
            items.append(self.node(event, depth))
        return Node(items, start.start_mark.line + self.first, start.start_mark.column + 1)

    def mapping(self, start: _Event, depth: int) -> Node:
        """Read the pairs of a mapping; of a key given twice the first stands."""
        values: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        while type(event := self.next()) is not MappingEndEvent:
            if type(event) is not ScalarEvent or event.tag is not None:
                raise self.refusal(event, "a key that is not plain text")
            key: str = self.written(event.value) if self.restored else event.value
            mark: _Event = event.start_mark
            value = self.node(self.next(), depth)
            if key in values:
                self.duplicates.append(DuplicateKey(key, mark.line + self.first, mark.column + 1, keys[key][0]))
            else:
                values[key] = value
                keys[key] = (mark.line + self.first, mark.column + 1)
        node = Node(values, start.start_mark.line + self.first, start.start_mark.column + 1)
        node.keys = keys
        return node

    def alias(self, event: _Event) -> Node:
        """Return the node an alias stands for, counting what it stands for against the limit."""
        found = self.anchors.nodes.get(event.anchor)
        if found is None:
            raise self.refusal(event, f"the alias *{event.anchor[:60]} has no anchor before it")
        node, size = found
        self.anchors.aliased += size
        if self.anchors.aliased > MAX_ALIASED:
            mark = event.start_mark
            reason = f"aliases that stand for more than {MAX_ALIASED:,} values"
            raise TooManyAliasesError("unsupported-yaml", mark.line + self.first, mark.column + 1, reason)
        return node

    def written(self, text: str) -> str:
        """Return a text as it was written, with the breaks that libyaml was not shown."""
        return text.translate(self.restored)

    def refusal(self, event: _Event, what: str) -> TreeError:
        """Return the error for something that timelines do not read, at its place."""
        mark = event.start_mark
        return TreeError("unsupported-yaml", mark.line + self.first, mark.column + 1, what)

r"""Reads JSON (RFC 8259) as text: the tree of nodes that YAML makes, each with its place.

libyaml does not read all of JSON: tabs, ``\/`` and pairs of surrogates are faults to it. As there, every scalar is the
text that was written, but that ``null`` is as absent; of a key given twice the first stands.
"""

import re
from json import JSONDecodeError, JSONDecoder
from typing import Final

from chronos.store.nodes import DuplicateKey, Node, TreeError
from chronos.store.tree import MAX_DEPTH

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_SCALAR: Final = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null")
_DECODER: Final = JSONDecoder()
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def read_json(text: str) -> tuple[Node, list[DuplicateKey]]:
    """Return the root node of a JSON text and the keys given twice.

    Raises:
        TreeError: the text is not JSON, or is nested too deeply.
    """
    reader = _Reader(text)
    root = reader.value(reader.space(0), 0)
    end = reader.space(reader.at)
    if end < len(text):
        raise reader.error(end, "more than one value in the file")
    return root, reader.duplicates


class _Reader:
    """Reads one text; ``at`` is the offset behind what was read last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.duplicates: list[DuplicateKey] = []
        self._line = 1
        self._start = 0
        self._seen = 0

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column (from 1) of an offset that is not before the last one asked for."""
        breaks = self.text.count("\n", self._seen, offset)
        if breaks:
            self._line += breaks
            self._start = self.text.rfind("\n", 0, offset) + 1
        self._seen = offset
        return self._line, offset - self._start + 1

    def error(self, offset: int, reason: str) -> TreeError:
        """Return the fault at an offset."""
        line = self.text.count("\n", 0, offset) + 1
        return TreeError(
            "malformed-yaml", line, offset - self.text.rfind("\n", 0, offset), f"this is no JSON: {reason}"
        )

    def space(self, offset: int) -> int:
        """Return where the white space at an offset ends."""
        found = _SPACE.match(self.text, offset)
        return found.end() if found is not None else offset

    def value(self, at: int, depth: int) -> Node:
        """Read the value that begins at an offset."""
        sign = self.text[at : at + 1]
        if depth > MAX_DEPTH:
            raise self.error(at, f"more than {MAX_DEPTH} levels of nesting")
        line, column = self.place(at)
        if sign == '"':
            return Node(self.string(at), line, column)
        if sign == "[":
            return Node(self.items(at, depth), line, column)
        if sign == "{":
            node = Node("", line, column)
            node.value, node.keys = self.pairs(at, depth)
            return node
        found = _SCALAR.match(self.text, at)
        if found is None:
            raise self.error(at, "a value is missing" if sign in ("", ",", "]", "}") else f"{sign!r} begins no value")
        self.at = found.end()
        return Node("" if found[0] == "null" else found[0], line, column)

    def string(self, at: int) -> str:
        """Read the string that begins at an offset; half a surrogate pair is no character."""
        try:
            text, self.at = _DECODER.raw_decode(self.text, at)
        except JSONDecodeError as error:
            raise self.error(error.pos, error.msg[:1].lower() + error.msg[1:]) from None
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)

    def items(self, at: int, depth: int) -> list[Node]:
        """Read the items of the list that begins at an offset."""
        found: list[Node] = []
        at = self.space(at + 1)
        if self.text[at : at + 1] == "]":
            self.at = at + 1
            return found
        while True:
            found.append(self.value(at, depth + 1))
            at = self.space(self.at)
            sign = self.text[at : at + 1]
            if sign == "]":
                self.at = at + 1
                return found
            if sign != ",":
                raise self.error(at, "a comma or ] is missing")
            at = self.space(at + 1)

    def pairs(self, at: int, depth: int) -> tuple[dict[str, Node], dict[str, tuple[int, int]]]:
        """Read the pairs of the object that begins at an offset."""
        found: dict[str, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        at = self.space(at + 1)
        if self.text[at : at + 1] == "}":
            self.at = at + 1
            return found, keys
        while True:
            if self.text[at : at + 1] != '"':
                raise self.error(at, "a key in double quotes is missing")
            place = self.place(at)
            key = self.string(at)
            at = self.space(self.at)
            if self.text[at : at + 1] != ":":
                raise self.error(at, "a colon is missing")
            value = self.value(self.space(at + 1), depth + 1)
            if key in found:
                self.duplicates.append(DuplicateKey(key, *place, keys[key][0]))
            else:
                found[key] = value
                keys[key] = place
            at = self.space(self.at)
            sign = self.text[at : at + 1]
            if sign == "}":
                self.at = at + 1
                return found, keys
            if sign != ",":
                raise self.error(at, "a comma or } is missing")
            at = self.space(at + 1)

"""XML in which every element knows where its bytes are, so that one can be replaced and all else stays as it is."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from xml.parsers import expat

WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PREFIXES: Final = {
    WORD: "w:",
    RELATIONS: "r:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "http://schemas.openxmlformats.org/package/2006/content-types": "",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}
_TAG: Final = re.compile(rb"""<[^<>"']*(?:"[^"]*"[^<>"']*|'[^']*'[^<>"']*)*>""")
"""A tag, in whose attributes ``>`` may stand."""


class PlacesError(ValueError):
    """XML that cannot be edited in place, and why."""


class Element:
    """An element: its name (``w:p`` whatever its prefix), attributes, own text, and the offsets of its bytes.

    ``start`` and ``end`` are those of its tags, ``inside`` and ``ending`` those of what is between them. ``spaces`` are
    the namespaces by prefix that it declares.
    """

    __slots__ = ("attributes", "children", "end", "ending", "inside", "name", "parent", "spaces", "start", "text")

    def __init__(self, name: str, attributes: Mapping[str, str], parent: "Element | None", start: int) -> None:
        self.name = name
        self.attributes = attributes
        self.parent = parent
        self.start = self.inside = self.ending = self.end = start
        self.children: list[Element] = []
        self.spaces: dict[str, str] = {}
        self.text = ""

    def all(self) -> Iterator["Element"]:
        """Yield it and everything in it, in the order of the document."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.children))

    def within(self, *names: str) -> Iterator["Element"]:
        """Yield what is in it of some names, in the order of the document."""
        return (one for one in self.all() if one.name in names)

    def child(self, name: str) -> "Element | None":
        """Return the first child of a name."""
        return next((one for one in self.children if one.name == name), None)

    def value(self, *path: str) -> str:
        """Return the ``w:val`` at the end of a path of names, empty where there is none."""
        found: Element | None = self
        for name in path:
            found = found.child(name) if found is not None else None
        return found.attributes.get("w:val", "") if found is not None else ""


def read_places(content: bytes) -> Element:
    """Read XML in UTF-8 and return its root.

    Raises:
        PlacesError: it is no XML, has a document type, or is in another encoding.
    """
    return _Reader(content).root()


def edited(content: bytes, edits: Iterable[tuple[int, int, bytes]]) -> bytes:
    """Return bytes in which ranges (start, end) that do not overlap are replaced; of those at one place, in order."""
    written = []
    last = 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        written += [content[last:start], new]
        last = end
    return b"".join((*written, content[last:]))


class _Reader:
    def __init__(self, content: bytes) -> None:
        self.content = content
        self.top: Element | None = None
        self.open: list[Element] = []
        self.declared: dict[str, str] = {}
        parser = self.parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartNamespaceDeclHandler = self._space
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def root(self) -> Element:
        if self.content[:2] in (b"\xfe\xff", b"\xff\xfe"):
            raise PlacesError("is not in UTF-8")
        try:
            self.parser.Parse(self.content, True)
        except expat.ExpatError as error:
            raise PlacesError(f"is no XML ({error})") from None
        if self.top is None:
            raise PlacesError("is empty")
        return self.top

    def _declaration(self, _version: str, encoding: str | None, _alone: int) -> None:
        if encoding is not None and encoding.lower() not in ("utf-8", "utf8", "us-ascii"):
            raise PlacesError(f"is in {encoding[:20]}, not in UTF-8")

    def _doctype(self, *_: Any) -> None:
        raise PlacesError("has a document type, which no part of a Word document has")

    def _space(self, prefix: str | None, address: str | None) -> None:
        self.declared[prefix or ""] = address or ""

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        parent = self.open[-1] if self.open else None
        place = self.parser.CurrentByteIndex
        named = {_short(key): value for key, value in attributes.items()}
        element = Element(_short(name), named, parent, place)
        element.spaces, self.declared = self.declared, {}
        tag = _TAG.match(self.content, place)
        element.inside = element.ending = element.end = tag.end() if tag is not None else place
        if parent is None:
            self.top = element
        else:
            parent.children.append(element)
        self.open.append(element)

    def _end(self, _name: str) -> None:
        element = self.open.pop()
        if self.content[element.inside - 2 : element.inside] != b"/>":
            element.ending = self.parser.CurrentByteIndex
            element.end = self.content.index(b">", element.ending) + 1

    def _text(self, text: str) -> None:
        self.open[-1].text += text


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"{_PREFIXES[space]}{local}" if space in _PREFIXES else name

"""The plain text of a cell that may have markup, and the links in it."""

import re
from html import unescape
from typing import Final

from lxml import etree
from msgspec import Struct

_MARKUP: Final = re.compile(r"<[a-zA-Z/!?]")
_TAG: Final = re.compile(r"<[^<>]*>")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_WEB: Final = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_INLINE: Final = frozenset(
    (
        *[
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "ins",
            "kbd",
            "mark",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
        ],
        *["sub", "sup", "time", "tt", "u", "var", "wbr"],
    )
)
"""Elements that part no words (HTML Living Standard, 15.3: those that are displayed inline); all others do."""
_UNSEEN: Final = frozenset(("script", "style", "template", "head", "noscript"))
_ADDRESSES: Final = ("href", "src", "cite", "data")
LONGEST: Final = 1_000_000
"""Characters of a cell."""
OURS: Final = "chronos"
"""The class of an element that :mod:`chronos.exchange` wrote for readers and does not read back."""


class Link(Struct, frozen=True):
    """An address of the web in a text, and what is written there."""

    url: str
    text: str = ""


class PlainText(Struct, frozen=True):
    """What a cell says, on one line; what stands in an element of ours is apart, in ``ours``."""

    text: str = ""
    links: tuple[Link, ...] = ()
    ours: tuple[Link, ...] = ()


def plain_text(cell: str) -> PlainText:
    """Return the text of a cell, which may be HTML or a part of some, with the links in it.

    It is parsed by libxml2, which fetches nothing and knows no entities but those of HTML.

    Raises:
        ValueError: it is longer than any text.
    """
    if len(cell) > LONGEST:
        raise ValueError(f"a text of {len(cell)} characters, which begins {cell[:40]!r}; cut it to {LONGEST} at most")
    if not _MARKUP.search(cell):
        return PlainText(single_line(unescape(cell)) if "&" in cell else single_line(cell))
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(_CONTROL.sub("", cell).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:  # nothing is left in it
        return PlainText()
    if any("depth" in error.message for error in parser.error_log):  # libxml2 leaves out what is nested too deeply
        return PlainText(single_line(unescape(_TAG.sub(" ", cell))))
    return _walk(root) if root is not None else PlainText()


def web_address(written: str) -> str:
    """Return an address of the web as it is cited, empty for what is none (``javascript:``, a relative path)."""
    address = "".join(written.split())
    if not _WEB.match(address):
        return ""
    return f"https:{address}" if address.startswith("//") else address


def single_line(text: str) -> str:
    """Return a text on one line, without characters that no text has."""
    return " ".join((_CONTROL.sub(" ", text) if not text.isprintable() else text).split())


class _Walk:
    """A walk through a text, part by part, with the links in it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.links: dict[str, str] = {}
        self.ours: dict[str, str] = {}
        self._begun: list[tuple[str, int]] = []
        self._hidden: list[etree._Element] = []
        self._own: list[etree._Element] = []

    def start(self, element: "etree._Element") -> None:
        """Take the beginning of an element, up to its first child."""
        attributes = {str(name): str(value) for name, value in element.items()}
        if element.tag in _UNSEEN:
            self._hidden.append(element)
        elif attributes.get("class") == OURS:
            self._own.append(element)
        addresses = [web_address(attributes[one]) for one in _ADDRESSES if one in attributes]
        if not self._hidden:
            for address in filter(None, addresses):
                (self.ours if self._own else self.links).setdefault(address, "")
        if element.tag == "a":
            self._begun.append((addresses[0] if addresses else "", len(self.parts)))
        self._say(element, element.text)

    def end(self, element: "etree._Element") -> None:
        """Take the end of an element, with what follows it."""
        if element.tag == "a":
            address, first = self._begun.pop()
            found = self.ours if self._own else self.links
            if found.get(address) == "":
                found[address] = single_line("".join(map(str, element.itertext()) if self._own else self.parts[first:]))
        for within in (self._hidden, self._own):
            if within and within[-1] is element:
                within.pop()
        self._say(element, element.tail)

    def _say(self, element: "etree._Element", text: str | None) -> None:
        if not self._hidden and not self._own:
            self.parts.append(text or "" if element.tag in _INLINE else f" {text or ''}")


def _walk(root: "etree._Element") -> PlainText:
    walk = _Walk()
    for event, element in etree.iterwalk(root, events=("start", "end")):
        (walk.start if event == "start" else walk.end)(element)
    return PlainText(single_line("".join(walk.parts)), _links(walk.links), _links(walk.ours))


def _links(found: dict[str, str]) -> tuple[Link, ...]:
    return tuple(Link(url, text) for url, text in found.items())

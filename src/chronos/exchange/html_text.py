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
_INLINE: Final = frozenset(["a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"])  # fmt: skip
"""Elements that part no words (HTML Living Standard, 15.3: those that are displayed inline); all others do."""
_UNSEEN: Final = frozenset(("script", "style", "template", "head", "noscript"))
_ADDRESSES: Final = ("href", "src", "cite", "data")
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
    """
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


def _walk(root: "etree._Element") -> PlainText:
    parts: list[str] = []
    links: dict[str, str] = {}
    ours: dict[str, str] = {}
    begun: list[tuple[str, int]] = []
    hidden: list[etree._Element] = []
    own: list[etree._Element] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag
        if event == "start":
            attributes = dict(element.items())
            if name in _UNSEEN:
                hidden.append(element)
            elif attributes.get("class") == OURS:
                own.append(element)
            found = ours if own else links
            addresses = [web_address(attributes[one]) for one in _ADDRESSES if one in attributes]
            if not hidden:
                for address in filter(None, addresses):
                    found.setdefault(address, "")
            if name == "a":
                begun.append((addresses[0] if addresses else "", len(parts)))
            if not hidden and not own:
                parts.append(element.text or "" if name in _INLINE else f" {element.text or ''}")
            continue
        if name == "a":
            address, first = begun.pop()
            found = ours if own else links
            if found.get(address) == "":
                found[address] = single_line("".join(element.itertext() if own else parts[first:]))
        for within in (hidden, own):
            if within and within[-1] is element:
                within.pop()
        if not hidden and not own:
            parts.append(element.tail or "" if name in _INLINE else f" {element.tail or ''}")
    return PlainText(single_line("".join(parts)), _links(links), _links(ours))


def _links(found: dict[str, str]) -> tuple[Link, ...]:
    return tuple(Link(url, text) for url, text in found.items())

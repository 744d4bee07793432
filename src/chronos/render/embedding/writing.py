"""Writes parts of one Word document so that they can stand in another."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

from chronos.render.embedding.places import RELATIONS, WORD

_PREFIXES: Final = {WORD: "w", RELATIONS: "r"}
_XML: Final = "http://www.w3.org/XML/1998/namespace"
_TEXTS: Final = frozenset(f"{{{WORD}}}{name}" for name in ("t", "instrText", "delText", "fldSimple"))
"""Elements whose text is more than white space between elements."""


def tag(name: str) -> str:
    """Return the name of an element or attribute of WordprocessingML as ElementTree has it."""
    return f"{{{WORD}}}{name}"


def relation(name: str) -> str:
    """Return the name of an attribute that leads to a relation, as ElementTree has it."""
    return f"{{{RELATIONS}}}{name}"


def written(element: ET.Element, declared: Mapping[str, str]) -> str:
    """Return an element as XML; it declares the namespaces that it needs and ``declared``, by prefix, lacks."""
    needed = sorted({space for space in _spaces(element) if space != _XML})
    prefixes = {space: _PREFIXES.get(space, f"n{number}") for number, space in enumerate(needed)}
    own = [(prefix, space) for space, prefix in prefixes.items() if declared.get(prefix) != space]
    return "".join(_written(element, {**prefixes, _XML: "xml"}, own))


def _written(element: ET.Element, prefixes: Mapping[str, str], own: Iterable[tuple[str, str]] = ()) -> Iterator[str]:
    name = _named(element.tag, prefixes)
    spaces = "".join(f" xmlns:{prefix}={quoteattr(space)}" for prefix, space in own)
    attributes = "".join(f" {_named(key, prefixes)}={quoteattr(value)}" for key, value in element.attrib.items())
    text = escape(element.text or "") if element.tag in _TEXTS else ""
    if not text and not len(element):
        yield f"<{name}{spaces}{attributes}/>"
        return
    yield f"<{name}{spaces}{attributes}>{text}"
    for child in element:
        yield from _written(child, prefixes)
    yield f"</{name}>"


def _spaces(element: ET.Element) -> Iterator[str]:
    for one in element.iter():
        for name in (one.tag, *one.attrib):
            if name.startswith("{"):
                yield name[1:].partition("}")[0]


def _named(name: str, prefixes: Mapping[str, str]) -> str:
    space, _, local = name[1:].partition("}")
    return f"{prefixes[space]}:{local}" if name.startswith("{") else name

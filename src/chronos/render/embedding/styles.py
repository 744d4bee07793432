"""Styles and lists that a report needs for what is put into it; its own are never changed."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final
from xml.etree import ElementTree as ET

from chronos.render.embedding.package import Package, appended
from chronos.render.embedding.places import WORD, Element, edited, read_places
from chronos.render.embedding.writing import tag, written

_NUMBERING_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_EMPTY_NUMBERING: Final = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering xmlns:w="{WORD}"></w:numbering>'
)
_LEADS: Final = ("basedOn", "link", "next")
"""What in a style names another."""
_LIST: Final = "chronos"
"""How the name of a list of ours begins, so that it is found again."""


class Styles:
    """The styles of a report, to which those that it lacks are added by their names; so are lists.

    ``source`` and ``numbering`` are the styles and lists of the document that things come from.
    """

    def __init__(self, package: Package, source: ET.Element, numbering: ET.Element) -> None:
        self.package = package
        self.part = package.related("styles")
        self.source = {one.get(tag("styleId"), ""): one for one in source.iter(tag("style"))}
        self.numbering = numbering
        self.mapped: dict[str, str] = {}
        self.lists: dict[str, str] = {}

    @cached_property
    def _own(self) -> Element:
        return read_places(self.package.parts[self.part])

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        """The ids of the report's styles by sort and name, small and capital letters alike."""
        return names_of(self._own)

    def style(self, name: str) -> str:
        """Return the id in the report of a style, by its id where it comes from; it is added where it is lacking."""
        if name not in self.mapped:
            self.mapped[name] = self._found(self.source[name]) if name in self.source else name
        return self.mapped[name]

    def list_number(self, number: str) -> str:
        """Return the id in the report of a list, by its id where it comes from; it is added where it is lacking."""
        if number not in self.lists:
            self.lists[number] = self._list(number)
        return self.lists[number]

    def _found(self, style: ET.Element) -> str:
        sort, named = style.get(tag("type"), ""), _value(style, "name")
        known = self._names.get((sort, named.casefold()))
        if known is not None:
            return known
        own = style.get(tag("styleId"), "")
        taken = set(self._names.values())
        new = next(one for one in (own, *(f"{own}{number}" for number in range(2, len(taken) + 3))) if one not in taken)
        self._names[sort, named.casefold()] = self.mapped[own] = new
        copy = ET.fromstring(ET.tostring(style))  # noqa: S314 - it is a part of what pandoc made
        copy.set(tag("styleId"), new)
        copy.attrib.pop(tag("default"), None)
        for child in list(copy):
            if child.tag in {tag(name) for name in _LEADS}:
                self._lead(copy, child)
            elif child.tag == tag("pPr"):
                for numbers in child.findall(tag("numPr")):
                    child.remove(numbers)  # the lists of headings are the report's own matter
        content = self.package.parts[self.part]
        root = read_places(content)
        self.package.parts[self.part] = appended(content, root, written(copy, root.spaces))
        return new

    def _lead(self, style: ET.Element, child: ET.Element) -> None:
        """Let a style name the report's own style, or none."""
        leads = child.get(tag("val"), "")
        base = self.source.get(leads)
        known = base is not None and (base.get(tag("type"), ""), _value(base, "name").casefold()) in self._names
        if base is not None and (known or child.tag == tag("basedOn")):
            child.set(tag("val"), self.style(leads))
        else:
            style.remove(child)

    def _list(self, number: str) -> str:
        chosen = {one.get(tag("numId")): _value(one, "abstractNumId") for one in self.numbering.iter(tag("num"))}
        kind = chosen.get(number, "")
        name = f"{_LIST}{kind}"
        abstract = next(
            (one for one in self.numbering.iter(tag("abstractNum")) if one.get(tag("abstractNumId")) == kind), None
        )
        if abstract is None:
            return number
        part = self.package.related("numbering")
        part = part or self.package.add_part("numbering", _EMPTY_NUMBERING.encode(), _NUMBERING_TYPE)
        root = read_places(self.package.parts[part])
        kinds = [one for one in root.children if one.name == "w:abstractNum"]
        own = next((one for one in kinds if one.value("w:name") == name), None)
        if own is not None:
            for one in root.children:
                if one.name == "w:num" and one.value("w:abstractNumId") == own.attributes.get("w:abstractNumId"):
                    return one.attributes.get("w:numId", "")
        return self._add_list(part, root, abstract, name)

    def _add_list(self, part: str, root: Element, abstract: ET.Element, name: str) -> str:
        """Add a list, its sort after the last sort and itself after the last list (ECMA-376, 17.9.16)."""
        kinds = [one for one in root.children if one.name == "w:abstractNum"]
        lists = [one for one in root.children if one.name == "w:num"]
        kind = _next(one.attributes.get("w:abstractNumId", "") for one in kinds)
        number = _next(one.attributes.get("w:numId", "") for one in lists)
        copy = ET.fromstring(ET.tostring(abstract))  # noqa: S314 - it is a part of what pandoc made
        copy.set(tag("abstractNumId"), kind)
        for child in list(copy):
            if child.tag in (tag("nsid"), tag("tmpl"), tag("name")):
                copy.remove(child)
        place = 1 if len(copy) and copy[0].tag == tag("multiLevelType") else 0
        copy.insert(place, ET.Element(tag("name"), {tag("val"): name}))
        new = ET.Element(tag("num"), {tag("numId"): number})
        new.append(ET.Element(tag("abstractNumId"), {tag("val"): kind}))
        content = self.package.parts[part]
        if root.ending == root.end:
            content = appended(content, root, written(copy, root.spaces) + written(new, root.spaces))
        else:
            before = [one.end for one in root.children if one.name in ("w:numPicBullet", "w:abstractNum")]
            after = max((*before, root.inside))
            last = max((*(one.end for one in lists), after))
            edits = [
                (after, after, written(copy, root.spaces).encode()),
                (last, last, written(new, root.spaces).encode()),
            ]
            content = edited(content, edits)
        self.package.parts[part] = content
        return number


def names_of(styles: Element) -> dict[tuple[str, str], str]:
    """Return the ids of styles by sort and name, small and capital letters alike."""
    return {
        (one.attributes.get("w:type", ""), one.value("w:name").casefold()): one.attributes.get("w:styleId", "")
        for one in styles.within("w:style")
    }


def _value(element: ET.Element, name: str) -> str:
    child = element.find(tag(name))
    return child.get(tag("val"), "") if child is not None else ""


def _next(numbers: Iterable[str]) -> str:
    """Return the number after the highest."""
    return str(max((int(one) for one in numbers if one.isdecimal()), default=0) + 1)

"""Takes the body of one Word document into another, with its footnotes, links, lists and styles."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from msgspec import Struct

from chronos.render.archive import unpack
from chronos.render.embedding.marked import Marked
from chronos.render.embedding.package import Package, appended
from chronos.render.embedding.places import WORD, Element, edited, read_places
from chronos.render.embedding.styles import Styles
from chronos.render.embedding.writing import relation, tag, written

_NOTEREF: Final = re.compile(r"\s*NOTEREF\s+(\S+)")
_FOOTNOTES_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_EMPTY_FOOTNOTES: Final = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{WORD}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
_THIN: Final = (
    f'<w:p xmlns:w="{WORD}"><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
)
"""A paragraph of one point, in twentieths of which lines are measured (ECMA-376, 17.3.1.33)."""
_STYLED: Final = tuple(tag(name) for name in ("pStyle", "rStyle", "tblStyle"))


class Source:
    """A Word document that pandoc made, as its parts."""

    def __init__(self, content: bytes) -> None:
        self.parts = unpack(content)

    def tree(self, part: str) -> ET.Element:
        """Return a part of it, named within ``word/``."""
        return ET.fromstring(self.parts[f"word/{part}"])  # noqa: S314 - pandoc wrote it, from text that it escapes

    def links(self, part: str) -> dict[str, str]:
        """Return the addresses that a part leads to, by the ids of their relations."""
        name = f"word/_rels/{part}.rels"
        if name not in self.parts:
            return {}
        root = ET.fromstring(self.parts[name])  # noqa: S314 - as above
        return {one.get("Id", ""): one.get("Target", "") for one in root if one.get("TargetMode") == "External"}


class Grafted(Struct, frozen=True):
    """What was taken over: the bytes of the body, how many footnotes it has, whether it begins or ends in a table."""

    body: bytes
    notes: int
    begins_in_table: bool
    ends_in_table: bool


class Graft:
    """Takes the bodies of documents into one report, whose main part has this root."""

    def __init__(self, package: Package, root: Element) -> None:
        self.package = package
        self.root = root
        self.marks = max(_numbers(root, "w:bookmarkStart"), default=0)

    def forget_notes(self, ids: set[str]) -> None:
        """Take out footnotes by their ids, with the links that only they have."""
        part = self.package.related("footnotes")
        if not part or not ids:
            return
        content = self.package.parts[part]
        root = read_places(content)
        gone = [one for one in root.children if one.attributes.get("w:id") in ids and "w:type" not in one.attributes]
        kept = [one for one in root.children if one not in gone]
        self.package.forget(part, relations_in(gone) - relations_in(kept))
        self.package.parts[part] = edited(content, [(one.start, one.end, b"") for one in gone])

    def take(self, source: Source, before: int, marked: Marked) -> Grafted:
        """Take over the body of a document; ``before`` is how many footnotes the report has above it.

        Where it comes into a bookmark, that begins in its first paragraph, and ends in its last.
        """
        styles = Styles(self.package, source.tree("styles.xml"), source.tree("numbering.xml"))
        body = source.tree("document.xml").find(tag("body"))
        blocks = [one for one in body if one.tag != tag("sectPr")] if body is not None else []
        frame = ET.Element(tag("body"))
        frame.extend(blocks)
        self._settle(frame, styles, self.package.document, source.links("document.xml"))
        references = list(frame.iter(tag("footnoteReference")))
        self._number_marks(frame, before)
        if references:
            self._take_notes(source, styles, references)
        if marked.name:
            _set_bookmark(frame, marked)
        return Grafted(
            body="".join(written(one, self.root.spaces) for one in frame).encode(),
            notes=len(references),
            begins_in_table=len(frame) > 0 and frame[0].tag == tag("tbl"),
            ends_in_table=len(frame) > 0 and frame[-1].tag == tag("tbl"),
        )

    def _settle(self, tree: ET.Element, styles: Styles, part: str, links: dict[str, str]) -> None:
        """Give what is taken over the styles, lists and links of the report."""
        for one in tree.iter():
            value = one.get(tag("val"), "")
            if one.tag in _STYLED:
                one.set(tag("val"), styles.style(value))
            elif one.tag == tag("numId"):
                one.set(tag("val"), styles.list_number(value))
            elif one.tag == tag("hyperlink") and relation("id") in one.attrib:
                one.set(relation("id"), self.package.link(part, links[one.get(relation("id"), "")]))

    def _number_marks(self, tree: ET.Element, before: int) -> None:
        """Number the bookmarks anew, leave out those that nothing leads to, and say what number each footnote has."""
        fields = dict(_fields(tree))
        numbers: dict[str, int] = {}
        open_names: list[str] = []
        renumbered: dict[str | None, str] = {}
        for parent in tree.iter():
            for one in list(parent):
                name = one.get(tag("name"), "")
                if one.tag == tag("bookmarkStart") and name in fields.values():
                    self.marks += 1
                    renumbered[one.get(tag("id"))] = str(self.marks)
                    one.set(tag("id"), str(self.marks))
                elif one.tag == tag("bookmarkStart") or (
                    one.tag == tag("bookmarkEnd") and one.get(tag("id")) not in renumbered
                ):
                    parent.remove(one)
                elif one.tag == tag("bookmarkEnd"):
                    one.set(tag("id"), renumbered[one.get(tag("id"))])
        for one in tree.iter():
            if one.tag == tag("bookmarkStart"):
                open_names.append(one.get(tag("name"), ""))
            elif one.tag == tag("footnoteReference"):
                before += 1
                numbers.update(dict.fromkeys(open_names, before))
                open_names = []
        for text, name in fields.items():
            text.text = str(numbers.get(name, text.text))

    def _take_notes(self, source: Source, styles: Styles, references: list[ET.Element]) -> None:
        part = self.package.related("footnotes")
        part = part or self.package.add_part("footnotes", _EMPTY_FOOTNOTES.encode(), _FOOTNOTES_TYPE)
        notes = {one.get(tag("id")): one for one in source.tree("footnotes.xml")}
        links = source.links("footnotes.xml")
        root = read_places(self.package.parts[part])
        last = max((*_numbers(root, "w:footnote"), 0))
        text = ""
        for number, one in enumerate(references, last + 1):
            note = notes[one.get(tag("id"))]
            self._settle(note, styles, part, links)
            for holder in (one, note):
                holder.set(tag("id"), str(number))
            text += written(note, root.spaces)
        self.package.parts[part] = appended(self.package.parts[part], root, text)


def _set_bookmark(frame: ET.Element, marked: Marked) -> None:
    """Put the ends of a bookmark into the first and the last paragraph.

    A table gets a paragraph of no height before or after it for that: a bookmark that stands beside paragraphs is lost
    where LibreOffice saves the document.
    """
    if frame[0].tag != tag("p"):
        frame.insert(0, ET.fromstring(_THIN))  # noqa: S314 - our own
    first = frame[0]
    place = 1 if len(first) and first[0].tag == tag("pPr") else 0
    first.insert(place, ET.Element(tag("bookmarkStart"), {tag("id"): marked.number, tag("name"): marked.name}))
    if not marked.ends:
        return
    if frame[-1].tag != tag("p"):
        frame.append(ET.fromstring(_THIN))  # noqa: S314 - our own
    frame[-1].append(ET.Element(tag("bookmarkEnd"), {tag("id"): marked.number}))


def relations_in(elements: list[Element]) -> set[str]:
    """Return the ids of all relations that some elements use."""
    return {
        value
        for element in elements
        for one in element.all()
        for name, value in one.attributes.items()
        if name.startswith("r:")
    }


def _numbers(root: Element, name: str) -> list[int]:
    """Return the ids of elements of a name, where they are numbers."""
    ids = (one.attributes.get("w:id", "") for one in root.within(name))
    return [int(one) for one in ids if re.fullmatch(r"-?\d{1,9}", one)]


def _fields(tree: ET.Element) -> Iterator[tuple[ET.Element, str]]:
    """Yield the text that each field shows which leads to a footnote, and the name of the bookmark it leads to."""
    name = ""
    for one in tree.iter():
        if one.tag == tag("instrText") and (found := _NOTEREF.match(one.text or "")):
            name = found[1]
        elif one.tag == tag("t") and name:
            yield one, name
            name = ""

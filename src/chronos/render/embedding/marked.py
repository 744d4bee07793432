"""The marked parts of a Word document: content controls and bookmarks (ECMA-376, 17.5.2 and 17.13.6).

A content control is one that stands around whole paragraphs, of which the tag, or else the title, is
``chronos: country=EC from=2013``. A bookmark has the name ``chronos_country_EC_from_2013`` and covers whole paragraphs.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from chronos.render.embedding.asking import AskingError, read_name, read_options
from chronos.render.embedding.blocks import Block, Fault
from chronos.render.embedding.places import Element

_CONTROL: Final = re.compile(r"\s*chronos\s*:(.*)", re.IGNORECASE | re.DOTALL)
_BOOKMARK: Final = re.compile(r"chronos_(.*)", re.IGNORECASE)
_HOLDERS: Final = ("w:body", "w:tc", "w:sdtContent")
"""What holds paragraphs and tables."""
_BLOCKS: Final = ("w:p", "w:tbl", "w:sdt", "w:customXml")
_BARE: Final = frozenset(
    (
        *("w:p", "w:tbl", "w:tr", "w:tc", "w:pPr", "w:tblPr", "w:tblPrEx", "w:tblGrid", "w:trPr", "w:tcPr"),
        *("w:bookmarkStart", "w:bookmarkEnd", "w:proofErr", "w:permStart", "w:permEnd"),
        *("w:commentRangeStart", "w:commentRangeEnd"),
    )
)
"""What in a paragraph or table is not its content."""
_NARROW: Final = ("w:text", "w:date", "w:comboBox", "w:dropDownList", "w:picture", "w:citation", "w:equation")
"""Sorts of content controls that hold no paragraphs (17.5.2.27 and others); the prefix of later ones is w14."""
_PAIRS: Final = {
    "w:bookmarkStart": "w:bookmarkEnd",
    "w:commentRangeStart": "w:commentRangeEnd",
    "w:permStart": "w:permEnd",
    "w:moveFromRangeStart": "w:moveFromRangeEnd",
    "w:moveToRangeStart": "w:moveToRangeEnd",
}
"""Marks of ranges, which belong together by their ids."""


class Marked(Struct, frozen=True, kw_only=True):
    """A marked part: its block, its elements, and the offsets of the bytes that are replaced.

    ``control`` is the content control, ``None`` for a bookmark, of which ``name`` is the name and ``number`` the id.
    ``holder`` is what it stands in. ``ends`` tells whether the end of the bookmark is among what is replaced.
    """

    block: Block
    holder: Element
    elements: tuple[Element, ...]
    start: int
    end: int
    control: Element | None = None
    name: str = ""
    number: str = ""
    ends: bool = True

    def is_own(self, mark: Element) -> bool:
        """Whether an element is the start or the end of the bookmark."""
        is_bookmark = mark.name in ("w:bookmarkStart", "w:bookmarkEnd")
        return bool(self.name) and is_bookmark and mark.attributes.get("w:id") == self.number


class _MarkError(ValueError):
    """A marker that marks nothing that could be replaced, and why."""


def find_marked(root: Element) -> tuple[tuple[Marked, ...], tuple[Fault, ...]]:
    """Return the marked parts of a document in their order, and what is wrong with its markers."""
    found: list[Marked] = []
    faults: dict[str, Fault] = {}  # the first of each marker
    ends = {one.attributes.get("w:id"): one for one in root.within("w:bookmarkEnd")}
    for element in root.within("w:sdt", "w:bookmarkStart"):
        try:
            marked = _control(element) if element.name == "w:sdt" else _bookmark(element, ends)
            if marked is None:
                continue
            _refuse(marked, found)
            found.append(marked)
        except (_MarkError, AskingError) as error:
            faults.setdefault(_place(element), Fault(_place(element), str(error)))
    return tuple(sorted(found, key=lambda one: one.start)), tuple(faults.values())


def unpaired(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield marks of ranges in some elements whose other end is not in them."""
    inside = [one for element in elements for one in element.all()]
    for start, end in _PAIRS.items():
        starts = {one.attributes.get("w:id"): one for one in inside if one.name == start}
        finish = {one.attributes.get("w:id"): one for one in inside if one.name == end}
        yield from (one for number, one in starts.items() if number not in finish)
        yield from (one for number, one in finish.items() if number not in starts)


def _control(element: Element) -> Marked | None:
    """Return what a content control marks; ``None`` where it is not meant for us."""
    properties = element.child("w:sdtPr")
    tags = [element.value("w:sdtPr", name) for name in ("w:tag", "w:alias")]
    options = next((match[1] for tag in tags if (match := _CONTROL.fullmatch(tag))), None)
    if options is None or properties is None:
        return None
    content = element.child("w:sdtContent")
    if element.parent is None or element.parent.name not in _HOLDERS or content is None:
        raise _MarkError("stands within a paragraph or around parts of a table; put it around whole paragraphs")
    local = [one.name.rpartition(" ")[2] for one in properties.children]
    if any(name in _NARROW for name in local) or "checkbox" in local:
        raise _MarkError("holds no paragraphs; use a rich text content control")
    if "w:dataBinding" in local:
        raise _MarkError("is bound to other data, which would take its place again; use one that is not")
    asked = read_options(options)
    return Marked(
        block=Block(place=_place(element), asked=asked),
        holder=content,
        elements=tuple(content.children),
        start=content.inside if content.ending < content.end else content.start,
        end=min(content.end, content.ending),
        control=element,
    )


def _bookmark(element: Element, ends: dict[str | None, Element]) -> Marked | None:
    """Return what a bookmark marks; ``None`` where it is not meant for us."""
    name = element.attributes.get("w:name", "")
    match = _BOOKMARK.fullmatch(name)
    if match is None:
        return None
    end = ends.get(element.attributes.get("w:id"))
    if end is None or end.start < element.start:
        raise _MarkError("has no end; set the bookmark anew")
    if "w:colFirst" in element.attributes:
        raise _MarkError("covers cells of a table; set it around whole paragraphs, or use a content control")
    asked = read_name(match[1])
    holder, first, last = _shared(element, end)
    elements = holder.children[first : last + 1]
    begins, final = elements[0], elements[-1]
    if begins is not element and _content(begins, before=element.start):
        raise _MarkError("begins in the middle of a paragraph or table; set it around whole paragraphs")
    reaches = final is end or not _content(final, after=end.start)
    if not reaches and (final is begins or _content(final, before=end.start)):
        raise _MarkError("ends in the middle of a paragraph or table; set it around whole paragraphs")
    if not reaches:
        elements = elements[:-1]  # it ends ahead of all in the last one
    return Marked(
        block=Block(place=_place(element), asked=asked),
        holder=holder,
        elements=tuple(elements),
        start=begins.start,
        end=elements[-1].end,
        name=name,
        number=element.attributes.get("w:id", ""),
        ends=reaches,
    )


def _shared(start: Element, end: Element) -> tuple[Element, int, int]:
    """Return the innermost element that holds paragraphs and both ends of a bookmark, and which of its children do."""
    above = {id(one): one for one in _line(start)}
    for holder in _line(end):
        if holder.name in _HOLDERS and id(holder) in above:
            return holder, _which(holder, start), _which(holder, end)
    raise _MarkError("stands around nothing that could be replaced; set it around whole paragraphs")


def _line(element: Element) -> Iterator[Element]:
    """Yield what an element stands in, from the inside out."""
    above = element.parent
    while above is not None:
        yield above
        above = above.parent


def _which(holder: Element, element: Element) -> int:
    """Return which child of a holder an element is, or is in."""
    return next(place for place, child in enumerate(holder.children) if child.start <= element.start < child.end)


def _content(block: Element, *, before: int | None = None, after: int | None = None) -> bool:
    """Whether a paragraph or table has content, or paragraphs of a table, before or after a place in it."""
    for one in block.all():
        if before is not None and one.name not in _BARE and one.start < before and not _of_properties(one, block):
            return True
        if before is not None and one.name == "w:p" and one is not block and one.end <= before:
            return True
        if after is not None and one.start > after and one.name not in _BARE and not _of_properties(one, block):
            return True
        if after is not None and one.name == "w:p" and one is not block and one.start > after:
            return True
    return False


def _of_properties(element: Element, block: Element) -> bool:
    """Whether an element is part of the properties of a paragraph, table, row or cell."""
    for above in _line(element):
        if above.name in ("w:pPr", "w:tblPr", "w:tblPrEx", "w:trPr", "w:tcPr", "w:tblGrid"):
            return True
        if above is block:
            return False
    return False


def _refuse(marked: Marked, others: Iterable[Marked]) -> None:
    """Refuse what cannot be replaced without loss.

    Raises:
        _MarkError: it holds the end of a section, or overlaps others.
    """
    if any(one.name == "w:sectPr" for element in marked.elements for one in element.all()):
        raise _MarkError("holds the end of a section of the document; move that out of it")
    if any(marked.start < one.end and one.start < marked.end for one in others):
        raise _MarkError("lies within another block, or across its end; move one of them")


def _place(element: Element) -> str:
    """Return how a person finds a marker."""
    if element.name == "w:bookmarkStart":
        return f"bookmark {element.attributes.get('w:name', '')[:80]}"
    tags = [element.value("w:sdtPr", name) for name in ("w:tag", "w:alias")]
    return f"content control {next((tag.strip() for tag in tags if _CONTROL.fullmatch(tag)), '')[:80]}"

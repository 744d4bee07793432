"""What a part of a Word document says, apart from how it looks: whether a block is stale depends on that alone.

Whoever saves a document rewrites most of its bytes, in Word and elsewhere; that makes no block stale.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from chronos.render.embedding.places import Element
from chronos.render.embedding.styles import names_of

_HEADING: Final = re.compile(r"heading (\d)")
_NUMBER_FIELD: Final = re.compile(r"\s*(?:NOTE)?REF\b")
"""A field that shows the number of a footnote, which is not known before the document is laid out."""
_OFF: Final = ("0", "false", "off")


class Reader:
    """Reads parts of one document, of which these are the footnotes by id, and the styles."""

    def __init__(self, notes: Mapping[str, Element], styles: Element | None) -> None:
        self.notes = notes
        self.levels = {
            name: match[1]
            for (sort, called), name in (names_of(styles) if styles is not None else {}).items()
            if sort == "paragraph" and (match := _HEADING.fullmatch(called))
        }

    def read(self, elements: Iterable[Element]) -> list[str]:
        """Return the paragraphs of some elements, rows and cells of tables marked, empty paragraphs left out."""
        return [said for element in elements for said in self._block(element)]

    def _block(self, element: Element) -> Iterator[str]:
        if element.name == "w:p":
            text = " ".join("".join(self._runs(element)).split())
            level = self.levels.get(element.value("w:pPr", "w:pStyle"), "")
            if text:
                yield f"{'#' * int(level or 0)} {text}"
            return
        if element.name in ("w:tbl", "w:tr", "w:tc"):
            yield element.name
        for child in element.children:
            yield from self._block(child)

    def _runs(self, paragraph: Element) -> Iterator[str]:
        fields: list[str] = []  # of each field that has begun, its instruction; a blank once its result begins
        for one in paragraph.all():
            if one.name == "w:fldChar":
                sort = one.attributes.get("w:fldCharType")
                if sort == "begin":
                    fields.append("")
                elif fields and sort == "end":
                    fields.pop()
            elif one.name == "w:instrText" and fields:
                fields[-1] += one.text
            elif one.name == "w:footnoteReference":
                note = self.notes.get(one.attributes.get("w:id", ""))
                yield f"[^{' '.join(self.read([note]))}]" if note is not None else "[^]"
            elif one.name in ("w:tab", "w:br", "w:cr"):
                yield " "
            elif one.name == "w:t" and not any(map(_NUMBER_FIELD.match, fields)) and not _is_number(one):
                yield f"~{one.text}~" if _is_struck(one.parent) else one.text


def _is_struck(run: Element | None) -> bool:
    strike = run.child("w:rPr") if run is not None else None
    found = strike.child("w:strike") if strike is not None else None
    return found is not None and found.attributes.get("w:val", "true") not in _OFF


def _is_number(text: Element) -> bool:
    """Whether a text is in a simple field that shows the number of a footnote."""
    above = text.parent
    while above is not None and above.name != "w:p":
        if above.name == "w:fldSimple" and _NUMBER_FIELD.match(above.attributes.get("w:instr", "")):
            return True
        above = above.parent
    return False

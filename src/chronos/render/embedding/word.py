"""Chronologies in a report in Word, in marked content controls and bookmarks.

What is put in has footnotes of the report itself, its styles, and its own where the report lacks one. A block that says
what it is to say stays as it is, whoever wrote its bytes; so does all else in the report.
"""

from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import quoteattr

from msgspec import Struct

from chronos.render.blocks import bibliography_blocks, entries_blocks
from chronos.render.embedding.asking import Asked
from chronos.render.embedding.blocks import Block, Fault, Filled, nothing, sections_of
from chronos.render.embedding.grafting import Graft, Grafted, Source, relations_in
from chronos.render.embedding.marked import Marked, find_marked, unpaired
from chronos.render.embedding.package import Package
from chronos.render.embedding.places import WORD, Element, PlacesError, edited, read_places
from chronos.render.embedding.readings import Reader
from chronos.render.inlines import Inline
from chronos.render.manuscript import Manuscript
from chronos.render.nodes import Cited, Node, node, nodes_of, plain_nodes
from chronos.render.word import Properties, docx_of, noteref, reference_of

_PARAGRAPH: Final = b"<w:p/>"


class WordReport(Struct, frozen=True):
    """A report as read: its bytes, and its blocks."""

    content: bytes
    blocks: tuple[Block, ...]


def read_word(content: bytes) -> tuple[WordReport, tuple[Fault, ...]]:
    """Find the blocks of a report, and what is wrong with their markers."""
    try:
        package = Package(content)
        root = read_places(package.parts[package.document])
    except PlacesError as error:
        return WordReport(content, ()), (Fault("", str(error)),)
    if root.name != "w:document" or not package.related("styles"):
        lacks = "the styles of Word" if root.name == "w:document" else "a document of Word"
        return WordReport(content, ()), (Fault("", f"lacks {lacks}; save it with Word as a .docx"),)
    found, faults = find_marked(root)
    return WordReport(content, tuple(marked.block for marked in found)), faults


def fill_word(report: WordReport, sheets: Sequence[Manuscript]) -> Filled:
    """Return a report with what its blocks ask for in them; there is a manuscript for each block.

    Raises:
        ChronosError: pandoc cannot write a block.
    """
    filling = _Filling(report.content)
    sources = [
        _made(sheet, marked.block.asked, filling.prefix(marked))
        for marked, sheet in zip(filling.found, sheets, strict=True)
    ]
    return filling.filled(sources)


class _Filling:
    """A report whose blocks are replaced."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.package = Package(content)
        self.root = read_places(self.package.parts[self.package.document])
        self.found, _ = find_marked(self.root)
        self.prefixes: list[str] = []

    def prefix(self, marked: Marked) -> str:
        """Return what the names of a block's bookmarks begin with, and no other's."""
        names = [
            one.attributes.get("w:name", "")
            for one in self.root.within("w:bookmarkStart")
            if not marked.start <= one.start < marked.end
        ]
        number = 1
        while (new := f"chr{number}_") in self.prefixes or any(name.startswith(new) for name in names):
            number += 1
        self.prefixes.append(new)
        return new

    def filled(self, sources: Sequence[bytes]) -> Filled:
        """Return the report with a document in each block."""
        read = [Source(source) for source in sources]
        stale = [marked for marked, source in zip(self.found, read, strict=True) if self._is_stale(marked, source)]
        blocks = tuple(marked.block for marked in stale)
        if not stale:
            return Filled(content=self.content, stale=(), pieces=tuple(sources))
        edits = [edit for marked in stale for edit in self._unplaceholder(marked)]
        graft = Graft(self.package, self.root)
        self._forget(graft, stale)
        references = [one.start for one in self.root.within("w:footnoteReference")]
        added = 0
        for marked, source in zip(self.found, read, strict=True):
            if marked in stale:
                above = sum(place < marked.start and not _inside(place, stale) for place in references)
                grafted = graft.take(source, above + added, marked)
                added += grafted.notes
                edits.append((marked.start, marked.end, self._placed(marked, grafted)))
        document = self.package.document
        self.package.parts[document] = edited(self.package.parts[document], edits)
        return Filled(content=self.package.pack(), stale=blocks, pieces=tuple(sources))

    def _is_stale(self, marked: Marked, source: Source) -> bool:
        """Whether a block says anything else than a document does."""
        ours = Reader(_notes(source.parts.get("word/footnotes.xml")), read_places(source.parts["word/styles.xml"]))
        body = read_places(source.parts["word/document.xml"]).children[0]
        parts, footnotes = self.package.parts, self.package.related("footnotes")
        styles = read_places(parts[self.package.related("styles")])
        theirs = Reader(_notes(parts[footnotes] if footnotes else None), styles)
        return theirs.read(marked.elements) != ours.read(body.children)

    def _forget(self, graft: Graft, stale: Sequence[Marked]) -> None:
        """Take out the footnotes and links that stand in what is replaced, and nowhere else."""
        gone = [element for marked in stale for element in marked.elements]
        inside = {id(one) for element in gone for one in element.all()}
        kept = [one for one in self.root.within("w:footnoteReference") if id(one) not in inside]
        notes = {one.attributes.get("w:id", "") for element in gone for one in element.within("w:footnoteReference")}
        graft.forget_notes(notes - {one.attributes.get("w:id", "") for one in kept})
        elsewhere = {
            value
            for one in self.root.all()
            if id(one) not in inside
            for name, value in one.attributes.items()
            if name.startswith("r:")
        }
        self.package.forget(self.package.document, relations_in(gone) - elsewhere)

    def _placed(self, marked: Marked, grafted: Grafted) -> bytes:
        """Return what takes the place of a block: its content, and marks of other ranges that begin or end in it."""
        body = grafted.body
        if grafted.ends_in_table and self._after(marked) != "w:p":
            body += self._own(_PARAGRAPH)
        if grafted.begins_in_table and self._before(marked) == "w:tbl":
            body = self._own(_PARAGRAPH) + body
        document = self.package.parts[self.package.document]
        left = [one for one in unpaired(marked.elements) if not marked.is_own(one)]
        ends = b"".join(document[one.start : one.end] for one in left if one.name.endswith("End"))
        starts = b"".join(document[one.start : one.end] for one in left if one.name.endswith("Start"))
        content = marked.control.child("w:sdtContent") if marked.control is not None else None
        if content is not None and content.ending == content.end:
            name = document[content.start + 1 : content.end].split(b"/")[0].split()[0]
            return b"<%b>%b</%b>" % (name, ends + body + starts, name)
        return ends + body + starts

    def _unplaceholder(self, marked: Marked) -> Iterator[tuple[int, int, bytes]]:
        """Yield what takes away that a content control shows a placeholder: it is replaced."""
        if marked.control is None:
            return
        properties = marked.control.child("w:sdtPr")
        for one in properties.children if properties is not None else ():
            if one.name == "w:showingPlcHdr":
                yield one.start, one.end, b""

    def _after(self, marked: Marked) -> str:
        """Return the name of what comes after a block in what it stands in; in a control nothing need come."""
        if marked.control is not None:
            cell = marked.control.parent
            return "" if cell is not None and cell.name == "w:tc" else "w:p"
        after = [one for one in marked.holder.children if one.start >= marked.end]
        return next((one.name for one in after if one.name in ("w:p", "w:tbl", "w:sdt", "w:sectPr")), "")

    def _before(self, marked: Marked) -> str:
        before = [one for one in marked.holder.children if one.end <= marked.start and one not in marked.elements]
        return next((one.name for one in reversed(before) if one.name in ("w:p", "w:tbl", "w:sdt")), "")

    def _own(self, markup: bytes) -> bytes:
        """Return an element with the declaration of its namespace, where the report calls that otherwise."""
        if self.root.spaces.get("w") == WORD:
            return markup
        name = markup[1:].split(b"/")[0].split()[0]
        return markup.replace(name, name + f" xmlns:w={quoteattr(WORD)}".encode(), 1)


def _made(sheet: Manuscript, asked: Asked, prefix: str) -> bytes:
    """Return what a block asks for as a Word document of its own."""
    words = sheet.words
    cited = Cited(sheet.notes, prefix, again=noteref)
    blocks = entries_blocks(sections_of(sheet, asked), asked.form, cited, words, level=asked.level or None)
    blocks = blocks or [node("Para", plain_nodes(nothing(words)))]
    if asked.sources and sheet.bibliography:
        blocks += [_heading(words.say("sources.heading"), asked.level), *bibliography_blocks(sheet.bibliography)]
    properties = Properties(title=sheet.title, subject=sheet.chronology.scope.name, language=words.language)
    return docx_of(blocks, reference=reference_of(None), pictures={}, properties=properties)


def _heading(text: str, level: int) -> Node:
    if level:
        return node("Header", level, ["", [], []], plain_nodes(text))
    return node("Para", nodes_of((Inline(text, strong=True),)))


def _notes(content: bytes | None) -> dict[str, Element]:
    root = read_places(content) if content is not None else None
    return {one.attributes.get("w:id", ""): one for one in root.children} if root is not None else {}


def _inside(place: int, ranges: Sequence[Marked]) -> bool:
    return any(one.start <= place < one.end for one in ranges)

"""Tables of Word documents, with what footnotes, endnotes, links and reference managers say in their cells.

WordprocessingML (ECMA-376-1): tables 17.4, merged cells 17.4.17 and 17.4.84, header rows 17.4.49, footnotes 17.11,
fields 17.16, links 17.16.22, tracked changes 17.13.5: what is deleted is no text, what is inserted is.
"""

from collections.abc import Iterator, Mapping
from posixpath import basename, dirname, join, normpath
from typing import BinaryIO, Final
from zipfile import is_zipfile

from chronos.exchange.documents.document_tables import EMPTY, LONGEST_HEADING, Building, Cell, Counted, Table, lines
from chronos.exchange.documents.note_sources import field_sources, note_source
from chronos.exchange.incoming import ExchangeError, Item
from chronos.exchange.tables.xml_streaming import stream
from chronos.exchange.tables.zipped import Zipped
from chronos.exchange.timelines.html_text import Link, single_line, web_address
from chronos.model import Citation

_LARGEST: Final = 192 * 1024 * 1024
"""Bytes of the text of a document with its markup."""
_LARGEST_NOTES: Final = 32 * 1024 * 1024
_LONGEST: Final = 1_000_000
"""Characters of a cell, or of the instruction of a field."""
_MOST_NOTES: Final = 100_000
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFF: Final = frozenset(("0", "false", "off"))
_UNSEEN: Final = frozenset(("del", "moveFrom", "Fallback", "delText", "delInstrText"))
"""What was deleted or moved away, and what stands in place of something newer."""
_NOTES: Final = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}

Relations = Mapping[str, tuple[str, str]]
"""Types and targets of the parts to which a part is related, by their ids."""


class _Said:
    """What stands in a cell, a note or a paragraph: text, and what supports it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.links: dict[Link, None] = {}
        self.sources: dict[str, Item] = {}
        self.citations: dict[Citation, None] = {}
        self.across = 1
        self.merged = False
        self.deleted = False

    def cite(self, sources: tuple[Item, ...], citations: tuple[Citation, ...]) -> None:
        self.sources |= {one["id"]: one for one in sources}
        self.citations |= dict.fromkeys(citations)

    def link(self, address: str, text: str) -> None:
        if address:
            self.links[Link(address, single_line(text))] = None

    def cell(self) -> Cell:
        text = lines("".join(self.parts))
        return Cell(text, tuple(self.links), tuple(self.sources.values()), tuple(self.citations))


class _Field:
    """A field (17.16.18): its instruction, then what it shows."""

    def __init__(self, said: _Said) -> None:
        self.said = said
        self.instruction: list[str] = []
        self.size = 0
        self.shown = -1


class _Reading:
    """Takes the markup of a part of a document: text, links, fields; what is deleted is left out."""

    def __init__(self, name: str, relations: Relations) -> None:
        self.name = name
        self.relations = relations
        self.notes: Mapping[str, Mapping[str, Cell]] = {}
        self.said = _Said()
        self.unseen = 0
        self.within = ""
        self.fields: list[_Field] = []
        self.links: list[tuple[str, _Said, int]] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _UNSEEN:
            self.unseen += 1
        elif name in ("t", "instrText"):
            self.within = name
        elif name in ("tab", "ptab", "br", "cr"):
            self.said.parts.append(" " if name.endswith("tab") else "\n")
        elif name == "noBreakHyphen":
            self.said.parts.append("-")
        elif name == "hyperlink":
            address = self.relations.get(_value(attributes, "id"), ("", ""))[1]
            self.links.append((web_address(address), self.said, len(self.said.parts)))
        elif name == "fldChar":
            self._field(_value(attributes, "fldCharType"))
        elif name == "fldSimple":
            sources, citations, address = field_sources(_value(attributes, "instr"))
            self.said.cite(sources, citations)
            self.said.link(address, "")
        elif name in _NOTES and not self.unseen:
            note = self.notes.get(_NOTES[name], {}).get(_value(attributes, "id"))
            if note is not None:
                self._note(note)

    def end(self, name: str) -> None:
        if name in _UNSEEN:
            self.unseen -= 1
        elif name in ("t", "instrText"):
            self.within = ""
        elif name == "p":
            self.said.parts.append("\n")
        elif name == "hyperlink" and self.links:
            address, said, start = self.links.pop()
            if not self.unseen:
                said.link(address, "".join(said.parts[start:]))

    def text(self, text: str) -> None:
        if self.unseen:
            return
        if self.within == "t":
            self.said.parts.append(text)
            self.said.size += len(text)
            if self.said.size > _LONGEST:
                raise ExchangeError(
                    f"{self.name}: a cell of more than {_LONGEST:,} characters; a table has shorter ones"
                )
        elif self.within == "instrText" and self.fields:
            field = self.fields[-1]
            field.size += len(text)
            if field.size <= _LONGEST:
                field.instruction.append(text)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            if len(self.fields) > 100:
                raise ExchangeError(f"{self.name}: fields within fields, too deep to be read; save it again")
            self.fields.append(_Field(self.said))
        elif kind == "separate" and self.fields:
            self.fields[-1].shown = len(self.said.parts)
        elif kind == "end" and self.fields:
            field = self.fields.pop()
            if self.unseen or field.size > _LONGEST:
                return
            sources, citations, address = field_sources("".join(field.instruction))
            field.said.cite(sources, citations)
            if address:
                field.said.link(address, "".join(field.said.parts[field.shown :]) if field.shown >= 0 else "")

    def _note(self, note: Cell) -> None:
        """Take a note as a source, or the sources that it cites."""
        if note.citations:
            self.said.cite(note.sources, note.citations)
            return
        source = note_source(note.text, note.links)
        if source is not None:
            self.said.cite((source,), (Citation(source=source["id"]),))


class _Notes(_Reading):
    """Takes footnotes or endnotes."""

    def __init__(self, name: str, relations: Relations) -> None:
        super().__init__(name, relations)
        self.found: dict[str, Cell] = {}
        self.id = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("footnote", "endnote"):
            self.id = "" if _value(attributes, "type") not in ("", "normal") else _value(attributes, "id")
            self.said = _Said()
        super().start(name, attributes)

    def end(self, name: str) -> None:
        super().end(name)
        if name in ("footnote", "endnote") and self.id and len(self.found) < _MOST_NOTES:
            self.found[self.id] = self.said.cell()


class _Tables(_Reading):
    """Takes the tables of a document."""

    def __init__(self, name: str, relations: Relations) -> None:
        super().__init__(name, relations)
        self.counted = Counted(name)
        self.open: list[tuple[Building, _Said]] = []
        self.done: list[Table] = []
        self.in_row_properties = False
        self.deleted_rows: list[bool] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "tbl":
            self.open.append((Building(self.counted, len(self.open)), self.said))
            self.deleted_rows.append(False)
        elif not self.open:
            pass
        elif name == "tr":
            self.open[-1][0].start_row()
            self.deleted_rows[-1] = False
        elif name == "trPr":
            self.in_row_properties = True
        elif name == "tc":
            self.said = _Said()
        else:
            self._property(name, attributes)
        super().start(name, attributes)

    def end(self, name: str) -> None:
        super().end(name)
        if not self.open:
            if name == "p":
                said = "".join(self.said.parts).strip()
                self.counted.around += bool(said)
                self.counted.last = said[:LONGEST_HEADING] or self.counted.last
                self.said = _Said()
            return
        table, outer = self.open[-1]
        if name == "trPr":
            self.in_row_properties = False
        elif name == "tc":
            self._cell(table)
            self.said = outer
        elif name == "tr":
            if self.deleted_rows[-1]:
                table.drop_row()
            table.end_row()
        elif name == "tbl":
            self.open.pop()
            self.deleted_rows.pop()
            self.said = outer
            self.done.append(table.finished())

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take what is said of a row or a cell."""
        table = self.open[-1][0]
        value = _value(attributes, "val")
        if name == "tblHeader" and value not in _OFF and table.row is not None:
            table.row.header = True
        elif name == "del" and self.in_row_properties:
            self.deleted_rows[-1] = True
        elif name == "gridBefore" and value.isdecimal() and self.in_row_properties:
            for _ in range(min(int(value[:4]), 100)):
                table.add(EMPTY)
        elif name == "gridSpan" and value.isdecimal():
            self.said.across = int(value[:6])
        elif name == "vMerge":
            self.said.merged = value != "restart"
        elif name == "cellDel":
            self.said.deleted = True

    def _cell(self, table: Building) -> None:
        said = self.said
        cell = EMPTY if said.deleted else said.cell()
        if said.merged:
            cell = table.above(len(table.row.cells) if table.row is not None else 0)
        table.add(cell, said.across)


class _Relations:
    """Takes the relations of a part ([ECMA-376-2] 9.3)."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            self.found[attributes.get("Id", "")] = (attributes.get("Type", ""), attributes.get("Target", ""))

    def end(self, name: str) -> None:
        """Nothing is in it."""

    def text(self, text: str) -> None:
        """Nothing is in it."""


def docx_tables(file: BinaryIO, name: str, counted: list[Counted]) -> Iterator[Table]:
    """Yield the tables of a Word document; what is counted over it is put into ``counted``.

    Raises:
        ExchangeError: it is no Word document, or cannot be read safely.
    """
    file.seek(0)
    head = file.read(8)
    if head == _OLE:
        raise ExchangeError(
            f"{name}: this is the old format of Word, or protected; save it as .docx without a password"
        )
    if not head.startswith(b"PK") or not is_zipfile(file):
        raise ExchangeError(f"{name}: this is no Word document; open it and save it as .docx")
    archive = Zipped(file, name)
    parts = [target for type_, target in _relations(archive, "").values() if type_.endswith("/officeDocument")]
    path = normpath(parts[0].lstrip("/")) if parts else "word/document.xml"
    if path not in archive.members:
        raise ExchangeError(f"{name}: this archive has no Word document in it; open the document and save it as .docx")
    relations = _relations(archive, path)
    reading = _Tables(name, relations)
    counted.append(reading.counted)
    reading.notes = {kind: _notes(archive, path, relations, kind) for kind in _NOTES.values()}
    for _ in stream(archive.chunks(path, _LARGEST), reading, name):
        yield from reading.done
        reading.done.clear()


def _relations(archive: Zipped, path: str) -> Relations:
    reading = _Relations()
    place = join(dirname(path), "_rels", f"{basename(path)}.rels")
    for _ in stream(archive.chunks(place, 8 * 1024 * 1024), reading, archive.name):
        pass
    return reading.found


def _notes(archive: Zipped, path: str, relations: Relations, kind: str) -> Mapping[str, Cell]:
    """Return the footnotes or endnotes of a document by their ids."""
    targets = [target for type_, target in relations.values() if type_.endswith(f"/{kind}")]
    if not targets:
        return {}
    place = normpath(join(dirname(path), targets[0])).lstrip("/") if not targets[0].startswith("/") else targets[0][1:]
    reading = _Notes(archive.name, _relations(archive, place))
    for _ in stream(archive.chunks(place, _LARGEST_NOTES), reading, archive.name):
        pass
    return reading.found


def _value(attributes: Mapping[str, str], name: str) -> str:
    """Return an attribute by its name without the prefix."""
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")

"""Tables of web pages, with the links, times and notes in their cells.

HTML Living Standard: tables 4.9, cells that go over rows and columns 4.9.11, ``time`` 4.5.14; read by libxml2 piece by
piece, without a tree, without scripts and without fetching anything.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from lxml import etree

from chronos.exchange.documents.document_tables import EMPTY, LONGEST_HEADING, Building, Cell, Counted, Table, lines
from chronos.exchange.documents.note_sources import note_source
from chronos.exchange.incoming import ExchangeError
from chronos.exchange.timelines.html_text import Link, single_line, web_address
from chronos.model import Citation

_LARGEST: Final = 128 * 1024 * 1024
_PIECE: Final = 64 * 1024
_LOOKED_AT: Final = 1024 * 1024
"""Bytes by which the encoding is told where nothing says it."""
_LONGEST: Final = 1_000_000
_DEEPEST: Final = 200
"""Elements within elements; libxml2 leaves out what is 256 deep."""
_MOST_NOTES: Final = 100_000
_LONGEST_NOTE: Final = 4_000
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET: Final = re.compile(
    rb"<(?:meta[^>]*charset\s*=\s*[\"']?|\?xml[^>]*encoding\s*=\s*[\"'])\s*([\w:.-]+)", re.IGNORECASE
)
_WESTERN: Final = frozenset(("iso8859-1", "ascii"))
"""What the web means Windows-1252 by (Encoding Standard, 4.2)."""
_ENCODINGS: Final = """
utf-8 ascii iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10
iso8859-13 iso8859-14 iso8859-15 iso8859-16 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp866
koi8-r koi8-u mac-roman mac-cyrillic cp874 gb2312 gbk gb18030 big5 big5hkscs euc_jp iso2022_jp shift_jis euc_kr
"""
"""Encodings of text that the web has (Encoding Standard, 4.2), by Python's names."""
_TEXTS: Final = frozenset(_ENCODINGS.split())
_INLINE: Final = frozenset("a abbr b bdi bdo cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr".split())  # fmt: skip  # noqa: E501, SIM905
_UNSEEN: Final = frozenset(("script", "style", "template", "head", "noscript", "textarea", "select", "svg"))
_VOID: Final = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
_NOTED: Final = frozenset(("li", "p", "aside", "dd"))
"""Elements that may be a footnote."""
_MARKER: Final = re.compile(r"\[?(?:\w{1,3}|[*\u2020\u2021\u00a7\u00b9\u00b2\u00b3]{1,3})\]?")
"""What stands for a footnote in a text."""
_OF_NOTES: Final = re.compile(r"fn|ftn|note|cite|ref", re.IGNORECASE)
"""What the address of a footnote has in it, where its marker may be something else."""


class _Cell:
    """A cell, or a note, that is being read."""

    def __init__(self, across: int = 1, down: int = 1, *, header: bool = False) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.links: dict[Link, None] = {}
        self.notes: dict[str, None] = {}
        self.times: list[tuple[str, str]] = []
        self.across = across
        self.down = down
        self.header = header

    def text(self) -> str:
        return lines("".join(self.parts))


class _Page:
    """Takes the elements of a page as libxml2 finds them."""

    def __init__(self, name: str) -> None:
        self.counted = Counted(name)
        self.done: list[Table] = []
        self.notes: dict[str, _Cell] = {}
        self.note: tuple[str, int] | None = None
        self.tables: list[Building] = []
        self.cells: list[_Cell | None] = []
        self.heads: list[bool] = []
        self.links: list[tuple[str, _Cell | None, int]] = []
        self.times: list[tuple[str, _Cell | None, int]] = []
        self.unseen = 0
        self.depth = 0
        self.word = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in _VOID:
            self.depth += 1
            if self.depth > _DEEPEST:
                raise ExchangeError(f"{self.counted.name}: nested too deeply to be read; export the table as CSV")
            if not self.unseen and (tag in _UNSEEN or _is_hidden(attributes)):
                self.unseen = self.depth
        if not self.unseen:
            self._start(tag, attributes)

    def _start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag not in _INLINE:
            self._say("\n")
            self.word = False
        if tag in _NOTED and attributes.get("id") and self.note is None and len(self.notes) < _MOST_NOTES:
            self.note = (attributes["id"], self.depth)
            self.notes[attributes["id"]] = _Cell()
        if tag == "table":
            self.tables.append(Building(self.counted, len(self.tables)))
            self.cells.append(None)
            self.heads.append(False)
        elif tag == "a":
            self.links.append((attributes.get("href", ""), self._open(), self._length()))
        elif tag == "time":
            self.times.append((attributes.get("datetime", ""), self._open(), self._length()))
        elif tag == "img":
            cell = self._open()
            if cell is not None and not cell.text():
                self._say(attributes.get("alt", ""))
        elif self.tables:
            self._in_table(tag, attributes)

    def end(self, tag: str) -> None:
        depth = self.depth
        if tag not in _VOID:
            self.depth -= 1
        if self.unseen:
            if depth == self.unseen and tag not in _VOID:
                self.unseen = 0
            return
        if tag not in _INLINE:
            self._say("\n")
            self.word = False
        if tag == "a" and self.links:
            self._link(*self.links.pop())
        elif tag == "time" and self.times:
            machine, cell, start = self.times.pop()
            if cell is not None and cell is self._open():
                cell.times.append((machine.strip(), single_line("".join(cell.parts[start:]))))
        elif self.tables:
            self._out_of_table(tag)
        if self.note is not None and self.depth < self.note[1]:
            self.note = None

    def data(self, text: str) -> None:
        if self.unseen:
            return
        if self._open() is None and not self.tables and self.note is None and text.strip():
            self.counted.around += not self.word
            self.counted.last = f"{self.counted.last if self.word else ''}{text}"[:LONGEST_HEADING]
            self.word = True
        self._say(" ".join(text.splitlines()) if "\n" in text or "\r" in text else text)

    def comment(self, text: str) -> None:
        """Nobody sees it."""

    def pi(self, target: str, text: str = "") -> None:
        """Nobody sees it."""

    def close(self) -> None:
        """End the page, and with it what was not ended."""
        while self.tables:
            self._out_of_table("table")

    def _open(self) -> _Cell | None:
        """Return the cell, or else the note, in which text stands."""
        if self.cells and self.cells[-1] is not None:
            return self.cells[-1]
        return self.notes[self.note[0]] if self.note is not None and not self.tables else None

    def _length(self) -> int:
        cell = self._open()
        return len(cell.parts) if cell is not None else 0

    def _say(self, text: str) -> None:
        cell = self._open()
        if cell is None or (self.note is not None and cell.size > _LONGEST_NOTE and not self.tables):
            return
        cell.parts.append(text)
        cell.size += len(text)
        if cell.size > _LONGEST:
            raise ExchangeError(
                f"{self.counted.name}: a cell of more than {_LONGEST:,} characters; tables have shorter ones"
            )

    def _link(self, address: str, cell: _Cell | None, start: int) -> None:
        if cell is None or cell is not self._open():
            return
        text = single_line("".join(cell.parts[start:]))
        if address.startswith("#"):
            if not self.cells or cell is not self.cells[-1]:  # back from a note
                del cell.parts[start:]
            elif _MARKER.fullmatch(text) and (text.startswith("[") or _OF_NOTES.search(address)):
                del cell.parts[start:]
                cell.notes[address[1:]] = None
        elif web_address(address):
            cell.links[Link(web_address(address), text)] = None

    def _in_table(self, tag: str, attributes: Mapping[str, str]) -> None:
        table = self.tables[-1]
        if tag in ("thead", "tbody", "tfoot"):
            self._end_row()
            table.end_group()
            self.heads[-1] = tag == "thead"
        elif tag == "tr":
            self._end_row()
            table.start_row(header=self.heads[-1])
        elif tag in ("td", "th"):
            self._end_cell()
            across, down = _number(attributes.get("colspan", ""), 1), _number(attributes.get("rowspan", ""), 1)
            self.cells[-1] = _Cell(across, down, header=tag == "th")

    def _out_of_table(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._end_cell()
        elif tag in ("tr", "thead", "tbody", "tfoot"):
            self._end_row()
            if tag != "tr":
                self.tables[-1].end_group()
                self.heads[-1] = False
        elif tag == "table":
            self._end_row()
            self.done.append(self.tables.pop().finished())
            self.cells.pop()
            self.heads.pop()

    def _end_row(self) -> None:
        self._end_cell()
        table = self.tables[-1]
        table.end_row()

    def _end_cell(self) -> None:
        reading = self.cells[-1]
        if reading is None:
            return
        self.cells[-1] = None
        text = reading.text()
        time = next((machine for machine, shown in reading.times if shown == single_line(text) and machine), "")
        cell = (
            Cell(text, tuple(reading.links), notes=tuple(reading.notes), time=time) if text or reading.links else EMPTY
        )
        table = self.tables[-1]
        row = table.row or table.start_row(header=self.heads[-1])
        row.header = reading.header if not row.cells else row.header and (reading.header or self.heads[-1])
        row.header = row.header or self.heads[-1]
        table.add(cell, reading.across, reading.down)


def html_tables(file: BinaryIO, name: str, counted: list[Counted]) -> Iterator[Table]:
    """Yield the tables of a web page; what is counted over it is put into ``counted``.

    Raises:
        ExchangeError: it cannot be read safely.
    """
    page = _Page(name)
    counted.append(page.counted)
    parser = etree.HTMLParser(target=page, no_network=True, remove_comments=True, remove_pis=True)  # type: ignore[arg-type]
    try:
        for text in _decoded(file, name):
            parser.feed(text.replace("\0", ""))
        parser.close()
    except etree.XMLSyntaxError as error:
        if not page.counted.rows and "empty" not in str(error).lower():
            raise ExchangeError(f"{name}: this HTML cannot be read ({' '.join(str(error).split())[:80]})") from None
        page.close()
    for table in page.done:
        for row in table.rows:
            row.cells = [_with_notes(cell, page) if cell.notes else cell for cell in row.cells]
        yield table


def _with_notes(cell: Cell, page: _Page) -> Cell:
    """Return a cell with the notes that it refers to as its sources."""
    found = [page.notes[one] for one in cell.notes if one in page.notes]
    sources = [note_source(one.text().lstrip("^\u2191 "), tuple(one.links)) for one in found]
    items = tuple(one for one in sources if one is not None)
    citations = tuple(Citation(source=one["id"]) for one in items)
    return Cell(cell.text, cell.links, (*cell.sources, *items), (*cell.citations, *citations), time=cell.time)


def _decoded(file: BinaryIO, name: str) -> Iterator[str]:
    """Yield the text of a page, piece by piece.

    Raises:
        ExchangeError: it is too large.
    """
    file.seek(0)
    encoding, skip = _encoding(file.read(_LOOKED_AT))
    file.seek(skip)
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    size = 0
    while piece := file.read(_PIECE):
        size += len(piece)
        if size > _LARGEST:
            raise ExchangeError(f"{name}: a page of more than {_LARGEST // 1_048_576} MB; export its table as CSV")
        yield decoder.decode(piece)
    yield decoder.decode(b"", final=True)


def _encoding(head: bytes) -> tuple[str, int]:
    """Return the encoding of a page, and how many bytes its mark has (HTML Living Standard, 13.2.3.2)."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding, len(mark)
    found = _CHARSET.search(head[:4096])
    if found is not None:
        try:
            named = codecs.lookup(found[1].decode("ascii", "replace"))
        except LookupError:
            named = None
        if named is not None and not named.name.startswith("utf-16") and named.name in _TEXTS:
            return ("cp1252" if named.name in _WESTERN else named.name), 0
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252", 0
    return "utf-8", 0


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    """Whether nobody sees an element, as Wikipedia hides the keys by which it sorts."""
    return "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", "").lower()


def _number(written: str, default: int) -> int:
    digits = written.strip()[:7]
    return int(digits) if digits.isascii() and digits.isdigit() else default

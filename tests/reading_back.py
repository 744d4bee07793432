"""Reads entries and footnotes out of documents with readers that are not ours: python-docx, pdftotext, html.parser.

Text comes without any white space, so that it does not matter where a format breaks its lines.
"""

import re
import subprocess
from bisect import bisect_left
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from docx import Document
from docx.table import _Cell
from markdown_it.token import Token

from chronos.render.escaping import plain
from chronos.render.inlines import text_of
from chronos.render.manuscript import Manuscript
from readback import parser

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VOID = frozenset(("br", "hr", "img", "input", "link", "meta"))
_NO_CHARACTERS = {0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}
"""What no XML may hold (XML 1.0, production 2), and so no Word document."""


class Read(NamedTuple):
    """What a document says: its entries by their labels, in order, and its footnotes."""

    entries: list[tuple[str, str]]
    notes: list[str]


def squeezed(text: str) -> str:
    """Return a text without white space and soft hyphens."""
    return re.sub(r"[\s\u00ad]+", "", text).translate(_NO_CHARACTERS)


def assert_agrees(said: Read, sheet: Manuscript) -> None:
    """See that a document says what the chronology does: all entries and footnotes, whole and in order."""
    assert [label for label, _ in said.entries] == [plain(told.label) for told in sheet.entries]
    for (label, text), told in zip(said.entries, sheet.entries, strict=True):
        parts = [told.date, told.places, text_of(told.text), told.standing, *map(text_of, told.details)]
        assert (label, [part for part in parts if squeezed(part) not in text]) == (label, [])
    assert said.notes == [squeezed(text_of(note)) for note in sheet.notes.values()]


def assert_pdf_agrees(path: Path, sheet: Manuscript) -> None:
    """See that a PDF has the labels and the footnotes of the chronology in order, all texts and all sources."""
    text = _JOINTS.sub("", read_pdf(path))
    place = 0
    for told in sheet.entries:
        for part in _set(told.label):
            found = text.find(part, place)
            assert found >= 0, told.label
            place = found
        assert [part for part in _set(text_of(told.text)) if part not in text] == []
    for source, line in sheet.bibliography:  # after the last entry
        if not _DIRECTIONS.search(text_of(line)):
            assert (source, [part for part in _set(text_of(line)) if not _is_in(part, text, place)]) == (source, [])
    place = 0
    for number, note in sheet.notes.items():
        if _DIRECTIONS.search(text_of(note)):
            continue
        said = _set(f"{number}{text_of(note)}")
        found = text.find(said[0][:_BEGINNING], place)
        assert found >= 0, (number, said[0])
        place = found
        assert (number, [part for part in said if not _is_in(part, text, place)]) == (number, [])


def _is_in(said: str, text: str, place: int) -> bool:
    """Whether a note stands in a text after a place, in pieces where it goes on at the foot of the next page.

    Spanish and Portuguese have a hyphen at the start of a line again where a word was parted at one.
    """
    for _ in range(_MOST_PIECES):
        length = bisect_left(range(len(said)), 1, key=lambda end: text.find(said[: end + 1], place) < 0)
        place = text.find(said[:length], place) + length
        said = said[length:]
        if not said:
            return True
    return False


_MOST_PIECES = 8
_BEGINNING = 30
"""Of a note, which may go on at the foot of the next page."""
_JOINTS = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_DIRECTIONS = re.compile("[\u0590-\u06ff\u202e]")
_OTHERS = re.compile("[^ -~\u00a1-\u02ff\u0590-\u06ff\u2010-\u2027\u20ac]+")


def _set(text: str) -> list[str]:
    """Return the parts of a text that pdftotext reads back as they are.

    These are the whole text but for what stacks or joins, for scripts that no font of Typst has, and for what runs from
    right to left, of which the words are in another order.
    """
    parts = re.split(r"[\s().,\"“”«»]+", text) if _DIRECTIONS.search(text) else [text]
    return [part for whole in parts if "\u202e" not in whole for part in _OTHERS.split(squeezed(whole)) if part]


def read_markdown(text: str) -> Read:
    """Read Markdown with markdown-it-py."""
    entries: list[tuple[str, str]] = []
    notes: list[str] = []
    waiting = ""
    depth, in_notes = 0, False
    for token in parser().parse(text):
        in_notes = in_notes or token.type == "footnote_block_open"
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline" and in_notes:
            notes.append(squeezed(_shown(token)))
        elif token.type == "inline" and depth:
            label = next((child.content for child in token.children or [] if child.type == "code_inline"), "")
            if depth == 1 and label:
                entries.append((label, ""))
            waiting = squeezed(_shown(token)) if entries and (depth > 1 or label) else ""
        if waiting and entries:
            entries[-1] = (entries[-1][0], entries[-1][1] + waiting)
            waiting = ""
    return Read(entries, notes)


def _shown(token: Token) -> str:
    return "".join(
        child.content for child in token.children or [] if child.type in ("text", "text_special", "code_inline")
    )


def read_html(text: str) -> Read:
    """Read a page with the parser of the standard library."""
    page = _Page()
    page.feed(text)
    page.close()
    return Read([(label, squeezed(said)) for label, said in page.entries], [squeezed(note) for note in page.notes])


class _Page(HTMLParser):
    """Collects entries (items of the class ``entry``) and footnotes (items whose ids begin with ``:n``)."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.entries: list[tuple[str, str]] = []
        self.notes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            return
        given = dict(attrs)
        kind = ""
        if "entry" in (given.get("class") or "").split():
            kind = "entry"
        elif tag == "li" and re.fullmatch(r":n\d+", given.get("id") or ""):
            kind = "note"
        elif given.get("role") in ("doc-backlink", "doc-noteref"):
            kind = "mark"
        self.open.append((tag, kind))
        if kind == "entry":
            self.entries.append(("", ""))
        elif kind == "note":
            self.notes.append("")

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        kinds = {kind for _, kind in self.open}
        if "mark" in kinds:
            return
        if "entry" in kinds:
            label, said = self.entries[-1]
            self.entries[-1] = (data if self.open[-1][0] == "code" and not label else label, said + data)
        elif "note" in kinds:
            self.notes[-1] += data


def read_word(content: bytes) -> Read:
    """Read a Word document with python-docx: rows of the tables with four columns; footnotes from their part."""
    document = Document(BytesIO(content))
    entries = []
    for table in document.tables:
        if len(table.columns) == 4:
            for row in table.rows[1:]:
                label = row.cells[0].paragraphs[-1].text
                entries.append((label, squeezed("".join(map(_unmarked, row.cells)))))
    part = next((one for one in document.part.package.iter_parts() if one.partname.endswith("/footnotes.xml")), None)
    notes = [
        squeezed("".join(text.text or "" for text in note.iter(f"{_WORD}t")))
        for note in (ET.fromstring(part.blob) if part is not None else ())  # noqa: S314 - we wrote it
        if note.get(f"{_WORD}type") is None
    ]
    return Read(entries, notes)


def _unmarked(cell: _Cell) -> str:
    """Return the text of a cell without marks of footnotes and what parts them, which are raised."""
    runs = (run for paragraph in cell.paragraphs for run in paragraph.runs)
    return "".join(run.text for run in runs if run.style.name != "Footnote Reference" and not run.font.superscript)


def read_pdf(path: Path) -> str:
    """Return the text of a PDF as pdftotext reads it, in the order in which it is drawn."""
    done = subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"], capture_output=True, check=True)
    return squeezed(done.stdout.decode("utf-8"))

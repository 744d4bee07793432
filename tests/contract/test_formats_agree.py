"""Every format holds the same entries in the same order: output/ is read back and compared with the chronologies."""

import re
import shutil
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from docx import Document

from chronos.model import Chronology
from chronos.pipeline.chronologies import make_chronologies
from chronos.pipeline.manuscripts import kit_of, manuscript_of
from chronos.render.inlines import text_of
from chronos.render.languages import ENGLISH
from chronos.render.manuscript import Manuscript
from chronos.store import read
from reading_back import (
    assert_agrees,
    assert_pdf_agrees,
    read_html,
    read_markdown,
    read_pdf,
    read_word,
    squeezed,
)

ROOT = Path(__file__).resolve().parents[2]
OUTPUT = ROOT / "output"
FOLDERS = sorted(path.parent.relative_to(OUTPUT).as_posix() for path in OUTPUT.glob("*/*/chronology.md"))


@cache
def made() -> dict[str, Chronology]:
    found = make_chronologies(read(ROOT / "timelines"), ())
    return {one.scope.folder: one for one in (*found.countries, *found.regions)}


@cache
def sheet(folder: str) -> Manuscript:
    root = ROOT / "timelines"
    return manuscript_of(made()[folder], (), kit_of(root, read(root).settings), ENGLISH)


def test_there_is_a_document_of_every_format_for_every_chronology() -> None:
    assert sorted(made()) == FOLDERS
    for folder in FOLDERS:
        assert {path.suffix for path in (OUTPUT / folder).glob("chronology.*")} == {".md", ".html", ".docx", ".pdf"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_markdown_holds_every_entry_and_every_footnote_in_order(folder: str) -> None:
    assert_agrees(read_markdown((OUTPUT / folder / "chronology.md").read_text(encoding="utf-8")), sheet(folder))


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_page_holds_every_entry_and_every_footnote_in_order(folder: str) -> None:
    assert_agrees(read_html((OUTPUT / folder / "chronology.html").read_text(encoding="utf-8")), sheet(folder))


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_word_document_holds_every_entry_and_every_footnote_in_order(folder: str) -> None:
    assert_agrees(read_word((OUTPUT / folder / "chronology.docx").read_bytes()), sheet(folder))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext here: install Debian's poppler-utils")
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_pdf_holds_every_entry_and_every_footnote_in_order(folder: str) -> None:
    assert_pdf_agrees(OUTPUT / folder / "chronology.pdf", sheet(folder))


def standing_in(sheet: Manuscript) -> list[str]:
    """Return what stands around the entries, in order: paragraphs, headings, sources, counts and the ledger."""
    tables = [one for one in (sheet.counts, sheet.ledger) if one is not None]
    cells = [text_of(cell) for table in tables for row in table.rows for cell in row]
    said = [*sheet.preamble, *(line for _, line in sheet.bibliography), *sheet.counts_remarks]
    return [squeezed(text) for text in (sheet.title, *map(text_of, said), *cells)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_what_stands_around_the_entries_is_the_same_in_word_and_on_the_page(folder: str) -> None:
    word = Document(str(OUTPUT / folder / "chronology.docx"))
    rows = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    texts = {
        "docx": squeezed("".join([*(paragraph.text for paragraph in word.paragraphs), *rows])),
        "html": squeezed(unescape(re.sub(r"<[^>]*>", "", (OUTPUT / folder / "chronology.html").read_text("utf-8")))),
    }
    for form, text in texts.items():
        assert [said for said in standing_in(sheet(folder)) if said not in text] == [], form


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext here: install Debian's poppler-utils")
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_pdf_holds_the_sources_the_counts_and_the_ledger(folder: str) -> None:
    text = read_pdf(OUTPUT / folder / "chronology.pdf")
    assert [said for said in standing_in(sheet(folder)) if said not in text] == []


def test_a_line_that_is_missing_is_seen() -> None:
    folder = "countries/ecuador"
    lines = (OUTPUT / folder / "chronology.md").read_text(encoding="utf-8").splitlines()
    (missing,) = [line for line in lines if re.search("`ec-2017-guo-agreement`$", line)]
    assert_agrees(read_markdown("\n".join(lines)), sheet(folder))
    with pytest.raises(AssertionError):
        assert_agrees(read_markdown("\n".join(line for line in lines if line != missing)), sheet(folder))

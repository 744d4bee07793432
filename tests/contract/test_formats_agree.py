"""Every format holds the same entries in the same order: output/ is read back and compared with the chronologies."""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from chronos.model import Chronology
from chronos.pipeline.chronologies import make_chronologies
from chronos.pipeline.manuscripts import kit_of, manuscript_of
from chronos.render.inlines import text_of
from chronos.render.languages import ENGLISH
from chronos.render.manuscript import Manuscript
from chronos.store import read
from reading_back import Read, read_html, read_markdown, read_pdf, read_word, squeezed

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


def compare(said: Read, folder: str) -> None:
    expected = sheet(folder).entries
    assert [label for label, _ in said.entries] == [told.label for told in expected]
    for (label, text), told in zip(said.entries, expected, strict=True):
        parts = [told.date, told.places, text_of(told.text), told.standing, *map(text_of, told.details)]
        assert (label, [part for part in parts if squeezed(part) not in text]) == (label, [])
    assert said.notes == [squeezed(text_of(note)) for note in sheet(folder).notes.values()]


def test_there_is_a_document_of_every_format_for_every_chronology() -> None:
    assert sorted(made()) == FOLDERS
    for folder in FOLDERS:
        assert {path.suffix for path in (OUTPUT / folder).glob("chronology.*")} == {".md", ".html", ".docx", ".pdf"}


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_markdown_holds_every_entry_and_every_footnote_in_order(folder: str) -> None:
    compare(read_markdown((OUTPUT / folder / "chronology.md").read_text(encoding="utf-8")), folder)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_page_holds_every_entry_and_every_footnote_in_order(folder: str) -> None:
    compare(read_html((OUTPUT / folder / "chronology.html").read_text(encoding="utf-8")), folder)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_word_document_holds_every_entry_and_every_footnote_in_order(folder: str) -> None:
    compare(read_word((OUTPUT / folder / "chronology.docx").read_bytes()), folder)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="no pdftotext here: install Debian's poppler-utils")
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_pdf_holds_every_entry_and_every_footnote_in_order(folder: str) -> None:
    text = read_pdf(OUTPUT / folder / "chronology.pdf")
    place = 0
    for told in sheet(folder).entries:
        found = text.find(squeezed(told.label), place)
        assert found >= 0, told.label
        place = found
        assert squeezed(text_of(told.text)) in text
    place = 0
    for number, note in sheet(folder).notes.items():
        found = text.find(squeezed(f"{number}{text_of(note)}"), place)
        assert found >= 0, number
        place = found


def test_a_line_that_is_missing_is_seen() -> None:
    folder = "countries/ecuador"
    lines = (OUTPUT / folder / "chronology.md").read_text(encoding="utf-8").splitlines()
    (missing,) = [line for line in lines if re.search("`ec-2017-guo-agreement`$", line)]
    with pytest.raises(AssertionError, match="ec-2017-guo-agreement"):
        compare(read_markdown("\n".join(line for line in lines if line != missing)), folder)

"""What is too long for a PDF is told, and never left out in silence."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from chronos.cli.main import run
from chronos.model import ChronosError
from chronos.render import typeset as module
from chronos.render.typeset import too_long, typeset
from documented import sheet_of
from projects import write_project

HEADINGS = "DateEventSourcesStatus"
TIMELINE = "claims:\n" + "".join(
    f"  - {{id: ec-{number}, date: '2019', text: Visit {number}., countries: [EC], sources: [wire-2021]}}\n"
    for number in range(30)
)


def test_a_chronology_that_is_too_long_is_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ENTRIES", 29)
    with pytest.raises(ChronosError, match="30 entries are more than the 29 that a PDF can have; write parts of it"):
        typeset(sheet_of(TIMELINE))


def test_a_build_tells_of_what_is_too_long_and_writes_all_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(module, "MOST_ENTRIES", 29)
    project = write_project(tmp_path / "timelines", TIMELINE, settings="formats: [md, pdf]")
    assert run(["build", str(project)]) == 0
    assert f"countries/ecuador/chronology.pdf is not written: {too_long(30)}" in capsys.readouterr().err.splitlines()
    there = {path.name for path in (tmp_path / "output" / "countries" / "ecuador").iterdir()}
    assert ("chronology.md" in there, "chronology.pdf" in there) == (True, False)


def test_long_tables_are_set_in_parts_that_hold_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = sheet_of(TIMELINE)
    whole = text_of(typeset(sheet))
    monkeypatch.setattr(module, "_MANY", 20)
    parts = text_of(typeset(sheet))
    for text in (whole, parts):
        assert [number for number in range(30) if f"Visit{number}." not in text] == []
    assert parts.count(HEADINGS) > whole.count(HEADINGS)


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)

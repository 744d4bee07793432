"""Workbooks of Excel, read by openpyxl."""

import io
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.utils.escape import unescape

from chronos.exchange.outgoing import Export
from chronos.exchange.tables import sheet_writing
from chronos.exchange.tables.cells import one_line
from chronos.exchange.tables.claim_rows import COLUMNS
from chronos.exchange.tables.sheet_writing import fitting, is_number
from chronos.exchange.tables.spreadsheets import read_xlsx
from chronos.exchange.tables.workbooks import write_xlsx
from exchanging import export_of, exports, read_back, written

CLAIM: dict[str, Any] = {"id": "ec-2017", "date": "2017-07-31", "text": "A treaty is signed.", "countries": ["EC"]}


def opened(export: Export) -> Any:
    return openpyxl.load_workbook(io.BytesIO(written(write_xlsx, export).content))


def cells(export: Export, sheet: str = "Claims", number: int = 2) -> dict[str, Any]:
    rows = opened(export)[sheet]
    return {head.value: cell for head, cell in zip(rows[1], rows[number], strict=True)}


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(exports())
def test_every_text_is_a_text_and_the_bytes_are_the_same_each_time(export: Export) -> None:
    content, _ = written(write_xlsx, export)
    assert content == written(write_xlsx, export).content
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Claims", "Events", "Sources", "Judgements"]
    assert [book[name].max_row - 1 for name in book.sheetnames] == [
        len(export.claims),
        len(export.events),
        len(export.sources),
        len(export.judgements),
    ]
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type in ("f", "e", "b")]
    texts = [unescape(str(row[COLUMNS.index("text")] or "")) for row in book["Claims"].values][1:]
    assert [text.lstrip("'") for text in texts] == [one_line(claim.text).lstrip("'") for claim in export.claims]


@pytest.mark.parametrize(
    ("edtf", "shown"),
    [
        ("2017-07-31", datetime(2017, 7, 31)),  # noqa: DTZ001 - a day in Excel has no zone
        ("1900-03-01", datetime(1900, 3, 1)),  # noqa: DTZ001
        ("1900-02-28", "1900-02-28"),
        ("1899-12-31", "1899-12-31"),
        ("2017-07", "2017-07"),
        ("2017", "2017"),
        ("2017-07-31~", "2017-07-31~"),
        ("-0044-03-15", "-0044-03-15"),
    ],
)
def test_a_day_that_excel_numbers_is_a_date_and_any_other_date_a_text(edtf: str, shown: object) -> None:
    export = export_of([CLAIM | {"date": edtf}])
    cell = cells(export)["date"]
    assert cell.value == shown
    assert cell.data_type == ("d" if isinstance(shown, datetime) else "s")
    assert not isinstance(shown, datetime) or cell.number_format == "yyyy-mm-dd"
    back = read_back(read_xlsx, written(write_xlsx, export).content, "x.xlsx")
    assert str(back.claims["ec-2017"].date.expression) == edtf


def test_earliest_and_latest_are_dates_and_empty_where_there_is_no_day() -> None:
    found = cells(export_of([CLAIM | {"date": "2017-07"}]))
    assert found["earliest"].value == datetime(2017, 7, 1)  # noqa: DTZ001
    assert found["latest"].value == datetime(2017, 7, 31)  # noqa: DTZ001
    assert cells(export_of([CLAIM | {"date": "2017/.."}]))["latest"].value is None


def test_headers_are_frozen_columns_are_filtered_and_texts_are_wrapped() -> None:
    export = export_of([CLAIM], [{"id": "wire", "title": "News"}], [])
    for sheet in opened(export):
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].font.bold
    assert cells(export)["text"].alignment.wrap_text
    assert opened(export)["Claims"].column_dimensions["K"].width == 60


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://a.org")', "+1", "-5", "@a", "=cmd|' /C calc'!A0"])
def test_a_formula_is_a_text_as_it_stands(text: str) -> None:
    found = cells(export_of([CLAIM | {"text": text, "fields": {text: text}}]))
    assert (found["text"].value, found["text"].data_type) == (text, "s")
    assert str(found[text].value) == text


def test_what_looks_like_an_escape_comes_back_as_it_was() -> None:
    export = export_of([CLAIM | {"text": "a_x0041_b _x", "note": '<&>"'}])
    assert unescape(cells(export)["text"].value) == "a_x0041_b _x"
    assert cells(export)["note"].value == '<&>"'
    back = read_back(read_xlsx, written(write_xlsx, export).content, "x.xlsx")
    assert back.claims["ec-2017"].text == "a_x0041_b _x"


def test_what_no_cell_holds_is_cut_and_counted() -> None:
    claims = [
        CLAIM | {"text": "x" * 40_000, "note": "\U0001f680" * 16_384, "fields": {"text": "y" * 32_768}},
        CLAIM | {"id": "b", "text": "a\x07b", "note": "x" * 32_767},
    ]
    export = export_of(claims, [{"id": "wire", "title": "two\nlines"}])
    content, losses = written(write_xlsx, export)
    assert losses.lost == {
        "text": {"ec-2017": None, "b": None},
        "note": {"ec-2017": None},
        "fields.text": {"ec-2017": None},
        "source.title": {"wire": None},
    }
    rows = list(openpyxl.load_workbook(io.BytesIO(content))["Claims"].values)
    held = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    assert held["ec-2017"]["text"] == "x" * 32_766 + "…"
    assert len(str(held["ec-2017"]["note"]).encode("utf-16-le")) <= 2 * 32_767
    assert held["b"]["text"] == "a b"
    assert held["b"]["note"] == "x" * 32_767
    assert fitting("x" * 32_767) == "x" * 32_767


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        *(("12", True), ("-0.18", True), ("0", True), ("78.467834", True), ("1.0", False), ("1e5", False)),
        *(("0012", False), ("-0", False), ("12345678901234", False), ("1,5", False), ("", False), ("+1", False)),
        ("\u0661", False),
    ],
)
def test_further_fields_are_numbers_where_these_are_shown_as_they_are_written(text: str, is_one: bool) -> None:
    assert is_number(text) is is_one
    if text:
        export = export_of([CLAIM | {"fields": {"best": text}}])
        assert cells(export)["best"].data_type == ("n" if is_one else "s")
        back = read_back(read_xlsx, written(write_xlsx, export).content, "x.xlsx")
        assert back.claims["ec-2017"].fields == {"best": text}


def test_sources_have_a_sheet_with_every_field() -> None:
    wire = {
        "id": "wire",
        "type": "article-newspaper",
        "author": [{"family": "Pérez", "given": "Ana"}, {"literal": "Reuters"}],
        "issued": "2017-07-31",
        "zotero": "1",
        "covers": ["2016", "2017"],
    }
    found = cells(export_of([], [wire]), "Sources")
    assert [*found] == ["id", "type", "author", "issued", "covers", "zotero"]
    assert found["author"].value == "Pérez, Ana;Reuters"
    assert found["issued"].value == datetime(2017, 7, 31)  # noqa: DTZ001
    assert found["covers"].value == "2016;2017"


def test_events_and_judgements_have_sheets() -> None:
    judged = {"claims": ["ec-2017", "b"], "verdict": "same", "on": "2024-05-01", "why": "One treaty."}
    export = export_of([CLAIM, CLAIM | {"id": "b", "date": "2018", "sources": ["wire"]}], [{"id": "wire"}], [judged])
    event = cells(export, "Events")
    assert event["claims"].value == "ec-2017;b"
    assert event["corroboration"].value in (0, 1)
    assert event["discrepancies"].value == "date (b: 2018, ec-2017: 2017-07-31)"
    found = cells(export, "Judgements")
    assert (found["verdict"].value, found["claims"].value) == ("same", "ec-2017;b")
    assert found["on"].value == datetime(2024, 5, 1)  # noqa: DTZ001


def test_nothing_in_the_file_tells_when_it_was_written() -> None:
    with zipfile.ZipFile(io.BytesIO(written(write_xlsx, export_of([CLAIM])).content)) as archive:
        assert archive.testzip() is None
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert "Police “cooperation”" in core
    assert "dcterms" not in core


def test_a_sheet_of_more_rows_than_excel_has_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_writing, "MOST_ROWS", 3)
    book = opened(export_of([CLAIM | {"id": one} for one in "abcde"]))
    assert book.sheetnames[:3] == ["Claims", "Claims 2", "Claims 3"]
    assert [row[0] for name in book.sheetnames[:3] for row in list(book[name].values)[1:]] == list("abcde")

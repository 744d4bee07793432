"""CSV: its columns, its cells, and that what people change in it is read again."""

import csv
import io
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from chronos.edtf import parse, words
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.exchange.tables.cells import guarded, joined, one_line, parted, quoted, unguarded
from chronos.exchange.tables.claim_rows import COLUMNS, further_columns, write_csv
from chronos.exchange.tables.own_tables import own_rows
from chronos.exchange.tables.spreadsheets import read_csv
from exchanging import Read, export_of, read_back, written

CLAIM: dict[str, Any] = {"id": "ec-2017", "date": "2017-07-31", "text": "A treaty is signed.", "countries": ["EC"]}
ANY = st.text("a;\\'=-+@ 1\n\x00\xa0.,\"\u3000\uff1d", max_size=8)


def table(export: Export, **options: Any) -> list[dict[str, str]]:
    content = written(write_csv, export, **options).content
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def row(**fields: Any) -> dict[str, str]:
    (only,) = table(export_of([CLAIM | fields]))
    return only


def changed(old: str, new: str, **fields: Any) -> Read:
    """Read a table in which a person has put one text for another."""
    text = written(write_csv, export_of([CLAIM | fields])).content.decode()
    assert old in text
    return read_back(read_csv, text.replace(old, new).encode(), "x.csv")


@settings(deadline=None)
@given(st.lists(ANY.map(one_line).filter(bool), min_size=1, max_size=4))
def test_items_of_a_list_come_back_whatever_is_in_them(items: list[str]) -> None:
    assert parted(joined(items)) == items
    assert parted(unguarded(guarded(joined(items)))) == items
    assert parted(unguarded(quoted(joined(items)))) == items


@settings(deadline=None)
@given(ANY)
def test_a_cell_is_one_line_that_begins_no_formula(text: str) -> None:
    cell = guarded(one_line(text))
    assert one_line(cell) == cell
    assert unguarded(cell) == one_line(text)
    for part in cell.split(";"):
        assert part[:1] not in tuple("=+@\uff1d") or part.strip("+-0123456789.") == ""


def test_a_semicolon_within_an_item_is_escaped_and_nothing_else_is() -> None:
    assert joined(["a", "b"]) == "a;b"
    assert joined(["a;b", "c"]) == r"a\;b;c"
    assert joined(["a\\", "b"]) == r"a\\;b"
    assert joined([r"C:\x", "b"]) == r"C:\x;b"
    assert parted("a; b ;c") == ["a", "b", "c"]
    assert parted(r"C:\x; D:\ ") == [r"C:\x", "D:\\"]
    assert parted("") == []


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+34 91", "'+34 91"),
        ("-0.18", "-0.18"),
        ("- a list", "'- a list"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("a;=1", "a;'=1"),
        ("a=1", "a=1"),
    ],
)
def test_no_spreadsheet_runs_a_cell_and_numbers_stay_numbers(text: str, cell: str) -> None:
    assert guarded(one_line(text)) == cell


def test_a_row_has_the_date_its_days_and_its_words() -> None:
    found = row(date={"edtf": "[2017-07-01..2017-09-30]", "said": "in the third quarter"}, lasting="false")
    assert list(found) == list(COLUMNS)
    shown = ("date", "earliest", "latest", "date_words", "said", "lasting")
    assert [found[name] for name in shown] == [
        "[2017-07-01..2017-09-30]",
        "2017-07-01",
        "2017-09-30",
        words(parse("[2017-07-01..2017-09-30]")),
        "in the third quarter",
        "false",
    ]
    assert row(date="2017/..")["latest"] == ""
    assert row(date="undated")["date_words"] == "undated"


def test_a_date_that_follows_from_others_is_not_in_the_column_of_dates() -> None:
    later = {"id": "later", "date": {"after": "ec-2017", "within": "P1Y"}, "text": "Another."}
    found = {one["id"]: one for one in table(export_of([CLAIM, later]))}["later"]
    assert (found["date"], found["earliest"], found["latest"]) == ("", "2017-08-01", "2018-07-31")
    assert found["date_words"].endswith(" (derived)")
    assert found["relation"] == "after ec-2017 within P1Y"


def test_sources_stand_beside_their_citations_item_by_item() -> None:
    sources = [
        {"id": "wire", "type": "article", "title": "One; two", "URL": "https://a.org/?a=1;b=2", "issued": "2017-08"},
        {"id": "radio", "container-title": "Nine o'clock"},
    ]
    export = export_of([CLAIM | {"sources": ["wire, p. 4; n. 2", "nobody", "radio"]}], sources)
    (found,) = table(export)
    assert found["sources"] == r"wire, p. 4\; n. 2;nobody;radio"
    assert found["source_titles"] == r"One\; two;;"
    assert found["source_containers"] == ";;Nine o'clock"
    assert found["source_urls"] == r"https://a.org/?a=1\;b=2;;"
    back = read_back(read_csv, written(write_csv, export).content, "x.csv")
    assert sorted(back.sources) == ["radio", "wire"]


def test_every_further_field_has_a_column_and_none_takes_the_place_of_another() -> None:
    assert further_columns(["best", "text", "fields.x", "two\tnames", "two names", "\x00"]) == {
        "best": "best",
        "text": "fields.text",
        "fields.x": "fields.fields.x",
        "two names": "two names",
        "two\tnames": "two names (2)",
        "\x00": "unnamed",
    }
    found = row(fields={"best": "12", "text": "so"})
    assert (found["best"], found["fields.text"], found["text"]) == ("12", "so", "A treaty is signed.")


def test_other_programs_read_it_with_and_without_a_byte_order_mark() -> None:
    claims: list[dict[str, Any]] = [
        CLAIM | {"text": 'Quito, "hoy" ñ', "note": "a\nb"},
        CLAIM | {"id": "b", "fields": {"=f": "=1"}},
    ]
    for bom in (False, True):
        content, losses = written(write_csv, export_of(claims), bom=bom)
        assert content.startswith(b"\xef\xbb\xbf") is bom
        frame = pl.read_csv(content, infer_schema_length=0)
        assert frame.columns == [*COLUMNS, "'=f"]
        assert frame["text"][1 - frame["id"].to_list().index("b")] == 'Quito, "hoy" ñ'
        assert losses.lost == {"note": {"ec-2017": None}}


def test_many_claims_come_in_pieces_of_whole_rows() -> None:
    one = export_of([CLAIM])
    pieces = list(write_csv(structs.replace(one, claims=one.claims * 5_000), ExportOptions(), Losses()))
    assert max(map(len, pieces)) < 200_000
    assert all(piece.endswith(b"\n") for piece in pieces if piece)
    assert b"".join(pieces).count(b"\n") == 5_001


def test_rows_that_a_person_has_changed_are_read_as_they_stand_now() -> None:
    assert changed("2017-07-31,2017-07-31", "2017-08-01,2017-07-31").claims["ec-2017"].date.expression is not None
    date = changed(",2017-07-31,2017", ",31/07/2017,2017").claims["ec-2017"].date
    assert (str(date.expression), date.said) == ("2017-07-31", "31/07/2017")
    date = changed(",2017-07-31,2017", ",summer 2017,2017").claims["ec-2017"].date
    assert (str(date.expression), date.said) == ("2017-22", "summer 2017")
    assert changed(",EC,", ',"Ecuador; UK",').claims["ec-2017"].countries == ("EC", "GB")
    assert changed("\nec-2017,", "\n,").claims.popitem()[1].text == "A treaty is signed."


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (",2017-07-31,2017", ",03/04/2017,2017", "the date '03/04/2017' may be 2017-04-03 or 2017-03-04"),
        (",2017-07-31,2017", ",whenever,2017", "the date 'whenever' cannot be read"),
        (",EC,", ",Atlantis,", "no country is called 'Atlantis'"),
        (",undisputed,", ",sure,", "the status is 'sure'; it is one of"),
        (",,,,A treaty", ",some time after,,,A treaty", None),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(old: str, new: str, reason: str | None) -> None:
    found = changed(old, new)
    if reason is None:  # a relation stands beside a date, which is the date
        assert not found.refused
        return
    (refused,) = found.refused
    assert refused.row == 2
    assert refused.reason.startswith(reason)
    assert not found.claims


def test_a_relation_that_cannot_be_read_is_refused() -> None:
    make = own_rows(COLUMNS)
    assert make is not None
    cells = ["" for _ in COLUMNS]
    cells[COLUMNS.index("id")], cells[COLUMNS.index("relation")] = "a", "between b"
    assert "the relation 'between b' cannot be read" in getattr(make(2, cells), "reason", "")


def test_a_table_of_others_is_none_of_ours() -> None:
    assert own_rows(("id", "date", "text", "sources")) is None

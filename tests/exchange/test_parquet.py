"""Parquet: read by pyarrow and by `chronos count`."""

import io
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings

from chronos.edtf import parse
from chronos.exchange.incoming import ExchangeError
from chronos.exchange.outgoing import Export
from chronos.exchange.tables.parquet import COLUMNS, write_parquet
from chronos.store.event_rows import EventRows
from exchanging import DATES, export_of, exports, written

CLAIM: dict[str, Any] = {
    "id": "ec-2017",
    "date": "2017-07-31",
    "text": "A treaty is signed.",
    "countries": ["EC", "PE"],
}


def rows(content: bytes) -> list[dict[str, Any]]:
    table = pq.read_table(io.BytesIO(content))
    assert tuple(table.column_names) == tuple(COLUMNS)
    found: list[dict[str, Any]] = table.to_pylist()
    return found


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(exports())
def test_pyarrow_reads_what_the_claims_say(export: Export) -> None:
    content, losses = written(write_parquet, export)
    assert content == written(write_parquet, export).content
    assert not {name for name in losses.lost if not name.startswith("source")}
    assert not {name for name in losses.lost if name.startswith("sources")}
    for row, claim in zip(rows(content), export.claims, strict=True):
        assert row["id"] == claim.id
        assert row["text"] == claim.text
        assert row["note"] == claim.note
        assert row["lasting"] == claim.lasting
        assert row["said"] == claim.date.said
        assert row["calendar"] == claim.date.calendar
        for name in ("after", "countries", "regions", "actors", "places"):
            assert tuple(row[name]) == getattr(claim, name)
        for name in ("texts", "fields"):
            assert dict(row[name]) == dict(getattr(claim, name))
        assert dict(row["suppress"]) == {one.rule: one.why for one in claim.suppress}
        assert row["date"] == ("" if claim.date.expression is None else claim.date.expression.text)
        cited = [(one.source, one.locator, one.quote, str(one.retrieved or "")) for one in claim.citations]
        assert [tuple(one.values()) for one in row["citations"]] == cited
        assert row["sources"] == [one.source for one in claim.citations]


@pytest.mark.parametrize("edtf", DATES)
def test_days_are_days_where_years_have_four_digits(edtf: str) -> None:
    (row,) = rows(written(write_parquet, export_of([CLAIM | {"date": edtf}])).content)
    read = parse(edtf)
    for name, number in (("earliest", read.earliest), ("latest", read.latest)):
        has_day = number is not None and 1 <= number <= date.max.toordinal()
        assert row[name] == (date.fromordinal(number) if has_day and number is not None else None)


def test_claims_are_counted_as_the_timelines_are(tmp_path: Path) -> None:
    claims = [
        CLAIM,
        CLAIM | {"id": "b", "date": "2017~", "countries": ["EC"], "status": "retracted"},
        CLAIM | {"id": "c", "date": "2016/2018", "lasting": "false"},
        CLAIM | {"id": "d", "date": "undated"},
    ]
    path = tmp_path / "claims.parquet"
    path.write_bytes(written(write_parquet, export_of(claims)).content)
    with EventRows(path, "country") as table:
        assert {one.text: one.lasting for one in table.dates()} == {
            "2017-07-31": None,
            "2017~": None,
            "2016/2018": False,
            "": None,
        }


def test_no_claims_are_a_table_all_the_same() -> None:
    assert rows(written(write_parquet, export_of([])).content) == []


def test_sources_are_lists_beside_their_citations() -> None:
    wire = {"id": "wire", "type": "webpage", "title": "a;b", "issued": "2017-08", "author": "Someone"}
    export = export_of([CLAIM | {"sources": ["wire, p. 4", "nobody"]}], [wire, {"id": "other", "title": "Never cited"}])
    content, losses = written(write_parquet, export)
    (row,) = rows(content)
    assert row["source_titles"] == ["a;b", ""]
    assert row["source_issued"] == ["2017-08", ""]
    assert losses.lost == {"source": {"other": None}, "source.author": {"wire": None}}


def test_without_duckdb_there_is_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(ExchangeError, match=r"pip install duckdb`, or export csv"):
        written(write_parquet, export_of([CLAIM]))

"""There and back: JSON exactly, tables less what their losses name."""

from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from msgspec import structs

from chronos.exchange.linked.as_json import judgement_fields, write_json, write_jsonl
from chronos.exchange.outgoing import Export, Losses
from chronos.exchange.tables.claim_rows import write_csv
from chronos.exchange.tables.spreadsheets import read_csv, read_xlsx
from chronos.exchange.tables.workbooks import write_xlsx
from chronos.model.plain import claim_fields, source_fields
from chronos.pipeline.own_formats import read_own
from chronos.store.parts import read_json_part
from exchanging import added, differences, export_of, exports, read_back, source_differences, unexplained, written

FEW = settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow],
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
)
FULL = export_of(
    [
        {
            "id": "ec-2017-treaty",
            "date": {"edtf": "2017-07-31", "said": "18 July 2017", "calendar": "julian"},
            "order": {"after": ["pe-visit"]},
            "text": {"en": "A treaty; signed.", "es": "=Un tratado."},
            "countries": ["EC", "PE"],
            "regions": ["419"],
            "actors": ["Smith; Sons", "back\\slash\\"],
            "places": ["Quito"],
            "kind": "visit",
            "status": "disputed",
            "lasting": "true",
            "note": "A note.",
            "sources": ["wire, p. 4; n. 2", {"source": "radio", "quote": "So they said.", "retrieved": "2024-02"}],
            "suppress": {"no-source": "Known."},
            "fields": {"date_prec": "2", "latitude": "-0.18", "text": "a field of a column's name"},
        },
        {"id": "pe-visit", "date": {"before": "cn-course", "within": "P6M"}, "text": "A visit."},
        {"id": "cn-course", "date": "[2017-07-01..2017-09-30]", "text": "A course.", "sources": ["radio"]},
        {"id": "cl-between", "date": {"between": ["pe-visit", "cn-course"]}, "text": "Another."},
    ],
    [
        {"id": "wire", "type": "article-newspaper", "title": "Quito, hoy", "issued": "2017-08", "URL": "https://a.org"},
        {"id": "radio", "type": "broadcast", "title": "News; at nine", "author": [{"family": "P\u00e9rez"}]},
    ],
    [{"claims": ["pe-visit", "cn-course"], "verdict": "same", "by": "an editor", "why": "One visit."}],
)


@FEW
@given(exports())
def test_json_and_json_lines_come_back_as_they_were(export: Export) -> None:
    for name, write in (("json", write_json), ("jsonl", write_jsonl)):
        content, losses = written(write, export)
        back = read_back(partial(read_own, name), content, f"x.{name}")
        assert not losses.lost
        assert not back.refused
        assert {one: claim_fields(claim) for one, claim in back.claims.items()} == {
            claim.id: claim_fields(claim) for claim in export.claims
        }
        assert back.sources == {one: source_fields(source) for one, source in export.sources.items()}


def test_the_store_reads_exported_json_as_a_timeline_judgements_included() -> None:
    content, _ = written(write_json, FULL)
    part = read_json_part("t.json", content.decode())
    assert not part.faults
    assert [claim_fields(one) for one in part.claims] == [claim_fields(one) for one in FULL.claims]
    assert [judgement_fields(one) for one in part.judgements] == [judgement_fields(one) for one in FULL.judgements]


@FEW
@given(exports())
def test_csv_comes_back_less_what_its_losses_name(export: Export) -> None:
    content, losses = written(write_csv, export)
    back = read_back(read_csv, content, "x.csv")
    assert not back.refused
    assert not added(export.claims, back.claims)
    assert not unexplained(differences(export.claims, back.claims), losses)
    assert not unexplained(source_differences(export.sources, back.sources), losses)


@FEW
@given(exports())
def test_a_workbook_comes_back_less_what_its_losses_name(export: Export) -> None:
    content, losses = written(write_xlsx, export)
    back = read_back(read_xlsx, content, "x.xlsx")
    assert not back.refused
    assert not added(export.claims, back.claims)
    assert not unexplained(differences(export.claims, back.claims), losses)


@FEW
@given(exports(hard=()))
def test_of_plain_texts_tables_lose_what_they_have_no_column_for_alone(export: Export) -> None:
    for write in (write_csv, write_xlsx):
        _, losses = written(write, export)
        claims = {name for name in losses.lost if not name.startswith(("source", "fields.two"))}
        assert claims <= {"text.languages", "suppress"}, losses.lost
        parts = {name for name in losses.lost if name.startswith("sources")}
        assert parts <= {"sources.quote", "sources.retrieved"}, losses.lost


@pytest.mark.parametrize("bom", [False, True])
def test_a_table_says_all_that_it_has_columns_for_and_counts_the_rest(bom: bool) -> None:
    content, losses = written(write_csv, FULL, bom=bom)
    back = read_back(read_csv, content, "x.csv")
    found = differences(FULL.claims, back.claims)
    assert found == {
        ("text.languages", "ec-2017-treaty"),
        ("suppress", "ec-2017-treaty"),
        ("sources.quote", "ec-2017-treaty"),
        ("sources.retrieved", "ec-2017-treaty"),
    }
    assert {(name, of) for name, ids in losses.lost.items() for of in ids} == found | {("source.author", "radio")}
    assert back.sources["radio"] == {"id": "radio", "type": "broadcast", "title": "News; at nine"}


def test_what_is_compared_is_seen_to_differ() -> None:
    first = next(claim for claim in FULL.claims if claim.id == "ec-2017-treaty")
    changes: tuple[dict[str, Any], ...] = (
        {"text": "Another."},
        {"countries": ()},
        {"citations": ()},
        {"date": structs.replace(first.date, said="")},
        {"fields": {}},
        {"after": ("other",)},
        {"note": ""},
    )
    for change in changes:
        changed = structs.replace(first, **change)
        assert differences([first], {first.id: changed}), change
    assert differences([first], {}) == {("claim", first.id)}
    losses = Losses()
    losses.add("sources", "a")
    losses.add("date.precision", "b")
    pairs = {("sources.quote", "a"), ("sources.quote", "b"), ("date", "b"), ("date.said", "b"), ("date", "a")}
    assert unexplained(pairs, losses) == {("sources.quote", "b"), ("date.said", "b"), ("date", "a")}

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings

from chronos.exchange.linked.ftm import entity_id, write_ftm
from chronos.exchange.outgoing import Export
from chronos.gazetteer import countries
from exchanging import VERY_HARD, export_of, exports, written

SCHEMATA = Path(__file__).parents[1] / "data/exchange/ftm/properties.json"
"""Properties of three schemata and their types, as FollowTheMoney 4.11.2 has them."""
GAZETTE = {
    "id": "gazette",
    "type": "article-newspaper",
    "title": "A gazette",
    "author": [{"family": "Roe", "given": "Jane"}],
    "issued": "2020-05",
    "URL": "https://example.org/gazette",
    "volume": "3",
}
needs_followthemoney = pytest.mark.skipif(
    find_spec("followthemoney") is None,
    reason="FollowTheMoney is not installed: pip install followthemoney (it needs libicu-dev and a compiler)",
)


def entities(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.decode().split("\n") if line]


def event(date: str, **fields: Any) -> tuple[dict[str, list[str]], dict[str, Any]]:
    made = written(write_ftm, export_of([{"id": "a", "date": date, "text": "A visit.", "countries": ["EC"], **fields}]))
    (entity,) = entities(made.content)
    return entity["properties"], dict(made.losses.lost)


def source(**fields: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    claim = {"id": "a", "date": "2019", "text": "A visit.", "sources": ["gazette"]}
    made = written(write_ftm, export_of([claim], [{**GAZETTE, **fields}]))
    return entities(made.content)[0], dict(made.losses.lost)


def test_an_event_has_its_country_and_its_sources_as_proof() -> None:
    claim = {"id": "a", "date": "2019", "text": "A visit.", "countries": ["EC"], "sources": ["gazette, p. 3"]}
    article, visit = entities(written(write_ftm, export_of([claim], [GAZETTE])).content)
    assert article == {
        "id": "chronos-source-gazette",
        "schema": "Article",
        "properties": {
            "name": ["A gazette"],
            "title": ["A gazette"],
            "author": ["Jane Roe"],
            "publishedAt": ["2020-05"],
            "sourceUrl": ["https://example.org/gazette"],
            "notes": ["type: article-newspaper", "volume: 3"],
        },
    }
    assert visit == {
        "id": "chronos-event-a",
        "schema": "Event",
        "properties": {
            "name": ["A visit."],
            "recordId": ["a"],
            "date": ["2019"],
            "country": ["ec"],
            "notes": ["Date: 2019", "Countries: Ecuador", "Source: Jane Roe, A gazette, 2020-05, p. 3"],
            "proof": ["chronos-source-gazette"],
        },
    }


@pytest.mark.parametrize("date", ["2019", "2019-05", "2019-05-17", "1492-10-12"])
def test_a_date_that_it_has_a_form_for_is_written(date: str) -> None:
    said, lost = event(date)
    assert said["date"] == [date]
    assert not {"date", "date.precision"} & lost.keys()


@pytest.mark.parametrize("moment", ["2019-05-17T23:30:00", "2019-05-17T23:30:00Z", "2019-05-17T23:30:00-05:00"])
def test_a_time_of_day_is_its_day_and_the_rest_is_counted(moment: str) -> None:
    said, lost = event(moment)
    assert said["date"] == ["2019-05-17"]
    assert lost["date.precision"] == {"a": None}


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2019-05/2020", ["2019-05"], ["2020"]),
        ("2019/..", ["2019"], []),
        ("2019/", ["2019"], []),
        ("../2019", [], ["2019"]),
        ("2019~/2020", [], ["2020"]),
    ],
)
def test_what_lasted_has_the_ends_that_are_known(date: str, start: list[str], end: list[str]) -> None:
    said, lost = event(date)
    assert (said.get("startDate", []), said.get("endDate", [])) == (start, end)
    assert ("date.precision" in lost) == (not (start and end))


@pytest.mark.parametrize(
    "date",
    ["1984~", "1984?", "198X", "[1984..1986]", "{1984,1986}", "1984-21", "0044-03-15", "3001", "-0043", "undated"],
)
def test_a_date_that_it_would_read_as_another_or_drop_is_words_among_the_notes(date: str) -> None:
    said, lost = event(date)
    assert not {"date", "startDate", "endDate"} & said.keys()
    assert said["notes"][0].startswith("Date: ")
    assert lost.get("date.precision") == {"a": None} or lost["date"] == {"a": None}


def test_a_country_that_is_no_more_is_not_what_it_became() -> None:
    said, lost = event("2019", countries=["SU", "AN"])
    assert said["country"] == ["suhh"]
    assert lost["countries"] == {"a": None}
    assert "Countries: Netherlands Antilles, Soviet Union" in said["notes"]


def test_a_long_text_is_a_summary_and_its_name_is_short() -> None:
    said, _ = event("2019", text=f"{'word ' * 100}end")
    assert said["summary"] == [f"{'word ' * 100}end"]
    assert len(said["name"][0]) <= 384
    assert said["name"][0].endswith("word\u2026")


def test_ids_that_entities_cannot_have_become_digests_that_differ() -> None:
    made = {entity_id("source", name) for name in ("a_b", "a:b", "A-B", "\u00fc", "x" * 300)}
    assert len(made) == 5
    assert entity_id("source", "a-b") == "chronos-source-a-b"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("accessed", "2020-05-17T23:30:00Z"),
        ("issued", "2020~"),
        ("accessed", "0999"),
        ("URL", "www.example.org"),
        ("URL", "http://[x"),
        ("origin", "wire"),
    ],
)
def test_what_a_source_says_and_no_property_can_hold_stands_in_its_notes(field: str, value: str) -> None:
    entity, lost = source(**{field: value})
    assert f"{field}: {value}" in entity["properties"]["notes"]
    assert lost[f"source.{field}"] == {"gazette": None}


def test_sources_are_lost_only_where_one_of_them_is_no_proof() -> None:
    known = {"id": "a", "date": "2019", "text": "A.", "sources": ["gazette, p. 3"]}
    lost = {**known, "id": "b", "sources": ["gazette", "nowhere"]}
    made = written(write_ftm, export_of([known, lost], [GAZETTE]))
    assert made.losses.lost["sources"] == {"b": None}
    assert made.losses.lost["sources.locator"] == {"a": None}
    assert "Source: nowhere" in entities(made.content)[-1]["properties"]["notes"]


def test_a_book_is_a_document() -> None:
    assert source(type="book")[0]["schema"] == "Document"


@given(exports())
@settings(max_examples=20, deadline=None)
def test_every_property_is_one_of_its_schema_and_every_proof_is_there(export: Export) -> None:
    found = entities(written(write_ftm, export).content)
    schemata = json.loads(SCHEMATA.read_text())
    ids = [entity["id"] for entity in found]
    assert len(set(ids)) == len(ids)
    assert sum(entity["schema"] == "Event" for entity in found) == len(export.events)
    for entity in found:
        assert entity["properties"].keys() <= schemata[entity["schema"]].keys()
        assert entity["properties"]["name"]
        assert set(entity["properties"].get("proof", ())) <= set(ids)


@needs_followthemoney
def test_the_schemata_are_those_of_followthemoney() -> None:
    from followthemoney import model  # noqa: PLC0415 - it may be absent

    for schema, properties in json.loads(SCHEMATA.read_text()).items():
        found = model.get(schema)
        assert found is not None
        assert {name: found.properties[name].type.name for name in properties} == properties


@needs_followthemoney
def test_followthemoney_has_every_country_that_is_written() -> None:
    from followthemoney.types import registry  # noqa: PLC0415 - it may be absent

    for one in countries():
        for code in event("2019", countries=[one.code])[0].get("country", []):
            assert registry.country.clean(code) == code


@needs_followthemoney
@given(exports())
@settings(max_examples=30, deadline=None)
@example(export_of([{"id": "a", "date": "2019", "text": "\x00", "note": "\ufeff", "places": ["\x07"]}]))
def test_followthemoney_reads_every_entity_and_drops_nothing(export: Export) -> None:
    made = written(write_ftm, export)
    assert made.content == written(write_ftm, export).content
    ids = {entity["id"] for entity in entities(made.content)}
    for entity in entities(made.content):
        read, said = as_read(entity), entity["properties"]
        assert read.keys() == said.keys()
        for name in said.keys() - {"name", "location"}:
            assert sorted(read[name]) == sorted(filter(None, map(sanitised, said[name])))
        assert len(read["name"]) == 1
        assert set(said.get("proof", ())) <= ids


@needs_followthemoney
@pytest.mark.parametrize("text", [*VERY_HARD, '"', "''", '"a"', "a" * 400, "\u200f\u05d0", "\ufeff", "\U0001f680"])
def test_followthemoney_reads_an_event_of_any_text(text: str) -> None:
    entity = entities(written(write_ftm, export_of([{"id": "a", "date": "2019", "text": text}])).content)[0]
    assert as_read(entity)["name"] == [sanitised(one) for one in entity["properties"]["name"]]


def as_read(entity: dict[str, Any]) -> dict[str, list[str]]:
    """Return the properties of an entity as FollowTheMoney reads them: checked, and cleaned of what it cannot hold."""
    from followthemoney import model  # noqa: PLC0415 - it may be absent

    proxy = model.get_proxy(entity, cleaned=False)
    proxy.schema.validate({"properties": proxy.to_dict()["properties"]})
    return dict(proxy.to_dict()["properties"])


def sanitised(value: str) -> str:
    from followthemoney.util import sanitize_text  # noqa: PLC0415 - it may be absent

    return sanitize_text(value) or ""

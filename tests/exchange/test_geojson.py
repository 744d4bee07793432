import json
from typing import Any

import pytest
from hypothesis import given, settings

from chronos.exchange.linked.geojson import write_geojson
from chronos.exchange.outgoing import Export
from chronos.model.plain import claim_fields, source_fields
from exchanging import export_of, exports, written

QUITO = {"latitude": "-0.22", "longitude": "-78.5"}
LIMA = {"latitude": "-12.05", "longitude": "-77.04"}


def read(content: bytes) -> dict[str, Any]:
    """Read as RFC 8259 has it: without ``NaN``, and no name twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    found = json.loads(content, parse_constant=lambda _: 1 / 0, object_pairs_hook=once)
    assert isinstance(found, dict)
    return found


def place(latitude: str, longitude: str) -> list[float] | None:
    fields = {"latitude": latitude, "longitude": longitude}
    made = written(write_geojson, export_of([{"id": "a", "date": "2019", "text": "A.", "fields": fields}]))
    features = read(made.content)["features"]
    assert bool(features) != bool(made.losses.lost.get("coordinates"))
    return list(features[0]["geometry"]["coordinates"]) if features else None


def test_an_event_with_coordinates_is_a_point_longitude_first_with_all_that_is_known_of_it() -> None:
    claim = {"id": "quito", "date": "2019~", "text": "A visit.", "countries": ["EC"], "fields": QUITO}
    export = export_of([{**claim, "kind": "visit", "sources": ["g, p. 3"]}], [{"id": "g", "title": "A gazette"}])
    assert read(written(write_geojson, export).content) == {
        "type": "FeatureCollection",
        "name": "Police \u201ccooperation\u201d",
        "features": [
            {
                "type": "Feature",
                "id": "quito",
                "geometry": {"type": "Point", "coordinates": [-78.5, -0.22]},
                "properties": {
                    "text": "A visit.",
                    "date": "2019~",
                    "date_words": "c. 2019",
                    "earliest": "2019-01-01",
                    "latest": "2019-12-31",
                    "countries": ["EC"],
                    "country_names": ["Ecuador"],
                    "kind": "Visits",
                    "status": "undisputed",
                    "agreement": "single",
                    "corroboration": 1,
                    "sources": [{"id": "g", "title": "A gazette"}],
                    "claims": [{**claim, "kind": "visit", "sources": ["g, p. 3"]}],
                },
            }
        ],
    }


@pytest.mark.parametrize(
    ("latitude", "longitude", "found"),
    [
        ("90", "180", [180.0, 90.0]),
        ("-90", "-180", [-180.0, -90.0]),
        (" 0 ", "+0.5", [0.5, 0.0]),
        ("12.", ".5", [0.5, 12.0]),
        ("90.01", "0", None),
        ("0", "-180.5", None),
        ("nan", "0", None),
        ("0", "inf", None),
        ("north", "10", None),
        ("1,5", "10", None),
        ("1_0", "10", None),
        ("1e1", "10", None),
        ("\u0661", "10", None),
        ("", "10", None),
    ],
)
def test_a_point_is_decimal_degrees_within_the_bounds_or_none(
    latitude: str, longitude: str, found: list[float] | None
) -> None:
    assert place(latitude, longitude) == found


def test_a_longitude_alone_is_no_point_and_the_event_is_counted() -> None:
    made = written(write_geojson, export_of([{"id": "a", "date": "2019", "text": "A.", "fields": {"longitude": "10"}}]))
    assert read(made.content)["features"] == []
    assert made.losses.lost == {"coordinates": {"a": None}}


def test_an_event_stands_where_a_claim_puts_it_that_is_not_retracted() -> None:
    claims: list[dict[str, Any]] = [
        {"id": "a", "date": "2019-05-01", "text": "A.", "fields": QUITO, "status": "retracted"},
        {"id": "b", "date": "2019-05", "text": "B.", "fields": LIMA},
        {"id": "c", "date": "2019-05-01", "text": "C."},
    ]
    judgement = {"claims": ["a", "b", "c"], "verdict": "same", "why": "One visit."}
    made = written(write_geojson, export_of(claims, (), [judgement]))
    (feature,) = read(made.content)["features"]
    assert feature["geometry"]["coordinates"] == [-77.04, -12.05]
    assert not made.losses.lost


@given(exports())
@settings(max_examples=30, deadline=None)
def test_every_event_is_a_feature_with_its_claims_and_sources_or_counted(export: Export) -> None:
    made = written(write_geojson, export)
    assert made.content == written(write_geojson, export).content
    features = {feature["id"]: feature for feature in read(made.content)["features"]}
    lost = made.losses.lost.get("coordinates", {})
    for event in export.events:
        assert (event.id in features) != any(claim.id in lost for claim in event.claims)
        if event.id in features:
            said = features[event.id]["properties"]
            assert said["claims"] == [claim_fields(claim) for claim in event.claims]
            cited = {one.source for claim in event.claims for one in claim.citations} & export.sources.keys()
            found = {source["id"]: source for source in said.get("sources", [])}
            assert found == {one: source_fields(export.sources[one]) for one in cited}


@given(exports().filter(lambda export: len(export.events) > 0))
@settings(max_examples=15, deadline=None)
def test_a_text_of_any_kind_comes_back(export: Export) -> None:
    fields = [{**claim_fields(claim), "fields": QUITO, "id": claim.id} for claim in export.claims]
    placed = export_of(
        [{name: one[name] for name in ("id", "text", "fields") if name in one} | {"date": "2019"} for one in fields]
    )
    there = {feature["id"]: feature for feature in read(written(write_geojson, placed).content)["features"]}
    assert {name: one["properties"].get("text", "") for name, one in there.items()} == {
        event.id: event.text for event in placed.events
    }

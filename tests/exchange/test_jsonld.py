import json
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from pyld import jsonld  # type: ignore[import-untyped]

from chronos.exchange.linked.jsonld import write_jsonld
from chronos.exchange.outgoing import Export
from chronos.model.plain import claim_fields, source_fields
from exchanging import VERY_HARD, export_of, exports, written

SCHEMA = "https://schema.org/"
PROV = "http://www.w3.org/ns/prov#"
DATE = "http://purl.org/dc/terms/date"
ISSUED = "http://purl.org/dc/terms/issued"
EDTF = "http://id.loc.gov/datatypes/edtf"
OURS = "urn:chronos:terms:"
GAZETTE = {"id": "g", "type": "article-newspaper", "title": "A gazette", "issued": "2020-05", "URL": "https://x.org/g"}
QUOTED = [{"source": "g", "locator": "p. 3", "quote": "they came"}]
SAID = {"edtf": "2019-21", "said": "spring"}
VISIT: dict[str, Any] = {"id": "a", "date": SAID, "text": "A visit.", "countries": ["EC"], "sources": QUOTED}


def refuse(url: str, _options: object) -> Any:
    raise AssertionError(f"{url} was to be fetched")


def nodes(export: Export) -> list[dict[str, Any]]:
    """Return the nodes as a processor expands them."""
    return list(jsonld.expand(json.loads(written(write_jsonld, export).content), {"documentLoader": refuse}))


def by_address(export: Export) -> dict[str, dict[str, Any]]:
    return {node["@id"]: node for node in nodes(export) if "@id" in node}


def event_of(date: str, **fields: Any) -> dict[str, Any]:
    return by_address(export_of([{"id": "a", "date": date, "text": "A visit.", **fields}]))["urn:chronos:event:a"]


def refers(*addresses: str) -> Sequence[dict[str, str]]:
    return [{"@id": address} for address in addresses]


def test_an_event_is_derived_from_its_claims_and_these_from_their_sources() -> None:
    second = {"id": "b", "date": "2019-05", "text": "The visit.", "status": "prospective"}
    judgement = {"claims": ["a", "b"], "verdict": "same", "by": "A. Editor", "why": "They agree."}
    export = export_of([VISIT, second], [GAZETTE], [judgement])
    found = by_address(export)
    event, claim, source = (found[f"urn:chronos:{one}"] for one in ("event:a", "claim:a", "source:g"))
    assert event["@type"] == [f"{SCHEMA}Event", f"{PROV}Entity"]
    assert event[f"{PROV}wasDerivedFrom"] == refers("urn:chronos:claim:b", "urn:chronos:claim:a")
    assert claim["@type"] == [f"{SCHEMA}Claim", f"{PROV}Entity"]
    assert claim[DATE] == [{"@type": EDTF, "@value": "2019-21"}]
    assert claim[f"{SCHEMA}appearance"] == claim[f"{PROV}wasDerivedFrom"] == refers("urn:chronos:source:g")
    assert claim[f"{SCHEMA}about"] == refers("urn:chronos:event:a")
    assert source["@type"] == [f"{SCHEMA}NewsArticle", f"{PROV}Entity"]
    assert source[f"{SCHEMA}datePublished"] == [{"@value": "2020-05"}]
    assert source[ISSUED] == [{"@type": EDTF, "@value": "2020-05"}]
    assert found["urn:chronos:claim:b"][f"{OURS}status"] == [{"@value": "prospective"}]
    (judged,) = (node for node in nodes(export) if f"{OURS}Judgement" in node["@type"])
    assert judged[f"{PROV}used"] == refers("urn:chronos:claim:a", "urn:chronos:claim:b")
    assert judged[f"{OURS}verdict"] == [{"@value": "same"}]


def test_a_quote_is_quoted_from_its_source_with_its_place_there() -> None:
    claim = by_address(export_of([VISIT], [GAZETTE]))["urn:chronos:claim:a"]
    (quoted,) = claim[f"{SCHEMA}citation"]
    assert quoted["@type"] == [f"{SCHEMA}Quotation", f"{PROV}Entity"]
    assert quoted[f"{PROV}wasQuotedFrom"] == refers("urn:chronos:source:g")
    assert quoted[f"{PROV}value"] == [{"@value": "they came"}]
    assert quoted[f"{OURS}locator"] == [{"@value": "p. 3"}]


def test_a_source_is_derived_from_the_source_that_it_has_this_from() -> None:
    wire, copy = {"id": "wire", "title": "Wire"}, {**GAZETTE, "origin": "wire"}
    claims = [VISIT, {"id": "b", "date": "2019", "text": "B.", "sources": ["wire"]}]
    found = by_address(export_of(claims, [copy, wire]))
    assert found["urn:chronos:source:g"][f"{PROV}wasDerivedFrom"] == refers("urn:chronos:source:wire")


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("2019", "2019", ""),
        ("2019-05-17", "2019-05-17", ""),
        ("2019-05-17T12:30:00Z", "2019-05-17T12:30:00Z", ""),
        ("2019-05/2020", "2019-05", "2020"),
        ("2019/..", "2019", ""),
        ("2019/", "2019", ""),
        ("../2019-05", "", "2019-05"),
        ("2019~/2020", "", "2020"),
    ],
)
def test_schema_org_has_the_dates_that_it_has_a_form_for(date: str, start: str, end: str) -> None:
    node = event_of(date)
    assert node.get(f"{SCHEMA}startDate", [{"@value": ""}]) == [{"@value": start}]
    assert node.get(f"{SCHEMA}endDate", [{"@value": ""}]) == [{"@value": end}]
    assert node[DATE] == [{"@type": EDTF, "@value": date}]


@pytest.mark.parametrize(
    "date", ["2019~", "2019-05?", "201X", "[2019..2020]", "2019-21", "-0043", "Y17000", "{2019,2020}"]
)
def test_schema_org_has_no_date_that_says_more_than_is_known(date: str) -> None:
    node = event_of(date)
    assert not {f"{SCHEMA}startDate", f"{SCHEMA}endDate"} & node.keys()
    assert node[DATE] == [{"@type": EDTF, "@value": date}]


def test_an_undated_event_has_no_date_and_one_with_a_derived_date_says_so() -> None:
    assert DATE not in event_of("undated")
    known = {"id": "a", "date": "2019", "text": "A."}
    later: dict[str, Any] = {"id": "b", "date": {"after": "a", "within": "P1Y"}, "text": "B."}
    derived = by_address(export_of([known, later]))["urn:chronos:event:b"]
    assert derived[f"{OURS}agreement"] == [{"@value": "derived"}]


def test_a_literal_author_is_called_neither_person_nor_body_and_a_region_of_ones_own_is_no_m49_area() -> None:
    source = {**GAZETTE, "author": [{"literal": "UNODC"}, {"family": "Roe", "given": "Jane"}]}
    found = by_address(export_of([{**VISIT, "regions": ["419", "andes"]}], [source]))
    assert found["urn:chronos:source:g"][f"{SCHEMA}author"] == [
        {f"{SCHEMA}name": [{"@value": "UNODC"}]},
        {
            "@type": [f"{SCHEMA}Person"],
            f"{SCHEMA}familyName": [{"@value": "Roe"}],
            f"{SCHEMA}givenName": [{"@value": "Jane"}],
        },
    ]
    places = found["urn:chronos:event:a"][f"{SCHEMA}location"]
    assert [one.get(f"{SCHEMA}name", [{"@value": None}])[0]["@value"] for one in places] == [
        "Ecuador",
        "Latin America and the Caribbean",
        None,
    ]


def test_an_address_that_rdf_cannot_hold_stands_in_the_item_alone() -> None:
    for address in ("https://x.org/a b", "https://x.org/<a>", "javascript:alert(1)", "http://[x", "www.x.org"):
        source = by_address(export_of([VISIT], [{**GAZETTE, "URL": address}]))["urn:chronos:source:g"]
        assert f"{SCHEMA}url" not in source
        assert source[f"{OURS}item"][0]["@value"]["URL"] == address


@given(exports())
@settings(max_examples=25, deadline=None)
def test_everything_is_there_as_it_is(export: Export) -> None:
    assert not written(write_jsonld, export).losses.lost
    found = by_address(export)
    for claim in export.claims:
        statement = found[f"urn:chronos:claim:{claim.id}"][f"{OURS}statement"]
        assert statement[0]["@value"] == claim_fields(claim)
    for source in export.sources.values():
        assert found[f"urn:chronos:source:{source.id}"][f"{OURS}item"][0]["@value"] == source_fields(source)
    events = {name for name in found if name.startswith("urn:chronos:event:")}
    assert events == {f"urn:chronos:event:{event.id}" for event in export.events}
    assert sum(f"{OURS}Judgement" in node.get("@type", ()) for node in nodes(export)) == len(export.judgements)


@given(exports(hard=("\u2028", "\ufeff", "\x07", 'say "so"', "a\nb")))
@settings(max_examples=10, deadline=None)
def test_a_processor_makes_triples_of_it_and_the_same_ones_every_time(export: Export) -> None:
    settings_of = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": refuse}
    content = written(write_jsonld, export).content
    assert content == written(write_jsonld, export).content
    triples = jsonld.normalize(json.loads(content), settings_of)
    for event in export.events:
        assert f"<urn:chronos:event:{event.id}> <{SCHEMA}identifier> " in triples


def test_texts_that_no_text_should_have_are_json_all_the_same() -> None:
    for text in VERY_HARD:
        (claim,) = export_of([{"id": "a", "date": "2019", "text": text}]).claims
        made = written(write_jsonld, export_of([{"id": "a", "date": "2019", "text": text}])).content
        assert json.loads(made)["@graph"][1].get("text", "") == claim.text

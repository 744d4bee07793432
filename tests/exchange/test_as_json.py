"""JSON and JSON Lines: what is in them, and that the published schema says so."""

import json
from importlib.resources import files
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from msgspec import structs

from chronos.exchange.linked.as_json import VERSION, encoded, write_json, write_jsonl
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.model import CALENDARS, RELATIONS, STATUSES, VERDICTS, AgreementKind
from exchanging import DATES, export_of, exports, written

SCHEMA: dict[str, Any] = json.loads(files("chronos.exchange").joinpath("exchange.schema.json").read_bytes())
WHOLE = Draft202012Validator(SCHEMA)
LINE = Draft202012Validator({"$ref": "#/$defs/line", "$defs": SCHEMA["$defs"]})
CLAIM: dict[str, Any] = {
    "id": "ec-2017",
    "date": "2017-07-31",
    "text": "A treaty is signed.",
    "countries": ["EC"],
    "sources": ["wire"],
}
WIRE = {"id": "wire", "title": "News", "issued": "2017-08-01"}


def of_json(export: Export) -> Any:
    return json.loads(written(write_json, export).content)


def lines(export: Export) -> list[Any]:
    return [json.loads(line) for line in written(write_jsonl, export).content.split(b"\n")[:-1]]


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(exports())
def test_what_is_written_is_what_the_schema_says(export: Export) -> None:
    WHOLE.validate(of_json(export))
    for line in lines(export):
        LINE.validate(line)


def test_the_schema_is_one_of_2020_12_and_allows_no_more_than_there_is() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    good = of_json(export_of([CLAIM], [WIRE]))
    WHOLE.validate(good)
    for broken in (
        good | {"chronos": 2},
        good | {"more": []},
        good | {"claims": [good["claims"][0] | {"statuss": "disputed"}]},
        good | {"claims": [{"text": "No id."}]},
        good | {"claims": [good["claims"][0] | {"status": "undisputed"}]},
        good | {"events": [{"id": "ec-2017"}]},
        {name: value for name, value in good.items() if name != "references"},
    ):
        assert not WHOLE.is_valid(broken)
    assert not LINE.is_valid({"claim": CLAIM, "source": WIRE})
    assert not LINE.is_valid({})


def test_the_schema_has_the_words_of_the_model() -> None:
    claim, event = SCHEMA["$defs"]["claim"]["properties"], SCHEMA["$defs"]["event"]["properties"]
    relations = [one["properties"] for one in claim["date"]["anyOf"][2:]]
    assert sorted(next(name for name in one if name in RELATIONS) for one in relations) == sorted(RELATIONS)
    assert event["status"]["enum"] == list(STATUSES)
    assert claim["status"]["enum"] == [one for one in STATUSES if one != "undisputed"]
    assert relations[0]["calendar"]["enum"] == [one for one in CALENDARS if one != "gregorian"]
    assert SCHEMA["$defs"]["judgement"]["properties"]["verdict"]["enum"] == list(VERDICTS)
    assert event["agreement"]["enum"] == list(get_args(AgreementKind))
    assert SCHEMA["properties"]["chronos"]["const"] == VERSION


def test_json_is_an_object_with_an_item_a_line() -> None:
    content, _ = written(write_json, export_of([CLAIM, CLAIM | {"id": "ec-b"}], [WIRE]))
    assert content.decode() == (
        '{"chronos": 1,\n"title": "Police “cooperation”",\n"claims": [\n'
        '{"id":"ec-2017","date":"2017-07-31","text":"A treaty is signed.","countries":["EC"],"sources":["wire"]},\n'
        '{"id":"ec-b","date":"2017-07-31","text":"A treaty is signed.","countries":["EC"],"sources":["wire"]}\n'
        '],\n"references": [\n{"id":"wire","issued":"2017-08-01","title":"News"}\n],\n"judgements": [],\n"events": [\n'
        + ",\n".join(
            f'{{"id":"{one}","date":"2017-07-31","earliest":"2017-07-31","latest":"2017-07-31","words":"31 July 2017",'
            '"derived":false,"lasting":false,"text":"A treaty is signed.","countries":["EC"],"status":"undisputed",'
            f'"agreement":"single","corroboration":1,"origins":1,"sources":["wire"],"claims":["{one}"]}}'
            for one in ("ec-2017", "ec-b")
        )
        + "\n]}\n"
    )


def test_json_lines_has_sources_before_the_claims_that_cite_them_and_events_last() -> None:
    export = export_of(
        [CLAIM, CLAIM | {"id": "ec-b", "date": "2018"}], [WIRE], [{"claims": ["ec-2017", "ec-b"], "verdict": "same"}]
    )
    assert [next(iter(line)) for line in lines(export)] == ["source", "claim", "claim", "judgement", "event"]
    event = lines(export)[-1]["event"]
    assert event["agreement"] == "discrepant"
    assert event["discrepancies"] == [
        {
            "subject": "date",
            "values": [{"claim": "ec-2017", "says": "2017-07-31"}, {"claim": "ec-b", "says": "2018"}],
            "gap_days": 154,
        }
    ]


def test_an_event_whose_date_follows_from_others_says_so() -> None:
    export = export_of([CLAIM, {"id": "later", "date": {"after": "ec-2017", "within": "P1Y"}, "text": "Another."}])
    later = next(event for event in of_json(export)["events"] if event["id"] == "later")
    assert later["derived"]
    assert (later["earliest"], later["latest"]) == ("2017-08-01", "2018-07-31")


@pytest.mark.parametrize("edtf", DATES)
def test_every_kind_of_date_is_written_as_the_schema_has_it(edtf: str) -> None:
    export = export_of([CLAIM | {"date": edtf}])
    WHOLE.validate(of_json(export))
    assert of_json(export)["claims"][0]["date"] == edtf


def test_nothing_at_all_is_json_too() -> None:
    assert of_json(export_of([])) == {
        "chronos": 1,
        "title": "Police “cooperation”",
        "claims": [],
        "references": [],
        "judgements": [],
        "events": [],
    }
    assert not written(write_jsonl, export_of([])).content


def test_characters_stand_as_they_are_and_half_a_pair_is_replaced() -> None:
    assert encoded("ñ € 🚀 \u2028 </script> \x00\n") == '"ñ € 🚀 \u2028 </script> \\u0000\\n"'.encode()
    assert encoded({"a\ud800": ["b\udc00", 1, True]}) == '{"a\ufffd":["b\ufffd",1,true]}'.encode()


def test_many_claims_come_in_pieces() -> None:
    one = export_of([CLAIM])
    many = structs.replace(one, claims=one.claims * 5_000, events=())
    for write in (write_json, write_jsonl):
        pieces = list(write(many, ExportOptions(), Losses()))
        assert max(map(len, pieces)) < 200_000
    assert len(of_json(many)["claims"]) == 5_000

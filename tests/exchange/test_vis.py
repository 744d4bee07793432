import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from chronos.edtf import parse
from chronos.exchange.incoming import ExchangeError, ImportOptions
from chronos.exchange.outgoing import MERGED, Export
from chronos.exchange.timelines.vis import read_vis, write_vis
from chronos.exchange.timelines.vis_dates import read_date, shown
from exchanging import added, differences, export_of, exports, read_back, unexplained, written

DATA = Path(__file__).parent.parent / "data" / "exchange" / "vis"


def read(*items: Any, **top: Any) -> Any:
    return read_back(read_vis, json.dumps({"items": list(items), **top}).encode(), "v.json")


def test_the_first_example_of_the_package_is_read() -> None:
    found = read_back(read_vis, (DATA / "basic.json").read_bytes(), "basic.json")
    assert {claim.id: str(claim.date.expression) for claim in found.claims.values()} == {
        "vis-1": "2014-04-20",
        "vis-2": "2014-04-14",
        "vis-3": "2014-04-18",
        "vis-4": "2014-04-16/2014-04-19",
        "vis-5": "2014-04-25",
        "vis-6": "2014-04-27",
    }
    assert not found.refused
    assert not found.notes


@pytest.mark.parametrize(
    ("start", "end", "edtf", "said"),
    [
        ("2017", None, "2017", ""),
        ("2017-05", None, "2017-05", ""),
        ("2017-01-01T00:00:00.000Z", None, "2017-01-01", ""),
        (1483228800000, None, "2017-01-01", ""),
        (-62198755200000.0, None, "-0001-01-01", ""),
        ("/Date(1483228800000)/", None, "2017-01-01", ""),
        ("2017-01-01T10:30:00Z", None, "2017-01-01", "2017-01-01T10:30:00Z"),
        ("2017-01-01", "2017-01-31T23:59:59.999", "2017-01-01/2017-01-31", ""),
        ("-000042-03-15", None, "-0042-03-15", ""),
        ("4 May 2017", None, "2017-05-04", "4 May 2017"),
        (None, None, "None", ""),
    ],
)
def test_ends_are_read_with_the_precision_that_they_have(start: Any, end: Any, edtf: str, said: str) -> None:
    date, words = read_date(start, end)
    assert (str(date), words) == (edtf, said)


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        ("2017-02-30T00:00:00Z", None, "is no day of the calendar"),
        ("2017-02-30", None, "is no date"),
        ("03/04/2019", None, "may be 2019-04-03 or 2019-03-04"),
        ("soon", None, "'soon' is no date"),
        (True, None, "'True' is no date"),
        (10**30, None, "is not within"),
        ("2019", "2017", "it ends 2017, before it starts, 2019"),
        (None, "2017", "has no start"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(start: Any, end: Any, reason: str) -> None:
    found = read({"content": "A visit.", "start": start, "end": end})
    assert not found.claims
    assert reason in found.refused[0].reason


def test_midnights_east_of_greenwich_are_the_days_that_they_were() -> None:
    items = [{"content": str(day), "start": f"2017-0{day}-28T2{day % 2 + 2}:00:00.000Z"} for day in range(1, 5)]
    found = read(*items)
    assert [str(claim.date.expression) for claim in found.claims.values()] == [
        "2017-01-29",
        "2017-03-01",
        "2017-03-29",
        "2017-04-29",
    ]
    assert "east of Greenwich" in found.notes[0]
    items.append({"content": "noon", "start": "2017-05-04T10:00:00Z"})
    assert str(next(iter(read(*items).claims.values())).date.expression) == "2017-01-28"


def test_groups_are_countries_or_kinds_and_other_fields_are_kept() -> None:
    groups = [{"id": 1, "content": "<b>Ecuador</b>"}, {"id": 2, "content": "Trainings"}]
    found = read(
        {"content": "A visit.", "start": "2017", "group": 1, "className": "red", "style": "color: red"},
        {"content": "A course.", "start": "2018", "group": 2, "type": "background", "location": "Quito"},
        groups=groups,
    )
    one, other = found.claims.values()
    assert (one.countries, one.kind, one.fields) == (("EC",), "", {"className": "red"})
    assert (other.countries, other.kind) == ((), "Trainings")
    assert other.fields == {"location": "Quito", "type": "background"}
    assert found.notes == ["parts that were not taken: style"]


def test_links_in_content_and_title_are_sources() -> None:
    item = {
        "content": '<a href="https://x.org/a">A visit</a>.',
        "start": "2017",
        "title": '<a href="https://x.org/b">b</a>',
    }
    found = read(item)
    assert [source["URL"] for source in found.sources.values()] == ["https://x.org/a", "https://x.org/b"]


@pytest.mark.parametrize("content", [b"", b"1", b'{"groups": []}', b"[{]", b'["\\x"]', b"\x00"])
def test_what_has_no_items_is_one_error(content: bytes) -> None:
    with pytest.raises(ExchangeError, match=r"^v\.json"):
        list(read_vis(io.BytesIO(content), ImportOptions(name="v.json")))


def test_every_item_is_taken_or_refused() -> None:
    found = read({"content": "A", "start": "2017"}, 1, None, {"start": "2017"}, {"content": "B", "start": {}})
    assert (len(found.claims), [one.row for one in found.refused]) == (1, [2, 3, 4, 5])


@pytest.mark.parametrize(
    ("edtf", "start", "end", "exact"),
    [
        ("2017-05-04", "2017-05-04", "", True),
        ("2017-05-04/2017-05-09", "2017-05-04", "2017-05-09T23:59:59.999", True),
        ("2017", "2017-01-01", "2017-12-31T23:59:59.999", False),
        ("[2017-05..2017-06]", "2017-05-01", "2017-06-30T23:59:59.999", False),
        ("2017-05/..", "2017-05-01", "2017-05-31T23:59:59.999", False),
        ("-0042-03-15", "-000042-03-15", "", True),
        ("Y12345", "+012345-01-01", "+012345-12-31T23:59:59.999", True),
    ],
)
def test_a_date_reaches_from_its_first_day_to_the_end_of_its_last(edtf: str, start: str, end: str, exact: bool) -> None:
    form = shown(parse(edtf))
    assert form is not None
    assert (form.start, form.end, form.exact) == (start, end, exact)


@settings(max_examples=30, deadline=None)
@given(exports())
def test_there_and_back_gives_the_same_claims(export: Export) -> None:
    made = written(write_vis, export)
    found = read_back(read_vis, made.content, "v.json")
    assert not found.refused
    assert not added(export.claims, found.claims)
    differing = differences(export.claims, found.claims)
    assert not unexplained(differing, made.losses)
    joined = {claim.id for event in export.events if len(event.claims) > 1 for claim in event.claims}
    assert {one for _, one in differing} <= joined, "what is carried beside brings all of a claim back"


@settings(max_examples=30, deadline=None)
@given(exports())
def test_what_the_tool_itself_holds_is_all_that_the_losses_do_not_name(export: Export) -> None:
    made = written(write_vis, export)
    items = json.loads(made.content)["items"]
    for one in items:
        del one["chronos_event"]
        if one["id"].isdecimal():
            del one["id"]
    found = read_back(read_vis, json.dumps(items).encode(), "v.json")
    differing = {one for one in differences(export.claims, found.claims) if one[0] not in ("countries", "sources")}
    lost = {one for name in ("date", "text", MERGED) for one in made.losses.lost.get(name, {})}
    assert not {one for one in unexplained(differing, made.losses) if one[0] != "claim" or one[1] not in lost}


def test_what_was_changed_in_the_tool_stands_and_the_rest_comes_back() -> None:
    claims = [{"id": "a", "date": "2017", "text": "A visit.", "countries": ["EC"], "kind": "visit"}]
    timeline = json.loads(written(write_vis, export_of(claims)).content)
    timeline["items"][0] |= {"start": "2018-05-04", "end": "", "group": "training"}
    (claim,) = read_back(read_vis, json.dumps(timeline).encode(), "v.json").claims.values()
    assert (str(claim.date.expression), claim.countries, claim.kind) == ("2018-05-04", ("EC",), "training")


def test_further_fields_keep_their_limits_and_lose_nothing() -> None:
    many = {f"f{number:03}": "x" for number in range(250)}
    found = read({"content": "A", "start": "2017", "latitude": "north", "longitude": -78.5, "": "nameless", **many})
    fields = next(iter(found.claims.values())).fields
    assert len(fields) == 200
    assert (fields["longitude"], fields["latitude as written"]) == ("-78.5", "north")
    assert "f249: x" in fields["further"]
    assert "further: nameless" in fields["further"]

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from chronos.edtf import parse
from chronos.exchange.incoming import ExchangeError, ImportOptions
from chronos.exchange.outgoing import MERGED, Export
from chronos.exchange.timelines.timelinejs import read_timelinejs, write_timelinejs
from chronos.exchange.timelines.timelinejs_dates import shown, stated
from exchanging import added, differences, export_of, exports, read_back, unexplained, written

DATA = Path(__file__).parent.parent / "data" / "exchange" / "timelinejs"


def slide(year: Any = 2017, headline: str = "A visit.", **fields: Any) -> dict[str, Any]:
    return {"start_date": {"year": year}, "text": {"headline": headline}, **fields}


def read(*slides: Any, **top: Any) -> Any:
    return read_back(read_timelinejs, json.dumps({"events": list(slides), **top}).encode(), "t.json")


def test_the_sheet_of_the_package_itself_is_read_with_its_media_and_links_as_sources() -> None:
    found = read_back(read_timelinejs, (DATA / "women_in_computing.csv").read_bytes(), "women_in_computing.csv")
    assert len(found.claims) == 10
    assert [(one.row, one.reason.split(":")[0]) for one in found.refused] == [
        (2, "the title slide has no date and is no event")
    ]
    by_date = {str(claim.date.expression): claim for claim in found.claims.values()}
    lovelace = by_date["1815-12-10/1852-11-27"]
    assert lovelace.text.startswith("Ada Lovelace. Women have been programming since before it was a thing.")
    titles = [found.sources[one.source]["title"] for one in lovelace.citations]
    assert titles == [
        "Portrait by Alfred Edward Chalon",
        "Portrait by Alfred Edward Chalon",
        "Ada Lovelace",
        "Charles Babbage's Analytical Engine",
    ]
    assert found.sources[lovelace.citations[0].source]["note"] == "Wikimedia Commons"
    assert "There is no demand for women engineers" in by_date["1948-03-14"].note
    assert set(by_date) >= {"1943-07/1946", "1951", "1956/1962"}
    assert found.notes == ["columns that were not taken: Media Thumbnail, Background"]


@pytest.mark.parametrize(
    ("start", "end", "edtf", "time"),
    [
        ({"year": "2017"}, None, "2017", ""),
        ({"year": 2017, "month": "5", "day": ""}, None, "2017-05", ""),
        ({"year": 2017, "month": 5, "day": 4}, {"year": "2017", "month": "6"}, "2017-05-04/2017-06", ""),
        ({"year": 2017.0}, {"year": "2017"}, "2017", ""),
        ({"year": -43}, None, "-0042", ""),
        ({"year": "-1", "month": 3, "day": 15}, None, "0000-03-15", ""),
        ({"year": 2017, "month": 5, "day": 4, "hour": 10, "minute": 30}, None, "2017-05-04", "10:30"),
        ({"year": 2017, "month": 5, "day": 4, "hour": 0, "minute": 0, "second": 0}, None, "2017-05-04", ""),
        ({"year": 2017, "month": 5, "day": 4, "hour": 9, "minute": 5, "second": 1}, None, "2017-05-04T09:05:01", ""),
        ({"year": 1000000}, None, "Y1000000", ""),
    ],
)
def test_dates_keep_the_precision_that_they_have(start: Any, end: Any, edtf: str, time: str) -> None:
    found = stated(start, end)
    assert (str(found.expression), found.time) == (edtf, time)


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        ({"year": 2017, "month": 13}, None, "2017-13, which is no date of the calendar"),
        ({"year": 2017, "month": 2, "day": 30}, None, "2017-02-30, which is no date of the calendar"),
        ({"year": 2017, "day": 30}, None, "has a day (30) and no month"),
        ({"month": 2}, None, "has no year"),
        ({"year": 0}, None, "the year 0"),
        ({"year": "c. 1900"}, None, "'c. 1900', which is no whole number"),
        ({"year": 2019}, {"year": 2017}, "it ends 2017, before it starts, 2019"),
        ({}, {"year": 2017}, "it ends 2017 and has no start date"),
        ("2017", None, "not a year, month and day"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(start: Any, end: Any, reason: str) -> None:
    with pytest.raises(ValueError, match=r".") as error:
        stated(start, end)
    assert reason in str(error.value)


def test_the_date_that_is_displayed_is_kept_as_words_and_the_numbers_stand() -> None:
    found = read(slide(2017, display_date="Sometime in 1999"), slide(2018, "Talks.", unique_id="talks"))
    one, other = found.claims.values()
    assert (str(one.date.expression), one.date.said) == ("2017", "Sometime in 1999")
    assert (other.id, other.date.said) == ("talks", "")


def test_a_slide_without_a_date_is_undated_or_dated_by_its_words() -> None:
    said = {"text": {"headline": "A visit."}, "display_date": "early 2017"}
    found = read(said, {"text": {"headline": "Talks."}, "start_date": {"year": ""}})
    assert [str(claim.date.expression) for claim in found.claims.values()] == ["[2017-01..2017-04]", "None"]
    assert not found.refused


def test_the_title_is_no_event_and_eras_are_claims_that_lasted() -> None:
    era = {"start_date": {"year": 1990}, "end_date": {"year": 1999}, "text": {"headline": "The nineties"}}
    found = read(slide(), title={"text": {"headline": "A title"}}, eras=[era])
    assert [(str(one.date.expression), one.kind) for one in found.claims.values()] == [
        ("2017", ""),
        ("1990/1999", "era"),
    ]
    assert any("title slide" in note for note in found.notes)
    assert any("eras" in note for note in found.notes)


def test_a_group_is_the_country_that_it_names_or_else_the_kind() -> None:
    found = read(slide(group="Ecuador"), slide(2018, group="Training"), slide(2019, "Peru signs.", group="IT"))
    assert [(claim.countries, claim.kind) for claim in found.claims.values()] == [
        (("EC",), ""),
        ((), "Training"),
        (("PE",), "IT"),
    ]


def test_html_becomes_text_and_what_is_no_address_of_the_web_no_source() -> None:
    body = '<p>One<br>two <a href="javascript:alert(1)">three</a></p><script>alert(1)</script>'
    found = read(slide(text={"headline": "A <b>visit</b>", "text": body}, media={"url": "javascript:x"}))
    (claim,) = found.claims.values()
    assert claim.text == "A visit. One two three"
    assert not found.sources


def test_every_slide_is_taken_or_refused() -> None:
    slides = [slide(), slide("x"), "no slide", slide(2018, ""), None]
    found = read(*slides)
    assert len(found.claims) + len(found.refused) == len(slides)
    assert [one.row for one in found.refused] == [2, 3, 4, 5]


def test_files_of_the_first_version_are_read() -> None:
    old = {
        "headline": "A title",
        "date": [
            {
                "startDate": "2011,12,10",
                "endDate": "2011,12,11",
                "headline": "A visit.",
                "asset": {"media": "//x.org/a"},
            },
            {"startDate": "2012", "headline": "Talks."},
            {"startDate": "12/25/2011", "headline": "A course."},
        ],
    }
    content = f"storyjs_jsonp_data = {json.dumps({'timeline': old})};".encode()
    found = read_back(read_timelinejs, content, "old.json")
    assert [str(claim.date.expression) for claim in found.claims.values()] == [
        "2011-12-10/2011-12-11",
        "2012",
        "2011-12-25",
    ]
    assert [source["URL"] for source in found.sources.values()] == ["https://x.org/a"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "headline"),
        (b"{", "t.json:1:2: no JSON"),
        (b'{"events": 1}', "list of `events`"),
        (b'{"events": [], "events": []}', "'events' stands twice"),
        (b'{"events": [NaN]}', "NaN is no number"),
        (b"[" * 200_000, "nested too deeply"),
        (b'{"events": ["\xff"]}', "t.json:1:14: this is not UTF-8"),
        (b"a,b\n1,2\n", "Year and Headline"),
    ],
)
def test_a_hostile_file_is_one_error_with_its_place(content: bytes, message: str) -> None:
    with pytest.raises(ExchangeError) as error:
        list(read_timelinejs(io.BytesIO(content), ImportOptions(name="t.json")))
    assert message in str(error.value) or not content
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("edtf", "start", "end", "exact"),
    [
        ("2017", {"year": 2017}, None, True),
        ("2017-05-04/2017-06", {"year": 2017, "month": 5, "day": 4}, {"year": 2017, "month": 6}, True),
        ("-0042", {"year": -43}, None, True),
        ("2017~", {"year": 2017}, None, False),
        ("2017-21", {"year": 2017}, None, False),
        ("[2017-05-03..2017-05-20]", {"year": 2017, "month": 5}, None, False),
        ("201X", {"year": 2010, "month": 1, "day": 1}, {"year": 2019, "month": 12, "day": 31}, False),
        ("2017-05/..", {"year": 2017, "month": 5}, None, False),
    ],
)
def test_a_date_is_shown_as_what_is_true_of_all_its_days(edtf: str, start: Any, end: Any, exact: bool) -> None:
    form = shown(parse(edtf))
    assert form is not None
    assert (form.start, form.end, form.exact) == (start, end, exact)
    assert bool(form.display) != exact


@settings(max_examples=30, deadline=None)
@given(exports())
def test_there_and_back_gives_the_same_claims(export: Export) -> None:
    made = written(write_timelinejs, export)
    found = read_back(read_timelinejs, made.content, "t.json")
    assert not found.refused
    assert not added(export.claims, found.claims)
    differing = differences(export.claims, found.claims)
    assert not unexplained(differing, made.losses)
    joined = {claim.id for event in export.events if len(event.claims) > 1 for claim in event.claims}
    assert {one for _, one in differing} <= joined, "what is carried beside brings all of a claim back"


@settings(max_examples=30, deadline=None)
@given(exports())
def test_what_the_tool_itself_holds_is_all_that_the_losses_do_not_name(export: Export) -> None:
    made = written(write_timelinejs, export)
    plain = json.loads(made.content)
    for one in plain["events"]:
        del one["chronos_event"]
    found = read_back(read_timelinejs, json.dumps({"events": plain["events"]}).encode(), "t.json")
    our_words = ("countries", "sources", "date.said")  # texts name countries, addresses are sources of their own
    differing = {one for one in differences(export.claims, found.claims) if one[0] not in our_words}
    lost = {one for name in ("date", "text", MERGED) for one in made.losses.lost.get(name, {})}
    assert not {one for one in unexplained(differing, made.losses) if one[0] != "claim" or one[1] not in lost}


def test_what_was_changed_in_the_tool_stands_and_the_rest_comes_back() -> None:
    claims = [{"id": "a", "date": "2017~", "text": "A visit.", "countries": ["EC"], "note": "A note."}]
    timeline = json.loads(written(write_timelinejs, export_of(claims)).content)
    timeline["events"][0]["start_date"] = {"year": 2018}
    timeline["events"][0]["text"]["headline"] = "Another visit."
    (claim,) = read_back(read_timelinejs, json.dumps(timeline).encode(), "t.json").claims.values()
    assert (str(claim.date.expression), claim.text) == ("2018", "Another visit.")
    assert (claim.countries, claim.note) == (("EC",), "A note.")


def test_what_is_carried_and_was_broken_is_refused() -> None:
    broken: Any
    for broken in ({"date": "20177"}, {"countries": "EC"}, {"status": "sure"}, [], "x"):
        found = read(slide(chronos_event=broken))
        assert [one.reason.startswith("chronos_event: ") for one in found.refused] == [True]


def test_what_is_written_is_html_that_says_what_the_text_says() -> None:
    claims = [{"id": "a", "date": "2017", "text": "<script>alert(1)</script> & more", "countries": []}]
    content = written(write_timelinejs, export_of(claims)).content
    assert b"<script>" not in content.replace(b'"chronos_event"', b"").split(b"chronos_event")[0]
    assert json.loads(content)["events"][0]["text"]["headline"] == "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"


def test_undated_events_are_told_in_the_title_and_counted() -> None:
    claims = [{"id": "a", "date": "undated", "text": "A rumour.", "countries": ["EC"]}]
    made = written(write_timelinejs, export_of(claims))
    timeline = json.loads(made.content)
    assert not timeline["events"]
    assert "A rumour." in timeline["title"]["text"]["text"]
    assert list(made.losses.lost["date"]) == ["a"]
    assert not differences(export_of(claims).claims, read_back(read_timelinejs, made.content, "t.json").claims)


@pytest.mark.parametrize("sources", [[1], "a", [{"id": 1}], [{"id": "a", "x": [[[[[[[1]]]]]]]}]])
def test_sources_that_are_carried_and_were_broken_are_one_error(sources: Any) -> None:
    with pytest.raises(ExchangeError, match=r"t\.json: chronos_sources: "):
        read(slide(), chronos_sources=sources)


def test_the_rows_of_a_sheet_are_taken_or_refused_with_their_numbers() -> None:
    sheet = """Year,Month,Day,Time,End Year,Display Date,Headline,Type
2017,5,4,10:30 pm,,,Talks,
2017,5,4,25:99,,,Talks,
,,,10:00,,,Talks,
1990,,,,1999,,The nineties,era
"1,950",,,,,about then,A visit,
,,,,,no idea,A rumour,
2017,May,,,,,Talks,
"""
    found = read_back(read_timelinejs, sheet.encode(), "t.csv")
    assert [(str(one.date.expression), one.date.said, one.kind) for one in found.claims.values()] == [
        ("2017-05-04", "2017-05-04 22:30", ""),
        ("1990/1999", "", "era"),
        ("1950", "about then", ""),
        ("None", "no idea", ""),
    ]
    assert [(one.row, one.reason.split(";")[0]) for one in found.refused] == [
        (3, "the time is '25:99', which is no time of day"),
        (4, "the time '10:00' has no date"),
        (8, "the month of the start date is 'May', which is no whole number"),
    ]


@pytest.mark.parametrize(
    ("display", "edtf"),
    [
        ("c. 2017", "2017~"),
        ("May 2017", "2017-05"),
        ("2017", "2017"),
        ("1 May 2017", "2017-05-01"),
        ("2018", "2017-05-01"),
        ("the day it began", "2017-05-01"),
    ],
)
def test_words_that_are_less_precise_than_the_numbers_are_the_date(display: str, edtf: str) -> None:
    start = {"year": 2017, "month": 5, "day": 1}
    (claim,) = read({"start_date": start, "display_date": display, "text": {"headline": "A visit."}}).claims.values()
    assert str(claim.date.expression) == edtf
    assert claim.date.said in (display, "")

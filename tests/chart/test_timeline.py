from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt
import pytest

from chronos.chart import timeline
from chronos.chart.font import width
from chronos.chart.theme import TEXT_SIZE
from chronos.edtf import day_number, parse
from chronos.model import Chronology, Counts, Entry, Event, Group, Ledger, Scope

if TYPE_CHECKING:
    from chronos.model import Status

ACROSS = 728
AS_OF = day_number(2024, 6, 30)


def event(date: str, *, text: str = "A treaty is signed.", status: Status = "undisputed") -> Event:
    return Event(
        id=date,
        claims=(),
        date=parse(date) if date else None,
        agreement="single",
        text=text,
        countries=("EC",),
        regions=(),
        actors=(),
        places=(),
        kind="",
        status=status,
        lasting="/" in date,
        corroboration=1,
        origins=1,
        sources=(),
    )


def chronology(*events: Event, as_of: int | None = AS_OF) -> Chronology:
    entries = [Entry(one, ()) for one in events]
    return Chronology(
        scope=Scope(id="EC", name="Ecuador", kind="country", folder="", countries=frozenset({"EC"})),
        project="",
        as_of=as_of,
        groups=(Group("", tuple(entry for entry in entries if entry.event.date)),),
        undated=tuple(entry for entry in entries if not entry.event.date),
        sources=(),
        ledger=Ledger(read=0, shown=0, merged=0, undated=0),
        counts=Counts(by="year"),
    )


def spec(*events: Event, as_of: int | None = AS_OF) -> Any:
    return timeline(chronology(*events, as_of=as_of), title="Ecuador", subtitle="2013 to 2024").spec


def rows(*events: Event, has: str, as_of: int | None = AS_OF) -> list[dict[str, Any]]:
    """Return the rows of data, in all layers, that have this field."""
    data = [row for layer in spec(*events, as_of=as_of)["layer"] for row in layer["data"]["values"]]
    return [row for row in data if has in row]


def bars(*events: Event) -> list[tuple[int, int, str]]:
    return [(row["from"], row["to"], row["look"]) for row in rows(*events, has="from")]


def texts(*events: Event, as_of: int | None = AS_OF) -> list[str]:
    return [row["text"] for row in rows(*events, has="text", as_of=as_of)]


FAR = event("1990-01-01")  # makes the window wide enough for exact days to be symbols


def test_a_year_is_a_light_bar_over_its_days_and_no_point() -> None:
    assert bars(event("2018")) == [(day_number(2018, 1, 1), day_number(2019, 1, 1), "undisputed possible")]
    assert rows(event("2018"), has="day") == []


def test_an_exact_day_is_a_symbol_on_that_day() -> None:
    days = rows(FAR, event("2018-05-01"), has="day")
    assert [(row["day"], row["look"]) for row in days] == [
        (day_number(1990, 1, 1), "undisputed certain"),
        (day_number(2018, 5, 1), "undisputed certain"),
    ]


def test_an_exact_day_is_a_bar_where_days_are_wide() -> None:
    assert bars(event("2018-05-01")) == [(day_number(2018, 5, 1), day_number(2018, 5, 2), "undisputed certain")]


def test_a_month_too_narrow_for_an_outline_is_still_light() -> None:
    (bar,) = bars(FAR, event("2018-05"))
    assert bar == (day_number(2018, 5, 1), day_number(2018, 6, 1), "undisputed narrow")


def test_something_lasting_is_solid_between_light_ends() -> None:
    assert [look for _, _, look in bars(event("2013/2015"))] == [
        "undisputed possible",
        "undisputed possible",
        "undisputed certain",
    ]


def test_an_open_end_reaches_the_day_of_the_edition_and_has_an_arrow() -> None:
    going = event("2013-05-01/..")
    assert bars(going) == [(day_number(2013, 5, 1), AS_OF + 1, "undisputed certain")]
    assert "triangle-right" in [row["shape"] for row in rows(going, has="shape")]
    assert "still open on 30 Jun 2024" in texts(going)


def test_an_open_end_without_a_day_of_the_edition_reaches_the_last_day_known() -> None:
    events = (event("2013-05-01/.."), event("2015"))
    ends = [row["to"] for row in rows(*events, has="to", as_of=None)]
    assert max(ends) == day_number(2016, 1, 1)
    assert "still open" in texts(*events, as_of=None)


def test_an_open_end_does_not_reach_into_what_is_only_planned() -> None:
    planned = event("2030", status="prospective")
    assert bars(event("2013-05-01/.."), planned)[0][1] == AS_OF + 1


def test_an_unknown_end_is_a_question_mark_and_no_arrow() -> None:
    unknown = event("2013-05-01/")
    assert "?" in texts(unknown)
    assert "triangle-right" not in [row["shape"] for row in rows(unknown, has="shape")]


def test_open_and_unknown_starts_differ_too() -> None:
    assert "triangle-left" in [row["shape"] for row in rows(event("../2013"), has="shape")]
    assert "?" in texts(event("/2013"))


def test_one_of_two_years_is_two_bars_that_belong_together() -> None:
    either = event("[2013,2015]")
    assert len(bars(either)) == 2
    assert [1, 2] in [row["dash"] for row in rows(either, has="dash")]


def test_two_years_that_are_both_meant_are_not_joined() -> None:
    assert [1, 2] not in [row["dash"] for row in rows(event("{2013,2015}"), has="dash")]


@pytest.mark.parametrize("status", ["disputed", "prospective", "retracted"])
def test_status_is_said_in_words_beside_the_bar_and_in_the_key(status: Status) -> None:
    words = texts(event("2018", status=status))
    assert f"2018, {status}" in words
    assert status in words


def test_a_disputed_span_has_a_dashed_outline() -> None:
    view = next(
        layer for layer in spec(event("2018"))["layer"] if layer["encoding"].get("x", {}).get("field") == "from"
    )
    dashes = view["encoding"]["strokeDash"]["scale"]
    assert dict(zip(dashes["domain"], dashes["range"], strict=True))["disputed possible"] == [3, 2]


def test_a_retracted_event_is_struck_through() -> None:
    retracted = event("2018", status="retracted")
    strikes = [row for row in rows(retracted, has="dash") if row["dash"] == [1, 0] and row["stroke"] == "#1a1a1a"]
    assert strikes != []


def test_undated_events_are_counted_in_the_subtitle() -> None:
    assert spec(event("2018"), event(""), event(""))["title"]["subtitle"] == [
        "2013 to 2024",
        "2 undated events not drawn",
    ]


def test_an_event_without_any_bound_is_counted_too() -> None:
    assert (
        "1 event without a day that an axis can show not drawn"
        in spec(event("2018"), event("../.."))["title"]["subtitle"]
    )


def test_a_year_too_large_for_json_is_counted_and_not_drawn() -> None:
    chart = spec(event("2018"), event("Y170000000000000002"))
    assert "1 event without a day that an axis can show not drawn" in chart["title"]["subtitle"]


def test_without_dated_events_the_chart_says_so() -> None:
    assert texts(event("")) == ["no dated events"]
    assert spec(event(""))["description"] == "Ecuador: no dated events; 1 undated event not drawn."


def test_years_before_the_era_have_their_place() -> None:
    first, second = bars(event("-0099"), event("0014"))
    assert first[0] == day_number(-99, 1, 1)
    assert second[0] == day_number(14, 1, 1)


def test_a_short_text_stands_beside_its_span_and_a_long_one_above_it() -> None:
    beside, above = event("2018-05", text="Short."), event("2018-07", text="word " * 24)
    labels = {row["text"]: row["y"] for row in rows(FAR, beside, above, has="text")}
    spans = [row["y"] for row in rows(FAR, beside, above, has="from")]
    assert labels["Short."] == spans[0]
    assert labels["July 2018"] < spans[1] - 10


MANY = [
    event(date, text=text)
    for place in range(70)
    for date, text in [
        (
            [
                f"{1990 + place // 2}",
                f"{1990 + place // 2}-05-01",
                f"{1985 + place // 3}/{1999 + place // 3}",
                "2001/..",
            ][place % 4],
            "Public security ministers of the two countries meet and agree to hold joint exercises. " * (place % 3 + 1),
        )
    ]
]


def test_a_timeline_is_valid_vega_lite() -> None:
    events = (*MANY, event("2013/"), event("../2013"), event("2018", status="retracted"))
    for some in (events, events[:1], (event(""),), (event("2018"),) * 601):
        alt.TopLevelSpec.from_dict(spec(*some), validate=True)


@pytest.mark.parametrize("count", [1, 2, 20, 40, 41, 70])
def test_no_label_is_cut_by_the_edge(count: int) -> None:
    events = MANY[:count]
    dates = {
        row["text"] for row in rows(*events, has="text") if row["text"][:4].isdigit() or row["text"].startswith("since")
    }
    for row in rows(*events, has="text"):
        if row["y"] < 0:
            continue  # the key
        assert row["x"] >= 0
        assert row["x"] + width(row["text"], TEXT_SIZE, bold=row["text"] in dates) <= ACROSS + 0.2


@pytest.mark.parametrize("count", [20, 70])
def test_no_label_meets_a_bar_or_another_label(count: int) -> None:
    chart = spec(*MANY[:count])
    view = next(layer for layer in chart["layer"] if layer["encoding"].get("x", {}).get("field") == "from")
    low, high = view["encoding"]["x"]["scale"]["domain"]
    left, right = view["encoding"]["x"]["scale"]["range"]
    boxes = []
    for layer in chart["layer"]:
        for row in layer["data"]["values"]:
            if row.get("y", -1) < 0 or row["y"] > chart["height"]:
                continue
            if "from" in row:
                ends = [left + (row[end] - low) / (high - low) * (right - left) for end in ("from", "to")]
                boxes.append((row["y"] - 4, row["y"] + 4, *ends, "bar"))
            elif "text" in row:
                wide = width(row["text"], TEXT_SIZE, bold=layer["mark"].get("fontWeight") == "bold")
                boxes.append((row["y"] - 5, row["y"] + 5, row["x"], row["x"] + wide, "text"))
    assert len(boxes) > 2 * count
    for place, (top, foot, x, x2, sort) in enumerate(boxes):
        for other_top, other_foot, other_x, other_x2, other_sort in boxes[place + 1 :]:
            if "text" in {sort, other_sort} and top < other_foot and other_top < foot:
                assert x2 <= other_x or other_x2 <= x


def test_events_beyond_all_reading_are_drawn_without_names_and_said_to_be() -> None:
    many = [event("2018")] * 601
    assert len(bars(*many)) == 601
    assert "2018" not in [row["text"] for row in rows(*many, has="text") if row["y"] > 0 and row["y"] < 2000]
    assert "601 events are too many to name here" in spec(*many)["title"]["subtitle"]


def test_the_axis_is_repeated_under_many_rows() -> None:
    assert texts(*[event("2018")] * 20).count("Apr 2018") == 1
    assert "Apr 2018" not in texts(event("2018"))


def test_the_description_says_how_many_from_when_to_when_and_what_is_missing() -> None:
    first, last = event("2013", text="The treaty is drafted."), event("2018", text="It is signed.", status="disputed")
    assert spec(first, last, event(""))["description"] == (
        "Ecuador: 2 events, of which 1 disputed; the first is 2013, The treaty is drafted; the last is "
        "2018, It is signed; 1 undated event not drawn."
    )


def test_the_description_of_one_event_names_it_once() -> None:
    assert spec(event("2018"))["description"] == "Ecuador: 1 event; the first is 2018, A treaty is signed."

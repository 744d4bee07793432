from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from chronos.chart.languages import words_in
from chronos.chart.style import Style
from chronos.edtf import day_number
from eventful import AS_OF, FAR, MANY, drawn, event, read_down, rows, texts

if TYPE_CHECKING:
    from chronos.model import Event


def bars(*events: Event) -> list[tuple[int, int, str]]:
    return [(row["from"], row["to"], row["look"]) for row in rows(drawn(*events), has="from")]


def test_a_year_is_a_light_bar_over_its_days_and_no_point() -> None:
    assert bars(event("2018")) == [(day_number(2018, 1, 1), day_number(2019, 1, 1), "undisputed possible")]
    assert rows(drawn(event("2018")), has="day") == []


def test_an_exact_day_is_a_symbol_on_that_day() -> None:
    days = rows(drawn(FAR, event("2018-05-01")), has="day")
    assert [(row["day"], row["look"]) for row in days] == [
        (day_number(1990, 1, 1), "undisputed day"),
        (day_number(2018, 5, 1), "undisputed day"),
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
    assert "triangle-right" in [row["shape"] for row in rows(drawn(going), has="shape")]
    assert "still open on 30 June 2024" in texts(drawn(going))


def test_an_open_end_without_a_day_of_the_edition_reaches_the_last_day_known() -> None:
    events = (event("2013-05-01/.."), event("2015"))
    ends = [row["to"] for row in rows(drawn(*events, as_of=None), has="to")]
    assert max(ends) == day_number(2016, 1, 1)
    assert "still open" in texts(drawn(*events, as_of=None))


def test_an_open_end_does_not_reach_into_what_is_only_planned() -> None:
    planned = event("2030", status="prospective")
    assert bars(event("2013-05-01/.."), planned)[0][1] == AS_OF + 1


def test_an_unknown_end_is_a_question_mark_and_no_arrow() -> None:
    unknown = event("2013-05-01/")
    assert "?" in texts(drawn(unknown))
    assert "triangle-right" not in [row["shape"] for row in rows(drawn(unknown), has="shape")]


def test_open_and_unknown_starts_differ_too() -> None:
    assert "triangle-left" in [row["shape"] for row in rows(drawn(event("../2013")), has="shape")]
    assert "?" in texts(drawn(event("/2013")))


def test_one_of_two_years_is_two_bars_that_belong_together() -> None:
    either = event("[2013,2015]")
    assert len(bars(either)) == 2
    assert [1, 2] in [row["dash"] for row in rows(drawn(either), has="dash")]


def test_two_years_that_are_both_meant_are_not_joined() -> None:
    assert [1, 2] not in [row["dash"] for row in rows(drawn(event("{2013,2015}")), has="dash")]


def test_undated_events_are_counted_in_the_subtitle() -> None:
    assert drawn(event("2018"), event(""), event("")).spec["title"]["subtitle"] == [
        "2013 to 2024",
        "2 undated events not drawn",
    ]


def test_an_event_without_any_bound_is_counted_too() -> None:
    assert (
        "1 event without a day that an axis can show not drawn"
        in drawn(event("2018"), event("../..")).spec["title"]["subtitle"]
    )


def test_a_year_too_large_for_json_is_counted_and_not_drawn() -> None:
    chart = drawn(event("2018"), event("Y170000000000000002")).spec
    assert "1 event without a day that an axis can show not drawn" in chart["title"]["subtitle"]


def test_a_date_of_any_year_is_counted_and_squeezes_no_other() -> None:
    chart = drawn(event("2018"), event("XXXX"))
    assert "1 event without a day that an axis can show not drawn" in chart.spec["title"]["subtitle"]
    assert [row["from"] for row in rows(chart, has="from")] == [day_number(2018, 1, 1)]


def test_without_dated_events_the_chart_says_so() -> None:
    assert texts(drawn(event(""))) == ["no dated events"]
    assert drawn(event("")).spec["description"] == "Ecuador: no dated events; 1 undated event not drawn."


def test_years_before_the_era_have_their_place() -> None:
    first, second = bars(event("-0099"), event("0014"))
    assert first[0] == day_number(-99, 1, 1)
    assert second[0] == day_number(14, 1, 1)


def test_events_beyond_all_reading_are_drawn_without_names_and_said_to_be() -> None:
    many = [event("2018")] * 601
    assert len(bars(*many)) == 601
    assert "2018" not in [row["text"] for row in rows(drawn(*many), has="text") if row["y"] > 0 and row["y"] < 2000]
    assert "601 events are too many to name here" in drawn(*many).spec["title"]["subtitle"]


def test_the_axis_is_repeated_under_many_rows() -> None:
    assert texts(drawn(*[event("2018")] * 20)).count("Apr 2018") == 1
    assert "Apr 2018" not in texts(drawn(event("2018")))


def test_a_long_picture_repeats_its_axis_between_rows() -> None:
    drawing = drawn(*[event("2018")] * 80)
    assert read_down(drawing).count("Apr 2018") == 4


def test_the_axis_has_the_months_of_the_language() -> None:
    chart: Any = drawn(event("2018-08"), style=Style(words=words_in("es"))).spec
    view = next(layer for layer in chart["layer"] if layer["encoding"].get("x", {}).get("field") == "from")
    assert "ago" in view["encoding"]["x"]["axis"]["labelExpr"]


def test_the_credit_stands_at_the_foot() -> None:
    chart: Any = drawn(event("2018"), credit="Source: two articles; as of 30 June 2024").spec
    assert chart["layer"][-1]["data"]["values"][-1]["text"] == "Source: two articles; as of 30 June 2024"


def test_a_timeline_is_valid_vega_lite() -> None:
    events = (*MANY[:30], event("2013/"), event("../2013"), event("2018", status="retracted"))
    for some in (events, events[:1], (event(""),), (event("2018"),) * 601):
        alt.TopLevelSpec.from_dict(dict(drawn(*some).spec), validate=True)

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import altair as alt
import pytest

from chronos.chart.cumulative import cumulative
from chronos.chart.font import width
from chronos.chart.languages import words_in
from chronos.chart.style import Hover, Style
from chronos.chart.theme import PRINT, SCREEN, Theme
from chronos.model import Counts, PeriodCount

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS = (
    PeriodCount("2017", 2, Fraction(2), 2, (2, 2)),
    PeriodCount("2018", 3, Fraction(9, 2), 6, (3, 5)),
    PeriodCount("2019", 6, Fraction(8), 9, (7, 9), mark="partial", because="as_of"),
)
COUNTS = Counts(by="year", rows=ROWS, events=11, undated=3, cumulative=True, group="PE")
SURE = Counts(by="year", rows=(PeriodCount("2018", 1, Fraction(1), 1),), events=1, cumulative=True)
NOTHING = Counts(by="year", events=2, undated=2, cumulative=True)


def spec(counts: Counts = COUNTS, **options: Any) -> Mapping[str, Any]:
    return cumulative(counts, title="Peru: events so far", subtitle="s", **options).spec


def layers(counts: Counts, mark: str) -> list[Any]:
    return [layer for layer in spec(counts)["layer"] if layer["mark"]["type"] == mark]


def texts(counts: Counts = COUNTS, theme: Theme = PRINT) -> list[Mapping[str, Any]]:
    drawn = spec(counts, style=Style(theme=theme))
    written = [layer for layer in drawn["layer"] if layer["mark"]["type"] == "text"]
    return [row | {"mark": layer["mark"]} for layer in written for row in layer["data"]["values"]]


def said(counts: Counts = COUNTS) -> list[str]:
    return [row["text"] for row in texts(counts)]


def by_two_kinds(by: Any, *labels: str) -> Counts:
    rows = tuple(PeriodCount(label, place, Fraction(place), place + 1) for place, label in enumerate(labels, 1))
    return Counts(by=by, rows=rows, events=9, cumulative=True)


def ticks(counts: Counts) -> str:
    axis = layers(counts, "line")[-1]["encoding"]["x"]["axis"]
    return str(axis["labelExpr"])


def test_each_period_holds_from_its_begin_to_its_end_and_the_last_value_to_the_end() -> None:
    first, second, _, end = spec()["data"]["values"]
    assert first == {
        "period": "2017",
        "from": 2016.5,
        "to": 2017.5,
        "certain": 2,
        "expected": 2.0,
        "possible": 2,
        "low": 2,
        "high": 2,
    }
    assert second == {
        "period": "2018",
        "from": 2017.5,
        "to": 2018.5,
        "certain": 3,
        "expected": 4.5,
        "possible": 6,
        "low": 3,
        "high": 5,
    }
    assert end == {"from": 2019.5, "certain": 6, "expected": 8.0, "possible": 9, "low": 7, "high": 9}


def test_a_row_holds_until_the_next_where_periods_between_them_are_left_out() -> None:
    rows = spec(by_two_kinds("year", "1500", "2019"))["data"]["values"]
    assert [(row["from"], row.get("to")) for row in rows] == [(1499.5, 2018.5), (2018.5, 2019.5), (2019.5, None)]


def test_expected_is_a_stepped_line_in_ink() -> None:
    *_, line = layers(COUNTS, "line")
    assert line["mark"] == {"type": "line", "interpolate": "step-after", "stroke": "#1a1a1a", "strokeWidth": 2}
    assert line["encoding"]["y"]["field"] == "expected"


def test_the_band_reaches_from_certain_to_possible_and_the_darker_one_over_the_draws() -> None:
    drawn = [
        (layer["encoding"]["y2"]["field"], layer["encoding"]["y"]["field"], layer["mark"]["fill"])
        for layer in layers(COUNTS, "area")
    ]
    assert drawn == [
        ("certain", "possible", PRINT.light_accent),
        ("low", "high", PRINT.middle_accent),
    ]


def test_without_draws_there_is_no_darker_band_and_the_key_names_none() -> None:
    counts = by_two_kinds("year", "2018", "2019")
    assert len(layers(counts, "area")) == 1
    assert "from certain to possible" in said(counts)
    assert "90\u00a0% of draws of the uncertain dates" not in said(counts)


def test_what_is_certain_throughout_is_a_line_without_band_and_key() -> None:
    assert layers(SURE, "area") == []
    assert said(SURE) == ["events so far", "1 event"]


def test_counts_start_at_zero_on_the_scale() -> None:
    assert layers(COUNTS, "line")[0]["encoding"]["y"]["scale"]["domain"] == [0, 10]


def test_the_last_values_are_written_beside_the_end_of_the_line() -> None:
    beside = sorted((row["y"], row["text"]) for row in texts() if row["y"] >= 0)
    assert [text for _, text in beside][:5] == [
        *("9 possible", "8 expected", "90\u00a0%: 7 to 9", "6 certain", "and 3 undated")
    ]
    last = [row["y"] for row in texts() if row["text"] == "8 expected"]
    assert last == [52.0]


@pytest.mark.parametrize("theme", [PRINT, SCREEN])
def test_labels_of_nearly_equal_values_stand_apart_and_within_the_chart(theme: Theme) -> None:
    rows = (PeriodCount("2019", 0, Fraction(1, 3), 1, (0, 1)),)
    for counts in (
        Counts(by="year", rows=rows, events=5000, undated=4999, cumulative=True),
        Counts(by="year", rows=(PeriodCount("2019", 998, Fraction(1999, 2), 1000),), undated=9, cumulative=True),
    ):
        beside = [row for row in texts(counts, theme) if 0 <= row["y"] <= 260]
        places = sorted(row["y"] for row in beside)
        assert min(after - before for before, after in pairwise(places)) >= theme.text_size
        assert places[-1] <= 260
        drawn = spec(counts, style=Style(theme=theme))
        edge = drawn["width"] + drawn["padding"]["right"]
        wide = [row["x"] + width(row["text"], theme.text_size, bold="expected" in row["text"]) for row in beside]
        assert max(wide) <= edge


def test_undated_events_are_a_note() -> None:
    assert "Undated, and so not in the line: 3." in said()


def test_what_the_line_does_not_show_is_named() -> None:
    counts = Counts(
        by="year", rows=ROWS, events=18, prospective=2, retracted=1, outside=1, clipped=4, beyond=1, cumulative=True
    )
    assert said(counts)[-6:] == [
        "Not counted, since prospective: 2.",
        "Not counted, since retracted: 1.",
        "Expected after the last period shown: 7.",
        "Possible from the first period on, since their start is not known: 4.",
        "Dated, but without a period of their own: 1.",
        "Counted at each of their dates, occurrences beyond the first: 1.",
    ]


def test_partial_periods_are_marked_and_explained() -> None:
    assert spec()["layer"][1]["mark"]["shape"].startswith("M")
    assert "partial: cut short or partly covered" in said()


@pytest.mark.parametrize(
    ("by", "labels", "axis", "title"),
    [
        ("year", ("2018", "2019"), '({"2018": "2018", "2019": "2019"})[datum.value]', "by the end of the year"),
        ("year", ("-0043", "-0042"), '({"-43": "44 BC", "-42": "43 BC"})[datum.value]', "by the end of the year"),
        ("decade", ("1990s", "2000s"), '({"198.5": "1990", "199.5": "2000"})[datum.value]', "by the end of the decade"),
        (
            "month",
            ("2018-12", "2019-01"),
            '({"24226.5": "Dec 2018", "24227.5": "Jan 2019"})[datum.value]',
            "by the end of the month",
        ),
    ],
)
def test_periods_of_every_kind_have_their_axis(by: str, labels: tuple[str, ...], axis: str, title: str) -> None:
    counts = by_two_kinds(by, *labels)
    assert ticks(counts) == axis
    assert layers(counts, "line")[-1]["encoding"]["x"]["axis"]["title"] == title


def test_without_dated_events_the_chart_says_so() -> None:
    assert {"no dated events", "and 2 undated"} <= set(said(NOTHING))


def test_the_table_has_every_period_with_its_interval() -> None:
    table = cumulative(COUNTS, title="t", subtitle="s").table
    assert table is not None
    assert table.columns == (
        *("up to the end of", "certain", "expected", "possible"),
        *("90\u00a0% of draws, from", "90\u00a0% of draws, to", "remark"),
    )
    assert table.rows == (
        ("2017", "2", "2", "2", "2", "2", ""),
        ("2018", "3", "4.5", "6", "3", "5", ""),
        ("2019", "6", "8", "9", "7", "9", "partial"),
        ("undated", "", "", "3", "", "", ""),
    )
    assert table.numbers == {1, 2, 3, 4, 5}


def test_the_description_says_total_final_value_and_where_it_rises() -> None:
    assert spec()["description"] == (
        "Cumulative chart, Peru: events so far: 11 events, 3 of them undated. From 2017 on; by the end of 2019: 6 "
        "certain, 8 expected, 9 possible (90\u00a0% of draws: 7 to 9). Steepest rises of the expected number: 2019 "
        "(+3.5) and 2018 (+2.5)."
    )


def test_the_description_of_nothing_dated_says_that() -> None:
    assert spec(NOTHING)["description"] == (
        "Cumulative chart, Peru: events so far: 2 events, 2 of them undated, no dated events."
    )


def test_it_speaks_french() -> None:
    drawn = cumulative(SURE, title="Pérou", subtitle="s", style=Style(words=words_in("fr")))
    assert drawn.description == (
        "Courbe cumulée, Pérou\u00a0: 1 événement (sans date\u00a0: 0). Depuis 2018\u00a0; jusqu\u2019à la fin de la "
        "période (2018)\u00a0: certains\u00a0: 1\u00a0; attendus\u00a0: 1\u00a0; possibles\u00a0: 1."
    )


def test_a_reader_is_told_the_numbers_of_every_period() -> None:
    drawn = cumulative(COUNTS, title="t", subtitle="s", style=Style(interactive=True))
    assert drawn.hovers[1] == Hover(
        "by the end of 2018: 3 certain, 4.5 expected, 6 possible (90\u00a0% of draws: 3 to 5)"
    )
    assert [row.get("hover") for row in drawn.spec["data"]["values"]] == [0, 1, 2, None]
    assert "hover" not in spec()["data"]["values"][0]


def test_counts_that_are_not_cumulative_are_refused() -> None:
    with pytest.raises(ValueError, match="counts of each period are not cumulative counts"):
        spec(Counts(by="year", rows=ROWS))


@pytest.mark.parametrize("interactive", [False, True])
@pytest.mark.parametrize("counts", [COUNTS, SURE, NOTHING])
def test_the_specification_is_valid_vega_lite(counts: Counts, interactive: bool) -> None:
    drawn = cumulative(counts, title="t", subtitle="s", style=Style(interactive=interactive))
    alt.TopLevelSpec.from_dict(dict(drawn.spec), validate=False).to_dict(validate=True)

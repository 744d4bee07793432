from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from chronos.chart import events_per_year
from chronos.model import Counts, PeriodCount

if TYPE_CHECKING:
    from collections.abc import Mapping

ROWS = (
    PeriodCount("2017", 2, Fraction(2), 2),
    PeriodCount("2018", 1, Fraction(7, 3), 4),
    PeriodCount("2019", 0, Fraction(0), 0),
)


def spec(counts: Counts) -> Mapping[str, Any]:
    return events_per_year(counts, title="Ecuador: events per year, 2017 to 2019", subtitle="as of 2020").spec


def layers(counts: Counts, **channels: str) -> list[Any]:
    """Return the layers whose channels show these fields."""
    return [
        layer
        for layer in spec(counts)["layer"]
        if all(layer["encoding"].get(name, {}).get("field") == field for name, field in channels.items())
    ]


def texts(counts: Counts) -> list[str]:
    rows = [row for layer in spec(counts)["layer"] for row in layer.get("data", {}).get("values", [])]
    return [row["text"] for row in rows if "text" in row]


def test_each_year_with_events_is_one_row_of_data() -> None:
    assert spec(Counts(by="year", rows=ROWS, events=6))["data"]["values"] == [
        {"year": 2017, "certain": 2, "expected": 2.0, "possible": 2},
        {"year": 2018, "certain": 1, "expected": 2.333333, "possible": 4},
    ]


def test_certain_bars_are_solid_and_stand_on_zero() -> None:
    (bars,) = layers(Counts(by="year", rows=ROWS), y="certain")
    assert bars["mark"]["fill"] == "#0072b2"
    assert bars["encoding"]["y2"] == {"datum": 0}


def test_possible_bars_are_lighter_and_stand_on_the_certain_ones() -> None:
    (bars,) = layers(Counts(by="year", rows=ROWS), y="possible")
    assert bars["mark"]["fill"] == "#b3d5e8"
    assert bars["encoding"]["y2"] == {"field": "certain"}


def test_expected_is_a_tick_where_it_is_uncertain() -> None:
    (ticks,) = layers(Counts(by="year", rows=ROWS), y="expected")
    assert ticks["mark"]["type"] == "tick"
    assert ticks["transform"] == [{"filter": "datum.possible > datum.certain"}]


def test_bars_of_a_hundred_years_leave_a_gap_between_them() -> None:
    rows = tuple(PeriodCount(str(year), 1, Fraction(1), 1) for year in range(1920, 2020))
    (bars,) = layers(Counts(by="year", rows=rows), y="certain")
    assert bars["mark"]["size"] == pytest.approx(6.98 * 0.84, abs=0.01)


def test_undated_events_stand_at_the_side_with_their_number() -> None:
    counts = Counts(by="year", rows=ROWS, events=9, undated=3)
    (side,) = layers(counts, y="shown")
    assert side["data"]["values"][0]["undated"] == 3
    assert {"3", "undated"} <= set(texts(counts))


def test_without_undated_events_there_is_no_bar_for_them() -> None:
    assert "undated" not in texts(Counts(by="year", rows=ROWS, events=6))


def test_a_bar_of_undated_events_that_dwarfs_the_years_is_cut_and_says_so() -> None:
    counts = Counts(by="year", rows=ROWS, events=106, undated=100)
    (side,) = layers(counts, y="shown")
    assert side["data"]["values"][0]["shown"] < 10
    assert "The bar of undated events is cut short: there are 100." in texts(counts)


def test_years_before_the_era_are_labelled_as_such() -> None:
    rows = (PeriodCount("-0043", 1, Fraction(1), 1), PeriodCount("-0042", 1, Fraction(1), 1))
    (bars,) = layers(Counts(by="year", rows=rows), y="certain")
    assert bars["encoding"]["x"]["axis"]["labelExpr"] == '({"-43": "44 BC", "-42": "43 BC"})[datum.value]'


def test_years_without_a_row_keep_their_place() -> None:
    rows = (PeriodCount("1900", 1, Fraction(1), 1), PeriodCount("1999", 1, Fraction(1), 1))
    (bars,) = layers(Counts(by="year", rows=rows), y="certain")
    assert bars["encoding"]["x"]["scale"]["domain"] == [1899.5, 1999.5]


def test_without_dated_events_the_chart_says_so() -> None:
    assert "no dated events" in texts(Counts(by="year", events=4, undated=4))


def test_the_axes_name_their_units() -> None:
    counts = Counts(by="year", rows=ROWS)
    (bars,) = layers(counts, y="certain")
    assert bars["encoding"]["x"]["axis"]["title"] == "year"
    assert "events" in texts(counts)


def test_the_key_explains_only_what_is_shown() -> None:
    assert "certainly in that year" in texts(Counts(by="year", rows=ROWS))
    assert "possibly in that year" not in texts(Counts(by="year", rows=ROWS[:1]))


def test_what_is_not_counted_is_named() -> None:
    counts = Counts(by="year", rows=ROWS, prospective=2, retracted=1, outside=2, beyond=1)
    assert {
        "Not counted: 2 prospective events and 1 retracted event.",
        "Too far off for a year of its own: 2 events.",
        "Counted at each of its dates, so more than once: 1 more occurrence.",
    } <= set(texts(counts))


def test_the_description_says_total_peaks_and_undated() -> None:
    counts = Counts(by="year", rows=ROWS, events=9, undated=3)
    assert spec(counts)["description"] == (
        "Bar chart, Ecuador: events per year, 2017 to 2019: 9 events, of which 4.3 expected in 2017 to 2019 and 3 "
        "undated. Highest: 2018 (1 certain, 2.3 expected, 4 possible) and 2017 (2 certain, 2 expected, 2 possible)."
    )


def test_the_description_of_nothing_dated_says_that() -> None:
    assert spec(Counts(by="year", undated=3))["description"].endswith("no dated events, 3 undated.")


def test_counts_of_other_periods_are_refused() -> None:
    with pytest.raises(ValueError, match="counts by month are not counts by year"):
        events_per_year(Counts(by="month"), title="t", subtitle="s")

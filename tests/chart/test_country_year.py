from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from chronos.chart import country_year
from chronos.model import Counts, PeriodCount


def counts(first: int, *expected: int, undated: int = 0) -> Counts:
    rows = [
        PeriodCount(str(first + place), number // 2, Fraction(number), number) for place, number in enumerate(expected)
    ]
    return Counts(by="year", rows=tuple(rows), undated=undated)


def spec(rows: dict[str, Counts]) -> Any:
    return country_year(rows, title="Events per country and year", subtitle="").spec


def texts(rows: dict[str, Counts]) -> list[str]:
    data = [row for layer in spec(rows)["layer"] for row in layer.get("data", {}).get("values", [])]
    return [row["text"] for row in data if "text" in row]


def fields(rows: dict[str, Counts], channel: str) -> set[str]:
    return {layer["encoding"].get(channel, {}).get("field", "") for layer in spec(rows)["layer"]}


def test_each_cell_that_may_have_events_is_one_row_of_data() -> None:
    assert spec({"Peru": counts(2017, 2, 0), "Chile": counts(2017, 0, 7)})["data"]["values"] == [
        {
            "country": "Peru",
            "year": 2017,
            "certain": 1,
            "expected": 2.0,
            "possible": 2,
            "class": "1 to 2",
            "y": 1,
            "y2": 19,
        },
        {
            "country": "Chile",
            "year": 2018,
            "certain": 3,
            "expected": 7.0,
            "possible": 7,
            "class": "5 to 10",
            "y": 21,
            "y2": 39,
        },
    ]


def test_countries_keep_the_order_they_are_given_in() -> None:
    names = [text for text in texts({"Peru": counts(2017, 2), "Chile": counts(2017, 1)}) if text in {"Peru", "Chile"}]
    assert names == ["Peru", "Chile"]


def test_the_certain_count_stands_in_the_cell() -> None:
    assert "certain" in fields({"Peru": counts(2017, 2)}, "text")


def test_a_cell_that_hardly_may_have_an_event_is_paler_than_one_that_has() -> None:
    assert [text for text in texts({"Peru": counts(2017, 1)}) if "to" in text] == [
        "up to 0.1",
        "0.1 to 0.5",
        "0.5 to 1",
    ]


def test_numbers_are_left_out_where_years_are_too_narrow() -> None:
    rows = {"Peru": counts(1700, *[1] * 300)}
    assert "certain" not in fields(rows, "text")
    assert "Number in a cell: events certainly in that year; without a number there is none." not in texts(rows)


def test_more_years_widen_the_chart_until_their_numbers_fit() -> None:
    assert spec({"Peru": counts(1950, *[1] * 70)})["width"] == pytest.approx(70 * 16)


def test_darker_means_more_in_at_most_six_classes() -> None:
    rows = {"Peru": counts(2000, 1, 900)}
    assert [text for text in texts(rows) if " to " in text] == [
        "up to 20",
        "20 to 50",
        "50 to 100",
        "100 to 200",
        "200 to 500",
        "500 to 1000",
    ]


def test_undated_events_have_a_column() -> None:
    assert {"undated", "1,500"} <= set(texts({"Peru": counts(2017, 2, undated=1500), "Chile": counts(2017, 1)}))


def test_without_dated_events_the_chart_says_so() -> None:
    assert "no dated events" in texts({"Peru": Counts(by="year", undated=2)})
    assert "no dated events" in texts({})


def test_many_rows_have_their_years_at_the_foot_too() -> None:
    many = {f"Country {number}": counts(2017, 1) for number in range(20)}
    assert texts(many).count("2017") == 1
    assert "2017" not in texts({"Peru": counts(2017, 1)})


def test_a_long_name_is_shortened() -> None:
    assert "Saint Vincent and the Grenadines…" in texts(
        {"Saint Vincent and the Grenadines, Islands of": counts(2017, 1)}
    )


def test_the_description_says_where_and_when_most_was() -> None:
    assert spec({"Peru": counts(2017, 2, undated=3), "Chile": counts(2017, 7)})["description"] == (
        "Heat map, Events per country and year: 2 countries, 2017. Highest: Chile in 2017 (3 certain, 7 expected) "
        "and Peru in 2017 (1 certain, 2 expected). Undated in all countries: 3."
    )
    assert spec({})["description"] == "Heat map, Events per country and year: no dated events, 0 undated."


def test_counts_of_other_periods_are_refused() -> None:
    with pytest.raises(ValueError, match="counts by decade are not counts by year"):
        country_year({"Peru": Counts(by="decade")}, title="t", subtitle="s")

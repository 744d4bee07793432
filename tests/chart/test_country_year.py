from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from chronos.chart.country_year import country_year
from chronos.chart.font import width
from chronos.chart.languages import words_in
from chronos.chart.style import Hover, Style, Table
from chronos.chart.theme import PRINT, SCREEN, Theme
from chronos.model import Counts, PeriodCount


def label(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else str(year)


def counts(first: int, *expected: int, undated: int = 0) -> Counts:
    rows = [
        PeriodCount(label(first + place), number // 2, Fraction(number), number)
        for place, number in enumerate(expected)
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
        "500 to 1,000",
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
        "Heat map, Events per country and year: 2 countries, 2017, 9 expected events, added up over countries. "
        "Years with the most: 2017 (9). Highest cells: Chile in 2017 (3 certain, 7 expected) "
        "and Peru in 2017 (1 certain, 2 expected). And 3 undated events."
    )
    assert spec({})["description"] == ("Heat map, Events per country and year: no dated events, no undated events.")


def test_a_language_puts_all_words_and_numbers_into_its_own() -> None:
    style = Style(words=words_in("fr"))
    drawn = country_year({"Pérou": counts(2017, 2, 2500, undated=1500)}, title="t", subtitle="", style=style)
    data = [row for layer in drawn.spec["layer"] for row in layer.get("data", {}).get("values", [])]
    assert [row["text"] for row in data if "text" in row][1:-1] == [
        "sans date",
        "1\u00a0500",
        "événements attendus\u00a0:",
        "jusqu\u2019à 100",
        "100 à 200",
        "200 à 500",
        "500 à 1\u00a0000",
        "1\u00a0000 à 2\u00a0000",
        "2\u00a0000 à 5\u00a0000",
    ]
    assert [row["number"] for row in drawn.spec["data"]["values"]] == ["1", "1\u00a0250"]


BEFORE = counts(-40, 1, 0, 2)
MARKED = Counts(
    by="year",
    group="PE",
    undated=2,
    rows=(
        PeriodCount("2015", 0, Fraction(0), 0, mark="no source"),
        PeriodCount("2016", 0, Fraction(0), 0, mark="no source"),
        PeriodCount("2017", 1, Fraction(3, 2), 2),
        PeriodCount("2018", 0, Fraction(0), 0),
        PeriodCount("2019", 0, Fraction(1, 2), 1, mark="partial"),
    ),
)


def test_years_without_a_source_are_a_ground_and_not_zero() -> None:
    assert {"no source", "no source covers it, which is not zero"} <= set(texts({"Peru": MARKED}))
    assert "no source" not in " ".join(texts({"Peru": counts(2017, 1)}))


def test_the_ground_of_a_partial_year_shows_below_its_cell() -> None:
    whole, partial = spec({"Peru": MARKED})["data"]["values"]
    assert (whole["y"], whole["y2"], "mark" in whole) == (1, 19, False)
    assert (partial["y"], partial["y2"], partial["mark"]) == (1, 14, "partial")
    assert "partial: cut short or partly covered" in texts({"Peru": MARKED})


def test_the_key_says_what_an_empty_cell_is_only_where_there_is_one() -> None:
    assert "none" in texts({"Peru": MARKED})
    assert "none" not in texts({"Peru": counts(2017, 1)})


def test_the_table_has_every_cell_and_says_which_years_no_source_covers() -> None:
    assert country_year({"Peru": MARKED}, title="t", subtitle="").table == Table(
        ("country", "year", "certain", "expected", "possible", "remark"),
        (
            ("Peru", "2015 to 2016", "", "", "", "no source"),
            ("Peru", "2017", "1", "1.5", "2", ""),
            ("Peru", "2019", "0", "0.5", "1", "partial"),
            ("Peru", "undated", "", "", "2", ""),
        ),
        frozenset({2, 3, 4}),
    )


def test_an_interactive_chart_tells_of_each_cell_its_numbers_and_its_events() -> None:
    drawn = country_year({"Peru": MARKED}, title="t", subtitle="", style=Style(interactive=True))
    assert drawn.hovers == (
        Hover("Peru, 2017", ("1 certain, 1.5 expected, 2 possible",)),
        Hover("Peru, 2019", ("0 certain, 0.5 expected, 1 possible", "partial: cut short or partly covered")),
    )
    assert [row["hover"] for row in drawn.spec["data"]["values"]] == [0, 1]


def test_numbers_too_wide_for_their_cells_are_left_out() -> None:
    assert "number" in fields({"Peru": counts(2000, *[2500] * 10)}, "text")
    assert "number" not in fields({"Peru": counts(1940, *[2500] * 80)}, "text")


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
@pytest.mark.parametrize("theme", [PRINT, SCREEN], ids=["print", "screen"])
def test_no_text_reaches_out_of_the_chart(theme: Theme, language: str) -> None:
    rows = {"Saint Vincent and the Grenadines": counts(-45, *[3] * 9, undated=123456), "Peru": BEFORE}
    drawn = country_year(rows, title="t", subtitle="", style=Style(theme=theme, words=words_in(language)))
    left, right = drawn.spec["padding"]["left"], drawn.spec["padding"]["right"]
    for layer in drawn.spec["layer"]:
        if layer["mark"]["type"] != "text" or "data" not in layer:
            continue
        aligned = {"left": 0.0, "center": 0.5, "right": 1.0}[layer["mark"]["align"]]
        for row in layer["data"]["values"]:
            wide = width(row["text"], layer["mark"].get("fontSize", theme.text_size))
            start = row["x"] - aligned * wide
            assert -left <= start
            assert start + wide <= drawn.spec["width"] + right


def test_counts_of_other_periods_are_refused() -> None:
    with pytest.raises(ValueError, match="counts by decade are not counts by year"):
        country_year({"Peru": Counts(by="decade")}, title="t", subtitle="s")


def test_what_is_not_counted_is_named_at_the_foot_and_in_the_description() -> None:
    counts = Counts(by="year", rows=(PeriodCount("2018", 1, Fraction(1), 1),), events=4, prospective=2, retracted=1)
    drawing = country_year({"Peru": counts}, title="t", subtitle="s")
    said = [
        row["text"]
        for layer in drawing.spec["layer"]
        if "data" in layer
        for row in layer["data"]["values"]
        if "text" in row
    ]
    notes = ["Not counted, since prospective: Peru 2.", "Not counted, since retracted: Peru 1."]
    assert [text for text in said if text.startswith("Not counted")] == notes
    assert drawing.description.endswith(" ".join(notes))

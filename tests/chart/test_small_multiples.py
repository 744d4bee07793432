from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any

import altair as alt
import pytest
from msgspec import structs

from chronos.chart.font import width
from chronos.chart.languages import words_in
from chronos.chart.small_multiples import small_multiples
from chronos.chart.style import Hover, Style
from chronos.chart.theme import PRINT, SCREEN, Theme
from chronos.edtf import parse
from chronos.model import Counts, Entry, Event, PeriodCount

if TYPE_CHECKING:
    from collections.abc import Mapping

PERU = Counts(
    by="year",
    rows=(
        PeriodCount("2017", 0, Fraction(0), 0, mark="no source"),
        PeriodCount("2018", 2, Fraction(5, 2), 4),
        PeriodCount("2019", 1, Fraction(1), 1, mark="partial", because="as_of"),
    ),
    events=7,
    undated=3,
    retracted=1,
    group="PE",
)
CHILE = Counts(by="year", rows=(PeriodCount("2018", 1, Fraction(1), 1),), events=1, group="CL")
TWO = {"Peru": PERU, "Chile": CHILE}
LONG = "United Kingdom of Great Britain and Northern Ireland"


def spec(rows: Mapping[str, Counts], **options: Any) -> Mapping[str, Any]:
    return small_multiples(rows, title="Andes: events per year", subtitle="s", **options).spec


def layers(rows: Mapping[str, Counts], **channels: str) -> list[Any]:
    """Return the layers whose channels show these fields."""
    return [
        layer
        for layer in spec(rows)["layer"]
        if all(layer["encoding"].get(name, {}).get("field") == field for name, field in channels.items())
    ]


def written(rows: Mapping[str, Counts], theme: Theme = PRINT, **options: Any) -> list[tuple[str, Any, Any]]:
    """Return every text of the plot with its row and its mark."""
    drawn = spec(rows, style=Style(theme=theme), **options)
    return [
        (row["text"], row, layer["mark"])
        for layer in drawn["layer"]
        if layer["mark"]["type"] == "text"
        for row in layer["data"]["values"]
    ]


def texts(rows: Mapping[str, Counts]) -> list[str]:
    return [text for text, _, _ in written(rows)]


def boxes(rows: Mapping[str, Counts], theme: Theme) -> list[tuple[float, float, float, float]]:
    """Return left, right, top and bottom of every text."""
    found = []
    for text, row, mark in written(rows, theme):
        size = mark.get("fontSize", theme.text_size)
        wide = width(text, size, bold=mark.get("fontWeight") == "bold")
        left = row["x"] - {"left": 0, "center": wide / 2, "right": wide}[mark["align"]]
        found.append((left, left + wide, row["y"] - size / 2, row["y"] + size / 2))
    return found


def region(countries: int) -> dict[str, Counts]:
    """Return made-up counts of a century in so many countries, with names long and short."""
    rows = tuple(PeriodCount(str(year), year % 5, Fraction(year % 5), year % 5) for year in range(1920, 2020))
    counts = Counts(by="year", rows=rows, events=206, undated=6)
    return {f"{LONG if number % 4 == 1 else 'Chad'} {number}": counts for number in range(countries)}


def test_each_period_with_events_is_one_row_with_its_numbers() -> None:
    shown = ("name", "period", "certain", "expected", "possible")
    assert [tuple(row[field] for field in shown) for row in spec(TWO)["data"]["values"]] == [
        ("Peru", "2018", 2, 2.5, 4),
        ("Peru", "2019", 1, 1.0, 1),
        ("Chile", "2018", 1, 1.0, 1),
    ]


def test_equal_numbers_are_bars_of_equal_height_in_every_panel() -> None:
    peru, chile = (row for row in spec(TWO)["data"]["values"] if row["certain"] == 1)
    assert peru["foot"] - peru["solid"] == chile["foot"] - chile["solid"] == 38.0


def test_a_period_has_the_same_place_in_every_panel() -> None:
    rows = {"Peru": PERU, "Chile": CHILE}
    peru, _, chile = spec(rows)["data"]["values"]
    lefts = [row["x"] for text, row, _ in written(rows) if text in ("Peru", "Chile")]
    assert round(peru["x"] - lefts[0], 1) == round(chile["x"] - lefts[1], 1) == 84.0


def test_a_bar_of_one_among_thousands_can_still_be_seen() -> None:
    many = Counts(by="year", rows=(PeriodCount("2018", 5000, Fraction(5000), 5000),), events=5000)
    *_, chile = spec({"Peru": many, "Chile": CHILE})["data"]["values"]
    assert chile["foot"] - chile["solid"] == 1


def test_expected_is_a_tick_where_it_is_uncertain_and_hides_no_bar() -> None:
    (ticks,) = layers(TWO, y="tick")
    assert ticks["transform"] == [
        {"filter": "datum.possible > datum.certain && datum.foot - datum.light > 2"},
    ]


def test_a_panel_has_its_name_its_total_and_its_undated_number() -> None:
    assert {"Peru", "6 events, 3 undated", "Chile", "1 event"} <= set(texts(TWO))


def test_panels_stand_in_the_order_given() -> None:
    names = ["Peru", "Chile", "Bolivia"]
    rows = dict.fromkeys(names, CHILE)
    assert [text for text in texts(rows) if text in names] == names


@pytest.mark.parametrize(
    ("panels", "across"), [(1, 1), (2, 2), (3, 3), (4, 4), (5, 3), (7, 4), (9, 3), (12, 4), (40, 4)]
)
def test_three_or_four_panels_stand_side_by_side(panels: int, across: int) -> None:
    rows = {f"Country {number}": CHILE for number in range(panels)}
    assert len({row["x"] for text, row, _ in written(rows) if text.startswith("Country")}) == across


def test_in_a_narrow_chart_fewer_stand_side_by_side() -> None:
    narrow = structs.replace(PRINT, width=400.0)
    names = [row for text, row, _ in written(region(4), narrow) if text == "Chad 0"]
    assert [row["x"] for row in names] == [0.0]
    assert max(right for _, right, _, _ in boxes(region(4), narrow)) <= narrow.width


@pytest.mark.parametrize("theme", [PRINT, SCREEN])
@pytest.mark.parametrize("panels", [1, 2, 3, 5, 40])
def test_no_text_overlaps_another_or_is_cut(panels: int, theme: Theme) -> None:
    found = boxes(region(panels), theme)
    assert [
        (one, other)
        for one, other in combinations(found, 2)
        if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
    ] == []
    drawn = spec(region(panels), style=Style(theme=theme))
    left, right = -drawn["padding"]["left"], drawn["width"] + drawn["padding"]["right"]
    assert min(box[0] for box in found) >= left
    assert max(box[1] for box in found) <= right


def test_a_long_name_is_written_whole_in_several_lines() -> None:
    rows = dict.fromkeys((LONG, "Chad", "Togo", "Peru"), CHILE)
    lines = [text for text, _, mark in written(rows) if mark.get("fontWeight") == "bold"]
    assert " ".join(lines) == f"{LONG} Chad Togo Peru"


def test_every_panel_has_labels_of_years_and_every_row_of_panels_numbers() -> None:
    said = texts({f"Country {number}": CHILE for number in range(8)})
    assert said.count("2018") == 8
    assert said.count("0") == said.count("1") == 2


def test_periods_without_a_source_and_partial_ones_are_marked_and_explained() -> None:
    flat, striped = spec(TWO)["layer"][1:3]
    assert flat["mark"] == {"type": "rect"}
    assert [row["x2"] - row["x"] for row in flat["data"]["values"]] == [56.0]
    assert striped["mark"]["shape"].count("M") == 14
    assert {"no source covers it, which is not zero", "partial: cut short or partly covered"} <= set(texts(TWO))
    assert "partial: cut short or partly covered" not in texts({"Chile": CHILE})


def test_the_key_explains_only_what_is_shown() -> None:
    assert {"certain", "possible"} <= set(texts(TWO))
    assert "possible" not in texts({"Chile": CHILE})


def test_what_the_panels_do_not_show_is_named() -> None:
    some = Counts(by="year", prospective=2, outside=1, elsewhere=Fraction(3, 2))
    assert {
        "Not counted, since prospective: Chile 2, Peru 2.",
        "Counted, but without a period of their own: Chile 1, Peru 1.",
        "Expected outside the periods shown: Chile 1.5, Peru 1.5.",
    } <= set(texts({"Chile": some, "Peru": some}))


def test_a_panel_without_dated_events_says_so() -> None:
    assert "no dated events" in texts({"Chile": CHILE, "Peru": Counts(by="year", events=2, undated=2)})


def test_without_panels_the_chart_says_so() -> None:
    assert texts({}) == ["no dated events"]


def test_years_before_the_era_are_labelled_as_such() -> None:
    rows = (PeriodCount("-0043", 1, Fraction(1), 1), PeriodCount("-0042", 1, Fraction(1), 1))
    assert {"44 BC", "43 BC"} <= set(texts({"Rome": Counts(by="year", rows=rows)}))


def test_quarters_have_the_labels_of_their_years() -> None:
    rows = tuple(
        PeriodCount(f"{year}-Q{part}", 1, Fraction(1), 1) for year in range(2010, 2015) for part in range(1, 5)
    )
    assert {"Jan 2010", "Jan 2014"} <= set(texts({"Peru": Counts(by="quarter", rows=rows)}))


def test_the_credit_is_at_the_foot() -> None:
    drawn = spec(TWO, credit="Source: timelines; as of 1 May 2024")
    assert drawn["layer"][-1]["data"]["values"][-1]["text"] == "Source: timelines; as of 1 May 2024"


def test_the_table_has_every_period_and_the_undated() -> None:
    table = small_multiples(TWO, title="t", subtitle="s").table
    assert table is not None
    assert table.columns == ("name", "period", "certain", "expected", "possible", "remark")
    assert table.rows == (
        ("Peru", "2017", "0", "0", "0", "no source"),
        ("Peru", "2018", "2", "2.5", "4", ""),
        ("Peru", "2019", "1", "1", "1", "partial"),
        ("Peru", "undated", "", "", "3", ""),
        ("Chile", "2018", "1", "1", "1", ""),
    )
    assert table.numbers == {2, 3, 4}


def test_the_description_says_totals_peaks_and_undated() -> None:
    assert spec(TWO)["description"] == (
        "Small bar charts on one scale, Andes: events per year: 2 panels. Most events: Peru, 6 events, 3 undated; "
        "Chile, 1 event. Highest: Peru, 2018 (2 certain, 2.5 expected, 4 possible); Peru, 2019 (1 certain, 1 expected, "
        "1 possible); Chile, 2018 (1 certain, 1 expected, 1 possible). "
        "Undated, added up over all panels: 3 undated events. Not counted, since retracted: Peru 1."
    )


def test_it_speaks_spanish() -> None:
    drawn = small_multiples({"Perú": PERU}, title="t", subtitle="s", style=Style(words=words_in("es")))
    assert drawn.description == (
        "Pequeños gráficos de barras en una misma escala, t: 1 panel. Con más eventos: Perú, 6 eventos, 3 sin fecha. "
        "Valores más altos: Perú, 2018 (seguros: 2; esperados: 2,5; posibles: 4); Perú, 2019 (seguros: 1; "
        "esperados: 1; posibles: 1). Sin fecha, sumando todos los paneles: 3 eventos sin fecha. "
        "No se cuentan por haberse retractado: Perú 1."
    )


def test_a_reader_is_told_the_numbers_of_a_period_and_its_events() -> None:
    event = Event(
        id="a",
        claims=(),
        date=parse("2018"),
        agreement="single",
        text="A coup.",
        countries=("PE",),
        regions=(),
        actors=(),
        places=(),
        kind="",
        status="undisputed",
        lasting=False,
        corroboration=1,
        origins=1,
        sources=(),
    )
    inside = {("PE", "2018"): (Entry(event, ()),)}
    drawn = small_multiples(TWO, title="t", subtitle="s", style=Style(interactive=True), inside=inside)
    assert drawn.hovers == (
        Hover("Peru, 3 undated events"),
        Hover("Peru, 2018 (2 certain, 2.5 expected, 4 possible)", ("2018: A coup. (no source given)",)),
        Hover("Peru, 2019 (1 certain, 1 expected, 1 possible)"),
        Hover("Chile, 2018 (1 certain, 1 expected, 1 possible)"),
    )
    assert [row["hover"] for row in drawn.spec["data"]["values"]] == [1, 2, 3]


def test_a_still_picture_carries_no_tooltips() -> None:
    drawn = small_multiples(TWO, title="t", subtitle="s", inside={("PE", "2018"): ()})
    assert drawn.hovers == ()
    assert "hover" not in drawn.spec["data"]["values"][0]


def test_counts_of_different_periods_are_refused() -> None:
    with pytest.raises(ValueError, match="counts by month and by year do not go into one chart"):
        spec({"Peru": PERU, "Chile": Counts(by="month")})


def test_cumulative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="cumulative counts are not counts per period"):
        spec({"Peru": Counts(by="year", cumulative=True)})


@pytest.mark.parametrize("interactive", [False, True])
@pytest.mark.parametrize("rows", [{}, TWO, {"Peru": Counts(by="month")}, region(7)])
def test_the_specification_is_valid_vega_lite(rows: Mapping[str, Counts], interactive: bool) -> None:
    drawn = small_multiples(rows, title="t", subtitle="s", style=Style(interactive=interactive))
    alt.TopLevelSpec.from_dict(dict(drawn.spec), validate=False).to_dict(validate=True)

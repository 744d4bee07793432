from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any

import altair as alt
import pytest
from msgspec import structs

from chronos.chart.font import width
from chronos.chart.languages import words_in
from chronos.chart.sources import sources
from chronos.chart.style import Hover, Style, Table
from chronos.chart.theme import PRINT, SCREEN, Theme
from chronos.edtf import parse
from chronos.model import Counts, Entry, Event, Period, PeriodCount, SourceCounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.chart.style import Drawing

LONG = "Ministry of Foreign Affairs of the People\u2019s Republic of China 2016, White Paper"
NOTHING = Counts(by="year")


def counts(*rows: tuple[str, int, Fraction | int, int], by: Period = "year", **more: Any) -> Counts:
    """Return counts of rows of a period with its certain, expected and possible number."""
    found = tuple(PeriodCount(label, certain, Fraction(expected), most) for label, certain, expected, most in rows)
    return Counts(by=by, rows=found, **{"events": sum(row.possible for row in found), **more})


def source(name: str, both: Counts = NOTHING, alone: Counts = NOTHING, *covered: str) -> SourceCounts:
    return SourceCounts(id=name, name=name, corroborated=both, single=alone, covered=frozenset(covered))


WIRE = source(
    "Wire 2019",
    counts(("2018", 2, Fraction(5, 2), 3), ("2019", 0, 0, 0), ("2020", 1, 1, 1)),
    counts(("2018", 1, 1, 1), events=3, undated=2),
)
GAZETTE = source("Gazette 2020", alone=counts(("2019", 1, 1, 1)))
UNSOURCED = SourceCounts(id="", name="", corroborated=NOTHING, single=counts(("2020", 1, 1, 1)))


def drawn(rows: Sequence[SourceCounts], **options: Any) -> Drawing:
    return sources(rows, title="Sources of Quito", subtitle="s", **options)


def bars(rows: Sequence[SourceCounts], **options: Any) -> list[dict[str, Any]]:
    return list(drawn(rows, **options).spec.get("data", {}).get("values", []))


def table(rows: Sequence[SourceCounts]) -> Table:
    found = drawn(rows).table
    assert found is not None
    return found


def written(rows: Sequence[SourceCounts], theme: Theme = PRINT, **options: Any) -> list[tuple[str, Any, Any]]:
    """Return every text of the plot with its row and its mark; halos, which repeat a text, left out."""
    spec = drawn(rows, **{"style": Style(theme=theme), **options}).spec
    return [
        (row["text"], row, layer["mark"])
        for layer in spec["layer"]
        if layer["mark"]["type"] == "text" and "stroke" not in layer["mark"]
        for row in layer["data"]["values"]
    ]


def texts(rows: Sequence[SourceCounts], **options: Any) -> list[str]:
    return [text for text, _, _ in written(rows, **options)]


def boxes(rows: Sequence[SourceCounts], theme: Theme, **options: Any) -> list[tuple[str, float, float, float, float]]:
    """Return every text with its left, right, top and bottom."""
    found = []
    for text, row, mark in written(rows, theme, **options):
        size = mark.get("fontSize", theme.text_size)
        wide = width(text, size)
        left = row["x"] - {"left": 0, "center": wide / 2, "right": wide}[mark["align"]]
        found.append((text, left, left + wide, row["y"] - size / 2, row["y"] + size / 2))
    return found


def many(number: int, years: int = 14) -> list[SourceCounts]:
    """Return so many made-up sources, the first with the most events, with names long and short."""
    rows = []
    for place in range(number):
        most = 5 if place < 3 else 2
        both = tuple((str(2007 + year), year % most, Fraction(year % most), year % most) for year in range(years))
        half = tuple((str(2007 + year), 0, Fraction(1, 2), 1) for year in range(place % 3, years, 3))
        name = f"{LONG} {place}" if place % 5 == 1 else f"Wire {place}"
        rows.append(source(name, counts(*both), counts(*half, undated=place % 2, events=len(half) + place % 2)))
    return rows


def test_each_source_support_and_period_with_events_is_one_row_with_its_numbers() -> None:
    shown = ("source", "period", "support", "certain", "expected", "possible")
    assert [tuple(row[field] for field in shown) for row in bars([GAZETTE, WIRE, UNSOURCED])] == [
        ("Wire 2019", "2018", "corroborated", 2, 2.5, 3),
        ("Wire 2019", "2018", "single", 1, 1.0, 1),
        ("Wire 2019", "2020", "corroborated", 1, 1.0, 1),
        ("Gazette 2020", "2019", "single", 1, 1.0, 1),
        ("no source given", "2020", "none", 1, 1.0, 1),
    ]


def test_what_is_corroborated_stands_above_the_line_and_what_is_not_below_it() -> None:
    both, alone, *_ = bars([WIRE])
    assert (both["base"] - both["end"], alone["end"] - alone["base"]) == (35.0, 14.0)
    assert alone["base"] - both["base"] == 2.0


def test_equal_numbers_are_bars_of_equal_height_in_every_row() -> None:
    heights = [abs(row["end"] - row["base"]) for row in bars([WIRE, GAZETTE, UNSOURCED]) if row["expected"] == 1]
    assert heights == [14.0, 14.0, 14.0, 14.0]


def test_only_what_is_certain_is_broad() -> None:
    narrow, broad = (
        layer for layer in drawn([WIRE]).spec["layer"] if layer["encoding"].get("fill", {}).get("field") == "support"
    )
    assert (narrow["mark"]["size"], broad["mark"]["size"]) == (12.8, 32.0)
    assert (narrow["encoding"]["y"]["field"], narrow["encoding"]["y2"]["field"]) == ("end", "sure")
    assert (broad["encoding"]["y"]["field"], broad["encoding"]["y2"]["field"]) == ("sure", "base")


def test_an_event_that_may_hardly_lie_in_a_period_can_still_be_seen_and_is_not_certain() -> None:
    (row,) = bars([source("Wire", counts(("2018", 0, Fraction(1, 1000), 1)))])
    assert (row["base"] - row["sure"], row["base"] - row["end"]) == (0.0, 1.0)


def test_numbers_of_bars_say_which_are_uncertain() -> None:
    assert [text for text in texts([WIRE, GAZETTE]) if text in ("≈2.5", "2.5", "3")] == ["≈2.5", "3"]


def test_the_most_cited_source_stands_first_and_no_source_last() -> None:
    names = ("Wire 2019", "Gazette 2020", "no source given")
    assert [text for text in texts([UNSOURCED, GAZETTE, WIRE]) if text in names] == list(names)


def test_without_unsourced_events_there_is_no_row_for_them() -> None:
    empty = SourceCounts(id="", name="", corroborated=NOTHING, single=NOTHING)
    assert "no source given" not in texts([WIRE, empty])


def test_events_those_of_one_source_and_the_undated_stand_at_the_side() -> None:
    side = [text for text, _, mark in written([WIRE, GAZETTE]) if mark["align"] == "right"]
    assert side == [
        "Wire 2019",
        "Gazette 2020",
        "events",
        "source",
        "single",
        "undated",
        "7",
        "1",
        "3",
        "1",
        "2",
        "\u2013",
    ]


def test_forty_sources_have_rows_and_the_others_are_added_up() -> None:
    rows = many(200)
    shown = [row["source"] for row in bars(rows)]
    assert len(dict.fromkeys(shown)) == 41
    assert shown[-1] == "160 other sources"
    others = [row for row in bars(rows) if row["source"] == "160 other sources" and row["period"] == "2008"]
    assert [(row["support"], row["certain"], row["expected"]) for row in others] == [
        ("corroborated", 160, 160.0),
        ("single", 0, 24.0),
    ]
    assert "160 other sources are added up in one row; the data table has each of them." in texts(rows)
    assert {row[0] for row in table(rows).rows} == {row.name for row in rows}


def test_forty_one_sources_all_have_rows() -> None:
    assert len({row["source"] for row in bars(many(41))}) == 41


def test_bars_of_the_others_that_outgrow_all_are_cut_and_the_chart_says_so() -> None:
    heights = [abs(row["end"] - row["base"]) for row in bars(many(200))]
    assert max(heights) == pytest.approx(4 * 30 / 4.5, abs=1.1)
    assert "Bars with a gap are cut short." in texts(many(200))
    assert "Bars with a gap are cut short." not in texts(many(40))


def test_what_a_source_says_it_covers_is_a_thick_line_in_these_periods() -> None:
    rows = [source("Wire", WIRE.corroborated, NOTHING, "2018", "2020", "1999")]
    spec = drawn(rows).spec
    (thick,) = (layer for layer in spec["layer"] if layer["mark"].get("strokeWidth") == 2 and "x" in layer["encoding"])
    assert [(row["x"], row["x2"]) for row in thick["data"]["values"]] == [(0.0, 40.0), (80.0, 120.0)]
    assert "covered, as the source says" in texts(rows)


def test_the_key_explains_nothing_that_is_not_there() -> None:
    assert [text for text in texts([GAZETTE]) if ":" in text or "covered" in text] == [
        "below the line: no other independent source",
    ]


def test_periods_that_must_not_be_compared_have_their_ground() -> None:
    rows = (
        *(PeriodCount(str(year), 0, Fraction(0), 0, mark="no source") for year in (2015, 2016, 2017)),
        PeriodCount("2018", 1, Fraction(1), 1),
        PeriodCount("2019", 1, Fraction(1), 1, mark="partial", because="as_of"),
    )
    found = texts([source("Wire", Counts(by="year", rows=rows, events=2))])
    assert {"no source", "no source covers it, which is not zero"} <= set(found)
    assert any(text.startswith("partial") for text in found)


def test_a_period_without_a_source_of_which_one_speaks_after_all_is_partial() -> None:
    none = Counts(by="year", rows=(PeriodCount("2015", 0, Fraction(0), 0, mark="no source"),))
    some = Counts(by="year", rows=(PeriodCount("2015", 1, Fraction(1), 1, mark="partial"),), events=1)
    found = texts([source("Wire", some), source("Gazette", none)])
    assert [text for text in found if text.startswith(("partial", "no source"))] == [
        "partial: cut short or partly covered"
    ]


@pytest.mark.parametrize("theme", [PRINT, SCREEN])
@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
@pytest.mark.parametrize("rows", [many(1), many(2), many(12), many(200), many(5, years=120), [WIRE, UNSOURCED], []])
def test_no_text_is_cut_or_lies_over_another(rows: Sequence[SourceCounts], language: str, theme: Theme) -> None:
    style = Style(theme=theme, words=words_in(language))
    spec = drawn(rows, style=style).spec
    right = theme.width - theme.margin - spec["padding"]["left"] + 0.5
    found = boxes(rows, theme, style=style)
    assert [box for box in found if box[1] < theme.margin - spec["padding"]["left"] - 0.5 or box[2] > right] == []
    overlaps = [
        (one, other)
        for one, other in combinations(found, 2)
        if one[1] < other[2] - 0.5 and other[1] < one[2] - 0.5 and one[3] < other[4] - 2.5 and other[3] < one[4] - 2.5
    ]
    assert overlaps == []


def test_a_long_name_is_shortened_between_words_and_whole_in_the_table() -> None:
    rows = [source(LONG, counts(("2018", 1, 1, 1)))]
    assert "Ministry of Foreign Affairs of the…" in texts(rows)
    assert table(rows).rows[0][0] == LONG


def test_a_source_without_a_name_is_called_by_its_id() -> None:
    nameless = structs.replace(WIRE, name="")
    assert bars([nameless])[0]["source"] == "Wire 2019"


def test_the_table_has_every_source_and_period_and_what_no_period_has() -> None:
    found = table([WIRE, structs.replace(GAZETTE, single=counts(("2019", 1, 1, 1), events=2, retracted=1))])
    assert found.columns[:3] == ("Source", "Period", "Corroborated: certain")
    assert found.rows == (
        ("Wire 2019", "2018", "2", "2.5", "3", "1", "1", "1"),
        ("Wire 2019", "2020", "1", "1", "1", "0", "0", "0"),
        ("Wire 2019", "undated", "", "", "0", "", "", "2"),
        ("Gazette 2020", "2019", "0", "0", "0", "1", "1", "1"),
        ("Gazette 2020", "retracted, not counted", "", "", "0", "", "", "1"),
    )


def test_the_table_names_a_source_without_any_events_too() -> None:
    assert table([source("Wire 2019")]).rows == (("Wire 2019", "no events", "", "", "", "", "", ""),)


def test_what_is_not_drawn_is_said_below() -> None:
    rows = [
        source(
            "Wire", counts(("2018", 1, 1, 1), events=4, retracted=1, prospective=2, clipped=1, elsewhere=Fraction(1, 2))
        )
    ]
    notes = [text for text, _, _ in written(rows)][-2:]
    assert notes == [
        "Not drawn, over all sources: prospective 2, retracted 1, outside the periods shown 0.5.",
        "Possible in every period, since their start is not known, over all sources: 1.",
    ]


def test_the_description_names_the_sources_the_most_cited_and_what_rests_on_one() -> None:
    assert drawn([WIRE, GAZETTE, UNSOURCED]).description == (
        "Bars by source and period, Sources of Quito: 2 sources, 2018 to 2020. "
        "Most cited: Wire 2019 (7 events, 3 of them single source) and "
        "Gazette 2020 (1 event, 1 of them single source). "
        "Highest: Wire 2019, 2018, corroborated (2 certain, 2.5 expected, 3 possible), "
        "Wire 2019, 2018, single source (1 certain, 1 expected, 1 possible) and "
        "Wire 2019, 2020, corroborated (1 certain, 1 expected, 1 possible). "
        "Resting on one source: 4 of 8 (50\u00a0%), an event counted for every source that it cites. "
        "Undated: 2. Without any source: 1 event."
    )


def test_without_anything_the_chart_says_so() -> None:
    assert drawn([]).description == "Bars by source and period, Sources of Quito: no sources, no dated events."
    assert "no dated events" in texts([])
    assert "no dated events" in texts([source("Wire", counts(events=2, undated=2))])


def test_a_still_chart_carries_nothing_that_answers() -> None:
    still = drawn([WIRE])
    assert (still.hovers, still.groups) == ((), ())
    assert "params" not in still.spec
    assert not {"hover", "group", "reach"} & set(still.spec["data"]["values"][0])


def event(name: str, corroboration: int) -> Event:
    return Event(
        id=name,
        claims=(),
        date=parse("2018-05"),
        agreement="single",
        text=f"Officers of {name} visit.",
        countries=("EC",),
        regions=(),
        actors=(),
        places=(),
        kind="",
        status="undisputed",
        lasting=False,
        corroboration=corroboration,
        origins=corroboration,
        sources=("Wire 2019",),
    )


def test_an_interactive_chart_tells_the_entries_of_each_cell_apart_by_their_support() -> None:
    inside = {
        ("Wire 2019", "2018"): (Entry(event("Cali", 2), ()), Entry(event("Loja", 1), ())),
        ("Wire 2019", ""): (Entry(event("Ibarra", 1), ()),),
    }
    told = drawn([WIRE, UNSOURCED], style=Style(interactive=True), inside=inside)
    assert told.hovers == (
        Hover(
            "Wire 2019, 2018, corroborated (2 certain, 2.5 expected, 3 possible)",
            ("May 2018: Officers of Cali visit. (no source given)",),
        ),
        Hover(
            "Wire 2019, 2018, single source (1 certain, 1 expected, 1 possible)",
            ("May 2018: Officers of Loja visit. (no source given)",),
        ),
        Hover("Wire 2019, 2020, corroborated (1 certain, 1 expected, 1 possible)"),
        Hover("Wire 2019: 2 undated", ("May 2018: Officers of Ibarra visit. (no source given)",)),
        Hover("no source given, 2020, no source given (1 certain, 1 expected, 1 possible)"),
    )
    assert told.groups == ("corroborated", "single source", "no source given")
    assert [(row["hover"], row["group"]) for row in told.spec["data"]["values"]] == [(0, 0), (1, 1), (2, 0), (4, 2)]


def test_each_cell_of_an_interactive_chart_has_one_mark_that_answers() -> None:
    told = drawn([WIRE], style=Style(interactive=True)).spec
    assert [
        layer["mark"].get("size")
        for layer in told["layer"]
        if "description" in layer["encoding"] and "data" not in layer
    ] == [40.0]


def test_the_number_of_undated_events_answers_too() -> None:
    told = drawn([GAZETTE, WIRE], style=Style(interactive=True)).spec
    rows = [row for layer in told["layer"] for row in layer.get("data", {}).get("values", []) if "hover" in row]
    assert [(row["text"], row["hover"]) for row in rows] == [("2", 3)]


def test_numbers_are_whole_where_there_is_no_room_for_more_and_none_where_there_is_none() -> None:
    found = [texts(many(2, years=years)) for years in (10, 30, 120)]
    assert [{"≈0.5", "<1", "≈1"} & set(each) for each in found] == [{"≈0.5"}, {"<1"}, set()]
    assert "The highest bar stands for 4 expected events." in found[2]


def test_the_others_tell_an_event_that_two_of_them_cite_once() -> None:
    rows = many(50)
    inside = {(row.id, "2008"): (Entry(event("Cali", 2), ()),) for row in rows}
    told = drawn(rows, style=Style(interactive=True), inside=inside)
    (hover,) = (one for one in told.hovers if one.heading.startswith("10 other sources, 2008, corroborated"))
    assert hover.lines == ("May 2018: Officers of Cali visit. (no source given)",)


@pytest.mark.parametrize(
    ("by", "label", "said"),
    [
        ("year", "-0043", "44 BC"),
        ("quarter", "2018-Q2", "Q2 2018"),
        ("month", "2018-05", "May 2018"),
        ("decade", "2010s", "the 2010s"),
    ],
)
def test_periods_of_any_kind_and_age_are_written_as_readers_do(by: Period, label: str, said: str) -> None:
    empty = Counts(by=by)
    rows = [source("Wire", counts((label, 1, 1, 1), by=by), empty, label)]
    assert table(rows).rows[0][1] == said


def test_specifications_are_valid_vega_lite() -> None:
    cut = [source(f"Wire {place}", counts(("2018", 1, 1, 1))) for place in range(43)]
    for rows in (cut, [WIRE, UNSOURCED], []):
        for style in (Style(), Style(interactive=True)):
            spec = drawn(rows, style=style).spec
            alt.TopLevelSpec.from_dict(dict(spec), validate=False).to_dict(validate=True)


def test_counts_of_different_periods_are_refused() -> None:
    with pytest.raises(ValueError, match="counts by decade and by year do not go into one chart"):
        drawn([WIRE, source("Other", Counts(by="decade"), Counts(by="decade"))])


def test_cumulative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="cumulative counts are not counts per period"):
        drawn([source("Wire", Counts(by="year", cumulative=True))])


def test_names_and_numbers_are_written_in_the_language() -> None:
    found = texts([WIRE, UNSOURCED], style=Style(words=words_in("fr")))
    assert {"≈2,5", "aucune source indiquée", "événements", "sans date"} <= set(found)

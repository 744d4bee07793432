from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import altair as alt
import pytest

from chronos.chart.events_per_year import events_per_year
from chronos.chart.font import width
from chronos.chart.languages import words_in
from chronos.chart.style import Hover, Style, Table
from chronos.edtf import parse
from chronos.model import Claim, ClaimDate, Counts, Entry, Event, Location, PeriodCount

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronos.chart.style import Drawing
    from chronos.model import Period

ROWS = (
    PeriodCount("2017", 2, Fraction(2), 2),
    PeriodCount("2018", 1, Fraction(7, 3), 4),
    PeriodCount("2019", 0, Fraction(0), 0),
)
COUNTS = Counts(by="year", rows=ROWS, events=9, undated=3)
ALL = PeriodCount("2018", 3, Fraction(7, 2), 4)
INTERACTIVE = Style(interactive=True)


def drawn(counts: Counts, **given: Any) -> Drawing:
    return events_per_year(counts, title="Ecuador: events per year, 2017 to 2019", subtitle="as of 2020", **given)


def layers(drawing: Drawing, **channels: str) -> list[Any]:
    """Return the layers whose channels show these fields."""
    return [
        layer
        for layer in drawing.spec["layer"]
        if all(layer["encoding"].get(name, {}).get("field") == field for name, field in channels.items())
    ]


def values(drawing: Drawing) -> list[Mapping[str, Any]]:
    return [row for layer in drawing.spec["layer"] for row in layer.get("data", {}).get("values", [])]


def texts(drawing: Drawing) -> list[str]:
    return [row["text"] for row in values(drawing) if "text" in row]


def labels(drawing: Drawing) -> str:
    (expression,) = {layer["encoding"]["x"]["axis"]["labelExpr"] for layer in layers(drawing, y="certain")}
    return str(expression)


def kind(name: str, *numbers: int, undated: int = 0) -> Counts:
    """Return certain counts from 2017 on."""
    rows = tuple(
        PeriodCount(str(2017 + place), number, Fraction(number), number) for place, number in enumerate(numbers)
    )
    return Counts(by="year", rows=rows, events=sum(numbers) + undated, undated=undated, group=name, name=name.title())


def entry(name: str) -> Entry:
    claim = Claim(id=name, date=ClaimDate(parse("2018")), text=f"{name} happened.", location=Location("a.yaml", 1, 1))
    event = Event(
        id=name,
        claims=(claim,),
        date=parse("2018"),
        agreement="single",
        text=f"{name} happened.",
        countries=(),
        regions=(),
        actors=(),
        places=(),
        kind="",
        status="undisputed",
        lasting=False,
        corroboration=0,
        origins=0,
        sources=(),
    )
    return Entry(event, ())


def test_each_year_with_events_is_one_row_of_data() -> None:
    assert drawn(Counts(by="year", rows=ROWS, events=6)).spec["data"]["values"] == [
        {"year": 2017, "certain": 2, "expected": 2.0, "possible": 2},
        {"year": 2018, "certain": 1, "expected": 2.333333, "possible": 4},
    ]


def test_certain_bars_are_solid_and_stand_on_zero() -> None:
    (bars,) = layers(drawn(Counts(by="year", rows=ROWS)), y="certain")
    assert bars["mark"]["fill"] == "#0072b2"
    assert bars["encoding"]["y2"] == {"datum": 0}


def test_possible_bars_are_lighter_and_stand_on_the_certain_ones() -> None:
    (bars,) = layers(drawn(Counts(by="year", rows=ROWS)), y="possible")
    assert bars["mark"]["fill"] == "#b2d5e8"
    assert bars["encoding"]["y2"] == {"field": "certain"}


def test_expected_is_a_tick_where_it_is_uncertain() -> None:
    (ticks,) = layers(drawn(Counts(by="year", rows=ROWS)), y="expected")
    assert ticks["mark"]["type"] == "tick"
    assert ticks["transform"] == [{"filter": "datum.possible > datum.certain"}]


def test_draws_that_leave_more_than_one_number_are_a_thin_line() -> None:
    counts = Counts(
        by="year",
        rows=(PeriodCount("2017", 2, Fraction(2), 2, (2, 2)), PeriodCount("2018", 1, Fraction(7, 3), 4, (1, 3))),
    )
    drawing = drawn(counts)
    (line,) = layers(drawing, y="low")
    assert line["encoding"]["y2"] == {"field": "high"}
    assert drawing.spec["data"]["values"] == [
        {"year": 2017, "certain": 2, "expected": 2.0, "possible": 2},
        {"year": 2018, "certain": 1, "expected": 2.333333, "possible": 4, "low": 1, "high": 3},
    ]
    assert "90\u00a0% of draws of the uncertain dates" in texts(drawing)


def test_bars_of_a_hundred_years_leave_a_gap_between_them() -> None:
    rows = tuple(PeriodCount(str(year), 1, Fraction(1), 1) for year in range(1920, 2020))
    (bars,) = layers(drawn(Counts(by="year", rows=rows)), y="certain")
    assert bars["mark"]["size"] == pytest.approx(6.98 * 0.84, abs=0.01)


def test_undated_events_stand_at_the_side_with_their_number() -> None:
    drawing = drawn(COUNTS)
    (side,) = layers(drawing, y="shown")
    assert side["data"]["values"][0]["undated"] == 3
    assert {"3", "undated"} <= set(texts(drawing))


def test_without_undated_events_there_is_no_bar_for_them() -> None:
    assert "undated" not in texts(drawn(Counts(by="year", rows=ROWS, events=6)))


def test_a_bar_of_undated_events_that_dwarfs_the_years_is_cut_and_says_so() -> None:
    drawing = drawn(Counts(by="year", rows=ROWS, events=106, undated=100))
    (side,) = layers(drawing, y="shown")
    assert side["data"]["values"][0]["shown"] < 10
    assert "The bar of undated events is cut short: there are 100." in texts(drawing)


def test_years_before_the_era_are_labelled_as_such() -> None:
    rows = (PeriodCount("-0043", 1, Fraction(1), 1), PeriodCount("-0042", 1, Fraction(1), 1))
    assert labels(drawn(Counts(by="year", rows=rows))) == '({"-43": "44 BC", "-42": "43 BC"})[datum.value]'


def test_years_without_a_row_keep_their_place() -> None:
    rows = (PeriodCount("1900", 1, Fraction(1), 1), PeriodCount("1999", 1, Fraction(1), 1))
    (bars,) = layers(drawn(Counts(by="year", rows=rows)), y="certain")
    assert bars["encoding"]["x"]["scale"]["domain"] == [1899.5, 1999.5]


@pytest.mark.parametrize(
    ("by", "periods", "place"),
    [
        ("quarter", ("2018-Q2", "2018-Q3"), 8073),
        ("month", ("2018-05", "2018-06"), 24220),
        ("decade", ("2000s", "2010s"), 200),
        ("month", ("-0043-05", "-0043-06"), -512),
        ("decade", ("-0040s", "-0030s"), -5),
    ],
)
def test_other_periods_are_rows_with_their_label_and_their_place(
    by: Period, periods: tuple[str, str], place: int
) -> None:
    rows = tuple(PeriodCount(period, 1, Fraction(1), 1) for period in periods)
    assert drawn(Counts(by=by, rows=rows)).spec["data"]["values"] == [
        {"period": periods[0], "place": place, "certain": 1, "expected": 1.0, "possible": 1},
        {"period": periods[1], "place": place + 1, "certain": 1, "expected": 1.0, "possible": 1},
    ]


def test_the_key_and_the_axis_speak_of_the_period() -> None:
    drawing = drawn(Counts(by="month", rows=(PeriodCount("2018-05", 1, Fraction(1), 1),)))
    (bars,) = layers(drawing, y="certain")
    assert bars["encoding"]["x"]["axis"]["title"] == "month"
    assert "certainly in that month" in texts(drawing)


def test_no_label_of_a_period_leaves_the_chart_or_touches_the_undated() -> None:
    rows = tuple(PeriodCount(f"-{year:04d}", 1, Fraction(1), 1) for year in range(4043, 4000, -1))
    drawing = drawn(Counts(by="year", rows=rows, undated=2), style=Style(words=words_in("fr")))
    (bars,) = layers(drawing, y="certain")
    channel = bars["encoding"]["x"]
    first, last = channel["scale"]["domain"]
    per_year = drawing.spec["width"] / (last - first)
    (side,) = layers(drawing, y="shown")
    ends = [(place - first) * per_year + width(f"{1 - place} av. J.-C.", 11) / 2 for place in channel["axis"]["values"]]
    assert ends
    assert max(ends) < side["data"]["values"][0]["x"]


def test_without_dated_events_the_chart_says_so() -> None:
    assert "no dated events" in texts(drawn(Counts(by="year", events=4, undated=4)))


def test_the_axes_name_their_units() -> None:
    drawing = drawn(Counts(by="year", rows=ROWS))
    (bars,) = layers(drawing, y="certain")
    assert bars["encoding"]["x"]["axis"]["title"] == "year"
    assert "events" in texts(drawing)


def test_the_key_explains_only_what_is_shown() -> None:
    assert "certainly in that year" in texts(drawn(Counts(by="year", rows=ROWS)))
    assert "possibly in that year" not in texts(drawn(Counts(by="year", rows=ROWS[:1])))


def test_what_is_not_counted_is_named() -> None:
    counts = Counts(
        by="year", rows=ROWS, prospective=2, retracted=1, outside=2, beyond=1, clipped=1, elsewhere=Fraction(5, 2)
    )
    assert {
        "Not counted: 2 prospective events and 1 retracted event.",
        "Too far off to be drawn: 2 events.",
        "Possible throughout, since their start is not known: 1 event.",
        "Counted at each of its dates, so more than once: 1 more occurrence.",
        "Expected before or after what is shown: 2.5.",
    } <= set(texts(drawn(counts)))


def test_lasting_events_that_count_in_every_period_are_named() -> None:
    counts = Counts(by="year", rows=ROWS, beyond=Fraction(5, 2), lasting="present")
    said = "Counted in every period that they cover, so more than once: 2.5 more occurrences."
    assert said in texts(drawn(counts))


def test_partial_uncovered_and_coming_years_have_a_ground_and_words() -> None:
    rows = (
        PeriodCount("2016", 0, Fraction(0), 0, mark="no source"),
        PeriodCount("2017", 1, Fraction(1), 1, mark="partial", because="coverage"),
        PeriodCount("2018", 1, Fraction(1), 1),
        PeriodCount("2019", 1, Fraction(1), 1, mark="partial", because="as_of"),
        PeriodCount("2020", 0, Fraction(0), 0, mark="to come"),
    )
    drawing = drawn(Counts(by="year", rows=rows, events=3))
    assert {
        "no source covers it, which is not zero",
        "partial: cut short or partly covered",
        "Partial: 2017 (covered in part by the sources).",
        "Partial: 2019 (cut short by the day of the edition).",
    } <= set(texts(drawing))
    assert drawing.description == (
        "Bar chart, Ecuador: events per year, 2017 to 2019: 3 events, of which 3 expected in 2016 to 2020 and none "
        "undated. Highest: 2017 (1 certain, 1 expected, 1 possible), 2018 (1 certain, 1 expected, 1 possible) and 2019 "
        "(1 certain, 1 expected, 1 possible). Partial: 2017 (covered in part by the sources). Partial: 2019 (cut short "
        "by the day of the edition). No source covers 2016, which is not zero. Still to come: 2020."
    )
    assert drawing.table == Table(
        ("year", "certain", "expected", "possible", "remark"),
        (
            ("2016", "0", "0", "0", "no source"),
            ("2017", "1", "1", "1", "partial: covered in part by the sources"),
            ("2018", "1", "1", "1", ""),
            ("2019", "1", "1", "1", "partial: cut short by the day of the edition"),
            ("2020", "0", "0", "0", "to come"),
        ),
        frozenset({1, 2, 3}),
    )


def test_the_description_says_total_peaks_and_undated() -> None:
    assert drawn(COUNTS).description == (
        "Bar chart, Ecuador: events per year, 2017 to 2019: 9 events, of which 4.3 expected in 2017 to 2019 and 3 "
        "undated. Highest: 2018 (1 certain, 2.3 expected, 4 possible) and 2017 (2 certain, 2 expected, 2 possible)."
    )


def test_the_description_of_nothing_dated_says_that() -> None:
    assert drawn(Counts(by="year", undated=3)).description.endswith("no dated events, 3 undated.")


def test_the_description_speaks_the_language_of_the_words() -> None:
    assert drawn(COUNTS, style=Style(words=words_in("es"))).description == (
        "Gráfico de barras, Ecuador: events per year, 2017 to 2019: 9 eventos, de ellos 4,3 esperados en el período "
        "mostrado (2017 a 2019) y 3 sin fecha. Valores más altos: 2018 (seguros: 1; esperados: 2,3; posibles: 4) y "
        "2017 (seguros: 2; esperados: 2; posibles: 2)."
    )


def test_the_table_has_every_period_and_the_undated() -> None:
    rows = (PeriodCount("2017-Q4", 2, Fraction(2), 2, (2, 2)), PeriodCount("2018-Q1", 1, Fraction(7, 3), 4, (1, 3)))
    assert drawn(Counts(by="quarter", rows=rows, events=8, undated=3)).table == Table(
        ("quarter", "certain", "expected", "possible", "90\u00a0% of draws"),
        (
            ("Q4 2017", "2", "2", "2", "2"),
            ("Q1 2018", "1", "2.3", "4", "1\u20133"),
            ("undated", "", "", "3", ""),
        ),
        frozenset({1, 2, 3, 4}),
    )


def test_groups_are_stacked_in_their_order_up_to_the_certain_count() -> None:
    total = Counts(by="year", rows=(ALL,), events=5)
    groups = [
        Counts(by="year", rows=(PeriodCount("2018", 2, Fraction(2), 2),), events=2, group="a", name="Arrests"),
        Counts(by="year", rows=(PeriodCount("2018", 1, Fraction(3, 2), 2),), events=3, group="t", name="Trials"),
    ]
    drawing = drawn(total, groups=groups)
    (bars,) = layers(drawing, y="to")
    assert bars["data"]["values"] == [
        {"year": 2018, "name": "Arrests", "certain": 2, "from": 0.0, "to": 2.0},
        {"year": 2018, "name": "Trials", "certain": 1, "from": 2.0, "to": 3.0},
    ]
    assert bars["encoding"]["fill"]["scale"] == {"domain": ["Arrests", "Trials"], "range": ["#005688", "#e6a019"]}
    (light,) = layers(drawing, y="possible")
    assert light["mark"]["fill"] == "#cdcdcd"
    assert {"certainly in that year, from below:", "Arrests", "Trials", "possibly in that year"} <= set(texts(drawing))
    assert drawing.description.endswith("By group: Arrests 2 and Trials 3.")
    assert drawing.table == Table(
        ("group", "year", "certain", "expected", "possible"),
        (
            ("all events", "2018", "3", "3.5", "4"),
            ("Arrests", "2018", "2", "2", "2"),
            ("Trials", "2018", "1", "1.5", "2"),
        ),
        frozenset({2, 3, 4}),
    )


def test_where_events_belong_to_several_groups_the_stack_is_no_higher_than_the_total() -> None:
    total = Counts(by="year", rows=(PeriodCount("2017", 3, Fraction(3), 3),), events=3)
    drawing = drawn(total, groups=[kind("peru", 3), kind("chile", 1)])
    (bars,) = layers(drawing, y="to")
    assert bars["data"]["values"] == [
        {"year": 2017, "name": "Peru", "certain": 3, "from": 0.0, "to": 2.25},
        {"year": 2017, "name": "Chile", "certain": 1, "from": 2.25, "to": 3.0},
    ]
    assert (
        "Where events belong to several groups, the colours share a bar that is as high as there are events; the "
        "certain counts of the groups add up to 1 more."
    ) in " ".join(texts(drawing))


def test_what_is_in_none_of_the_groups_is_the_quiet_rest_of_the_bar() -> None:
    total = Counts(by="year", rows=(PeriodCount("2017", 3, Fraction(3), 3),), events=3)
    drawing = drawn(total, groups=[kind("peru", 1)])
    (bars,) = layers(drawing, y="to")
    assert bars["data"]["values"] == [
        {"year": 2017, "name": "Peru", "certain": 1, "from": 0.0, "to": 1.0},
        {"year": 2017, "name": "in none of these", "certain": 2, "from": 1.0, "to": 3.0},
    ]


def test_of_many_groups_the_smaller_share_the_last_colour_and_are_named() -> None:
    groups = [kind(f"kind {place}", place) for place in range(1, 11)]
    total = Counts(by="year", rows=(PeriodCount("2017", 55, Fraction(55), 55),), events=55)
    drawing = drawn(total, groups=groups)
    (bars,) = layers(drawing, y="to")
    assert [row["name"] for row in bars["data"]["values"]] == [*(f"Kind {place}" for place in range(5, 11)), "4 others"]
    assert bars["data"]["values"][-1] == {"year": 2017, "name": "4 others", "certain": 10, "from": 45.0, "to": 55.0}
    assert "Others: Kind 1, Kind 2, Kind 3 and Kind 4." in texts(drawing)
    assert drawing.table is not None
    assert ("Kind 2", "2017", "2", "2", "2") in drawing.table.rows


def test_groups_of_one_name_are_told_apart() -> None:
    groups = [kind("a", 1), kind("b", 1)]
    named = [Counts(by="year", rows=each.rows, events=1, group=each.group, name="Georgia") for each in groups]
    total = Counts(by="year", rows=(PeriodCount("2017", 2, Fraction(2), 2),), events=2)
    assert {"Georgia (a)", "Georgia (b)"} <= set(texts(drawn(total, groups=named)))


def test_without_a_reader_who_asks_there_is_nothing_to_tell() -> None:
    drawing = drawn(COUNTS, inside={("", "2018"): [entry("a")]})
    assert (drawing.hovers, drawing.groups) == ((), ())
    assert not any("hover" in row for row in [*values(drawing), *drawing.spec["data"]["values"]])


def test_an_interactive_chart_tells_of_each_period_its_numbers_and_entries() -> None:
    inside = {("", "2018"): [entry("a"), entry("b")], ("", ""): [entry("c")]}
    drawing = drawn(COUNTS, style=INTERACTIVE, inside=inside)
    assert drawing.hovers == (
        Hover("2017", ("2 certain, 2 expected, 2 possible",)),
        Hover(
            "2018",
            (
                "1 certain, 2.3 expected, 4 possible",
                "2018: a happened. (no source given)",
                "2018: b happened. (no source given)",
            ),
        ),
        Hover("3 undated events", ("2018: c happened. (no source given)",)),
    )
    assert [row["hover"] for row in drawing.spec["data"]["values"]] == [0, 1]
    (side,) = layers(drawing, y="shown")
    assert side["data"]["values"][0]["hover"] == 2


def test_an_interactive_stack_tells_of_each_segment_and_can_be_filtered() -> None:
    total = Counts(by="year", rows=(PeriodCount("2017", 3, Fraction(7, 2), 4, (3, 4)),), events=4)
    inside = {("peru", "2017"): [entry("a")], ("chile", "2017"): [entry("a"), entry("b")]}
    drawing = drawn(total, groups=[kind("peru", 1), kind("chile", 2)], style=INTERACTIVE, inside=inside)
    a, b = "2018: a happened. (no source given)", "2018: b happened. (no source given)"
    of_all = "all events: 3 certain, 3.5 expected, 4 possible"
    assert drawing.groups == ("Peru", "Chile")
    assert drawing.hovers == (
        Hover("2017", ("3 certain, 3.5 expected, 4 possible", "90\u00a0% of draws: 3\u20134", a, b)),
        Hover("Peru, 2017", ("1 certain, 1 expected, 1 possible", of_all, a)),
        Hover("Chile, 2017", ("2 certain, 2 expected, 2 possible", of_all, a, b)),
    )
    (bars,) = layers(drawing, y="to")
    assert [(row["hover"], row["group"]) for row in bars["data"]["values"]] == [(1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("counts", "groups", "message"),
    [
        (Counts(by="year"), [Counts(by="month")], "counts by month and by year do not go into one chart"),
        (Counts(by="year", cumulative=True), [], "cumulative counts are not counts per period"),
    ],
)
def test_counts_that_do_not_go_together_are_refused(counts: Counts, groups: Sequence[Counts], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        drawn(counts, groups=groups)


def test_above_the_bar_of_a_partial_year_its_ground_still_shows() -> None:
    rows = (PeriodCount("2019", 10, Fraction(10), 10, mark="partial", because="as_of"),)
    (bars,) = layers(drawn(Counts(by="year", rows=rows, events=10)), y="certain")
    assert bars["encoding"]["y"]["scale"]["domain"] == [0, 12]


def test_bars_too_narrow_for_lines_of_draws_have_none() -> None:
    rows = tuple(PeriodCount(str(year), 1, Fraction(3, 2), 2, (1, 2)) for year in range(1800, 2020))
    drawing = drawn(Counts(by="year", rows=rows))
    assert layers(drawing, y="low") == []
    assert "90\u00a0% of draws of the uncertain dates" not in texts(drawing)


def test_one_event_among_thousands_still_has_an_edge() -> None:
    rows = (PeriodCount("2017", 1, Fraction(1), 1), PeriodCount("2018", 9000, Fraction(9000), 9000))
    (bars,) = layers(drawn(Counts(by="year", rows=rows)), y="certain")
    assert (bars["mark"]["stroke"], bars["mark"]["strokeWidth"]) == ("#0072b2", 0.6)
    assert bars["transform"] == [{"filter": "datum.certain > 0"}]


@pytest.mark.parametrize("style", [Style(), INTERACTIVE])
@pytest.mark.parametrize("groups", [(), (kind("peru", 1), kind("chile", 1))])
def test_every_specification_is_valid_vega_lite(style: Style, groups: Sequence[Counts]) -> None:
    rows = (
        PeriodCount("2016", 0, Fraction(0), 0, (0, 0), "no source"),
        PeriodCount("2017", 3, Fraction(7, 2), 4, (3, 4), "partial", "as_of"),
        PeriodCount("2018", 0, Fraction(0), 0, (0, 0), "to come"),
    )
    drawing = drawn(Counts(by="year", rows=rows, events=6, undated=2), groups=groups, style=style)
    alt.TopLevelSpec.from_dict(dict(drawing.spec), validate=False).to_dict(validate=True)


@pytest.mark.parametrize(("possible", "named"), [(0, True), (10, False)])
def test_no_words_are_written_over_a_bar_that_no_source_covers(*, possible: int, named: bool) -> None:
    rows = tuple(PeriodCount(str(year), 0, Fraction(1), possible, mark="no source") for year in range(2010, 2014))
    rest = (PeriodCount("2014", 9, Fraction(9), 9),)
    assert ("no source" in texts(drawn(Counts(by="year", rows=(*rows, *rest))))) == named

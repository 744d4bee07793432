from __future__ import annotations

from fractions import Fraction
from typing import Any

import altair as alt
import pytest
from altair.utils.schemapi import SchemaValidationError

from chronos.chart.country_year import country_year
from chronos.chart.events_per_year import events_per_year
from chronos.chart.font import width
from chronos.chart.languages import words_in
from chronos.chart.style import Drawing, Style
from chronos.chart.theme import PRINT, SCREEN, Theme, house
from chronos.model import ChartSettings, Counts, PeriodCount

ROW = PeriodCount("2018", 1, Fraction(3, 2), 3)
SOME = Counts(by="year", rows=(ROW,), events=6, undated=3, prospective=1)


def drawing(title: str = "Events per year", subtitle: str = "") -> Drawing:
    return events_per_year(SOME, title=title, subtitle=subtitle)


def notes(drawn: Drawing) -> list[str]:
    """Return the lines at the foot: what the last layer writes."""
    return [row["text"] for row in drawn.spec["layer"][-1]["data"]["values"]]


def check(drawn: Drawing) -> None:
    """Validate a specification against the Vega-Lite schema that altair ships."""
    alt.TopLevelSpec.from_dict(dict(drawn.spec), validate=False).to_dict(validate=True)


def urls(value: Any) -> list[str]:
    """Return every string in a specification that names a place in a network."""
    if isinstance(value, str):
        return [value] if "//" in value else []
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [url for name, part in parts if name != "$schema" for url in urls(part)]


@pytest.mark.parametrize("counts", [SOME, Counts(by="year"), Counts(by="year", undated=50, rows=(ROW,))])
def test_specifications_are_valid_vega_lite(counts: Counts) -> None:
    check(events_per_year(counts, title="t", subtitle="s"))
    check(country_year({"Peru": counts}, title="t", subtitle="s"))


def test_a_faulty_specification_would_be_caught() -> None:
    faulty = Drawing(name="", title="", description="", spec={**drawing().spec, "layer": [{"mark": "bars"}]})
    with pytest.raises(SchemaValidationError):
        check(faulty)


def test_a_specification_names_its_schema_and_nothing_else_in_a_network() -> None:
    assert drawing().spec["$schema"] == alt.SCHEMA_URL
    assert urls(dict(drawing().spec)) == []


def test_the_font_is_the_one_that_is_shipped() -> None:
    assert drawing().spec["config"]["font"].split(",")[0] == "Liberation Sans"
    assert drawing().spec["config"]["font"] == PRINT.font


def test_a_chart_is_as_wide_as_every_other() -> None:
    spec = drawing().spec
    assert spec["width"] + spec["padding"]["left"] + spec["padding"]["right"] == PRINT.width


def test_a_long_title_is_wrapped_between_the_margins() -> None:
    title = drawing("Policing, security and diplomacy in the hemisphere " * 3, "and some more words " * 9).spec["title"]
    assert len(title["text"]) > 1
    assert all(width(line, PRINT.title_size, bold=True) <= PRINT.width - 2 * PRINT.margin for line in title["text"])
    assert all(width(line, PRINT.subtitle_size) <= PRINT.width - 2 * PRINT.margin for line in title["subtitle"])


def test_a_longer_title_makes_the_chart_higher_and_nothing_smaller() -> None:
    short, long = drawing("Title").spec, drawing("Title " * 30).spec
    assert long["height"] == short["height"]
    assert long["padding"]["top"] > short["padding"]["top"]


def test_a_chart_without_a_subtitle_keeps_no_room_for_it() -> None:
    assert "subtitle" not in drawing(subtitle="").spec["title"]
    with_one, without = drawing(subtitle="s").spec["padding"], drawing(subtitle="").spec["padding"]
    assert with_one["top"] - without["top"] == 17


def test_characters_that_no_picture_can_hold_are_replaced() -> None:
    assert drawing("a\x00b\ud800c\nd").title == "a�b�c d"


def test_the_description_stands_in_the_specification_too() -> None:
    assert drawing().spec["description"] == drawing().description


def test_the_credit_is_the_last_line_at_the_foot() -> None:
    drawn = country_year({"Peru": SOME}, title="t", subtitle="s", credit="Source: The Ledger; as of 30 June 2024")
    assert notes(drawn) == [
        "Number in a cell: events certainly in that year; without a number there is none.",
        "Not counted, since prospective: Peru 1.",
        "Source: The Ledger; as of 30 June 2024",
    ]


def test_a_long_credit_is_wrapped_and_makes_the_chart_higher() -> None:
    short = country_year({"Peru": SOME}, title="t", subtitle="s", credit="Source: one")
    long = country_year({"Peru": SOME}, title="t", subtitle="s", credit="Source: " + "many a source, " * 20)
    assert all(width(line, PRINT.text_size) <= PRINT.width - 2 * PRINT.margin for line in notes(long))
    assert long.spec["padding"]["bottom"] - short.spec["padding"]["bottom"] == 15 * (len(notes(long)) - 3)


def test_without_a_credit_there_is_no_line_for_it() -> None:
    assert len(notes(country_year({"Peru": SOME}, title="t", subtitle="s"))) == 2


def test_the_house_stands_above_the_title_but_not_in_the_name_of_the_chart() -> None:
    style = Style(theme=house(ChartSettings(title="The Daily Ledger")))
    drawn = country_year({"Peru": SOME}, title="Events", subtitle="s", style=style)
    assert drawn.spec["title"]["text"] == ["The Daily Ledger", "Events"]
    assert drawn.title == "Events"


@pytest.mark.parametrize("theme", [PRINT, SCREEN], ids=["print", "screen"])
def test_a_chart_has_the_sizes_and_colours_of_its_theme(theme: Theme) -> None:
    spec = country_year({"Peru": SOME}, title="Events", subtitle="s", style=Style(theme=theme)).spec
    assert spec["width"] + spec["padding"]["left"] + spec["padding"]["right"] == pytest.approx(theme.width)
    assert spec["config"]["background"] == theme.paper
    assert spec["config"]["title"]["fontSize"] == theme.title_size
    assert spec["config"]["text"] == {"color": theme.ink, "fontSize": theme.text_size}


def test_a_chart_that_does_not_answer_carries_nothing_to_tell() -> None:
    drawn = country_year({"Peru": SOME}, title="t", subtitle="s")
    assert "params" not in drawn.spec
    assert (drawn.hovers, drawn.groups) == ((), ())


def test_no_break_spaces_of_french_stay_and_what_the_font_lacks_becomes_the_nearest() -> None:
    style = Style(words=words_in("fr"))
    drawn = country_year({"Peru": SOME}, title="Pérou\u202f: a\u00a0b\u2010c", subtitle="s", style=style)
    assert drawn.title == "Pérou\u00a0: a\u00a0b-c"

from __future__ import annotations

from fractions import Fraction
from typing import Any

import altair as alt
import pytest
from altair.utils.schemapi import SchemaValidationError

from chronos.chart import Drawing, country_year, events_per_year
from chronos.chart.font import width
from chronos.chart.theme import FONT, MARGIN, SUBTITLE_SIZE, TITLE_SIZE, WIDTH
from chronos.model import Counts, PeriodCount

ROW = PeriodCount("2018", 1, Fraction(3, 2), 3)
SOME = Counts(by="year", rows=(ROW,), events=6, undated=3, prospective=1)


def drawing(title: str = "Events per year", subtitle: str = "") -> Drawing:
    return events_per_year(SOME, title=title, subtitle=subtitle)


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
    assert drawing().spec["config"]["font"] == FONT


def test_a_chart_is_as_wide_as_every_other() -> None:
    spec = drawing().spec
    assert spec["width"] + spec["padding"]["left"] + spec["padding"]["right"] == WIDTH


def test_a_long_title_is_wrapped_between_the_margins() -> None:
    title = drawing("Policing, security and diplomacy in the hemisphere " * 3, "and some more words " * 9).spec["title"]
    assert len(title["text"]) > 1
    assert all(width(line, TITLE_SIZE, bold=True) <= WIDTH - 2 * MARGIN for line in title["text"])
    assert all(width(line, SUBTITLE_SIZE) <= WIDTH - 2 * MARGIN for line in title["subtitle"])


def test_a_longer_title_makes_the_chart_higher_and_nothing_smaller() -> None:
    short, long = drawing("Title").spec, drawing("Title " * 30).spec
    assert long["height"] == short["height"]
    assert long["padding"]["top"] > short["padding"]["top"]


def test_characters_that_no_picture_can_hold_are_replaced() -> None:
    assert drawing("a\x00b\ud800c\nd").title == "a�b�c d"


def test_the_description_stands_in_the_specification_too() -> None:
    assert drawing().spec["description"] == drawing().description

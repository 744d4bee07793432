from __future__ import annotations

from typing import TYPE_CHECKING, Any

import altair as alt

from chronos.chart.style import Hover, Style
from chronos.chart.timeline import timeline
from eventful import FOOTNOTES, MANY, chronology, drawn, event, rows

if TYPE_CHECKING:
    from chronos.chart.style import Drawing
    from chronos.model import Event


BY_KIND = (
    event("2013", kind="training", text="One."),
    event("2014", text="Two."),
    event("2015", kind="sale", text="Three."),
    event("2016", kind="training", text="Four."),
)


def told(*events: Event, **options: Any) -> Drawing:
    interactive = Style(interactive=True)
    return timeline(chronology(*events, footnotes=FOOTNOTES), title="T", subtitle="", style=interactive, **options)


def hovers(drawing: Drawing) -> list[tuple[int, int | None]]:
    return [(row["hover"], row.get("group")) for row in rows(drawing, has="hover")]


def test_a_reader_is_told_of_every_event_once_in_a_row() -> None:
    drawing = told(event("2018", agreement="derived"), event("2019", status="disputed"))
    assert drawing.hovers == (
        Hover("2018 (derived)", ("A treaty is signed.", "Source: Fonseca, “Police diplomacy” (2023), para. 9")),
        Hover("2019", ("A treaty is signed.", "disputed", "Source: Fonseca, “Police diplomacy” (2023), para. 9")),
    )
    assert hovers(drawing) == [(0, 1), (1, 0)]
    assert drawing.groups == ("disputed", "undisputed")


def test_kinds_are_what_a_reader_may_hide_where_there_are_kinds() -> None:
    drawing = told(*BY_KIND, names={"training": "Training", "sale": "Sale"})
    assert drawing.groups == ("Sale", "Training", "No kind given")
    assert hovers(drawing) == [(0, 1), (1, 2), (2, 0), (3, 1)]


def test_under_headings_these_are_what_a_reader_may_hide() -> None:
    drawing = told(event("2013", countries=("EC", "CO")), event("2014"), by="country", names={"CO": "Colombia"})
    assert drawing.groups == ("Colombia", "EC")
    assert hovers(drawing) == [(0, 0), (1, 1), (2, 1)]


def test_one_group_alone_is_nothing_to_hide() -> None:
    drawing = told(event("2018"))
    assert (drawing.groups, hovers(drawing)) == ((), [(0, None)])


def test_every_row_of_an_event_goes_with_its_group() -> None:
    inside = [row for row in rows(told(event("2013/"), event("2014/..", status="disputed")), has="y") if row["y"] > 0]
    assert sorted({row["group"] for row in inside}) == [0, 1]


def test_a_still_picture_carries_nothing_of_it() -> None:
    drawing = drawn(event("2018"), event("2019", status="disputed"))
    assert (drawing.hovers, drawing.groups) == ((), ())
    assert hovers(drawing) == []
    assert "params" not in drawing.spec


def test_an_interactive_timeline_is_valid_vega_lite() -> None:
    alt.TopLevelSpec.from_dict(dict(told(*MANY[:30], by="kind").spec), validate=True)

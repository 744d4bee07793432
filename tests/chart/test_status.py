from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from chronos.chart.theme import PRINT
from eventful import FAR, drawn, event, rows, texts

if TYPE_CHECKING:
    from chronos.model import Status


def look_of(chart: Any, name: str) -> dict[str, Any]:
    """Return the fill, the outline and its dash of the bars of one look."""
    view = next(layer for layer in chart["layer"] if layer["encoding"].get("x", {}).get("field") == "from")
    scales = {channel: view["encoding"][channel]["scale"] for channel in ("fill", "stroke", "strokeDash")}
    return {channel: scale["range"][scale["domain"].index(name)] for channel, scale in scales.items()}


@pytest.mark.parametrize("status", ["disputed", "prospective", "retracted"])
def test_status_is_said_in_words_beside_the_bar_and_in_the_key(status: Status) -> None:
    words = texts(drawn(event("2018", status=status)))
    assert f"2018, {status}" in words
    assert status in words


def test_a_disputed_span_has_a_dashed_outline() -> None:
    disputed = drawn(event("2018", status="disputed")).spec
    assert look_of(disputed, "disputed possible")["strokeDash"] == [3, 2]


def test_a_retracted_event_is_struck_through() -> None:
    retracted = event("2018", status="retracted")
    strikes = [
        row for row in rows(drawn(retracted), has="dash") if row["dash"] == [1, 0] and row["stroke"] == "#1a1a1a"
    ]
    assert strikes != []


def test_a_derived_date_is_hollow_and_dotted_and_said_to_be_derived() -> None:
    derived = event("2018", agreement="derived")
    assert [row["look"] for row in rows(drawn(derived), has="from")] == ["undisputed derived"]
    assert look_of(drawn(derived).spec, "undisputed derived") == {
        "fill": PRINT.paper,
        "stroke": PRINT.accent,
        "strokeDash": [1.5, 1.5],
    }
    assert "2018 (derived)" in texts(drawn(derived))
    assert "date derived from other claims" in texts(drawn(derived))
    assert "possible" not in texts(drawn(derived))


def test_a_derived_day_is_no_solid_symbol() -> None:
    days = rows(drawn(FAR, event("2018-05-01", agreement="derived")), has="day")
    assert [row["look"] for row in days] == ["undisputed day", "undisputed derived"]


def test_a_derived_date_keeps_the_colour_of_its_status() -> None:
    disputed = event("2018", agreement="derived", status="disputed")
    assert look_of(drawn(disputed).spec, "disputed derived")["stroke"] == PRINT.disputed
    assert "2018 (derived), disputed" in texts(drawn(disputed))

"""How the status of an event looks in a timeline: in colour, in the outline, and in words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.chart.key import Bar, Glyph, Item, Line, Shape
from chronos.chart.theme import (
    BLUE,
    GREEN,
    GREY,
    INK,
    LIGHT_BLUE,
    LIGHT_GREEN,
    LIGHT_GREY,
    LIGHT_VERMILLION,
    MIDDLE_BLUE,
    MIDDLE_GREEN,
    MIDDLE_GREY,
    MIDDLE_VERMILLION,
    PAPER,
    VERMILLION,
)
from chronos.chart.ticks import day_words
from chronos.model import STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.chart.placing import Placed
    from chronos.model import Status


def _status(look: str) -> Status:
    return next(status for status in STATUSES if look.startswith(f"{status} "))


TONES: dict[Status, str] = {
    "undisputed": BLUE,
    "disputed": VERMILLION,
    "prospective": GREEN,
    "retracted": GREY,
}
"""The colour of outlines, lines and arrows."""

# Spans of days by status and part: certain, possible, and possible but too narrow to have an outline.
FILLS = {
    "undisputed certain": BLUE,
    "undisputed possible": LIGHT_BLUE,
    "undisputed narrow": MIDDLE_BLUE,
    "disputed certain": VERMILLION,
    "disputed possible": LIGHT_VERMILLION,
    "disputed narrow": MIDDLE_VERMILLION,
    "prospective certain": LIGHT_GREEN,
    "prospective possible": PAPER,
    "prospective narrow": MIDDLE_GREEN,
    "retracted certain": LIGHT_GREY,
    "retracted possible": PAPER,
    "retracted narrow": MIDDLE_GREY,
}
OUTLINES = {look: fill if look.endswith("narrow") else TONES[_status(look)] for look, fill in FILLS.items()}
DASHES = {look: [3, 2] if look.startswith("disputed") and not look.endswith("narrow") else [1, 0] for look in FILLS}


def key_items(rows: Sequence[Placed], as_of: int | None) -> list[Item]:
    """Explain what these rows show, and nothing else."""
    parts = {part for row in rows for part, _, _ in row.bars}
    shapes = {arrow["shape"] for row in rows for arrow in row.arrows}
    statuses = {row.status for row in rows}
    until = f" on {day_words(as_of)}" if as_of is not None else ""
    ordinary = (
        (any(row.diamonds for row in rows), "exact day", (Shape(5, "diamond", BLUE, BLUE),)),
        ("certain" in parts, "certain", (Bar(0, 18, BLUE, BLUE),)),
        (bool(parts & {"possible", "narrow"}), "possible", (Bar(0, 18, LIGHT_BLUE, BLUE),)),
        (
            "triangle-right" in shapes,
            f"still open{until}",
            (Bar(0, 12, BLUE, BLUE), Shape(18, "triangle-right", BLUE, BLUE)),
        ),
        ("triangle-left" in shapes, "open start", (Bar(8, 20, BLUE, BLUE), Shape(3, "triangle-left", BLUE, BLUE))),
        (
            any(mark["text"] == "?" for row in rows for mark in row.dates),
            "unknown start or end",
            (Line(0, 12, BLUE, 1.3, (2, 2)), Glyph(18, "?")),
        ),
        ("disputed" in statuses, "disputed", (Bar(0, 18, LIGHT_VERMILLION, VERMILLION, (3, 2)),)),
        ("prospective" in statuses, "prospective", (Bar(0, 18, PAPER, GREEN),)),
        ("retracted" in statuses, "retracted", (Bar(0, 18, LIGHT_GREY, GREY), Line(-3, 21, INK, 1.3))),
    )
    return [Item(words, sample) for shown, words, sample in ordinary if shown]

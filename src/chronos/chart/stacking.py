"""The rows of a timeline from top to bottom, with the headings of its sections.

A picture longer than a screen repeats its axis between rows, so that a reader never scrolls to know the year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from chronos.chart.placing import Placed, place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.chart.labelling import Pitch
    from chronos.chart.placing import Window
    from chronos.chart.sections import Section
    from chronos.chart.style import Style

_TOP = 6.0  # pixels above the first row
_HEADING = 20.0  # height of a heading in print
_BEFORE = 8.0  # above a heading
_AFTER = 3.0  # below it
_AXIS = 16.0  # height of a repeated axis in print
_SCREENFUL = 640.0  # pixels after which the axis is repeated
_AT_HEADING = 400.0  # pixels after which it is repeated at the next heading
_FEW = 6  # rows that are not worth another axis


class Heading(NamedTuple):
    """A section's heading: its upper and its lower edge, its name, its rows."""

    top: float
    bottom: float
    name: str
    rows: int


class Stack(NamedTuple):
    """Rows, headings, the middles of repeated axes, and the height of all, in layout pixels."""

    rows: list[Placed]
    headings: list[Heading]
    axes: list[float]
    height: float


def stack(parts: Sequence[Section], window: Window, tight: Pitch, style: Style) -> Stack:
    """Place the rows of all sections."""
    rows: list[Placed] = []
    headings: list[Heading] = []
    axes: list[float] = []
    top, seen = _TOP, 0.0
    axis = style.theme.scaled(_AXIS)
    left = sum(len(part.rows) for part in parts)
    for part in parts:
        if part.name:
            top += _BEFORE if rows else 0
            headings.append(Heading(top, top + style.theme.scaled(_HEADING), part.name, len(part.rows)))
            top = headings[-1].bottom + _AFTER
        for number, shown in enumerate(part.rows):
            if left >= _FEW and top - seen > (_AT_HEADING if part.name and not number else _SCREENFUL):
                axes.append(top + axis / 2)
                top = seen = top + axis
            rows.append(place(shown, window, top, tight, style))
            top = rows[-1].bottom
            left -= 1
    return Stack(rows, headings, axes, round(top + 4, 1))

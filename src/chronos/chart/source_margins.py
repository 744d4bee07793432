"""What stands around the rows of a chart of sources: names, numbers at the side, periods above and below."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from chronos.chart.font import shortened, width, wrapped
from chronos.chart.marks import Layer, Row, at, layer, texts
from chronos.chart.periods import period_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.chart.source_grid import Grid
    from chronos.chart.source_lines import Line
    from chronos.chart.style import Style

BETWEEN = 14
"""Pixels between columns of numbers."""
FOOT = 14
"""Rows from which the periods stand below them too."""

_NONE = "\u2013"  # for no number
_NAMES = 210  # pixels of names, at most
_HEADING = 62  # pixels of a heading of the numbers at the side, at most


class Column(NamedTuple):
    """Numbers at the side: which, the lines of the heading, a text for each row, and the width in pixels."""

    name: str
    heading: list[str]
    texts: list[str]
    wide: float


def columns_of(shown: Sequence[Line], style: Style) -> list[Column]:
    """Return the columns of numbers at the side."""
    words, size = style.words, style.theme.axis_size
    parts = {"events": [source.events for source in shown], "single": [source.single for source in shown]}
    if any(source.undated for source in shown):
        parts["undated"] = [source.undated for source in shown]
    columns = []
    for name, values in parts.items():
        heading = wrapped(words.say(f"sources.side.{name}"), style.theme.scaled(_HEADING), size)
        written = [words.whole(value) if value or name == "events" else _NONE for value in values]
        columns.append(Column(name, heading, written, max(width(text, size) for text in (*heading, *written))))
    return columns if shown else []


def names_room(shown: Sequence[Line], style: Style) -> float:
    """Return the width that names take in pixels."""
    names = [width(source.name, style.theme.text_size) for source in shown]
    return min(style.theme.scaled(_NAMES), max(names, default=0))


def names_at(grid: Grid, style: Style) -> list[Layer]:
    """Write the names of the sources at their lines, shortened where they are long."""
    theme = style.theme
    names = [
        {"x": -8, "y": place.zero, "text": shortened(place.source.name, theme.scaled(_NAMES), theme.text_size)}
        for place in grid.places
    ]
    return [texts(names, align="right", color=theme.ink, fontSize=theme.text_size)] if names else []


def numbers_at(columns: Sequence[Column], grid: Grid, style: Style) -> list[Layer]:
    """Write the columns of numbers beside the rows."""
    theme = style.theme
    leading = theme.axis_size + 2
    x = grid.used if grid.span else grid.across
    headings: list[Row] = []
    numbers: list[Row] = []
    told: list[Row] = []
    ends = list(accumulate(place.source.told for place in grid.places))
    for name, heading, written, wide in columns:
        x += wide + BETWEEN
        for line, text in enumerate(reversed(heading)):
            headings.append({"x": round(x, 1), "y": round(-theme.scaled(11) - leading * line, 1), "text": text})
        for place, text, end in zip(grid.places, written, ends, strict=True):
            row = {"x": round(x, 1), "y": place.zero, "text": text}
            if style.interactive and name == "undated" and place.source.undated:
                told.append({**row, "hover": end - 1})
            else:
                numbers.append(row)
    return [
        texts(each, told=each is told, align="right", color=colour, fontSize=theme.axis_size)
        for each, colour in ((headings, theme.muted), (numbers, theme.ink), (told, theme.ink))
        if each
    ]


def periods_at(grid: Grid, style: Style) -> list[Layer]:
    """Write the periods above the rows, below them too where there are many; none over another, none cut."""
    if not grid.span:
        return []
    theme = style.theme
    last = grid.first + grid.span - 1
    found: list[tuple[float, float, str]] = []
    reach = -float(BETWEEN)
    for place, text in sorted(period_ticks(grid.first, last, grid.by, grid.per_period, style).items()):
        half = width(text, theme.axis_size) / 2
        middle = max(half - BETWEEN / 2, min(grid.x(place), grid.used + BETWEEN / 3 - half))
        if middle - half >= reach:
            found.append((grid.x(place), round(middle, 1), text))
            reach = middle + half + 6
    sides: list[tuple[float, float, float]] = [(-theme.scaled(11), -5, 0)]
    if len(grid.places) >= FOOT:
        sides.append((grid.height + theme.scaled(12), grid.height, grid.height + 5))
    labels = [{"x": middle, "y": y, "text": text} for y, _, _ in sides for _, middle, text in found]
    ticks = [{"x": x, "y": y, "y2": y2} for _, y, y2 in sides for x, _, _ in found]
    return [
        layer(ticks, {"type": "rule", "stroke": theme.axis}, x=at("x"), y=at("y"), y2={"field": "y2"}),
        texts(labels, align="center", color=theme.ink, fontSize=theme.axis_size),
    ]

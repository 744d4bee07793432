"""The key of a chart: small samples of its marks, each with what it means, in lines above the plot."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from chronos.chart.font import width
from chronos.chart.marks import Layer, Row, at, layer, texts
from chronos.chart.theme import PRINT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.chart.theme import Theme

SAMPLE = 22
"""Width of a sample in pixels."""
LINE = 20
"""Height of a line of the key in pixels, in the sizes of print."""
_BAR = 10
_GAP = 6
_BETWEEN = 20


class Bar(NamedTuple):
    """A bar over part of the sample, in pixels from its left."""

    start: float
    end: float
    fill: str
    stroke: str
    dash: tuple[float, float] = (1, 0)


class Line(NamedTuple):
    """A line over part of the sample."""

    start: float
    end: float
    stroke: str
    thickness: float
    dash: tuple[float, float] = (1, 0)


class Shape(NamedTuple):
    """A symbol, by its Vega-Lite name."""

    middle: float
    shape: str
    fill: str
    stroke: str


class Glyph(NamedTuple):
    """A character."""

    middle: float
    text: str


class Item(NamedTuple):
    """A sample and its meaning; the parts are drawn in the order bars, lines, shapes, characters."""

    words: str
    parts: tuple[Bar | Line | Shape | Glyph, ...]


def _places(items: Sequence[Item], left: float, room: float, theme: Theme) -> list[tuple[float, int]]:
    """Return (left edge, line) of each item: as many on a line as fit."""
    places = []
    x, line = left, 0
    for item in items:
        wide = _indent(item) + width(item.words, theme.text_size)
        if x > left and x + wide > left + room:
            x, line = left, line + 1
        places.append((x, line))
        x += wide + _BETWEEN
    return places


def _indent(item: Item) -> float:
    return SAMPLE + _GAP if item.parts else 0


def key_height(items: Sequence[Item], room: float, theme: Theme = PRINT) -> float:
    """Return the height in pixels that the key takes in a room so wide."""
    return _line(theme) * (_places(items, 0, room, theme)[-1][1] + 1) if items else 0


def _line(theme: Theme) -> float:
    """Return the height of a line of the key in pixels, as far from the next as in any size of text."""
    return round(LINE + theme.text_size - PRINT.text_size, 1)


def key(items: Sequence[Item], *, left: float, top: float, room: float, theme: Theme = PRINT) -> list[Layer]:
    """Draw the key with its top left corner here, in layout pixels."""
    bars: list[Row] = []
    lines: list[Row] = []
    shapes: list[Row] = []
    words: list[Row] = []
    for item, (x, line) in zip(items, _places(items, left, room, theme), strict=True):
        y = round(top + _line(theme) * (line + 0.5), 1)
        words.append({"x": round(x + _indent(item), 1), "y": y, "text": item.words})
        for part in item.parts:
            match part:
                case Bar(start, end, fill, stroke, dash):
                    box = {"x": x + start, "x2": x + end, "y": y}
                    bars.append(_rounded(box) | {"fill": fill, "stroke": stroke, "dash": list(dash)})
                case Line(start, end, stroke, thickness, dash):
                    ends = {"x": x + start, "x2": x + end, "y": y, "size": thickness}
                    lines.append(_rounded(ends) | {"stroke": stroke, "dash": list(dash)})
                case Shape(middle, shape, fill, stroke):
                    shapes.append(
                        _rounded({"x": x + middle, "y": y}) | {"shape": shape, "fill": fill, "stroke": stroke}
                    )
                case Glyph(middle, text):
                    words.append({"x": round(x + middle - width(text, theme.text_size) / 2, 1), "y": y, "text": text})
    return [*_drawn(bars, lines, shapes), texts(words, color=theme.ink, fontSize=theme.text_size)]


def _drawn(bars: list[Row], lines: list[Row], shapes: list[Row]) -> list[Layer]:
    """Return a layer for each sort of mark that is there."""
    fill, stroke, dash = _as_is("fill"), _as_is("stroke"), _as_is("dash")
    x, y, x2 = at("x"), at("y"), {"field": "x2"}
    drawn = []
    if bars:
        look = {"type": "bar", "orient": "horizontal", "size": _BAR, "strokeWidth": 1}
        drawn.append(layer(bars, look, x=x, x2=x2, y=y, fill=fill, stroke=stroke, strokeDash=dash))
    if lines:
        size = _as_is("size", "quantitative")
        drawn.append(layer(lines, {"type": "rule"}, x=x, x2=x2, y=y, stroke=stroke, strokeWidth=size, strokeDash=dash))
    if shapes:
        look = {"type": "point", "size": 42, "strokeWidth": 1, "opacity": 1}
        drawn.append(layer(shapes, look, x=x, y=y, shape=_as_is("shape"), fill=fill, stroke=stroke))
    return drawn


def _as_is(field: str, sort: str = "nominal") -> dict[str, object]:
    """Take the look from the data, without a scale."""
    return {"field": field, "type": sort, "scale": None, "legend": None}


def _rounded(numbers: dict[str, float]) -> dict[str, object]:
    return {name: round(number, 1) for name, number in numbers.items()}

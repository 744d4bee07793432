"""The ground under periods that must not be compared with others: without a source, partial, to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from chronos.chart.font import width
from chronos.chart.key import Bar, Item, Line
from chronos.chart.marks import Layer, Row, at, layer, texts
from chronos.edtf.periods import number_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from chronos.chart.style import Style
    from chronos.chart.theme import Theme
    from chronos.model import Counts, Mark

_STRIPE = 1.5  # pixels of a stripe
_BETWEEN = 4  # pixels from one stripe to the next
_ROOM = 8  # pixels around the words on a ground


class Box(NamedTuple):
    """A ground in layout pixels; from ``taken`` to its bottom marks of data may stand (``None``: nowhere)."""

    mark: Mark
    left: float
    right: float
    top: float
    bottom: float
    taken: float | None = None


class Run(NamedTuple):
    """Neighbouring periods of one mark, by the numbers of the first and the last."""

    mark: Mark
    first: int
    last: int


def marked(counts: Counts) -> list[Run]:
    """Return the runs of marked periods, in order."""
    runs: list[Run] = []
    for row in counts.rows:
        if not row.mark:
            continue
        number = number_of(row.period, counts.by)
        if runs and runs[-1].mark == row.mark and runs[-1].last == number - 1:
            runs[-1] = runs[-1]._replace(last=number)
        else:
            runs.append(Run(row.mark, number, number))
    return runs


def highest(counts: Counts, run: Run) -> int:
    """Return how many events may lie in any one period of a run."""
    return max(row.possible for row in counts.rows if run.first <= number_of(row.period, counts.by) <= run.last)


def grounds(boxes: Sequence[Box], style: Style) -> list[Layer]:
    """Draw grounds: no source grey, with the words where they fit; partial striped; to come pale."""
    theme = style.theme
    flat = [
        {"x": box.left, "x2": box.right, "y": box.top, "y2": box.bottom, "fill": _fill(box.mark, theme)}
        for box in boxes
        if box.mark != "partial"
    ]
    striped: dict[tuple[float, float], list[Row]] = {}
    for box in boxes:
        if box.mark == "partial":
            row = {"x": round((box.left + box.right) / 2, 1), "y": round((box.top + box.bottom) / 2, 1)}
            striped.setdefault((round(box.right - box.left, 1), round(box.bottom - box.top, 1)), []).append(row)
    named = [
        {
            "x": round((box.left + box.right) / 2, 1),
            "y": round(min(box.top + theme.axis_size, (box.top + box.bottom) / 2), 1),
            "text": style.words.say("ground.no source"),
        }
        for box in boxes
        if box.mark == "no source" and _has_room(box, style)
    ]
    layers = []
    if flat:
        fill = {"field": "fill", "type": "nominal", "scale": None, "legend": None}
        x2, y2 = {"field": "x2"}, {"field": "y2"}
        layers.append(layer(flat, {"type": "rect"}, x=at("x"), x2=x2, y=at("y"), y2=y2, fill=fill))
    for (wide, high), rows in striped.items():
        # All stripes of a box are one symbol; a symbol of the size 4 has its path in pixels.
        look = {"type": "point", "shape": _stripes(wide, high), "size": 4, "opacity": 1, "filled": False}
        stroke = {"stroke": theme.light_quiet, "strokeWidth": _STRIPE}
        layers.append(layer(rows, {**look, **stroke}, x=at("x"), y=at("y")))
    if named:
        layers.append(texts(named, align="center", color=theme.muted, fontSize=theme.axis_size))
    return layers


def ground_items(marks: Collection[Mark], style: Style) -> list[Item]:
    """Return what a key says of the marks that are there."""
    theme = style.theme
    stripes = Line(0, 18, theme.light_quiet, 10, (_STRIPE, _BETWEEN - _STRIPE))
    samples: tuple[tuple[Mark, Bar | Line], ...] = (
        ("partial", stripes),
        ("no source", Bar(0, 18, _fill("no source", theme), _fill("no source", theme))),
        ("to come", Bar(0, 18, _fill("to come", theme), theme.grid)),
    )
    return [Item(style.words.say(f"ground.{mark}.key"), (sample,)) for mark, sample in samples if mark in marks]


def _has_room(box: Box, style: Style) -> bool:
    """Whether the words fit into the box, above whatever stands in it."""
    size = style.theme.axis_size
    wide = width(style.words.say("ground.no source"), size) + _ROOM
    return box.right - box.left >= wide and (box.taken is None or box.taken - box.top >= 2 * size)


def _fill(mark: Mark, theme: Theme) -> str:
    return theme.nothing if mark == "to come" else theme.grid


def _stripes(wide: float, high: float) -> str:
    """Return upright lines in a box around the origin, as a path (SVG 2, 9.3)."""
    count = max(1, int((wide - _STRIPE) // _BETWEEN) + 1)
    first = -_BETWEEN * (count - 1) / 2
    return "".join(f"M{first + _BETWEEN * number:g},{-high / 2:g}v{high:g}" for number in range(count))

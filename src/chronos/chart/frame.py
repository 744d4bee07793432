"""The frame of every chart: title, subtitle, notes, margins and the words for who cannot see it.

A chart has a fixed width, and its height follows from what stands in it. Nothing is left to automatic sizing, so
that a text can be measured against the room it has before anything is drawn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import altair as alt
from altair.utils.schemapi import debug_mode
from msgspec import Struct

from chronos.chart.font import wrapped
from chronos.chart.marks import Layer, Row, at, layer, texts
from chronos.chart.theme import (
    LEADING,
    MARGIN,
    MUTED,
    SUBTITLE_SIZE,
    TEXT_SIZE,
    TITLE_SIZE,
    config,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# What XML 1.0 (2.2) does not allow in a document, and the line breaks of its extended set.
_UNPRINTABLE = re.compile("[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Drawing(Struct, frozen=True, kw_only=True):
    """A chart before it is drawn: its Vega-Lite specification and its words.

    ``description`` is the alternative text, which also stands in ``spec``.
    """

    name: str
    title: str
    description: str
    spec: Mapping[str, Any]


class Plot(NamedTuple):
    """What is drawn, in which room.

    ``width`` and ``height`` are of the plot itself in pixels; ``left``, ``right``, ``above`` and ``below`` is what
    axes and keys take around it. ``rows`` are those of the layers that have none of their own, ``notes`` the lines
    at the foot.
    """

    layers: Sequence[Layer]
    width: float
    height: float
    left: float
    right: float
    above: float
    below: float
    rows: Sequence[Row] = ()
    notes: Sequence[str] = ()


def plain(text: str) -> str:
    """Return the text in one line, with � for every character that a picture's file cannot hold."""
    return _UNPRINTABLE.sub("\ufffd", " ".join(text.split()))


def framed(
    name: str, plot: Callable[[], Plot], *, title: str, subtitle: str | Sequence[str], description: str
) -> Drawing:
    """Put a plot into the frame.

    ``plot`` makes its layers while altair's own checks rest: they would take longer than drawing does, and the
    tests check every specification against the schema.
    """
    below = [subtitle] if isinstance(subtitle, str) else subtitle
    with debug_mode(False):
        spec = _spec(plot(), plain(title), list(map(plain, below)), plain(description))
    return Drawing(name=name, title=plain(title), description=plain(description), spec=spec)


def _spec(plot: Plot, title: str, subtitle: list[str], description: str) -> dict[str, Any]:
    room = plot.left + plot.width + plot.right - 2 * MARGIN
    title_lines = wrapped(title, room, TITLE_SIZE, bold=True)
    subtitle_lines = [line for text in subtitle for line in wrapped(text, room, SUBTITLE_SIZE)]
    note_lines = [line for note in plot.notes for line in wrapped(plain(note), room, TEXT_SIZE)]
    head = len(title_lines) * round(TITLE_SIZE * LEADING) + len(subtitle_lines) * round(SUBTITLE_SIZE * LEADING)
    leading = round(TEXT_SIZE * LEADING)
    foot = plot.height + plot.below
    notes = [
        {"x": MARGIN - plot.left, "y": foot + leading * (place + 0.5), "text": line}
        for place, line in enumerate(note_lines)
    ]
    layers = [_ceiling(-plot.above), *plot.layers, *([texts(notes, color=MUTED)] if notes else [])]
    spec = alt.TopLevelLayerSpec(
        layer=[part.view for part in layers],
        width=plot.width,
        height=plot.height,
        autosize=alt.AutoSizeParams(type="none"),
        padding={
            "left": plot.left,
            "right": plot.right,
            "top": plot.above + head + MARGIN + 4,
            "bottom": plot.below + len(notes) * leading + MARGIN / 2,
        },
        title=alt.TitleParams(text=title_lines, subtitle=subtitle_lines, dx=MARGIN - plot.left, offset=0),
        description=description,
        config=config(),
    )
    written = {"$schema": alt.SCHEMA_URL, **spec.to_dict(validate=False)}
    if plot.rows:
        written["data"] = {"values": [dict(row) for row in plot.rows]}
    for part, view in zip(layers, written["layer"], strict=True):
        if part.rows is not None:
            view["data"] = {"values": [dict(row) for row in part.rows]}
    return written


def _ceiling(top: float) -> Layer:
    """Hold the place below the title with a mark nobody sees: Vega stacks a title on the highest mark."""
    look = {"type": "rule", "strokeOpacity": 0}
    return layer([{"x": 0, "x2": 1, "y": top}], look, x=at("x"), x2={"field": "x2"}, y=at("y"))

"""The frame of every chart: title, subtitle, notes, margins and the words for who cannot see it.

A chart has a fixed width, and its height follows from what stands in it. Nothing is left to automatic sizing, so
that a text can be measured against the room it has before anything is drawn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

import altair as alt
from altair.utils.schemapi import debug_mode

from chronos.chart.font import one_line, wrapped
from chronos.chart.marks import HIDDEN, TOLD, Layer, Row, at, layer, texts
from chronos.chart.style import Drawing, Style
from chronos.chart.theme import LEADING, Theme, config

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chronos.chart.style import Hover, Table

# What XML 1.0 (2.2) does not allow in a document, and the line breaks of its extended set.
_UNPRINTABLE = re.compile("[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# What the font does not have and a reader would not miss: no-break spaces (those of French before ; and !) and hyphens.
_NEAREST = str.maketrans({"\u2007": "\u00a0", "\u202f": "\u00a0", "\u2060": "", "\u2010": "-", "\u2011": "-"})


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
    return _UNPRINTABLE.sub("\ufffd", one_line(text.translate(_NEAREST)))


def framed(
    name: str,
    plot: Callable[[], Plot],
    *,
    title: str,
    subtitle: str | Sequence[str],
    description: str,
    credit: str = "",
    style: Style = Style(),  # noqa: B008 - it is frozen
    table: Table | None = None,
    hovers: Sequence[Hover] = (),
    groups: Sequence[str] = (),
) -> Drawing:
    """Put a plot into the frame.

    ``plot`` makes its layers while altair's own checks rest: they would take longer than drawing does, and the
    tests check every specification against the schema. ``credit`` is the last line at the foot.
    """
    head = _Head(plain(title), [plain(subtitle)] if isinstance(subtitle, str) else list(map(plain, subtitle)))
    with debug_mode(False):
        spec = _spec(plot(), head, plain(credit), plain(description), style.theme)
    if style.interactive:
        spec["params"] = answering(hovers)
    return Drawing(
        name=name,
        title=plain(title),
        description=plain(description),
        spec=spec,
        table=table,
        hovers=tuple(hovers),
        groups=tuple(groups),
        language=style.words.language,
    )


class _Head(NamedTuple):
    """What stands above a chart."""

    title: str
    subtitle: list[str]


def answering(hovers: Sequence[Hover]) -> list[dict[str, Any]]:
    """Return the parameters of an interactive chart: what told marks are told of, and which groups are hidden."""
    told = ["\n".join(map(plain, (hover.heading, *hover.lines))) for hover in hovers]
    return [{"name": TOLD, "value": told}, {"name": HIDDEN, "value": []}]


def _spec(plot: Plot, head: _Head, credit: str, description: str, theme: Theme) -> dict[str, Any]:
    room = plot.left + plot.width + plot.right - 2 * theme.margin
    above = [plain(theme.title), head.title]
    title_lines = [line for text in above for line in wrapped(text, room, theme.title_size, bold=True)]
    subtitle_lines = [line for text in head.subtitle for line in wrapped(text, room, theme.subtitle_size)]
    below = [*map(plain, plot.notes), credit]
    note_lines = [line for text in below for line in wrapped(text, room, theme.text_size)]
    title_height = len(title_lines) * round(theme.title_size * LEADING)
    subtitle_height = len(subtitle_lines) * round(theme.subtitle_size * LEADING)
    leading = round(theme.text_size * LEADING)
    foot = plot.height + plot.below
    notes = [
        {"x": theme.margin - plot.left, "y": foot + leading * (place + 0.5), "text": line}
        for place, line in enumerate(note_lines)
    ]
    top = plot.above + title_height + subtitle_height + theme.margin + 4
    bottom = plot.below + len(notes) * leading + theme.margin / 2
    layers = [_ceiling(-plot.above), *plot.layers, *([texts(notes, color=theme.muted)] if notes else [])]
    spec = alt.TopLevelLayerSpec(
        layer=[part.view for part in layers],
        width=plot.width,
        height=plot.height,
        autosize=alt.AutoSizeParams(type="none"),
        padding={
            "left": plot.left,
            "right": plot.right,
            "top": top,
            "bottom": bottom + -(top + plot.height + bottom) % 1,  # the picture has whole pixels
        },
        title=alt.TitleParams(
            text=title_lines,
            # Vega keeps room for a subtitle without lines.
            subtitle=subtitle_lines or alt.Undefined,
            dx=theme.margin - plot.left,
            offset=0,
        ),
        description=description,
        config=config(theme),
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

"""A timeline: every dated event in a row of its own, as the span of days that its date means.

Nothing imprecise is ever a point: a year is a bar over its year. Light is possible, solid is certain; what goes on
beyond the picture ends in an arrow, and an end that nobody states in a question mark. Status shows in colour, in the
outline and in words. Undated events have no place on an axis and are counted in the subtitle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.chart.extent import Extent, extent
from chronos.chart.frame import Drawing, Plot, framed
from chronos.chart.key import key, key_height
from chronos.chart.marks import Layer, at, axis, by, kind, layer, texts
from chronos.chart.placing import ACROSS, Pitch, Placed, Window, pitch, place, window_around
from chronos.chart.status import DASHES, FILLS, OUTLINES, key_items
from chronos.chart.theme import (
    AXIS_SIZE,
    GRID,
    INK,
    MARGIN,
    MUTED,
    TEXT_SIZE,
)
from chronos.chart.ticks import day_ticks
from chronos.chart.wording import amount, brief, date_words, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.model import Chronology, Event

NAME = "timeline"

_BOTTOM_AXIS = 14  # rows from which the axis is repeated at the foot
_EMPTY = 60  # height in pixels of a plot without rows


def timeline(chronology: Chronology, *, title: str, subtitle: str) -> Drawing:
    """Draw the dated events of a chronology, in its order."""
    events = [entry.event for entry in chronology.entries]
    extents = [(event, extent(event)) for event in events]
    drawn = [(event, reach) for event, reach in extents if _has_place(reach)]
    undated = sum(event.date is None for event in events)
    unplaced = len(events) - len(drawn) - undated
    missing = []
    if not pitch(len(drawn)).named:
        missing.append(f"{len(drawn):,} events are too many to name here")
    if undated:
        missing.append(f"{amount(undated, 'undated event')} not drawn")
    if unplaced:
        missing.append(f"{amount(unplaced, 'event')} without a day that an axis can show not drawn")
    return framed(
        NAME,
        lambda: _plot(drawn, chronology.as_of),
        title=title,
        subtitle=[subtitle, "; ".join(missing).capitalize()],
        description=_description(title, [event for event, _ in drawn], missing),
    )


def _has_place(reach: Extent) -> bool:
    """Whether an axis can show it: some day bounds it, and each as a number that JSON keeps (RFC 8259, 6)."""
    return bool(reach.bounds) and all(abs(day) < 2**53 for day in reach.bounds)


def _plot(drawn: Sequence[tuple[Event, Extent]], as_of: int | None) -> Plot:
    if not drawn:
        words = {"x": 0, "y": _EMPTY / 2, "text": "no dated events"}
        return Plot([texts([words], color=MUTED)], ACROSS, _EMPTY, MARGIN, MARGIN, 8, 8)
    window = window_around([reach for _, reach in drawn], as_of)
    tight = pitch(len(drawn))
    rows: list[Placed] = []
    top = 6.0
    for event, reach in drawn:
        rows.append(place(event, reach, window, top, tight))
        top = rows[-1].bottom
    items = key_items(rows, as_of)
    above = key_height(items, ACROSS) + 30
    ticks = day_ticks(window.first, window.last, ACROSS)
    height = round(top + 4, 1)
    layers = [
        _grid(ticks, window, height),
        *_spans(rows, window, ticks, tight),
        *_ends(rows),
        *_labels(rows),
        *key(items, left=0, top=-above + 4, room=ACROSS),
    ]
    below = 10.0
    if len(rows) >= _BOTTOM_AXIS:
        foot = [{"x": round(window.x(day) + 3, 1), "y": height + 9, "text": words} for day, words in ticks.items()]
        layers.append(texts(foot, fontSize=AXIS_SIZE))
        below = 24.0
    return Plot(layers, ACROSS, height, MARGIN, MARGIN, above + 4, below)


def _grid(ticks: dict[int, str], window: Window, height: float) -> Layer:
    rows = [{"x": window.x(day), "y": -4, "y2": height} for day in ticks]
    return layer(rows, {"type": "rule", "stroke": GRID}, x=at("x"), y=at("y"), y2={"field": "y2"})


def _spans(rows: Sequence[Placed], window: Window, ticks: dict[int, str], tight: Pitch) -> list[Layer]:
    """Draw bars over days, and diamonds on exact days where a day is too narrow for a bar."""
    look = {"domain": False, "grid": False, "labelAlign": "left", "labelOffset": 3, "labelPadding": 6, "ticks": False}
    ends = {
        "domain": [window.first, window.last + 1],
        "range": [window.left, window.right],
        "nice": False,
        "zero": False,
    }
    marks = axis(ticks, orient="top", title=None, **look)
    bars = [
        {"from": first, "to": last + 1, "y": row.middle, "look": f"{row.status} {part}"}
        for row in rows
        for part, first, last in row.bars
    ]
    days = [{"day": day, "y": row.middle, "look": f"{row.status} certain"} for row in rows for day in row.diamonds]
    fill, stroke, dash = kind("look", FILLS), kind("look", OUTLINES), kind("look", DASHES)
    bar = {"type": "bar", "orient": "horizontal", "size": tight.bar, "strokeWidth": 1}
    diamond = {
        "type": "point",
        "shape": "diamond",
        "size": 52 if tight.named else round(tight.row**2 * 1.2, 1),
        "strokeWidth": 1,
        "opacity": 1,
    }
    diamond["xOffset"] = round(window.per_day / 2, 2)
    across = {"scale": ends, "axis": marks}
    return [
        layer(
            bars, bar, x=by("from", **across), x2={"field": "to"}, y=at("y"), fill=fill, stroke=stroke, strokeDash=dash
        ),
        layer(days, diamond, x=by("day", **across), y=at("y"), fill=fill, stroke=stroke),
    ]


def _ends(rows: Sequence[Placed]) -> list[Layer]:
    """Draw what is no span of days: arrows of open ends, dashes of unknown ones, lines that join or strike out."""
    lines = [line for row in rows for line in row.lines]
    arrows = [arrow for row in rows for arrow in row.arrows]
    as_is = {"type": "nominal", "scale": None, "legend": None}
    drawn = []
    if lines:
        look = {"type": "rule", "strokeWidth": 1.3}
        stroke, dash = {"field": "stroke", **as_is}, {"field": "dash", **as_is}
        drawn.append(layer(lines, look, x=at("x"), x2={"field": "x2"}, y=at("y"), stroke=stroke, strokeDash=dash))
    if arrows:
        look = {"type": "point", "size": 70, "opacity": 1, "strokeWidth": 1}
        shape, fill, stroke = ({"field": name, **as_is} for name in ("shape", "fill", "stroke"))
        drawn.append(layer(arrows, look, x=at("x"), y=at("y"), shape=shape, fill=fill, stroke=stroke))
    return drawn


def _labels(rows: Sequence[Placed]) -> list[Layer]:
    dates = [words for row in rows for words in row.dates]
    words = [words for row in rows for words in row.words]
    return [
        texts(dates, fontWeight="bold", fontSize=TEXT_SIZE, color=INK),
        texts(words, fontSize=TEXT_SIZE, color=INK),
    ]


def _description(title: str, events: Sequence[Event], missing: Sequence[str]) -> str:
    """Say in words what the chart shows: how many, from when to when, of which status, what is missing."""
    if not events:
        return f"{'; '.join([f'{title}: no dated events', *missing])}."
    by_status = {
        status: sum(event.status == status for event in events) for status in ("disputed", "prospective", "retracted")
    }
    statuses = [f"{count} {status}" for status, count in by_status.items() if count]
    first, last = (f"{date_words(event.date)}, {brief(event.text)}" for event in (events[0], events[-1]) if event.date)
    parts = [
        f"{title}: {amount(len(events), 'event')}{f', of which {listed(statuses)}' if statuses else ''}",
        f"the first is {first}",
        *([f"the last is {last}"] if len(events) > 1 else []),
        *missing,
    ]
    return f"{'; '.join(parts)}."

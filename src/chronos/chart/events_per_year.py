"""Events per year: what is certain, what is expected, what is possible.

Solid bars count the events that must lie in a year, lighter bars above them those that may; a tick marks the
expected number (aoristic weights: Ratcliffe 2000) where the two differ. Undated events stand in a bar of their own
at the side, on the same scale: they happened, in no year that anyone states.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from chronos.chart.frame import Drawing, Plot, framed
from chronos.chart.key import Bar, Item, Line, key, key_height
from chronos.chart.marks import Layer, at, axis, by, layer, linear, texts
from chronos.chart.theme import (
    AXIS,
    AXIS_SIZE,
    BLUE,
    GREY,
    GRID,
    INK,
    LIGHT_BLUE,
    LIGHT_GREY,
    MARGIN,
    MUTED,
    PAPER,
    WIDTH,
)
from chronos.chart.ticks import count_ticks, period_words, year_ticks, year_words
from chronos.chart.wording import amount, listed, number, peaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.model import Counts

NAME = "events-per-year"

_HEIGHT = 240
_LEFT = 46
_ACROSS = WIDTH - _LEFT - MARGIN
_SIDE = 46  # width of the bar of undated events
_APART = 40  # between the last year and that bar
_WIDEST = 56  # a year, so that a chart of two years does not look like a wall
_SHARE = 0.84  # of a year's width that its bar takes
_OUTGROWN = 2.5  # an undated bar this much higher than any year's is cut

_CERTAIN = Item("certainly in that year", (Bar(0, 18, BLUE, BLUE),))
_POSSIBLE = Item("possibly in that year", (Bar(0, 18, LIGHT_BLUE, BLUE),))
_EXPECTED = Item("expected, each uncertain date spread over its possible days", (Line(0, 18, INK, 2.5),))


def events_per_year(counts: Counts, *, title: str, subtitle: str) -> Drawing:
    """Draw the counts of years.

    Raises:
        ValueError: The counts are of another period than the year.
    """
    if counts.by != "year":
        raise ValueError(f"counts by {counts.by} are not counts by year")
    return framed(NAME, lambda: _plot(counts), title=title, subtitle=subtitle, description=_description(title, counts))


def _plot(counts: Counts) -> Plot:
    years = [int(row.period) for row in counts.rows]
    side = _APART + _SIDE if counts.undated else 0
    span = years[-1] - years[0] + 1 if years else 0
    per_year = min(_WIDEST, (_ACROSS - side) / max(1, span))
    used = round(per_year * span, 1) if years else 2 * _SIDE
    highest = max((row.possible for row in counts.rows), default=0)
    cut = 0 < highest * _OUTGROWN < counts.undated
    levels = count_ticks(highest * 1.15 if cut else max(highest, counts.undated))
    room = WIDTH - 2 * MARGIN
    items = _key(counts)
    above = key_height(items, room) + 26
    layers = [_grid(levels, used + side), *_years(years, per_year, levels)]
    if not years:
        layers.append(texts([{"x": 8, "y": _HEIGHT - 14, "text": "no dated events"}], color=MUTED))
    if counts.undated:
        layers += _undated(counts.undated, used + _APART, levels, cut=cut)
    layers.append(texts([{"x": MARGIN - _LEFT, "y": -18, "text": "events"}], color=MUTED, fontSize=AXIS_SIZE))
    layers += key(items, left=MARGIN - _LEFT, top=-above, room=room)
    rows = [
        {
            "year": int(row.period),
            "certain": row.certain,
            "expected": round(float(row.expected), 6),
            "possible": row.possible,
        }
        for row in counts.rows
        if row.possible
    ]
    return Plot(layers, _ACROSS, _HEIGHT, _LEFT, MARGIN, above + 10, 46, rows, _notes(counts, cut=cut))


def _key(counts: Counts) -> list[Item]:
    """Return what the chart has to explain: nothing that it does not show."""
    items = [_CERTAIN] if any(row.certain for row in counts.rows) else []
    return items + ([_POSSIBLE, _EXPECTED] if any(row.possible > row.certain for row in counts.rows) else [])


def _grid(levels: Sequence[int], width: float) -> Layer:
    rows = [{"y": round(_HEIGHT * (1 - level / levels[-1]), 1), "x": 0, "x2": width} for level in levels]
    return layer(rows, {"type": "rule", "stroke": GRID}, x=at("x"), x2={"field": "x2"}, y=at("y"))


def _up(levels: Sequence[int]) -> dict[str, object]:
    """Return the scale and axis of numbers of events."""
    look = {"title": None, "domain": False, "ticks": False, "grid": False, "labelPadding": 8}
    return {"scale": linear(0, levels[-1]), "axis": axis({level: str(level) for level in levels}, **look)}


def _years(years: Sequence[int], per_year: float, levels: Sequence[int]) -> list[Layer]:
    """Draw the axes and, where there are years, their bars and ticks."""
    first, last = (years[0], years[-1]) if years else (0, 0)
    ends = linear(first - 0.5, round(first - 0.5 + _ACROSS / per_year, 3))
    ticks = year_ticks(first, last, per_year) if years else {}
    label = {"title": "year" if years else None, "titleAnchor": "start", "titlePadding": 6}
    across = by("year", scale=ends, axis=axis(ticks, domain=False, grid=False, **label))
    up = _up(levels)
    wide = round(max(_SHARE * per_year, 1), 2)
    bar = {"type": "bar", "orient": "vertical", "size": wide}
    light = {**bar, "fill": LIGHT_BLUE, "stroke": BLUE, "strokeWidth": round(min(1.0, per_year / 8), 2)}
    tick = {"type": "tick", "orient": "horizontal", "size": wide, "thickness": 2.5, "fill": INK, "opacity": 1}
    unsure = "datum.possible > datum.certain"
    return [
        layer(None, light, unsure, x=across, y=by("possible", **up), y2={"field": "certain"}),
        layer(None, {**bar, "fill": BLUE}, x=across, y=by("certain", **up), y2={"datum": 0}),
        layer(None, tick, unsure, x=across, y=by("expected", **up)),
        layer(
            [{"x": 0, "x2": round(per_year * (last - first + 1), 1) if years else 0}],
            {"type": "rule", "stroke": AXIS},
            x=at("x"),
            x2={"field": "x2"},
            y={"value": _HEIGHT},
        ),
    ]


def _undated(undated: int, left: float, levels: Sequence[int], *, cut: bool) -> list[Layer]:
    """Draw the bar at the side; where it outgrows the scale, cut and crossed by a white gap."""
    left, right = round(left, 1), round(left + _SIDE, 1)
    shown = levels[-1] if cut else undated
    height = _HEIGHT * shown / levels[-1]
    row = {"x": left, "x2": right, "shown": shown, "undated": undated}
    bar = layer(
        [row],
        {"type": "rect", "fill": LIGHT_GREY, "stroke": GREY, "strokeDash": [3, 2]},
        x=at("x"),
        x2={"field": "x2"},
        y=by("shown", **_up(levels)),
        y2={"datum": 0},
    )
    words = [
        {"x": left + _SIDE / 2, "y": round(_HEIGHT - height - 9, 1), "text": str(undated)},
        {"x": left + _SIDE / 2, "y": _HEIGHT + 13.5, "text": "undated"},
    ]
    labels = texts(words, align="center", fontSize=AXIS_SIZE)
    if not cut:
        return [bar, labels]
    gap = {"x": left - 4, "x2": right + 4, "y": _HEIGHT * 0.2 + 5, "y2": _HEIGHT * 0.2 - 5}
    look = {"type": "rule", "stroke": PAPER, "strokeWidth": 5}
    return [bar, layer([gap], look, x=at("x"), x2={"field": "x2"}, y=at("y"), y2={"field": "y2"}), labels]


def _notes(counts: Counts, *, cut: bool) -> list[str]:
    """Say what the bars do not show."""
    left_out = [
        amount(count, one, many)
        for count, one, many in (
            (counts.prospective, "prospective event", "prospective events"),
            (counts.retracted, "retracted event", "retracted events"),
        )
        if count
    ]
    notes = [f"Not counted: {listed(left_out)}."] if left_out else []
    if cut:
        notes.append(f"The bar of undated events is cut short: there are {counts.undated}.")
    if counts.clipped:
        notes.append(f"Possible in all years, since their start is not known: {amount(counts.clipped, 'event')}.")
    if counts.outside:
        notes.append(f"Too far off for a year of its own: {amount(counts.outside, 'event')}.")
    if counts.beyond:
        notes.append(f"Counted at each of its dates, so more than once: {amount(counts.beyond, 'more occurrence')}.")
    return notes


def _description(title: str, counts: Counts) -> str:
    """Say in words what the chart shows: the total, the highest years, the undated."""
    years = [int(row.period) for row in counts.rows]
    if not years:
        return f"Bar chart, {title}: no dated events, {counts.undated} undated."
    expected = sum((row.expected for row in counts.rows), Fraction(0))
    highest = [
        f"{year_words(int(row.period))} "
        f"({row.certain} certain, {number(row.expected)} expected, {row.possible} possible)"
        for row in peaks(counts.rows)
    ]
    return (
        f"Bar chart, {title}: {amount(counts.events, 'event')}, of which {number(expected)} expected in "
        f"{period_words(years[0], years[-1])} and {counts.undated} undated. Highest: {listed(highest)}."
    )

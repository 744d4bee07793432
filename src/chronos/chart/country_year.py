"""Countries by years: how many events are expected in each, and how many are certain.

The colour of a cell is the expected number in classes, the number in it, unless 0, counts the events that must lie in
that country and year. Rows keep the order they are given in, and undated events stand in a column of their own.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from chronos.chart.font import shortened, width
from chronos.chart.frame import Drawing, Plot, framed, plain
from chronos.chart.key import Bar, Item, key, key_height
from chronos.chart.marks import Layer, Row, at, axis, by, kind, layer, linear, texts
from chronos.chart.theme import (
    AXIS_SIZE,
    INK,
    MARGIN,
    MUTED,
    NOTHING,
    ON_SEQUENCE,
    SEQUENCE,
    TEXT_SIZE,
    WIDTH,
)
from chronos.chart.ticks import period_words, steps, year_ticks, year_words
from chronos.chart.wording import amount, listed, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chronos.model import Counts

NAME = "country-year"

_PARTS = (0.1, 0.5)  # of an event: a cell that hardly may have one must not look like one that has
_ROW = 20
_SIDE = 62  # the column of undated events
_NAMES = 190  # at most, for names
_WIDEST = 1280  # a chart of so many years that numbers in its cells need the room
_NUMBERED = 16  # pixels of a year from which its cells carry numbers
_BROADEST = 40  # pixels of a year
_BOTTOM_AXIS = 16  # rows from which the years stand below them too


class _Scale(NamedTuple):
    """Classes of expected numbers: those up to each of ``bounds`` have its colour and ink."""

    bounds: tuple[float, ...]
    colours: tuple[str, ...]
    inks: tuple[str, ...]

    def place(self, expected: float) -> int:
        return next(place for place, bound in enumerate(self.bounds) if expected <= bound)

    def words(self, place: int) -> str:
        return f"{self.bounds[place - 1]} to {self.bounds[place]}" if place else f"up to {self.bounds[0]}"


def country_year(rows: Mapping[str, Counts], *, title: str, subtitle: str) -> Drawing:
    """Draw counts of years for each country by its name, in the order given.

    Raises:
        ValueError: Counts of another period than the year.
    """
    for counts in rows.values():
        if counts.by != "year":
            raise ValueError(f"counts by {counts.by} are not counts by year")
    named = {plain(name): counts for name, counts in rows.items()}
    return framed(NAME, lambda: _plot(named), title=title, subtitle=subtitle, description=_description(title, named))


def _classes(most: float) -> _Scale:
    """Return at most as many classes as there are colours, the highest with room for ``most``."""
    bounds: list[float] = []
    for bound in chain(_PARTS, steps()):
        bounds.append(bound)
        if bound >= most:
            break
    bounds = bounds[-len(SEQUENCE) :]
    apart = (len(SEQUENCE) - 1) / max(1, len(bounds) - 1)
    chosen = [round(place * apart) for place in range(len(bounds))]
    return _Scale(
        tuple(bounds), tuple(SEQUENCE[place] for place in chosen), tuple(ON_SEQUENCE[place] for place in chosen)
    )


def _plot(rows: Mapping[str, Counts]) -> Plot:
    years = [int(row.period) for counts in rows.values() for row in counts.rows]
    first, last = min(years, default=0), max(years, default=-1)
    span = last - first + 1
    left = MARGIN + 8 + min(_NAMES, max((width(name, TEXT_SIZE) for name in rows), default=0))
    right = MARGIN + (_SIDE if any(counts.undated for counts in rows.values()) else 0)
    total = max(WIDTH, min(_WIDEST, left + right + span * _NUMBERED))
    across = round(total - left - right, 1)
    per_year = min(_BROADEST, across / max(1, span))
    used = per_year * span
    height = _ROW * len(rows)
    most = max((float(row.expected) for counts in rows.values() for row in counts.rows), default=0)
    classes = _classes(most)
    cells = _cells(rows, classes)
    names = [
        {"x": -8, "y": _ROW * (place + 0.5), "text": shortened(name, _NAMES, TEXT_SIZE)}
        for place, name in enumerate(rows)
    ]
    room = total - 2 * MARGIN
    items = _key(classes) if cells else []
    above = key_height(items, room) + 30
    ticks = year_ticks(first, last, per_year) if span else {}
    layers = [_ground(rows, first, per_year), texts(names, align="right")]
    if cells:
        layers += _years(classes, ticks, (first, across, per_year))
    else:
        layers.append(texts([{"x": _SIDE + 20, "y": -11, "text": "no dated events"}], color=MUTED))
    layers += _undated(rows, used)
    layers += key(items, left=MARGIN - left, top=-above, room=room)
    below = 10.0
    if len(rows) >= _BOTTOM_AXIS:
        foot = [
            {"x": round((year - first + 0.5) * per_year, 1), "y": height + 10, "text": words}
            for year, words in ticks.items()
        ]
        layers.append(texts(foot, align="center", fontSize=AXIS_SIZE))
        below = 24.0
    notes = (
        ["Number in a cell: events certainly in that year; without a number there is none."]
        if cells and per_year >= _NUMBERED
        else []
    )
    return Plot(layers, across, height, round(left, 1), right, above + 10, below, cells, notes)


def _cells(rows: Mapping[str, Counts], classes: _Scale) -> list[Row]:
    return [
        {
            "country": name,
            "year": int(row.period),
            "certain": row.certain,
            "expected": round(float(row.expected), 6),
            "possible": row.possible,
            "class": classes.words(classes.place(float(row.expected))),
            "y": _ROW * place + 1,
            "y2": _ROW * (place + 1) - 1,
        }
        for place, (name, counts) in enumerate(rows.items())
        for row in counts.rows
        if row.possible
    ]


def _ground(rows: Mapping[str, Counts], first: int, per_year: float) -> Layer:
    """Draw the years that each country's counts cover, as one pale bar a row."""
    spans = [
        {
            "x": round((int(counts.rows[0].period) - first) * per_year, 1),
            "x2": round((int(counts.rows[-1].period) - first + 1) * per_year, 1),
            "y": _ROW * place + 1,
            "y2": _ROW * (place + 1) - 1,
        }
        for place, counts in enumerate(rows.values())
        if counts.rows
    ]
    return layer(
        spans,
        {"type": "rect", "fill": NOTHING},
        x=at("x"),
        x2={"field": "x2"},
        y=at("y"),
        y2={"field": "y2"},
    )


def _years(classes: _Scale, ticks: Mapping[int, str], place: tuple[int, float, float]) -> list[Layer]:
    """Draw the cells and, where they are wide enough, their numbers; ``place`` is first year, width, and a year's."""
    first, across, per_year = place
    words = [classes.words(number) for number in range(len(classes.bounds))]
    ends = linear(first - 0.5, round(first - 0.5 + across / per_year, 4))
    look = {"orient": "top", "title": None, "domain": False, "grid": False, "tickSize": 4}
    years = by("year", scale=ends, axis=axis(ticks, **look))
    wide = round(max(per_year - (1 if per_year > 4 else 0), 0.5), 2)
    colours = kind("class", dict(zip(words, classes.colours, strict=True)))
    bar = {"type": "bar", "orient": "vertical", "size": wide}
    layers = [layer(None, bar, x=years, y=at("y"), y2={"field": "y2"}, fill=colours)]
    if per_year >= _NUMBERED:
        inks = kind("class", dict(zip(words, classes.inks, strict=True)))
        mark = {"type": "text", "baseline": "middle", "yOffset": (_ROW - 2) / 2, "fontSize": AXIS_SIZE}
        text = {"field": "certain", "type": "quantitative"}
        layers.append(layer(None, mark, "datum.certain > 0", x=years, y=at("y"), text=text, color=inks))
    return layers


def _undated(rows: Mapping[str, Counts], used: float) -> list[Layer]:
    """Write the numbers of undated events beside the rows that have any."""
    x = round(used + _SIDE - 6, 1)
    numbers = [
        {"x": x, "y": _ROW * (place + 0.5), "text": f"{counts.undated:,}"}
        for place, counts in enumerate(rows.values())
        if counts.undated
    ]
    if not numbers:
        return []
    return [texts([{"x": x, "y": -11, "text": "undated"}, *numbers], align="right", fontSize=AXIS_SIZE, color=INK)]


def _key(classes: _Scale) -> list[Item]:
    swatches = [
        Item(classes.words(place), (Bar(0, 18, colour, colour),)) for place, colour in enumerate(classes.colours)
    ]
    return [Item("expected events:", ()), *swatches, Item("none", (Bar(0, 18, NOTHING, NOTHING),))]


def _description(title: str, rows: Mapping[str, Counts]) -> str:
    """Say in words what the chart shows: how many countries and years, the highest cells, the undated."""
    undated = sum(counts.undated for counts in rows.values())
    cells = [(name, row) for name, counts in rows.items() for row in counts.rows if row.possible]
    if not cells:
        return f"Heat map, {title}: no dated events, {undated} undated."
    years = sorted({int(row.period) for _, row in cells})
    highest = [
        f"{name} in {year_words(int(row.period))} ({row.certain} certain, {number(row.expected)} expected)"
        for name, row in sorted(cells, key=lambda cell: -cell[1].expected)[:3]
    ]
    return (
        f"Heat map, {title}: {amount(len(rows), 'country', 'countries')}, "
        f"{period_words(years[0], years[-1])}. Highest: {listed(highest)}. Undated in all countries: {undated}."
    )

"""Events per year (or quarter, month, decade): what is certain, what is expected, what is possible.

Solid bars count the events that must lie in a period, lighter bars above them those that may; a tick marks the
expected number (aoristic weights: Ratcliffe 2000) where the two differ, and a thin line the middle 90 % of draws where
they are given and bars are wide enough for it.

Undated events stand in a bar of their own at the side, on the same scale: they happened, in no period that anyone
states; that bar stays neutral also where the others are stacked, and the table has it by group.

With ``groups`` the solid bars are stacked in their colours (:mod:`chronos.chart.events_per_year_groups`); what is
merely possible, the tick and the line stay those of all events. Whoever hides groups of an interactive chart leaves
their place pale: bars never move, since the total they are measured against does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chronos.chart.events_per_year_groups import Stack, stacked
from chronos.chart.events_per_year_layout import Layout, boxes, count_scale, layout_of, period_scale
from chronos.chart.events_per_year_words import description, hovers, notes, table
from chronos.chart.font import shortened
from chronos.chart.frame import Plot, framed
from chronos.chart.grounds import ground_items, grounds
from chronos.chart.key import Bar, Item, Line, Shape, key, key_height
from chronos.chart.marks import Channel, Layer, Row, at, by, kind, layer, texts
from chronos.chart.periods import same_period
from chronos.chart.style import Drawing, Style
from chronos.edtf.periods import number_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronos.model import Counts, Entry, PeriodCount

NAME = "events-per-year"

_SHARE = 0.84  # of a period's width that its bar takes
_INDENT = 30  # of the words of a key, at most, in the sizes of print
_PARTED = 4  # pixels of a period, and of an event, from which there are thin lines; of draws, only of a period
_WHISKER = "M0,-1L0,1"  # a sample for the key
_UNSURE = "datum.possible > datum.certain"


def events_per_year(
    counts: Counts,
    *,
    title: str,
    subtitle: str,
    credit: str = "",
    style: Style = Style(),  # noqa: B008 - frozen
    groups: Sequence[Counts] = (),
    inside: Mapping[tuple[str, str], Sequence[Entry]] = {},
) -> Drawing:
    """Draw the counts of periods, stacked by ``groups`` where these are given, in their order from the bottom up.

    ``groups`` are counts of the same events by the same period, each with its ``group`` and ``name``. ``inside`` are
    the entries that may lie in the cell of a group's id and a period's label, or under an empty label its undated ones;
    an interactive drawing tells them.

    Raises:
        ValueError: Counts of different periods, or cumulative counts.
    """
    same_period([counts, *groups])
    if any(each.cumulative for each in (counts, *groups)):
        raise ValueError("cumulative counts are not counts per period")
    stack = stacked(counts, groups, style)
    told = hovers(counts, stack, inside, style) if style.interactive else {}
    places = {cell: place for place, cell in enumerate(told)}
    return framed(
        NAME,
        lambda: _plot(counts, stack, places, style),
        title=title,
        subtitle=subtitle,
        description=description(title, counts, groups, style),
        style=style,
        credit=credit,
        table=table(counts, groups, style),
        hovers=tuple(told.values()),
        groups=tuple(part.name for part in stack.parts) if style.interactive else (),
    )


def _plot(counts: Counts, stack: Stack, places: Mapping[tuple[int, str], int], style: Style) -> Plot:
    theme, words = style.theme, style.words
    layout = layout_of(counts, stack, style)
    room = theme.width - 2 * theme.margin
    items = [*_key(layout), *ground_items({row.mark for row in counts.rows}, style)]
    above = key_height(items, room, theme) + theme.scaled(30)
    layers = [
        *grounds(boxes(layout), style),
        _grid(layout),
        *_bars(layout, places),
    ]
    if not counts.rows:
        nothing = {"x": 8, "y": layout.height - theme.scaled(14), "text": words.say("events-per-year.nothing")}
        layers.append(texts([nothing], color=theme.muted))
    if counts.undated:
        layers += _undated(layout, places)
    unit = {"x": theme.margin - layout.left, "y": -theme.scaled(18), "text": words.say("events-per-year.axis.events")}
    layers.append(texts([unit], color=theme.muted, fontSize=theme.axis_size))
    layers += key(items, left=theme.margin - layout.left, top=-above, room=room, theme=theme)
    foot = notes(counts, stack, style, cut=layout.cut)
    rows = [_row(row, layout, places) for row in counts.rows if row.possible]
    below = theme.scaled(46)
    return Plot(layers, layout.across, layout.height, layout.left, theme.margin, above + 10, below, rows, foot)


def _row(row: PeriodCount, layout: Layout, places: Mapping[tuple[int, str], int]) -> Row:
    """Return what the chart's rows say of a period."""
    number = number_of(row.period, layout.counts.by)
    place = {"year": number} if layout.field == "year" else {"period": row.period, layout.field: number}
    numbers = {"certain": row.certain, "expected": round(float(row.expected), 6), "possible": row.possible}
    drawn = {"low": row.interval[0], "high": row.interval[1]} if _spread(row) and row.interval else {}
    told = {"hover": places[-1, row.period]} if (-1, row.period) in places else {}
    return {**place, **numbers, **drawn, **told}


def _spread(row: PeriodCount) -> bool:
    """Whether draws leave more than one number."""
    return row.interval is not None and row.interval[0] < row.interval[1]


def _drawn(layout: Layout) -> bool:
    """Whether there are lines of draws: not where bars are so narrow that the lines would hide them."""
    return layout.per_period >= _PARTED and any(_spread(row) for row in layout.counts.rows)


def _key(layout: Layout) -> list[Item]:
    """Return what the chart has to explain: nothing that it does not show."""
    rows, theme, say = layout.counts.rows, layout.style.theme, layout.style.words.say
    period = layout.counts.by
    items = []
    if layout.stack.parts:
        items.append(Item(say(f"events-per-year.stacked.{period}"), ()))
        room = theme.width - 2 * theme.margin - theme.scaled(_INDENT)
        for part in layout.stack.parts:
            name = shortened(part.name, room, theme.text_size)
            items.append(Item(name, (Bar(0, 18, part.colour, part.colour),)))
    elif any(row.certain for row in rows):
        solid = Bar(0, 18, theme.accent, theme.accent)
        items.append(Item(say(f"events-per-year.certain.{period}"), (solid,)))
    if any(row.possible > row.certain for row in rows):
        fill, stroke = _light(layout)
        items.append(Item(say(f"events-per-year.possible.{period}"), (Bar(0, 18, fill, stroke),)))
        items.append(Item(say("events-per-year.expected"), (Line(0, 18, theme.ink, 2.5),)))
    if _drawn(layout):
        items.append(Item(say("events-per-year.interval"), (Shape(9, _WHISKER, theme.paper, theme.ink),)))
    return items


def _light(layout: Layout) -> tuple[str, str]:
    """Return fill and outline of what is merely possible: neutral where the colours are those of groups."""
    theme = layout.style.theme
    return (theme.light_quiet, theme.quiet) if layout.stack.parts else (theme.light_accent, theme.accent)


def _grid(layout: Layout) -> Layer:
    top = layout.levels[-1]
    across = round(layout.used + layout.apart + layout.side, 1)
    rows = [{"y": round(layout.height * (1 - level / top), 1), "x": 0, "x2": across} for level in layout.levels]
    return layer(rows, {"type": "rule", "stroke": layout.style.theme.grid}, x=at("x"), x2={"field": "x2"}, y=at("y"))


def _bars(layout: Layout, places: Mapping[tuple[int, str], int]) -> list[Layer]:
    """Draw the axes and, where there are periods, their bars, ticks and lines of draws."""
    theme, told = layout.style.theme, layout.style.interactive
    across, up = period_scale(layout), count_scale(layout)
    wide = round(max(_SHARE * layout.per_period, 1), 2)
    thin = round(min(1.0, layout.per_period / 8), 2)
    bar = {"type": "bar", "orient": "vertical", "size": wide}
    fill, stroke = _light(layout)
    light = {**bar, "fill": fill, "stroke": stroke, "strokeWidth": thin}
    tick = {"type": "tick", "orient": "horizontal", "size": wide, "thickness": 2.5, "fill": theme.ink, "opacity": 1}
    parts = layout.stack.parts
    possible, certain, zero = by("possible", **up), by("certain", **up), {"datum": 0}
    layers = [
        layer(None, light, _UNSURE, told=told and bool(parts), x=across, y=possible, y2={"field": "certain"}),
    ]
    if told or not parts:
        under = theme.nothing if parts else theme.accent
        solid = {**bar, "fill": under, "stroke": under, "strokeWidth": _edge(layout)}
        layers.append(layer(None, solid, "datum.certain > 0", x=across, y=certain, y2=zero))
    if parts:
        layers.append(_segments(layout, places, bar, across))
    layers.append(layer(None, tick, _UNSURE, x=across, y=by("expected", **up)))
    if _drawn(layout):
        line = {"type": "rule", "stroke": theme.ink, "strokeWidth": max(thin, 0.6)}
        layers.append(layer(None, line, "isValid(datum.high)", x=across, y=by("low", **up), y2={"field": "high"}))
    base = [{"x": 0, "x2": layout.used if layout.counts.rows else 0}]
    axis_line = {"type": "rule", "stroke": theme.axis}
    layers.append(layer(base, axis_line, x=at("x"), x2={"field": "x2"}, y={"value": layout.height}))
    if told and not parts and layout.counts.rows:
        # One mark a period from top to bottom, so that a low bar is as easy to reach as a high one.
        reach = {**bar, "size": round(layout.per_period, 2), "fill": theme.paper, "fillOpacity": 0}
        layers.append(layer(None, reach, told=True, x=across, y={"value": 0}, y2={"value": layout.height}))
    return layers


def _segments(
    layout: Layout, places: Mapping[tuple[int, str], int], bar: Mapping[str, object], across: Channel
) -> Layer:
    """Draw the stacked bars; thin paper lines part their colours where there is room for them."""
    parts, told = layout.stack.parts, layout.style.interactive
    rows: list[Row] = []
    for period, part, certain, start, end in layout.stack.segments:
        row = {layout.field: number_of(period, layout.counts.by), "name": parts[part].name, "certain": certain}
        answers = {"hover": places[part, period], "group": part} if told else {}
        rows.append({**row, "from": start, "to": end, **answers})
    colours = kind("name", {part.name: part.colour for part in parts})
    up, below = by("to", **count_scale(layout)), {"field": "from"}
    if layout.per_period >= _PARTED and layout.height / layout.levels[-1] >= _PARTED:
        look = {**bar, "stroke": layout.style.theme.paper, "strokeWidth": 0.7}
        return layer(rows, look, told=told, fill=colours, x=across, y=up, y2=below)
    look = {**bar, "strokeWidth": _edge(layout)}
    return layer(rows, look, told=told, fill=colours, stroke=colours, x=across, y=up, y2=below)


def _edge(layout: Layout) -> float:
    """Return the width of a bar's edge: a period with one event in thousands never looks like one without."""
    return round(min(0.6, layout.per_period / 8), 2)


def _undated(layout: Layout, places: Mapping[tuple[int, str], int]) -> list[Layer]:
    """Draw the bar at the side; where it outgrows the scale, cut and crossed by a gap."""
    theme, words, undated = layout.style.theme, layout.style.words, layout.counts.undated
    left, right = round(layout.used + layout.apart, 1), round(layout.used + layout.apart + layout.side, 1)
    shown = layout.levels[-1] if layout.cut else undated
    top = layout.height * (1 - shown / layout.levels[-1])
    row: dict[str, object] = {"x": left, "x2": right, "shown": shown, "undated": undated}
    if (-1, "") in places:
        row["hover"] = places[-1, ""]
    look = {"type": "rect", "fill": theme.light_quiet, "stroke": theme.quiet, "strokeDash": [3, 2]}
    up = by("shown", **count_scale(layout))
    middle = round((left + right) / 2, 1)
    above = round(top - theme.scaled(9), 1)
    number = {"x": middle, "y": above, "text": words.whole(undated)}
    name = {"x": middle, "y": layout.height + round(8 + theme.axis_size / 2, 1), "text": words.say("undated")}
    told, x2 = layout.style.interactive, {"field": "x2"}
    layers = [layer([row], look, told=told, x=at("x"), x2=x2, y=up, y2={"datum": 0})]
    if layout.cut:
        gap = {"x": left - 4, "x2": right + 4, "y": layout.height * 0.2 + 5, "y2": layout.height * 0.2 - 5}
        line = {"type": "rule", "stroke": theme.paper, "strokeWidth": 5}
        layers.append(layer([gap], line, x=at("x"), x2=x2, y=at("y"), y2={"field": "y2"}))
    written: dict[str, Any] = {"align": "center", "fontSize": theme.axis_size}
    rules = (layout.height * (1 - level / layout.levels[-1]) for level in layout.levels)
    if any(abs(rule - above) < theme.axis_size for rule in rules):
        # A rule behind it must not strike the number through.
        layers.append(texts([number], **written, color=theme.paper, stroke=theme.paper, strokeWidth=4))
    return [*layers, texts([number, name], **written, color=theme.ink)]

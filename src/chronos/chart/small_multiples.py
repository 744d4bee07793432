"""Small multiples: events per period of each country of a region, in panels that share one scale.

The panels are drawn at computed places in one picture, so that bars of one height mean the same number, and every
place across the same period. In each, solid bars count the events that must lie in a period, lighter bars above them
those that may, and a tick marks the expected number where the two differ (aoristic weights: Ratcliffe 2000). Undated
events are a number in the words above.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chronos.chart.frame import Plot, framed, plain
from chronos.chart.grounds import Box, ground_items, grounds, highest, marked
from chronos.chart.key import Bar, Item, Line, key, key_height
from chronos.chart.marks import Layer, Row, at, layer, texts
from chronos.chart.panels import HEAD, Panels, period_labels, placed
from chronos.chart.periods import same_period
from chronos.chart.small_multiples_words import cells, description, hovers, notes, table
from chronos.chart.style import Drawing, Style
from chronos.chart.theme import LEADING
from chronos.edtf.periods import number_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronos.chart.small_multiples_words import Named
    from chronos.model import Counts, Entry

NAME = "small-multiples"

_SHARE = 0.84  # of a period's width that its bar takes
_TICK = 2  # pixels of the tick's height; it would hide a bar no higher
_EMPTY = 40  # height in pixels without panels
_OUTLINED = 4  # pixels of a period from which light bars have an outline


def small_multiples(
    rows: Mapping[str, Counts],
    *,
    title: str,
    subtitle: str,
    credit: str = "",
    style: Style = Style(),  # noqa: B008 - it is frozen
    inside: Mapping[tuple[str, str], Sequence[Entry]] = {},
) -> Drawing:
    """Draw counts per period for each country, or whatever is counted, by its name, in the order given.

    ``inside`` are the entries that may lie in the cell of a group's id and a period's label, or under an empty label
    its undated ones; an interactive drawing tells them.

    Raises:
        ValueError: Counts of different periods, or cumulative counts.
    """
    by = same_period(rows.values())
    if any(counts.cumulative for counts in rows.values()):
        raise ValueError("cumulative counts are not counts per period")
    named = [(plain(name), counts) for name, counts in rows.items()]
    told = hovers(named, inside, style.words) if style.interactive else {}
    places = {cell: place for place, cell in enumerate(told)}
    return framed(
        NAME,
        lambda: _plot(named, placed(named, by, style), places, style),
        title=title,
        subtitle=subtitle,
        description=description(title, named, style.words),
        style=style,
        credit=credit,
        table=table(named, style.words),
        hovers=tuple(told.values()),
    )


def _plot(rows: Named, panels: Panels, places: Mapping[tuple[int, str], int], style: Style) -> Plot:
    theme, words = style.theme, style.words
    bars = _bars(rows, panels, places)
    items = [*_key(rows, style), *ground_items({row.mark for _, counts in rows for row in counts.rows}, style)]
    across = theme.width - 2 * theme.margin
    above = key_height(items, across, theme) + 10
    layers = [
        *grounds(_boxes(panels), style),
        *_scales(panels, style),
        *_heads(panels, places, style),
        *(_drawn(panels, style) if bars else []),
        *key(items, left=theme.margin - panels.left, top=-above, room=across, theme=theme),
    ]
    if not rows:
        layers.append(
            texts([{"x": 0, "y": _EMPTY / 2, "text": words.say("small-multiples.nothing")}], color=theme.muted)
        )
    said = notes(rows, words)
    height = panels.height or _EMPTY
    return Plot(layers, panels.room, height, panels.left, theme.margin, above + 10, 10, bars, said)


def _bars(rows: Named, panels: Panels, places: Mapping[tuple[int, str], int]) -> list[Row]:
    """Return a row for each period of each panel that may have events: its numbers, and their places in pixels."""
    bars: list[Row] = []
    for cell in cells(rows):
        panel, row = panels.panels[cell.panel], cell.row
        least = panel.foot - 1  # a period with an event never looks like one without
        bar: dict[str, object] = {
            "name": cell.name,
            "period": row.period,
            "certain": row.certain,
            "expected": round(float(row.expected), 6),
            "possible": row.possible,
            "x": round(panel.left + panels.x(number_of(row.period, panels.by)), 2),
            "foot": panel.foot,
            "solid": min(panels.up(panel, row.certain), least) if row.certain else panel.foot,
            "tick": panels.up(panel, float(row.expected)),
            "light": min(panels.up(panel, row.possible), least),
        }
        if places:
            bar["hover"] = places[cell.panel, row.period]
        bars.append(bar)
    return bars


def _drawn(panels: Panels, style: Style) -> list[Layer]:
    """Draw the bars and ticks of the chart's rows; over them, for a reader who asks, an unseen mark for each period."""
    theme = style.theme
    wide = round(max(_SHARE * panels.per_period, 1), 2)
    bar = {"type": "bar", "orient": "vertical", "size": wide}
    outline = {"stroke": theme.accent, "strokeWidth": round(min(1.0, panels.per_period / 8), 2)}
    light = {**bar, "fill": theme.light_accent, **(outline if panels.per_period >= _OUTLINED else {})}
    tick = {"type": "tick", "orient": "horizontal", "size": wide, "thickness": _TICK, "fill": theme.ink, "opacity": 1}
    unsure, sure = "datum.possible > datum.certain", "datum.certain > 0"
    high = f"{unsure} && datum.foot - datum.light > {_TICK}"
    foot = {"field": "foot"}
    drawn = [
        layer(None, light, unsure, x=at("x"), y=at("light"), y2={"field": "solid"}),
        layer(None, {**bar, "fill": theme.accent}, sure, x=at("x"), y=at("solid"), y2=foot),
        layer(None, tick, high, x=at("x"), y=at("tick")),
    ]
    if style.interactive:
        unseen = {**bar, "fill": theme.paper, "fillOpacity": 0}
        drawn.append(layer(None, unseen, x=at("x"), y=at("light"), y2=foot, told=True))
    return drawn


def _boxes(panels: Panels) -> list[Box]:
    return [
        Box(
            run.mark,
            round(panel.left + panels.x(run.first - 0.5), 1),
            round(panel.left + panels.x(run.last + 0.5), 1),
            panel.top,
            panel.foot,
            taken=panels.up(panel, highest(panel.counts, run)),
        )
        for panel in panels.panels
        for run in marked(panel.counts)
    ]


def _scales(panels: Panels, style: Style) -> list[Layer]:
    """Draw the lines of numbers of events in each panel, the numbers at the left, and the periods below each panel."""
    theme, words = style.theme, style.words
    lines: list[Row] = []
    bases: list[Row] = []
    numbers: list[Row] = []
    ticks: list[Row] = []
    periods: list[Row] = []
    labels = period_labels(panels, style)
    for panel in panels.panels:
        ends = {"x": panel.left, "x2": round(panel.left + panels.used, 1)}
        bases.append({**ends, "y": panel.foot})
        for level in panels.levels:
            y = panels.up(panel, level)
            if level:
                lines.append({**ends, "y": y})
            if not panel.left:
                numbers.append({"x": -HEAD, "y": y, "text": words.whole(level)})
        for tick, middle, text in labels:
            ticks.append({"x": round(panel.left + tick, 1), "y": panel.foot, "y2": panel.foot + 3})
            periods.append({"x": round(panel.left + middle, 1), "y": panel.foot + theme.scaled(11), "text": text})
    across: dict[str, Any] = {"x": at("x"), "x2": {"field": "x2"}, "y": at("y")}
    small: dict[str, Any] = {"color": theme.ink, "fontSize": theme.axis_size}
    drawn = (
        (lines, layer(lines, {"type": "rule", "stroke": theme.grid}, **across)),
        (bases, layer(bases, {"type": "rule", "stroke": theme.axis}, **across)),
        (ticks, layer(ticks, {"type": "rule", "stroke": theme.axis}, x=at("x"), y=at("y"), y2={"field": "y2"})),
        (numbers, texts(numbers, align="right", **small)),
        (periods, texts(periods, align="center", **small)),
    )
    return [part for rows, part in drawn if rows]


def _heads(panels: Panels, places: Mapping[tuple[int, str], int], style: Style) -> list[Layer]:
    """Write the name of each panel and its total just above it; without dated events, say so in it."""
    theme = style.theme
    leading = round(theme.text_size * LEADING)
    names: list[Row] = []
    totals: list[Row] = []
    empty: list[Row] = []
    for number, panel in enumerate(panels.panels):
        top = panel.top - HEAD - leading * (len(panel.name) + len(panel.total) - 0.5)
        for place, line in enumerate(panel.name):
            names.append({"x": panel.left, "y": round(top + leading * place, 1), "text": line})
        for place, line in enumerate(panel.total, len(panel.name)):
            total = {"x": panel.left, "y": round(top + leading * place, 1), "text": line}
            told = {"hover": places[number, ""]} if (number, "") in places else {}
            totals.append(total | told)
        if not any(row.possible for row in panel.counts.rows):
            words = style.words.say("small-multiples.nothing")
            empty.append({"x": panel.left + HEAD, "y": panel.foot - theme.scaled(12), "text": words})
    drawn = (
        (names, texts(names, color=theme.ink, fontSize=theme.text_size, fontWeight="bold")),
        (totals, texts(totals, color=theme.muted, fontSize=theme.text_size, told=style.interactive)),
        (empty, texts(empty, color=theme.muted, fontSize=theme.axis_size)),
    )
    return [part for rows, part in drawn if rows]


def _key(rows: Named, style: Style) -> list[Item]:
    """Return what the chart has to explain: nothing that it does not show."""
    theme, say = style.theme, style.words.say
    shown = [cell.row for cell in cells(rows)]
    items = []
    if any(row.certain for row in shown):
        items.append(Item(say("small-multiples.certain"), (Bar(0, 18, theme.accent, theme.accent),)))
    if any(row.possible > row.certain for row in shown):
        items.append(Item(say("small-multiples.possible"), (Bar(0, 18, theme.light_accent, theme.accent),)))
        items.append(Item(say("small-multiples.expected"), (Line(0, 18, theme.ink, 2),)))
    return items

"""Sources: who supports what when.

A row a source, a column a period, and one scale for all rows. Bars above the line of a source count the events that
it cites and on which other independent sources agree; bars below it those that rest on it alone. A bar is as high as
the expected number of events (aoristic weights: Ratcliffe 2000), broad as far as they must lie in the period, narrow
beyond that: what is uncertain in time never looks like what is certain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.chart.frame import Plot, framed
from chronos.chart.grounds import Box, Run, ground_items, grounds
from chronos.chart.key import Bar, Item, Line, key, key_height
from chronos.chart.marks import HIDDEN, Layer, Row, at, kind, layer, texts
from chronos.chart.periods import same_period
from chronos.chart.source_grid import LANE, Grid, number_words, place_rows, runs, small, tall
from chronos.chart.source_lines import SUPPORTS, lines, marks, periods, supports
from chronos.chart.source_margins import BETWEEN, FOOT, columns_of, names_at, names_room, numbers_at, periods_at
from chronos.chart.source_words import describe, hovers, notes, table
from chronos.chart.style import Drawing, Style

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from chronos.chart.source_lines import Line as Source
    from chronos.chart.theme import Theme
    from chronos.model import Entry, Mark, Period, SourceCounts

NAME = "sources"

_SHARES = (0.8, 0.32)  # of a period's width: what is certain, and what is not
_REACH = 7  # pixels that answer to a reader, at least, of a low bar
_GROUND = 18  # pixels above the first row for the words of a ground
_HEAD = 16  # pixels of the labels of periods


def sources(
    rows: Sequence[SourceCounts],
    *,
    title: str,
    subtitle: str,
    credit: str = "",
    style: Style = Style(),  # noqa: B008 - frozen
    inside: Mapping[tuple[str, str], Sequence[Entry]] = {},
) -> Drawing:
    """Draw what each source supports, the most cited first.

    ``inside`` are the entries that may lie in the cell of a source's id and a period's label, under an empty label the
    undated ones; an interactive drawing tells them.

    Raises:
        ValueError: Counts of different periods, or cumulative counts.
    """
    counted = [counts for row in rows for counts in (row.corroborated, row.single)]
    by = same_period(counted)
    if any(counts.cumulative for counts in counted):
        raise ValueError("cumulative counts are not counts per period")
    words = style.words
    shown = lines(rows, words)
    here = supports(shown)
    return framed(
        NAME,
        lambda: _plot(rows, shown, by, style),
        title=title,
        subtitle=subtitle,
        description=describe(title, rows, shown, by, words),
        style=style,
        credit=credit,
        table=table(rows, by, words),
        hovers=hovers(shown, by, words, inside) if style.interactive else (),
        groups=tuple(words.say(f"sources.group.{support}") for support in here) if style.interactive else (),
    )


def _plot(rows: Sequence[SourceCounts], shown: Sequence[Source], by: Period, style: Style) -> Plot:
    theme, words = style.theme, style.words
    columns = columns_of(shown, style)
    left = round(theme.margin + 8 + names_room(shown, style), 1)
    right = round(theme.margin + sum(column.wide + BETWEEN for column in columns), 1)
    found = marks(rows)
    head = theme.scaled(_GROUND) if "no source" in found.values() else 0
    grid = place_rows(shown, periods(rows), by, across=theme.width - left - right, head=head, style=style)
    room = theme.width - 2 * theme.margin
    items = [*_key(shown, style), *ground_items(set(found.values()), style)]
    over = max([theme.scaled(_HEAD), *(len(column.heading) * (theme.axis_size + 2) for column in columns)]) + 6
    above = key_height(items, room, theme) + over + 4
    drawn = _bars(grid, style)
    layers = [
        *grounds(_boxes(found, grid), style),
        *_lines(grid, style),
        *(_drawn(grid, found, style) if drawn else []),
        *names_at(grid, style),
        *numbers_at(columns, grid, style),
        *periods_at(grid, style),
        *key(items, left=theme.margin - left, top=-above, room=room, theme=theme),
    ]
    if not grid.span:
        nothing = {
            "x": 4 if shown else theme.margin - left,
            "y": -theme.scaled(11),
            "text": words.say("sources.nothing"),
        }
        layers.append(texts([nothing], color=theme.muted))
    below = theme.scaled(24) if len(shown) >= FOOT and grid.span else 10
    highest = 0 if grid.numbers else grid.limit
    return Plot(
        layers,
        round(grid.across, 1),
        grid.height,
        left,
        right,
        above + 10,
        below,
        drawn,
        notes(rows, shown, highest=highest, cut=_is_cut(grid), words=words),
    )


def _bars(grid: Grid, style: Style) -> list[Row]:
    """Return a row for each cell: its numbers, and its heights in pixels from the top."""
    here = supports([place.source for place in grid.places])
    drawn: list[Row] = []
    told = 0  # of the rows before
    for place in grid.places:
        for number, cell in enumerate(place.source.cells, told):
            side = -1 if cell.support == "corroborated" else 1
            certain, expected = tall(cell, grid)
            base = place.zero + side * LANE
            row: dict[str, object] = {
                "source": place.source.name,
                "period": cell.row.period,
                "support": cell.support,
                "certain": cell.row.certain,
                "expected": round(float(cell.row.expected), 6),
                "possible": cell.row.possible,
                "x": grid.x(cell.number),
                "base": round(base, 1),
                "sure": round(base + side * certain, 1),
                "end": round(base + side * expected, 1),
            }
            if style.interactive:
                reach = round(base + side * max(expected, _REACH), 1)
                row |= {"reach": reach, "hover": number, "group": here.index(cell.support)}
            drawn.append(row)
        told += place.source.told
    return drawn


def _colours(theme: Theme) -> dict[str, str]:
    return {"corroborated": theme.accent, "single": theme.middle_accent, "none": theme.middle_quiet}


def _drawn(grid: Grid, marked: Collection[int], style: Style) -> list[Layer]:
    """Draw the bars of the chart's rows and their numbers, and where a bar is cut, a gap across it."""
    fill = kind("support", _colours(style.theme))
    broad, narrow = (round(max(share * grid.per_period, 1), 2) for share in _SHARES)
    bar = {"type": "bar", "orient": "vertical"}
    shown = f"indexof({HIDDEN}, datum.group) < 0 && " if style.interactive else ""
    x = at("x")
    layers = [
        layer(
            None,
            {**bar, "size": narrow},
            f"{shown}datum.possible > datum.certain",
            x=x,
            y=at("end"),
            y2={"field": "sure"},
            fill=fill,
        ),
        layer(
            None,
            {**bar, "size": broad},
            f"{shown}datum.certain > 0",
            x=x,
            y=at("sure"),
            y2={"field": "base"},
            fill=fill,
        ),
    ]
    layers += _gaps(grid, broad, style)
    if grid.numbers:
        layers += _numbers(grid, marked, style)
    if style.interactive:
        unseen = {**bar, "size": round(grid.per_period, 2), "fill": style.theme.paper, "fillOpacity": 0}
        layers.append(layer(None, unseen, x=x, y=at("reach"), y2={"field": "base"}, told=True))
    return layers


def _is_cut(grid: Grid) -> bool:
    return any(place.source.most(*SUPPORTS) > grid.limit for place in grid.places)


def _gaps(grid: Grid, broad: float, style: Style) -> list[Layer]:
    """Cross every bar that is cut with a gap near its end."""
    gaps = []
    for place in grid.places:
        for cell in place.source.cells:
            if cell.row.expected > grid.limit:
                side = -1 if cell.support == "corroborated" else 1
                y = place.zero + side * (LANE + max(tall(cell, grid)[1] - 5, 2))
                x = grid.x(cell.number)
                gaps.append({"x": round(x - broad / 2 - 1, 1), "x2": round(x + broad / 2 + 1, 1), "y": round(y, 1)})
    look = {"type": "rule", "stroke": style.theme.paper, "strokeWidth": 2}
    return [layer(gaps, look, x=at("x"), x2={"field": "x2"}, y=at("y"))] if gaps else []


def _numbers(grid: Grid, marked: Collection[int], style: Style) -> list[Layer]:
    """Write the number of each cell beyond the end of its bar: what is uncertain paler, on paper where it is marked."""
    theme = style.theme
    here = supports([place.source for place in grid.places])
    on_ground: list[Row] = []
    sure: list[Row] = []
    unsure: list[Row] = []
    for place in grid.places:
        for cell in place.source.cells:
            side = -1 if cell.support == "corroborated" else 1
            y = place.zero + side * (LANE + tall(cell, grid)[1] + small(theme) / 2 + 1)
            row: dict[str, object] = {
                "x": grid.x(cell.number),
                "y": round(y, 1),
                "text": number_words(cell, grid.numbers, style),
            }
            if style.interactive:
                row["group"] = here.index(cell.support)
            (unsure if cell.row.possible > cell.row.certain else sure).append(row)
            if cell.number in marked:
                on_ground.append(row)
    look = {"align": "center", "fontSize": small(theme)}
    halo = {**look, "stroke": theme.paper, "strokeWidth": 3, "strokeJoin": "round"}
    return [
        texts(written, told=style.interactive, **{**own, "color": colour})
        for written, own, colour in (
            (on_ground, halo, theme.paper),
            (sure, look, theme.ink),
            (unsure, look, theme.muted),
        )
        if written
    ]


def _lines(grid: Grid, style: Style) -> list[Layer]:
    """Draw the line of each source, thick in the periods that it says it covers."""
    theme = style.theme
    used = grid.used if grid.span else grid.across
    thin = [{"x": 0, "x2": used, "y": place.zero} for place in grid.places]
    thick = [
        {"x": grid.x(first - 0.5), "x2": grid.x(last + 0.5), "y": place.zero}
        for place in grid.places
        for first, last in runs(place.source, grid)
    ]
    return [
        layer(
            each,
            {"type": "rule", "stroke": stroke, "strokeWidth": thickness},
            x=at("x"),
            x2={"field": "x2"},
            y=at("y"),
        )
        for each, stroke, thickness in ((thin, theme.grid, 1), (thick, theme.quiet, 2))
        if each
    ]


def _boxes(found: Mapping[int, Mark], grid: Grid) -> list[Box]:
    """Return the grounds of runs of marked periods, through all rows."""
    joined: list[Run] = []
    for number, mark in found.items():
        if joined and joined[-1].mark == mark and joined[-1].last == number - 1:
            joined[-1] = joined[-1]._replace(last=number)
        else:
            joined.append(Run(mark, number, number))
    return [Box(mark, grid.x(first - 0.5), grid.x(last + 0.5), 0, grid.height) for mark, first, last in joined]


def _key(shown: Sequence[Source], style: Style) -> list[Item]:
    """Return what the chart has to explain: nothing that it does not show."""
    theme, say = style.theme, style.words.say
    colours = _colours(theme)
    items = [
        Item(say(f"sources.key.{support}"), (Bar(0, 18, colours[support], colours[support]),))
        for support in supports(shown)
    ]
    if any(cell.row.possible > cell.row.certain for source in shown for cell in source.cells):
        items.append(Item(say("sources.key.unsure"), (Bar(6, 12, theme.quiet, theme.quiet),)))
    if any(source.covered for source in shown):
        items.append(Item(say("sources.key.covered"), (Line(0, 18, theme.quiet, 2),)))
    return items

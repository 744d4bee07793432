"""Countries by years: how many events are expected in each, and how many are certain.

The colour of a cell is the expected number in classes (aoristic weights: Ratcliffe 2000), the number in it, unless 0,
counts the events that must lie in that country and year. Rows keep the order they are given in, and undated events
stand in a column of their own. Under a year that must not be compared with others shows its ground: without a source,
partial, to come.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from chronos.chart.country_year_words import describe, hovers, shown_cells, table
from chronos.chart.font import shortened, width
from chronos.chart.frame import Plot, framed, plain
from chronos.chart.grounds import Box, ground_items, grounds
from chronos.chart.key import Bar, Item, key, key_height
from chronos.chart.marks import Layer, Row, at, axis, by, kind, layer, linear, texts
from chronos.chart.small_multiples_words import notes as left_out
from chronos.chart.style import Drawing, Style
from chronos.chart.ticks import steps, year_ticks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronos.chart.languages import Words
    from chronos.model import Counts, Entry, Mark

NAME = "country-year"

_PARTS = (0.1, 0.5)  # of an event: a cell that hardly may have one must not look like one that has
_ROW = 20  # pixels of a row, in print
_GROUND = 5  # pixels of a marked cell that show its ground, in print
_SIDE = 62  # pixels of the column of undated events, at least, in print
_NAMES = 190  # pixels of names, at most, in print
_WIDEST = 1280  # pixels of a chart of so many years that numbers in its cells need the room, in print
_NUMBERED = 16  # pixels of a year, at least, whose cell has room for a number, in print
_BROADEST = 40  # pixels of a year, at most, in print
_ALIKE = 999  # up to here a number is written alike in every language
_BOTTOM_AXIS = 16  # rows from which the years stand below them too


class _Scale(NamedTuple):
    """Classes of expected numbers: those up to each of ``bounds`` have its colour and ink."""

    bounds: tuple[float, ...]
    colours: tuple[str, ...]
    inks: tuple[str, ...]

    def place(self, expected: float) -> int:
        return next(place for place, bound in enumerate(self.bounds) if expected <= bound)

    def words(self, place: int, words: Words) -> str:
        most = words.number(self.bounds[place])
        if not place:
            return words.say("country-year.up_to", most=most)
        return words.say("from_to", first=words.number(self.bounds[place - 1]), last=most)


class _Grid(NamedTuple):
    """Where years and rows lie, in pixels of the plot; ``span`` years from ``first``, whose cells may be numbered."""

    first: int
    span: int
    per_year: float
    row: float
    across: float
    left: float
    right: float
    numbered: bool

    def x(self, year: float) -> float:
        """Return the left edge of a year."""
        return round((year - self.first) * self.per_year, 1)


def country_year(
    rows: Mapping[str, Counts],
    *,
    title: str,
    subtitle: str,
    credit: str = "",
    style: Style = Style(),  # noqa: B008 - it is frozen
    inside: Mapping[tuple[str, str], Sequence[Entry]] = {},
) -> Drawing:
    """Draw counts of years for each country by its name, in the order given.

    ``inside`` are the entries that may lie in the cell of a group's id and a period's label; an interactive drawing
    tells them.

    Raises:
        ValueError: Counts of another period than the year.
    """
    for counts in rows.values():
        if counts.by != "year":
            raise ValueError(f"counts by {counts.by} are not counts by year")
    named = {plain(name): counts for name, counts in rows.items()}
    return framed(
        NAME,
        lambda: _plot(named, style),
        title=title,
        subtitle=subtitle,
        description=" ".join((describe(title, named, style.words), *left_out(list(named.items()), style.words))),
        credit=credit,
        style=style,
        table=table(named, style.words),
        hovers=hovers(named, inside, style.words) if style.interactive else (),
    )


def _classes(most: float, style: Style) -> _Scale:
    """Return at most as many classes as there are colours, the highest with room for ``most``."""
    sequence, inks = style.theme.sequence, style.theme.on_sequence
    bounds: list[float] = []
    for bound in chain(_PARTS, steps()):
        bounds.append(bound)
        if bound >= most:
            break
    bounds = bounds[-len(sequence) :]
    apart = (len(sequence) - 1) / max(1, len(bounds) - 1)
    chosen = [round(place * apart) for place in range(len(bounds))]
    return _Scale(tuple(bounds), tuple(sequence[place] for place in chosen), tuple(inks[place] for place in chosen))


def _grid(rows: Mapping[str, Counts], style: Style) -> _Grid:
    """Give the years what names and the undated leave, and a wider chart where their numbers need it."""
    theme, words = style.theme, style.words
    years = [int(row.period) for counts in rows.values() for row in counts.rows]
    first, last = min(years, default=0), max(years, default=-1)
    span = last - first + 1
    names = max((width(name, theme.text_size) for name in rows), default=0)
    # Half the label of a year may reach out of its column.
    beyond = max((width(words.short_year(year), theme.axis_size) for year in (first, last)), default=0) / 2
    left = max(theme.margin + 8 + min(theme.scaled(_NAMES), names), beyond + 4)
    undated = [width(text, theme.axis_size) for text in _undated_texts(rows, words).values()]
    heading = width(words.say("undated"), theme.axis_size)
    side = max(theme.scaled(_SIDE), beyond + 14 + max(undated, default=0), beyond + 14 + heading) if undated else 0
    right = max(theme.margin + side, beyond + 4)
    certain = {words.whole(row.certain) for _, _, row in shown_cells(rows) if row.certain}
    needed = max(theme.scaled(_NUMBERED), *(width(text, theme.axis_size) + 4 for text in certain), 0)
    total = max(theme.width, min(theme.scaled(_WIDEST), left + right + span * needed))
    across = round(total - left - right, 1)
    per_year = min(max(theme.scaled(_BROADEST), needed), across / max(1, span))
    row = theme.scaled(_ROW)
    return _Grid(first, span, per_year, row, across, round(left, 1), round(right, 1), per_year >= needed - 1e-6)


def _plot(rows: Mapping[str, Counts], style: Style) -> Plot:
    theme, words = style.theme, style.words
    grid = _grid(rows, style)
    height = grid.row * len(rows)
    most = max((float(row.expected) for counts in rows.values() for row in counts.rows), default=0)
    classes = _classes(most, style)
    cells = _cells(rows, classes, grid, style)
    names = [
        {"x": -8, "y": grid.row * (place + 0.5), "text": shortened(name, theme.scaled(_NAMES), theme.text_size)}
        for place, name in enumerate(rows)
    ]
    room = grid.left + grid.across + grid.right - 2 * theme.margin
    items = [*(_key(classes, rows, style) if cells else []), *ground_items(_marks(rows), style)]
    above = key_height(items, room, theme) + theme.scaled(30)
    ticks = year_ticks(grid.first, grid.first + grid.span - 1, grid.per_year, style) if grid.span else {}
    layers = [*_grounds(rows, grid, style), texts(names, align="right")]
    if cells:
        layers += _years(classes, cells, ticks, grid, style)
    else:
        said = {"x": theme.scaled(_SIDE) + 20, "y": -11, "text": words.say("country-year.nothing")}
        layers.append(texts([said], color=theme.muted))
    layers += _undated(rows, grid, style)
    layers += key(items, left=theme.margin - grid.left, top=-above, room=room, theme=theme)
    below = 10.0
    if len(rows) >= _BOTTOM_AXIS and cells:
        foot = [{"x": grid.x(year + 0.5), "y": height + 10, "text": text} for year, text in ticks.items()]
        layers.append(texts(foot, align="center", fontSize=theme.axis_size))
        below = theme.scaled(24)
    numbered = [words.say("country-year.number")] if cells and grid.numbered else []
    notes = [*numbered, *left_out(list(rows.items()), words)]
    return Plot(layers, grid.across, height, grid.left, grid.right, above + 10, below, cells, notes)


def _cells(rows: Mapping[str, Counts], classes: _Scale, grid: _Grid, style: Style) -> list[Row]:
    """Return a row for each cell that may have events; of a marked one, its ground shows below."""
    ground = style.theme.scaled(_GROUND)
    many = any(row.certain > _ALIKE for _, _, row in shown_cells(rows))
    cells: list[Row] = []
    for place, name, row in shown_cells(rows):
        cell: dict[str, object] = {
            "country": name,
            "year": int(row.period),
            "certain": row.certain,
            "expected": round(float(row.expected), 6),
            "possible": row.possible,
            "class": classes.words(classes.place(float(row.expected)), style.words),
            "y": grid.row * place + 1,
            "y2": grid.row * (place + 1) - 1 - (ground if row.mark else 0),
        }
        if row.mark:
            cell["mark"] = row.mark
        if style.interactive:
            cell["hover"] = len(cells)
        if many:
            cell["number"] = style.words.whole(row.certain)
        cells.append(cell)
    return cells


def _marks(rows: Mapping[str, Counts]) -> set[Mark]:
    return {row.mark for counts in rows.values() for row in counts.rows if row.mark}


def _grounds(rows: Mapping[str, Counts], grid: _Grid, style: Style) -> list[Layer]:
    """Draw the years that each country's counts cover, as one pale bar a row, and what marked years stand on."""
    spans: list[Row] = []
    boxes: list[Box] = []
    for place, counts in enumerate(rows.values()):
        top, bottom = grid.row * place + 1, grid.row * (place + 1) - 1
        if counts.rows:
            ends = grid.x(int(counts.rows[0].period)), grid.x(int(counts.rows[-1].period) + 1)
            spans.append({"x": ends[0], "x2": ends[1], "y": top, "y2": bottom})
        bare = False  # whether the ground before is that of a year without a cell, which this one may go on
        for row in counts.rows:
            if not row.mark:
                bare = False
                continue
            left, right = grid.x(int(row.period)), grid.x(int(row.period) + 1)
            if bare and not row.possible and boxes[-1].mark == row.mark and boxes[-1].right == left:
                boxes[-1] = boxes[-1]._replace(right=right)
            else:
                boxes.append(Box(row.mark, left, right, top, bottom))
            bare = not row.possible
    look = {"type": "rect", "fill": style.theme.nothing}
    pale = layer(spans, look, x=at("x"), x2={"field": "x2"}, y=at("y"), y2={"field": "y2"})
    return [pale, *grounds(boxes, style)]


def _years(classes: _Scale, cells: Sequence[Row], ticks: Mapping[int, str], grid: _Grid, style: Style) -> list[Layer]:
    """Draw the cells and, where they are wide enough, their numbers."""
    words = [classes.words(number, style.words) for number in range(len(classes.bounds))]
    first = grid.first - 0.5
    ends = linear(first, round(first + grid.across / grid.per_year, 4))
    look = {"orient": "top", "title": None, "domain": False, "grid": False, "tickSize": 4}
    years = by("year", scale=ends, axis=axis(ticks, **look))
    wide = round(max(grid.per_year - (1 if grid.per_year > 4 else 0), 0.5), 2)
    colours = kind("class", dict(zip(words, classes.colours, strict=True)))
    bar = {"type": "bar", "orient": "vertical", "size": wide}
    layers = [layer(None, bar, told=style.interactive, x=years, y=at("y"), y2={"field": "y2"}, fill=colours)]
    if not grid.numbered:
        return layers
    inks = kind("class", dict(zip(words, classes.inks, strict=True)))
    for marked, inner in ((False, grid.row - 2), (True, grid.row - 2 - style.theme.scaled(_GROUND))):
        if marked and not any("mark" in cell for cell in cells):
            continue
        mark = {"type": "text", "baseline": "middle", "yOffset": inner / 2, "fontSize": style.theme.axis_size}
        only = f"datum.certain > 0 && {'' if marked else '!'}datum.mark"
        text = {"field": "number" if any("number" in cell for cell in cells) else "certain", "type": "nominal"}
        layers.append(layer(None, mark, only, x=years, y=at("y"), text=text, color=inks))
    return layers


def _undated_texts(rows: Mapping[str, Counts], words: Words) -> dict[int, str]:
    """Return the numbers of undated events by the place of the row, of rows that have any."""
    return {place: words.whole(counts.undated) for place, counts in enumerate(rows.values()) if counts.undated}


def _undated(rows: Mapping[str, Counts], grid: _Grid, style: Style) -> list[Layer]:
    """Write the numbers of undated events beside the rows that have any."""
    theme, words = style.theme, style.words
    numbers = _undated_texts(rows, words)
    if not numbers:
        return []
    x = round(grid.per_year * grid.span + grid.right - theme.margin, 1)
    written = [{"x": x, "y": grid.row * (place + 0.5), "text": text} for place, text in numbers.items()]
    heading = {"x": x, "y": -11, "text": words.say("undated")}
    return [texts([heading, *written], align="right", fontSize=theme.axis_size, color=theme.ink)]


def _key(classes: _Scale, rows: Mapping[str, Counts], style: Style) -> list[Item]:
    words, nothing = style.words, style.theme.nothing
    items = [Item(words.say("country-year.expected"), ())]
    items += [
        Item(classes.words(place, words), (Bar(0, 18, colour, colour),)) for place, colour in enumerate(classes.colours)
    ]
    if any(not row.possible and not row.mark for counts in rows.values() for row in counts.rows):
        items.append(Item(words.say("country-year.none"), (Bar(0, 18, nothing, nothing),)))
    return items

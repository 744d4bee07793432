"""Cumulative: how many events there were up to the end of each period.

A stepped line is the expected number, the band around it reaches from the events that must have happened by then to
those that may have; a darker band is the middle 90 % of resampled dates, where they were drawn. Events without a date
stand in no period, and beside the line as a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from chronos.chart.cumulative_words import description, hovers, notes, table
from chronos.chart.font import width
from chronos.chart.frame import Plot, framed
from chronos.chart.grounds import Box, ground_items, grounds, highest, marked
from chronos.chart.key import Bar, Item, Line, key, key_height
from chronos.chart.marks import Layer, Row, at, axis, by, layer, linear, texts
from chronos.chart.periods import period_ticks
from chronos.chart.style import Drawing, Style
from chronos.chart.theme import LEADING
from chronos.chart.ticks import count_ticks
from chronos.edtf.periods import number_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronos.chart.languages import Words
    from chronos.model import Counts, Entry, PeriodCount

NAME = "cumulative"

_HEIGHT = 260
_WIDEST = 90  # pixels of a period
_GAP = 8  # between the end of the line and its label
_FOOT = 46  # for the axis of periods, in the sizes of print
_EMPTY = 180  # pixels of an axis without periods


class _Label(NamedTuple):
    """A label at the end of the line: its text, the number of events it stands at, and its look."""

    text: str
    value: float
    bold: bool = False


class _Axes(NamedTuple):
    """Where the periods and counts lie: ``first`` and ``last`` are numbers of periods."""

    first: int
    last: int
    per_period: float
    room: float
    levels: Sequence[int]

    @property
    def used(self) -> float:
        return round((self.last - self.first + 1) * self.per_period, 1)

    def x(self, place: float) -> float:
        return round((place - self.first + 0.5) * self.per_period, 1)

    def up(self, count: float) -> float:
        return round(_HEIGHT * (1 - count / self.levels[-1]), 1)


def cumulative(
    counts: Counts,
    *,
    title: str,
    subtitle: str,
    credit: str = "",
    style: Style = Style(),  # noqa: B008 - it is frozen
    inside: Mapping[tuple[str, str], Sequence[Entry]] = {},
) -> Drawing:
    """Draw cumulative counts.

    ``inside`` are the entries that may lie in the cell of a group's id and a period's label; an interactive drawing
    tells them.

    Raises:
        ValueError: The counts are not cumulative.
    """
    if not counts.cumulative:
        raise ValueError("counts of each period are not cumulative counts")
    return framed(
        NAME,
        lambda: _plot(counts, style),
        title=title,
        subtitle=subtitle,
        description=description(title, counts, style.words),
        style=style,
        credit=credit,
        table=table(counts, style.words),
        hovers=hovers(counts, inside, style.words) if style.interactive else (),
    )


def _plot(counts: Counts, style: Style) -> Plot:
    theme, words = style.theme, style.words
    numbers = [number_of(row.period, counts.by) for row in counts.rows]
    levels = count_ticks(max((row.possible for row in counts.rows), default=0))
    left = round(theme.margin + max(width(words.whole(level), theme.axis_size) for level in levels) + 10, 1)
    labels = _labels(counts, words)
    beside = max((width(label.text, theme.text_size, bold=label.bold) for label in labels), default=0)
    right = round(theme.margin + _GAP + beside, 1) if labels else theme.margin
    room = theme.width - left - right
    first, last = (numbers[0], numbers[-1]) if numbers else (0, 0)
    per_period = min(theme.scaled(_WIDEST), room / (last - first + 1)) if numbers else _EMPTY
    axes = _Axes(first, last, per_period, room, levels)
    whole = theme.width - 2 * theme.margin
    items = [*_key(counts, style), *ground_items({row.mark for row in counts.rows}, style)]
    above = key_height(items, whole, theme) + theme.scaled(26)
    unit = {"x": theme.margin - left, "y": -theme.scaled(18), "text": words.say("cumulative.events")}
    layers = [
        *grounds(_boxes(counts, axes), style),
        *([_lines(axes, style), *_steps(counts, axes, style)] if numbers else []),
        layer([{"x": 0, "x2": axes.used, "y": _HEIGHT}], {"type": "rule", "stroke": theme.axis}, **_across()),
        texts([unit], color=theme.muted, fontSize=theme.axis_size),
        *_written(labels, axes, style),
        *key(items, left=theme.margin - left, top=-above, room=whole, theme=theme),
    ]
    if not numbers:
        layers.append(texts([{"x": 8, "y": _HEIGHT - 14, "text": words.say("cumulative.nothing")}], color=theme.muted))
    rows = _rows(counts, numbers, interactive=style.interactive)
    return Plot(layers, room, _HEIGHT, left, right, above + 10, theme.scaled(_FOOT), rows, notes(counts, words))


def _across() -> dict[str, Any]:
    return {"x": at("x"), "x2": {"field": "x2"}, "y": at("y")}


def _rows(counts: Counts, numbers: Sequence[int], *, interactive: bool) -> list[Row]:
    """Return a row for each period, which holds to where the next row begins, and one for the end of the last."""
    rows: list[Row] = []
    ends = [number - 0.5 for number in numbers[1:]] + [number + 0.5 for number in numbers[-1:]]
    for place, (number, end, row) in enumerate(zip(numbers, ends, counts.rows, strict=True)):
        shown: dict[str, object] = {"period": row.period, "from": number - 0.5, "to": end, **_values(row)}
        rows.append(shown | {"hover": place} if interactive else shown)
    return [*rows, {"from": ends[-1], **_values(counts.rows[-1])}] if rows else rows


def _values(row: PeriodCount) -> dict[str, object]:
    values: dict[str, object] = {
        "certain": row.certain,
        "expected": round(float(row.expected), 6),
        "possible": row.possible,
    }
    return values if row.interval is None else values | {"low": row.interval[0], "high": row.interval[1]}


def _steps(counts: Counts, axes: _Axes, style: Style) -> list[Layer]:
    """Draw the bands and the line, with the axes; over them, for a reader who asks, what cannot be seen."""
    theme, words = style.theme, style.words
    ticks = period_ticks(axes.first, axes.last, counts.by, axes.per_period, style)
    named = {"title": words.say(f"cumulative.by.{counts.by}"), "titleAnchor": "start", "titlePadding": 6}
    begin = axes.first - 0.5
    ends = linear(begin, round(begin + (axes.last - axes.first + 1) * axes.room / axes.used, 4))
    across = by("from", scale=ends, axis=axis(ticks, domain=False, grid=False, **named))
    look = {"title": None, "domain": False, "ticks": False, "grid": False, "labelPadding": 8}
    up = {
        "scale": linear(0, axes.levels[-1]),
        "axis": axis({level: words.whole(level) for level in axes.levels}, **look),
    }
    area = {"type": "area", "interpolate": "step-after"}
    line = {"type": "line", "interpolate": "step-after"}
    layers = []
    if any(row.possible > row.certain for row in counts.rows):
        band = {**area, "fill": theme.light_accent}
        layers.append(layer(None, band, x=across, y=by("possible", **up), y2={"field": "certain"}))
        if any(row.interval for row in counts.rows):
            drawn = {**area, "fill": theme.middle_accent}
            layers.append(layer(None, drawn, x=across, y=by("high", **up), y2={"field": "low"}))
        edge = {**line, "stroke": theme.accent, "strokeWidth": 1}
        layers += [layer(None, edge, x=across, y=by(field, **up)) for field in ("possible", "certain")]
    layers.append(layer(None, {**line, "stroke": theme.ink, "strokeWidth": 2}, x=across, y=by("expected", **up)))
    if style.interactive:
        unseen = {"type": "rect", "fill": theme.paper, "fillOpacity": 0}
        top, foot = {"value": 0}, {"value": _HEIGHT}
        layers.append(layer(None, unseen, "isValid(datum.to)", told=True, x=across, x2={"field": "to"}, y=top, y2=foot))
    return layers


def _boxes(counts: Counts, axes: _Axes) -> list[Box]:
    return [
        Box(
            run.mark,
            axes.x(run.first - 0.5),
            axes.x(run.last + 0.5),
            0,
            _HEIGHT,
            taken=axes.up(highest(counts, run)),
        )
        for run in marked(counts)
    ]


def _lines(axes: _Axes, style: Style) -> Layer:
    rows = [{"x": 0, "x2": axes.used, "y": axes.up(level)} for level in axes.levels[1:]]
    return layer(rows, {"type": "rule", "stroke": style.theme.grid}, **_across())


def _labels(counts: Counts, words: Words) -> list[_Label]:
    """Return the labels of the last values, from the highest to the lowest, and the undated below them."""
    labels = []
    if counts.rows:
        row = counts.rows[-1]
        expected = float(row.expected)
        if row.possible == row.certain:
            labels.append(_Label(words.amount(row.certain, "event"), expected, bold=True))
        else:
            labels += [
                _Label(words.say("cumulative.last.possible", count=words.whole(row.possible)), row.possible),
                _Label(words.say("cumulative.last.expected", count=words.number(row.expected)), expected, bold=True),
                *_drawn(row, words),
                _Label(words.say("cumulative.last.certain", count=words.whole(row.certain)), row.certain),
            ]
    if counts.undated:
        labels.append(_Label(words.say("cumulative.last.undated", count=words.whole(counts.undated)), 0))
    return labels


def _drawn(row: PeriodCount, words: Words) -> list[_Label]:
    if row.interval is None:
        return []
    low, high = map(words.whole, row.interval)
    return [_Label(words.say("cumulative.last.interval", low=low, high=high), float(row.expected))]


def _written(labels: Sequence[_Label], axes: _Axes, style: Style) -> list[Layer]:
    """Write the labels beside the end of the line, each at its count, as far apart as a line of text needs."""
    theme = style.theme
    leading = round(theme.text_size * LEADING)
    places: list[float] = []
    for label in labels:
        wanted = axes.up(label.value)
        places.append(max(wanted, places[-1] + leading) if places else wanted)
    low: float = _HEIGHT - leading / 2
    for number in range(len(places) - 1, -1, -1):
        places[number] = min(places[number], low)
        low = places[number] - leading
    written: dict[bool, list[Row]] = {}
    for label, y in zip(labels, places, strict=True):
        row = {"x": round(axes.used + _GAP, 1), "y": round(y, 1), "text": label.text}
        written.setdefault(label.bold, []).append(row)
    return [
        texts(
            rows,
            color=theme.ink if bold else theme.muted,
            fontSize=theme.text_size,
            fontWeight="bold" if bold else "normal",
        )
        for bold, rows in written.items()
    ]


def _key(counts: Counts, style: Style) -> list[Item]:
    """Return what the chart has to explain: nothing that it does not show."""
    if all(row.possible == row.certain for row in counts.rows):
        return []
    theme, say = style.theme, style.words.say
    items = [
        Item(say("cumulative.expected"), (Line(0, 18, theme.ink, 2),)),
        Item(say("cumulative.band"), (Bar(0, 18, theme.light_accent, theme.accent),)),
    ]
    if any(row.interval for row in counts.rows):
        items.append(Item(say("cumulative.interval"), (Bar(0, 18, theme.middle_accent, theme.middle_accent),)))
    return items

"""Where things stand in the chart of events per year: its room, its scales, and the labels that fit below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from chronos.chart.font import width
from chronos.chart.grounds import Box, highest, marked
from chronos.chart.marks import Channel, axis, by, linear
from chronos.chart.periods import period_ticks
from chronos.chart.ticks import count_ticks
from chronos.edtf.periods import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.chart.events_per_year_groups import Stack
    from chronos.chart.style import Style
    from chronos.model import Counts

_HEIGHT = 240  # of the plot in pixels; lengths here are those of print
_APART = 40  # between the last period and the bar of undated events
_LEFT = 46  # for the numbers of events, at least
_SIDE = 46  # width of the bar of undated events, at least
_LABELS = 8  # between the numbers of events and the plot
_WIDEST = 56  # a period, so that a chart of two years does not look like a wall
_OUTGROWN = 2.5  # an undated bar this much higher than any period's is cut
_HEADROOM = 1.1  # times a partial period's bar, above which its ground shows
_NEAREST = 6  # pixels between two labels below the axis


class Layout(NamedTuple):
    """The numbers of the first period and after the last, and lengths in pixels.

    ``apart`` is what lies between the last period and the bar of undated events, ``side`` that bar's width.
    """

    counts: Counts
    stack: Stack
    style: Style
    first: int
    after: int
    left: float
    across: float
    per_period: float
    used: float
    side: float
    height: float
    apart: float
    levels: Sequence[int]
    cut: bool

    @property
    def field(self) -> str:
        """The name under which rows have the number of their period."""
        return "year" if self.counts.by == "year" else "place"

    def x(self, place: float) -> float:
        """Return the place of a period, n being the middle of period n, in pixels."""
        return round((place - self.first + 0.5) * self.per_period, 2)


def layout_of(counts: Counts, stack: Stack, style: Style) -> Layout:
    """Measure what stands beside the plot, and give the periods the room that is left."""
    theme, words = style.theme, style.words
    numbers = [number_of(row.period, counts.by) for row in counts.rows]
    first, after = (min(numbers), max(numbers) + 1) if numbers else (0, 0)
    most = max((row.possible for row in counts.rows), default=0)
    cut = 0 < most * _OUTGROWN < counts.undated
    partial = max((row.possible for row in counts.rows if row.mark == "partial"), default=0)
    levels = count_ticks(most * 1.15 if cut else max(most, counts.undated, partial * _HEADROOM))
    labels = max(width(words.whole(level), theme.axis_size) for level in levels)
    left = round(max(theme.margin + labels + _LABELS, theme.scaled(_LEFT)), 1)
    across = theme.width - left - theme.margin
    said = [words.say("undated"), words.whole(counts.undated)] if counts.undated else []
    side = round(max([theme.scaled(_SIDE), *(width(text, theme.axis_size) for text in said)]), 1) if said else 0
    apart = theme.scaled(_APART) if said else 0
    per_period = min(theme.scaled(_WIDEST), (across - side - apart) / max(1, after - first))
    return Layout(
        counts=counts,
        stack=stack,
        style=style,
        first=first,
        after=after,
        left=left,
        across=across,
        per_period=per_period,
        used=round(per_period * (after - first), 1) if numbers else theme.scaled(2 * _SIDE),
        side=side,
        height=theme.scaled(_HEIGHT),
        apart=apart,
        levels=levels,
        cut=cut,
    )


def boxes(layout: Layout) -> list[Box]:
    """Return the grounds of marked periods, over the height of the plot."""
    return [
        Box(
            run.mark,
            layout.x(run.first - 0.5),
            layout.x(run.last + 0.5),
            0,
            layout.height,
            layout.height * (1 - highest(layout.counts, run) / layout.levels[-1]),
        )
        for run in marked(layout.counts)
    ]


def count_scale(layout: Layout) -> dict[str, Any]:
    """Return the scale and axis of numbers of events."""
    look = {"title": None, "domain": False, "ticks": False, "grid": False, "labelPadding": _LABELS}
    labels = {level: layout.style.words.whole(level) for level in layout.levels}
    return {"scale": linear(0, layout.levels[-1]), "axis": axis(labels, **look)}


def period_scale(layout: Layout) -> Channel:
    """Return the scale and axis of periods."""
    say, per_period, first = layout.style.words.say, layout.per_period, layout.first
    ends = linear(first - 0.5, round(first - 0.5 + layout.across / per_period, 3))
    title = say(f"events-per-year.axis.{layout.counts.by}") if layout.counts.rows else None
    look = {"title": title, "titleAnchor": "start", "titlePadding": 6, "domain": False, "grid": False}
    return by(layout.field, scale=ends, axis=axis(_ticks(layout), **look))


def _ticks(layout: Layout) -> dict[float, str]:
    """Return the periods to label: none whose label would leave the chart or touch another."""
    if not layout.counts.rows:
        return {}
    size = layout.style.theme.axis_size
    beyond = layout.style.theme.margin
    if layout.counts.undated:
        beyond = layout.apart - _NEAREST
    ticks = period_ticks(layout.first, layout.after - 1, layout.counts.by, layout.per_period, layout.style)
    kept: dict[float, str] = {}
    reach = -layout.left
    for place, words in sorted(ticks.items()):
        middle, half = layout.x(place), width(words, size) / 2
        if reach <= middle - half and middle + half <= layout.used + beyond:
            kept[int(place) if place == int(place) else place] = words
            reach = middle + half + _NEAREST
    return kept

"""Where the panels of small multiples stand, and the scales that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from chronos.chart.font import width, wrapped
from chronos.chart.periods import period_ticks
from chronos.chart.small_multiples_words import total_words
from chronos.chart.theme import LEADING
from chronos.chart.ticks import count_ticks
from chronos.edtf.periods import number_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.chart.small_multiples_words import Named
    from chronos.chart.style import Style
    from chronos.model import Counts, Period

HEAD = 6
"""Pixels between the words above a panel and the panel."""

_APART = 24  # pixels between two panels side by side
_OVER = _APART / 4  # how far the label of a period may reach over either side of its panel
_NARROWEST = 150  # a panel, so that a year and a name fit
_HEIGHTS = (76, 180)  # of a panel, lowest and highest, in the sizes of print
_FLAT = 0.44  # a panel's height as a share of its width
_LABELS = 18  # below a panel, for its periods, in the sizes of print
_BELOW = 16  # between the labels of a panel and the next name
_WIDEST = 56  # pixels of a period
_LEVELS = 3  # steps of the scale of events, at most
_NUMBERS = 8  # pixels between the numbers of events and the panels


class Panel(NamedTuple):
    """One panel: the lines of its name and of its total, and its left edge, top and foot in pixels."""

    counts: Counts
    name: Sequence[str]
    total: Sequence[str]
    left: float
    top: float
    foot: float


class Panels(NamedTuple):
    """All panels and what they share: ``first`` and ``span`` are the number of the first period and how many there are.

    ``left`` is the room left of the panels, ``room`` their width together, ``wide`` that of each, all in pixels.
    """

    panels: Sequence[Panel]
    by: Period
    first: int
    span: int
    per_period: float
    levels: Sequence[int]
    left: float
    room: float
    wide: float
    height: float

    @property
    def used(self) -> float:
        """The width that the periods take in a panel."""
        return round(self.span * self.per_period, 1) if self.span else round(self.wide, 1)

    def x(self, place: float) -> float:
        """Return the place of a period, n being the middle of period n, in pixels from the left edge of its panel."""
        return round((place - self.first + 0.5) * self.per_period, 2)

    def up(self, panel: Panel, count: float) -> float:
        """Return the height of a number of events, in pixels from the top."""
        return round(panel.foot - (panel.foot - panel.top) * count / self.levels[-1], 2)


def placed(rows: Named, by: Period, style: Style) -> Panels:
    """Place a panel for each of the counts; a row of panels leaves as much room above as its longest name needs."""
    theme, words = style.theme, style.words
    every = [row for _, counts in rows for row in counts.rows]
    numbers = [number_of(row.period, by) for row in every]
    first, span = (min(numbers), max(numbers) - min(numbers) + 1) if numbers else (0, 0)
    levels = count_ticks(max((row.possible for row in every), default=0), _LEVELS)
    left = theme.margin + max(width(words.whole(level), theme.axis_size) for level in levels) + _NUMBERS
    room = theme.width - left - theme.margin
    columns = _columns(len(rows), room, theme.scaled(_NARROWEST))
    wide = (room - _APART * (columns - 1)) / columns
    tall = round(max(theme.scaled(_HEIGHTS[0]), min(theme.scaled(_HEIGHTS[1]), wide * _FLAT)))
    leading = round(theme.text_size * LEADING)
    heads = [
        (
            counts,
            wrapped(name, wide, theme.text_size, bold=True),
            wrapped(total_words(counts, words), wide, theme.text_size),
        )
        for name, counts in rows
    ]
    panels: list[Panel] = []
    y = 0.0
    for start in range(0, len(heads), columns):
        line = heads[start : start + columns]
        top = y + leading * max(len(name) + len(total) for _, name, total in line) + HEAD
        panels += [
            Panel(*head, round(column * (wide + _APART), 1), top, top + tall) for column, head in enumerate(line)
        ]
        y = top + tall + theme.scaled(_LABELS) + _BELOW
    per_period = min(theme.scaled(_WIDEST), wide / max(1, span))
    height = max(0.0, y - _BELOW)
    return Panels(panels, by, first, span, per_period, levels, round(left, 1), round(room, 1), wide, height)


def _columns(panels: int, room: float, narrowest: float) -> int:
    """Return how many panels stand side by side: three or four where there are so many, and as many as fit."""
    wanted = panels if panels <= 4 else 3 if panels in (5, 6, 9) else 4
    return max(1, min(wanted, int((room + _APART) // (narrowest + _APART))))


def period_labels(panels: Panels, style: Style) -> list[tuple[float, float, str]]:
    """Return for each period to label the place of its tick, the middle of its words, and the words.

    Places are in pixels from the left edge of a panel. Words stay within the panel and apart from each other.
    """
    if not panels.span:
        return []
    ticks = period_ticks(panels.first, panels.first + panels.span - 1, panels.by, panels.per_period, style)
    labels: list[tuple[float, float, str]] = []
    reach = -_OVER
    for place, words in sorted(ticks.items()):
        half = width(words, style.theme.axis_size) / 2
        tick = panels.x(place)
        middle = max(half - _OVER, min(tick, panels.wide + _OVER - half))
        if middle - half >= reach:
            labels.append((tick, round(middle, 1), words))
            reach = middle + half + _OVER
    return labels

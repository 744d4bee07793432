"""How a chart of sources is laid out: rows as high as their bars, and the scales that all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from chronos.chart.font import width
from chronos.chart.source_lines import SUPPORTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.chart.source_lines import Cell, Line
    from chronos.chart.style import Style
    from chronos.chart.theme import Theme
    from chronos.model import Period

Numbers: TypeAlias = Literal["", "brief", "full"]

LANE = 1
"""Pixels on either side of the line of a source that bars leave free."""

_FEW = 16  # rows up to which they are high and bars have numbers
_ROOMS = (56, 30)  # pixels of the bars of the highest row, of few rows and of many
_UNITS = (14, 7)  # pixels of one event, at most
_HALF = 9  # pixels above and below the line of a source, at least
_APART = 4  # pixels between two rows
_WIDEST = 40  # pixels of a period


class Place(NamedTuple):
    """A row in the plot: what it shows; its top, its line and its foot in pixels."""

    source: Line
    top: float
    zero: float
    foot: float


class Grid(NamedTuple):
    """The scales that all rows share, and the rows.

    ``per_period`` and ``per_event`` are in pixels, ``limit`` is the expected number at which bars are cut, ``across``
    the room of the periods in pixels. ``numbers`` tells how the numbers of bars are written, if there is room for any.
    """

    by: Period
    first: int
    span: int
    per_period: float
    per_event: float
    limit: float
    numbers: Numbers
    places: Sequence[Place]
    across: float

    @property
    def used(self) -> float:
        """The width that the periods take in pixels."""
        return round(self.span * self.per_period, 1)

    @property
    def height(self) -> float:
        """The height of all rows in pixels."""
        return self.places[-1].foot if self.places else 2 * _HALF

    def x(self, place: float) -> float:
        """Return the place of a period, n being the middle of period n, in pixels."""
        return round((place - self.first + 0.5) * self.per_period, 2)


def place_rows(shown: Sequence[Line], periods: range, by: Period, *, across: float, head: float, style: Style) -> Grid:
    """Place the rows, each as high as its own bars need on the scale of all.

    ``periods`` are numbers of periods, ``across`` and ``head`` the room of all periods and above the first row in
    pixels.
    """
    scaled = style.theme.scaled
    first, span = periods.start, len(periods)
    per_period = min(scaled(_WIDEST), across / max(1, span))
    many = len(shown) > _FEW
    tallest = [source.most("corroborated") + source.most("single", "none") for source in shown if not source.others]
    per_event = min(scaled(_UNITS[many]), scaled(_ROOMS[many]) / max([1, *tallest]))
    limit = max((source.most(*SUPPORTS) for source in shown if not source.others), default=0)
    size = small(style.theme)
    numbers = "" if len(shown) > _FEW else _numbers(shown, per_period - 1, style)
    grid = Grid(by, first, span, per_period, per_event, limit, numbers, (), across)
    half, extra = scaled(_HALF), size + 2 if numbers else 0
    places: list[Place] = []
    top = head
    for source in shown:
        up, down = (
            max([half, *(tall(cell, grid)[1] + LANE + extra for cell in source.cells if cell.support in side)])
            for side in (SUPPORTS[:1], SUPPORTS[1:])
        )
        zero = round(top + _APART / 2 + up, 1)
        foot = round(zero + down + _APART / 2, 1)
        places.append(Place(source, top, zero, foot))
        top = foot
    return grid._replace(places=tuple(places))


def tall(cell: Cell, grid: Grid) -> tuple[float, float]:
    """Return the heights of what is certain and of all that is expected; a pixel at least for what there is."""
    certain = max(1.0, min(cell.row.certain, grid.limit) * grid.per_event) if cell.row.certain else 0.0
    expected = max(1.0, min(float(cell.row.expected), grid.limit) * grid.per_event)
    unsure = cell.row.possible > cell.row.certain
    return certain, max(expected, certain + 1) if unsure else certain


def small(theme: Theme) -> float:
    """Return the font size of the numbers of bars."""
    return theme.axis_size - 2


def _numbers(shown: Sequence[Line], room: float, style: Style) -> Numbers:
    """Return how numbers are written so that each fits into so many pixels."""
    size = small(style.theme)
    forms: tuple[Numbers, ...] = ("full", "brief")
    for form in forms:
        words = {number_words(cell, form, style) for line in shown for cell in line.cells}
        if all(width(text, size) <= room for text in words):
            return form
    return ""


def number_words(cell: Cell, form: Numbers, style: Style) -> str:
    """Write the expected number, with a sign where it is not certain; to the nearest whole one in brief."""
    words, expected = style.words, cell.row.expected
    if cell.row.possible == cell.row.certain:
        return words.number(expected)
    if form == "brief":
        return (
            words.say("sources.less")
            if expected < 1
            else words.say("sources.about", number=words.whole(round(expected)))
        )
    written = words.number(expected)
    return written if written.startswith("<") else words.say("sources.about", number=written)


def runs(source: Line, grid: Grid) -> list[tuple[int, int]]:
    """Return the first and the last of neighbouring periods that a source says it covers."""
    found: list[tuple[int, int]] = []
    for number in sorted(source.covered):
        if not grid.first <= number < grid.first + grid.span:
            continue
        if found and found[-1][1] == number - 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found

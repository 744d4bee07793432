"""Where everything of one event's row goes, in layout pixels.

A label stands to the right of its span, or to its left, or above a span that leaves room on neither side; rows never
share a line, so no label meets another. Texts are shortened at a word boundary. Of more events than anyone reads the
rows are thin and have no labels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from chronos.chart.font import shortened, width
from chronos.chart.frame import plain
from chronos.chart.status import FILLS, TONES
from chronos.chart.theme import INK, MARGIN, TEXT_SIZE, WIDTH
from chronos.chart.wording import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chronos.chart.extent import Extent
    from chronos.model import Event, Status

ACROSS = WIDTH - 2 * MARGIN
"""Width of the plot in pixels."""

_LABEL = 15  # a line of text above its bar
_APART = 4  # after such a row, so that a label is nearer to its own bar than to the one before
_GAP = 6
_DIAMOND = 5
_ARROW = 5
_DASHES = 16  # the stroke towards an unknown end
_QUESTION = 8  # the question mark there, with its gap
_DAY_BAR = 8  # pixels from which an exact day is a bar rather than a symbol
_NARROW = 3.5  # pixels below which an outline would hide what it encloses
_SHORTEST = 31  # days of a window
_LONGEST_TEXT = 600  # characters; more never fit
_MOST_WHOLE = 40  # rows up to which a text may take a line of its own to be read whole
_MOST_NAMED = 600  # rows up to which there are labels
_TALLEST = 9000  # pixels of a plot without labels


class Pitch(NamedTuple):
    """The height of a row, the thickness of its bar, and how little room a label beside it may have."""

    row: float
    bar: float
    beside: float
    named: bool


class Window(NamedTuple):
    """The days between the edges of the plot, inclusive, and the pixels they lie between.

    What goes on is drawn until ``today``, the day the edition speaks for.
    """

    first: int
    last: int
    today: int
    left: float
    right: float

    @property
    def per_day(self) -> float:
        """Pixels of one day."""
        return (self.right - self.left) / (self.last + 1 - self.first)

    def x(self, day: float) -> float:
        """Return the pixel where a day begins."""
        return round(self.left + (day - self.first) * self.per_day, 1)


class Placed(NamedTuple):
    """A row: ``bars`` are (part, first day, last day), the others rows for the layers of the timeline."""

    status: Status
    middle: float
    bottom: float
    bars: Sequence[tuple[str, int, int]]
    diamonds: Sequence[int]
    lines: Sequence[dict[str, Any]]
    arrows: Sequence[dict[str, Any]]
    dates: Sequence[dict[str, Any]]
    words: Sequence[dict[str, Any]]


def pitch(rows: int) -> Pitch:
    """Return how closely so many rows stand."""
    if rows > _MOST_NAMED:
        row = min(4.0, _TALLEST / rows)
        return Pitch(row, max(row - 1, 0.8), 0, named=False)
    return Pitch(19, 9, ACROSS if rows <= _MOST_WHOLE else 330, named=True)


def window_around(extents: Sequence[Extent], as_of: int | None) -> Window:
    """Return the window of all bounded days, up to ``as_of`` where something goes on."""
    days = [day for one in extents for day in one.bounds]
    if as_of is not None and any(one.after == "open" for one in extents):
        days.append(as_of)
    first, last = min(days), max(days)
    missing = max(0, _SHORTEST - (last - first + 1))
    first, last = first - missing // 2, last + missing - missing // 2
    left, right = _edge(one.before for one in extents), _edge(one.after for one in extents)
    return Window(first, last, last if as_of is None else as_of, left, ACROSS - right)


def _edge(kinds: Iterable[str]) -> float:
    seen = set(kinds)
    if "unknown" in seen:
        return _DASHES + _QUESTION + _DIAMOND
    return 2 * _ARROW + 4 if "open" in seen else _DIAMOND + 1


def place(event: Event, extent: Extent, window: Window, top: float, tight: Pitch) -> Placed:
    """Return the row of an event whose upper edge is at ``top``."""
    bars, diamonds = _marks(extent, window)
    half = window.per_day / 2
    sides = [(window.x(first), window.x(last + 1)) for _, first, last in bars]
    sides += [(window.x(day) + half - _DIAMOND, window.x(day) + half + _DIAMOND) for day in diamonds]
    reach = min(left for left, _ in sides), max(right for _, right in sides)
    lines, arrows, signs, (left, right) = _ends(event.status, extent, reach)
    x, date, text, above = _label(event, left, right, tight.beside) if tight.named else (0, "", "", False)
    middle = top + tight.row / 2 + (_LABEL if above else 0)
    line = top + tight.row / 2 + 1 if above else middle
    after = x + width(date, TEXT_SIZE, bold=True) + _GAP
    labels = [{"x": x, "text": date, "y": line}] if date else []
    return Placed(
        event.status,
        round(middle, 1),
        top + tight.row + (_LABEL + _APART if above else 0),
        bars,
        diamonds,
        [_at(middle, one) for one in lines],
        [_at(middle, one) for one in arrows],
        [_at(one.get("y", middle), one) for one in labels + (signs if tight.named else [])],
        [_at(line, {"x": after, "text": text})] if text else [],
    )


def _at(y: float, row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: round(value, 1) if name in {"x", "x2"} else value for name, value in (row | {"y": round(y, 1)}).items()
    }


def _marks(extent: Extent, window: Window) -> tuple[list[tuple[str, int, int]], Sequence[int]]:
    """Return the bars of an extent and the days that are symbols, open sides closed at the window's or today."""
    runs = [("possible", run) for run in extent.possible] + [("certain", run) for run in extent.certain]
    bars = []
    for part, (since, until) in runs:
        first = window.first if since is None else since
        last = max(first, window.today) if until is None else until
        narrow = part == "possible" and (last + 1 - first) * window.per_day < _NARROW
        bars.append(("narrow" if narrow else part, first, last))
    if window.per_day < _DAY_BAR:
        return bars, extent.days
    return bars + [("certain", day, day) for day in extent.days], ()


def _ends(
    status: Status, extent: Extent, reach: tuple[float, float]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]], tuple[float, float]]:
    """Return lines, arrows and question marks at the ends of a span, and how far all of it reaches."""
    tone = TONES[status]
    fill = FILLS[f"{status} {'certain' if extent.certain else 'possible'}"]
    left, right = reach
    lines: list[dict[str, Any]] = []
    arrows: list[dict[str, Any]] = []
    signs: list[dict[str, Any]] = []
    if extent.joined and len(extent.possible) > 1:
        lines.append({"x": left, "x2": right, "stroke": tone, "dash": [1, 2]})
    if extent.before == "open":
        left -= 2 * _ARROW + 2
        arrows.append({"x": left + _ARROW + 1, "shape": "triangle-left", "fill": fill, "stroke": tone})
    if extent.before == "unknown":
        lines.append({"x": left - _DASHES, "x2": left, "stroke": tone, "dash": [2, 2]})
        left -= _DASHES + _QUESTION
        signs.append({"x": left, "text": "?"})
    if extent.after == "open":
        arrows.append({"x": right + _ARROW + 1, "shape": "triangle-right", "fill": fill, "stroke": tone})
        right += 2 * _ARROW + 2
    if extent.after == "unknown":
        lines.append({"x": right, "x2": right + _DASHES, "stroke": tone, "dash": [2, 2]})
        right += _DASHES + _QUESTION
        signs.append({"x": right - _QUESTION + 1, "text": "?"})
    if status == "retracted":
        left, right = left - 3, right + 3
        lines.append({"x": left, "x2": right, "stroke": INK, "dash": [1, 0]})
    return lines, arrows, signs, (left, right)


def _label(event: Event, left: float, right: float, beside: float) -> tuple[float, str, str, bool]:
    """Return (left edge, date, text, whether it stands above the span) of a label that fits its room."""
    date = date_words(event.date)
    if event.status != "undisputed":
        date = f"{date}, {event.status}"
    text = plain(event.text[:_LONGEST_TEXT])
    before, after = left - _GAP, ACROSS - right - _GAP
    bold = width(date, TEXT_SIZE, bold=True) + _GAP
    whole = bold + width(text, TEXT_SIZE)
    above = whole > max(before, after) and max(before, after) < max(beside, bold * 2)
    to_right = whole <= after or after >= before
    room = ACROSS if above else after if to_right else before
    date = shortened(date, room, TEXT_SIZE, bold=True)
    text = shortened(text, room - bold, TEXT_SIZE)
    taken = width(date, TEXT_SIZE, bold=True) + _GAP + width(text, TEXT_SIZE)
    if above:
        return min(max(0.0, left), max(0.0, ACROSS - taken)), date, text, True
    return right + _GAP if to_right else max(0.0, left - _GAP - taken), date, text, False

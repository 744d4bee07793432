"""Where everything of one event's row goes, in layout pixels.

The marks of a row stand over its days, its label beside them (:mod:`chronos.chart.labelling`). What is open goes on to
the edge of the window or to the day that the edition speaks for, and ends in an arrow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from chronos.chart.labelling import across, label
from chronos.chart.status import looks, tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chronos.chart.extent import Extent
    from chronos.chart.labelling import Pitch
    from chronos.chart.sections import Shown
    from chronos.chart.style import Style
    from chronos.chart.theme import Theme
    from chronos.model import Event, Status

_APART = 4  # pixels after a row of several lines, so that a label is nearer to its own marks than to those before
_DIAMOND = 5
_ARROW = 5
_DASHES = 16  # the stroke towards an unknown end
_QUESTION = 8  # the question mark there, with its gap
_DAY_BAR = 8  # pixels from which an exact day is a bar rather than a symbol
_NARROW = 3.5  # pixels below which an outline would hide what it encloses
_SHORTEST = 31  # days of a window


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
    """A row between ``top`` and ``bottom``, its marks around ``middle``.

    ``bars`` are (part, first day, last day) and ``diamonds`` days, inclusive; ``lines``, ``arrows``, ``signs``,
    ``dates`` and ``words`` are rows for the layers of the timeline. ``box`` is (left, right) of all of it.
    """

    shown: Shown
    top: float
    middle: float
    bottom: float
    box: tuple[float, float]
    bars: Sequence[tuple[str, int, int]]
    diamonds: Sequence[int]
    lines: Sequence[dict[str, Any]]
    arrows: Sequence[dict[str, Any]]
    signs: Sequence[dict[str, Any]]
    dates: Sequence[dict[str, Any]]
    words: Sequence[dict[str, Any]]
    shortened: bool

    @property
    def status(self) -> Status:
        """The status of the event."""
        return self.shown.entry.event.status

    @property
    def derived(self) -> bool:
        """Whether no claim states the date."""
        return is_derived(self.shown.entry.event)


def is_derived(event: Event) -> bool:
    """Whether no claim states the date of an event: it is what other claims leave."""
    return event.agreement == "derived"


def window_around(extents: Sequence[Extent], as_of: int | None, theme: Theme) -> Window:
    """Return the window of all bounded days, up to ``as_of`` where something goes on."""
    days = [day for one in extents for day in one.bounds]
    if as_of is not None and any(one.after == "open" for one in extents):
        days.append(as_of)
    first, last = min(days), max(days)
    missing = max(0, _SHORTEST - (last - first + 1))
    first, last = first - missing // 2, last + missing - missing // 2
    left, right = _edge((one.before for one in extents), theme), _edge((one.after for one in extents), theme)
    return Window(first, last, last if as_of is None else as_of, left, across(theme) - right)


def _edge(kinds: Iterable[str], theme: Theme) -> float:
    seen = set(kinds)
    if "unknown" in seen:
        return _DASHES + theme.scaled(_QUESTION) + _DIAMOND
    return 2 * _ARROW + 4 if "open" in seen else _DIAMOND + 1


def place(shown: Shown, window: Window, top: float, tight: Pitch, style: Style) -> Placed:
    """Return the row of an event whose upper edge is at ``top``."""
    event, extent = shown.entry.event, shown.reach
    bars, diamonds = _marks(extent, window, derived=is_derived(event), outlined=tight.named)
    half = window.per_day / 2
    sides = [(window.x(first), window.x(last + 1)) for _, first, last in bars]
    sides += [(window.x(day) + half - _DIAMOND, window.x(day) + half + _DIAMOND) for day in diamonds]
    reach = min(left for left, _ in sides), max(right for _, right in sides)
    lines, arrows, signs, (left, right) = _ends(event, extent, reach, style.theme)
    text = label(event, left, right, tight, style)
    first_line = top + tight.row / 2 + (1 if text.above else 0)
    middle = top + tight.row / 2 + (tight.leading * text.lines if text.above else 0)
    more = tight.leading * (text.lines if text.above else max(0, text.lines - 1))
    dates, words = (
        [_at(first_line + tight.leading * part.line, {"x": part.x, "text": part.text}) for part in parts]
        for parts in (text.dates, text.words)
    )
    return Placed(
        shown,
        top,
        round(middle, 1),
        top + tight.row + (more + _APART if more else 0),
        (min(left, text.left), max(right, text.right)),
        bars,
        diamonds,
        [_at(middle, one) for one in lines],
        [_at(middle, one) for one in arrows],
        [_at(middle, one) for one in signs] if tight.named else [],
        dates,
        words,
        text.shortened,
    )


def _at(y: float, row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: round(value, 1) if name in {"x", "x2"} else value for name, value in (row | {"y": round(y, 1)}).items()
    }


def _marks(
    extent: Extent, window: Window, *, derived: bool, outlined: bool
) -> tuple[list[tuple[str, int, int]], Sequence[int]]:
    """Return the bars of an extent and the days that are symbols, open sides closed at the window's or today.

    A derived span stays hollow however narrow it is, unless outlines are too thin to see.
    """
    possible, certain = ("derived", "derived core") if derived else ("possible", "certain")
    runs = [(possible, run) for run in extent.possible] + [(certain, run) for run in extent.certain]
    bars = []
    for part, (since, until) in runs:
        first = window.first if since is None else since
        last = max(first, window.today) if until is None else until
        fills = part == "possible" or (part == "derived" and not outlined)
        narrow = fills and (last + 1 - first) * window.per_day < _NARROW
        bars.append(("narrow" if narrow else part, first, last))
    if window.per_day < _DAY_BAR:
        return bars, extent.days
    return bars + [(certain, day, day) for day in extent.days], ()


def _ends(
    event: Event, extent: Extent, reach: tuple[float, float], theme: Theme
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]], tuple[float, float]]:
    """Return lines, arrows and question marks at the ends of a span, and how far all of it reaches."""
    colour = tone(theme, event.status)
    part = "derived" if is_derived(event) else "certain" if extent.certain else "possible"
    fill = looks(theme)[f"{event.status} {part}"].fill
    left, right = reach
    question = theme.scaled(_QUESTION)
    lines: list[dict[str, Any]] = []
    arrows: list[dict[str, Any]] = []
    signs: list[dict[str, Any]] = []
    if extent.joined and len(extent.possible) > 1:
        lines.append({"x": left, "x2": right, "stroke": colour, "dash": [1, 2]})
    if extent.before == "open":
        left -= 2 * _ARROW + 2
        arrows.append({"x": left + _ARROW + 1, "shape": "triangle-left", "fill": fill, "stroke": colour})
    if extent.before == "unknown":
        lines.append({"x": left - _DASHES, "x2": left, "stroke": colour, "dash": [2, 2]})
        left -= _DASHES + question
        signs.append({"x": left, "text": "?"})
    if extent.after == "open":
        arrows.append({"x": right + _ARROW + 1, "shape": "triangle-right", "fill": fill, "stroke": colour})
        right += 2 * _ARROW + 2
    if extent.after == "unknown":
        lines.append({"x": right, "x2": right + _DASHES, "stroke": colour, "dash": [2, 2]})
        right += _DASHES + question
        signs.append({"x": right - question + 1, "text": "?"})
    if event.status == "retracted":
        left, right = left - 3, right + 3
        lines.append({"x": left, "x2": right, "stroke": theme.ink, "dash": [1, 0]})
    return lines, arrows, signs, (left, right)

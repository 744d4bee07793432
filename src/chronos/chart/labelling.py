"""The label of an event in a timeline: its date and status in bold, then its text.

A label stands to the right of its marks, or to their left, or above marks that leave too little room on either side. Of
a picture that a person reads from end to end it is whole, in as many lines as it takes; of more rows it is one line,
shortened at a word boundary; of more rows than anyone reads there is none.

Every event has rows of its own. To put two beside each other would seldom help, since a label is a sentence and most
fill half the width and more, and it would break the order of the chronology, which a reader follows downwards.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from chronos.chart.font import shortened, width, wrapped
from chronos.chart.frame import plain
from chronos.chart.hovering import event_date

if TYPE_CHECKING:
    from chronos.chart.languages import Words
    from chronos.chart.style import Style
    from chronos.chart.theme import Theme
    from chronos.model import Event

_GAP = 6
_NARROWEST = 160  # pixels; a block of text in less is hard to read
_MOST_LINES = 8  # of one label; a longer text is a document
_LONGEST_TEXT = 1500  # characters; more never fit
_MOST_WHOLE = 100  # rows up to which a text takes as many lines as it needs
_MOST_NAMED = 600  # rows up to which there are labels
_TALLEST = 9000  # pixels of a plot without labels


def across(theme: Theme) -> float:
    """Return the width of the plot in pixels."""
    return theme.width - 2 * theme.margin


class Pitch(NamedTuple):
    """The height of a row and the thickness of its bar, whether there are labels and whether they are whole.

    ``leading`` is from one line of a label to the next, ``beside`` how little room a label of one line may have beside
    its marks before it stands above them; both in pixels.
    """

    row: float
    bar: float
    leading: float = 0
    beside: float = 0
    named: bool = True
    whole: bool = False


def pitch(rows: int, theme: Theme) -> Pitch:
    """Return how closely so many rows stand."""
    if rows > _MOST_NAMED:
        row = min(4.0, _TALLEST / rows)
        return Pitch(row, max(row - 1, 0.8), named=False)
    leading = theme.scaled(15)
    if rows > _MOST_WHOLE:
        return Pitch(theme.scaled(16), theme.scaled(8), leading, beside=0.6 * across(theme))
    return Pitch(theme.scaled(19), theme.scaled(9), leading, whole=True)


class Part(NamedTuple):
    """A piece of a label: its left edge, its line from 0, its text."""

    x: float
    line: int
    text: str


class Label(NamedTuple):
    """The bold and the plain pieces of a label, in a box from ``left`` to ``right`` so many ``lines`` high.

    ``above`` tells a label above its marks from one whose first line is level with them.
    """

    dates: tuple[Part, ...] = ()
    words: tuple[Part, ...] = ()
    left: float = math.inf
    right: float = -math.inf
    lines: int = 0
    above: bool = False
    shortened: bool = False


class _Block(NamedTuple):
    """A label without a place yet; the text begins at ``indent`` beside a date, or below it where that is 0."""

    dates: list[str]
    words: list[str]
    indent: float
    wide: float
    shortened: bool

    @property
    def lines(self) -> int:
        return max(len(self.dates), len(self.words)) if self.indent else len(self.dates) + len(self.words)

    def at(self, x: float, *, above: bool) -> Label:
        first = 0 if self.indent else len(self.dates)
        dates = tuple(Part(x, line, text) for line, text in enumerate(self.dates))
        words = tuple(Part(x + self.indent, first + line, text) for line, text in enumerate(self.words))
        return Label(dates, words, x, x + self.wide, self.lines, above, self.shortened)


def dated(event: Event, words: Words) -> str:
    """Return the date of an event in words and its status, where that is worth a word."""
    date = event_date(event, words)
    return date if event.status == "undisputed" else f"{date}, {words.say(f'status.{event.status}')}"


def label(event: Event, left: float, right: float, tight: Pitch, style: Style) -> Label:
    """Return the label of an event whose marks reach from ``left`` to ``right``."""
    if not tight.named:
        return Label()
    size = style.theme.text_size
    full = across(style.theme)
    date, text = dated(event, style.words), plain(event.text)
    before, after = left - _GAP, full - right - _GAP
    whole = width(date, size, bold=True) + _GAP + width(text[:_LONGEST_TEXT], size)
    to_right = whole <= after or after >= before
    room = after if to_right else before
    set_in = _in_lines if tight.whole else _in_one_line
    above = set_in(date, text, full, size)
    if whole <= room or room >= style.theme.scaled(_NARROWEST):
        beside = set_in(date, text, room, size)
        # Lines beside the marks take no more height than one line for the marks and those above it.
        fits = beside.lines <= above.lines + 1 and not beside.shortened if tight.whole else room >= tight.beside
        if whole <= room or fits:
            return beside.at(right + _GAP if to_right else max(0.0, left - _GAP - beside.wide), above=False)
    return above.at(min(max(0.0, left), max(0.0, full - above.wide)), above=True)


def _in_one_line(date: str, text: str, room: float, size: float) -> _Block:
    first = shortened(date, room, size, bold=True)
    bold = width(first, size, bold=True)
    rest = shortened(text[:_LONGEST_TEXT], room - bold - _GAP, size)
    wide = bold + _GAP + width(rest, size) if rest else bold
    return _Block([first], [rest] if rest else [], bold + _GAP, wide, (first, rest) != (date, text))


def _in_lines(date: str, text: str, room: float, size: float) -> _Block:
    """Set a text in lines beside its date, or below a date that takes more than half of the room."""
    dates = wrapped(date, room, size, bold=True)
    bold = max(width(line, size, bold=True) for line in dates)
    beside = len(dates) == 1 and (bold <= room / 2 or bold + _GAP + width(text, size) <= room)
    indent = bold + _GAP if beside else 0.0
    words = wrapped(text, room - indent, size)
    if cut := len(words) > _MOST_LINES:
        words = [*words[: _MOST_LINES - 1], shortened(" ".join(words[_MOST_LINES - 1 :]), room - indent, size)]
    wide = max([bold, *(indent + width(line, size) for line in words)])
    return _Block(dates, words, indent, wide, cut)

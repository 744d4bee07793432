"""Text that a terminal shows as it is: nothing in it moves the cursor, turns the writing round or hides."""

from collections.abc import Iterable, Sequence
from typing import Final

_SHOWN_INSTEAD: Final = "\N{REPLACEMENT CHARACTER}"
_CUT: Final = "..."
_TAB: Final = 4
"""Columns that a tab is shown as."""
_COLOURS: Final = {"error": "1;31", "warning": "1;33", "info": "1;36", "strong": "1", "faint": "2"}
"""Select Graphic Rendition (ECMA-48, section 8.3.117)."""


class Style:
    """Colours text where colours are wanted."""

    def __init__(self, *, colour: bool = False) -> None:
        self.colour = colour

    def __call__(self, text: str, what: str) -> str:
        """Return text as it is shown of a severity, or *strong* or *faint*."""
        return f"\x1b[{_COLOURS[what]}m{text}\x1b[0m" if self.colour and text else text


def harmless(text: str) -> str:
    """Return text on one line in which control characters and characters nobody sees are replaced."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else " " if one.isspace() else _SHOWN_INSTEAD for one in text)


def columns(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) if text.isascii() else _width(_cells(text))


def frame(line: str, column: int, room: int) -> tuple[str, int]:
    """Return a line as it is shown in at most ``room`` columns, and how many columns are before one character of it.

    ``column`` is the number of that character, from 1. A line that is too long is cut around it. Tabs become spaces,
    wide characters count twice, those that combine with another count nothing.
    """
    place = min(max(column, 1), len(line) + 1) - 1
    first = max(0, place - room)
    before = _cells(line[first:place])
    after = _cells(line[place : place + room + 1])
    cut_before = first > 0
    cut_after = place + room + 1 < len(line)
    if cut_before or cut_after or _width(before) + _width(after) > room:
        if cut_before or _width(before) > room * 2 // 3:
            before = _last(before, room // 2 - len(_CUT))
            cut_before = True
        left = room - _width(before) - len(_CUT) * cut_before
        if cut_after or _width(after) > left:
            after = _first(after, left - len(_CUT))
            cut_after = True
    begin = _CUT * cut_before + "".join(text for text, _ in before)
    shown = begin + "".join(text for text, _ in after) + _CUT * cut_after
    return shown, len(_CUT) * cut_before + _width(before)


_Cell = tuple[str, int]
"""What is shown for a character, and how many columns it takes."""


def _cells(text: str) -> list[_Cell]:
    if text.isascii() and text.isprintable():
        return [(one, 1) for one in text]
    from unicodedata import combining, east_asian_width  # noqa: PLC0415 - most lines are ASCII

    cells: list[_Cell] = []
    for one in text:
        if one == "\t":
            cells.append((" " * _TAB, _TAB))
        elif not one.isprintable():
            cells.append((" " if one.isspace() else _SHOWN_INSTEAD, 1))
        else:
            cells.append((one, 0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1))
    return cells


def _width(cells: Iterable[_Cell]) -> int:
    return sum(width for _, width in cells)


def _first(cells: Sequence[_Cell], room: int) -> list[_Cell]:
    kept: list[_Cell] = []
    for cell in cells:
        room -= cell[1]
        if room < 0:
            break
        kept.append(cell)
    return kept


def _last(cells: Sequence[_Cell], room: int) -> list[_Cell]:
    return _first(cells[::-1], room)[::-1]

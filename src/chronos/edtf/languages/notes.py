"""What stands behind a date in parentheses: doubts, what is not known, the hemisphere of a season."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.languages.language import folded
from chronos.edtf.syntax import UNCERTAIN

if TYPE_CHECKING:
    from chronos.edtf.languages.cursor import Cursor

NORTHERN, SOUTHERN = 4, 8  # what a hemisphere adds to the code of a season


class Notes:
    """The notes of one date.

    Attributes:
        whole: The qualifier of the whole date.
        marks: The qualifiers of year, month or season, and day by themselves.
        unknown: ``year``, ``month``, ``day``, ``month and day`` or nothing.
        significant: The count of significant digits, or nothing.
        hemisphere: ``NORTHERN``, ``SOUTHERN`` or 0.
    """

    __slots__ = ("hemisphere", "marks", "significant", "unknown", "whole")

    def __init__(self) -> None:
        self.whole = 0
        self.marks = [0, 0, 0]
        self.unknown = ""
        self.significant = ""
        self.hemisphere = 0


def read_notes(cursor: Cursor, start: int, stop: int) -> tuple[Notes, int]:
    """Read the notes at the end of a range, and where the date before them ends."""
    notes = Notes()
    while stop > start:
        if cursor.is_sign(stop - 1, stop, "?"):
            notes.whole |= UNCERTAIN
            stop -= 1
        elif cursor.is_sign(stop - 1, stop, ")"):
            begin = stop - 1
            while begin > start and not cursor.is_sign(begin, stop, "("):
                begin -= 1
            if not cursor.is_sign(begin, stop, "("):
                cursor.fail(stop - 1, "“)” closes nothing")
            _read_note(cursor, begin + 1, stop - 1, notes)
            stop = begin
        else:
            break
    return notes, stop


def _read_note(cursor: Cursor, at: int, stop: int, notes: Notes) -> None:
    language = cursor.language
    if cursor.is_sign(at, stop, "?") and stop == at + 1:
        notes.whole |= UNCERTAIN
        return
    for part, note in language.unknown_notes.items():
        if cursor.after(at, stop, (folded(note),)) == stop:
            notes.unknown = part
            return
    for hemisphere, note in zip((NORTHERN, SOUTHERN), language.hemispheres, strict=True):
        if cursor.after(at, stop, (folded(note),)) == stop:
            notes.hemisphere = hemisphere
            return
    forms = [folded(form.removeprefix("{} ")) for form in language.significant]
    if cursor.is_number(at, stop) and cursor.after(at + 1, stop, forms) == stop:
        notes.significant = cursor.tokens[at].text
        return
    _read_marks(cursor, at, stop, notes)


def _read_marks(cursor: Cursor, at: int, stop: int, notes: Notes) -> None:
    """Read ``uncertain: year; approximate: month, day``."""
    names = [folded(name) for name in cursor.language.part_names]
    while True:
        ends = [cursor.after(at, stop, (folded(name),)) for name in cursor.language.mark_names]
        at_colon = max(ends)
        if at_colon < 0 or not cursor.is_sign(at_colon, stop, ":"):
            cursor.not_understood(at, stop)
        mark = ends.index(at_colon) + 1
        at = at_colon
        while at == at_colon or cursor.is_sign(at, stop, ","):
            name = cursor.word(at + 1, stop)
            if name not in names:
                cursor.not_understood(at + 1, stop)
            # A season stands in the place of the month.
            notes.marks[(0, 1, 2, 1)[names.index(name)]] |= mark
            at += 2
        if at == stop:
            return
        if not cursor.is_sign(at, stop, ";"):
            cursor.not_understood(at, stop)
        at += 1

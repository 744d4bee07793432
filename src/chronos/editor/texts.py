"""A text as an editor has it, and the two ways of counting in it.

Editors count columns in the code units of an encoding that they agree on with the server, UTF-16 by custom (Language
Server Protocol 3.17, "Position Encoding Kind"); chronos counts characters. Rows and columns are from 0 here; a
:class:`~chronos.model.Location` counts from 1.
"""

import re
from bisect import bisect_right
from functools import cached_property
from typing import Final, NamedTuple

from chronos.editor.outline import LINE_END, Outline, Token, outline, split_lines

_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""The byte order mark at the start of a file, which no place counts."""
_ALONE: Final = re.compile("[\ud800-\udfff]")
"""Half a character of UTF-16; files in UTF-8 have none, and an editor that sends one means nothing by it."""
_ITEM: Final = re.compile(r"[ ]*(?:-[ ]+)+")
_COMMENT: Final = re.compile(r"(?:^|[ \t])#")


class Span(NamedTuple):
    """From one place to another, which is behind the last character."""

    row: int
    start: int
    end_row: int
    end: int


class Text:
    """A text; ``units`` is the encoding whose code units the editor counts."""

    def __init__(self, content: str, units: str = "utf-16") -> None:
        self.marked = content.startswith(_MARK)
        self.content = _ALONE.sub("\N{REPLACEMENT CHARACTER}", content.removeprefix(_MARK))
        self.units = units

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return split_lines(self.content)

    @cached_property
    def _outline(self) -> Outline:
        return outline(self.lines)

    @property
    def tokens(self) -> list[Token]:
        """The keys and scalars, in order."""
        return self._outline.tokens

    @cached_property
    def _by_row(self) -> dict[int, list[int]]:
        """The numbers of the keys and scalars that begin in each row."""
        found: dict[int, list[int]] = {}
        for number, token in enumerate(self.tokens):
            found.setdefault(token.row, []).append(number)
        return found

    def line(self, row: int) -> str:
        """Return a line, empty where there is none."""
        return self.lines[row] if 0 <= row < len(self.lines) else ""

    def to_units(self, row: int, column: int) -> int:
        """Return a column as the editor counts it."""
        before = self.line(row)[:column]
        return _count(before, self.units) + (self.marked and row == 0) * _count(_MARK, self.units)

    def to_column(self, row: int, character: int) -> int:
        """Return a column that the editor counted; within a character it is that before it."""
        line = self.line(row)
        left = character - (self.marked and row == 0) * _count(_MARK, self.units)
        if line.isascii() or self.units == "utf-32":
            return max(0, min(left, len(line)))
        for column, sign in enumerate(line):
            left -= _count(sign, self.units)
            if left < 0:
                return column
        return len(line)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line starts."""
        return [0, *(found.end() for found in LINE_END.finditer(self.content))]

    def place_of(self, offset: int) -> tuple[int, int]:
        """Return the row and the column of a character of the content (from 0)."""
        row = bisect_right(self._starts, offset) - 1
        return row, offset - self._starts[row]

    def between(self, span: Span) -> str:
        """Return the content from one place to another."""
        return self.content[self._starts[span.row] + span.start : self._starts[span.end_row] + span.end]

    def changed(self, start: tuple[int, int], end: tuple[int, int], new: str) -> "Text":
        """Return the text with something else between two places, each a row and a column as the editor counts it."""
        first, last = sorted((self._offset(*start), self._offset(*end)))
        content = f"{self.content[:first]}{new}{self.content[last:]}"
        return Text(f"{_MARK}{content}" if self.marked else content, self.units)

    def _offset(self, row: int, character: int) -> int:
        if row >= len(self.lines):
            return len(self.content)
        return self._starts[row] + self.to_column(row, character)

    def token_at(self, row: int, column: int) -> Token | None:
        """Return what stands at a place; of two that touch there, the one that begins there."""
        found = None
        for token in self.tokens:
            if token.row > row:
                break
            if token.holds(row, column):
                found = token
        return found

    def span(self, row: int, column: int) -> Span:
        """Return how far the value reaches that begins at a place.

        Of a mapping or a list of the block style, and of an item, that is its first row; of a place in an empty row,
        nothing.
        """
        line = self.line(row)
        if column >= len(line):
            return Span(row, len(line), row, len(line))
        for number in self._by_row.get(row, ()):
            token = self.tokens[number]
            if token.start - len(token.quote) == column:
                return self._span_of(number)
        reach = self._outline.reaches.get((row, column))
        return Span(row, column, *reach) if reach is not None else Span(row, column, row, self._row_end(row))

    def _span_of(self, number: int) -> Span:
        token = self.tokens[number]
        quote = len(token.quote)
        begin = token.start - quote
        if token.is_key and _ITEM.fullmatch(self.line(token.row), 0, begin):
            return Span(token.row, begin, token.row, self._row_end(token.row))
        end_row, end = token.end_row, token.end + quote
        if not token.is_key and not token.quote:
            for more in self.tokens[number + 1 :]:
                if more.path != token.path or not more.leads or more.is_key:
                    break
                end_row, end = more.end_row, more.end
        return Span(token.row, begin, end_row, min(end, len(self.line(end_row))))

    def _row_end(self, row: int) -> int:
        """Return where what a row says ends: before a comment, and before the space at its end."""
        line = self.line(row)
        tokens = (self.tokens[number] for number in self._by_row.get(row, ()))
        ends = (len(line) if token.end_row > row else token.end for token in tokens)
        found = _COMMENT.search(line, max(ends, default=0))
        return len(line[: found.start() if found is not None else None].rstrip())


def _count(text: str, units: str) -> int:
    if text.isascii() or units == "utf-32":
        return len(text)
    if units == "utf-8":
        return len(text.encode())
    return len(text) + sum(sign > "\uffff" for sign in text)

"""The keys and values of a YAML text with their places, however broken the text is: it is being written.

What :mod:`chronos.store` reads is exact and refuses what is no YAML. Here every line counts as what it looks like, by
its indentation; of what cannot be made out there is nothing. Rows and columns count from 0, in characters; lines end
where YAML 1.2 (section 5.4) and editors have them end, not where :meth:`str.splitlines` has.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

LINE_END: Final = re.compile(r"\r\n|\n|\r")
_KEY: Final = re.compile(
    r"""(?:"(?P<double>[^"]*)"[ ]*|'(?P<single>[^']*)'[ ]*|(?P<plain>[^\s\-\[\]{}#&*!|>'"%@`,?:][^:]*)):(?=[ \t]|$)"""
)
_DASH: Final = re.compile(r"-(?:[ \t]+|$)")
_PROPERTY: Final = re.compile(r"(?:[&!][^\s\[\]{},]*[ \t]+)+")
_COMMENT: Final = re.compile(r"(?:^|(?<=[ \t]))#.*")
_BLOCK: Final = re.compile(r"[|>][-+0-9]*[ \t]*(?:#.*)?$")
_MAX_DEPTH: Final = 64
"""Brackets within brackets, as :mod:`chronos.store.tree` has them."""
_QUOTED: Final = {"'": re.compile(r"(?:[^']|'')*"), '"': re.compile(r'(?:[^"\\]|\\.)*\\?')}
_FLOW_END: Final = re.compile(r"[,\[\]{}]|:(?=[ \t,\[\]{}]|$)|(?<=[ \t])#")


class Token(NamedTuple):
    """A key or a scalar.

    Attributes:
        path: Where it stands, as ``claims[].sources[]``; of a key, the path of its mapping.
        text: What it says, without quotes.
        row: The row it begins in.
        start: The column it begins at, after a quote.
        end_row: The row it ends in.
        end: The column it ends before, and before a quote.
        group: A number that all keys of one mapping share.
        is_key: Whether it is a key, or stands alone where one may.
        quote: The quote around it, or empty.
        leads: Whether it is the first thing on its row: no key and no dash before it.
    """

    path: str
    text: str
    row: int
    start: int
    end_row: int
    end: int
    group: int = 0
    is_key: bool = False
    quote: str = ""
    leads: bool = False

    def holds(self, row: int, column: int) -> bool:
        """Whether a place is in it, or just behind it."""
        return (self.row, self.start - len(self.quote)) <= (row, column) <= (self.end_row, self.end + len(self.quote))


def split_lines(text: str) -> list[str]:
    """Return the lines of a text without their ends; there is always one."""
    return LINE_END.split(text)


class Outline(NamedTuple):
    """What a text holds.

    ``tokens`` are the keys and scalars in order, but for block scalars; ``reaches`` says of what is in brackets and of
    block scalars where it ends, by row and column, from where it begins.
    """

    tokens: list[Token]
    reaches: dict[tuple[int, int], tuple[int, int]]


def outline(lines: Sequence[str]) -> Outline:
    """Return the keys and values of a text."""
    read = _Outline(lines)
    return Outline(read.tokens, read.reaches)


class _Level:
    """A mapping or a list of the block style: where it is indented to, and the key that stands last."""

    def __init__(self, indent: int, path: str, group: int, *, is_list: bool) -> None:
        self.indent = indent
        self.path = path
        self.group = group
        self.is_list = is_list
        self.key = ""

    @property
    def below(self) -> str:
        """The path of what it holds."""
        return f"{self.path}[]" if self.is_list else _join(self.path, self.key)


class _Outline:
    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.tokens: list[Token] = []
        self.reaches: dict[tuple[int, int], tuple[int, int]] = {}
        self.levels: list[_Level] = []
        self.groups = 0
        self.row = 0
        while self.row < len(lines):
            self.line(lines[self.row])
            self.row += 1

    def line(self, line: str) -> None:
        """Read a row, and those after it that a value of it reaches over."""
        column = len(line) - len(line.lstrip(" "))
        if not line.strip() or line[column] == "#":
            return
        if column == 0 and line.startswith(("---", "...", "%")):
            self.levels = []
            return
        leads = True
        while dash := _DASH.match(line, column):
            self.open_item(column)
            leads = False
            column = dash.end()
        key = _KEY.match(line, column)
        if key is not None:
            self.open_field(column, key)
            column = key.end()
            self.value(self.levels[-1].below, column, self.levels[-1].indent)
        elif leads:
            self.alone(line, column)
        elif column < len(line):
            self.value(self.levels[-1].below, column, self.levels[-1].indent)

    def open_item(self, column: int) -> None:
        """Begin an item of the list that is indented so far."""
        while self.levels and self.levels[-1].indent > column:
            self.levels.pop()
        top = self.levels[-1] if self.levels else None
        if top is None or not (top.is_list and top.indent == column):
            self.levels.append(_Level(column, top.below if top is not None else "", self.next_group(), is_list=True))

    def open_field(self, column: int, key: re.Match[str]) -> None:
        """Begin a field of the mapping that is indented so far."""
        level = self.mapping_at(column)
        name = next(part for part in key.groups() if part is not None).rstrip(" ")
        quote = key[0][0] if key["plain"] is None else ""
        start = column + len(quote)
        level.key = name
        self.tokens.append(
            Token(level.path, name, self.row, start, self.row, start + len(name), level.group, is_key=True, quote=quote)
        )

    def mapping_at(self, column: int) -> _Level:
        self.drop_to(column)
        top = self.levels[-1] if self.levels else None
        if top is None or top.indent < column:
            top = _Level(column, top.below if top is not None else "", self.next_group(), is_list=False)
            self.levels.append(top)
        return top

    def drop_to(self, column: int) -> None:
        """Leave what is indented further than a field or a text at a column."""
        while self.levels and (
            self.levels[-1].indent > column or (self.levels[-1].is_list and self.levels[-1].indent >= column)
        ):
            self.levels.pop()

    def alone(self, line: str, column: int) -> None:
        """Read a text that is alone on its row: a key being written, or a value, or more of one."""
        self.drop_to(column)
        top = self.levels[-1] if self.levels else None
        if top is not None and top.indent < column:
            self.value(top.below, column, top.indent, leads=True)
            return
        if line[column] in "'\"[{|>":
            return
        end = _content_end(line, column)
        path, group = (top.path, top.group) if top is not None else ("", self.next_group())
        text = line[column:end]
        self.tokens.append(Token(path, text, self.row, column, self.row, end, group, is_key=True, leads=True))

    def value(self, path: str, column: int, indent: int, *, leads: bool = False) -> None:
        """Read the value that begins at or after a column; nothing where there is none."""
        line = self.lines[self.row]
        column = _skip(line, column)
        if column >= len(line) or line[column] == "#" or line[column] == "*":
            return
        if _BLOCK.match(line, column):
            begin = self.row, column
            self.skip_block(indent)
            self.reaches[begin] = self.row, len(self.lines[self.row].rstrip())
        elif line[column] in "'\"":
            self.quoted(path, column, indent, leads=leads)
        elif line[column] in "[{":
            self.flow(path, column, indent)
        else:
            end = _content_end(line, column)
            self.tokens.append(Token(path, line[column:end], self.row, column, self.row, end, leads=leads))

    def skip_block(self, indent: int) -> None:
        """Pass over the rows of a block scalar, up to its last one that is not empty."""
        for row in range(self.row + 1, len(self.lines)):
            line = self.lines[row]
            if line.strip():
                if len(line) - len(line.lstrip(" ")) <= indent:
                    return
                self.row = row

    def quoted(self, path: str, column: int, indent: int, *, leads: bool = False) -> int:
        """Read a text in quotes; return the column behind it, in the row where it ends."""
        quote = self.lines[self.row][column]
        first, parts, start = self.row, [], column + 1
        while True:
            line = self.lines[self.row]
            found = _QUOTED[quote].match(line, start)
            end = found.end() if found is not None else len(line)
            parts.append(line[start:end])
            if end < len(line):
                break
            if self.row + 1 >= len(self.lines) or self.begins_anew(self.row + 1, indent):
                # It is not closed: what follows is no part of it.
                break
            self.row += 1
            start = 0
        text = "\n".join(parts).replace("''", "'") if quote == "'" else "\n".join(parts)
        self.tokens.append(Token(path, text, first, column + 1, self.row, end, quote=quote, leads=leads))
        return end + 1

    def begins_anew(self, row: int, indent: int) -> bool:
        """Whether a row is a new field or item of what stands around a value that is indented below ``indent``."""
        line = self.lines[row]
        column = len(line) - len(line.lstrip(" "))
        is_new = _KEY.match(line, column) is not None or _DASH.match(line, column) is not None
        return bool(line.strip()) and column <= indent and is_new

    def flow(self, path: str, column: int, indent: int, depth: int = 0) -> int | None:
        """Read a list or a mapping in brackets; return the column behind it, ``None`` where it is not closed."""
        begin = self.row, column
        is_list = self.lines[self.row][column] == "["
        group = self.next_group()
        key, has_colon = "", False
        at: int | None = column + 1
        while at is not None and (at := self.flow_sign(at, indent)) is not None:
            line = self.lines[self.row]
            below = f"{path}[]" if is_list else _join(path, key)
            if line[at] in "]}":
                self.reaches[begin] = self.row, at + 1
                return at + 1
            if line[at] in "[{":
                at = self.flow(below, at, indent, depth + 1) if depth < _MAX_DEPTH else None
            elif line[at] in ",:":
                has_colon = line[at] == ":"
                key = key if has_colon else ""
                at += 1
            elif is_list or has_colon:
                at = self.flow_scalar(below, at, indent)
            else:
                at = self.flow_scalar(path, at, indent, group)
                key = self.tokens[-1].text
        return None

    def flow_sign(self, column: int, indent: int) -> int | None:
        """Return the column of the next thing in brackets, in the row where it is; ``None`` where they break off."""
        while True:
            line = self.lines[self.row]
            column = _skip(line, column)
            if column < len(line) and not _COMMENT.match(line, column):
                return column
            if self.row + 1 >= len(self.lines) or self.begins_anew(self.row + 1, indent):
                return None
            self.row += 1
            column = 0

    def flow_scalar(self, path: str, column: int, indent: int, key_of: int = 0) -> int:
        """Read a key or a scalar in brackets; return the column behind it."""
        line = self.lines[self.row]
        if line[column] in "'\"":
            column = self.quoted(path, column, indent)
        else:
            found = _FLOW_END.search(line, column + 1)
            text = line[column : found.start() if found is not None else None].rstrip()
            self.tokens.append(Token(path, text, self.row, column, self.row, column + len(text)))
            column += max(len(text), 1)
        if key_of:
            self.tokens[-1] = self.tokens[-1]._replace(group=key_of, is_key=True)
        return column

    def next_group(self) -> int:
        self.groups += 1
        return self.groups


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _skip(line: str, column: int) -> int:
    """Return the column of the next thing: after spaces, anchors and tags."""
    column += len(line[column:]) - len(line[column:].lstrip(" \t"))
    found = _PROPERTY.match(line, column)
    return found.end() if found is not None else column


def _content_end(line: str, column: int) -> int:
    """Return where a plain text ends: before a comment and the space before it."""
    found = _COMMENT.search(line, column)
    return column + len(line[column : found.start() if found is not None else None].rstrip())

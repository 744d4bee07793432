"""Chronologies in a report in Markdown, between ``<!-- chronos: … -->`` and ``<!-- /chronos -->``.

A marker stands on a line of its own, where CommonMark reads it as a comment (0.31, section 4.6): what stands in code is
left alone. Nothing outside the markers is touched.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from chronos.render.embedding.asking import Asked, AskingError, label_of, read_options
from chronos.render.embedding.blocks import Block, Fault, Filled, nothing, sections_of
from chronos.render.escaping import markdown
from chronos.render.inlines import markdown_of
from chronos.render.manuscript import Manuscript
from chronos.render.markdown import note_lines, section_lines

BEGIN: Final = "<!-- chronos: country=EC -->"
END: Final = "<!-- /chronos -->"
_MARKER: Final = re.compile(r"<!--\s*(/?)chronos(?:\s*:|\s*--|\s+\w+=)", re.IGNORECASE)
"""What is meant as a marker, whether or not it is one."""
_BEGIN: Final = re.compile(r"<!--\s*chronos:((?:(?!-->).)*)-->")
_CLOSE: Final = re.compile(r"<!--\s*/chronos\s*-->")
_LINES: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
"""Lines as CommonMark has them, with their ends."""
_DEFINED: Final = re.compile(r"\W*\[\^([^\]\s]+)\]:")
"""A footnote, maybe in a list or a quotation."""
_OWN_LINE: Final = "a marker is a line of its own; put it on one"


class MarkdownReport(Struct, frozen=True):
    """A report as read: its lines with their ends, and its blocks."""

    lines: tuple[str, ...]
    blocks: tuple[Block, ...]


def read_markdown(content: bytes) -> tuple[MarkdownReport, tuple[Fault, ...]]:
    """Find the blocks of a report, and what is wrong with its markers."""
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return MarkdownReport((), ()), (Fault(str(line), "is not UTF-8; save the report in UTF-8"),)
    reader = _Reader(tuple(_LINES.findall(text)))
    for number, closing in _markers(text):
        reader.read(number, closing=closing)
    return reader.report()


class _Reader:
    """Reads markers in their order."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.lines = lines
        self.blocks: list[Block] = []
        self.faults: list[tuple[int, str]] = []
        self.begun: list[tuple[int, Asked | None]] = []
        self.inside: list[int] = []
        self.broken = -1  # the line of a marker whose block has its fault already

    def read(self, number: int, *, closing: bool) -> None:
        """Read the marker on a line, counted from 0."""
        shown = self.lines[number].removeprefix("\ufeff").strip()
        found = (_CLOSE if closing else _BEGIN).fullmatch(shown)
        if found is None:
            alone = _MARKER.match(shown) and shown.endswith("-->") and shown.count("-->") == 1
            message = f"cannot be read; write {END if closing else BEGIN}" if alone else _OWN_LINE
            self.faults.append((number, message))
            if not closing and not self.begun:
                self.begun.append((number, None))
                self.broken = number
        elif not closing:
            self._begin(number, found[1])
        elif self.begun:
            start, asked = self.begun.pop()
            if asked is not None:
                self.blocks.append(Block(place=str(start + 1), asked=asked, first=start, last=number))
        else:
            self.faults.append((number, f"ends a block that does not begin; write {BEGIN} above, or take it out"))

    def report(self) -> tuple[MarkdownReport, tuple[Fault, ...]]:
        """Return what was read; a block inside another is no fault of its own where that one lacks its end."""
        if self.begun and self.begun[0][0] != self.broken:
            start = self.begun[0][0]
            before = f" above line {self.inside[0] + 1}" if self.inside else " below what belongs to it"
            self.faults.append((start, f"has no end; write {END}{before}"))
        else:
            self.faults += [
                (number, f"begins inside another block; end that with {END} first") for number in self.inside
            ]
        faults = tuple(Fault(str(number + 1), message) for number, message in sorted(self.faults))
        return MarkdownReport(self.lines, tuple(self.blocks)), faults

    def _begin(self, number: int, options: str) -> None:
        asked = None
        if self.begun:
            self.inside.append(number)
        else:
            try:
                asked = read_options(options)
            except AskingError as error:
                self.faults.append((number, str(error)))
        self.begun.append((number, asked))


def fill_markdown(report: MarkdownReport, sheets: Sequence[Manuscript]) -> Filled:
    """Return a report with what its blocks ask for in them; there is a manuscript for each block."""
    written = []
    last = 0
    stale = []
    contents = _contents(report, sheets)
    for block, text in zip(report.blocks, contents, strict=True):
        if "".join(report.lines[block.first + 1 : block.last]) != text:
            stale.append(block)
        written += [*report.lines[last : block.first + 1], text]
        last = block.last
    content = "".join((*written, *report.lines[last:])).encode()
    return Filled(content=content, stale=tuple(stale), pieces=tuple(text.encode() for text in contents))


def _markers(text: str) -> Iterator[tuple[int, bool]]:
    """Yield the number (from 0) of each line with a marker that is no code, and whether it ends a block."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a command that reads no Markdown need not load it

    lines = _LINES.findall(text)
    for token in MarkdownIt("commonmark").parse(text.removeprefix("\ufeff")):
        first, last = token.map or (0, 0)
        places = range(first, min(last, len(lines)))
        if token.type == "html_block":
            found = ((number, _MARKER.search(lines[number])) for number in places)
            yield from ((number, bool(marker[1])) for number, marker in found if marker is not None)
        for child in token.children or ():
            if child.type == "html_inline" and (marker := _MARKER.match(child.content)):
                yield next((number for number in places if marker[0] in lines[number]), first), bool(marker[1])


def _contents(report: MarkdownReport, sheets: Sequence[Manuscript]) -> list[str]:
    """Return what belongs between the markers of each block, with the ends of lines of its first marker."""
    outside = list(report.lines)
    for block in report.blocks:
        outside[block.first : block.last] = [""] * (block.last - block.first)
    taken = {label[1].casefold() for line in outside if (label := _DEFINED.match(line)) is not None}
    prefixes: list[str] = []
    contents = []
    for block, sheet in zip(report.blocks, sheets, strict=True):
        marker = report.lines[block.first]
        indent = marker[: len(marker) - len(marker.lstrip(" \t"))].removeprefix("\ufeff")
        end = marker[len(marker.rstrip("\r\n")) :]
        prefixes.append(_prefix(label_of(block.asked), taken, prefixes))
        lines = _block_lines(sheet, block.asked, prefixes[-1])
        contents.append("".join(f"{indent}{line}{end}" if line else end for line in ("", *lines, "")))
    return contents


def _prefix(label: str, taken: Iterable[str], prefixes: Sequence[str]) -> str:
    """Return the first of ``label-``, ``label-b-``, … with which no label of the report begins, nor another block's."""
    prefix, number = f"{label}-", 1
    while prefix in prefixes or any(one.startswith(prefix) for one in taken):
        number += 1
        prefix = f"{label}-x{number}-"
    return prefix


def _block_lines(sheet: Manuscript, asked: Asked, prefix: str) -> Iterator[str]:
    """Yield the lines of a block: its entries, maybe its sources, its footnotes."""
    words = sheet.words
    parts = []
    for section in sections_of(sheet, asked):
        heading = _heading(section.heading, asked.level)
        parts.append([*heading, *section_lines(section, asked.form, words, prefix)])
    parts = parts or [[markdown(nothing(words))]]
    if asked.sources and sheet.bibliography:
        listed = [f"- {markdown_of(line)}" for _, line in sheet.bibliography]
        parts.append([*_heading(words.say("sources.heading"), asked.level), *listed])
    if sheet.notes:
        parts.append(list(note_lines(sheet.notes, prefix)))
    for number, part in enumerate(parts):
        if number:
            yield ""
        yield from part


def _heading(text: str, level: int) -> list[str]:
    if not text:
        return []
    return [f"{'#' * level} {markdown(text)}" if level else f"**{markdown(text)}**", ""]

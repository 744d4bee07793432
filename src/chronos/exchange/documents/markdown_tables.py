"""Tables of Markdown, with the links, footnotes and citations in their cells.

Tables are those of GitHub Flavored Markdown 0.29 (4.10); what stands in a cell is CommonMark, read by markdown-it-py.
Footnotes are written ``[^1]`` and told as ``[^1]: ...`` (as GitHub and pandoc have them), citations ``[@key, p. 4]``
(Pandoc User's Guide, "Citation syntax"). Lines are read one by one, so that a long table takes no more memory than a
short one of its rows.
"""

import codecs
import re
from collections.abc import Iterator
from functools import cache
from typing import BinaryIO, Final

from markdown_it import MarkdownIt

from chronos.exchange.documents.document_tables import EMPTY, LONGEST_HEADING, Building, Cell, Counted, Table, lines
from chronos.exchange.documents.note_sources import note_source
from chronos.exchange.incoming import ExchangeError, Item
from chronos.exchange.timelines.html_text import Link, single_line, web_address
from chronos.model import Citation

_LONGEST: Final = 1_000_000
"""Characters of a line."""
_LONGEST_CELL: Final = 20_000
"""Characters of a cell that are read; more of them may take time out of all proportion."""
_LARGEST: Final = 256 * 1024 * 1024
_MOST_NOTES: Final = 100_000
_FENCE: Final = re.compile(r"(`{3,}|~{3,})")
_BEFORE: Final = re.compile(r"[ \t]*(?:>[ \t]?)*[ \t]*")
"""Indentation, and the marks of a quotation."""
_DELIMITER: Final = re.compile(r"[ \t]*:?-+:?[ \t]*")
_NOTE: Final = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*(.*)")
_NOTED: Final = re.compile(r"\[\^([^\]\s]+)\]")
_CITED: Final = re.compile(r"\[([^\[\]]*(?<![\w@])-?@[\w][^\[\]]*)\]")
_KEY: Final = re.compile(r"-?@(\{[^{}]+\}|[\w](?:[\w:.#$%&+?<>~/-]*[\w/])?)\s*,?\s*(.*)")
_MARKUP: Final = re.compile(r"[\[<*_`\\!&~]|://")
_GRID: Final = re.compile(r"\+(?:[-=:]+\+)+$")
_ENDS: Final = ("#", "```", "~~~")


class _Reading:
    """What a Markdown text has beside its tables."""

    def __init__(self, name: str) -> None:
        self.counted = Counted(name)
        self.notes: dict[str, list[str]] = {}


def markdown_tables(file: BinaryIO, name: str, counted: list[Counted]) -> Iterator[Table]:
    """Yield the tables of a Markdown text; what is counted over it is put into ``counted``.

    Raises:
        ExchangeError: it cannot be read safely.
    """
    reading = _Reading(name)
    counted.append(reading.counted)
    for line in _prose(_lines(file, name)):
        found = _NOTE.match(line)
        if found is not None and len(reading.notes) < _MOST_NOTES:
            reading.notes.setdefault(found[1], []).append(found[2])
    previous = before = ""
    table: Building | None = None
    width = 0
    for line in _prose(_lines(file, name)):
        text = line[_BEFORE.match(line).end() :].rstrip()  # type: ignore[union-attr]
        if table is not None:
            if text and not text.startswith(_ENDS) and not _NOTE.match(text):
                _add_row(table, text, width, reading)
                continue
            yield table.finished()
            table = None
        if _is_delimiter(text, previous):
            reading.counted.last = before
            table = Building(reading.counted)
            reading.counted.around -= 1
            width = len(_split(previous))
            _add_row(table, previous, width, reading, header=True)
        elif text:
            reading.counted.around += not _NOTE.match(text)
            before = reading.counted.last
            reading.counted.last = text[:LONGEST_HEADING]
            reading.counted.grids += bool(_GRID.match(text))
        previous = text
    if table is not None:
        yield table.finished()


def _is_delimiter(text: str, header: str) -> bool:
    """Whether a line is the one below the header of a table: dashes for each of its columns."""
    if "-" not in text or ("|" not in text and "|" not in header) or not header or "|" not in f"{text}{header}":
        return False
    cells = _split(text)
    return all(_DELIMITER.fullmatch(one) for one in cells) and len(cells) == len(_split(header))


def _add_row(table: Building, text: str, width: int, reading: _Reading, *, header: bool = False) -> None:
    cells = _split(text)
    table.start_row(header=header)
    for cell in cells[:width]:
        table.add(_cell(cell, reading) if len(cell) <= _LONGEST_CELL else Cell(single_line(cell[:_LONGEST_CELL])))
        if len(cell) > _LONGEST_CELL and table.row is not None:
            table.row.fault = f"a cell of {len(cell):,} characters, which no table has; shorten it"
    for _ in range(width - len(cells)):
        table.add(EMPTY)
    surplus = " ".join(cells[width:]).strip()
    if surplus and table.row is not None:
        table.row.fault = f"it has more cells than the {width} columns of the table: {surplus[:60]!r}"


def _split(text: str) -> list[str]:
    """Return the cells of a row: parted by ``|``, of which one at either end is no more than a frame."""
    text = text.strip()
    text = text.removeprefix("|")
    cells: list[str] = []
    start = 0
    at = text.find("|")
    while at >= 0:
        backslashes = len(text[:at]) - len(text[:at].rstrip("\\")) if at and text[at - 1] == "\\" else 0
        if backslashes % 2 == 0:
            cells.append(text[start:at])
            start = at + 1
        at = text.find("|", at + 1)
    if start < len(text):
        cells.append(text[start:])
    return [one.strip().replace("\\|", "|") for one in cells] or [""]


def _cell(text: str, reading: _Reading) -> Cell:
    if not text:
        return EMPTY
    if not _MARKUP.search(text) and "@" not in text:
        return Cell(single_line(text))
    sources: dict[str, Item] = {}
    citations: dict[Citation, None] = {}

    def note(found: re.Match[str]) -> str:
        source = _note(found[1], reading)
        if source is None:
            return found[0]
        for item, citation in source:
            if item is not None:
                sources[item["id"]] = item
            citations[citation] = None
        return ""

    def cite(found: re.Match[str]) -> str:
        read = [_citation(one) for one in found[1].split(";")]
        if None in read:
            return found[0]
        citations.update(dict.fromkeys(one for one in read if one is not None))
        return ""

    plain = _CITED.sub(cite, _NOTED.sub(note, text)) if "[" in text else text
    said, links = _inline(plain)
    return Cell(said, links, tuple(sources.values()), tuple(citations))


def _note(name: str, reading: _Reading) -> list[tuple[Item | None, Citation]] | None:
    """Return what a footnote cites, ``None`` where there is none of that name."""
    if name not in reading.notes:
        return None
    text = reading.notes[name][0][:_LONGEST_CELL]
    cited = [_citation(one) for group in _CITED.findall(text) for one in group.split(";")]
    if cited and None not in cited:
        return [(None, one) for one in cited if one is not None]
    said, links = _inline(text)
    source = note_source(said, links)
    return [(source, Citation(source=source["id"]))] if source is not None else []


def _citation(written: str) -> Citation | None:
    """Return a citation as pandoc has it: words, ``@key``, and where in the source."""
    before, at, _ = written.partition("@")
    found = _KEY.match(written[len(before) :] if at else "")
    if found is None:
        return None
    return Citation(source=found[1].strip("{}"), locator=single_line(found[2]).strip(" ,"))


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True, "linkify": False})


def _inline(text: str) -> tuple[str, tuple[Link, ...]]:
    """Return the text of some Markdown on one line, and the links in it."""
    if not _MARKUP.search(text):
        return single_line(text), ()
    said, links = _parsed(text)
    if "://" in text:
        known = {one.url for one in links}
        bare = (one.rstrip(".,;:") for one in re.findall(r"https?://[^\s<>\"|)\]]+", said))
        links |= {Link(one, one): None for one in bare if one not in known}
    return said, tuple(links)


def _parsed(text: str) -> tuple[str, dict[Link, None]]:
    parts: list[str] = []
    links: dict[Link, None] = {}
    open_links: list[tuple[str, int]] = []
    for token in _parser().parseInline(text)[0].children or []:
        if token.type == "link_open":
            open_links.append((str(token.attrGet("href") or ""), len(parts)))
        elif token.type == "link_close" and open_links:
            address, start = open_links.pop()
            if web_address(address):
                links[Link(web_address(address), single_line("".join(parts[start:])))] = None
        elif token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "html_inline":
            parts.append("\n" if token.content.lower().startswith(("<br", "<p", "</p", "<li", "</li")) else "")
        else:
            parts.append(token.content)
    return lines("".join(parts)), links


def _prose(lines: Iterator[str]) -> Iterator[str]:
    """Yield the lines that are no code between fences; those come as empty ones."""
    fence = ""
    for line in lines:
        mark = _FENCE.match(line.lstrip(" >\t"))
        if fence:
            rest = line.strip(" >\t")
            if mark is not None and rest[0] == fence[0] and len(mark[1]) >= len(fence) and rest == mark[1]:
                fence = ""
            yield ""
        elif mark is not None:
            fence = mark[1]
            yield ""
        else:
            yield line


def _lines(file: BinaryIO, name: str) -> Iterator[str]:
    """Yield the lines of a text.

    Raises:
        ExchangeError: it is no text, or too long.
    """
    file.seek(0)
    head = file.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ExchangeError(f"{name}: this is UTF-16; save it as UTF-8")
    file.seek(3 if head.startswith(codecs.BOM_UTF8) else 0)
    number = 0
    size = 0
    while line := file.readline(_LONGEST + 1):
        number += 1
        size += len(line)
        if len(line) > _LONGEST or size > _LARGEST:
            what = f"line {number} is longer than {_LONGEST:,} bytes" if len(line) > _LONGEST else "it is too long"
            raise ExchangeError(f"{name}: {what}; save the table as CSV and import that")
        if b"\0" in line:
            raise ExchangeError(f"{name}: line {number} has a NUL, which no text has; save it as UTF-8 text")
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError:
            yield line.decode("cp1252", "replace")

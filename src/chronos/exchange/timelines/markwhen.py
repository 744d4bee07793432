"""markwhen text (https://docs.markwhen.com) as claims.

Lines are what ``@markwhen/parser`` 1.2.0 takes them for (``parse.ts``, ``lineChecks/``), and the sections of earlier
versions (``section``, ``group``, ``endSection``, ``endGroup``) are read where a file has an end of one,
or a blank line stands before.
"""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from chronos.exchange.incoming import ExchangeError, ImportOptions, Incoming, Item, Note, Refused
from chronos.exchange.timelines.carried_reading import read_sources
from chronos.exchange.timelines.carrying import SOURCES, UNDATED
from chronos.exchange.timelines.markwhen_dates import begun
from chronos.exchange.timelines.markwhen_entries import Entries, Entry
from chronos.exchange.timelines.markwhen_writing import write_markwhen

__all__ = ["read_markwhen", "write_markwhen"]

_LONGEST: Final = 1_000_000
"""Bytes of a line that are read."""
_LARGEST_ENTRY: Final = 20_000
"""Lines that may stand below an entry."""
_LARGEST_HEADER: Final = 100_000
"""Lines that may stand before the first entry."""
_OLD_END: Final = re.compile(r"\s*end\s?(?:section|group)\b", re.IGNORECASE)
_OLD_START: Final = re.compile(r"\s*(?:section|group)(?:\s+(.*))?$", re.IGNORECASE)
_SECTION: Final = re.compile(r"\s*(#{1,6})\s+(.*)$")
_PROPERTY: Final = re.compile(r"(?!-)\s*([\w\-.]+):(?:\s+(.*))?$")
_HEADER: Final = re.compile(r"([\w\-.]+)\s*:\s*(.*)$")
_CARRIED: Final = re.compile(rf"\s*//\s*{UNDATED}\s+(\{{.*\}})\s*$")
_BARS: Final = "---"
_DAY_FIRST: Final = re.compile(r"[\"']?d{1,2}/M{1,2}/y")


def read_markwhen(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a text of markwhen; an entry is the row of its line.

    Raises:
        ExchangeError: it is no text, or a line of it is too long.
    """
    file.seek(0)
    old = any(_OLD_END.match(line) for _, line in _lines(file, options.name))
    file.seek(0)
    return _Reading(options, old=old).read(_lines(file, options.name))


class _Reading:
    """What is known of a text as far as it was read."""

    def __init__(self, options: ImportOptions, *, old: bool) -> None:
        self._name = options.name
        self._old = old
        self._sections: list[tuple[int, str]] = []
        self._header: dict[str, str] = {}
        self._listed: list[str] = []
        self._sources: dict[str, Item] = {}
        self._entries = Entries(options, self._sources)
        self._entry: Entry | None = None
        self._bars = 0
        self._opened = 0
        self._blank = True
        self._below = "header"

    def read(self, lines: Iterator[tuple[int, str]]) -> Iterator[Incoming]:
        for number, line in lines:
            if self._within_bars(number, line):
                continue
            carried = _CARRIED.match(line)
            if carried is not None:
                yield from self._finish()
                yield self._undated(number, carried[1])
                continue
            found = begun(line) if self._bars != 1 else None
            if found is not None:
                yield from self._finish()
                path = tuple(title for _, title in self._sections if title)
                self._entry = Entry(number, found, line[found.rest :].strip(), path)
                self._below = "properties"
            elif self._bars != 1 and self._begins_section(line):
                yield from self._finish()
                self._below = "section"
            else:
                self._line(number, line)
            self._blank = not line.strip()
        yield from self._finish()
        if self._bars:
            raise ExchangeError(f"{self._name}: what begins with {_BARS} in line {self._opened} has no end; close it")
        left = [name for name in self._header if name not in ("dateFormat", SOURCES)]
        if left:
            yield Note(f"fields of the header that were not taken: {', '.join(left)}")

    def _within_bars(self, number: int, line: str) -> bool:
        """Whether a line is one of the bars around a header or around properties."""
        if not line.startswith(_BARS) or self._below == "text":
            return False
        self._bars = 0 if self._bars else 1
        self._opened = number
        if not self._bars:
            self._below = "text" if self._below == "properties" else self._below
        return True

    def _begins_section(self, line: str) -> bool:
        match = _SECTION.match(line)
        if match is not None:
            level, title = len(match[1]), match[2]
            while self._sections and self._sections[-1][0] >= level:
                self._sections.pop()
            self._sections.append((level, title.strip()))
            return True
        if not self._old and not self._blank:
            return False
        if self._old and _OLD_END.match(line):
            if self._sections:
                self._sections.pop()
            return True
        start = _OLD_START.match(line)
        if start is not None:
            self._sections.append((len(self._sections) + 1, (start[1] or "").strip()))
        return start is not None

    def _line(self, number: int, line: str) -> None:
        """Take a line that begins nothing: of the header, a property, or of the text below an entry."""
        if line.lstrip().startswith("//"):
            return
        if self._below == "header":
            self._take_header(number, line)
            return
        if self._entry is None or self._below == "section":
            return
        match = _PROPERTY.match(line) if self._below == "properties" else None
        if match is not None:
            self._entry.properties[match[1]] = match[2] or ""
            self._entry.size += len(line)
        elif not self._bars:
            self._below = "text"
            if line.strip():
                self._entry.lines.append(line.strip())
                self._entry.size += len(line)
        if self._entry.size > _LONGEST or len(self._entry.lines) > _LARGEST_ENTRY:
            raise ExchangeError(
                f"{self._name}:{number}: more than {_LARGEST_ENTRY} lines or a million characters below one entry"
            )

    def _take_header(self, number: int, line: str) -> None:
        if len(self._listed) + len(self._header) > _LARGEST_HEADER:
            raise ExchangeError(f"{self._name}:{number}: more than {_LARGEST_HEADER} lines before the first entry")
        if SOURCES in self._header and line.startswith("  - {"):
            self._listed.append(line[len("  - ") :])
            return
        match = _HEADER.match(line)
        if match is not None:
            self._header[match[1]] = match[2]
            if match[1] == "dateFormat":
                self._entries.day_first = _DAY_FIRST.match(match[2]) is not None

    def _finish(self) -> Iterator[Incoming]:
        if self._listed:
            self._sources |= read_sources([_object(one) for one in self._listed], self._name)
            self._listed = []
        if self._entry is not None:
            yield self._entries.read(self._entry)
            self._entry = None

    def _undated(self, number: int, written: str) -> Incoming:
        carried = _object(written)
        if carried is None:
            return Refused(number, f"{UNDATED}: this is no JSON; leave the line out")
        return self._entries.read_undated(number, carried)


def _object(written: str) -> object:
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return None


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a text with their numbers, from 1."""
    number = 0
    while line := file.readline(_LONGEST + 1):
        number += 1
        if len(line) > _LONGEST:
            raise ExchangeError(
                f"{name}:{number}: a line of more than a million characters; this is no text of markwhen"
            )
        if number == 1:
            if line[:2] in (b"\xff\xfe", b"\xfe\xff"):
                raise ExchangeError(f"{name}: this is UTF-16; save it as UTF-8")
            line = line.removeprefix(b"\xef\xbb\xbf")
        if b"\0" in line:
            raise ExchangeError(f"{name}:{number}: a NUL byte; this is no text of markwhen")
        try:
            yield number, line.decode().rstrip("\r\n")
        except UnicodeDecodeError as error:
            raise ExchangeError(f"{name}:{number}:{error.start + 1}: this is not UTF-8; save it as UTF-8") from None

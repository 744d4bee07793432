"""Reads OpenDocument spreadsheets (.ods: OpenDocument 1.3, part 3, chapter 9), row by row.

Dates are as precise as what the cells show of them (``text:p``). Cells and rows that are repeated to the edges of a
sheet, as all writers do it, are not multiplied out.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import BinaryIO, Final

from chronos.exchange.incoming import ExchangeError
from chronos.exchange.tables.delimited import LONGEST_CELL, LONGEST_LINE, Record
from chronos.exchange.tables.number_formats import number_text, shown_date
from chronos.exchange.tables.sheets import HEAD, MOST_HELD, MOST_SHEETS, Sheet
from chronos.exchange.tables.xml_streaming import stream
from chronos.exchange.tables.zipped import Zipped

_CELLS: Final = frozenset(("table-cell", "covered-table-cell"))
_COLUMNS: Final = 16_384
_REPEATED: Final = 10_000_000
"""Cells that rows which stand for several may come to in all."""
_CLOCK: Final = re.compile(r"\d{1,2}[:h]\d\d(?::\d\d(?:[.,]\d+)?)?(?:\s*[ap]\.?m\.?)?", re.IGNORECASE)
_NUMBERS: Final = re.compile(r"\d+")
_WORDS: Final = re.compile(r"[^\W\d_]{3,}")
_NO_VALUE: Final = "a formula that has no value; open the file in a spreadsheet program and save it there"


class Spreadsheet:
    """A spreadsheet: its sheets, and their rows."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Look at what sheets there are.

        Raises:
            ExchangeError: it is no spreadsheet, or cannot be read safely.
        """
        self.name = name
        self.archive = Zipped(file, name)
        if "content.xml" not in self.archive.members:
            raise ExchangeError(f"{name}: this is no OpenDocument spreadsheet; save it again, or export it as CSV")
        if b"encryption-data" in self.archive.whole("META-INF/manifest.xml"):
            raise ExchangeError(f"{name}: it is protected with a password; save it without one")
        self.errors = 0
        self._heads: list[list[Record]] = []
        self.sheets: list[Sheet] = []
        content = _Content(name, -1)
        for _ in stream(self.archive.chunks("content.xml"), content, name):
            content.done.clear()
        hidden = content.hidden_styles
        self.sheets = [Sheet(title, "", style in hidden) for title, style in content.tables]
        self._heads = content.heads
        if not self.sheets:
            raise ExchangeError(f"{name}: this spreadsheet has no sheet; save it again, or export it as CSV")

    def heads(self, count: int) -> list[list[Record]]:
        """Return the first rows of every sheet."""
        return [list(islice(head, count)) for head in self._heads]

    def records(self, place: int, *, with_links: bool = False) -> Iterator[Record]:
        """Yield the rows of a sheet, with their numbers; blank ones do not come.

        With links, the address that a text leads to stands behind it, on a line of its own.

        Raises:
            ExchangeError: it cannot be read.
        """
        content = _Content(self.name, place)
        content.with_links = with_links
        for _ in stream(self.archive.chunks("content.xml"), content, self.name):
            if content.done:
                for number, cells, fault, repeated in content.done:
                    for more in range(repeated):
                        yield number + more, list(cells), fault
                content.done.clear()
            self.errors = content.errors
            if len(content.tables) > place + 1:
                return


class _Content:
    """What ``content.xml`` has: of one sheet all rows, or of all (``wanted`` below 0) the first ones."""

    def __init__(self, name: str, wanted: int) -> None:
        self.name = name
        self.wanted = wanted
        self.tables: list[tuple[str, str]] = []
        self.heads: list[list[Record]] = []
        self.hidden_styles: set[str] = set()
        self.done: list[tuple[int, list[str], str, int]] = []
        self.style = ""
        self.number = 0
        self.rows = 1
        self.cells: list[str] = []
        self.fault = ""
        self.size = 0
        self.held = 0
        self.empty = 0
        self.multiplied = 0
        self.errors = 0
        self.is_on = False
        self.is_cell = False
        self.skipping = 0
        self.with_links = False
        self.links: list[str] = []
        self.paragraphs = 0
        self.parts: list[str] = []
        self.length = 0
        self.depth = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        is_own = self.is_on and not self.depth
        if is_own and name in _CELLS:
            self.attributes = dict(attributes)
            self.is_cell = True
            self.parts.clear()
            self.length = 0
            self.paragraphs = 0
            self.links.clear()
        elif is_own and name == "table-row":
            self.rows = _count(attributes.get("table:number-rows-repeated", ""))
            self.cells = []
            self.size = 0
            self.empty = 0
            self.fault = ""
        elif name == "table":
            self._begin(attributes)
        elif name == "annotation":
            self.skipping += 1
        elif self.is_cell and not self.skipping:
            self._inline(name, attributes)
        elif name == "style":
            self.style = attributes.get("style:name", "")
        elif name == "table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)

    def _begin(self, attributes: Mapping[str, str]) -> None:
        """Begin a sheet, unless it is a table within a cell."""
        if self.is_cell:
            self.depth += 1
            return
        self.tables.append((attributes.get("table:name", ""), attributes.get("table:style-name", "")))
        if len(self.tables) > MOST_SHEETS:
            raise ExchangeError(f"{self.name}: it has more than {MOST_SHEETS} sheets; export the table as CSV")
        self.heads.append([])
        self.number = 0
        self.is_on = self.wanted in (-1, len(self.tables) - 1)

    def _inline(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "p":
            if self.paragraphs:
                self.parts.append("\n")
            self.paragraphs += 1
        elif name == "s":
            self.text(" " * min(_count(attributes.get("text:c", "")), 100))
        elif name == "line-break":
            self.text("\n")
        elif name == "tab":
            self.text(" ")
        elif name == "a" and self.with_links and len(self.links) < 100:
            address = attributes.get("xlink:href", "")
            if address.startswith(("http://", "https://")) and address.split() == [address]:
                self.links.append(address)

    def text(self, text: str) -> None:
        if self.is_cell and not self.skipping and self.paragraphs:
            self.length += len(text)
            if self.length > LONGEST_CELL:
                raise ExchangeError(
                    f"{self.name}: a cell of more than {LONGEST_CELL // 1_048_576} MB; is this a table?"
                )
            self.parts.append(text)

    def end(self, name: str) -> None:
        if name == "annotation":
            self.skipping -= 1
        elif name == "table":
            if self.depth:
                self.depth -= 1
            else:
                self.is_on = False
        elif self.depth or not self.is_on:
            return
        elif name in _CELLS:
            self.is_cell = False
            self._put()
        elif name == "table-row":
            self._end_row()

    def _put(self) -> None:
        attributes = self.attributes
        repeated = _count(attributes.get("table:number-columns-repeated", ""))
        shown = "".join(self.parts)
        value = self._value(attributes, shown)
        if self.links and attributes.get("office:value-type", "string") == "string":
            value = "\n".join([value, *(link for link in self.links if link not in value)])
        if not value:
            self.empty += repeated
            return
        if len(self.cells) + self.empty + repeated > _COLUMNS:
            raise ExchangeError(f"{self.name}: row {self.number + 1} has more than {_COLUMNS:,} columns; save it again")
        self.size += len(value) * repeated
        if self.size > LONGEST_LINE:
            raise ExchangeError(
                f"{self.name}: row {self.number + 1} is longer than {LONGEST_LINE // 1_048_576} MB; is this a table?"
            )
        if self.empty:
            self.cells.extend([""] * self.empty)
            self.empty = 0
        if repeated > 1:
            self._multiply(repeated)
            self.cells.extend([value] * repeated)
        else:
            self.cells.append(value)

    def _value(self, attributes: Mapping[str, str], shown: str) -> str:
        kind = attributes.get("office:value-type", "")
        if not kind or kind == "string":
            formula = "table:formula" in attributes
            if formula and not kind and not shown:
                self.fault = f"column {len(self.cells) + self.empty + 1} has {_NO_VALUE}"
                return ""
            if formula and (shown.startswith("Err:") or (shown.startswith("#") and shown.endswith(("!", "?", "/A")))):
                self.errors += 1
                return ""
            return attributes.get("office:string-value") or shown
        if kind == "date":
            return date_text(attributes.get("office:date-value", ""), shown)
        if kind in ("float", "currency", "percentage"):
            return number_text(attributes.get("office:value", shown))
        if kind == "boolean":
            return attributes.get("office:boolean-value", shown)
        return shown

    def _end_row(self) -> None:
        if self.cells or self.fault:
            if self.wanted < 0:
                head = self.heads[-1]
                if len(head) < HEAD and self.held < MOST_HELD:
                    self.held += self.size + 8 * len(self.cells)
                    head.append((self.number + 1, self.cells, self.fault))
            else:
                if self.rows > 1:
                    self._multiply(self.rows * (len(self.cells) + 1 + self.size // 20))
                self.done.append((self.number + 1, self.cells, self.fault, self.rows))
        self.number += self.rows

    def _multiply(self, cells: int) -> None:
        self.multiplied += cells
        if self.multiplied > _REPEATED:
            raise ExchangeError(
                f"{self.name}: row {self.number + 1} stands for {self.rows:,} rows, in all more than "
                f"{_REPEATED // 1_000_000} million cells; export the table as CSV"
            )


def date_text(value: str, shown: str) -> str:
    """Return a date as precisely as its cell shows it: ``2018-05`` for 1 May 2018 that is shown as "May 2018"."""
    day, _, clock = value.partition("T")
    clock = clock.split(".")[0].removesuffix("Z")
    if not re.fullmatch(r"-?\d{4,}-\d\d-\d\d", day):
        return shown or value
    clock = clock if clock.strip("0:") else ""
    if not shown:
        return f"{day}T{clock}" if clock else day
    if not any(sign.isalnum() for sign in shown.strip("#")):
        return day  # ### where the column is too narrow
    plain = _CLOCK.sub(" ", shown)
    has_time = plain != shown
    year = day.split("-")[-3] if not day.startswith("-") else day[1:5]
    numbers = _NUMBERS.findall(plain)
    left = [one for one in numbers if one != year]
    if len(left) == len(numbers):
        short = next((place for place in reversed(range(len(numbers))) if numbers[place] == year[-2:]), -1)
        if short < 0:
            return shown
        left = numbers[:short] + numbers[short + 1 :]
    count = len(left) + bool(_WORDS.search(plain))
    parts = "ymd" if count >= 2 else "ym" if count else "y"
    return shown_date(day, clock, parts + "t" * has_time)


def _count(written: str) -> int:
    if not written:
        return 1
    return max(1, int(written)) if written.isdecimal() and len(written) < 9 else 1

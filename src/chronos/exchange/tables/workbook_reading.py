"""Reads workbooks of Excel (.xlsx: ECMA-376-1, SpreadsheetML), row by row.

Dates are as precise as their number formats show them, formulas are the values that were kept with them. openpyxl
reads whole tables of texts before the first row, and elements of rows that it has done with stay; this does not.
"""

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from chronos.exchange.incoming import ExchangeError
from chronos.exchange.tables.delimited import LONGEST_CELL, LONGEST_LINE, Record
from chronos.exchange.tables.number_formats import number_text, serial_text
from chronos.exchange.tables.sheets import MOST_SHEETS, first_rows
from chronos.exchange.tables.workbook_parts import (
    LONGEST_FORMULA,
    Outside,
    Parts,
    Strings,
    Styles,
    is_address,
    too_long,
    unescaped,
    whole_number,
)
from chronos.exchange.tables.xml_streaming import stream
from chronos.exchange.tables.zipped import Zipped

_COLUMNS: Final = 16_384
_TEXTS: Final = frozenset(("s", "str", "inlineStr"))
_LETTERS: Final = re.compile(r"[A-Z]+")
_SMALL: Final = 32 * 1024 * 1024
"""Bytes of what describes a workbook, or stands behind the rows of a sheet."""
_ROWS_END: Final = re.compile(rb"</(?:\w+:)?sheetData\s*>")
_LONGEST_END: Final = 64
_LINK: Final = re.compile(rb"<(?:\w+:)?hyperlink\s([^<>]*)>")
_ATTRIBUTE: Final = re.compile(rb"([\w:]+)\s*=\s*[\"']([^\"']*)[\"']")
_LINKING: Final = re.compile(r'\s*(?:_xlfn\.)?HYPERLINK\(\s*"([^"]+)"', re.IGNORECASE)
_NO_VALUE: Final = "a formula that has no value; open the file in a spreadsheet program and save it there"


class Workbook:
    """A workbook: its sheets, and their rows."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Read all but the sheets.

        Raises:
            ExchangeError: it is no workbook, or cannot be read safely.
        """
        self.name = name
        self.archive = Zipped(file, name)
        main = self._main()
        parts = Parts()
        self._read("xl/_rels/" + main.removeprefix("xl/") + ".rels", parts)
        self._read(main, parts)
        self.sheets = [one for one in parts.found() if one.path in self.archive.members]
        self.is_1904 = parts.is_1904
        if len(self.sheets) > MOST_SHEETS:
            raise ExchangeError(f"{name}: it has more than {MOST_SHEETS} sheets; export the table as CSV")
        if not self.sheets:
            raise ExchangeError(f"{name}: this workbook has no sheet with cells; export the table as CSV")
        styles = Styles()
        self._read("xl/styles.xml", styles)
        self.shown = styles.shown()
        self.errors = 0
        self._strings: list[str] | None = None

    def _main(self) -> str:
        """Return the path of the workbook within the archive."""
        if "xl/workbook.xml" in self.archive.members:
            return "xl/workbook.xml"
        found = next((path for path in self.archive.members if re.fullmatch(r"xl/workbook\d*\.xml", path)), "")
        if not found:
            hint = "a binary workbook (.xlsb); save it as .xlsx" if "xl/workbook.bin" in self.archive.members else ""
            raise ExchangeError(f"{self.name}: this is {hint or 'no workbook of Excel; save it again'}")
        return found

    def _read(self, path: str, handler: "Parts | Styles") -> None:
        for _ in stream(self.archive.chunks(path, _SMALL), handler, self.name):
            pass

    def heads(self, count: int) -> list[list[Record]]:
        """Return the first rows of every sheet."""
        return first_rows(self, count)

    def records(self, place: int, *, with_links: bool = False) -> Iterator[Record]:
        """Yield the rows of a sheet, with their numbers; blank ones do not come.

        With links, the address that a text leads to stands behind it, on a line of its own.

        Raises:
            ExchangeError: it cannot be read.
        """
        if self._strings is None:
            strings = Strings(self.name)
            for _ in stream(self.archive.chunks("xl/sharedStrings.xml"), strings, self.name):
                pass
            self._strings = strings.found
        self.errors = 0
        sheet = _Rows(self, self._strings)
        if with_links:
            sheet.with_links = True
            sheet.links = self._links(self.sheets[place].path)
        for _ in stream(self.archive.chunks(self.sheets[place].path), sheet, self.name):
            if sheet.done:
                yield from sheet.done
                sheet.done.clear()

    def _links(self, path: str) -> dict[str, str]:
        """Return the addresses that cells of a sheet lead to, by the places of the cells.

        They stand behind the rows, and are looked for only where the sheet has any.
        """
        folder, _, file = path.rpartition("/")
        outside = Outside()
        for _ in stream(self.archive.chunks(f"{folder}/_rels/{file}.rels", _SMALL), outside, self.name):
            pass
        if not outside.found:
            return {}
        behind, is_behind = b"", False
        for chunk in self.archive.chunks(path):
            behind += chunk
            if not is_behind:
                end = _ROWS_END.search(behind)
                is_behind = end is not None
                behind = behind[end.end() :] if end is not None else behind[-_LONGEST_END:]
            if len(behind) > _SMALL:
                break
        links = {}
        for element in _LINK.findall(behind):
            attributes = {
                name.rpartition(b":")[2].decode(): value.decode() for name, value in _ATTRIBUTE.findall(element)
            }
            address = outside.found.get(attributes.get("id", ""), "")
            if address:
                links[attributes.get("ref", "").partition(":")[0]] = address
        return links


class _Rows:
    """The rows of one sheet, as far as they are read."""

    def __init__(self, book: Workbook, strings: list[str]) -> None:
        self.book = book
        self.strings = strings
        self.done: list[Record] = []
        self.number = 0
        self.size = 0
        self.cells: list[str] = []
        self.fault = ""
        self.parts: list[str] = []
        self.length = 0
        self.is_wanted = False
        self.has_formula = False
        self.has_value = False
        self.with_links = False
        self.links: dict[str, str] = {}
        self.place = ""
        self.is_formula = False
        self.formula = ""
        self.kind = ""
        self.style = ""
        self.column = -1

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            get = attributes.get
            place = get("r", "")
            self.column = _column(place) if place else self.column + 1
            self.place = place
            self.kind = get("t", "n")
            self.style = get("s", "")
            self.has_formula = self.has_value = False
        elif name == "v":
            self.is_wanted = self.has_value = True
        elif name == "t":
            self.is_wanted = self.has_value = self.kind == "inlineStr"
        elif name == "f":
            self.has_formula = self.is_formula = True
            self.formula = ""
        elif name == "row":
            written = attributes.get("r", "")
            self.number = whole_number(written) if written else self.number + 1
            self.size = 0
            self.column = -1

    def text(self, text: str) -> None:
        if self.is_wanted:
            self.length += len(text)
            if self.length > LONGEST_CELL:
                raise too_long(self.book.name)
            self.parts.append(text)
        elif self.is_formula and len(self.formula) < LONGEST_FORMULA:
            self.formula += text

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self.is_wanted = False
        elif name == "f":
            self.is_formula = False
        elif name == "c":
            self._put()
        elif name == "row" and (self.cells or self.fault):
            self.done.append((self.number, self.cells, self.fault))
            self.cells = []
            self.fault = ""

    def _put(self) -> None:
        written = "".join(self.parts)
        self.parts.clear()
        self.length = 0
        if self.has_formula and not written and not (self.has_value and self.kind == "str"):
            self.fault = f"column {_letters(self.column)} has {_NO_VALUE}"
            return
        if not written:
            return
        cells = self.cells
        column = self.column
        if column >= _COLUMNS:
            raise ExchangeError(
                f"{self.book.name}: row {self.number} has more than {_COLUMNS:,} columns; save it again"
            )
        if column > len(cells):
            cells.extend([""] * (column - len(cells)))
        value = self._value(written)
        if self.with_links and self.kind in _TEXTS:
            value = self._linked(value)
        self.size += len(value)
        if self.size > LONGEST_LINE:
            raise ExchangeError(
                f"{self.book.name}: row {self.number} is longer than {LONGEST_LINE // 1_048_576} MB; is this a table?"
            )
        if column < len(cells):
            cells[column] = value
        else:
            cells.append(value)

    def _linked(self, value: str) -> str:
        """Return a text with the address that it leads to behind it."""
        address = self.links.get(self.place, "")
        if not address and self.has_formula:
            linking = _LINKING.match(self.formula)
            address = linking[1] if linking is not None else ""
        return f"{value}\n{address}" if address and is_address(address) and address not in value else value

    def _value(self, written: str) -> str:
        kind = self.kind
        if kind == "s":
            place = whole_number(written)
            if not 0 <= place < len(self.strings) or not written.strip().isdecimal():
                raise ExchangeError(f"{self.book.name}: row {self.number} has a text that is not there; save it again")
            return self.strings[place]
        if kind == "n":
            place = int(self.style) if self.style.isdecimal() and len(self.style) < 9 else -1
            shown = self.book.shown[place] if 0 <= place < len(self.book.shown) else ""
            if shown:
                return serial_text(written, shown, is_1904=self.book.is_1904)
            return number_text(written)
        if kind in ("str", "inlineStr"):
            return unescaped(written)
        if kind == "b":
            return "true" if written.strip() in ("1", "true") else "false"
        if kind == "d":
            return written.strip().removesuffix("T00:00:00")
        self.book.errors += 1
        return ""


_COLUMN_OF: Final[dict[str, int]] = {}


def _column(place: str) -> int:
    letters = place.rstrip("0123456789")
    found = _COLUMN_OF.get(letters)
    if found is None:
        found = 0
        for letter in letters[:4]:
            found = found * 26 + ord(letter) - 64
        found -= 1
        if not 1 <= len(letters) <= 3 or not _LETTERS.fullmatch(letters):
            found = _COLUMNS
        _COLUMN_OF.setdefault(letters, found) if len(_COLUMN_OF) < 20_000 else None
    return found


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

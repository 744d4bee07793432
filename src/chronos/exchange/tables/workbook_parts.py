"""The parts of a workbook of Excel beside its sheets: which there are, styles, texts that cells share, links."""

import re
from collections.abc import Mapping
from sys import getsizeof
from typing import Final

from chronos.exchange.incoming import ExchangeError
from chronos.exchange.tables.delimited import LONGEST_CELL
from chronos.exchange.tables.number_formats import BUILT_IN, shows
from chronos.exchange.tables.sheets import Sheet

_STRINGS: Final = 180 * 1024 * 1024
"""Bytes of memory that the texts of a workbook may need; two readings of it may be under way."""
LONGEST_FORMULA: Final = 8192
"""Characters of a formula in Excel, and of an address that is taken."""
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Outside:
    """The addresses of the web that a sheet leads to, by their ids."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        target = attributes.get("Target", "")
        if name == "Relationship" and attributes.get("TargetMode") == "External" and is_address(target):
            self.found[attributes.get("Id", "")] = target

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, text: str) -> None:
        """Take text."""


class Parts:
    """The sheets of a workbook, in order, and where they are."""

    def __init__(self) -> None:
        self.paths: dict[str, str] = {}
        self.listed: list[tuple[str, str, bool]] = []
        self.is_1904 = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if name == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            self.paths[attributes.get("Id", "")] = path
        elif name == "workbookPr":  # extensions of Excel 2013 have one too, without the attribute
            self.is_1904 = self.is_1904 or attributes.get("date1904", "0") in ("1", "true")
        elif name == "sheet":
            relation = next(
                (value for key, value in attributes.items() if key.rpartition(":")[2] == "id" and ":" in key), ""
            )
            hidden = attributes.get("state", "visible") != "visible"
            self.listed.append((attributes.get("name", ""), relation, hidden))

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, text: str) -> None:
        """Take text."""

    def found(self) -> list[Sheet]:
        """Return the sheets, in their order."""
        return [Sheet(name, self.paths.get(relation, ""), hidden) for name, relation, hidden in self.listed]


class Styles:
    """What the styles of cells show of dates."""

    def __init__(self) -> None:
        self.formats: dict[int, str] = dict(BUILT_IN)
        self.used: list[int] = []
        self.is_cells = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if name == "numFmt":
            self.formats[whole_number(attributes.get("numFmtId", "0"))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self.is_cells = True
        elif name == "xf" and self.is_cells:
            self.used.append(whole_number(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "cellXfs":
            self.is_cells = False

    def text(self, text: str) -> None:
        """Take text."""

    def shown(self) -> list[str]:
        """Return what each style shows of a date."""
        return [shows(self.formats.get(one, "")) for one in self.used]


class Strings:
    """The texts that cells share."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.found: list[str] = []
        self.parts: list[str] = []
        self.is_text = False
        self.skipping = 0
        self.size = 0
        self.length = 0

    def start(self, name: str, _attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element."""
        if name == "t":
            self.is_text = not self.skipping
        elif name == "rPh":  # how East Asian words are pronounced
            self.skipping += 1

    def end(self, name: str) -> None:
        """Take the end of an element."""
        if name == "t":
            self.is_text = False
        elif name == "rPh":
            self.skipping -= 1
        elif name == "si":
            text = unescaped("".join(self.parts))
            self.size += getsizeof(text) + 8
            if self.size > _STRINGS:
                raise ExchangeError(f"{self.name}: its texts need more than 180 MB of memory; export the table as CSV")
            self.found.append(text)
            self.parts.clear()
            self.length = 0

    def text(self, text: str) -> None:
        """Take text."""
        if self.is_text:
            self.length += len(text)
            if self.length > LONGEST_CELL:
                raise too_long(self.name)
            self.parts.append(text)


def is_address(target: str) -> bool:
    """Whether a target of a link is an address of the web."""
    return target.startswith(("http://", "https://")) and len(target) < LONGEST_FORMULA and target.split() == [target]


def too_long(name: str) -> ExchangeError:
    """Return what is said of a cell beyond all measure."""
    return ExchangeError(f"{name}: a cell of more than {LONGEST_CELL // 1_048_576} MB; is this a table?")


def whole_number(written: str) -> int:
    """Return a whole number, 0 for what is none."""
    return int(written) if written.isdecimal() and len(written) < 10 else 0


def unescaped(text: str) -> str:
    """Return a text in which characters that XML cannot hold are escaped (ECMA-376-1, 22.9.2.19)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: _character(int(found[1], 16)), text)


def _character(code: int) -> str:
    return "\ufffd" if 0xD800 <= code < 0xE000 or not code else chr(code)

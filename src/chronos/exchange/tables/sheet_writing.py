"""Writes the sheets of a workbook of Excel with openpyxl, the same bytes for the same rows.

Every text is a text: nothing is a formula, whatever it begins with. Days that Excel has a number for are dates. What
openpyxl puts in of the time of writing is taken out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, Literal
from zipfile import ZipFile

from msgspec import Struct

from chronos.exchange.tables.packing import packed

if TYPE_CHECKING:
    from openpyxl import Workbook

Kind = Literal["text", "long", "day", "number"]
"""What a column holds: a text, one that is wrapped, days where it says a day, numbers where it says a number."""
MOST_COLUMNS: Final = 16_384
MOST_ROWS: Final = 1_048_576
MOST_CHARACTERS: Final = 32_767
"""What Excel can hold in a sheet and in a cell ("Excel specifications and limits"); characters are of UTF-16."""
CUT: Final = "\N{HORIZONTAL ELLIPSIS}"
"""What a text ends with that is too long for a cell."""
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAY_FORMAT: Final = "yyyy-mm-dd"
_FIRST_DAY: Final = "1900-03-01"
"""The first day that every program numbers alike: to Excel 1900 was a leap year (ECMA-376-1, 18.17.4.1)."""
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{0,9}[1-9])?")
"""A number that is shown as it is written."""
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What looks like an escaped character; the underscore is escaped itself (ECMA-376-1, 22.9.2.19)."""
_CORE: Final = "docProps/core.xml"
_TIMES: Final = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>")


class Column(Struct, frozen=True):
    """A column: its name, what it holds, and its width in characters."""

    name: str
    kind: Kind = "text"
    width: int = 14


class Sheet(Struct, frozen=True):
    """A sheet of a workbook; the rows are made when it is written, each with a text for every column."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[str]]


def workbook(title: str, sheets: Iterable[Sheet]) -> Iterator[bytes]:
    """Yield a workbook; a sheet of more rows than Excel has goes on in another."""
    from openpyxl import Workbook  # noqa: PLC0415 - slow to import
    from openpyxl.packaging.core import DocumentProperties  # noqa: PLC0415 - the same

    book = Workbook(write_only=True)
    book.properties = DocumentProperties(creator="chronos", title=title)
    for sheet in sheets:
        rows = iter(sheet.rows)
        number = 1
        while _write_sheet(book, sheet, rows, number):
            number += 1
    file = BytesIO()
    book.save(file)
    with ZipFile(file) as archive:
        yield from packed((name, _timeless(name, archive.read(name))) for name in archive.namelist())


def _timeless(name: str, content: bytes) -> bytes:
    return _TIMES.sub(b"", content) if name == _CORE else content


def _write_sheet(book: "Workbook", sheet: Sheet, rows: Iterator[Sequence[str]], number: int) -> bool:
    """Write as many rows as a sheet can have, and return whether it has as many."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 - slow to import
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - the same
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - the same

    page = book.create_sheet(sheet.name if number == 1 else f"{sheet.name} {number}")
    page.freeze_panes = "B2"
    cells: list[Any] = []
    head: list[Any] = []
    for place, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(place)].width = column.width
        cell, name = WriteOnlyCell(page), WriteOnlyCell(page, escaped(column.name))
        cell.alignment = Alignment(vertical="top", wrap_text=column.kind == "long" or None)
        if column.kind == "day":
            cell.number_format = _DAY_FORMAT
            cell.alignment = Alignment(horizontal="left", vertical="top")
        name.data_type = "s"
        name.font = Font(bold=True)
        name.fill = PatternFill("solid", start_color="FFE8ECF0")
        cells.append(cell)
        head.append(name)
    page.append(head)
    kinds = [column.kind for column in sheet.columns]
    last = 1
    for row in islice(rows, MOST_ROWS - 1):
        last += 1
        # A row is written when it is added, so that its cells can be used again.
        page.append([_filled(cell, kind, text) for cell, kind, text in zip(cells, kinds, row, strict=True)])
    page.auto_filter.ref = f"A1:{get_column_letter(len(cells))}{last}"
    return last == MOST_ROWS


def _filled(cell: Any, kind: Kind, text: str) -> Any:
    """Return a cell with what a text says, ``None`` where it says nothing."""
    if not text:
        return None
    value = _day(text) if kind == "day" else float(text) if kind == "number" and is_number(text) else None
    if value is None:
        cell.value = escaped(text)
        cell.data_type = "s"
    else:
        cell.value = int(value) if isinstance(value, float) and value.is_integer() else value
    return cell


@lru_cache(maxsize=50_000)
def _day(text: str) -> date | None:
    """Return a day, ``None`` for what is no day, or one that Excel has no number for."""
    return date.fromisoformat(text) if _DAY.fullmatch(text) and text >= _FIRST_DAY else None


def is_number(text: str) -> bool:
    """Tell whether a text is a number that every program shows as it is written here."""
    return _NUMBER.fullmatch(text) is not None and text != "-0" and len(text) <= 12


def escaped(text: str) -> str:
    """Return a text of which no reader takes a part for an escaped character."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def fitting(text: str) -> str:
    """Return a text that a cell can hold: the text itself, or the beginning of it."""
    if len(text) * 2 <= MOST_CHARACTERS:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore").rstrip() + CUT

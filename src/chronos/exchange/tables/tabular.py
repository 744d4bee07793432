"""Opens tables, whatever they are kept in, as rows of texts: CSV, TSV, Excel workbooks, OpenDocument spreadsheets.

Rows come one after the other, none is kept. Their numbers are those that a spreadsheet program shows: the header of a
table is row 1, unless there are lines above it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from string import ascii_uppercase
from typing import TYPE_CHECKING, BinaryIO, Final

from chronos.exchange.incoming import ExchangeError
from chronos.exchange.tables.column_names import is_date_name, role_of
from chronos.exchange.tables.delimited import Delimited, Record

if TYPE_CHECKING:
    from chronos.exchange.tables.sheets import Book

_HEAD: Final = 30
"""Rows that are looked at for the header."""
_MOST_COLUMNS: Final = 16_384
"""Columns that a sheet of Excel has (ECMA-376-1, 18.3.1.13 and the application's own limit)."""
_ABOVE: Final = 12
"""Rows that may stand above the header."""
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}([-/.])\d{1,2}\1\d{2,4}\b|\d{4}$")
"""What begins as a date in numbers does."""
_SHOWN: Final = 60
_WORKBOOKS: Final = ("xlsx", "ods")


class Table:
    """A table: its columns, and its rows, which can be read once.

    ``columns`` are never empty and never twice the same: a column without a name is called ``column C``, another of the
    same name ``Source (2)``. ``notes`` are to be told once; they are complete when the rows have ended. ``sheet`` is
    the name of the sheet, ``others`` those of other sheets that have cells, ``form`` that of the format, ``delimiter``
    what stands between the cells of a text.
    """

    def __init__(
        self,
        records: Iterator[Record],
        notes: list[str],
        *,
        columns: Sequence[str] = (),
        keep_lines: bool = False,
    ) -> None:
        """Find the header.

        Args:
            records: Rows of cells as they are, blank ones too.
            notes: What has been found to tell so far.
            columns: The columns of a table that has no header.
            keep_lines: Whether line breaks in cells stay.
        """
        self.notes = notes
        self.form = ""
        self.sheet = ""
        self.delimiter = ""
        self.header_row = 0
        self.others: tuple[str, ...] = ()
        self.book: Book | None = None
        self._faults: dict[int, str] = {}
        self._keep_lines = keep_lines
        head = list(islice(records, _HEAD))
        if columns:
            self.columns = tuple(columns)
            left = head
        else:
            place = header_place([cells for _, cells, _ in head])
            header = clean(head[place][1], keep_lines=False) if head else []
            left = head[place + 1 :]
            self.header_row = head[place][0] if head else 0
            if not has_header(header, [cells for _, cells, _ in left]):
                left = head[place:]
                header = [""] * len(header)
                notes.append("the table has no header; its columns are called by their letters")
            self.columns = _named(header, [cells for _, cells, _ in left])
            above = [" ".join(filter(None, clean(cells, keep_lines=False))) for _, cells, _ in head[:place]]
            if any(above):
                shown = next(filter(None, above))[:_SHOWN]
                notes.append(f"the header is row {self.header_row}; what stands above it is not taken: {shown!r}")
        self._records = chain(left, records)
        self.rows = self._rows(self._records)

    def _rows(self, records: Iterator[Record]) -> Iterator[tuple[int, list[str]]]:
        width = len(self.columns)
        keep_lines = self._keep_lines
        faults = self._faults
        for number, raw, fault in records:
            cells = clean(raw, keep_lines=keep_lines)
            if not any(cells) and not fault:
                continue
            if fault:
                faults.clear()
                faults[number] = fault
            count = len(cells)
            if count > width:
                while count > width and not cells[-1]:
                    cells.pop()
                    count -= 1
            if count < width:
                cells.extend([""] * (width - count))
            yield number, cells
        errors = self.book.errors if self.book is not None else 0
        if errors:
            cells_have = "1 cell has the error" if errors == 1 else f"{errors:,} cells have errors"
            are = "is" if errors == 1 else "are"
            self.notes.append(f"{cells_have} of a formula (such as #N/A) and {are} taken for empty")

    def cells(self, places: Sequence[int]) -> Iterator[tuple[str, ...]]:
        """Yield the cells of some columns alone, in place of the rows; blank rows come too."""
        for _, raw, _ in self._records:
            width = len(raw)
            yield tuple([" ".join(raw[place].split()) if place < width else "" for place in places])

    def fault(self, number: int, cells: Sequence[str]) -> str:
        """Return why a row that came just now must be refused whatever it says; empty where it need not."""
        if self._faults:
            found = self._faults.pop(number, "")
            if found:
                return found
        if len(cells) > len(self.columns):
            surplus = next(filter(None, cells[len(self.columns) :]))[:_SHOWN]
            return (
                f"{len(cells)} cells where the header has {len(self.columns)}: {surplus!r} has no column; "
                "quote the cell that has the delimiter in it, or give the column a name"
            )
        return ""


def open_table(
    file: BinaryIO,
    name: str,
    form: str = "",
    *,
    columns: Sequence[str] = (),
    delimiter: str = "",
    encoding: str = "",
    sheet: str = "",
    keep_lines: bool = False,
) -> Table:
    """Open a table.

    Args:
        file: A seekable file; it is read from its beginning, wherever it stands, and by other tables meanwhile.
        name: What messages call it.
        form: ``csv``, ``tsv``, ``xlsx`` or ``ods``; empty where its content decides.
        columns: The columns of a table without a header.
        delimiter: What stands between the cells of a text; empty where its first rows decide.
        encoding: The encoding of a text; empty where the text decides.
        sheet: The name of a sheet; empty for the first one that has a date column.
        keep_lines: Whether line breaks in cells stay; the address that a text of a workbook leads to is then a line of
            its own behind it.

    Raises:
        ExchangeError: it is no such table, or cannot be read safely.
    """
    form = _form(file, name, form)
    if form not in _WORKBOOKS:
        plain = bool(columns) and form == "tsv"
        text = Delimited(file, name, encoding=encoding, delimiter=delimiter, plain=plain)
        table = Table(text.records(), [], columns=columns, keep_lines=keep_lines)
        table.delimiter = text.delimiter
        if text.encoding == "cp1252":
            table.notes.append("the text is read as Windows-1252, since it is no UTF-8")
        return _checked(table, form, name)
    book = _book(file, name, form)
    chosen, others, notes = _chosen(book, sheet, name)
    table = Table(book.records(chosen, with_links=keep_lines), notes, columns=columns, keep_lines=keep_lines)
    table.sheet = book.sheets[chosen].name
    table.others = others
    table.book = book
    return _checked(table, form, name)


def _checked(table: Table, form: str, name: str) -> Table:
    table.form = form
    if len(table.columns) > _MOST_COLUMNS:
        raise ExchangeError(f"{name}: {len(table.columns):,} columns; is this a table, one row a line?")
    if not table.columns:
        raise ExchangeError(f"{name}: there is no table in it: all of its cells are empty")
    return table


def _form(file: BinaryIO, name: str, form: str) -> str:
    """Return the format that a file is in, whatever it is called."""
    file.seek(0)
    head = file.read(8)
    file.seek(0)
    zipped = head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"PK\x05\x06"))
    if form in _WORKBOOKS and not zipped:
        raise ExchangeError(f"{name}: this is no spreadsheet that can be opened; save it again, or say --as csv")
    if not zipped:
        return form or "csv"
    if form in _WORKBOOKS:
        return form
    from chronos.exchange.tables.zipped import Zipped  # noqa: PLC0415 - tables of text need none

    archive = Zipped(file, name)
    if archive.whole("mimetype", 200).startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "ods"
    if "[Content_Types].xml" in archive.members and any(path.startswith("xl/") for path in archive.members):
        return "xlsx"
    raise ExchangeError(f"{name}: this is an archive, and no spreadsheet; unpack it, and import the files in it")


def _book(file: BinaryIO, name: str, form: str) -> "Book":
    if form == "xlsx":
        from chronos.exchange.tables.workbook_reading import Workbook  # noqa: PLC0415 - only Excel needs it

        return Workbook(file, name)
    from chronos.exchange.tables.ods_reading import Spreadsheet  # noqa: PLC0415 - only OpenDocument needs it

    return Spreadsheet(file, name)


def _chosen(book: "Book", wanted: str, name: str) -> tuple[int, tuple[str, ...], list[str]]:
    """Return the place of the sheet to read, the names of others with cells, and what to tell of them.

    Raises:
        ExchangeError: there is no sheet of that name, or nothing on any.
    """
    sheets = book.sheets
    if wanted:
        found = next((place for place, one in enumerate(sheets) if one.name == wanted), -1)
        if found < 0:
            found = next((place for place, one in enumerate(sheets) if one.name.casefold() == wanted.casefold()), -1)
        if found < 0:
            names = ", ".join(repr(one.name[:_SHOWN]) for one in sheets[:10])
            raise ExchangeError(f"{name}: no sheet is called {wanted[:_SHOWN]!r}; there are {names}")
        return found, (), []
    heads = book.heads(_HEAD) if len(sheets) > 1 else [[]] * len(sheets)
    filled = [place for place, head in enumerate(heads) if len(sheets) == 1 or any(any(cells) for _, cells, _ in head)]
    if not filled:
        raise ExchangeError(f"{name}: there is no table in it: all of its sheets are empty")
    ranks = {
        place: (_datedness(heads[place]) if len(sheets) > 1 else 0, not sheets[place].is_hidden, -place)
        for place in filled
    }
    chosen = max(filled, key=lambda place: ranks[place])
    others = [sheets[place].name for place in filled if place != chosen]
    notes = []
    if others:
        names = ", ".join(repr(one[:_SHOWN]) for one in others[:10])
        taken = sheets[chosen].name[:_SHOWN]
        notes.append(f"the sheet {taken!r} is taken, not {names} (name another under `sheet:` in a --map file)")
    if sheets[chosen].is_hidden:
        notes.append(f"the sheet {sheets[chosen].name[:_SHOWN]!r} is hidden in the workbook")
    return chosen, tuple(others), notes


def _datedness(head: Sequence[Record]) -> int:
    """Return how surely a sheet has a date column: 2 by a date column's name, 0 not at all."""
    rows = [cells for _, cells, _ in head]
    place = header_place(rows)
    header = clean(rows[place], keep_lines=False) if rows else []
    return 2 * any(map(is_date_name, header)) if len(rows) > place + 1 else 0


def header_place(rows: Sequence[Sequence[str]]) -> int:
    """Return the place of the header among the first rows: the first that has cells enough, behind lines of a title.

    That is at least two, and at least half as many as the rows of the table have in the middle. Where another such row
    soon behind it has more cells and the name of a date column, and it has none, that is the header.
    """
    filled = [sum(1 for cell in row if cell.strip()) for row in rows]
    counts = sorted(filter(None, filled))
    if not counts:
        return 0
    typical = counts[len(counts) // 2]
    needed = max(min(2, typical), (typical + 1) // 2)
    fit = [place for place, count in enumerate(filled) if count >= needed]
    first = fit[0]
    if any(map(is_date_name, rows[first])):
        return first
    near = (place for place in fit if place < first + _ABOVE and filled[place] > filled[first])
    return next((place for place in near if any(map(is_date_name, rows[place]))), first)


def has_header(header: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a table names its columns, and is no row of it: it has no date where others have one."""
    if any(map(role_of, header)) or not rows:
        return True
    return not any(
        _DATE.match(cell)
        and all(_DATE.match(row[place].strip()) for row in rows if place < len(row) and row[place].strip())
        for place, cell in enumerate(header)
    )


def clean(cells: Sequence[str], *, keep_lines: bool) -> list[str]:
    """Return cells without white space around them, or more than one blank within; lines stay where they are to."""
    cleaned = [cell.strip() for cell in cells]
    text = "|".join(cleaned)
    if "  " not in text and text.isprintable():
        return cleaned
    return [_collapsed(cell, keep_lines=keep_lines) for cell in cleaned]


def _collapsed(cell: str, *, keep_lines: bool) -> str:
    if keep_lines and ("\n" in cell or "\r" in cell):
        lines = (" ".join(line.split()) for line in cell.splitlines())
        return "\n".join(filter(None, lines))
    return " ".join(cell.split())


def column_letter(place: int) -> str:
    """Return what a spreadsheet program calls a column: ``A`` for 0, ``AB`` for 27."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = ascii_uppercase[rest] + letters
    return letters


def _named(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the names of columns; those without a name at the end are columns only where a row has something there."""
    width = len(header)
    while width and not header[width - 1] and not any(len(row) >= width and row[width - 1].strip() for row in rows):
        width -= 1
    names: dict[str, None] = {}
    for place, cell in enumerate(header[:width]):
        name = cell or f"column {column_letter(place)}"
        number = 2
        unique = name
        while unique in names:
            unique = f"{name} ({number})"
            number += 1
        names[unique] = None
    return tuple(names)

"""Tables of documents: cells with the sources that they name, merged cells, headers."""

from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from chronos.exchange.incoming import ExchangeError, Item
from chronos.exchange.timelines.html_text import Link, single_line
from chronos.model import Citation

_MOST_CELLS: Final = 1_000_000
_MOST_COLUMNS: Final = 1_000
"""As many as HTML lets one cell span (HTML Living Standard, 4.9.11), and Word has 63."""
LONGEST_HEADING: Final = 60
"""Characters of a line above a table that are looked at."""
_DEEPEST: Final = 20
"""Tables within tables."""


class Cell(Struct, frozen=True):
    """A cell: its text, line by line, and what supports it: links, sources of notes, citations of other sources.

    ``notes`` are the ids of notes that stand elsewhere in the document, ``time`` what the document says for machines.
    """

    text: str = ""
    links: tuple[Link, ...] = ()
    sources: tuple[Item, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: tuple[str, ...] = ()
    time: str = ""


EMPTY: Final = Cell()


class Row(Struct):
    """A row: its number in the document and in its table (from 1, headers included), and a cell for every column.

    ``heading`` is a row of which one cell goes over all columns, ``fault`` why it cannot be taken whatever it says.
    """

    number: int
    within: int
    cells: list[Cell]
    header: bool = False
    heading: bool = False
    fault: str = ""


class Table(Struct):
    """A table of a document; ``number`` counts them from 1, in the order in which they begin.

    ``before`` is the line or paragraph just above it.
    """

    number: int
    header: tuple[Row, ...]
    columns: tuple[str, ...]
    rows: list[Row]
    before: str = ""


class Counted:
    """What is counted over a whole document: rows, tables, cells, and lines or paragraphs outside of tables.

    ``grids`` are lines of tables in another form, which are not read, ``last`` is the last line outside of tables.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.tables = 0
        self.rows = 0
        self.cells = 0
        self.around = 0
        self.grids = 0
        self.last = ""

    def cell(self, columns: int) -> None:
        """Count a cell.

        Raises:
            ExchangeError: there are more than can be held.
        """
        self.cells += 1
        if self.cells > _MOST_CELLS or columns > _MOST_COLUMNS:
            what = f"{_MOST_COLUMNS:,} columns" if columns > _MOST_COLUMNS else f"{_MOST_CELLS:,} cells"
            raise ExchangeError(f"{self.name}: a table of more than {what}; export it as CSV and import that")


class Building:
    """A table that is being read, row by row."""

    def __init__(self, counted: Counted, depth: int = 0) -> None:
        if depth > _DEEPEST:
            raise ExchangeError(f"{counted.name}: tables within tables, more than {_DEEPEST} deep; take them apart")
        counted.tables += 1
        self.counted = counted
        self.number = counted.tables
        self.before = counted.last if not depth else ""
        self.rows: list[Row] = []
        self.spans: dict[int, tuple[int, Cell]] = {}
        self.row: Row | None = None
        self.widest = 0

    def start_row(self, *, header: bool = False) -> Row:
        """Begin a row; one that has not ended ends."""
        self.end_row()
        self.counted.rows += 1
        self.row = Row(self.counted.rows, len(self.rows) + 1, [], header=header)
        self.widest = 0
        return self.row

    def drop_row(self) -> None:
        """Leave out the row that was begun, as if it were not there."""
        if self.row is not None:
            self.counted.rows -= 1
            self.row = None

    def add(self, cell: Cell, across: int = 1, down: int = 1) -> None:
        """Add a cell that goes over some columns, and stands in some rows (0: in all that follow)."""
        row = self.row or self.start_row()
        self._fill(row)
        across = min(max(across, 1), _MOST_COLUMNS)
        self.widest = max(self.widest, across)
        for number in range(across):
            value = cell if not number else EMPTY
            if down != 1:
                self.spans[len(row.cells)] = (down - 1 if down else -1, value)
            row.cells.append(value)
            self.counted.cell(len(row.cells))

    def above(self, column: int) -> Cell:
        """Return the cell over one that is merged with it."""
        cells = self.rows[-1].cells if self.rows else []
        return cells[column] if column < len(cells) else EMPTY

    def end_row(self) -> None:
        """End the row."""
        row = self.row
        if row is None:
            return
        self._fill(row)
        row.heading = self.widest > 1 and self.widest == len(row.cells)
        self.rows.append(row)
        self.row = None

    def end_group(self) -> None:
        """End a group of rows, over which no cell goes."""
        self.spans.clear()

    def finished(self) -> Table:
        """Return the table: its header is the rows that say so at its beginning, or else the first."""
        self.end_row()
        rows = self.rows
        count = next((number for number, row in enumerate(rows) if not row.header), len(rows))
        first = next((number for number, row in enumerate(rows) if not row.heading), 0)
        header = rows[: max(count, first + 1)]
        width = max((len(row.cells) for row in rows), default=0)
        return Table(self.number, tuple(header), tuple(_columns(header, width)), rows[len(header) :], self.before)

    def _fill(self, row: Row) -> None:
        """Put down the cells that come from rows above, up to the next free column."""
        while (span := self.spans.get(len(row.cells))) is not None:
            column = len(row.cells)
            left, cell = span
            if left == 1:
                del self.spans[column]
            else:
                self.spans[column] = (left - 1 if left > 0 else left, cell)
            row.cells.append(cell)
            self.counted.cell(len(row.cells))


def lettered(width: int) -> tuple[str, ...]:
    """Return the names of the columns of a table without a header."""
    return tuple(f"column {_letters(column)}" for column in range(width))


def lines(text: str) -> str:
    """Return a text whose lines are kept, without blank ones and without blanks that say nothing."""
    if text.isprintable():
        return " ".join(text.split())
    return "\n".join(filter(None, map(single_line, text.split("\n"))))


def _columns(header: Iterable[Row], width: int) -> Iterable[str]:
    """Yield the names of columns: the texts of the header, one below the other; letters where there is none."""
    texts: list[dict[str, None]] = [{} for _ in range(width)]
    for row in header:
        if not row.heading:
            for column, cell in enumerate(row.cells):
                texts[column][" ".join(cell.text.split())] = None
    used: dict[str, int] = {}
    for column, parts in enumerate(texts):
        name = " ".join(filter(None, parts)) or f"column {_letters(column)}"
        used[name] = used.get(name, 0) + 1
        yield name if used[name] == 1 else f"{name} ({used[name]})"


def _letters(column: int) -> str:
    """Return the name of a column as spreadsheets have it: A, B, ..., Z, AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found

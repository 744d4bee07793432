"""What workbooks of several sheets have in common."""

from collections.abc import Iterator
from itertools import islice
from typing import Final, Protocol

from msgspec import Struct

from chronos.exchange.tables.delimited import Record

HEAD: Final = 30
"""Rows of a sheet that are looked at for its header."""
MOST_SHEETS: Final = 1000
MOST_HELD: Final = 32 * 1024 * 1024
"""Characters of first rows that are held of all sheets together."""


class Sheet(Struct, frozen=True):
    """A sheet: its name, where in the file it is, and whether it is hidden."""

    name: str
    path: str = ""
    is_hidden: bool = False


class Book(Protocol):
    """A workbook."""

    sheets: list[Sheet]
    errors: int
    """Cells with errors of formulas among the rows that were read last."""

    def records(self, place: int, *, with_links: bool = False) -> Iterator[Record]:
        """Yield the rows of a sheet, with their numbers; with links, addresses stand behind their texts."""
        ...

    def heads(self, count: int) -> list[list[Record]]:
        """Return the first rows of every sheet."""
        ...


def first_rows(book: Book, count: int) -> list[list[Record]]:
    """Return the first rows of every sheet, where sheets are files of their own."""
    held = 0
    heads = []
    for place in range(len(book.sheets)):
        head = []
        for record in islice(book.records(place), count):
            held += sum(map(len, record[1])) + 8 * len(record[1])
            if held > MOST_HELD:
                break
            head.append(record)
        heads.append(head)
    return heads

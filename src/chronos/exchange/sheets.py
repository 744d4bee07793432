"""What workbooks of several sheets have in common."""

from collections.abc import Iterator
from itertools import islice
from typing import Protocol

from msgspec import Struct

from chronos.exchange.delimited import Record


class Sheet(Struct, frozen=True):
    """A sheet: its name, where in the file it is, and whether it is hidden."""

    name: str
    path: str = ""
    is_hidden: bool = False


class Book(Protocol):
    """A workbook."""

    sheets: list[Sheet]

    def records(self, place: int) -> Iterator[Record]:
        """Yield the rows of a sheet, with their numbers."""
        ...

    def heads(self, count: int) -> list[list[Record]]:
        """Return the first rows of every sheet."""
        ...


def first_rows(book: Book, count: int) -> list[list[Record]]:
    """Return the first rows of every sheet, where sheets are files of their own."""
    return [list(islice(book.records(place), count)) for place in range(len(book.sheets))]

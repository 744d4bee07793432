"""Reads spreadsheets that people keep: tables of text, workbooks of Excel, OpenDocument.

What the columns are is guessed from their names, in English, Spanish, Portuguese and French, and from what stands in
them; the guess comes out first, as a mapping that can be edited and given back. Rows come one after the other and none
is kept: where a date depends on its column as a whole, the file is read through for that beside.
"""

from collections.abc import Iterator
from itertools import islice
from typing import BinaryIO

from msgspec import structs

from chronos.exchange.incoming import Guess, ImportOptions, Incoming, Note, Refused
from chronos.exchange.tables.layout import SAMPLE, lay_out
from chronos.exchange.tables.mapping import read_mapping
from chronos.exchange.tables.own_tables import own_rows
from chronos.exchange.tables.row_making import Rows
from chronos.exchange.tables.tabular import Table, open_table


def read_csv(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a table of text whose cells stand between commas, semicolons, tabs or bars (RFC 4180 and its kin).

    Raises:
        ExchangeError: it cannot be read, or nothing in it has dates or texts.
    """
    return _read(file, options, "csv")


def read_tsv(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a table of text with tabs.

    Raises:
        ExchangeError: as :func:`read_csv`.
    """
    return _read(file, options, "tsv")


def read_xlsx(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a sheet of an Excel workbook (ECMA-376-1).

    Raises:
        ExchangeError: as :func:`read_csv`.
    """
    return _read(file, options, "xlsx")


def read_ods(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a sheet of an OpenDocument spreadsheet (OpenDocument 1.3).

    Raises:
        ExchangeError: as :func:`read_csv`.
    """
    return _read(file, options, "ods")


def _read(file: BinaryIO, options: ImportOptions, form: str) -> Iterator[Incoming]:
    mapped = read_mapping(options.mapping)

    def opened(*, keep_lines: bool) -> Table:
        return open_table(
            file,
            options.name,
            form,
            delimiter=mapped.delimiter,
            encoding=mapped.encoding,
            sheet=mapped.sheet,
            keep_lines=keep_lines,
        )

    table = opened(keep_lines=True)
    own = own_rows(table.columns) if options.mapping is None else None
    if own is not None:
        table = opened(keep_lines=False)
        for number, cells in table.rows:
            fault = table.fault(number, cells)
            yield Refused(number, fault) if fault else own(number, cells)
        yield from map(Note, table.notes)
        return
    sample = [cells for _, cells in islice(table.rows, SAMPLE)]
    layout = lay_out(table.columns, sample, options)
    if len(table.others) and not mapped.sheet:
        layout = structs.replace(layout, mapped=structs.replace(mapped, sheet=table.sheet))
    rows = Rows(layout, options)
    rows.decide(lambda: opened(keep_lines=False).cells(rows.date_places))
    yield Guess(layout.mapping())
    table = opened(keep_lines=True)
    for number, cells in table.rows:
        fault = table.fault(number, cells)
        yield Refused(number, fault) if fault else rows.make(number, cells)
    yield from map(Note, table.notes)
    yield from rows.notes()

"""Rows of event datasets for tests: tables with the columns that are given, and what the readers make of them."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chronos.exchange.incoming import ImportOptions, Incoming, Note, Reader, Refused, Taken


def table(rows: Iterable[Mapping[str, object]], columns: Sequence[str] = (), delimiter: str = ",") -> bytes:
    """Write rows as CSV, with a header of the columns, or of all that the rows have."""
    rows = list(rows)
    columns = columns or list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def read(reader: Reader, content: bytes, **options: Any) -> list[Incoming]:
    """Return all that comes out of a file."""
    return list(reader(io.BytesIO(content), ImportOptions(name="x.csv", **options)))


def taken(reader: Reader, rows: Iterable[Mapping[str, object]], **options: Any) -> list[Taken]:
    """Return what becomes of rows none of which may be refused."""
    found = read(reader, table(rows), **options)
    refused = [one.reason for one in found if isinstance(one, Refused)]
    assert not refused, refused
    return [one for one in found if isinstance(one, Taken)]


def reasons(reader: Reader, rows: Iterable[Mapping[str, object]], **options: Any) -> list[str]:
    """Return why rows are refused, all of which must be."""
    found = read(reader, table(rows), **options)
    assert not [one for one in found if isinstance(one, Taken)]
    return [one.reason for one in found if isinstance(one, Refused)]


def notes(found: Iterable[Incoming]) -> list[str]:
    """Return what is said of the file as a whole."""
    return [one.text for one in found if isinstance(one, Note)]


def edtf(one: Taken) -> str:
    """Return the date of the one claim of a row."""
    expression = one.claims[0].date.expression
    assert expression is not None
    return expression.text

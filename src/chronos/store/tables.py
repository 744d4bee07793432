"""Reads the tables of events and claims that a build wrote."""

import csv
import json
import re
from collections import Counter
from io import StringIO
from pathlib import Path
from typing import Final

from chronos.model import Document, Tables
from chronos.store.files import ProjectError
from chronos.store.walk import reason_of

EVENTS: Final = "data/events.csv"
CLAIMS: Final = "data/claims.csv"
_NEEDED: Final = {EVENTS: ("id",), CLAIMS: ("id", "event", "outcome")}
_FORMULA: Final = re.compile(r"'(?=[=+\-@])")
"""What the tables put before a text that a spreadsheet would run."""
_LONGEST: Final = 2**31 - 1
"""Characters of a cell; what the csv module reads of one unless it is told otherwise is 131,072."""


def is_output(folder: Path) -> bool:
    """Whether a folder is what a build wrote, an edition of it included, and no folder of timelines.

    Raises:
        ProjectError: it is one, but has not the tables.
    """
    if (folder / "timelines").is_dir():
        return False
    if all((folder / table).is_file() for table in (EVENTS, CLAIMS)):
        return True
    if _is_published(folder / "manifest.json"):
        raise ProjectError(f"{folder}: has not both {EVENTS} and {CLAIMS}; `chronos build` writes them")
    return False


def read_tables(folder: Path, name: str) -> Tables:
    """Read the tables of an output.

    Raises:
        ProjectError: they cannot be read, or are no tables of a build.
    """
    try:
        events, claims = (Document(table, (folder / table).read_bytes()) for table in (EVENTS, CLAIMS))
    except OSError as error:
        raise ProjectError(f"{name}: the tables in data/ cannot be read ({reason_of(error)})") from None
    return tables_of(events, claims, name)


def tables_of(events: Document, claims: Document, name: str) -> Tables:
    """Return the tables that two documents are; texts are as they were before spreadsheets were thought of.

    Raises:
        ProjectError: they are no tables of a build.
    """
    event_columns, event_rows = _read(events, name)
    claim_columns, claim_rows = _read(claims, name)
    events_told = Counter(row["id"] for row in event_rows)
    begun = Counter(row["event"] for row in claim_rows if row["outcome"] in ("shown", "undated"))
    merged = Counter({row["event"]: 1 for row in claim_rows if row["outcome"] == "merged"})
    strange = sorted({*(events_told - begun), *(begun - events_told), *(merged - events_told)})
    if strange:
        raise ProjectError(f"{name}: {EVENTS} and {CLAIMS} are not of one build: see the event {strange[0]!r}")
    return Tables(
        name=name,
        events=event_rows,
        claims=claim_rows,
        event_columns=event_columns,
        claim_columns=claim_columns,
    )


def _read(document: Document, name: str) -> tuple[tuple[str, ...], tuple[dict[str, str], ...]]:
    before = csv.field_size_limit(_LONGEST)
    try:
        lines = csv.reader(StringIO(document.content.decode("utf-8-sig"), newline=""), strict=True)
        columns = tuple(next(lines, ()))
        rows = [[_FORMULA.sub("", cell, count=1) if cell[:1] == "'" else cell for cell in line] for line in lines]
    except (csv.Error, UnicodeDecodeError) as error:
        raise ProjectError(f"{name}: {document.path}: is no table of UTF-8 ({error})") from None
    finally:
        csv.field_size_limit(before)
    missing = [column for column in _NEEDED[document.path] if column not in columns]
    if missing:
        raise ProjectError(f"{name}: {document.path}: has no column {missing[0]!r}; `chronos build` writes it")
    for number, row in enumerate(rows, 2):
        if len(row) != len(columns):
            raise ProjectError(f"{name}: {document.path}: row {number} has {len(row)} cells, not {len(columns)}")
    return columns, tuple(dict(zip(columns, row, strict=True)) for row in rows)


def _is_published(manifest: Path) -> bool:
    try:
        written = json.loads(manifest.read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(written, dict) and written.get("generator") == "chronos"

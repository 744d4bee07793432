"""Writes claims as a table of text (CSV, RFC 4180, but with line feeds alone); has the columns that all tables share.

The columns of sources (``source_titles`` and the rest) are lists parallel to ``sources``: their items belong to its
items, empty where a source does not say. Behind these columns every further field of a claim has one of its own.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import StringIO
from itertools import chain
from typing import Any, Final

from chronos.edtf import format_day, words
from chronos.exchange.dating import expression
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.exchange.tables.cells import guarded, joined, one_line
from chronos.model import Citation, Claim, Source
from chronos.model.plain import source_fields

SOURCE_COLUMNS: Final = {
    "source_types": "type",
    "source_titles": "title",
    "source_containers": "container-title",
    "source_issued": "issued",
    "source_urls": "URL",
}
"""The columns parallel to ``sources``, and what of a CSL item they hold."""
COLUMNS: Final = (
    "id",
    "date",
    "earliest",
    "latest",
    "date_words",
    "said",
    "calendar",
    "relation",
    "after",
    "lasting",
    "text",
    "countries",
    "regions",
    "actors",
    "places",
    "kind",
    "status",
    "note",
    "sources",
    *SOURCE_COLUMNS,
)
FURTHER: Final = "fields."
"""What stands before the name of a further field that a column of chronos has already."""
_NO_SOURCES: Final = ("",) * len(SOURCE_COLUMNS)
_ROWS: Final = 1_000
"""Rows that are written at a time."""
_BOM: Final = b"\xef\xbb\xbf"


def write_csv(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
    """Write a row a claim, in UTF-8; days are ISO 8601, lists as :mod:`chronos.exchange.tables.cells` joins them."""
    table = ClaimTable(export, losses)
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    if options.bom:
        yield _BOM
    writer.writerow([guarded(column) for column in table.columns])
    for place, claim in enumerate(export.claims, start=1):
        writer.writerow([cell and guarded(cell) for cell in table.cells(claim)])
        if not place % _ROWS:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()
    table.note_sources()


class ClaimTable:
    """Claims as rows of cells, each of one line; what these do not hold is noted as lost.

    ``columns`` are their names: those of chronos, then a column a further field. ``text_columns`` are those that a
    person reads.
    """

    def __init__(self, export: Export, losses: Losses, most_columns: int | None = None) -> None:
        """Find the columns; further fields are lost where the table would have more than ``most_columns``."""
        self._export = export
        self._losses = losses
        self._cited: dict[str, tuple[str, ...]] = {}
        room = None if most_columns is None else max(0, most_columns - len(COLUMNS))
        self._names = further_columns(chain.from_iterable(claim.fields for claim in export.claims), room)
        self.columns = (*COLUMNS, *self._names.values())

    def cells(self, claim: Claim) -> list[str]:
        """Return the row of a claim."""
        date, lost = claim.date, self._lost
        stated = date.expression
        relative = "" if date.relative is None else self._line("date.relation", str(date.relative), claim)
        sources = [self._citation(one, claim) for one in claim.citations]
        if claim.texts:
            lost("text.languages", claim)
        if claim.suppress:
            lost("suppress", claim)
        cells = [
            self._line("id", claim.id, claim),
            "" if stated is None else stated.text,
            *days_and_words(claim, self._export.language),
            self._line("date.said", date.said, claim),
            date.calendar if date.calendar != "gregorian" else "",
            relative,
            self._list("order", claim.after, claim),
            "" if claim.lasting is None else str(claim.lasting).lower(),
            self._line("text", claim.text, claim),
            self._list("countries", claim.countries, claim),
            self._list("regions", claim.regions, claim),
            self._list("actors", claim.actors, claim),
            self._list("places", claim.places, claim),
            self._line("kind", claim.kind, claim),
            claim.status,
            self._line("note", claim.note, claim),
            joined(sources),
            *self._source_cells(claim),
        ]
        if len(self.columns) > len(COLUMNS) or claim.fields:
            cells += self._further(claim)
        return cells

    def note_sources(self) -> None:
        """Note what is not there of the sources, when all rows have been made."""
        names = tuple(SOURCE_COLUMNS.values())
        held = {source_id: dict(zip(names, values, strict=True)) for source_id, values in self._cited.items()}
        note_sources(self._export, self._losses, held)

    def _source_cells(self, claim: Claim) -> Iterable[str]:
        """Return what is said of the sources of a claim, a cell for each of the columns."""
        cited = [self._described(one.source) for one in claim.citations]
        if not cited:
            return _NO_SOURCES
        if len(cited) == 1:
            return [joined((one,)) for one in cited[0]]
        return [joined(each) if any(each) else "" for each in zip(*cited, strict=True)]

    def _described(self, source_id: str) -> tuple[str, ...]:
        found = self._cited.get(source_id)
        if found is None:
            source = self._export.sources.get(source_id)
            found = self._cited[source_id] = described(source)
        return found

    def _citation(self, citation: Citation, claim: Claim) -> str:
        if citation.quote:
            self._lost("sources.quote", claim)
        if citation.retrieved is not None:
            self._lost("sources.retrieved", claim)
        source, locator = one_line(citation.source), one_line(citation.locator)
        if source != citation.source or "," in source or not source:
            self._lost("sources", claim)
        if locator != citation.locator:
            self._lost("sources.locator", claim)
        return f"{source}, {locator}" if locator else source

    def _further(self, claim: Claim) -> list[str]:
        for key, value in claim.fields.items():
            found = field_of(self._names.get(key, ""))
            if found != key or value != one_line(value):
                self._lost(f"fields.{key}", claim)
                self._lost(f"fields.{found or key}", claim)
        return [one_line(claim.fields.get(key, "")) for key in self._names]

    def _line(self, field: str, text: str, claim: Claim) -> str:
        if not text:
            return ""
        line = one_line(text)
        if line != text:
            self._lost(field, claim)
        return line

    def _list(self, field: str, items: tuple[str, ...], claim: Claim) -> str:
        if not items:
            return ""
        cell, is_exact = _listed(items)
        if not is_exact:
            self._lost(field, claim)
        return cell

    def _lost(self, field: str, claim: Claim) -> None:
        self._losses.add(field, claim.id)


def note_sources(export: Export, losses: Losses, held: Mapping[str, Mapping[str, str]]) -> None:
    """Note what a table does not hold of sources, of which it holds these fields; what no claim cites is not in it."""
    for source_id, source in export.sources.items():
        found = held.get(source_id, {})
        if not any(found.values()):
            losses.add("source", source_id)
            continue
        for name, value in source_fields(source).items():
            if name != "id" and value != found.get(name):
                losses.add(f"source.{name}", source_id)


def further_columns(keys: Iterable[str], room: int | None = None) -> dict[str, str]:
    """Return the columns of further fields, no two the same; those of one line first, and no more than there is room.

    A name that a column of chronos has is ``fields.NAME``; one that is not of one line cannot come back as it was.
    """
    columns: dict[str, str] = {}
    taken: set[str] = set()
    for key in sorted(dict.fromkeys(keys), key=lambda key: key != one_line(key))[:room]:
        line = one_line(key) or "unnamed"
        name = f"{FURTHER}{line}" if line in COLUMNS or line.startswith(FURTHER) else line
        column, number = name, 2
        while column in taken:
            column, number = f"{name} ({number})", number + 1
        taken.add(column)
        columns[key] = column
    return columns


def field_of(column: str) -> str:
    """Return the further field that a column holds."""
    return column.removeprefix(FURTHER)


def days_and_words(claim: Claim, language: str) -> tuple[str, str, str]:
    """Return the first and last day that a date may mean, empty where there is none, and the date in words.

    Of a date that is not stated but follows from others, these are what follows, and its words say so.
    """
    stated, derived = claim.date.expression, claim.date.derived
    if stated is not None:
        return date_cells(stated.text, language)
    if derived is None or (derived.earliest is None and derived.latest is None):
        return "", "", "undated"
    date = derived.date
    said = date_cells(date.text, language)[2] if date is not None else "dated"
    return day(derived.earliest), day(derived.latest), f"{said} (derived)"


def day(number: int | None) -> str:
    """Return a day number as an ISO 8601 date, empty for none."""
    return format_day(number) if number is not None else ""


def described(source: Source | None) -> tuple[str, ...]:
    """Return what the columns of sources hold of one; nothing of a source that the project does not have."""
    fields: dict[str, Any] = source_fields(source) if source is not None else {}
    values = [fields.get(name, "") for name in SOURCE_COLUMNS.values()]
    return tuple(one_line(value) if isinstance(value, str) else "" for value in values)


@lru_cache(maxsize=50_000)
def date_cells(edtf: str, language: str) -> tuple[str, str, str]:
    """Return the first and last day that a date may mean, empty where there is none, and the date in words."""
    if not edtf:
        return "", "", ""
    date = expression(edtf)
    return day(date.earliest), day(date.latest), words(date, language)


@lru_cache(maxsize=50_000)
def _listed(items: tuple[str, ...]) -> tuple[str, bool]:
    """Return items as a cell, and whether they come back as they are."""
    lines = tuple(one_line(item) for item in items)
    return joined(filter(None, lines)), lines == items

"""Writes a workbook of Excel: sheets of claims, events, sources and judgements."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from chronos.exchange.linked.as_json import event_fields, judgement_fields
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.exchange.tables.cells import joined, one_line, quoted
from chronos.exchange.tables.claim_rows import COLUMNS, SOURCE_COLUMNS, ClaimTable, field_of
from chronos.exchange.tables.sheet_writing import MOST_COLUMNS, Column, Kind, Sheet, fitting, workbook
from chronos.model import Source
from chronos.model.plain import source_fields

EVENT_COLUMNS: Final = (
    "id",
    "date",
    "earliest",
    "latest",
    "words",
    "derived",
    "lasting",
    "text",
    "countries",
    "regions",
    "actors",
    "places",
    "kind",
    "status",
    "agreement",
    "corroboration",
    "origins",
    "discrepancies",
    "sources",
    "claims",
)
JUDGEMENT_COLUMNS: Final = ("verdict", "claims", "text", "by", "on", "why")
_FIRST_OF_SOURCES: Final = (
    "id",
    "type",
    "title",
    "author",
    "container-title",
    "publisher",
    "issued",
    "accessed",
    "URL",
    "DOI",
)
_DAYS: Final = frozenset(("date", "earliest", "latest", "issued", "accessed", "on"))
_LONG: Final = frozenset(("text", "note", "title", "why"))
_NUMBERS: Final = frozenset(("corroboration", "origins"))
_WIDTHS: Final[Mapping[str, int]] = {
    "date": 26,
    "id": 40,
    "date_words": 22,
    "words": 22,
    "text": 60,
    "note": 40,
    "title": 50,
    "why": 50,
    "actors": 24,
    "sources": 28,
    "source_titles": 40,
    "source_urls": 40,
    "URL": 40,
    "claims": 40,
}
_WIDTH: Final = 14


def write_xlsx(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
    """Write a sheet of each; a day that Excel has a number for is a date, every other date the text of its EDTF.

    What no cell can hold is lost: lines, control characters, and what goes beyond 32,767 characters.
    """
    del options
    yield from workbook(one_line(export.title), _sheets(export, losses))


def _sheets(export: Export, losses: Losses) -> Iterator[Sheet]:
    table = ClaimTable(export, losses, MOST_COLUMNS)
    columns = [_column(name) for name in table.columns[: len(COLUMNS)]]
    columns += [Column(fitting(quoted(name)), "number", _WIDTH) for name in table.columns[len(COLUMNS) :]]
    yield Sheet("Claims", columns, _claim_rows(export, table, losses))
    events = (event_fields(event, export.language) for event in export.events)
    yield Sheet("Events", list(map(_column, EVENT_COLUMNS)), _rows(EVENT_COLUMNS, events, _unnoted))
    names = source_columns(export.sources.values())
    sources = map(source_fields, export.sources.values())
    yield Sheet("Sources", list(map(_column, names)), _rows(names, sources, _noted("source.", losses)))
    judgements = map(judgement_fields, export.judgements)
    judged = list(map(_column, JUDGEMENT_COLUMNS))
    yield Sheet("Judgements", judged, _rows(JUDGEMENT_COLUMNS, judgements, _unnoted))


def source_columns(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the fields that sources have: those that are read most first, the others in alphabetical order."""
    there = {name for source in sources for name in source_fields(source)}
    first = [name for name in _FIRST_OF_SOURCES if name in there or name == "id"]
    return (*first, *sorted(there.difference(first)))[:MOST_COLUMNS]


def _claim_rows(export: Export, table: ClaimTable, losses: Losses) -> Iterator[list[str]]:
    for claim in export.claims:
        cells = [cell and quoted(cell) for cell in table.cells(claim)]
        for place, cell in enumerate(cells):
            held = fitting(cell)
            if held != cell:
                cells[place] = held
                column = table.columns[place]
                losses.add(_LOST_IN.get(column) or f"fields.{field_of(column)}", claim.id)
        yield cells


_LOST_IN: Final[Mapping[str, str]] = {
    **{name: name for name in COLUMNS},
    **dict.fromkeys(("date_words", "earliest", "latest"), "date"),
    **dict.fromkeys(SOURCE_COLUMNS, "sources"),
    "said": "date.said",
    "calendar": "date.calendar",
    "relation": "date.relation",
    "after": "order",
}
"""What is lost where a cell of a column is cut."""


def _rows(
    columns: Sequence[str], items: Iterable[Mapping[str, Any]], note: Callable[[str, Mapping[str, Any]], None]
) -> Iterator[list[str]]:
    for item in items:
        row = []
        for name in columns:
            value = _said(name, item[name]) if name in item else ""
            cell = fitting(one_line(value))
            if cell != value:
                note(name, item)
            row.append(cell)
        yield row


def _unnoted(_name: str, _item: Mapping[str, Any]) -> None:
    """Leave it at that: what an event or a judgement has of claims is noted where it is a claim's."""


def _noted(prefix: str, losses: Losses) -> Callable[[str, Mapping[str, Any]], None]:
    return lambda name, item: losses.add(prefix + name, str(item["id"]))


def _said(name: str, value: Any) -> str:
    """Return a value as a cell says it: lists joined, names as ``Family, Given``, what else is nested as JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return joined(_said(name, one) for one in value)
    if isinstance(value, Mapping):
        if value.keys() <= {"family", "given"}:
            return ", ".join(filter(None, (value.get("family", ""), value.get("given", ""))))
        if value.keys() == {"literal"}:
            return str(value["literal"])
        if name == "discrepancies":
            values = ", ".join(f"{one['claim']}: {one['says']}" for one in value["values"])
            return f"{value['subject']} ({values})"
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _column(name: str) -> Column:
    kind: Kind = "day" if name in _DAYS else "long" if name in _LONG else "number" if name in _NUMBERS else "text"
    return Column(name, kind, _WIDTHS.get(name, _WIDTH))

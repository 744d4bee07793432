"""Tables that Aeon Timeline exports (CSV) as claims.

Aeon Timeline 2 writes ``EventID, Title, Start Date, Duration, End Date, Parent, Color, Tags, Links`` and then a column
for every property and role of the timeline, with ``|`` between several values (help.aeontimeline.com, "Import/Export
CSV"). Aeon Timeline 3 writes a table of all items, with ``Label``, ``Type`` and ``Display ID``; those that are no
events (characters, places, folders of the narrative) have no date.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, Final

from chronos.edtf import DateExpression
from chronos.exchange.dating import dated, expression
from chronos.exchange.further import further_fields
from chronos.exchange.incoming import NOWHERE, ExchangeError, ImportOptions, Incoming, Note, Refused, Taken
from chronos.exchange.locating import countries_of, names_place
from chronos.exchange.naming import content_id, own_id
from chronos.exchange.tables.column_dates import ColumnDates, Evidence
from chronos.exchange.tables.date_parts import spanned
from chronos.exchange.tables.tabular import open_table
from chronos.exchange.timelines.html_text import Link, plain_text, web_address
from chronos.exchange.web_sources import cited, web_sources
from chronos.model import Claim, ClaimDate

_ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("eventid", "event id", "display id", "id"),
    "title": ("title", "label"),
    "start": ("start date", "start"),
    "end": ("end date", "end"),
    "type": ("type",),
    "summary": ("summary", "description"),
    "note": ("notes", "note"),
    "place": ("location", "locations", "place", "places"),
    "tags": ("tags", "tag"),
    "links": ("links", "link", "external link", "external links"),
    "look": ("color", "colour"),
}
_ACTORS: Final = frozenset(
    ["participant", "participants", "observer", "observers", "viewpoint", "character", "characters", "person", "people"]
)
_EVENTS: Final = frozenset(("", "event", "events", "scene"))
_NOTHING: Final = ("0", "0 seconds", "0 minutes", "0 hours", "0 days")
_ENDS: Final = (".", "!", "?", ":", ";", "\u2026")


def read_aeon(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a table of Aeon Timeline, its dates as their columns are written.

    Raises:
        ExchangeError: it has no column for titles or for first dates.
    """
    evidence = Evidence()
    first = open_table(file, options.name)
    columns = _Columns(first.columns)
    for missing, role in (("Title or Label", "title"), ("Start Date", "start")):
        if role not in columns.places:
            raise ExchangeError(f"{options.name}: a table of Aeon Timeline has the column {missing}; export it as CSV")
    for _, cells in first.rows:
        for role in ("start", "end"):
            evidence.add(columns.cell(cells, role))
    return _rows(file, options, columns, evidence)


class _Columns:
    """Which column is what."""

    def __init__(self, names: Sequence[str]) -> None:
        known = {name.casefold(): place for place, name in reversed(list(enumerate(names)))}
        self.places: dict[str, int] = {}
        for role, called in _ROLES.items():
            place = next((known[name] for name in called if name in known), None)
            if place is not None:
                self.places[role] = place
        taken = set(self.places.values())
        rest = [(name, place) for place, name in enumerate(names) if place not in taken]
        self.actors = [place for name, place in rest if name.casefold() in _ACTORS]
        self.others = [(name, place) for name, place in rest if name.casefold() not in _ACTORS]

    def cell(self, cells: Sequence[str], role: str) -> str:
        """Return what stands in the column of a role, empty where there is none."""
        place = self.places.get(role)
        return cells[place] if place is not None else ""


def _rows(file: BinaryIO, options: ImportOptions, columns: _Columns, evidence: Evidence) -> Iterator[Incoming]:
    table = open_table(file, options.name)
    order = str((options.mapping or {}).get("date_order", ""))
    dates = (ColumnDates("Start Date", evidence, order=order), ColumnDates("End Date", evidence, order=order))
    for row, cells in table.rows:
        fault = table.fault(row, cells)
        if fault:
            yield Refused(row, fault)
            continue
        try:
            yield _taken(row, cells, columns, options, dates)
        except ValueError as error:
            yield Refused(row, str(error))
    if "look" in columns.places:
        yield Note(f"columns that were not taken: {table.columns[columns.places['look']]}")
    yield from (Note(text) for text in table.notes)


def _taken(
    row: int, cells: Sequence[str], columns: _Columns, options: ImportOptions, dates: tuple[ColumnDates, ColumnDates]
) -> Taken:
    said = {role: columns.cell(cells, role) for role in _ROLES}
    kind = said["type"]
    if not said["start"] and kind.casefold() not in _EVENTS:
        raise ValueError(f"this is a {kind[:60]!r} without a date, and no event")
    title, summary = plain_text(said["title"]), plain_text(said["summary"])
    text = _joined(title.text, summary.text)
    if not text:
        raise ValueError("it has no title; write what happened")
    date = _date(said["start"], said["end"], *dates)
    tags = _several(said["tags"], ",")
    places = _several(said["place"])
    labels = (*tags, *places, *(part.strip() for place in places for part in place.split(",")))
    countries, regions = countries_of(options, labels, text)
    web, left = _links(said["links"])
    sources = web_sources((*web, *title.links, *summary.links))
    left_tags = ", ".join(tag for tag in tags if not names_place(tag, options))
    fields = {"Tags": left_tags, "Links": left}
    fields |= {name: cells[place] for name, place in columns.others}
    stands = date.expression.text if date.expression is not None else "undated"
    claim = Claim(
        id=own_id("aeon", said["id"]) if said["id"] else content_id("aeon", stands, text),
        date=date,
        text=text,
        location=NOWHERE,
        countries=countries,
        regions=regions,
        actors=tuple(dict.fromkeys(one for place in columns.actors for one in _several(cells[place], ","))),
        places=places,
        kind="" if kind.casefold() in _EVENTS else kind,
        note=plain_text(said["note"]).text,
        citations=cited(sources),
        fields=further_fields({name: value for name, value in fields.items() if value not in _NOTHING}),
    )
    return Taken(row, (claim,), sources)


def _date(start: str, end: str, starts: ColumnDates, ends: ColumnDates) -> ClaimDate:
    """Return the date of a row: one date, or what lasted from one to another; times of day stay words."""
    if not start and end:
        raise ValueError(f"it ends {end[:60]!r} and has no start date; write one")
    first, last = starts.read(start), ends.read(end) if end else None
    words = " to ".join(dict.fromkeys(filter(None, (start, end))))
    plain = {one.text for one in (first, last) if one is not None} <= {start, end}
    first, last = (_day(one) if one is not None else None for one in (first, last))
    return dated(spanned(first, None if first == last else last, is_set=False), "" if plain else words)


def _day(date: DateExpression) -> DateExpression:
    return expression(date.text.partition("T")[0]) if "T" in date.text else date


def _several(cell: str, between: str = "|") -> tuple[str, ...]:
    """Return the values of a cell: those of version 2 have ``|`` between them, those of version 3 what is said."""
    parts = cell.split("|" if "|" in cell else between)
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _links(cell: str) -> tuple[list[Link], str]:
    """Return the addresses of the web in a cell, and what else stands there."""
    found: list[Link] = []
    left: list[str] = []
    for part in cell.replace("|", " ").split():
        address = web_address(part.strip(",;"))
        if address:
            found.append(Link(address))
        else:
            left.append(part)
    return found, " ".join(left)


def _joined(title: str, summary: str) -> str:
    if not title or summary.startswith(title):
        return summary
    if not summary:
        return title
    return f"{title} {summary}" if title.endswith(_ENDS) else f"{title}. {summary}"

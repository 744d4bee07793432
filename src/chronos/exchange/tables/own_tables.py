"""Reads the tables that chronos writes (CSV, XLSX), also after a person has added rows or columns to them."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, cast

from chronos.edtf import DateExpression, EdtfError, numeric_readings, read_words
from chronos.exchange.countries import named_countries
from chronos.exchange.dating import expression
from chronos.exchange.incoming import NOWHERE, Item, Refused, Taken
from chronos.exchange.naming import content_id, own_id
from chronos.exchange.tables.cells import parted, unguarded
from chronos.exchange.tables.claim_rows import COLUMNS, SOURCE_COLUMNS, field_of
from chronos.gazetteer import find_country
from chronos.model import (
    CALENDARS,
    RELATIONS,
    STATUSES,
    Calendar,
    Citation,
    Claim,
    ClaimDate,
    Relation,
    Relative,
    Status,
)

_MARKS: Final = frozenset(("id", "date", "date_words", "earliest", "latest", "sources"))
"""Columns that tell a table of chronos from others."""
_DERIVED: Final = frozenset(("earliest", "latest", "date_words"))
"""Columns that follow from others."""
_CODE: Final = re.compile(r"(?:[A-Z]{2}){1,2}")
"""How codes of ISO 3166-1 and 3166-3 look; those that are none are kept for ``chronos check`` to tell."""
_RELATION: Final = re.compile(
    rf"(?P<relation>{'|'.join(RELATIONS)}) (?P<claims>\S+(?: and \S+)?)(?: within (?P<within>P\w+))?"
)
_SHOWN: Final = 60
_LASTING: Final = {"": None, "true": True, "false": False}


class _RowError(Exception):
    """What is wrong with a row."""


def own_rows(columns: Sequence[str]) -> Callable[[int, list[str]], Taken | Refused] | None:
    """Return what reads the rows of a table with these columns, ``None`` where it is not one that chronos wrote.

    Columns may stand in any order, and those that are not chronos's own are further fields of claims.
    """
    names = [unguarded(column) for column in columns]
    if not _MARKS.issubset(names):
        return None
    further = [(place, field_of(name)) for place, name in enumerate(names) if name not in COLUMNS]
    places = {name: place for place, name in enumerate(names) if name in COLUMNS and name not in _DERIVED}

    def take(number: int, cells: list[str]) -> Taken | Refused:
        row = {name: unguarded(cells[place]) for name, place in places.items()}
        fields = {key: unguarded(cells[place]) for place, key in further if cells[place]}
        try:
            return _taken(number, row, fields)
        except _RowError as error:
            return Refused(number, str(error))

    return take


def _taken(number: int, row: Mapping[str, str], fields: Mapping[str, str]) -> Taken:
    def cell(name: str) -> str:
        return row.get(name, "")

    text, date = cell("text"), _date(row)
    status = _one_of(cell("status") or "undisputed", STATUSES, "status")
    lasting = _one_of(cell("lasting").lower(), tuple(_LASTING), "lasting")
    claim_id = own_id("", cell("id")) if cell("id") else content_id(cell("date"), text)
    citations, sources = _cited(row)
    claim = Claim(
        id=claim_id,
        date=date,
        text=text,
        location=NOWHERE,
        countries=_countries(cell("countries")),
        regions=_items(cell("regions")),
        actors=_items(cell("actors")),
        places=_items(cell("places")),
        kind=cell("kind"),
        status=cast("Status", status),
        lasting=_LASTING[lasting],
        note=cell("note"),
        after=_items(cell("after")),
        citations=citations,
        fields=fields,
    )
    return Taken(number, (claim,), sources)


def _date(row: Mapping[str, str]) -> ClaimDate:
    stated, said = row.get("date", ""), row.get("said", "")
    calendar = _one_of(row.get("calendar") or "gregorian", CALENDARS, "calendar")
    relative = _relative(row["relation"]) if row.get("relation") and not stated else None
    read = _read_date(stated) if stated and stated != "undated" else None
    if isinstance(read, str):
        raise _RowError(read)
    if read is not None and read.text != stated:
        said = said or stated
    return ClaimDate(read, said=said, stated=True, calendar=cast("Calendar", calendar), relative=relative)


@lru_cache(maxsize=50_000)
def _read_date(stated: str) -> DateExpression | str:
    """Return the date that a cell states, or why it cannot be read; a person may have written it."""
    try:
        return expression(stated)
    except EdtfError:
        pass
    readings = numeric_readings(stated)
    if len(readings) == 1:
        return readings[0]
    shown = repr(stated[:_SHOWN])
    if readings:
        return f"the date {shown} may be {' or '.join(str(one) for one in readings)}; write the one that is meant"
    try:
        return read_words(stated)
    except EdtfError as error:
        return f"the date {shown} cannot be read: {error}; write it in EDTF, as in 2017-07-31 or 2017-07"


def _relative(text: str) -> Relative:
    found = _RELATION.fullmatch(text)
    claims = tuple(found["claims"].split(" and ")) if found is not None else ()
    if found is None or (len(claims) == 2) != (found["relation"] == "between"):
        raise _RowError(f"the relation {text[:_SHOWN]!r} cannot be read; write it as in `after some-id within P1Y`")
    return Relative(cast("Relation", found["relation"]), claims, found["within"] or "")


@lru_cache(maxsize=20_000)
def _countries(cell: str) -> tuple[str, ...]:
    """Return the codes of a cell; names that a person has written instead are those of their countries."""
    codes: dict[str, None] = {}
    for item in filter(None, parted(cell)):
        if _CODE.fullmatch(item):
            known = find_country(item) if len(item) == 2 else None
            codes[item if known is None else known.code] = None
            continue
        named = named_countries(item)
        if named.unknown:
            raise _RowError(named.reason)
        codes |= dict.fromkeys((*named.countries, *named.regions))
    return tuple(codes)


@lru_cache(maxsize=20_000)
def _items(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, parted(cell)))


def _cited(row: Mapping[str, str]) -> tuple[tuple[Citation, ...], tuple[Item, ...]]:
    """Return the citations of a row, and the sources that it describes."""
    return _cited_in(row.get("sources", ""), *(row.get(name, "") for name in SOURCE_COLUMNS))


@lru_cache(maxsize=20_000)
def _cited_in(cell: str, *described: str) -> tuple[tuple[Citation, ...], tuple[Item, ...]]:
    citations: list[Citation] = []
    sources: dict[str, Item] = {}
    parallel = [parted(one) for one in described]
    for place, item in enumerate(parted(cell)):
        source_id, _, locator = item.partition(",")
        if not source_id:
            continue
        citations.append(Citation(source=source_id.strip(), locator=locator.strip()))
        values = [each[place] if place < len(each) else "" for each in parallel]
        fields: dict[str, Any] = dict(zip(SOURCE_COLUMNS.values(), values, strict=True))
        if any(values):
            sources[source_id] = {"id": source_id} | {name: value for name, value in fields.items() if value}
    return tuple(citations), tuple(sources.values())


def _one_of(value: str, allowed: tuple[str, ...], what: str) -> str:
    if value not in allowed:
        raise _RowError(f"the {what} is {value[:_SHOWN]!r}; it is one of {', '.join(filter(None, allowed))}")
    return value

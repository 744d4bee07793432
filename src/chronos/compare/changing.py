"""Finds the fields of an event that changed, each told once: of the event, or of the claim that alone shows it."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from chronos.compare.matching import Build, ClaimKey, Row, Told
from chronos.model import Change, DifferenceKind, Tables

_STATED: Final[Mapping[str, DifferenceKind]] = {
    "date": "redated",
    "date_words": "redated",
    "lasting": "redated",
    "said": "redated",
    "relation": "redated",
    "after": "redated",
    "text": "reworded",
    "countries": "restated",
    "regions": "restated",
    "actors": "restated",
    "places": "restated",
    "kind": "restated",
    "status": "restated",
    "note": "restated",
}
"""The fields that timelines state, and what it is called when one changes; ``sources`` stand apart.

The first and the last day follow from the date. ``said``, ``relation``, ``after`` and ``note`` are fields of claims
alone, ``lasting`` is one of events.
"""
_LISTS: Final = frozenset(("countries", "regions", "actors", "places", "sources"))
_UNORDERED: Final = frozenset(("countries", "regions"))
"""Lists of which events show the members in alphabetical order, however claims write them."""
MOVES: Final = "moves"
"""Stands for a change in which claims an event has."""
_FOLLOWING: Final[Mapping[str, tuple[DifferenceKind, frozenset[str]]]] = {
    "derived_earliest": ("redated", frozenset(("date", "relation", "after", MOVES))),
    "derived_latest": ("redated", frozenset(("date", "relation", "after", MOVES))),
    "derived_from": ("redated", frozenset(("date", "relation", "after", MOVES))),
    "agreement": ("restated", frozenset(("date", "date_words", "status", MOVES))),
    "corroboration": ("restated", frozenset(("date", "status", "sources", MOVES))),
    "origins": ("restated", frozenset(("status", "sources", MOVES))),
    "discrepancies": ("restated", frozenset(("date", "text", "countries", "regions", "status", MOVES))),
    "standing": ("restated", frozenset(("date", "text", "countries", "regions", "status", "sources", MOVES))),
}
"""The fields that chronos works out: what it is called when one changes, and the changes that explain it.

One that none of these explains is told: what is known of a source changed, or a setting, or another claim.
"""


class Columns(Struct, frozen=True):
    """The columns that both builds have; in others nothing can be compared."""

    events: frozenset[str]
    claims: frozenset[str]


def common_columns(before: Tables, after: Tables) -> Columns:
    """Return the columns that both builds have."""
    return Columns(
        frozenset(before.event_columns) & frozenset(after.event_columns),
        frozenset(before.claim_columns) & frozenset(after.claim_columns),
    )


class Stay(Struct, frozen=True, eq=False):
    """An event afterwards, and what it was before: ``None`` where its claims were in others.

    ``moved`` says that it has not the claims that it had.
    """

    before: Build
    after: Build
    old: Told | None
    new: Told
    moved: bool


def stay_of(before: Build, after: Build, old: Told | None, new: Told) -> Stay:
    """Return an event before and after."""
    moved = old is None or old.claims.keys() != new.claims.keys()
    return Stay(before, after, old, new, moved)


def changes_of(stay: Stay, columns: Columns) -> Iterator[tuple[DifferenceKind, Change]]:
    """Yield what changed in an event, with what that is called: first in itself, then in single claims of it.

    What a claim brought along that came to the event, or took away that left it, is called ``rejoined``.
    """
    of_event = {change.field: change for change in _own_changes(stay, columns)}
    for field, change in of_event.items():
        yield "rejoined" if stay.moved and _is_brought(stay, change) else _STATED[field], change
    fields = {*of_event, *((MOVES,) if stay.moved else ())}
    for change in _claim_changes(stay, columns):
        fields.add(change.field)
        if change.field not in of_event or not _is_told(change, of_event[change.field]):
            yield _STATED.get(change.field, "resourced"), change
    if stay.old is not None:
        yield from (("resourced", change) for change in _citations(stay, stay.old))
        yield from _following((stay.old.row, stay.new.row), columns, fields)


def _own_changes(stay: Stay, columns: Columns) -> Iterator[Change]:
    """Yield the changes of the fields of an event."""
    if stay.old is None:
        return
    old, new = stay.old.row, stay.new.row
    for field in _STATED:
        if field in columns.events and not _is_same(field, old, new):
            yield Change(field, old[field], new[field])


def _claim_changes(stay: Stay, columns: Columns) -> Iterator[Change]:
    """Yield the changes of the fields of the claims of an event, which may have been in other events."""
    fields = [field for field in (*_STATED, "sources") if field in columns.claims]
    for key, row in stay.new.claims.items():
        last = _last(stay, key)
        if last is not None:
            for field in fields:
                if not _is_same(field, last, row):
                    yield Change(field, last[field], row[field], row["id"])


def _is_brought(stay: Stay, change: Change) -> bool:
    """Whether a field of an event changed since claims came or left, and not since one of them says something else."""
    field = change.field
    held = [
        row.get(field, change.after)
        for key, row in stay.new.claims.items()
        if (last := _last(stay, key)) is None or last.get(field) == row.get(field)
    ]
    if field not in _LISTS:
        return change.after in held
    old = stay.old.claims if stay.old is not None else {}
    left = {item for key, row in old.items() if key not in stay.new.claims for item in _items(row.get(field, ""))}
    return _gained(change) <= {item for cell in held for item in _items(cell)} and _lost(change) <= left


def _last(stay: Stay, key: ClaimKey) -> Row | None:
    """Return the row that a claim had before; ``None`` where it was in no event."""
    holder = stay.before.holders.get(key)
    return holder.claims[key] if holder is not None else None


def _citations(stay: Stay, old: Told) -> Iterator[Change]:
    """Yield the citations of claims that came to an event and were in none, or left it and are in none."""
    for key in gone_claims(stay.after, old):
        row = old.claims[key]
        if row.get("sources"):
            yield Change("sources", row["sources"], "", row["id"])
    for key, row in stay.new.claims.items():
        if key not in stay.before.holders and row.get("sources"):
            yield Change("sources", "", row["sources"], row["id"])


def _following(rows: tuple[Row, Row], columns: Columns, changed: set[str]) -> Iterator[tuple[DifferenceKind, Change]]:
    """Yield what changed of what chronos works out, where nothing that is told already explains it."""
    old, new = rows
    told = False
    if "sources" in columns.events and not changed & {"sources", "status", MOVES} and old["sources"] != new["sources"]:
        told = True
        yield "resourced", Change("sources", old["sources"], new["sources"])
    for field, (kind, causes) in _FOLLOWING.items():
        if field not in columns.events or old[field] == new[field] or causes & changed:
            continue
        if field == "standing" and told:
            continue  # it says the same in words
        told = told or kind == "restated"
        yield kind, Change(field, old[field], new[field])


def _is_same(field: str, old: Row, new: Row) -> bool:
    if old[field] == new[field]:
        return True
    return field in _UNORDERED and set(_items(old[field])) == set(_items(new[field]))


def _is_told(change: Change, of_event: Change) -> bool:
    """Whether what changed in a claim is what changed in its event."""
    if (change.before, change.after) == (of_event.before, of_event.after):
        return True
    return change.field in _LISTS and _gained(change) <= _gained(of_event) and _lost(change) <= _lost(of_event)


def _gained(change: Change) -> set[str]:
    return set(_items(change.after)) - set(_items(change.before))


def _lost(change: Change) -> set[str]:
    return set(_items(change.before)) - set(_items(change.after))


def _items(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def citations_of(event: Told | None, row: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Return the citations of an event, or of the row of one claim, each once."""
    rows = event.claims.values() if event is not None else (row or {},)
    return tuple(dict.fromkeys(item for one in rows for item in _items(one.get("sources", ""))))


def gone_claims(after: Build, event: Told) -> list[ClaimKey]:
    """Return the claims of an event that are in none any more."""
    return [key for key in event.claims if key not in after.holders]

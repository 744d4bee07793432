"""Tells what changed from one build to another."""

from collections.abc import Iterator
from typing import Any

from chronos.compare.changing import Columns, changes_of, citations_of, common_columns, gone_claims, stay_of
from chronos.compare.matching import Build, ClaimKey, Family, Row, Told, build_of, families
from chronos.edtf import EdtfError, parse
from chronos.model import (
    DIFFERENCE_KINDS,
    Change,
    Difference,
    DifferenceKind,
    Differences,
    Exclusion,
    Ledger,
    Move,
    Side,
    Tables,
)


def compare(before: Tables, after: Tables) -> Differences:
    """Return all that changed from one build to another.

    Events are known by their claims, whose ids stay: one that is shown in another claim's words, or that claims joined
    or left, is the event that it was. In columns that one of the builds does not have nothing is compared.
    """
    columns = common_columns(before, after)
    old, new = build_of(before), build_of(after)
    found = [one for family in families(old, new) for one in _of_family(old, new, family, columns)]
    found += _of_excluded(old, new)
    return Differences(
        before=Side(name=before.name, ledger=ledger_of(before), lacking=missing_columns(before, after)),
        after=Side(name=after.name, ledger=ledger_of(after), lacking=missing_columns(after, before)),
        differences=tuple(sorted(found, key=_order)),
    )


def missing_columns(tables: Tables, other: Tables) -> tuple[str, ...]:
    """Return the columns that another build has and this one has not, each with its table."""
    return (
        *(f"data/events.csv: {one}" for one in other.event_columns if one not in tables.event_columns),
        *(f"data/claims.csv: {one}" for one in other.claim_columns if one not in tables.claim_columns),
    )


def ledger_of(tables: Tables) -> Ledger:
    """Return the ledger of a build by the outcomes of its claims."""
    outcomes = [row["outcome"] for row in tables.claims]
    lost = tuple(row["id"] or "no id" for row in tables.claims if row["outcome"] == "excluded")
    return Ledger(
        read=len(outcomes),
        shown=outcomes.count("shown"),
        merged=outcomes.count("merged"),
        undated=outcomes.count("undated"),
        exclusions=(Exclusion("unreadable", len(lost), lost),) if lost else (),
    )


def _of_family(old: Build, new: Build, family: Family, columns: Columns) -> Iterator[Difference]:
    if not family.after:
        yield from (_told("removed", one) for one in family.before if not one.claims.keys() <= new.excluded.keys())
        return
    if not family.before:
        yield from (_told("added", one) for one in family.after if not one.claims.keys() <= old.excluded.keys())
        return
    stayed = {id(later): earlier for earlier, later in family.pairs()}
    gone = _gone(new, family, stayed)
    for event in family.after:
        earlier = stayed.get(id(event))
        moves = [*_arrivals(old, event), *gone.get(id(event), ())]
        changes: dict[DifferenceKind, list[Change]] = {"rejoined": []} if moves else {}
        for kind, change in changes_of(stay_of(old, new, earlier, event), columns):
            changes.setdefault(kind, []).append(change)
        if "rejoined" in changes and not moves and earlier is not None:
            moves = list(_departures(new, earlier, event))
        for kind, listed in changes.items():
            brought = tuple(sorted(moves, key=lambda move: move.claim)) if kind == "rejoined" else ()
            yield _told(kind, event, changes=tuple(listed), moves=brought)


def _arrivals(old: Build, event: Told) -> Iterator[Move]:
    """Yield the claims of an event that were in one of another id, or nowhere."""
    for key, row in event.claims.items():
        holder = old.holders.get(key)
        if holder is not None and holder.id != event.id:
            yield Move(row["id"], holder.id, event.id)
        elif holder is None:
            yield Move(row["id"], "", event.id)


def _departures(new: Build, earlier: Told, event: Told) -> Iterator[Move]:
    """Yield the claims of an event that went into others."""
    for key, row in earlier.claims.items():
        if key not in event.claims and key in new.holders:
            yield Move(row["id"], earlier.id, new.holders[key].id)


def _gone(new: Build, family: Family, stayed: dict[int, Told]) -> dict[int, list[Move]]:
    """Return the claims that are in no event any more, with the event that theirs became."""
    heirs = {id(earlier): later for later in family.after if (earlier := stayed.get(id(later))) is not None}
    found: dict[int, list[Move]] = {}
    for event in family.before:
        lost = [Move(event.claims[key]["id"], event.id, "") for key in gone_claims(new, event)]
        if lost:
            heir = heirs.get(id(event)) or next(one for one in family.after if one.claims.keys() & event.claims)
            found.setdefault(id(heir), []).extend(lost)
    return found


def _of_excluded(old: Build, new: Build) -> Iterator[Difference]:
    """Yield the claims that became unreadable, that can be read again, and that are gone unread."""
    for key in dict.fromkeys((*old.excluded, *new.excluded)):
        before, after = _row(old, key), _row(new, key)
        was, now = (before or {}).get("outcome", ""), (after or {}).get("outcome", "")
        reasons = old.excluded.get(key, {}).get("note", ""), new.excluded.get(key, {}).get("note", "")
        if was == now and reasons[0] == reasons[1]:
            continue
        kind: DifferenceKind = "unreadable" if now == "excluded" else "readable" if after is not None else "removed"
        shown = before if before is not None and was != "excluded" else after or before or {}
        outcome = (Change("outcome", was, now, key[0]),) if was != now else ()
        yield Difference(
            kind=kind,
            event=shown.get("event") or key[0],
            date=shown.get("date", ""),
            date_words=shown.get("date_words", ""),
            text=shown.get("text", ""),
            citations=citations_of(None, shown),
            changes=(*outcome, Change("reason", *reasons, key[0])),
        )


def _row(build: Build, key: ClaimKey) -> Row | None:
    return build.holders[key].claims[key] if key in build.holders else build.excluded.get(key)


def _told(kind: DifferenceKind, event: Told, **what: Any) -> Difference:
    return Difference(
        kind=kind,
        event=event.id,
        date=event.row.get("date", ""),
        date_words=event.row.get("date_words", ""),
        text=event.row.get("text", ""),
        citations=citations_of(event),
        **what,
    )


def _order(one: Difference) -> tuple[object, ...]:
    """Order by date as chronologies are, the undated last, then by id; of one event by kind."""
    try:
        key = parse(one.date).display_key() if one.date else None
    except EdtfError:  # somebody else wrote it
        key = None
    kind = DIFFERENCE_KINDS.index(one.kind)
    claims = tuple((change.claim, change.field) for change in one.changes)
    return key is None, key or (), one.event, kind, one.text, claims

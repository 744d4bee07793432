"""What changed, in words that every form shares."""

from collections.abc import Iterator
from typing import Final

from chronos.model import Change, Difference, DifferenceKind, Differences, Ledger, Move, Side

FIELDS: Final = {
    "date": "date",
    "date_words": "date",
    "lasting": "lasted",
    "said": "date in the source's words",
    "relation": "date by relation",
    "after": "came after",
    "derived_earliest": "first day derived",
    "derived_latest": "last day derived",
    "derived_from": "derived from",
    "outcome": "in the ledger",
}
"""What fields are called that readers know by other words than their columns."""


def summary(differences: Differences) -> str:
    """Return how many differences there are of each kind: 3 added, 1 removed."""
    told = [f"{number:,} {kind}" for kind, number in differences.numbers.items() if number]
    return ", ".join(told) or "no differences"


def changed(one: Difference) -> Iterator[tuple[str, str, str]]:
    """Yield the fields that changed as a reader sees them: what changed, before and after, both never the same.

    A date is told in words where these tell the two apart, else as EDTF.
    """
    spoken = {change.claim for change in one.changes if change.field == "date_words"}
    for change in one.changes:
        if change.field == "date" and change.claim in spoken:
            continue
        yield _name(one, change), _shown(change.field, change.before), _shown(change.field, change.after)


def moved(move: Move) -> str:
    """Return where a claim went: "ec-2019-visit: from ec-2019-visit into ec-2019-course"."""
    if not move.before:
        return f"{move.claim}: came into {move.after}"
    if not move.after:
        return f"{move.claim}: left {move.before}"
    return f"{move.claim}: from {move.before} into {move.after}"


def ledger_words(ledger: Ledger) -> str:
    """Return a ledger in one line."""
    claims = "1 claim" if ledger.read == 1 else f"{ledger.read:,} claims"
    return (
        f"{claims} = {ledger.shown:,} shown + {ledger.merged:,} merged + {ledger.undated:,} undated "
        f"+ {ledger.excluded:,} excluded"
    )


def remarks(side: Side) -> Iterator[str]:
    """Yield what must be known of a build beside what changed."""
    if side.lacking:
        yield f"{side.name} has no {', '.join(side.lacking)}: not compared"
    if side.unread_files:
        files = "1 file" if side.unread_files == 1 else f"{side.unread_files:,} files"
        yield f"{side.name}: {files} cannot be read, or not all of it; `chronos check` says why"


def title(kind: DifferenceKind) -> str:
    """Return the heading of differences of one kind."""
    return {"unreadable": "No longer readable", "readable": "Readable again"}.get(kind, kind.capitalize())


def _name(one: Difference, change: Change) -> str:
    name = FIELDS.get(change.field, change.field)
    return f"{name} of {change.claim}" if change.claim and change.claim != one.event else name


def _shown(field: str, value: str) -> str:
    if field not in ("countries", "regions", "actors", "places", "sources", "derived_from", "standing", "after"):
        return value
    return "; ".join(value.split(";")) if value else ""

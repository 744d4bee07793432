"""Writes what changed between two builds as JSON."""

from typing import Any

from chronos.model import Difference, Differences, Side
from chronos.render.findings.as_json import dump


def differences_json(differences: Differences) -> str:
    """Return everything that is known of what changed; the form is described in ``docs/diff.md``."""
    shown = {
        "before": _side(differences.before),
        "after": _side(differences.after),
        "summary": dict(differences.numbers),
        "differences": [_difference(one) for one in differences.differences],
    }
    return f"{dump(shown)}\n"


def _side(side: Side) -> dict[str, Any]:
    ledger = side.ledger
    return {
        "name": side.name,
        "ledger": {
            "read": ledger.read,
            "shown": ledger.shown,
            "merged": ledger.merged,
            "undated": ledger.undated,
            "excluded": ledger.excluded,
        },
        "lacking": list(side.lacking),
        "unread_files": side.unread_files,
    }


def _difference(one: Difference) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "event": one.event,
        "date": one.date,
        "date_words": one.date_words,
        "text": one.text,
        "citations": list(one.citations),
        "changes": [
            {"field": each.field, "claim": each.claim, "before": each.before, "after": each.after}
            for each in one.changes
        ],
        "moves": [{"claim": each.claim, "from": each.before, "to": each.after} for each in one.moves],
    }

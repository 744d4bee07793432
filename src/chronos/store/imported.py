"""Reads what ``chronos import`` adds to a claim: the further columns of its row, and where the row stands."""

from collections.abc import Mapping
from typing import Final

from chronos.model import Imported
from chronos.store.fields import Reading
from chronos.store.nodes import Node

_IMPORTED_FIELDS: Final = frozenset(["from", "row", "digest"])


def read_fields(reading: Reading, node: Node) -> Mapping[str, str]:
    """Return the further columns of a claim, texts by their names; one that is no text is a fault."""
    if not isinstance(node.value, dict):
        reading.fault("wrong-type", node, 'fields are a mapping of names and texts, as in {date_prec: "2"}')
        return {}
    read = {name: reading.text(value, f"the field {name[:60]!r}") for name, value in node.value.items()}
    return {name: text for name, text in read.items() if text}


def read_imported(reading: Reading, node: Node) -> Imported | None:
    """Return where a claim was imported from, ``None`` where that cannot be read (a fault says so)."""
    fields = reading.mapping(node, _IMPORTED_FIELDS, "imported")
    if fields is None:
        return None
    row = reading.text(fields.get("row"), "a row")
    if row and not (row.isascii() and row.isdigit() and len(row) < 10):
        reading.fault("wrong-value", fields["row"], f"a row is a number, not {row[:60]!r}")
        row = ""
    return Imported(
        file=reading.text(fields.get("from"), "from"),
        row=int(row or 0),
        digest=reading.text(fields.get("digest"), "a digest"),
    )

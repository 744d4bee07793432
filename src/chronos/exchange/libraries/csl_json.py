"""Writes the sources of an export as CSL-JSON (CSL 1.0.2, ``csl-data.json``), which Zotero and pandoc read.

The claims are not in it: the format has none. They are counted as lost whole (``claim``), so that nobody takes the file
for all of an export. What chronos adds to a source stands in its note, a line each.
"""

from collections.abc import Iterator
from typing import Any, Final

from msgspec import json

from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.model import Source

_TYPELESS: Final = "document"
"""The type of what states none, since the schema asks for one (CSL 1.0.2, appendix III: what fits no other)."""


def write_csl_json(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:  # noqa: ARG001 - a writer
    """Write the sources in the order of their ids, a list of items that has an item a line.

    Dates are date parts, or in EDTF where CSL has no form for them. ``options`` says nothing here.
    """
    for claim in export.claims:
        losses.add("claim", claim.id)
    before = b"[\n"
    for source_id in sorted(export.sources):
        yield before + json.encode(_item(export.sources[source_id], losses), order="deterministic")
        before = b",\n"
    yield b"\n]\n" if before == b",\n" else b"[]\n"


def _item(source: Source, losses: Losses) -> dict[str, Any]:
    item: dict[str, Any] = json.decode(source.item) if source.item else {"id": source.id}
    if not item.get("type"):
        item["type"] = _TYPELESS
        losses.add("source.type", source.id)
    added = {"origin": source.origin, "covers": ", ".join(one.text for one in source.covers), "file": source.file}
    said = [f"{name}: {' '.join(value.split())}" for name, value in added.items() if value]
    for name in (name for name, value in added.items() if value):
        losses.add(f"source.{name}", source.id)
    if said:
        note = item.get("note", "")
        item["note"] = "\n".join([note, *said] if note else said)
        if note:
            losses.add("source.note", source.id)
    return item

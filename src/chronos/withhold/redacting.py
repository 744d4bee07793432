"""Empties the fields that an edition redacts."""

import json
from collections.abc import Collection
from typing import Any, Final

from msgspec import structs

from chronos.model import SOURCE_NAMES, Citation, Claim, Source

_OF_SOURCES: Final = {
    "author": frozenset(SOURCE_NAMES),
    "title": frozenset(("title", "title-short", "shortTitle", "original-title", "reviewed-title")),
    "publisher": frozenset(("publisher", "publisher-place", "original-publisher", "original-publisher-place")),
    "URL": frozenset(("URL", "DOI", "archive", "archive_location", "archive-place")),
    "note": frozenset(("note", "annote")),
}
"""What goes with each field of a source: all that tell the same (names and fields of CSL 1.0.2)."""


def redact_claim(claim: Claim, fields: Collection[str]) -> Claim:
    """Return a claim without what some fields of it and of its citations say; it names those that said something."""
    names = [field for field in fields if _says(claim, field)]
    if not names:
        return claim
    empty: dict[str, Any] = {"text": "", "note": "", "kind": "", "actors": (), "places": (), "fields": {}}
    changes = {field: empty[field] for field in names if field in empty}
    if "text" in names:
        changes["texts"] = {}
    if "said" in names:
        changes["date"] = structs.replace(claim.date, said="")
    return structs.replace(
        claim,
        **changes,
        citations=tuple(_redact_citation(citation, names) for citation in claim.citations),
        redacted=(*claim.redacted, *names),
    )


def redact_source(source: Source, fields: Collection[str]) -> Source:
    """Return a source without what some fields of it say."""
    names = frozenset().union(*(_OF_SOURCES.get(field, frozenset()) for field in fields))
    if not names:
        return source
    values = {"author": "authors", "title": "title", "publisher": "publisher"}
    empty: dict[str, Any] = {"authors": (), "title": "", "publisher": ""}
    changes = {values[field]: empty[values[field]] for field in fields if field in values}
    item = json.loads(source.item) if source.item else {}
    left = {name: value for name, value in item.items() if name not in names}
    return structs.replace(
        source,
        **changes,
        fields={name: text for name, text in source.fields.items() if name not in names},
        item=json.dumps(left, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if source.item else "",
        marks={name: mark for name, mark in source.marks.items() if name not in names},
    )


def _says(claim: Claim, field: str) -> bool:
    if field == "said":
        return bool(claim.date.said)
    if field == "text":
        return bool(claim.text or claim.texts)
    if field in Citation.__struct_fields__:
        return any(getattr(citation, field) for citation in claim.citations)
    return field in ("note", "kind", "actors", "places", "fields") and bool(getattr(claim, field))


def _redact_citation(citation: Citation, fields: Collection[str]) -> Citation:
    changes: dict[str, Any] = {"locator": "", "quote": "", "retrieved": None}
    return structs.replace(citation, **{field: empty for field, empty in changes.items() if field in fields})

"""Claims and sources as timelines and JSON write them: mappings of texts, lists and mappings."""

import json
from collections.abc import Mapping
from typing import Any

from chronos.model.claim import Citation, Claim, ClaimDate, Relative
from chronos.model.source import Source


def claim_fields(claim: Claim) -> dict[str, Any]:
    """Return the fields of a claim that say something, by the names and in the order that timelines have.

    What was derived, and the places of the claim, are no part of it.
    """
    fields = {
        "id": claim.id,
        "date": date_fields(claim.date),
        "order": {"after": list(claim.after)} if claim.after else None,
        "text": dict(claim.texts) if claim.texts else claim.text,
        "countries": list(claim.countries),
        "regions": list(claim.regions),
        "actors": list(claim.actors),
        "places": list(claim.places),
        "kind": claim.kind,
        "status": claim.status if claim.status != "undisputed" else "",
        "lasting": "" if claim.lasting is None else str(claim.lasting).lower(),
        "note": claim.note,
        "sources": [citation_fields(one) for one in claim.citations],
        "suppress": {one.rule: one.why for one in claim.suppress},
        "fields": dict(claim.fields),
    }
    return {name: value for name, value in fields.items() if value}


def date_fields(date: ClaimDate) -> str | dict[str, Any]:
    """Return the date of a claim as timelines write it: an expression, ``undated``, or a mapping; "" for none."""
    stated = date.expression.text if date.expression is not None else "undated" if date.stated else ""
    if not date.said and date.relative is None and date.calendar == "gregorian":
        return stated
    fields: dict[str, Any] = relative_fields(date.relative) if date.relative is not None else {"edtf": stated}
    fields["said"] = date.said
    fields["calendar"] = date.calendar if date.calendar != "gregorian" else ""
    return {name: value for name, value in fields.items() if value}


def relative_fields(relative: Relative) -> dict[str, Any]:
    """Return a relation as timelines write it: ``{after: ID, within: P1Y}``."""
    claims: Any = list(relative.claims) if len(relative.claims) > 1 else relative.claims[0]
    return {relative.relation: claims, "within": relative.within}


def citation_fields(citation: Citation) -> str | Mapping[str, str]:
    """Return a citation: in its short form ("id, locator") where that says all, else as a mapping."""
    plain = not citation.quote and citation.retrieved is None
    if plain and "," not in citation.source and citation.source:
        return f"{citation.source}, {citation.locator}" if citation.locator else citation.source
    fields = {
        "source": citation.source,
        "locator": citation.locator,
        "quote": citation.quote,
        "retrieved": citation.retrieved.text if citation.retrieved is not None else "",
    }
    return {name: value for name, value in fields.items() if value}


def source_fields(source: Source) -> dict[str, Any]:
    """Return the fields of a source as timelines write them: those of its CSL item, and those that chronos adds.

    Dates that were read are EDTF texts.
    """
    item = json.loads(source.item) if source.item else {"id": source.id}
    fields: dict[str, Any] = {"id": source.id, **item}
    for name, read in (("issued", source.issued), ("accessed", source.accessed)):
        if read is not None:
            fields[name] = read.text
    covers = [one.text for one in source.covers]
    added = {"origin": source.origin, "covers": covers, "file": source.file}
    return fields | {name: value for name, value in added.items() if value}

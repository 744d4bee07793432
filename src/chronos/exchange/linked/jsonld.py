"""Claims, events and sources as linked data: JSON-LD 1.1 (W3C, 2020-07-16) in the terms of schema.org and PROV-O.

The context stands in the file: nothing is fetched to understand it.

Dates are literals of the Library of Congress's datatype for EDTF, under ``dcterms:date`` and ``dcterms:issued``. Where
schema.org has a form for one, it stands there too: ``startDate``, ``endDate`` and ``datePublished`` are dates of
ISO 8601 (https://schema.org/Date), so a year, a month, a day, or a time of one, certain and exact, and never a form
that would say more. ``temporalCoverage``, where EDTF is common, belongs to a ``CreativeWork``, which an event is not.

Of PROV-O (W3C, 2013-04-30) an event *was derived from* its claims, a claim from the sources that it cites, and a source
from its ``origin``. None is said to have a *primary source*: that is a judgement on the source, which timelines do not
hold.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote, urlsplit

from chronos.edtf import DateExpression
from chronos.exchange.linked.plain_dates import plain_date, plain_ends, plain_moment
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.gazetteer import country, country_name, region, region_name
from chronos.model import Citation, Claim, Discrepancy, Event, Judgement, Person, Source
from chronos.model.plain import claim_fields, source_fields

_CONTEXT: Final[Mapping[str, Any]] = {
    "@version": 1.1,
    "@vocab": "https://schema.org/",
    "chronos": "urn:chronos:terms:",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms:date": {"@type": "http://id.loc.gov/datatypes/edtf"},
    "dcterms:issued": {"@type": "http://id.loc.gov/datatypes/edtf"},
    "url": {"@type": "@id"},
    "about": {"@type": "@id"},
    "appearance": {"@type": "@id"},
    "isPartOf": {"@type": "@id"},
    "subjectOf": {"@type": "@id"},
    "sameAs": {"@type": "@id"},
    "prov:used": {"@type": "@id"},
    "prov:wasDerivedFrom": {"@type": "@id"},
    "prov:wasQuotedFrom": {"@type": "@id"},
    "chronos:claim": {"@type": "@id"},
    "chronos:statement": {"@type": "@json"},
    "chronos:item": {"@type": "@json"},
}
"""``chronos:statement`` and ``chronos:item`` are the claim and the source as timelines write them, whole."""
_TYPES: Final[Mapping[str, str]] = {
    "article": "Article",
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "map": "Map",
    "motion_picture": "Movie",
    "periodical": "Periodical",
    "post": "SocialMediaPosting",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "software": "SoftwareApplication",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""Types of CSL 1.0.2 and the types of schema.org that say the same; all others are a ``CreativeWork``."""
_STATUS: Final[Mapping[str, str]] = {"prospective": "https://schema.org/EventScheduled"}


def write_jsonld(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
    """Write one graph: every source, claim, event and judgement, each in a line, under an address of its own.

    The addresses are ``urn:chronos:event:ID`` and the like. Nothing is lost: what schema.org has no term for stands in
    terms of chronos (``urn:chronos:terms:``).
    """
    del options, losses
    yield f'{{"@context": {_json(_CONTEXT)},\n"@graph": ['.encode()
    between = "\n"
    for node in _nodes(export):
        yield f"{between}{_json(node)}".encode("utf-8", "replace")
        between = ",\n"
    yield b"\n]}\n"


def _nodes(export: Export) -> Iterator[dict[str, Any]]:
    if export.title:
        yield {"@id": "urn:chronos:dataset", "@type": "Dataset", "name": export.title}
    event_of = {claim.id: event.id for event in export.events for claim in event.claims}
    for source in export.sources.values():
        yield _said(_source(source, export.sources))
    for claim in export.claims:
        yield _said(_claim(claim, event_of.get(claim.id, "")))
    for event in export.events:
        yield _said(_event(event, export))
    for judgement in export.judgements:
        yield _said(_judgement(judgement))


def _source(source: Source, sources: Mapping[str, Source]) -> dict[str, Any]:
    doi, url = source.fields.get("DOI", ""), source.fields.get("URL", "")
    return {
        "@id": _urn("source", source.id),
        "@type": [_TYPES.get(source.type, "CreativeWork"), "prov:Entity"],
        "identifier": source.id,
        "name": source.title,
        "author": [_person(one) for one in source.authors],
        "publisher": _named("Organization", source.publisher),
        "isPartOf": _named("CreativeWork", source.container),
        "datePublished": plain_date(source.issued) or plain_moment(source.issued),
        "dcterms:issued": _edtf(source.issued),
        "url": url if _is_address(url) else "",
        "isbn": source.fields.get("ISBN", ""),
        "issn": source.fields.get("ISSN", ""),
        "sameAs": f"https://doi.org/{quote(doi, safe='/():;')}" if doi.startswith("10.") else "",
        "prov:wasDerivedFrom": _urn("source", source.origin) if source.origin in sources else "",
        "chronos:origin": source.origin,
        "chronos:item": source_fields(source),
    }


def _claim(claim: Claim, event_id: str) -> dict[str, Any]:
    cited = list(dict.fromkeys(_urn("source", one.source) for one in claim.citations if one.source))
    texts = [{"@language": language, "@value": text} for language, text in claim.texts.items()]
    return {
        "@id": _urn("claim", claim.id),
        "@type": ["Claim", "prov:Entity"],
        "identifier": claim.id,
        "text": texts or claim.text,
        "about": _urn("event", event_id) if event_id else "",
        "dcterms:date": _edtf(claim.date.expression),
        "chronos:said": claim.date.said,
        "chronos:status": claim.status,
        "appearance": cited,
        "prov:wasDerivedFrom": cited,
        "citation": [_said(_citation(one)) for one in claim.citations],
        "chronos:statement": claim_fields(claim),
    }


def _citation(citation: Citation) -> dict[str, Any]:
    place = {
        "isPartOf": _urn("source", citation.source) if citation.source else "",
        "chronos:locator": citation.locator,
        "chronos:retrieved": citation.retrieved.text if citation.retrieved is not None else "",
    }
    if not citation.quote:
        return {"@type": "CreativeWork", **place}
    quoted = {"text": citation.quote, "prov:value": citation.quote, "prov:wasQuotedFrom": place["isPartOf"]}
    return {"@type": ["Quotation", "prov:Entity"], **place, **quoted}


def _event(event: Event, export: Export) -> dict[str, Any]:
    claims = [_urn("claim", claim.id) for claim in event.claims]
    start, end = plain_ends(event.date)
    return {
        "@id": _urn("event", event.id),
        "@type": ["Event", "prov:Entity"],
        "identifier": event.id,
        "name": event.text,
        "startDate": start or plain_date(event.date) or plain_moment(event.date),
        "endDate": end,
        "dcterms:date": _edtf(event.date),
        "eventStatus": {"@id": _STATUS[event.status]} if event.status in _STATUS else "",
        "location": [
            *({"@type": "Place", "name": one} for one in event.places),
            *(_country(code) for code in event.countries),
            *(_region(code) for code in event.regions),
        ],
        "about": [{"name": one} for one in event.actors],
        "keywords": export.kinds.get(event.kind, event.kind),
        "subjectOf": claims,
        "prov:wasDerivedFrom": claims,
        "chronos:kind": event.kind,
        "chronos:status": event.status,
        "chronos:agreement": event.agreement,
        "chronos:corroboration": event.corroboration,
        "chronos:discrepancy": [_discrepancy(one) for one in event.discrepancies],
    }


def _discrepancy(found: Discrepancy) -> dict[str, Any]:
    told = [{"chronos:claim": _urn("claim", claim_id), "chronos:value": value} for claim_id, value in found.values]
    return {"@type": "chronos:Discrepancy", "chronos:subject": found.subject, "chronos:told": told}


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "@type": ["prov:Activity", "chronos:Judgement"],
        "prov:used": [_urn("claim", one) for one in judgement.claims],
        "chronos:verdict": judgement.verdict,
        "prov:wasAssociatedWith": _named("prov:Agent", judgement.by),
        "chronos:on": judgement.on,
        "description": judgement.why,
        "chronos:text": judgement.text,
    }


def _person(person: Person) -> dict[str, str]:
    """Return an author; a ``literal`` may be a body or a person, so nothing is said of which it is."""
    if not person.family and not person.given:
        return {"name": person.literal}
    return _said({"@type": "Person", "familyName": person.family, "givenName": person.given})


def _country(code: str) -> dict[str, str]:
    name = country_name(code) if country(code) is not None else ""
    return _said({"@type": "Country", "identifier": code, "name": name})


def _region(code: str) -> dict[str, str]:
    name = region_name(code) if region(code) is not None else ""
    return _said({"@type": "Place", "identifier": code, "name": name})


def _named(sort: str, name: str) -> dict[str, str] | str:
    return {"@type": sort, "name": name} if name else ""


def _edtf(date: DateExpression | None) -> str:
    return date.text if date is not None else ""


def _urn(sort: str, name: str) -> str:
    return f"urn:chronos:{sort}:{quote(name, safe='', errors='replace')}"


def _is_address(text: str) -> bool:
    """Tell whether a text is an address of the web that RDF can hold (RFC 3987, 2.2)."""
    if not text.isprintable() or any(sign in ' <>"{}|\\^`' for sign in text):
        return False
    try:
        return urlsplit(text).scheme in ("http", "https") and bool(urlsplit(text).hostname)
    except ValueError:
        return False


def _said(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return a node without what says nothing."""
    return {name: value for name, value in node.items() if value not in ("", [], {})}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)

"""References of Wikidata as sources: one CSL item a reference, and what only says where Wikidata got it from."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, cast

import msgspec
from msgspec import Raw, Struct

from chronos.edtf import DateExpression, EdtfError
from chronos.exchange.dating import expression
from chronos.exchange.incoming import Item
from chronos.exchange.naming import content_id
from chronos.exchange.timelines.html_text import web_address
from chronos.exchange.web_sources import web_source
from chronos.exchange.wikidata.dates import moment
from chronos.exchange.wikidata.shapes import Reference, Snak, decoded
from chronos.exchange.wikidata.values import Known, item, text, time_value, words
from chronos.model import Citation

_TEXTS: Final = {
    "P356": "DOI",
    "P212": "ISBN",
    "P957": "ISBN",
    "P236": "ISSN",
    "P433": "issue",
    "P478": "volume",
    "P1065": "archive_location",
}
"""Properties that are a field of CSL: DOI, ISBN-13, ISBN-10, ISSN, issue, volume, archive URL."""
_ADDRESSES: Final = ("P854", "P953", "P973")
"""Reference URL, full work available at, described at URL."""
_LOCATORS: Final = {"P304": "p.", "P958": "sec.", "P792": "chap.", "P7668": "p."}
"""Page(s), section or verse, chapter, file page."""
_IMPORTED: Final = ("P143", "P4656", "P887", "P3452")
"""Imported from, Wikimedia import URL, based on heuristic, inferred from: these say how it came into Wikidata."""
_TAKEN: Final = frozenset(
    (
        *_TEXTS,
        *_ADDRESSES,
        *_LOCATORS,
        *_IMPORTED,
        "P248",
        "P1476",
        "P577",
        "P813",
        "P123",
        "P1433",
        "P50",
        "P2093",
        "P1683",
    )
)
_REMEMBERED: Final = 20_000
_PAGES: Final = re.compile(r"\d+\s*[-\u2013,]\s*\d")


class Referred(Struct, frozen=True):
    """The sources of a statement, its citations of them, and where Wikidata has it from that is no source."""

    sources: tuple[Item, ...] = ()
    citations: tuple[Citation, ...] = ()
    origins: tuple[str, ...] = ()
    unreadable: bool = False


def referred(raw: Raw, known: Known) -> Referred:
    """Return what the references of a statement come to.

    A reference that says only that something was imported, as from a Wikipedia, or worked out is no source of its own.
    """
    if bytes(memoryview(raw)[:8]).strip() in (b"null", b"[]"):
        return Referred()
    said = bytes(raw)
    found = known.references.get(said)
    if found is None:
        if len(known.references) >= _REMEMBERED:
            known.references.clear()
        found = known.references[said] = _referred(raw, known)
    return cast("Referred", found)


def _referred(raw: Raw, known: Known) -> Referred:
    try:
        references = decoded(raw, list[Reference])
    except ValueError:
        return Referred(unreadable=True)
    sources: dict[str, Item] = {}
    citations: dict[Citation, None] = {}
    origins: dict[str, None] = {}
    for reference in references:
        snaks = _readable(reference.snaks)
        came = [words(one, known) for name in _IMPORTED for one in snaks.get(name, ())]
        if not snaks:
            continue
        if set(snaks) <= {*_IMPORTED, "P813", "P577"}:
            origins.update(dict.fromkeys(came))
            continue
        source = _source(snaks, known, came[0] if came else "")
        sources[source["id"]] = source
        citations[_citation(source["id"], snaks)] = None
    return Referred(tuple(sources.values()), tuple(citations), tuple(filter(None, origins)))


def _readable(snaks: object) -> Mapping[str, list[Snak]]:
    return snaks if isinstance(snaks, dict) else {}


def _source(snaks: Mapping[str, list[Snak]], known: Known, origin: str) -> Item:
    stated = [known.label(one) for one in map(item, snaks.get("P248", ())) if one]
    title = _first(snaks, "P1476")
    address = next(filter(None, (web_address(text(one)) for name in _ADDRESSES for one in snaks.get(name, ()))), "")
    records = [
        f"{known.label(name)} {words(one, known)}" for name in snaks for one in snaks[name] if _is_id(one, known)
    ]
    others = [
        f"{known.label(name)} {words(one, known)}"
        for name in snaks
        for one in snaks[name]
        if name not in _TAKEN and not _is_id(one, known)
    ]
    if not title and stated and records:  # a record of a database, by what the database calls it
        title, records = "; ".join(records), []
    others = records + others
    container = _first(snaks, "P1433", known) or (stated[0] if title and stated else "")
    fields: dict[str, object] = {
        "type": "webpage" if address else "article-journal" if "P356" in snaks else "document",
        "title": title or ", ".join(stated) or container or address or "; ".join(others),
        "author": [{"literal": one} for one in _authors(snaks, known)],
        "container-title": container if title else "",
        "publisher": ", ".join(words(one, known) for one in snaks.get("P123", ())),
        "issued": _date(snaks, "P577"),
        "accessed": _date(snaks, "P813"),
        **{field: _first(snaks, name) for name, field in _TEXTS.items() if name in snaks},
        "URL": address,
        "note": "; ".join(
            (*others, *(f"stated in {one}" for one in stated if one not in (title, container) and title))
        ),
        "origin": origin,
    }
    fields = {name: value for name, value in fields.items() if value}
    if "note" in fields and fields["note"] == fields.get("title"):
        del fields["note"]
    if "title" not in fields:
        fields["title"] = "; ".join(f"{known.label(name)} {words(one, known)}" for name in snaks for one in snaks[name])
    if set(fields) == {"type", "title", "URL"}:
        return web_source(address, title)
    said = msgspec.json.encode(fields, order="sorted").decode()
    return {"id": content_id("wikidata", f"{fields['title']} {said}"), **fields}


def _is_id(snak: Snak, known: Known) -> bool:
    """Whether a snak is what a database calls its record, as "GND ID"."""
    named = snak.datatype == "external-id" or (not snak.datatype and known.label(snak.property).endswith(" ID"))
    return named and snak.property not in _TAKEN


def _authors(snaks: Mapping[str, list[Snak]], known: Known) -> Iterable[str]:
    return (words(one, known) for name in ("P50", "P2093") for one in snaks.get(name, ()))


def _citation(source: str, snaks: Mapping[str, list[Snak]]) -> Citation:
    locator = ""
    for name, word in _LOCATORS.items():
        found = _first(snaks, name)
        if found:
            word = "pp." if word == "p." and _PAGES.search(found) else word  # noqa: PLW2901 - several pages
            locator = found if not found[0].isdigit() else f"{word} {found}"
            break
    accessed = _date(snaks, "P813")
    retrieved: DateExpression | None = expression(accessed) if accessed else None
    return Citation(source=source, locator=locator, quote=_first(snaks, "P1683"), retrieved=retrieved)


def _first(snaks: Mapping[str, list[Snak]], name: str, known: Known | None = None) -> str:
    for one in snaks.get(name, ()):
        found = text(one) or (words(one, known) if known is not None and one.snaktype == "value" else "")
        if found:
            return found
    return ""


def _date(snaks: Mapping[str, list[Snak]], name: str) -> str:
    """Return a date of a source in EDTF; nothing where it has none that can be read."""
    for one in snaks.get(name, ()):
        if one.snaktype == "value":
            try:
                return expression(moment(time_value(one)).edtf).text
            except (ValueError, EdtfError):
                continue
    return ""

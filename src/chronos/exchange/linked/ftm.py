"""Events and sources as entities of FollowTheMoney 3 and 4, one a line (https://followthemoney.tech/explorer/)."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from chronos.edtf import DateExpression
from chronos.exchange.citing import citations, details, note_losses
from chronos.exchange.linked.plain_dates import plain_date, plain_ends, plain_moment
from chronos.exchange.naming import digest
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.exchange.timelines.html_text import single_line
from chronos.gazetteer import country
from chronos.model import Event, Source
from chronos.model.plain import source_fields

_HELD: Final = ("id", "text", "date", "countries", "places", "kind")
_OF_SOURCES: Final = frozenset(
    ("id", "title", "author", "issued", "accessed", "URL", "publisher", "container-title", "abstract")
)
"""Fields of CSL that have a property of the schemata ``Document`` and ``Article``."""
_ARTICLES: Final = frozenset(
    ("article", "article-journal", "article-magazine", "article-newspaper", "post", "post-weblog", "webpage")
)
"""Types of CSL that are an ``Article``; all others are a ``Document``."""
_WITHDRAWN: Final[Mapping[str, str]] = {
    "CSHH": "cshh",
    "CSXX": "csxx",
    "DD": "dd",
    "SU": "suhh",
    "YU": "yucs",
    "ZR": "zr",
}
"""Countries that are no more and that FollowTheMoney has (``followthemoney.types.country`` of 4.11); others it reads as
what they became (``an`` as the Netherlands) or not at all."""
_YEAR: Final = re.compile(r"[12][0-9]{3}(?![0-9])")
"""Years that it has (``prefixdate`` 0.6: 1000 to 2999); all others it drops."""
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Ids of ours that are ids of entities (``followthemoney.types.entity``: letters, digits, points and hyphens)."""
_DROPPED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2060-\u2064\ufeff]")
"""Characters that its reader leaves out of every text (``followthemoney.util.sanitize_text`` of 4.11): controls, soft
hyphens, joiners, marks of direction, and the byte order mark."""
_LONGEST_ID: Final = 150
_LONGEST_NAME: Final = 384
"""Characters of a name (``max_length`` of the type ``name``; of ``entity`` it is 200)."""
_LONGEST_PLACE: Final = 250
_QUOTES: Final = "\"'"
_PLACE_BREAKS: Final = re.compile(r"[;\n\t\r]|,\s?[,.]|<BR|ESQ", re.IGNORECASE)
"""What it writes as a comma in an address (``followthemoney.types.address``)."""


def write_ftm(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
    """Write an entity for every source that is cited and an ``Event`` for every event, with its sources as ``proof``.

    A date is written where FollowTheMoney has a form for it: a year, a month, a day, or the ends of what lasted. It
    would read ``1984~`` and ``1984/1986`` as 1984; every other date is words among the notes, and counted.
    """
    del options
    cited = {one.source for claim in export.claims for one in claim.citations}
    for source_id, source in export.sources.items():
        if source_id in cited:
            schema = "Article" if source.type in _ARTICLES else "Document"
            yield _line(entity_id("source", source_id), schema, _document(source, losses))
    for event in export.events:
        _note(event, export, losses)
        yield _line(entity_id("event", event.id), "Event", _event(event, export, losses))


def _note(event: Event, export: Export, losses: Losses) -> None:
    """Note what the entity of an event does not hold; its sources it does, where it has them all as proof."""
    noted = Losses()
    note_losses(event, noted, _HELD)
    proof = {one for one in event.sources if one in export.sources}
    cited = {one.source for claim in event.claims for one in claim.citations}
    for name, claims in noted.lost.items():
        for claim in claims:
            if name != "sources" or cited - proof:
                losses.add(name, claim)


def entity_id(sort: str, name: str) -> str:
    """Return the id of an entity: that of ours where it is one, else a digest of it."""
    own = name if _ID.fullmatch(name) and len(name) <= _LONGEST_ID else digest(name)
    return f"chronos-{sort}-{own}"


def _line(name: str, schema: str, properties: Mapping[str, list[str]]) -> bytes:
    said = {one: list(dict.fromkeys(filter(_is_seen, values))) for one, values in properties.items()}
    entity = {"id": name, "schema": schema, "properties": {one: values for one, values in said.items() if values}}
    return (json.dumps(entity, ensure_ascii=False) + "\n").encode("utf-8", "replace")


def _is_seen(value: str) -> bool:
    """Tell whether there is more to a text than white space and signs that are not seen."""
    return value[:1].isalnum() or any(sign.isprintable() and sign != " " for sign in value)


def _event(event: Event, export: Export, losses: Losses) -> dict[str, list[str]]:
    claim = event.claims[0].id
    day, (start, end) = _date(event.date), _ends(event.date)
    if not (start and end) and (event.date is None or day != event.date.text):
        losses.add("date" if event.date is None else "date.precision", claim)
    codes = {code: _country(code) for code in event.countries}
    if not all(codes.values()):
        losses.add("countries", claim)
    if any(_PLACE_BREAKS.search(one) or len(one) > _LONGEST_PLACE for one in event.places):
        losses.add("places", claim)
    if _DROPPED.search(event.text):
        losses.add("text", claim)
    name = _name(event.text, event.id)
    cited = citations(event, export.sources)
    return {
        "name": [name],
        "summary": [event.text] if name != event.text else [],
        "recordId": [event.id],
        "date": [day],
        "startDate": [start],
        "endDate": [end],
        "country": list(codes.values()),
        "location": [one[:_LONGEST_PLACE] for one in event.places],
        "keywords": [export.kinds.get(event.kind, event.kind)],
        "notes": [f"{label}: {value}" for label, value in details(event, export)]
        + [f"Source: {one.words}" for one in cited],
        "proof": [entity_id("source", one) for one in event.sources if one in export.sources],
    }


def _document(source: Source, losses: Losses) -> dict[str, list[str]]:
    fields = source_fields(source)
    url = source.fields.get("URL", "")
    written = {"issued": _date(source.issued), "accessed": _date(source.accessed), "URL": url if _is_url(url) else ""}
    left = [name for name in fields if name not in _OF_SOURCES or (name in written and written[name] != fields[name])]
    for name in left:
        losses.add(f"source.{name}", source.id)
    return {
        "name": [_name(source.title, source.id)],
        "title": [source.title],
        "author": [one.literal or " ".join(filter(None, (one.given, one.family))) for one in source.authors],
        "publishedAt": [written["issued"]],
        "retrievedAt": [written["accessed"]],
        "sourceUrl": [written["URL"]],
        "publisher": [source.container, source.publisher],
        "summary": [source.fields.get("abstract", "")],
        "notes": [f"{name}: {_said(fields[name])}" for name in left],
    }


def _name(text: str, otherwise: str) -> str:
    """Return a name: without quotes around it or two spaces (``followthemoney.types.name``), and no essay."""
    name = single_line(text).strip(f"{_QUOTES} ")
    if len(name) > _LONGEST_NAME:
        name = f"{name[: _LONGEST_NAME - 1].rsplit(' ', 1)[0]}\u2026"
    return name if any(sign.isalnum() for sign in name) else otherwise


def _date(date: DateExpression | None) -> str:
    """Return a date in its form; of a time of day the day, for it takes every time as one of UTC."""
    plain = plain_date(date) or plain_moment(date)[:10]
    return plain if _YEAR.match(plain) else ""


def _ends(date: DateExpression | None) -> tuple[str, str]:
    start, end = plain_ends(date)
    return start if _YEAR.match(start) else "", end if _YEAR.match(end) else ""


def _country(code: str) -> str:
    known = country(code)
    if known is None or known.withdrawn_on is not None:
        return _WITHDRAWN.get(code, "")
    return code.lower()


def _is_url(text: str) -> bool:
    if not text.isprintable() or any(sign in ' <>"' for sign in text):
        return False
    try:
        return urlsplit(text).scheme in ("http", "https") and bool(urlsplit(text).hostname)
    except ValueError:
        return False


def _said(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

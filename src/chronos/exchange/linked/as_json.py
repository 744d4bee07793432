"""Writes everything as JSON or JSON Lines, from which the claims and sources are read back as they were.

Claims, references and judgements have the shape of timelines (:mod:`chronos.model.plain`); events, which are made of
them, are for other programs. ``exchange.schema.json`` beside this module describes both (JSON Schema, 2020-12).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import msgspec

from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.exchange.tables.claim_rows import date_cells
from chronos.model import Event, Judgement
from chronos.model.plain import claim_fields, source_fields

VERSION: Final = 1
"""The version of the format: another where what reads the one before could not read it."""
_LINES: Final = 1_000
"""Lines that are written at a time."""
_ENCODER: Final = msgspec.json.Encoder()


def write_json(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
    """Write an object with lists of claims, references, judgements and events, an item a line; nothing is lost."""
    del options, losses
    yield b'{"chronos": %d,\n"title": %b' % (VERSION, encoded(export.title))
    for name, items in _lists(export):
        yield b",\n%b: [" % encoded(name)
        first = True
        for lines in _pieces(map(encoded, items), b",\n"):
            yield (b"\n" if first else b",\n") + lines
            first = False
        yield b"]" if first else b"\n]"
    yield b"}\n"


def write_jsonl(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
    """Write objects of one field each, a line each: ``source``, then ``claim``, ``judgement``, and ``event``."""
    del options, losses
    lists = dict(_lists(export))
    for name, sort in (("references", "source"), ("claims", "claim"), ("judgements", "judgement"), ("events", "event")):
        for lines in _pieces((encoded({sort: item}) for item in lists[name]), b"\n"):
            yield lines + b"\n"


def encoded(value: object) -> bytes:
    """Return a value as JSON in UTF-8; half a surrogate pair, which no encoding of Unicode has, is U+FFFD."""
    try:
        return _ENCODER.encode(value)
    except UnicodeEncodeError:
        return _ENCODER.encode(_whole(value))


def event_fields(event: Event, language: str) -> dict[str, Any]:
    """Return what programs may want of an event; ``words`` is its date in a language."""
    edtf = event.date.text if event.date is not None else ""
    earliest, latest, in_words = date_cells(edtf, language)
    fields: dict[str, Any] = {
        "id": event.id,
        "date": edtf,
        "earliest": earliest,
        "latest": latest,
        "words": in_words,
        "derived": event.agreement == "derived",
        "lasting": event.lasting,
        "text": event.text,
        "countries": event.countries,
        "regions": event.regions,
        "actors": event.actors,
        "places": event.places,
        "kind": event.kind,
        "status": event.status,
        "agreement": event.agreement,
        "corroboration": event.corroboration,
        "origins": event.origins,
        "discrepancies": [
            {
                "subject": one.subject,
                "values": [{"claim": claim, "says": says} for claim, says in one.values],
                "gap_days": one.gap_days,
            }
            for one in event.discrepancies
        ],
        "sources": event.sources,
        "claims": [claim.id for claim in event.claims],
    }
    always = ("derived", "lasting", "corroboration", "origins")
    return {name: value for name, value in fields.items() if value or name in always}


def judgement_fields(judgement: Judgement) -> dict[str, Any]:
    """Return the fields of a judgement that say something, as timelines have them."""
    fields = {
        "claims": judgement.claims,
        "verdict": judgement.verdict,
        "text": judgement.text,
        "by": judgement.by,
        "on": judgement.on,
        "why": judgement.why,
    }
    return {name: value for name, value in fields.items() if value}


def _lists(export: Export) -> Iterator[tuple[str, Iterator[Mapping[str, Any]]]]:
    yield "claims", map(claim_fields, export.claims)
    yield "references", map(source_fields, export.sources.values())
    yield "judgements", map(judgement_fields, export.judgements)
    yield "events", (event_fields(event, export.language) for event in export.events)


def _pieces(lines: Iterable[bytes], between: bytes) -> Iterator[bytes]:
    """Yield many lines at a time."""
    waiting: list[bytes] = []
    for line in lines:
        waiting.append(line)
        if len(waiting) == _LINES:
            yield between.join(waiting)
            waiting.clear()
    if waiting:
        yield between.join(waiting)


def _whole(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, Mapping):
        return {_whole(name): _whole(one) for name, one in value.items()}
    return [_whole(one) for one in value] if isinstance(value, (list, tuple)) else value

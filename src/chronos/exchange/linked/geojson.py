"""Events that have coordinates as GeoJSON (RFC 7946), for maps."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from chronos.edtf import format_day, words
from chronos.exchange.dating import expression
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.gazetteer import country, country_name
from chronos.model import Event
from chronos.model.plain import claim_fields, source_fields

_LATITUDE: Final = 90.0
_LONGITUDE: Final = 180.0
"""Degrees, both ways (RFC 7946, section 4: WGS 84)."""
_DEGREES: Final = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})")
"""Decimal degrees with a point; nothing else that Python reads as a number (``1_0``, ``nan``) is one."""


def write_geojson(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
    """Write a feature for each event whose claims have ``latitude`` and ``longitude``; the others are lost to a map.

    Each feature stands in a line. The claims and sources of an event stand whole among its properties.
    """
    del options
    yield f'{{"type": "FeatureCollection", "name": {_json(export.title)}, "features": ['.encode("utf-8", "replace")
    between = "\n"
    for event in export.events:
        place = position(event)
        if place is None:
            for claim in event.claims:
                losses.add("coordinates", claim.id)
            continue
        feature = {
            "type": "Feature",
            "id": event.id,
            "geometry": {"type": "Point", "coordinates": place},
            "properties": _properties(event, export),
        }
        yield f"{between}{_json(feature)}".encode("utf-8", "replace")
        between = ",\n"
    yield b"\n]}\n"


def position(event: Event) -> list[float] | None:
    """Return longitude and latitude of an event, in that order (RFC 7946, 3.1.1), from the first claim that has both.

    A claim that is retracted places none, unless all are.
    """
    live = [claim for claim in event.claims if claim.status != "retracted"] or event.claims
    return next(filter(None, (_position(claim.fields) for claim in live)), None)


def _position(fields: Mapping[str, str]) -> list[float] | None:
    written = [fields.get(name, "").strip() for name in ("longitude", "latitude")]
    if not all(map(_DEGREES.fullmatch, written)):
        return None
    longitude, latitude = map(float, written)
    return [longitude, latitude] if abs(longitude) <= _LONGITUDE and abs(latitude) <= _LATITUDE else None


def _properties(event: Event, export: Export) -> dict[str, Any]:
    date = event.date
    cited = dict.fromkeys(one.source for claim in event.claims for one in claim.citations)
    properties = {
        "text": event.text,
        **_dated(date.text if date is not None else "", export.language),
        "countries": list(event.countries),
        "country_names": [country_name(code) if country(code) else code for code in event.countries],
        "regions": list(event.regions),
        "actors": list(event.actors),
        "places": list(event.places),
        "kind": export.kinds.get(event.kind, event.kind),
        "status": event.status,
        "agreement": event.agreement,
        "corroboration": event.corroboration,
        "sources": [source_fields(export.sources[one]) for one in cited if one in export.sources],
        "claims": [claim_fields(claim) for claim in event.claims],
    }
    return {name: value for name, value in properties.items() if value not in ("", [])}


@lru_cache(maxsize=100_000)
def _dated(edtf: str, language: str) -> Mapping[str, str]:
    if not edtf:
        return {"date_words": "undated"}
    date = expression(edtf)
    return {
        "date": edtf,
        "date_words": words(date, language),
        "earliest": format_day(date.earliest) if date.earliest is not None else "",
        "latest": format_day(date.latest) if date.latest is not None else "",
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)

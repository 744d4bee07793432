"""TimelineJS (Knight Lab), its JSON and its spreadsheet, as claims.

The JSON is that of https://timeline.knightlab.com/docs/json-format.html, the sheet that of its template; both as the
package ``@knight-lab/timelinejs`` 3.9.11 reads them (``TimelineConfig.js``, ``ConfigFactory.js``).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from chronos.exchange.incoming import ExchangeError, ImportOptions, Incoming, Note
from chronos.exchange.json_reading import json_text, json_value
from chronos.exchange.timelines.carried_reading import read_sources
from chronos.exchange.timelines.carrying import EVENT, SOURCES, UNDATED
from chronos.exchange.timelines.timelinejs_events import Slides
from chronos.exchange.timelines.timelinejs_writing import write_timelinejs

__all__ = ["read_timelinejs", "write_timelinejs"]

_LEAD: Final = 4096
_JSONP: Final = re.compile(r"\s*(?:var\s+)?storyjs_jsonp_data\s*=\s*|\s*\w+\(\s*(?=\{)")
"""What stands before the JSON in files of the first versions (``storyjs_jsonp_data = {...}``)."""


def read_timelinejs(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a timeline of TimelineJS, its JSON or its sheet (CSV, TSV, XLSX, ODS).

    An event of JSON is the row of its number among the events, from 1; eras come after them. The title slide is no
    event unless it has a date.

    Raises:
        ExchangeError: it is neither.
    """
    file.seek(0)
    lead = file.read(_LEAD).lstrip(b"\xef\xbb\xbf \t\r\n")
    file.seek(0)
    if lead.lstrip(b"\xff\xfe\0")[:1] in (b"{", b"[") or b"storyjs_jsonp_data" in lead:
        return _json(file, options)
    from chronos.exchange.timelines.timelinejs_sheet import read_sheet  # noqa: PLC0415 - JSON needs none of what reads tables

    return read_sheet(file, options)


def _json(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    text = json_text(file, options.name)
    before = _JSONP.match(text)
    if before is not None:
        text = text[before.end() :].rstrip().rstrip(";)")
    found = json_value(text, options.name)
    del text
    timeline: dict[str, Any] = found if isinstance(found, dict) else {"events": found}
    if isinstance(timeline.get("timeline"), dict):
        timeline = _first_version(timeline["timeline"])
    if not isinstance(timeline.get("events"), list):
        raise ExchangeError(f"{options.name}: a timeline of TimelineJS has a list of `events`, and here is none")
    yield from _slides(timeline, options)


def _slides(found: Mapping[str, Any], options: ImportOptions) -> Iterator[Incoming]:
    slides = Slides(options, read_sources(found.get(SOURCES), options.name))
    title = found.get("title")
    dated = [title] if isinstance(title, dict) and title.get("start_date") else []
    if isinstance(title, dict) and not dated:
        yield from slides.title(title)
    undated, eras = (_list(found.get(name)) for name in (UNDATED, "eras"))
    eras = [{"group": "era"} | era if isinstance(era, dict) else era for era in eras]
    for row, event in enumerate((*found["events"], *dated, *undated, *eras), 1):
        yield slides.read(row, event)
    if eras:
        yield Note("eras were taken as claims of the kind 'era' that lasted from their first to their last date")
    yield from slides.notes()


def _first_version(timeline: Mapping[str, Any]) -> dict[str, Any]:
    """Return a timeline of the first versions (``timeline.date``, ``startDate: "2011,12,10"``) as one of now."""
    return {
        "title": {"text": {"headline": timeline.get("headline"), "text": timeline.get("text")}},
        "events": [_old_event(one) for one in _list(timeline.get("date"))],
        "eras": [_old_event(one) for one in _list(timeline.get("era"))],
    }


def _old_event(event: Any) -> Any:
    if not isinstance(event, dict):
        return event
    asset: dict[str, Any] = event["asset"] if isinstance(event.get("asset"), dict) else {}
    ends = {new: event.get(old) for new, old in (("start_date", "startDate"), ("end_date", "endDate"))}
    return {
        "text": {"headline": event.get("headline"), "text": event.get("text")},
        "media": {"url": asset.get("media"), "caption": asset.get("caption"), "credit": asset.get("credit")},
        "group": event.get("tag"),
        "display_date": event.get("displayDate"),
        EVENT: None,
        **{name: _old_date(value) for name, value in ends.items()},
    }


def _old_date(value: Any) -> Any:
    if not isinstance(value, str) or not value.strip():
        return value
    if "," in value or value.strip().lstrip("-").isdecimal():
        names = ("year", "month", "day", "hour", "minute", "second")
        return dict(zip(names, map(str.strip, value.split(",")), strict=False))
    from chronos.exchange.timelines.timelinejs_sheet import whole_date  # noqa: PLC0415 - few files have such dates

    try:
        return whole_date(value.strip())
    except ValueError:
        return value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []

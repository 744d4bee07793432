"""TimelineJS (Knight Lab), its JSON and its spreadsheet, as claims.

The JSON is that of https://timeline.knightlab.com/docs/json-format.html, the sheet that of its template; both as the
package ``@knight-lab/timelinejs`` 3.9.11 reads them (``TimelineConfig.js``, ``ConfigFactory.js``).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from chronos.edtf import EdtfError, read_words
from chronos.exchange.carried_reading import read_sources
from chronos.exchange.carrying import EVENT, SOURCES, UNDATED
from chronos.exchange.dating import expression
from chronos.exchange.incoming import ExchangeError, ImportOptions, Incoming, Note, Refused
from chronos.exchange.json_reading import json_text, json_value
from chronos.exchange.timelinejs_events import Slides
from chronos.exchange.timelinejs_writing import write_timelinejs

__all__ = ["read_timelinejs", "write_timelinejs"]

_LEAD: Final = 4096
_JSONP: Final = re.compile(r"\s*(?:var\s+)?storyjs_jsonp_data\s*=\s*|\s*\w+\(\s*(?=\{)")
"""What stands before the JSON in files of the first versions (``storyjs_jsonp_data = {...}``)."""
_SHEET: Final = {
    "media": {"url": "Media", "caption": "Media Caption", "credit": "Media Credit", "link": "Link"},
    "text": {"headline": "Headline", "text": "Text"},
    "start_date": {"year": "Year", "month": "Month", "day": "Day"},
    "end_date": {"year": "End Year", "month": "End Month", "day": "End Day"},
}
"""Columns of the sheet by the fields of JSON that they are (``ConfigFactory.js``, ``extractEventFromCSVObject``)."""
_SINGLE: Final = {"display_date": ("Display Date",), "group": ("Group", "Tag"), "type": ("Type",)}
_TIMES: Final = {"start_date": ("Time", "Start Date"), "end_date": ("End Time", "End Date")}
_TAKEN: Final = frozenset(
    column.casefold()
    for columns in (*(one.values() for one in _SHEET.values()), *_SINGLE.values(), *_TIMES.values(), ("Alt Text",))
    for column in columns
)
_COMMAS: Final = re.compile(r"[\s,]+")
_CLOCK: Final = re.compile(r"(\d{1,2})(?::?(\d{2}))?(?::(\d{2}))?(?:[.:,]\d+)?\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)
_SLASHES: Final = re.compile(r"(?:(\d{1,2})/)?(\d{1,2})/(\d{4})")
_NOON: Final = 12


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
    if lead[:1] in (b"{", b"[") or lead[:2] in (b"\xff\xfe", b"\xfe\xff") or b"storyjs_jsonp_data" in lead:
        return _json(file, options)
    return _sheet(file, options)


def _json(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    text = json_text(file, options.name)
    before = _JSONP.match(text)
    if before is not None:
        text = text[before.end() :].rstrip().rstrip(";)")
    found = json_value(text, options.name)
    del text
    if isinstance(found, list):
        found = {"events": found}
    if not isinstance(found, dict):
        raise ExchangeError(f"{options.name}: a timeline of TimelineJS is a mapping with `events:`")
    if isinstance(found.get("timeline"), dict):
        found = _first_version(found["timeline"])
    if not isinstance(found.get("events"), list):
        raise ExchangeError(f"{options.name}: a timeline of TimelineJS has a list of `events`, and here is none")
    slides = Slides(options, read_sources(found.get(SOURCES)))
    title = found.get("title")
    if isinstance(title, dict):
        if title.get("start_date"):
            found["events"].append(title)
        else:
            yield from slides.title(title)
    undated, eras = (found.get(name) or [] for name in (UNDATED, "eras"))
    rows = (*found["events"], *(undated if isinstance(undated, list) else ()))
    for row, event in enumerate(rows, 1):
        yield slides.read(row, event)
    for row, era in enumerate(eras if isinstance(eras, list) else (), len(rows) + 1):
        yield slides.read(row, {"group": "era"} | era if isinstance(era, dict) else era)
    if eras:
        yield Note("eras were taken as claims of the kind 'era' that lasted from their first to their last date")
    yield from slides.notes()


def _sheet(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    from chronos.exchange.tabular import open_table  # noqa: PLC0415 - JSON needs none of what reads tables

    table = open_table(file, options.name)
    columns = {column.casefold(): place for place, column in enumerate(table.columns)}
    if "headline" not in columns or not {"year", "start date"} & columns.keys():
        raise ExchangeError(
            f"{options.name}: a sheet of TimelineJS has the columns Year and Headline; these are others"
        )
    slides = Slides(options, {})
    for row, cells in table.rows:
        fault = table.fault(row, cells)
        if fault:
            yield Refused(row, fault)
            continue
        try:
            event = _event_of(lambda name, cells=cells: _cell(cells, columns, name))  # type: ignore[misc]
        except ValueError as error:
            yield Refused(row, str(error))
            continue
        kind = event.pop("type").casefold()
        if kind == "title" and not event["start_date"]:
            said = slides.says(event)
            yield Refused(row, f"the title slide has no date and is no event: {said[:60]!r}")
            continue
        if kind == "era":
            event["group"] = event["group"] or "era"
        yield slides.read(row, event)
    left = [column for column in table.columns if column.casefold() not in _TAKEN]
    if left:
        yield Note(f"columns that were not taken: {', '.join(left)}")
    yield from (Note(text) for text in table.notes)
    yield from slides.notes()


def _cell(cells: list[str], columns: Mapping[str, int], name: str) -> str:
    place = columns.get(name.casefold())
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _event_of(cell: Any) -> dict[str, Any]:
    """Return a row of the sheet as an event of JSON.

    Raises:
        ValueError: a time is none.
    """
    event: dict[str, Any] = {
        name: {part: cell(column) for part, column in columns.items()} for name, columns in _SHEET.items()
    }
    event |= {name: next(filter(None, map(cell, columns)), "") for name, columns in _SINGLE.items()}
    if not event["media"]["caption"]:
        event["media"]["caption"] = cell("Alt Text")
    for name, (time, whole) in _TIMES.items():
        parts = {part: _COMMAS.sub("", value) for part, value in event[name].items()}
        event[name] = parts | _clock(cell(time)) if any(parts.values()) else _whole_date(cell(whole))
        if not any(event[name].values()):
            event[name] = None
        if cell(time) and event[name] is None:
            raise ValueError(f"the {time.lower()} {cell(time)[:60]!r} has no date; write the year, month and day")
    return event


def _clock(time: str) -> dict[str, str]:
    if not time:
        return {}
    match = _CLOCK.fullmatch(time)
    if match is None:
        raise ValueError(f"the time is {time[:60]!r}, which is no time of day; write 14:30")
    hour = int(match[1])
    if match[4]:
        hour = hour % _NOON + (_NOON if match[4] in "pP" else 0)
    return {"hour": str(hour), "minute": match[2] or "", "second": match[3] or ""}


def _whole_date(written: str) -> dict[str, str]:
    """Return a date of the first version, one cell: ISO 8601, or month/day/year (``TLDate.js``, ``parseDate``)."""
    if not written:
        return {}
    slashes = _SLASHES.search(written)
    if slashes is not None:
        month, day, year = slashes.groups()
        return {"year": year, "month": month or day, "day": day if month else ""}
    try:
        read = expression(written.split("T", maxsplit=1)[0].split(" ", maxsplit=1)[0]) if written[:1] in "-+0123456789" else read_words(written)
    except EdtfError:
        raise ValueError(f"{written[:60]!r} is no date; write 2011-12-25") from None
    parts = read.text.rsplit("-", read.text.lstrip("-").count("-"))
    return dict(zip(("year", "month", "day"), [_counted(parts[0]), *parts[1:]], strict=False))


def _counted(year: str) -> str:
    """Return a year as TimelineJS counts it."""
    return year if int(year) > 0 else str(int(year) - 1)


def _first_version(timeline: Mapping[str, Any]) -> dict[str, Any]:
    """Return a timeline of the first versions (``timeline.date``, ``startDate: "2011,12,10"``) as one of now."""
    dates, eras = (timeline.get(name) or [] for name in ("date", "era"))
    return {
        "title": {"text": {"headline": timeline.get("headline"), "text": timeline.get("text")}},
        "events": [_old_event(one) for one in (dates if isinstance(dates, list) else ())],
        "eras": [_old_event(one) for one in (eras if isinstance(eras, list) else ())],
    }


def _old_event(event: Any) -> Any:
    if not isinstance(event, dict):
        return event
    asset = event.get("asset") if isinstance(event.get("asset"), dict) else {}
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
    try:
        return _whole_date(value.strip())
    except ValueError:
        return value

"""The sheet of TimelineJS, as ``@knight-lab/timelinejs`` 3.9.11 reads it (``ConfigFactory.js``), as slides."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, BinaryIO, Final

from chronos.edtf import EdtfError, read_words
from chronos.exchange.dating import expression
from chronos.exchange.incoming import ExchangeError, ImportOptions, Incoming, Note, Refused
from chronos.exchange.tables.tabular import open_table
from chronos.exchange.timelines.timelinejs_events import Slides

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
_LAST_HOUR: Final = 23
_LAST_MINUTE: Final = 59


def read_sheet(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a sheet of TimelineJS: CSV, TSV, XLSX or ODS.

    Raises:
        ExchangeError: it has not the columns of one.
    """
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
            event = _event_of(partial(_cell, cells, columns))
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


def _event_of(cell: Callable[[str], str]) -> dict[str, Any]:
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
        event[name] = parts | _clock(cell(time)) if any(parts.values()) else whole_date(cell(whole))
        if not any(event[name].values()):
            event[name] = None
        if cell(time) and event[name] is None:
            raise ValueError(f"the {time.lower()} {cell(time)[:60]!r} has no date; write the year, month and day")
    return event


def _clock(time: str) -> dict[str, str]:
    if not time:
        return {}
    match = _CLOCK.fullmatch(time)
    if match is None or int(match[1]) > _LAST_HOUR or max(int(match[2] or 0), int(match[3] or 0)) > _LAST_MINUTE:
        raise ValueError(f"the time is {time[:60]!r}, which is no time of day; write 14:30")
    hour = int(match[1])
    if match[4]:
        hour = hour % _NOON + (_NOON if match[4] in "pP" else 0)
    return {"hour": str(hour), "minute": match[2] or "", "second": match[3] or ""}


def whole_date(written: str) -> dict[str, str]:
    """Return a date of the first version, one cell: ISO 8601, or month/day/year (``TLDate.js``, ``parseDate``)."""
    if not written:
        return {}
    slashes = _SLASHES.search(written)
    if slashes is not None:
        month, day, year = slashes.groups()
        return {"year": year, "month": month or day, "day": day if month else ""}
    try:
        read = (
            expression(written.split("T", maxsplit=1)[0].split(" ", maxsplit=1)[0])
            if written[:1] in "-+0123456789"
            else read_words(written)
        )
    except EdtfError:
        raise ValueError(f"{written[:60]!r} is no date; write 2011-12-25") from None
    parts = read.text.rsplit("-", read.text.lstrip("-").count("-"))
    return dict(zip(("year", "month", "day"), [_counted(parts[0]), *parts[1:]], strict=False))


def _counted(year: str) -> str:
    """Return a year as TimelineJS counts it."""
    return year if int(year) > 0 else str(int(year) - 1)

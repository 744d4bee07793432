"""Events as a calendar: iCalendar (RFC 5545).

Its lines are few and plain, and are written here: the library ``icalendar``, which reads them back in the tests, takes
six times as long to write them.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from chronos.exchange.citing import citations, details, note_losses, note_source_losses
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.exchange.plain_dates import instant, plain_days, plain_moment
from chronos.gazetteer import country, country_name
from chronos.model import Event

When = tuple[date, date | None]
"""The day or moment of an entry, and the day after its last (RFC 5545, 3.6.1: DTEND is exclusive), if it has days."""

_LONGEST: Final = 75
"""Octets of a line without its break; longer ones are folded (RFC 5545, 3.1)."""
_ADDRESS: Final = re.compile(r"https?://[!#-;=?-Z\[\]_a-z~]+")
"""Characters of an address (RFC 3986, 2): no others stand in a property of type URI."""
_STAMP: Final = "19700101T000000Z"
"""When every entry says that it was made (RFC 5545, 3.8.7.2): the same timelines give the same bytes."""
_FIRST_YEAR: Final = 1583
"""The first whole year of the Gregorian calendar. Years before it need mutual agreement (ISO 8601-1:2019, 4.3.2), and
there is none: some calendar programs read them as Julian, which is another day."""
_STATUS: Final[Mapping[str, str]] = {"undisputed": "CONFIRMED", "prospective": "TENTATIVE", "retracted": "CANCELLED"}
_OF_LISTED: Final[Mapping[str, str]] = {"undisputed": "FINAL", "prospective": "DRAFT", "retracted": "CANCELLED"}
"""Statuses of entries and of what is listed (RFC 5545, 3.8.1.11); there is none for what is disputed."""
_HELD: Final = ("id", "text", "date", "kind")
_CONTROLS: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 0xFEFF), " ")
"""What no text of a calendar has (RFC 5545, 3.1: CONTROL), and the byte order mark, at which readers stumble."""


def write_ics(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
    """Write a calendar: a day, or days from one to another, are entries of whole days, a time of day is one of that.

    What is less precise than a day, about a day, doubtful, undated, or before 1583 is listed: as an entry of a journal
    without a date (RFC 5545, 3.6.3), its date in words, and counted.
    """
    del options
    yield from _head(export)
    for event in export.events:
        when = _when(event)
        _note(event, when, losses)
        yield b"".join(_listed(event, export) if when is None else _entry(event, export, when))
    cited = {one.source for claim in export.claims for one in claim.citations}
    for source_id in sorted(cited & export.sources.keys()):
        note_source_losses(export.sources[source_id], losses)
    yield _line("END", "VCALENDAR")


def _head(export: Export) -> Iterator[bytes]:
    yield _line("BEGIN", "VCALENDAR")
    yield _line("PRODID", "-//chronos//chronos//EN")
    yield _line("VERSION", "2.0")
    if export.title:
        yield _line("X-WR-CALNAME", _text(export.title))
    listed = sum(_when(event) is None for event in export.events)
    if listed:
        told = f"{listed} of {len(export.events)} are not dated to the day: they are journal entries without a date"
        yield _line("X-WR-CALDESC", _text(told))


def _when(event: Event) -> When | None:
    """Return when an event was, ``None`` where that is no day, no days and no moment that a calendar has."""
    moment = instant(event.date)
    if moment is not None:
        return (moment, None) if moment.year >= _FIRST_YEAR else None
    days = plain_days(event.date)
    if days is None:
        return None
    try:
        first, last = map(date.fromisoformat, days)
        return (first, last + timedelta(days=1)) if first.year >= _FIRST_YEAR else None
    except (ValueError, OverflowError):  # year 0, and the last day of the year 9999
        return None


def _note(event: Event, when: When | None, losses: Losses) -> None:
    """Note what the entry of an event does not hold."""
    note_losses(event, losses, _HELD)
    claim = event.claims[0].id
    if when is None:
        losses.add("date", claim)
    elif event.date is not None and plain_moment(event.date)[19:] not in ("", "Z"):
        losses.add("date.zone", claim)
    if _clean(event.text) != event.text:
        losses.add("text", claim)


def _entry(event: Event, export: Export, when: When) -> Iterator[bytes]:
    first, after = when
    yield _line("BEGIN", "VEVENT")
    yield from _said(event, export)
    if isinstance(first, datetime):
        yield _line("DTSTART", f"{first:%Y%m%dT%H%M%S}{'Z' if first.tzinfo is not None else ''}")
    else:
        yield _line("DTSTART;VALUE=DATE", f"{first:%Y%m%d}")
    if after is not None:
        yield _line("DTEND;VALUE=DATE", f"{after:%Y%m%d}")
    if event.status in _STATUS:
        yield _line("STATUS", _STATUS[event.status])
    yield _line("TRANSP", "TRANSPARENT")  # nobody is busy then
    where = [*event.places, *(country_name(code) if country(code) else code for code in event.countries)]
    if where:
        yield _line("LOCATION", _text(", ".join(where)))
    yield _line("END", "VEVENT")


def _listed(event: Event, export: Export) -> Iterator[bytes]:
    yield _line("BEGIN", "VJOURNAL")
    yield from _said(event, export)
    if event.status in _OF_LISTED:
        yield _line("STATUS", _OF_LISTED[event.status])
    yield _line("END", "VJOURNAL")


def _said(event: Event, export: Export) -> Iterator[bytes]:
    """Yield what entries of both kinds say."""
    cited = citations(event, export.sources)
    lines = [f"{name}: {value}" for name, value in details(event, export)]
    lines += [f"Source: {one.words}" + (f" <{one.url}>" if one.url else "") for one in cited]
    yield _line("UID", _text(f"{event.id}@chronos"))
    yield _line("DTSTAMP", _STAMP)
    yield _line("SUMMARY", _text(event.text))
    yield _line("DESCRIPTION", _text("\n".join(lines)))
    if event.kind:
        yield _line("CATEGORIES", _text(export.kinds.get(event.kind, event.kind)))
    url = next((one.url for one in cited if _ADDRESS.fullmatch(one.url)), "")
    if url:
        yield _line("URL", url)


def _text(text: str) -> str:
    """Return a value of the type TEXT (RFC 5545, 3.3.11)."""
    escaped = _clean(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _clean(text: str) -> str:
    return text if text.isprintable() else text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)


def _line(name: str, value: str) -> bytes:
    """Return a content line, folded after 75 octets at most, and never within a character (RFC 5545, 3.1)."""
    octets = f"{name}:{value}".encode("utf-8", "replace")
    if len(octets) <= _LONGEST:
        return octets + b"\r\n"
    parts = []
    first, room = 0, _LONGEST
    while first < len(octets):
        last = first + room
        while last < len(octets) and octets[last] & 0b1100_0000 == 0b1000_0000:  # a later octet of a character
            last -= 1
        parts.append(octets[first:last])
        first, room = last, _LONGEST - 1
    return b"\r\n ".join(parts) + b"\r\n"

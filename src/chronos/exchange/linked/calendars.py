"""Events as a calendar: iCalendar (RFC 5545), by the library ``icalendar``."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Component, Journal
from icalendar import Event as Entry

from chronos.exchange.citing import citations, details, note_losses, note_source_losses
from chronos.exchange.linked.plain_dates import instant, plain_days, plain_moment
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.gazetteer import country, country_name
from chronos.model import Event

When = tuple[date, date | None]
"""The day or moment of an entry, and the day after its last (RFC 5545, 3.6.1: DTEND is exclusive), if it has days."""

_END: Final = b"END:VCALENDAR\r\n"
_ADDRESS: Final = re.compile(r"https?://[!#-;=?-Z\[\]_a-z~]+")
"""Characters of an address (RFC 3986, 2): no others stand in a property of type URI."""
_STAMP: Final = datetime(1970, 1, 1, tzinfo=UTC)
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
    yield _head(export)
    for event in export.events:
        when = _when(event)
        _note(event, when, losses)
        component = _listed(event, export) if when is None else _entry(event, export, when)
        yield component.to_ical(sorted=False)
    cited = {one.source for claim in export.claims for one in claim.citations}
    for source_id in sorted(cited & export.sources.keys()):
        note_source_losses(export.sources[source_id], losses)
    yield _END


def _head(export: Export) -> bytes:
    """Return what stands before the entries, which come one by one."""
    calendar = Calendar()
    calendar.add("prodid", "-//chronos//chronos//EN")
    calendar.add("version", "2.0")
    if export.title:
        calendar.add("x-wr-calname", _clean(export.title))
    listed = sum(_when(event) is None for event in export.events)
    if listed:
        told = f"{listed} of {len(export.events)} are not dated to the day: they are journal entries without a date"
        calendar.add("x-wr-caldesc", told)
    head: bytes = calendar.to_ical(sorted=False)
    return head.removesuffix(_END)


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
    note_losses(event, losses, (*_HELD, "status") if event.status in _STATUS else _HELD)
    claim = event.claims[0].id
    if when is None:
        losses.add("date", claim)
    elif event.date is not None and plain_moment(event.date)[19:] not in ("", "Z"):
        losses.add("date.zone", claim)
    if _clean(event.text) != event.text:
        losses.add("text", claim)


def _entry(event: Event, export: Export, when: When) -> Component:
    entry = Entry()
    _describe(entry, event, export)
    first, after = when
    entry.add("dtstart", first)
    if after is not None:
        entry.add("dtend", after)
    if event.status in _STATUS:
        entry.add("status", _STATUS[event.status])
    entry.add("transp", "TRANSPARENT")  # nobody is busy then
    where = [*event.places, *(country_name(code) if country(code) else code for code in event.countries)]
    if where:
        entry.add("location", _clean(", ".join(where)))
    return entry


def _listed(event: Event, export: Export) -> Component:
    journal = Journal()
    _describe(journal, event, export)
    if event.status in _OF_LISTED:
        journal.add("status", _OF_LISTED[event.status])
    return journal


def _describe(component: Component, event: Event, export: Export) -> None:
    """Add what entries of both kinds say."""
    cited = citations(event, export.sources)
    lines = [f"{name}: {value}" for name, value in details(event, export)]
    lines += [f"Source: {one.words}" + (f" <{one.url}>" if one.url else "") for one in cited]
    component.add("uid", f"{event.id}@chronos")
    component.add("dtstamp", _STAMP)
    component.add("summary", _clean(event.text))
    component.add("description", _clean("\n".join(lines)))
    if event.kind:
        component.add("categories", [_clean(export.kinds.get(event.kind, event.kind))])
    url = next((one.url for one in cited if _ADDRESS.fullmatch(one.url)), "")
    if url:
        component.add("url", url)


def _clean(text: str) -> str:
    if text.isprintable():
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS).encode("utf-8", "replace").decode()

"""The entries of a chronology in words, shared by every document that shows them."""

from collections.abc import Iterable
from typing import Final

from chronos.edtf import civil, words, year_words
from chronos.model import Claim, ClaimDate, Entry, Event, Related
from chronos.render.derivation import relation_words
from chronos.render.disagreement import discrepancy_marks, status_marks


def date_words(event: Event) -> str:
    """Return the date of an event in words, at its own precision; "undated" where it has none."""
    if event.date is None:
        return "undated"
    return f"{words(event.date)} (derived)" if event.agreement == "derived" else words(event.date)


def period_words(events: Iterable[Event]) -> str:
    """Return the years from the first to the last bounded day of some events, in words; empty without any."""
    dates = [event.date for event in events if event.date is not None]
    days = [day for date in dates for day in (date.earliest, date.latest) if day is not None]
    if not days:
        return ""
    first, last = year_words(civil(min(days))[0]), year_words(civil(max(days))[0])
    return first if first == last else f"{first} to {last}"


_TOLD: Final = frozenset(("undated", "unsourced", "unknown-source"))
"""Rules whose errors the entry shows in words of its own."""


def marks(entry: Entry) -> tuple[str, ...]:
    """Return what a reader must know of an entry's standing, most serious first."""
    event = entry.event
    found = list(status_marks(event))
    known = len(event.sources) - len(event.unknown_sources)
    if not event.sources:
        found.append("unsourced")
    if known == 1:
        found.append("one source")
    elif known:
        independent = f"{known} independent sources"
        shared = f"{known} sources, {event.origins} origin{'' if event.origins == 1 else 's'}"
        found.append(independent if event.origins == known else shared)
    if 1 < event.corroboration < event.origins:
        found.append(f"{event.corroboration} agree")
    found += dict.fromkeys(discrepancy_marks(event))
    if event.unknown_sources:
        found.append("unknown source")
    found += [f"error: {name}" for name in entry.errors if name not in _TOLD]
    return tuple(found)


def claim_date_words(claim: Claim, related: Related) -> str:
    """Return the date that one claim states in words, with the source's own words for it where they are recorded."""
    date = claim.date
    if date.relative is not None:
        shown = relation_words(date.relative, related)
    else:
        shown = words(date.expression) if date.expression is not None else "undated"
    return f"{shown} ({said_words(date)})" if date.said else shown


def said_words(date: ClaimDate) -> str:
    """Return the source's own words for a date, with their calendar where it is not the Gregorian."""
    calendar = "" if date.calendar == "gregorian" else f", {date.calendar.capitalize()} calendar"
    return f"“{date.said}”{calendar}"

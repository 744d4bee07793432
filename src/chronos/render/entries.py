"""The entries of a chronology in words, shared by every document that shows them."""

from collections.abc import Iterable
from typing import Final

from chronos.edtf import civil
from chronos.language import Words
from chronos.model import Claim, ClaimDate, Entry, Event, Related
from chronos.render.derivation import relation_words
from chronos.render.disagreement import discrepancy_marks, status_marks


def date_words(event: Event, words: Words) -> str:
    """Return the date of an event in words, at its own precision; "undated" where it has none."""
    date = words.date(event.date)
    return words.say("derived.date", date=date) if event.agreement == "derived" and event.date is not None else date


def period_words(events: Iterable[Event], words: Words) -> str:
    """Return the years from the first to the last bounded day of some events, in words; empty without any."""
    dates = [event.date for event in events if event.date is not None]
    days = [day for date in dates for day in (date.earliest, date.latest) if day is not None]
    if not days:
        return ""
    return words.years(civil(min(days))[0], civil(max(days))[0])


_TOLD: Final = frozenset(("undated", "unsourced", "unknown-source"))
"""Rules whose errors the entry shows in words of its own."""


def marks(entry: Entry, words: Words) -> tuple[str, ...]:
    """Return what a reader must know of an entry's standing, most serious first."""
    event = entry.event
    found = list(status_marks(event, words))
    known = len(event.sources) - len(event.unknown_sources)
    if not event.sources:
        found.append(words.say("unsourced"))
    if known == 1 or 0 < known == event.origins:
        found.append(words.amount(known, "standing.independent"))
    elif known:
        sources, origins = words.amount(known, "source"), words.amount(event.origins, "origin")
        found.append(words.say("standing.shared", sources=sources, origins=origins))
    if 1 < event.corroboration < event.origins:
        found.append(words.amount(event.corroboration, "standing.agree"))
    found += dict.fromkeys(discrepancy_marks(event, words))
    if event.unknown_sources:
        found.append(words.say("standing.unknown_source"))
    found += [words.say("standing.error", rule=name) for name in entry.errors if name not in _TOLD]
    return tuple(found)


def claim_date_words(claim: Claim, related: Related, words: Words) -> str:
    """Return the date that one claim states in words, with the source's own words for it where they are recorded."""
    date = claim.date
    shown = words.date(date.expression) if date.relative is None else relation_words(date.relative, related, words)
    return f"{shown} ({said_words(date, words)})" if date.said else shown


def said_words(date: ClaimDate, words: Words) -> str:
    """Return the source's own words for a date, with their calendar where it is not the Gregorian."""
    said = words.say("quoted", text=date.said)
    return said if date.calendar == "gregorian" else words.say(f"calendar.{date.calendar}", said=said)

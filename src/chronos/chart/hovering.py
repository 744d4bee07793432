"""What a reader of an interactive chart is told of a mark: events, with their words, their dates and their sources."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Final

from chronos.chart.style import Hover

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chronos.chart.languages import Words
    from chronos.model import Entry, Event, Footnote, Person, Source

_LONGEST: Final = 240
"""Characters of an event's words where several share a tooltip: those of two sentences."""


def event_hover(entry: Entry, words: Words) -> Hover:
    """Return what is told of one event: its date, its words, its standing, and its sources with their locators."""
    event = entry.event
    standing = () if event.status == "undisputed" else (words.say(f"status.{event.status}"),)
    sources = tuple(dict.fromkeys(words.say("page.source", source=cited(one, words)) for one in entry.footnotes))
    return Hover(event_date(event, words), (event.text, *standing, *(sources or (words.say("page.unsourced"),))))


def entry_lines(entries: Sequence[Entry], words: Words, most: int = 8) -> tuple[str, ...]:
    """Return a line for each of the first ``most`` events, and where there are more, one that counts the others."""
    lines = [_line(entry, words) for entry in entries[:most]]
    more = len(entries) - len(lines)
    return (*lines, words.amount(more, "more event")) if more else tuple(lines)


def _line(entry: Entry, words: Words) -> str:
    event = entry.event
    said = shorten(event.text, _LONGEST, placeholder="…")
    status = "" if event.status == "undisputed" else words.say(f"status.{event.status}")
    sources = "; ".join(dict.fromkeys(_briefly_cited(one, words) for one in entry.footnotes))
    standing = "; ".join(filter(None, (status, sources or words.say("page.unsourced"))))
    return words.say("page.line", date=event_date(event, words), text=said, standing=standing)


def event_date(event: Event, words: Words) -> str:
    """Write the date of an event at its own precision, and say where no claim states it but others leave it."""
    date = words.date(event.date)
    return f"{date} ({words.say('derived')})" if event.agreement == "derived" else date


def cited(footnote: Footnote, words: Words) -> str:
    """Return a source as a note names it: who, title, date, and where in it."""
    citation, source = footnote.citation, footnote.source
    if source is None:
        shown = words.say("page.unknown_source", source=citation.source)
    else:
        issued = words.date(source.issued) if source.issued is not None else words.say("page.no_date")
        title = words.say("page.titled", title=source.title) if source.title else source.id
        shown = words.say("page.issued", source=", ".join(filter(None, (_who(source, words), title))), date=issued)
    return ", ".join(filter(None, (shown, citation.locator)))


def _briefly_cited(footnote: Footnote, words: Words) -> str:
    """Return who says it, or what of it there is that names the source, and where in it."""
    citation, source = footnote.citation, footnote.source
    name = citation.source if source is None else _who(source, words) or source.title or source.id
    return ", ".join(filter(None, (name, citation.locator)))


def _who(source: Source, words: Words) -> str:
    """Return up to three surnames, of more the first and "et al."; without any, what the source appeared in."""
    names = list(_surnames(source.authors))
    if len(names) > 3:
        return words.say("page.and_others", name=names[0])
    return words.listed(names) or source.container


def _surnames(persons: Sequence[Person]) -> Iterator[str]:
    return filter(None, (person.literal or person.family or person.given for person in persons))

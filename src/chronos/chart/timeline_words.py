"""What a timeline says beside its picture: the alternative text, what is not drawn, and the table."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Final

from chronos.chart.hovering import cited, event_date
from chronos.chart.style import Table
from chronos.model import STATUSES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronos.chart.languages import Words
    from chronos.chart.sections import Section
    from chronos.model import Entry, Event

_LONGEST: Final = 120
"""Characters of an event's text in a description, which is read aloud."""
_MOST_SECTIONS: Final = 3
"""Sections that a description names."""


def description(
    title: str, events: Sequence[Event], parts: Sequence[Section], missing: Sequence[str], words: Words
) -> str:
    """Say what the chart shows: how many events of which status, the first, the last, the largest sections, what not.

    ``events`` are those drawn, in order, each once.
    """
    separator = words.say("timeline.separator")
    if not events:
        nothing = words.say("timeline.titled", title=title, what=words.say("timeline.none"))
        return f"{separator.join([nothing, *missing])}."
    counted: dict[str, int] = {status: sum(event.status == status for event in events) for status in STATUSES[1:]}
    counted["derived"] = sum(event.agreement == "derived" for event in events)
    of_which = [words.amount(count, f"timeline.{name}") for name, count in counted.items() if count]
    what = words.amount(len(events), "event")
    if of_which:
        what = words.say("timeline.of_which", events=what, parts=words.listed(of_which))
    told = [words.say("timeline.titled", title=title, what=what)]
    told.append(words.say("timeline.first", event=_told(events[0], words)))
    if len(events) > 1:
        told.append(words.say("timeline.last", event=_told(events[-1], words)))
    if len(parts) > 1:
        told.append(_largest(parts, words))
    return f"{separator.join([*told, *missing])}."


def _told(event: Event, words: Words) -> str:
    text = shorten(event.text[: 4 * _LONGEST], _LONGEST, placeholder="…").rstrip(".")
    return words.say("timeline.event", date=event_date(event, words), text=text)


def _largest(parts: Sequence[Section], words: Words) -> str:
    """Name the sections with the most rows."""
    ranked = sorted(parts, key=lambda part: -len(part.rows))[:_MOST_SECTIONS]
    named = [words.say("timeline.section", name=part.name, count=words.whole(len(part.rows))) for part in ranked]
    return words.say(
        "timeline.sections", sections=words.amount(len(parts), "timeline.heading"), largest=words.listed(named)
    )


def table(entries: Sequence[Entry], names: Mapping[str, str], words: Words) -> Table:
    """Return every event once, in the order of the chronology, those that are not drawn too."""
    kinds = any(entry.event.kind for entry in entries)
    columns = ["date", "event", "places", *(["kind"] if kinds else []), "status", "sources"]
    rows = []
    for entry in entries:
        event = entry.event
        kind = [names.get(event.kind, event.kind)] if kinds else []
        sources = words.say("timeline.separator").join(
            dict.fromkeys(cited(footnote, words) for footnote in entry.footnotes)
        )
        where = ", ".join(_places(entry, names))
        status = words.say(f"status.{event.status}")
        rows.append((event_date(event, words), event.text, where, *kind, status, sources))
    return Table(tuple(words.say(f"timeline.column.{column}") for column in columns), tuple(rows))


def _places(entry: Entry, names: Mapping[str, str]) -> list[str]:
    """Return where an event was: its countries and regions by name, then the places that it names."""
    event = entry.event
    areas = (*event.countries, *event.regions)
    known = [names[area] for area in areas] if all(area in names for area in areas) else list(entry.places or areas)
    return [*known, *event.places]

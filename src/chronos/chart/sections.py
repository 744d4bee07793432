"""Which rows a timeline has, in which order and under which headings.

The order within a section is that of the chronology. Sections stand in the order of their names, so that a reader
finds one; the events that name no country or kind stand last. An event of several countries stands in each of
them, those outside the region of a chronology too: counts by country do the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias
from unicodedata import combining, normalize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronos.chart.extent import Extent
    from chronos.chart.languages import Words
    from chronos.model import Entry, Event

Grouping: TypeAlias = Literal["", "country", "kind"]


class Shown(NamedTuple):
    """An event that an axis can show: its entry, its place among all of these, and its days.

    ``group`` is what a reader may hide it by: its section, or without any its kind, or where none has a kind its
    status.
    """

    number: int
    entry: Entry
    reach: Extent
    group: str = ""


class Section(NamedTuple):
    """Rows under one heading; without a name, all rows under none."""

    name: str
    rows: tuple[Shown, ...]


def sections(shown: Sequence[Shown], by: Grouping, names: Mapping[str, str], words: Words) -> list[Section]:
    """Return the sections of a timeline, none of them empty; ``names`` are those of countries and kinds by id."""
    if not shown:
        return []
    if not by:
        kinds = any(one.entry.event.kind for one in shown)
        return [Section("", tuple(one._replace(group=_group(one, names, words, kinds=kinds)) for one in shown))]
    rows: dict[str, list[Shown]] = {}
    for one in shown:
        for key in _keys(one.entry.event, by):
            name = names.get(key, key) or words.say(f"no {by}")
            rows.setdefault(key, []).append(one._replace(group=name))
    found = [Section(each[0].group, tuple(each)) for key, each in rows.items()]
    return sorted(found, key=lambda section: _order(section.name, last=words.say(f"no {by}")))


def groups(parts: Sequence[Section], words: Words) -> tuple[str, ...]:
    """Return what a reader may hide, in order; nothing where there is but one, which is nothing to choose from."""
    names = dict.fromkeys(row.group for part in parts for row in part.rows)
    if len(parts) == 1:
        names = dict.fromkeys(sorted(names, key=lambda name: _order(name, last=words.say("no kind"))))
    return tuple(names) if len(names) > 1 else ()


def _keys(event: Event, by: Grouping) -> tuple[str, ...]:
    """Return the ids of the sections in which an event stands."""
    return (event.kind,) if by == "kind" else tuple(dict.fromkeys(event.countries)) or ("",)


def _group(one: Shown, names: Mapping[str, str], words: Words, *, kinds: bool) -> str:
    event = one.entry.event
    if kinds:
        return names.get(event.kind, event.kind) or words.say("no kind")
    return words.say(f"status.{event.status}")


def _order(name: str, last: str) -> tuple[bool, str, str]:
    """Return a key that sorts letters with accents beside those without, the same in every locale."""
    bare = "".join(letter for letter in normalize("NFKD", name) if not combining(letter))
    return name == last, bare.casefold(), name

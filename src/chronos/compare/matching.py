"""Finds the events of two builds that are one: by their claims, whose ids are written by people and stay."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from chronos.model import Tables

ClaimKey = tuple[str, str, int]
"""The id of a claim, its file where it has no id, and its number among those that are alike in both (from 0)."""
Row = Mapping[str, str]


class Told(Struct, frozen=True, eq=False):
    """An event of a build with the rows of its claims, of which the first is the one whose words are shown."""

    row: Row
    claims: Mapping[ClaimKey, Row]

    @property
    def id(self) -> str:
        """The id of the event."""
        return self.row["id"]

    @property
    def lead(self) -> ClaimKey:
        """The claim whose words are shown."""
        return next(iter(self.claims))


class Build(Struct, frozen=True, eq=False):
    """A build with its claims in their events; ``excluded`` are those that are in none."""

    events: tuple[Told, ...]
    excluded: Mapping[ClaimKey, Row]
    holders: Mapping[ClaimKey, Told]


class Family(Struct, frozen=True, eq=False):
    """Events of both builds that share claims, directly or through one another."""

    before: tuple[Told, ...]
    after: tuple[Told, ...]

    def pairs(self) -> Iterator[tuple[Told, Told]]:
        """Yield the events that stayed what they were, each once at most.

        An entry is known by its id first, then by the claim whose words it shows, then by most of its claims.
        """
        together = [(one, other) for one in self.before for other in self.after if one.claims.keys() & other.claims]
        # Of equals the first in the order of the tables: sorting keeps it.
        together.sort(key=_unlikeness)
        taken: set[int] = set()
        for one, other in together:
            if not taken & {id(one), id(other)}:
                taken |= {id(one), id(other)}
                yield one, other


def _unlikeness(pair: tuple[Told, Told]) -> tuple[bool, bool, int]:
    one, other = pair
    return one.id != other.id, one.lead != other.lead, -len(one.claims.keys() & other.claims)


def build_of(tables: Tables) -> Build:
    """Return the claims of a build in their events.

    An event has the claims that name it, in the order of their rows; of events that share an id, each begins with a
    claim that is no merged one.
    """
    begun: dict[str, list[dict[ClaimKey, Row]]] = defaultdict(list)
    excluded: dict[ClaimKey, Row] = {}
    for key, row in zip(_keys(tables.claims), tables.claims, strict=True):
        if row["outcome"] == "excluded":
            excluded[key] = row
            continue
        groups = begun[row["event"]]
        if row["outcome"] != "merged" or not groups:
            groups.append({})
        groups[-1][key] = row
    unused = {event: iter(groups) for event, groups in begun.items()}
    events = tuple(Told(row, next(unused[row["id"]])) for row in tables.events)
    return Build(events, excluded, {key: event for event in events for key in event.claims})


def families(before: Build, after: Build) -> Iterator[Family]:
    """Yield the events of two builds in families; one that shares no claim with any is alone."""
    sides = (before, after)
    seen: set[int] = set()
    for side, build in enumerate(sides):
        for first in build.events:
            if id(first) in seen:
                continue
            seen.add(id(first))
            waiting = [(first, side)]
            found: tuple[list[Told], list[Told]] = ([], [])
            while waiting:
                event, own = waiting.pop()
                found[own].append(event)
                others = (sides[1 - own].holders.get(key) for key in event.claims)
                for other in others:
                    if other is not None and id(other) not in seen:
                        seen.add(id(other))
                        waiting.append((other, 1 - own))
            yield Family(*map(tuple, found))


def _keys(rows: Sequence[Row]) -> Iterable[ClaimKey]:
    """Return a key for each row; claims that share an id are told apart by the order of their places."""
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        alike[row["id"], "" if row["id"] else row.get("path", "")].append(number)
    keys: dict[int, ClaimKey] = {}
    for (claim, path), numbers in alike.items():
        if len(numbers) > 1:
            numbers.sort(key=lambda number: (rows[number].get("path", ""), _line(rows[number])))
        keys.update({number: (claim, path, place) for place, number in enumerate(numbers)})
    return (keys[number] for number in range(len(rows)))


def _line(row: Row) -> int:
    line = row.get("line", "")
    return int(line) if line.isascii() and line.isdigit() else 0

"""Claims that relations hold together, and what they say of the days on which their events start and end.

Of every event there are two days, its start and its end. The day of a *node* is that of the start or the end of the
event of one claim; claims that are judged the same have one event, and so the same days.
"""

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from msgspec import Struct, structs

from chronos.dating.durations import Days, Step
from chronos.model import Claim, Relation

START: Final = 0
END: Final = 1
NO_STEP: Final = Days(0)
"""At most the same day."""
A_DAY_BEFORE: Final = Days(-1)
"""A day before at least."""


class Limit(NamedTuple):
    """What one claim says of the day of a node by itself: it is at most (``upper``) or at least ``day``.

    ``source`` is the id of the source whose publication says so, empty where it is the claim's date. ``shared``: other
    claims of the event are dated otherwise, and it is the limit that all of them together leave.
    """

    node: int
    upper: bool
    day: int
    source: str = ""
    shared: bool = False

    @property
    def claim(self) -> int:
        """The number of the claim."""
        return self.node // 2


class Link(NamedTuple):
    """What a relation says of two nodes: the day of ``node`` is at most ``step`` after that of ``by``.

    ``claim`` is the number of the claim that states the relation; it has one of the nodes, the claim that it names the
    other. ``within`` is the duration where it is that which bounds the distance, else empty.
    """

    node: int
    by: int
    step: Step
    claim: int
    relation: Relation
    within: str = ""


class Tie(NamedTuple):
    """A link between two days of events, numbered as the nodes of claims are; ``link`` is ``None`` within an event."""

    node: int
    by: int
    step: Step
    link: Link | None


class Network(Struct, frozen=True, dict=True):
    """Claims that are held together by relations, directly or not, in the order of their ids, by which all is numbered.

    ``events`` has the number of each claim's event, ``once`` says of each event whether it happened on one day, so that
    its start is its end.
    """

    claims: tuple[Claim, ...]
    events: tuple[int, ...]
    once: tuple[bool, ...]
    limits: tuple[Limit, ...]
    links: tuple[Link, ...]

    @cached_property
    def members(self) -> tuple[tuple[int, ...], ...]:
        """The claims of each event."""
        found: list[list[int]] = [[] for _ in self.once]
        for claim, event in enumerate(self.events):
            found[event].append(claim)
        return tuple(map(tuple, found))

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """All links as they hold between events, and those within each event."""
        found = [Tie(self.day(link.node), self.day(link.by), link.step, link) for link in self.links]
        for event, once in enumerate(self.once):
            found.append(Tie(2 * event + START, 2 * event + END, NO_STEP, None))
            if once:
                found.append(Tie(2 * event + END, 2 * event + START, NO_STEP, None))
        return tuple(found)

    def day(self, node: int) -> int:
        """Return the number of the day of a node: twice that of the event, and one more for its end."""
        return 2 * self.events[node // 2] + node % 2

    def only(self, claims: Sequence[int]) -> "Network":
        """Return what some claims alone say, numbered anew: links between others, or to others, are left out."""
        places = {claim: place for place, claim in enumerate(claims)}
        events = {event: place for place, event in enumerate(dict.fromkeys(self.events[claim] for claim in claims))}

        def anew(node: int) -> int:
            return 2 * places[node // 2] + node % 2

        return Network(
            claims=tuple(self.claims[claim] for claim in claims),
            events=tuple(events[self.events[claim]] for claim in claims),
            once=tuple(self.once[event] for event in events),
            limits=tuple(one._replace(node=anew(one.node)) for one in self.limits if one.claim in places),
            links=tuple(
                one._replace(node=anew(one.node), by=anew(one.by), claim=places[one.claim])
                for one in self.links
                if one.node // 2 in places and one.by // 2 in places
            ),
        )

    def without(self, claims: Collection[int]) -> "Network":
        """Return what is left where some claims say nothing, and nothing is said of them."""
        return structs.replace(
            self,
            limits=tuple(one for one in self.limits if one.claim not in claims),
            links=tuple(one for one in self.links if one.node // 2 not in claims and one.by // 2 not in claims),
        )

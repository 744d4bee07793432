"""Ways through a network that no days allow: from limit to limit, or round in a circle, with the fewest claims."""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final, NamedTuple

from chronos.dating.network import END, START, Limit, Link, Network

MOST: Final = 300_000
"""Steps that are tried in one search of a network; then it gives up."""


class Stride(NamedTuple):
    """A step of a walk to a ``node``, by a limit of its claim, or by a link from the node before it.

    Without either it is from start to end of one claim or back, or from one claim to another of its event.
    """

    node: int
    by: Limit | Link | None = None


class Walk(NamedTuple):
    """The claims on a walk, in their order, and its strides in theirs."""

    claims: tuple[int, ...]
    strides: tuple[Stride, ...]


def walk_of(strides: Sequence[Stride]) -> Walk:
    """Return the walk of some strides."""
    return Walk(tuple(sorted({stride.node // 2 for stride in strides})), tuple(strides))


class Way(NamedTuple):
    """How a node was reached: by what, and the way to the node before it."""

    node: int
    by: Limit | Link | None = None
    before: "Way | None" = None

    def back(self) -> Iterator["Way"]:
        """Yield this way and those before it."""
        way: Way | None = self
        while way is not None:
            yield way
            way = way.before


Reached = dict[int, tuple[int, Way]]
"""The day with which each node was reached, and the way there."""


class Walks:
    """Searches one network for walks with few claims.

    A walk sets out with a day, the last possible one of its first node; each link gives one of the next node. It is
    followed claim by claim, so that the first that leads to what is impossible has the fewest. From the other end it is
    followed back with first possible days.
    """

    def __init__(self, network: Network) -> None:
        self.network = network
        self.left = MOST
        self.onwards: dict[int, list[Link]] = {}
        self.backwards: dict[int, list[Link]] = {}
        for link in network.links:
            if link.node // 2 != link.by // 2:
                self.onwards.setdefault(link.by, []).append(link)
                self.backwards.setdefault(link.node, []).append(link)
        self._uppers: dict[int, Limit] = {}
        self._lowers: dict[int, Limit] = {}
        for limit in sorted(network.limits, key=lambda one: (one.day if one.upper else -one.day, one)):
            (self._uppers if limit.upper else self._lowers).setdefault(limit.node, limit)

    def between_limits(self, most: int, free: Collection[int] = ()) -> list[Walk]:
        """Return walks from a limit to one that lies after all that the walk leaves, of ``most`` claims at most.

        None other has fewer claims, unless it meets one twice; those that are ``free`` do not count however often they
        are met, and walks of two claims more may be among the result. It is looked for from both ends, always from that
        from which there is less to follow.
        """
        self.left = MOST
        forth, back = Spread(self, forwards=True, free=free), Spread(self, forwards=False, free=free)
        forth.start({node: (limit.day, Way(node, limit)) for node, limit in self._uppers.items()})
        back.start({node: (limit.day, Way(node, limit)) for node, limit in self._lowers.items()})
        walks: list[Walk] = []
        forth.round()
        last = most
        number = 0
        one: Spread | None = back  # a walk has a claim at either end, be it the same
        while number < last and self.left > 0 and one is not None:
            number += 1
            for node in one.round():
                if node in forth.best and node in back.best and forth.best[node][0] < back.best[node][0]:
                    walks.append(_joined(forth.best[node][1], back.best[node][1]))
                    last = min(last, number + (2 if free else 0))
            one = min((each for each in (forth, back) if each.ahead), key=lambda each: len(each.ahead), default=None)
        return walks

    def round(self, start: int, most: int, within: Collection[int]) -> Walk | None:
        """Return a walk from a node to itself after which it would lie before itself, of ``most`` claims at most.

        Only nodes are met whose days are ``within``. Durations are taken for the longest that they may be.
        """
        spread = Spread(self, forwards=True, within=within)
        spread.start({start: (0, Way(start))})
        while spread.ahead and self.left > 0 and spread.rounds <= most:
            reached = spread.round()
            if start in reached and spread.best[start][0] < 0:
                return walk_of([Stride(way.node, way.by) for way in spread.best[start][1].back()][::-1])
        return None


def _joined(forth: Way, back: Way) -> Walk:
    """Return the walk of a way to a node and one back to it."""
    strides = [Stride(way.node, way.by) for way in forth.back()][::-1]
    for way in back.back():
        # A link leads to the node before it where it is followed back.
        before = way.before
        strides.append(Stride(way.node, way.by) if before is None else Stride(before.node, way.by))
    return walk_of(strides)


class Spread:
    """Spreads days from claim to claim: last possible ones forwards, first possible ones backwards.

    ``best`` are the days so far, ``ahead`` those that one claim more gives. Where days are ``within`` some, durations
    are taken for the longest that they may be.
    """

    def __init__(
        self, walks: Walks, *, forwards: bool, free: Collection[int] = (), within: Collection[int] | None = None
    ) -> None:
        self.best: Reached = {}
        self.ahead: Reached = {}
        self.rounds = 0
        self._walks = walks
        self._network = walks.network
        self._forwards = forwards
        self._links = walks.onwards if forwards else walks.backwards
        self._step: Callable[[Link, int], int] = _longest if within is not None else _up if forwards else _down
        self._free = free
        self._within = within
        self._shared: dict[int, int] = {}

    def start(self, starts: Reached) -> None:
        """Take the days to begin with."""
        self.ahead.update(starts)

    def round(self) -> list[int]:
        """Go on by one claim, and return the nodes that have a better day."""
        reached: dict[int, None] = {}
        now = deque(sorted(self.ahead.items()))
        self.ahead.clear()
        self.rounds += 1
        while now and self._walks.left > 0:
            node, (day, way) = now.popleft()
            if self._is_better(node, day, self.best):
                self._walks.left -= 1
                self.best[node] = day, way
                reached[node] = None
                now.extend(self._go_on(node, day, way))
        return sorted(reached)

    def _is_better(self, node: int, day: int, than: Reached) -> bool:
        return node not in than or (day < than[node][0] if self._forwards else day > than[node][0])

    def _go_on(self, node: int, day: int, way: Way) -> Iterator[tuple[int, tuple[int, Way]]]:
        """Yield what needs no claim more: the other end of the event, and what is free; take note of what does."""
        number, part = divmod(node, 2)
        event = self._network.events[number]
        if part == (END if self._forwards else START) or self._network.once[event]:
            yield node ^ 1, (day, Way(node ^ 1, None, way))
        others: list[tuple[int, int, Link | None]] = [
            (link.node if self._forwards else link.by, self._step(link, day), link)
            for link in self._links.get(node, ())
        ]
        shared = self._shared.get(2 * event + part)
        if shared is None or (day < shared if self._forwards else day > shared):
            self._shared[2 * event + part] = day
            others.extend((2 * claim + part, day, None) for claim in self._network.members[event] if claim != number)
        for other, then, link in others:
            if self._within is not None and self._network.day(other) not in self._within:
                continue
            if other // 2 in self._free:
                yield other, (then, Way(other, link, way))
            elif self._is_better(other, then, self.best) and self._is_better(other, then, self.ahead):
                self.ahead[other] = then, Way(other, link, way)


def _up(link: Link, day: int) -> int:
    return link.step.up(day)


def _down(link: Link, day: int) -> int:
    return link.step.down(day)


def _longest(link: Link, day: int) -> int:
    return day + link.step.longest

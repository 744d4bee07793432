"""The smallest sets of claims that cannot all be true.

Claims contradict each other where what they say of themselves and of each other leaves no days: that is a walk through
the network, from a limit by relations to another that lies before all that the walk leaves, or round in a circle by
which a day would lie before itself (in a simple temporal problem, a negative cycle). The fewest claims on such a walk
are the smallest set.
"""

from collections.abc import Mapping
from itertools import combinations
from typing import Final, NamedTuple

from chronos.dating.constraints import loosened
from chronos.dating.network import Network
from chronos.dating.solving import Bounds, solve
from chronos.dating.walks import MOST, Stride, Walk, Walks

_MOST_LASTING: Final = 12
"""Lasting things in a network up to which it is asked whether a walk that meets one or two of them twice is shorter."""
_MOST_SOLVED: Final = 500_000
"""Claims that are solved again and again to make a set smaller, where no walk was found."""


class Solved(NamedTuple):
    """A network that leaves days, their bounds, and the walks that show what was taken out of it."""

    network: Network
    bounds: Bounds
    contradictions: tuple[Walk, ...]


def solve_rest(network: Network, circa: Mapping[str, str]) -> Solved:
    """Find the smallest sets of claims that contradict each other, and solve what is left without them.

    Of several sets of one size the first in the order of ids is taken; what its claims say, and what others say of
    them, is taken out before the next is looked for. Where a doubtful date (``?``), an approximate one (as far as
    ``circa`` says) or a season may explain it, there is no contradiction: then these dates say only what they say at
    least.
    """
    found: list[Walk] = []
    while (bounds := solve(network)) is None:
        met: set[int] = set()
        wrong: set[int] = set()
        doubtful: set[int] = set()
        for walk in _smallest(network):
            if met.isdisjoint(walk.claims):
                met.update(walk.claims)
                softer = loosened(network, walk.claims, circa)
                if softer is not network and solve(softer.only(walk.claims)) is not None:
                    doubtful.update(walk.claims)
                else:
                    found.append(walk)
                    wrong.update(walk.claims)
        network = loosened(network, doubtful, circa).without(wrong)
    return Solved(network, bounds, tuple(found))


def _smallest(network: Network) -> list[Walk]:
    """Return the contradictions with the fewest claims, in the order of these; at least one."""
    walks = [
        Walk((link.claim,), (Stride(link.node, link),))
        for link in network.links
        if link.node // 2 == link.by // 2 and link.step.longest < 0
    ]
    if not walks:
        search = Walks(network)
        walks = _circles(search)
        walks += search.between_limits(min((len(walk.claims) for walk in walks), default=2 * len(network.claims)))
        walks += _meeting_twice(search, min((len(walk.claims) for walk in walks), default=len(network.claims)))
    if not walks:
        walks = [Walk(_reduced(network), ())]
    fewest = min(len(walk.claims) for walk in walks)
    first = {walk.claims: walk for walk in reversed(walks) if len(walk.claims) == fewest}
    return [first[claims] for claims in sorted(first)]


def _circles(search: Walks) -> list[Walk]:
    """Return circles with the fewest claims; each goes by a relation that is strict, in a part that is connected."""
    from networkx import DiGraph, strongly_connected_components  # noqa: PLC0415 - only where something is wrong

    network = search.network
    graph: DiGraph[int] = DiGraph((tie.by, tie.node) for tie in network.ties)
    parts = {day: part for part in map(frozenset, strongly_connected_components(graph)) for day in part}
    fewest = len(network.claims)
    found: list[Walk] = []
    search.left = MOST
    for link in network.links:
        part = parts[network.day(link.by)]
        if link.step.longest < 0 and network.day(link.node) in part:
            walk = search.round(link.by, fewest, part)
            if walk is not None:
                fewest = min(fewest, len(walk.claims))
                found.append(walk)
    return found


def _meeting_twice(search: Walks, fewer_than: int) -> list[Walk]:
    """Return shorter walks on which something that lasted is met at its start and at its end."""
    network = search.network
    lasting = [number for number, event in enumerate(network.events) if not network.once[event]]
    found: list[Walk] = []
    for size in (1, 2) if len(lasting) <= _MOST_LASTING and fewer_than > 2 else ():
        for free in combinations(lasting, size):
            found += search.between_limits(fewer_than, frozenset(free))
    return found


def _reduced(network: Network) -> tuple[int, ...]:
    """Return a set of claims that contradict each other, made smaller as long as that does not take too long.

    No walk was found: they are too many, or only the lengths of many months in a row show it.
    """
    kept = tuple(range(len(network.claims)))
    size = len(kept)
    left = _MOST_SOLVED
    while size and left > 0:
        at = 0
        while at < len(kept) and left > 0:
            rest = kept[:at] + kept[at + size :]
            left -= len(rest) + 1
            if rest and solve(network.only(rest)) is None:
                kept = rest
            else:
                at += size
        size //= 2
    return kept

"""The first and last day that all constraints leave.

A simple temporal problem (Dechter, Meiri and Pearl 1991, "Temporal constraint networks"): with days for nodes, and with
an edge of weight w from one to another that is at most w days later, the last possible day is the length of the
shortest path from the origin, the first one that of the shortest path back; where a cycle is negative, there is no
solution. Durations in months and years have no fixed length. Shortest paths take the longest; from there the bounds are
drawn in until each relation holds between them: since these steps never decrease, the last days that all leave are
themselves a solution, and so are the first ones, so that no bound can be tighter.

Paths are those of networkx by the algorithm of Goldberg and Radzik (1993). Measured on 10,000 claims in a chain, in any
order: 0.3 to 0.8 s, in whole numbers of any size; Bellman and Ford's in rustworkx takes 4 to 10 s, in floating point.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from chronos.dating.durations import Days
from chronos.dating.network import Limit, Network, Tie

_NOWHERE: Final = 1 << 200
"""Days that are farther from the year 1 than this are not bounded by anything; of no date that is read."""
_CYCLE: Final = 146_097
"""Days after which the calendar repeats: what can be shifted at all can be shifted by so many."""
_MOST: Final = 5_000_000
"""Steps of drawing in, after which bounds are left as they are; they hold, but may not be the tightest."""


class Bounds(NamedTuple):
    """First and last possible day of each day of a network, ``None`` where nothing bounds it."""

    lowest: Sequence[int | None]
    highest: Sequence[int | None]


def solve(network: Network) -> Bounds | None:
    """Return the tightest bounds of all days, ``None`` where the constraints cannot all be true."""
    size = 2 * len(network.once)
    highest, lowest = [_NOWHERE] * size, [-_NOWHERE] * size
    for day, limit in tightest(network, upper=True).items():
        highest[day] = limit.day
    for day, limit in tightest(network, upper=False).items():
        lowest[day] = limit.day
    ends = [(size, day, bound) for day, bound in enumerate(highest)]
    ends += [(day, size, -bound) for day, bound in enumerate(lowest) if bound > -_NOWHERE]
    latest = _shortest(((tie.by, tie.node, tie.step.longest) for tie in network.ties), ends)
    if latest is None:
        return None
    ends = [(size, day, -bound) for day, bound in enumerate(lowest)]
    earliest = _shortest(((tie.node, tie.by, tie.step.longest) for tie in network.ties), ends)
    assert earliest is not None  # noqa: S101 - told to the type checker: it is the same graph, turned round
    first = [-length for length in earliest]
    if not all(isinstance(one.step, Days) for one in network.links) and not _draw_in(network.ties, first, latest):
        return None
    return Bounds(list(map(_known, first)), list(map(_known, latest)))


def tightest(network: Network, *, upper: bool) -> dict[int, Limit]:
    """Return the limit of each day that is the tightest by itself; dates come before publications."""
    found: dict[int, Limit] = {}
    for limit in network.limits:
        if limit.upper is upper:
            day = network.day(limit.node)
            if day not in found or _rank(limit) < _rank(found[day]):
                found[day] = limit
    return found


def _rank(limit: Limit) -> tuple[int, bool, int, str]:
    return limit.day if limit.upper else -limit.day, bool(limit.source), limit.node, limit.source


def _known(day: int) -> int | None:
    return None if abs(day) > _NOWHERE // 2 else day


def _shortest(ties: Iterable[tuple[int, int, int]], ends: Sequence[tuple[int, int, int]]) -> list[int] | None:
    """Return the lengths of the shortest paths from the origin to each day; ``None`` where a cycle is negative.

    ``ends`` are the edges of the origin, which has the number after the last day. Days that nothing bounds are bound
    far away, so that every cycle can be reached.
    """
    from networkx import (  # noqa: PLC0415 - loaded only where there are relations
        DiGraph,
        NetworkXUnbounded,
        goldberg_radzik,
    )

    origin = max(max(end[:2]) for end in ends)
    least: dict[tuple[int, int], int] = {}
    for one, other, weight in (*ties, *ends):
        if weight < least.get((one, other), weight + 1):
            least[one, other] = weight
    graph: DiGraph[int] = DiGraph()
    graph.add_weighted_edges_from((one, other, weight) for (one, other), weight in least.items())
    try:
        _, lengths = goldberg_radzik(graph, origin)
    except NetworkXUnbounded:
        return None
    return [int(lengths[day]) for day in range(origin)]


def _draw_in(ties: Sequence[Tie], lowest: list[int], highest: list[int]) -> bool:
    """Draw bounds in to what durations really leave; whether they leave anything.

    They are drawn in only as far as there may be a solution: to the other bound, or where there is none, by as much
    as the calendar takes to repeat and all steps together.
    """
    slack = 2 * _CYCLE + sum(abs(tie.step.longest) + 4 for tie in ties)
    floor = [max(low, high - slack) for low, high in zip(lowest, highest, strict=True)]
    return _drawn(highest, [(tie.by, tie.node, tie.step.up) for tie in ties], floor, sign=1) and _drawn(
        lowest, [(tie.node, tie.by, tie.step.down) for tie in ties], highest, sign=-1
    )


def _drawn(
    days: list[int], steps: Iterable[tuple[int, int, Callable[[int], int]]], floor: Sequence[int], *, sign: int
) -> bool:
    """Draw bounds in, upper ones where the sign is 1 and lower ones where it is -1; whether all stay above a floor."""
    onwards: list[list[tuple[int, Callable[[int], int]]]] = [[] for _ in days]
    for by, node, step in steps:
        onwards[by].append((node, step))
    waiting = deque(range(len(days)))
    for _ in range(_MOST):
        if not waiting:
            break
        by = waiting.popleft()
        for node, step in onwards[by]:
            day = step(days[by])
            if sign * day < sign * days[node]:
                if sign * day < sign * floor[node]:
                    return False
                days[node] = day
                waiting.append(node)
    return True

"""Why bounds hold: the shortest chain of steps from a claim to the limit that bounds it."""

from collections import deque
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from chronos.dating.network import Limit, Link, Network
from chronos.dating.solving import tightest
from chronos.dating.wording import event_ground, limit_ground, link_ground
from chronos.model import Ground, Source

_MOST: Final = 12
"""Steps of a chain; of longer ones those at the beginning and the last."""


class _Reason(NamedTuple):
    """Why a day is bounded: by a limit of its own, or by a link (``None`` within an event) to another day, ``next``.

    ``near`` is the claim by which it is, ``far`` the one to which a link leads; ``steps`` are those to the end,
    ``related`` says whether one of them is a relation, ``end`` is the last.
    """

    by: Limit | Link | None
    next: int
    near: int
    far: int
    steps: int
    related: bool
    end: Limit


class Reasons:
    """The reasons of all upper or all lower bounds of a network."""

    def __init__(
        self, network: Network, bounds: Sequence[int | None], sources: Mapping[str, Source], *, upper: bool
    ) -> None:
        self._network = network
        self._sources = sources
        self._reasons: dict[int, _Reason] = {}
        waiting: deque[int] = deque()
        for day, limit in sorted(tightest(network, upper=upper).items()):
            if limit.day == bounds[day]:
                self._reasons[day] = _Reason(limit, day, limit.claim, limit.claim, 1, False, limit)
                waiting.append(day)
        leading: dict[int, list[tuple[int, Link | None]]] = {}
        for tie in network.ties:
            by, node = bounds[tie.by], bounds[tie.node]
            if by is not None and node is not None:
                if upper and tie.step.up(by) == node:
                    leading.setdefault(tie.by, []).append((tie.node, tie.link))
                if not upper and tie.step.down(node) == by:
                    leading.setdefault(tie.node, []).append((tie.by, tie.link))
        while waiting:
            day = waiting.popleft()
            for other, link in leading.get(day, ()):
                if other not in self._reasons:
                    self._reasons[other] = self._reason(other, link, day)
                    waiting.append(other)

    def _reason(self, day: int, link: Link | None, following: int) -> _Reason:
        after = self._reasons[following]
        if link is None:
            return after._replace(by=None, next=following)
        ends = (link.node, link.by)
        near, far = ends if self._network.day(link.node) == day else ends[::-1]
        steps = after.steps + 1 + (far // 2 != after.near)
        return _Reason(link, following, near // 2, far // 2, steps, True, after.end)

    def is_related(self, day: int) -> bool:
        """Whether a relation is among the reasons of a day's bound."""
        return day in self._reasons and self._reasons[day].related

    def is_dated(self, day: int) -> bool:
        """Whether a date, be it that of another claim, is the last of the reasons, rather than a publication."""
        return day in self._reasons and not self._reasons[day].end.source

    def chain(self, claim: int, day: int) -> tuple[Ground, ...]:
        """Return the steps from a claim to what bounds a day of its event, none where nothing does."""
        reason = self._reasons.get(day)
        if reason is None:
            return ()
        most = reason.steps + (claim != reason.near)
        found: list[Ground] = []
        while len(found) < _MOST:
            if reason.by is None:
                reason = self._reasons[reason.next]
                continue
            if claim != reason.near:
                found.append(event_ground(self._network, claim, reason.near))
                claim = reason.near
            elif isinstance(reason.by, Limit):
                found.append(limit_ground(self._network, reason.by, self._sources))
                break
            else:
                found.append(link_ground(self._network, reason.by, reason.near))
                claim, reason = reason.far, self._reasons[reason.next]
        if most > _MOST:
            steps = most - _MOST + 1
            left_out = Ground("", f"{steps:,} more steps", relation="more", steps=steps)
            found[_MOST - 2 :] = [left_out, limit_ground(self._network, reason.end, self._sources)]
        return tuple(found)

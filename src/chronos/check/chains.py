"""Chains of judgements: what is the same as the same is the same."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from chronos.model import Judgement

Step = tuple[str, str, Judgement]
"""From one claim to another, by the judgement that calls them the same."""
_SHOWN: Final = 12
"""Steps of a chain that are shown."""


def contradictions(judgements: Iterable[Judgement], known: frozenset[str]) -> Iterator[tuple[Judgement, list[Step]]]:
    """Yield each judgement ``different`` on claims that others, together, judge the same, with the shortest chain.

    ``known`` are the ids of claims; others are passed over.
    """
    judgements = tuple(judgements)
    same = _Same(one for one in judgements if one.verdict == "same")
    for judgement in judgements:
        if judgement.verdict == "different":
            pairs = combinations(dict.fromkeys(one for one in judgement.claims if one in known), 2)
            chains = [found for one, other in pairs if (found := same.chain(one, other, known))]
            if chains:
                yield judgement, min(chains, key=len)


def in_words(steps: Sequence[Step], place: Callable[[Judgement], str]) -> tuple[str, str]:
    """Return a chain as "a = b (place), b = c (place)", and "a \u2260 c", which contradicts it."""
    shown = [f"{one[:60]} = {other[:60]} ({place(by)})" for one, other, by in steps]
    if len(shown) > _SHOWN:
        shown[_SHOWN - 1 : -1] = [f"{len(shown) - _SHOWN} more"]
    return ", ".join(shown), f"{steps[0][0][:60]} \u2260 {steps[-1][1][:60]}"


class _Same:
    """The judgements that join claims."""

    def __init__(self, judgements: Iterator[Judgement]) -> None:
        self._by_claim: dict[str, list[Judgement]] = {}
        for judgement in judgements:
            for claim in dict.fromkeys(judgement.claims):
                self._by_claim.setdefault(claim, []).append(judgement)

    def chain(self, first: str, last: str, known: frozenset[str]) -> list[Step]:
        """Return the fewest steps from one claim to another (a breadth-first search), none where there is no way."""
        came: dict[str, Step | None] = {first: None}
        waiting = deque([first])
        used: set[int] = set()
        while waiting and last not in came:
            claim = waiting.popleft()
            for judgement in self._by_claim.get(claim, ()):
                if id(judgement) in used:
                    continue
                used.add(id(judgement))
                for other in judgement.claims:
                    if other not in came and other in known:
                        came[other] = (claim, other, judgement)
                        waiting.append(other)
        steps: list[Step] = []
        step = came.get(last)
        while step is not None:
            steps.append(step)
            step = came[step[0]]
        return steps[::-1]

"""What judgements have decided already."""

from collections import defaultdict
from collections.abc import Iterable

from chronos.model import Judgement


class Judged:
    """The pairs that judgements relate, whatever the verdict; what is judged the same is one."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        judgements = tuple(judgements)
        self._parent: dict[str, str] = {}
        for judgement in judgements:
            if judgement.verdict == "same":
                roots = {self._root(claim_id) for claim_id in judgement.claims}
                self._parent.update(dict.fromkeys(roots, min(roots)))
        self._apart: dict[str, set[int]] = defaultdict(set)
        for number, judgement in enumerate(judgements):
            if judgement.verdict != "same":
                for claim_id in judgement.claims:
                    self._apart[self._root(claim_id)].add(number)

    def _root(self, claim_id: str) -> str:
        while (above := self._parent.get(claim_id, claim_id)) != claim_id:
            claim_id = above
        return claim_id

    def knows(self, one: str, other: str) -> bool:
        """Whether somebody has decided on a pair."""
        roots = self._root(one), self._root(other)
        apart = self._apart.get(roots[0], set()) & self._apart.get(roots[1], set())
        return roots[0] == roots[1] or bool(apart)

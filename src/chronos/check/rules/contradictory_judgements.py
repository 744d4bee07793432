"""Judgements contradict each other.

What is the same as the same is the same: if *a* is *b* and *b* is *c*, then *a* cannot differ from *c*. The claims
are joined all the same, as `same` says. The message names the shortest chain of judgements that contradicts, each
with its place; one of them is wrong.


Fails:

```yaml
claims:
  - id: ec-visit-a
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-visit-b
    date: "2019"
    text: Delegates come to Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-visit-c
    date: "2019"
    text: Quito receives guests.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
judgements:
  - claims: [ec-visit-a, ec-visit-b]
    verdict: same
    by: A. Editor
    on: 2020-06-01
    why: One visit.
  - claims: [ec-visit-b, ec-visit-c]
    verdict: same
    by: A. Editor
    on: 2020-06-01
    why: One visit.
  - claims: [ec-visit-a, ec-visit-c]
    verdict: different
    by: A. Editor
    on: 2020-06-01
    why: Two visits.
```

Passes:

```yaml
claims:
  - id: ec-visit-a
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-visit-b
    date: "2019"
    text: Delegates come to Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-visit-c
    date: "2019"
    text: Quito receives guests.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
judgements:
  - claims: [ec-visit-a, ec-visit-b]
    verdict: same
    by: A. Editor
    on: 2020-06-01
    why: One visit.
  - claims: [ec-visit-b, ec-visit-c]
    verdict: different
    by: A. Editor
    on: 2020-06-01
    why: Two visits.
  - claims: [ec-visit-a, ec-visit-c]
    verdict: different
    by: A. Editor
    on: 2020-06-01
    why: Two visits.
```
"""

from collections import deque
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from chronos.check.context import Context
from chronos.check.survey import Whole
from chronos.model import Fault, Judgement, Severity

CODE: Final = "L002"
NAME: Final = "contradictory-judgements"
SEVERITY: Final[Severity] = "error"
_SHOWN: Final = 12
"""Steps of a chain that a message names."""

_Step = tuple[str, str, Judgement]


def check_whole(whole: Whole, _context: Context) -> Iterator[Fault]:
    """Report each judgement ``different`` on claims that others, together, judge the same.

    Ids that no claim has are passed over: they are reported, and nobody can say which claim they mean.
    """
    apart = [one for one in whole.judgements if one.verdict == "different"]
    if not apart:
        return
    same = _Same(one for one in whole.judgements if one.verdict == "same")
    known = whole.ids | whole.left_out
    for judgement in apart:
        pairs = combinations(dict.fromkeys(one for one in judgement.claims if one in known), 2)
        chains = [found for one, other in pairs if (found := same.chain(one, other, known))]
        if chains:
            steps = min(chains, key=len)
            shown = [f"{one[:60]} = {other[:60]} ({by.location})" for one, other, by in steps]
            if len(shown) > _SHOWN:
                shown[_SHOWN - 1 : -1] = [f"{len(shown) - _SHOWN} more"]
            ends = f"{steps[0][0][:60]} \u2260 {steps[-1][1][:60]}"
            message = f"judgements contradict each other: {', '.join(shown)}, but here {ends}; one of them is wrong"
            yield Fault(NAME, judgement.location, message)


class _Same:
    """The judgements that join claims."""

    def __init__(self, judgements: Iterator[Judgement]) -> None:
        self._by_claim: dict[str, list[Judgement]] = {}
        for judgement in judgements:
            for claim in dict.fromkeys(judgement.claims):
                self._by_claim.setdefault(claim, []).append(judgement)

    def chain(self, first: str, last: str, known: frozenset[str]) -> list[_Step]:
        """Return the fewest steps from one claim to another (a breadth-first search), none where there is no way."""
        came: dict[str, _Step | None] = {first: None}
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
        steps: list[_Step] = []
        step = came.get(last)
        while step is not None:
            steps.append(step)
            step = came[step[0]]
        return steps[::-1]

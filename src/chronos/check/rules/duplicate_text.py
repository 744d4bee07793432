"""Two claims say the same of the same date and countries.

The same assertion was probably entered twice. Join their sources in one claim; or where both are to stay, record under
`judgements:` whether they are one event, and nothing more is said. Capitals and white space make no difference.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-visit-of-a-delegation
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-second-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
judgements:
  - claims: [ec-2019-visit, ec-2019-second-visit]
    verdict: different
    by: A. Editor
    on: 2020-06-01
    why: The gazette reports two visits in one year.
```
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Final

from chronos.check.context import Context
from chronos.check.survey import Whole
from chronos.model import Fault, Judgement, Severity, Survey

CODE: Final = "T003"
NAME: Final = "duplicate-text"
SEVERITY: Final[Severity] = "warning"


def check_whole(whole: Whole, _context: Context) -> Iterator[Fault]:
    """Report each claim that says what one before it says, where no judgement relates the two."""
    counts = Counter(chain.from_iterable(survey.sayings for survey in whole.surveys))
    twice = {saying for saying, count in counts.items() if count > 1 and saying}
    if not twice:
        return
    related = _Related(whole.judgements)
    stand: dict[int, dict[str, tuple[Survey, int]]] = {}
    for survey, number in whole.claims():
        saying = survey.sayings[number]
        if saying not in twice:
            continue
        claim_id = survey.ids[number]
        before = stand.setdefault(saying, {})
        cluster = related.cluster(claim_id)
        first = next((one for other, one in before.items() if not related.are_related(cluster, other)), None)
        if first is not None:
            other, at = first[0].ids[first[1]], first[0].place(first[1])
            message = (
                f"says what {other[:60]!r} says already at {at}; join the two, or judge whether they are one event"
            )
            yield Fault(NAME, survey.place(number), message, claim_id)
        before.setdefault(cluster, (survey, number))


class _Related:
    """Which claims a judgement relates; those judged the same are one cluster, named after one of them."""

    def __init__(self, judgements: tuple[Judgement, ...]) -> None:
        self.parents: dict[str, str] = {}
        for judgement in judgements:
            if judgement.verdict == "same":
                for claim in judgement.claims[1:]:
                    self.parents[self.cluster(claim)] = self.cluster(judgement.claims[0])
        self.judged: dict[str, set[int]] = {}
        for number, judgement in enumerate(judgements):
            for claim in judgement.claims:
                self.judged.setdefault(self.cluster(claim), set()).add(number)

    def cluster(self, claim: str) -> str:
        """Return the name of a claim's cluster."""
        root = claim
        while root in self.parents and self.parents[root] != root:
            root = self.parents[root]
        while claim != root:
            claim, self.parents[claim] = self.parents[claim], root
        return root

    def are_related(self, one: str, other: str) -> bool:
        """Whether two clusters are one, or some judgement names both."""
        return one == other or not self.judged.get(one, set()).isdisjoint(self.judged.get(other, ()))

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

from collections.abc import Iterator
from typing import Final

from chronos.check.chains import contradictions, in_words
from chronos.check.context import Context
from chronos.check.survey import Whole
from chronos.model import Fault, Severity

CODE: Final = "L002"
NAME: Final = "contradictory-judgements"
SEVERITY: Final[Severity] = "error"


def check_whole(whole: Whole, _context: Context) -> Iterator[Fault]:
    """Report each judgement ``different`` on claims that others, together, judge the same.

    Ids that no claim has are passed over: they are reported, and nobody can say which claim they mean.
    """
    if any(one.verdict == "different" for one in whole.judgements):
        for judgement, steps in contradictions(whole.judgements, whole.ids | whole.left_out):
            same, different = in_words(steps, lambda by: str(by.location))
            message = f"judgements contradict each other: {same}, but here {different}; one of them is wrong"
            yield Fault(NAME, judgement.location, message)

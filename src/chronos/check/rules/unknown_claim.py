"""A judgement names a claim that the project does not have.

The claims that it does have are joined all the same.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    issued: "2020-05-01"
judgements:
  - {claims: [ec-2019-visit, ec-visti], verdict: same, why: One visit.}
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    issued: "2020-05-01"
judgements:
  - {claims: [ec-2019-visit, ec-visit], verdict: same, why: One visit.}
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.nearest import Hints
from chronos.model import Corpus, Fault, Severity

CODE: Final = "L001"
NAME: Final = "unknown-claim"
SEVERITY: Final[Severity] = "error"


def check(corpus: Corpus) -> Iterator[Fault]:
    """Report ids in judgements that no claim has; a claim left out is there, and can be mended."""
    known = {claim.id for claim in corpus.claims} | {lost.id for lost in corpus.unreadable}
    hints = Hints(known)
    for judgement in corpus.judgements:
        for claim_id, place in zip(judgement.claims, judgement.marks, strict=True):
            if claim_id not in known:
                yield Fault(NAME, place, f"no claim {claim_id[:60]!r}{hints.did_you_mean(claim_id)}")

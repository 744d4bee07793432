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
    container-title: The Gazette
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
    container-title: The Gazette
    issued: "2020-05-01"
judgements:
  - {claims: [ec-2019-visit, ec-visit], verdict: same, why: One visit.}
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.survey import Whole
from chronos.model import Fault, Severity

CODE: Final = "L001"
NAME: Final = "unknown-claim"
SEVERITY: Final[Severity] = "error"


def check_whole(whole: Whole, context: Context) -> Iterator[Fault]:
    """Report ids in judgements that no claim has; a claim left out is there, and can be mended."""
    known = whole.ids | whole.left_out
    for judgement in whole.judgements:
        for claim_id, place in zip(judgement.claims, judgement.marks, strict=True):
            if claim_id not in known:
                hint = context.did_you_mean("claim", claim_id, known.copy)
                yield Fault(NAME, place, f"no claim {claim_id[:60]!r}{hint}")

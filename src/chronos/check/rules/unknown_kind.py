"""A claim has a kind that `chronos.yaml` does not name.

Only where `kinds:` is set there; without it any kind is allowed. With `kinds: {visit: Visits}`:

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    kind: vist
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    issued: "2020-05-01"
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    kind: visit
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    issued: "2020-05-01"
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.nearest import Hints
from chronos.model import Corpus, Fault, Severity

CODE: Final = "Y009"
NAME: Final = "unknown-kind"
SEVERITY: Final[Severity] = "warning"


def check(corpus: Corpus) -> Iterator[Fault]:
    """Report kinds that the settings do not name."""
    kinds = corpus.settings.kinds
    if not kinds:
        return
    hints = Hints(kinds)
    for claim in corpus.claims:
        if claim.kind and claim.kind not in kinds:
            message = f"chronos.yaml names no kind {claim.kind[:60]!r}{hints.did_you_mean(claim.kind)}"
            yield Fault(NAME, claim.where("kind"), message, claim.id)

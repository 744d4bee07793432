"""A claim cites no source.

It stays in its chronologies, marked as unsourced.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
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

from chronos.model import Corpus, Fault, Severity

CODE: Final = "S001"
NAME: Final = "unsourced"
SEVERITY: Final[Severity] = "error"


def check(corpus: Corpus) -> Iterator[Fault]:
    """Report claims without a citation."""
    for claim in corpus.claims:
        if not any(citation.source for citation in claim.citations):
            message = "no source; cite one under `sources:` by its id, with a locator after a comma"
            yield Fault(NAME, claim.where("sources"), message, claim.id)

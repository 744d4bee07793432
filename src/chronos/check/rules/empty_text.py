"""A claim has no text.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: ""
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

CODE: Final = "T001"
NAME: Final = "empty-text"
SEVERITY: Final[Severity] = "error"


def check(corpus: Corpus) -> Iterator[Fault]:
    """Report claims that say nothing."""
    for claim in corpus.claims:
        if not claim.text:
            message = "no text; say in one sentence what the source states"
            yield Fault(NAME, claim.where("text"), message, claim.id)

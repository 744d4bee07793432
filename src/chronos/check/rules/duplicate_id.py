"""Two claims, or two sources, have one id.

Both claims stay in, but no judgement that names the id is applied, since nobody can say which it means.
Of two sources the first is used.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
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

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-visit-2
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

from chronos.model import Corpus, Fault, Location, Severity

CODE: Final = "I002"
NAME: Final = "duplicate-id"
SEVERITY: Final[Severity] = "error"


def check(corpus: Corpus) -> Iterator[Fault]:
    """Report every claim after the first of its id, naming the first; sources were met while reading."""
    yield from (fault for fault in corpus.faults if fault.rule == NAME)
    first: dict[str, Location] = {}
    for claim in corpus.claims:
        place = first.setdefault(claim.id, claim.location)
        if place is not claim.location:
            message = f"the id {claim.id[:60]!r} stands already at {place}; no judgement that names it is applied"
            yield Fault(NAME, claim.where("id"), message, claim.id)

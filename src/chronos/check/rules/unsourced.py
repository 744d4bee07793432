"""A claim cites no source, or has a citation that names none.

It stays in its chronologies; without any source it is marked as unsourced.

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
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
```
"""

from collections.abc import Iterable, Iterator
from typing import Final

from chronos.check.context import Context
from chronos.model import Claim, Fault, Severity

CODE: Final = "S001"
NAME: Final = "unsourced"
SEVERITY: Final[Severity] = "error"


def check_claim(claim: Claim, _context: Context) -> Iterable[Fault]:
    """Report a claim without a citation, and citations without a source."""
    for citation in claim.citations:
        if not citation.source:
            return _unsourced(claim)
    return () if claim.citations else _unsourced(claim)


def _unsourced(claim: Claim) -> Iterator[Fault]:
    if not claim.citations:
        message = "no source; cite one under `sources:` by its id, with a locator after a comma"
        yield Fault(NAME, claim.where("sources"), message, claim.id)
    for number, citation in enumerate(claim.citations):
        if not citation.source:
            place = claim.where("sources", number, "source")
            yield Fault(NAME, place, "a citation without a source; give the source's id", claim.id)

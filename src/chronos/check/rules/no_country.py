"""A claim lists neither a country nor a region.

Chronologies are of countries and regions: it stands in none of them, and only the index counts it.


Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
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
    sources: ["gazette-2020, p. 3"]
    regions: ["419"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
```
"""

from collections.abc import Iterable
from typing import Final

from chronos.check.context import Context
from chronos.model import Claim, Fault, Severity

CODE: Final = "G007"
NAME: Final = "no-country"
SEVERITY: Final[Severity] = "info"


def check_claim(claim: Claim, _context: Context) -> Iterable[Fault]:
    """Report claims that belong to no chronology."""
    if claim.countries or claim.regions:
        return ()
    message = "no country and no region, so that no chronology has it; list `countries:` or `regions:`"
    return (Fault(NAME, claim.where("countries"), message, claim.id),)

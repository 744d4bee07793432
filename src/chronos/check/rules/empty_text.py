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

from collections.abc import Iterable
from typing import Final

from chronos.check.context import Context
from chronos.model import Claim, Fault, Severity

CODE: Final = "T001"
NAME: Final = "empty-text"
SEVERITY: Final[Severity] = "error"


def check_claim(claim: Claim, _context: Context) -> Iterable[Fault]:
    """Report a claim that says nothing."""
    if claim.text:
        return ()
    message = "no text; say in one sentence what the source states"
    return (Fault(NAME, claim.where("text"), message, claim.id),)

"""A claim has no date.

Without one it stands in no year and in no count. If the source gives none, say so with `date: undated`: then
the claim is known to be undated, not forgotten. A claim that says what it came after, under `order:`, is dated by that.

Fails:

```yaml
claims:
  - id: ec-2019-visit
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

CODE: Final = "D001"
NAME: Final = "undated"
SEVERITY: Final[Severity] = "error"


def check_claim(claim: Claim, _context: Context) -> Iterable[Fault]:
    """Report a claim without the field."""
    if claim.date.stated or claim.after:
        return ()
    message = "no date; where the source gives none, write `date: undated`"
    return (Fault(NAME, claim.where("date"), message, claim.id),)

"""A claim says that its source gives no date.

It stands in the section *Undated* of its chronologies, in no year and in no count. Another source may date it:
record that source's claim and a judgement that the two are the same. Nothing is said of a claim with an `order:`, which
is dated by that.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: undated
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

CODE: Final = "D002"
NAME: Final = "stated-undated"
SEVERITY: Final[Severity] = "warning"


def check_claim(claim: Claim, _context: Context) -> Iterable[Fault]:
    """Report a claim with ``date: undated``."""
    date = claim.date
    if date.expression is not None or not date.stated or date.relative is not None or claim.after:
        return ()
    return (Fault(NAME, claim.where("date"), "the source gives no date", claim.id),)

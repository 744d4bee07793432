"""The fields of a claim stand in another order than in most claims.

Whoever reads many claims finds a field faster where it always stands; to chronos the order means nothing. The option
`order` has the fields in their order; those that it does not name come after them, as they stand.
`chronos check --fix` moves each field with its comments, except in claims that are written in braces.

Settings:

```yaml
check:
  levels: {unsorted-keys: info}
```

Fails:

```yaml
claims:
  - date: "2019"
    id: ec-2019-visit
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

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from chronos.check.context import Context
from chronos.model import Claim, Edit, Fault, Severity

CODE: Final = "Y010"
NAME: Final = "unsorted-keys"
SEVERITY: Final[Severity] = "info"
DEFAULT: Final = False
OPTIONS: Final = {
    "order": (
        "id",
        "date",
        "order",
        "text",
        "countries",
        "regions",
        "actors",
        "places",
        "kind",
        "status",
        "lasting",
        "note",
        "sources",
        "suppress",
        "fields",
        "imported",
    )
}
"""The order in which the manual of the format has the fields."""


def check_claim(claim: Claim, context: Context) -> Iterator[Fault]:
    """Report the first field that stands before one that it should follow."""
    order = context.texts(NAME, "order")
    rank = {name: number for number, name in enumerate(order)}
    fields = [name for name in claim.marks if name in rank]
    for one, other in pairwise(fields):
        if rank[one] > rank[other]:
            message = f"`{one}` stands before `{other}`; `chronos check --fix` puts the fields in order"
            fixes = (Edit(claim.location, "", order=order),)
            yield Fault(NAME, claim.location, message, claim.id, fixes=fixes)
            return

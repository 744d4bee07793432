"""Claims say of each other, and of themselves, what cannot all be true.

The dates of claims, their relations (`date: {after: ID}`, `order:`), the judgements that join them and the publication
of their sources leave no days. The message names the fewest claims that contradict each other, as a chain with their
sources; each could be true without the others. One of them has to be corrected, or taken back (`status: retracted`).
All else is dated without them. A date that is doubtful (`2017?`) or approximate (`2017~`, as far as `circa:` says)
contradicts nothing that this may explain. Dates of one event that exclude each other are a date-discrepancy.

Fails:

```yaml
claims:
  - id: ec-visit
    date: "2019-05"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-training
    date: "2018"
    order: {after: [ec-visit]}
    text: Officers are trained.
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
  - id: ec-visit
    date: "2019-05"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-training
    date: {after: ec-visit}
    text: Officers are trained.
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

from typing import Final

from chronos.model import Severity

CODE: Final = "D013"
NAME: Final = "contradictory-dates"
SEVERITY: Final[Severity] = "error"

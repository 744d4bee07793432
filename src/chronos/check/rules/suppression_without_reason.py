"""A suppression has no reason.

Whoever reads the claim in a year must be able to see why the rule does not apply to it.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: undated
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
    suppress: [stated-undated]
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
    date: undated
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
    suppress: {stated-undated: the gazette gives no date}
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

CODE: Final = "Q002"
NAME: Final = "suppression-without-reason"
SEVERITY: Final[Severity] = "warning"

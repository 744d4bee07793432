"""A claim is dated by its relation to others, and nothing follows from it.

The claims that it names are bounded by nothing that is known: they are undated, or open on the side in question. It
stands in the section *Undated* of its chronologies, or up to the publication of its sources alone. Date one of these
claims, or relate them to one that is dated.

Fails:

```yaml
claims:
  - id: ec-visit
    date: undated
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

Passes:

```yaml
claims:
  - id: ec-visit
    date: "2019"
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

CODE: Final = "D014"
NAME: Final = "unbounded-relation"
SEVERITY: Final[Severity] = "warning"

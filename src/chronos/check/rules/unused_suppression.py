"""A suppression permits nothing.

What it permitted is mended, or it names a rule that is not there, or stands at the wrong claim. Left in, it would hide
the next fault of its kind without anyone having decided that.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
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

CODE: Final = "Q001"
NAME: Final = "unused-suppression"
SEVERITY: Final[Severity] = "warning"

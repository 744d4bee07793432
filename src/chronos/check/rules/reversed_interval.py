"""An interval ends before it starts.

In EDTF the earlier date comes first: `2018/2020`. So it is with words ("from 2018 to 2020") and with the dates of
sources and citations. A claim whose date cannot be read is left out, and the ledger names it.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: 2020/2018
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
    date: 2018/2020-03
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

from typing import Final

from chronos.model import Severity

CODE: Final = "D006"
NAME: Final = "reversed-interval"
SEVERITY: Final[Severity] = "error"

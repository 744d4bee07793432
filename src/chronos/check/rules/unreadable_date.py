"""A date cannot be read.

Dates are written in EDTF (ISO 8601-2): `2019`, `2019-05`, `2019-05-17`, `2019~`, `2018/2020`, `[2018..2020]`,
or `undated`. A claim whose date cannot be read is left out, and the ledger names it. Where words or numbers can only
mean one date (`early 2019`, `24/12/2019`), the fix writes it and keeps them under `said:`.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: 17 May 19
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
    date: "2019-05-17"
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

CODE: Final = "D003"
NAME: Final = "unreadable-date"
SEVERITY: Final[Severity] = "error"

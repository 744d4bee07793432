"""A date can be read in two ways.

`03/04/2019` is 3 April to most of the world and 4 March to the United States; `2011/12` is a month or two years. Write
the one that is meant in EDTF, and the words of the source under `said:`. A claim whose date cannot be read is left out,
and the ledger names it.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: 03/04/2019
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
    date: {edtf: "2019-04-03", said: 03/04/2019}
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

CODE: Final = "D012"
NAME: Final = "ambiguous-date"
SEVERITY: Final[Severity] = "error"

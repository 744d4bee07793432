"""A claim or a source has no id.

Judgements, footnotes and later editions name claims by their ids, which people write and never change. The
item is left out, and the ledger names its place.

Fails:

```yaml
claims:
  - date: "2019"
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

from typing import Final

from chronos.model import Severity

CODE: Final = "I001"
NAME: Final = "missing-id"
SEVERITY: Final[Severity] = "error"

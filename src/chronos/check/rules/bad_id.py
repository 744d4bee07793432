"""An id is not a slug: lower-case letters a to z and digits, in words joined by single hyphens.

Ids become parts of addresses and file names; a slug is the same everywhere.

Fails:

```yaml
claims:
  - id: EC_2019 visit
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

CODE: Final = "I003"
NAME: Final = "bad-id"
SEVERITY: Final[Severity] = "warning"

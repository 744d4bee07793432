"""A file uses a part of YAML that timelines do not read.

Tags (`!!int`), a second document (`---`), keys that are not plain text, more than 64 levels of nesting, and
aliases that stand for more than 100,000 values. Values are read as text, so that `NO` stays Norway.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: !!str 2019
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

CODE: Final = "Y007"
NAME: Final = "unsupported-yaml"
SEVERITY: Final[Severity] = "error"

"""A file is not UTF-8.

Bytes that are not UTF-8 show as U+FFFD until the file is saved as UTF-8; a file with NUL bytes is left out
whole. In the example U+FFFD stands for the single byte that Windows-1252 and Latin-1 have for á.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Bogot�.
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
    text: A delegation visits Bogotá.
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

CODE: Final = "Y006"
NAME: Final = "not-utf8"
SEVERITY: Final[Severity] = "error"

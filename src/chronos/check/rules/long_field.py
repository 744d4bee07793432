"""A value has more than 2,000 characters.

It is surely not what the field is for: a claim is one assertion. Split it, or move the rest to a file of its
own. The value is kept whole.

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

CODE: Final = "T002"
NAME: Final = "long-field"
SEVERITY: Final[Severity] = "warning"

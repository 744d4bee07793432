"""A field that takes one of a few words has another.

The first of the words is taken instead (`undisputed` for `status:`), so the claim stays in. Other values that a field
cannot have are left out: a `within:` that is no duration, a relation to other claims beside a date in EDTF. Of further
`fields:`, `latitude` and `longitude` are degrees; what is none stays as it is written, and is no place on a map.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
    status: contested
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
    status: disputed
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

CODE: Final = "Y005"
NAME: Final = "wrong-value"
SEVERITY: Final[Severity] = "error"

"""A source's `URL` is no address.

An address has a scheme (`https://`), a host and no space (RFC 3986); letters of all scripts, ports, and hosts that are
numbers are right. Whether anything answers there is not looked at: chronos never goes online.

Fails:

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
    URL: https//example.org/visit
```

Fails:

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
    URL: www.example.org/visit
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
    URL: https://example.org/visit?page=2#top
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.model import Fault, Severity, Source
from chronos.model.identifiers import url_fault

CODE: Final = "S008"
NAME: Final = "malformed-url"
SEVERITY: Final[Severity] = "error"


def check_source(source: Source, _context: Context) -> Iterator[Fault]:
    """Report an address that cannot be one."""
    url = source.fields.get("URL")
    if url and (fault := url_fault(url)):
        yield Fault(NAME, source.where("URL"), f"{url[:60]!r} is no address: {fault}", source=source.id)

"""A source has no title.

Without one, readers of a footnote cannot tell what was consulted, nor find it. Not asked for where often nothing has a
title: interviews, letters and the like (`personal_communication`), and posts.

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

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.csl import UNTITLED, is_missing
from chronos.model import Fault, Severity, Source

CODE: Final = "S004"
NAME: Final = "untitled-source"
SEVERITY: Final[Severity] = "warning"


def check_source(source: Source, _context: Context) -> Iterator[Fault]:
    """Report a source without a title of any kind."""
    if not source.title and source.type not in UNTITLED and is_missing(source, "title"):
        fields = source.fields
        if not (fields.get("title-short") or fields.get("shortTitle") or fields.get("reviewed-title")):
            message = "no title; give the one it has, or say in a few words what it is"
            yield Fault(NAME, source.where("title"), message, source=source.id)

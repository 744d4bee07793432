"""A source does not say who published it.

A newspaper, journal, site or book is its `container-title`, an institution or company its `publisher`. Something else
may say it as well: the series, the event at which it was given, the authority that issued it, the archive that keeps
it; of a page of the web its address; of a report, a dataset, a standard or a map a body that is its author
(`literal`). Nobody publishes letters, interviews, speeches, manuscripts, photographs and archives, and a law, treaty
or judgement says itself whose it is; of these nothing is asked.

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
    type: report
    title: A gazette
    issued: "2020-05-01"
    author: [{literal: Ministry of the Interior}]
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.csl import UNPUBLISHED, WEB, is_missing
from chronos.model import Fault, Severity, Source

CODE: Final = "S005"
NAME: Final = "unpublished-source"
SEVERITY: Final[Severity] = "warning"
_STAND_INS: Final = (
    "container-title-short",
    "journalAbbreviation",
    "collection-title",
    "event-title",
    "event",
    "authority",
    "archive",
    "archive_collection",
    "original-publisher",
)
_BY_BODIES: Final = frozenset(["dataset", "map", "pamphlet", "report", "software", "standard", "webpage"])


def check_source(source: Source, _context: Context) -> Iterator[Fault]:
    """Report a source that names nobody and nothing that published it."""
    if source.container or source.publisher or source.type in UNPUBLISHED:
        return
    fields = source.fields
    if any(name in fields and fields[name] for name in _STAND_INS) or (source.type in WEB and fields.get("URL")):
        return
    if source.type in _BY_BODIES and any(author.literal for author in source.authors):
        return
    if is_missing(source, "publisher") and is_missing(source, "container-title"):
        message = "neither publisher nor container-title; say who published it, or what it appeared in"
        place = source.where("publisher" if "publisher" in source.marks else "container-title")
        yield Fault(NAME, place, message, source=source.id)

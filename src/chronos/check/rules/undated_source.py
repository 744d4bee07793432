"""A source has no date of publication.

Claims are dated by their sources: "last week" means nothing without the day on which it was printed, and nobody can say
whether a source could have known what it reports. Where a source gives no date, an estimate is better than none
(`issued: "2020~"`, `issued: 2019/2020`), and `suppress` says that there is none to be had. The date of an event
(`event-date`), of a submission (`submitted`) or of first availability (`available-date`) will do, and what is in press
(`status`) has none yet.

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
from chronos.check.csl import is_missing
from chronos.model import Fault, Severity, Source

CODE: Final = "S006"
NAME: Final = "undated-source"
SEVERITY: Final[Severity] = "warning"


def check_source(source: Source, _context: Context) -> Iterator[Fault]:
    """Report a source without a date; one that cannot be read was met while reading."""
    if source.issued is None and is_missing(source, "issued"):
        marks = source.marks
        if not (
            source.fields.get("status") or "event-date" in marks or "submitted" in marks or "available-date" in marks
        ):
            message = "no date of publication; give `issued`, as precise as the source and no more"
            yield Fault(NAME, source.where("issued"), message, source=source.id)

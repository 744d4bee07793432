"""A page of the web has no archived copy.

What stands on the web today may be gone tomorrow, and the claim with it. An archived copy is the address of one in
`URL`, `archive`, `archive_location` or `note` (the Wayback Machine, archive.today, Perma.cc, national web archives), or
a file inside the folder of timelines (`file`). Asked for of every source with an address and no DOI.

Settings:

```yaml
check: {select: [unarchived-source]}
```

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["ministry-2020, para. 2"]
references:
  - id: ministry-2020
    type: webpage
    title: A gazette
    issued: "2020-05-01"
    accessed: 2020-05-02
    publisher: The Ministry
    URL: https://example.org/visit
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["ministry-2020, para. 2"]
references:
  - id: ministry-2020
    type: webpage
    title: A gazette
    issued: "2020-05-01"
    accessed: 2020-05-02
    archive: https://web.archive.org/web/20200502/https://example.org/visit
    publisher: The Ministry
    URL: https://example.org/visit
```
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from chronos.check.context import Context
from chronos.model import Fault, Severity, Source

CODE: Final = "S015"
NAME: Final = "unarchived-source"
SEVERITY: Final[Severity] = "info"
DEFAULT: Final = False
_PLACES: Final = ("URL", "archive", "archive_location", "note")
_HOSTS: Final = (
    "archive.org",
    "archive.today",
    "archive.fo",
    "archive.is",
    "archive.li",
    "archive.md",
    "archive.ph",
    "archive.vn",
    "archive-it.org",
    "arquivo.pt",
    "conifer.rhizome.org",
    "ghostarchive.org",
    "megalodon.jp",
    "perma.cc",
    "webarchive.loc.gov",
    "webarchive.nationalarchives.gov.uk",
    "webarchive.org.uk",
    "webcitation.org",
)
"""Web archives: of the list "Web archiving initiatives" (Wikipedia) those that give pages addresses to cite."""


def check_source(source: Source, _context: Context) -> Iterator[Fault]:
    """Report a source at an address without a copy of what stood there."""
    fields = source.fields
    url = fields.get("URL")
    if not url or source.file or fields.get("DOI") or not url.lower().startswith(("http://", "https://")):
        return
    if not any(name in fields and _archive().search(fields[name]) for name in _PLACES):
        message = "no archived copy; give its address in `archive`, or a local copy in `file`"
        yield Fault(NAME, source.where("URL"), message, source=source.id)


@cache
def _archive() -> re.Pattern[str]:
    hosts = "|".join(map(re.escape, _HOSTS))
    return re.compile(rf"(?:^|[/.\s(<])(?:{hosts})(?:[/:]|$)", re.IGNORECASE)

"""A source's `ISBN` is none.

An ISBN has 13 digits, or 10 in books before 2007, and the last is worked out from the others (ISO 2108), so that one
wrong digit shows. Hyphens and spaces may be anywhere, and there may be several, with commas or spaces between.

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
    type: book
    title: A gazette
    issued: "2020-05-01"
    publisher: A press
    ISBN: 978-0-306-40615-8
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
    type: book
    title: A gazette
    issued: "2020-05-01"
    publisher: A press
    ISBN: 978-0-306-40615-7
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.model import Fault, Severity, Source
from chronos.model.identifiers import isbn_fault, isbns

CODE: Final = "S010"
NAME: Final = "malformed-isbn"
SEVERITY: Final[Severity] = "error"


def check_source(source: Source, _context: Context) -> Iterator[Fault]:
    """Report each number of the field that cannot be an ISBN."""
    written = source.fields.get("ISBN")
    for number in isbns(written) if written else ():
        if fault := isbn_fault(number):
            yield Fault(NAME, source.where("ISBN"), f"{number[:60]!r} is no ISBN: {fault}", source=source.id)

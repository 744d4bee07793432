"""A page of the web does not say when it was read.

Such pages change and go away; `accessed` says what day's page the claims rest on. Asked for of `webpage`, `post` and
`post-weblog`, and of any source of which nothing but its address says what it is: no newspaper, journal or book that
it stands in, no publisher, no DOI, ISBN or page.

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
    publisher: The Ministry
    URL: https://example.org/visit
```
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from chronos.check.context import Context
from chronos.check.csl import is_missing, is_web
from chronos.check.survey import Whole
from chronos.model import Fault, Severity

CODE: Final = "S007"
NAME: Final = "unaccessed-source"
SEVERITY: Final[Severity] = "warning"


def check_whole(whole: Whole, _context: Context) -> Iterator[Fault]:
    """Report pages of the web without the day on which they were read, there or at every citation."""
    cited = frozenset(chain.from_iterable(survey.cited for survey in whole.surveys))
    unretrieved = frozenset(chain.from_iterable(survey.unretrieved for survey in whole.surveys))
    for source in whole.sources.values():
        if source.accessed is not None or (source.id in cited and source.id not in unretrieved):
            continue
        if is_web(source) and is_missing(source, "accessed"):
            message = "a page of the web, and nothing says when it was read; give `accessed`"
            yield Fault(NAME, source.where("accessed"), message, source=source.id)

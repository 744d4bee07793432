"""Claims that are judged one event have no country in common.

The event then stands in the chronologies of all of them. A claim that lists more countries than another agrees with
it, and so does one that lists what a country was before.


Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-talks
    date: "2019"
    text: Talks are held in Lima.
    countries: [PE]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
judgements:
  - claims: [ec-2019-talks, ec-2019-visit]
    verdict: same
    by: A. Editor
    on: 2020-06-01
    why: One visit, by both reports.
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-talks
    date: "2019"
    text: Talks are held in Quito and Lima.
    countries: [EC, PE]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
judgements:
  - claims: [ec-2019-talks, ec-2019-visit]
    verdict: same
    by: A. Editor
    on: 2020-06-01
    why: One visit, by both reports.
```
"""

from collections.abc import Iterable
from typing import Final

from chronos.check.context import Context
from chronos.check.disagreeing import disagreements
from chronos.model import Event, Fault, Severity

CODE: Final = "E004"
NAME: Final = "country-discrepancy"
SEVERITY: Final[Severity] = "warning"


def check_event(event: Event, _context: Context) -> Iterable[Fault]:
    """Report events of which two claims list different countries."""
    return disagreements(event, NAME, "country", "countries", "countries")

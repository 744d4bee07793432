"""The dates of claims that are judged one event exclude each other.

The event then has one of the dates, and nobody can say which: a typing error in one, or two events. Dates that only
differ in precision agree, and nothing is said where `~` or `?` may explain the difference.


Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019-03-02"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-talks
    date: "2019-05"
    text: Talks are held in Quito.
    countries: [EC]
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
    date: "2019-05-02"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-talks
    date: "2019-05"
    text: Talks are held in Quito.
    countries: [EC]
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

CODE: Final = "E003"
NAME: Final = "date-discrepancy"
SEVERITY: Final[Severity] = "warning"


def check_event(event: Event, _context: Context) -> Iterable[Fault]:
    """Report events whose claims cannot all be right about the date."""
    return disagreements(event, NAME, "date", "date", "dates") if event.agreement == "discrepant" else ()

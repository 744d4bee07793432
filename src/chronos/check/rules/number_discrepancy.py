"""Claims that are judged one event count the same and come to different numbers.

The words shown are those of one claim: readers do not see that another has a different number. Numbers in digits
and in words are compared where they count the same ("23 offices", "more than 100 offices"), in English, Spanish,
French and Portuguese. "More than 100" agrees with 120, "about 100" with a tenth more or less; years and dates are
no numbers.


Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation of 12 officers visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-talks
    date: "2019"
    text: Twenty officers visit Quito.
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
    date: "2019"
    text: A delegation of 12 officers visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-talks
    date: "2019"
    text: More than ten officers visit Quito.
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

CODE: Final = "E005"
NAME: Final = "number-discrepancy"
SEVERITY: Final[Severity] = "warning"


def check_event(event: Event, _context: Context) -> Iterable[Fault]:
    """Report events of which two claims have no number in common for what both count."""
    return disagreements(event, NAME, "number", "text", "numbers")

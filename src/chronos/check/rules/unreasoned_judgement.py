"""A judgement gives no reason.

Who reads it later cannot tell why two claims are one event, or are not, and cannot take it back with good reason.


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

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.survey import Whole
from chronos.model import Fault, Severity

CODE: Final = "L003"
NAME: Final = "unreasoned-judgement"
SEVERITY: Final[Severity] = "info"


def check_whole(whole: Whole, _context: Context) -> Iterator[Fault]:
    """Report judgements without ``why``."""
    for judgement in whole.judgements:
        if not judgement.why:
            message = f"{judgement.verdict!r} without a reason; say why under `why:`"
            yield Fault(NAME, judgement.location, message)

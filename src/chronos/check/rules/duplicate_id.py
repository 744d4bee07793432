"""Two claims, or two sources, have one id.

Both claims stay in, but no judgement that names the id is applied, since nobody can say which it means.
Of two sources the first is used.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
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
  - id: ec-2019-visit-2
    date: "2019"
    text: A delegation visits Guayaquil.
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
from chronos.check.survey import Whole
from chronos.model import Fault, Location, Severity

CODE: Final = "I002"
NAME: Final = "duplicate-id"
SEVERITY: Final[Severity] = "error"


def check_whole(whole: Whole, _context: Context) -> Iterator[Fault]:
    """Report every claim after the first of its id, naming the first; sources were met while reading."""
    if len(whole.ids) == sum(len(survey.ids) for survey in whole.surveys):
        return
    first: dict[str, Location] = {}
    for survey, number in whole.claims():
        claim_id = survey.ids[number]
        place = survey.place(number)
        stands = first.setdefault(claim_id, place)
        if stands is not place:
            message = f"the id {claim_id[:60]!r} stands already at {stands}; no judgement that names it is applied"
            yield Fault(NAME, survey.id_place(number), message, claim_id)

"""A judgement, or a relation between claims, names a claim that the project does not have.

The claims that a judgement does have are joined all the same; a date or an order that names no claim says nothing. Nor
does one that names an id that two claims have, since nobody can say which of them it means.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-visit
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
judgements:
  - {claims: [ec-2019-visit, ec-visti], verdict: same, why: One visit.}
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-visit
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
judgements:
  - {claims: [ec-2019-visit, ec-visit], verdict: same, why: One visit.}
```
"""

from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Final

from chronos.check.context import Context
from chronos.check.survey import Whole
from chronos.model import Fault, Location, Severity

CODE: Final = "L001"
NAME: Final = "unknown-claim"
SEVERITY: Final[Severity] = "error"


def check_whole(whole: Whole, context: Context) -> Iterator[Fault]:
    """Report ids that no claim has; a claim left out is there, and can be mended."""
    known = whole.ids | whole.left_out
    for judgement in whole.judgements:
        for claim_id, place in zip(judgement.claims, judgement.marks, strict=True):
            if claim_id not in known:
                hint = context.did_you_mean("claim", claim_id, known.copy)
                yield Fault(NAME, place, f"no claim {claim_id[:60]!r}{hint}")
    relations = [(survey.path, *one) for survey in whole.surveys for one in survey.relations]
    if not relations:
        return
    times = Counter(chain.from_iterable(survey.ids for survey in whole.surveys))
    for path, claim, named, line, column in relations:
        if named not in known:
            hint = context.did_you_mean("claim", named, known.copy) or _hint_for_date(named)
            yield Fault(NAME, Location(path, line, column), f"no claim {named[:60]!r}{hint}", claim)
        elif times[named] > 1:
            message = f"{times[named]} claims have the id {named[:60]!r}, and nobody can say which is meant"
            yield Fault(NAME, Location(path, line, column), message, claim)


def _hint_for_date(named: str) -> str:
    """Return a hint for a date where the id of a claim belongs."""
    from chronos.edtf import EdtfError, parse  # noqa: PLC0415 - only where something is wrong

    try:
        parse(named)
    except EdtfError:
        return ""
    return '; a relation names a claim: after 2016 is the date "[2017..]", and before it "[..2015]"'

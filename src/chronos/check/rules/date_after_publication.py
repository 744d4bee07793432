"""A claim is dated after the publication of a source that it cites.

A source cannot report what had not happened when it appeared. Reported only when no reading of the two dates
allows it: not where one is doubtful (`2021?`) or near enough by being approximate (`2021~`); for something
lasting, when even its start lies after the publication. What a source foresees has `status: prospective`.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2021"
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
    date: "2021"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
    status: prospective
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
```
"""

from collections.abc import Iterable, Iterator
from typing import Final

from chronos.check.context import Context
from chronos.edtf import DateExpression
from chronos.edtf.seasons import has_local_season
from chronos.model import Claim, Fault, Severity

CODE: Final = "D004"
NAME: Final = "date-after-publication"
SEVERITY: Final[Severity] = "error"


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report each citation whose source appeared before the claim's first possible day."""
    date = claim.date.expression
    if date is None or date.earliest is None or claim.status == "prospective":
        return ()
    if "-2" in date.text and has_local_season(date):
        return ()
    for citation in claim.citations:
        source = context.sources.get(citation.source)
        latest = source.issued.latest if source is not None and source.issued is not None else None
        if latest is not None and date.earliest > latest:
            return _too_late(claim, date, date.earliest, context)
    return ()


def _too_late(claim: Claim, date: DateExpression, earliest: int, context: Context) -> Iterator[Fault]:
    for number, citation in enumerate(claim.citations):
        source = context.sources.get(citation.source)
        issued = source.issued if source is not None else None
        if issued is None or issued.latest is None or earliest <= issued.latest:
            continue
        if not _may_agree(date, issued, context):
            message = f"dated {date}, after its source {citation.source[:60]!r} appeared ({issued})"
            yield Fault(NAME, claim.where("sources", number, "source"), message, claim.id, citation.source)


def _may_agree(date: DateExpression, issued: DateExpression, context: Context) -> bool:
    """Whether the start of what is dated later may all the same be the publication's, by the qualifiers of either."""
    from chronos.edtf import agree  # noqa: PLC0415 - only where something is wrong

    start = date.start if date.kind == "interval" and date.start is not None else date
    return agree(start, issued, context.circa).kind in ("near", "doubtful")

"""A source was read before it appeared.

One of the days is wrong: `accessed` of the source or `retrieved` of the citation, or `issued`. Reported only where no
reading of the two allows it: not where one is doubtful (`2020?`) or near enough by being approximate (`2020~`), nor
where the source could be read before its publication (`available-date`). Days are local: where `issued` is a day, one
day before it is still the same day elsewhere. Periodicals are out before the month or the quarter on their cover: where
`issued` is a month, a season or a year, up to 92 days before its first are allowed.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: [{source: gazette-2020, locator: p. 3, retrieved: 2020-04-02}]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
```

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
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
    accessed: 2020-04-02
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: [{source: gazette-2020, locator: p. 3, retrieved: 2020-05-02}]
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
from chronos.model import Claim, Fault, Severity, Source

CODE: Final = "S011"
NAME: Final = "retrieved-before-published"
SEVERITY: Final[Severity] = "error"
_OTHER_ZONE: Final = 1
"""Days; no two time zones are further apart than 26 hours."""
_COVER: Final = 92
"""Days; the longest quarter has as many."""


def check_source(source: Source, context: Context) -> Iterator[Fault]:
    """Report a source that was accessed before its first possible day."""
    if source.accessed is not None and _is_before(source.accessed, source, context):
        message = f"accessed {source.accessed}, before it appeared ({source.issued})"
        yield Fault(NAME, source.where("accessed"), message, source=source.id)


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report each citation that was retrieved before its source's first possible day."""
    for citation in claim.citations:
        if citation.retrieved is not None:
            return _check_days(claim, context)
    return ()


def _check_days(claim: Claim, context: Context) -> Iterator[Fault]:
    for number, citation in enumerate(claim.citations):
        if citation.retrieved is not None:
            source = context.sources.get(citation.source)
            if source is not None and _is_before(citation.retrieved, source, context):
                message = f"retrieved {citation.retrieved}, before {source.id[:60]!r} appeared ({source.issued})"
                yield Fault(NAME, claim.where("sources", number, "retrieved"), message, claim.id, citation.source)


def _is_before(read: DateExpression, source: Source, context: Context) -> bool:
    issued = source.issued
    if issued is None or issued.earliest is None or read.latest is None or read.latest >= issued.earliest:
        return False
    if read.latest >= issued.earliest - (_OTHER_ZONE if issued.latest == issued.earliest else _COVER):
        return False
    if "available-date" in source.marks:
        return False
    from chronos.edtf import agree  # noqa: PLC0415 - only where something is wrong

    start = issued.start if issued.kind == "interval" and issued.start is not None else issued
    return agree(read, start, context.circa).kind not in ("near", "doubtful")

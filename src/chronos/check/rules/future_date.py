"""A claim is dated after the day that the edition speaks for.

That day is `as_of` in `chronos.yaml`; without it, it is the latest on which a source appeared or was read. Reported
only when every day that the date may mean lies after it: not of a date that is doubtful (`2021?`), or near enough by
being approximate (`2021~`); of something lasting, when even its start lies after it. What a source foresees has
`status: prospective`. Where `as_of` is not set and the claim is dated after a source that it cites,
date-after-publication says so, and this rule does not say it again.

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
    issued: "2022-05-01"
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
    issued: "2022-05-01"
```

Settings:

```yaml
as_of: 2020-12-31
```
"""

from collections.abc import Iterable
from typing import Final

from chronos.check.context import Context
from chronos.edtf import DateExpression, civil, edtf_year, format_day, parse
from chronos.model import Claim, Fault, Severity

CODE: Final = "D008"
NAME: Final = "future-date"
SEVERITY: Final[Severity] = "error"


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report a claim whose first possible day lies after that of the edition."""
    date = claim.date.expression
    if context.as_of is None or date is None or date.earliest is None or date.earliest <= context.as_of:
        return ()
    if claim.status == "prospective" or _is_said_of_a_source(claim, date.earliest, context):
        return ()
    year = civil(context.as_of)[0]
    day = parse(format_day(context.as_of) if abs(year) < 10_000 else edtf_year(year))
    if _may_agree(date, day, context):
        return ()
    message = (
        f"dated {str(date)[:60]}, after the day of the edition; that is {day}; "
        "for what a source foresees, write `status: prospective`"
    )
    return (Fault(NAME, claim.where("date"), message, claim.id),)


def _is_said_of_a_source(claim: Claim, earliest: int, context: Context) -> bool:
    """Whether the day of the edition is only that of the sources, and says nothing against this claim.

    Either date-after-publication names a source of it, or it was imported with sources of which one has no date: that
    may well be later than all others.
    """
    if context.settings.as_of is not None:
        return False
    cited = [context.sources.get(citation.source) for citation in claim.citations]
    known = [source for source in cited if source is not None and (source.issued or source.accessed)]
    if claim.imported is not None and (not known or len(known) < len(cited)):
        return True
    issued = (source.issued for source in known)
    return any(one is not None and one.latest is not None and one.latest < earliest for one in issued)


def _may_agree(date: DateExpression, day: DateExpression, context: Context) -> bool:
    """Whether the start of what is dated later may all the same lie on the day, by its qualifiers."""
    from chronos.edtf import agree  # noqa: PLC0415 - only where something is wrong

    start = date.start if date.kind == "interval" and date.start is not None else date
    return agree(start, day, context.circa).kind in ("near", "doubtful")

"""The text states another date than the claim.

One of the two is a slip: of a claim dated 2019 the text cannot begin "In 2018 a delegation visits Quito". Only a date
that is that of the whole text counts: at its head ("On 3 May 2018, …", "En mayo de 2018 …", "2018: …"), or at the end
of a plain sentence of coming, meeting or taking place ("A delegation visits Quito in 2018."). Other dates may belong to
something else ("renews the agreement of 2017", "In 2018 he was arrested. He is convicted."). A text that also names a
date which fits is left alone, as are dates that are doubtful or near enough by being approximate, and up to 1929 a full
date which fits in the Julian calendar.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: In 2018 a delegation visits Quito.
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
    text: In 2019 a delegation visits Quito, under the agreement of 2017.
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

from collections.abc import Iterable
from typing import Final

from chronos.check.context import Context
from chronos.check.mentions import Mention, all_dates
from chronos.check.own_date import other_date
from chronos.edtf import DateExpression, edtf_year, format_day, parse
from chronos.model import Claim, Fault, Severity

CODE: Final = "D010"
NAME: Final = "text-contradicts-date"
SEVERITY: Final[Severity] = "warning"


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report a text whose own date cannot be that of the claim."""
    date = claim.date.expression
    if date is None or claim.date.calendar != "gregorian":
        return ()
    own = other_date(claim.text, date.earliest, date.latest)
    if own is None:
        return ()
    if _names_a_date_that_fits(claim.text, own, date) or _may_agree(own, date, context):
        return ()
    message = f"the text states {own.text!r}, and the claim is dated {str(date)[:60]}; correct the one that is wrong"
    return (Fault(NAME, claim.where("text"), message, claim.id),)


def _names_a_date_that_fits(text: str, own: Mention, date: DateExpression) -> bool:
    """Whether there is another date in the text that may be the claim's; the year of the text's own adds nothing."""
    return any(
        other.may_fall(date.earliest, date.latest)
        for other in all_dates(text)
        if other.month is not None or (own.year is not None and other.year != own.year)
    )


def _may_agree(own: Mention, date: DateExpression, context: Context) -> bool:
    """Whether the qualifiers of the claim's date leave room for the other."""
    if not (date.uncertain or date.approximate):
        return False
    if own.year is None:
        return True
    from chronos.edtf import agree  # noqa: PLC0415 - only where something is wrong

    first, last = own.days(own.year)
    stated = parse(f"[{format_day(first)}..{format_day(last)}]") if own.month else parse(edtf_year(own.year))
    return agree(stated, date, context.circa).kind != "discrepant"

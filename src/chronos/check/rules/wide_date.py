"""A date leaves open more years than the settings allow.

The years are counted from the first day that the date may mean to the last, so that a decade (`201X`) is no wider than
the default of ten. A date without a bound on one side is not measured, nor is an interval of which the claim says
`lasting: true`: it took that long.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "[1990..2019]"
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
    date: "201X"
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
"""

from collections.abc import Iterable
from typing import Final

from chronos.check.context import Context
from chronos.edtf import civil, day_number
from chronos.model import Claim, Fault, Severity

CODE: Final = "D007"
NAME: Final = "wide-date"
SEVERITY: Final[Severity] = "info"
OPTIONS: Final = {"years": 10}


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report a date whose first and last possible day lie too far apart."""
    date = claim.date.expression
    if date is None or date.earliest is None or date.latest is None:
        return ()
    years = context.number(NAME, "years")
    if date.latest - date.earliest < years * 365 or not _is_wider(date.earliest, date.latest, years):
        return ()
    if date.kind == "interval" and claim.lasting:
        return ()
    spanned = civil(date.latest)[0] - civil(date.earliest)[0] + 1
    way_out = "say `lasting: true` if it took that long" if date.kind == "interval" else "narrow it if a source does"
    message = f"the date {str(date)[:60]} is spread over {spanned:,} years, more than {years:,}; {way_out}"
    return (Fault(NAME, claim.where("date"), message, claim.id),)


def _is_wider(earliest: int, latest: int, years: int) -> bool:
    """Whether the days, both included, are more than this many years from the first on."""
    year, month, day = civil(earliest)
    # The anniversary of 29 February is 1 March.
    month, day = (3, 1) if (month, day) == (2, 29) else (month, day)
    return latest >= day_number(year + years, month, day)

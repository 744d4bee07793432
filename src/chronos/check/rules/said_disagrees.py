"""A date and the words that the source has for it exclude each other.

Where `said:` can be read as a date itself, it has at least one day in common with `edtf:`. Words that only the
publication date gives a meaning ("last week") are not read, and left to a note.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: {edtf: 2019-05, said: March 2019}
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
    date: {edtf: 2019-05, said: May 2019}
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
from chronos.edtf import DateExpression, EdtfError
from chronos.edtf.seasons import has_local_season
from chronos.model import Claim, ClaimDate, Fault, Severity

CODE: Final = "D005"
NAME: Final = "said-disagrees"
SEVERITY: Final[Severity] = "error"


def check_claim(claim: Claim, _context: Context) -> Iterable[Fault]:
    """Report a date that has no day in common with what its words mean."""
    date = claim.date.expression
    if not claim.date.said or date is None:
        return ()
    meant = _read(claim.date)
    if meant is None or has_local_season(meant) or _share_a_day(date, meant):
        return ()
    message = f"the date {date} has no day in common with the words {claim.date.said[:60]!r} ({meant})"
    return (Fault(NAME, claim.where("date"), message, claim.id),)


def _read(date: ClaimDate) -> DateExpression | None:
    """Return what the words of a date mean, ``None`` where they cannot be read."""
    from chronos.edtf import read_words  # noqa: PLC0415 - few claims have words

    try:
        found: DateExpression = read_words(date.said, calendar=date.calendar)
    except EdtfError:
        return None
    return found


def _share_a_day(one: DateExpression, other: DateExpression) -> bool:
    from chronos.edtf import intersection  # noqa: PLC0415 - only for those that can be read

    return intersection(one, other) is not None

"""A claim lists a country that no longer existed at its date.

Its chronology would go on after the country ended. List the country of today, or permit it with a reason: archives
and treaties keep old names. Reported only where the claim is dated wholly after the last day, and neither `?` nor
`~` may explain it.


Fails:

```yaml
claims:
  - id: ru-1995-visit
    date: "1995"
    text: A delegation visits Moscow.
    countries: [SU]
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
  - id: ru-1995-visit
    date: "1995"
    text: A delegation visits Moscow.
    countries: [RU]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
```
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from chronos.check.context import Context
from chronos.edtf import DateExpression, parse
from chronos.gazetteer import countries, country
from chronos.model import Claim, Fault, Severity

CODE: Final = "G004"
NAME: Final = "country-no-longer"
SEVERITY: Final[Severity] = "warning"

_ENDS: Final = {
    **{one.code: one.valid_to for one in countries() if one.valid_to is not None},
    "CS": "2006-06-04",  # of both countries that had this code, the later: Serbia and Montenegro
}
_CODES: Final = frozenset(_ENDS)


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report countries that ended before the claim's first possible day."""
    if claim.date.expression is None or _CODES.isdisjoint(claim.countries):
        return ()
    return _faults(claim, claim.date.expression, context)


def _faults(claim: Claim, date: DateExpression, context: Context) -> Iterator[Fault]:
    for number, code in enumerate(claim.countries):
        if code not in _CODES or date.earliest is None or date.earliest <= _last_day(code):
            continue
        from chronos.edtf import agree  # noqa: PLC0415 - only where something is wrong
        from chronos.gazetteer import country_name  # noqa: PLC0415 - it loads babel

        until = _ENDS[code]
        if agree(date, parse(f"../{until}"), context.circa).kind == "discrepant":
            one = country("CSXX" if code == "CS" else code)
            today = ", ".join(one.successors) if one is not None else ""
            when = f"{'in' if len(until) == 4 else 'on'} {until}"
            name = country_name(one.code if one is not None else code)
            message = f"{name} ({code}) ended {when}, before the claim's date {str(date)[:60]}"
            yield Fault(NAME, claim.where("countries", number), f"{message}; since then it is {today}", claim.id)


@cache
def _last_day(code: str) -> int:
    return parse(_ENDS[code]).latest or 0

"""A claim lists a country that did not exist yet at its date.

Its chronology would begin before the country does. Where the land was another's then, list that country, or
both; the message names it where ISO 3166 had a code for it. The land had a history before the state, and some
collections follow the land: then permit it with a reason. Reported only where the claim is dated wholly before the
first day, and neither `?` nor `~` may explain it.


Fails:

```yaml
claims:
  - id: ss-2005-accord
    date: "2005"
    text: A delegation visits Juba.
    countries: [SS]
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
  - id: sd-2005-accord
    date: "2005"
    text: A delegation visits Juba.
    countries: [SD]
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
from chronos.gazetteer import countries
from chronos.model import Claim, Fault, Severity

CODE: Final = "G003"
NAME: Final = "country-not-yet"
SEVERITY: Final[Severity] = "warning"

_BEGINNINGS: Final = {one.code: one.valid_from for one in countries() if one.valid_from is not None}
_CODES: Final = frozenset(_BEGINNINGS)


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report countries that begin after the claim's last possible day."""
    if claim.date.expression is None or _CODES.isdisjoint(claim.countries):
        return ()
    return _faults(claim, claim.date.expression, context)


def _faults(claim: Claim, date: DateExpression, context: Context) -> Iterator[Fault]:
    for number, code in enumerate(claim.countries):
        if code not in _CODES or date.latest is None or date.latest >= _first_day(code):
            continue
        from chronos.edtf import agree  # noqa: PLC0415 - only where something is wrong
        from chronos.gazetteer import country_name  # noqa: PLC0415 - it loads babel

        since = _BEGINNINGS[code]
        if agree(date, parse(f"{since}/.."), context.circa).kind == "discrepant":
            before = ", ".join(f"{country_name(one)} ({one})" for one in _before(code, date))
            hint = f"; then it was {before}" if before else "; list the country of that time"
            when = f"{'in' if len(since) == 4 else 'on'} {since}"
            message = f"{country_name(code)} ({code}) began {when}, after the claim's date {str(date)[:60]}{hint}"
            yield Fault(NAME, claim.where("countries", number), message, claim.id)


@cache
def _first_day(code: str) -> int:
    return parse(_BEGINNINGS[code]).earliest or 0


def _before(code: str, date: DateExpression) -> list[str]:
    """Return the countries that a country was, or was a part of, at a date before it began."""
    from chronos.gazetteer.succession import predecessors  # noqa: PLC0415 - only where something is wrong

    found: list[str] = []
    for one in predecessors(code):
        if one in _CODES and date.latest is not None and date.latest < _first_day(one):
            found += _before(one, date)
        elif _may_exist(one, date):
            found.append(one)
    return found


def _may_exist(code: str, date: DateExpression) -> bool:
    from chronos.gazetteer import country  # noqa: PLC0415 - only where something is wrong

    one = country(code)
    last = parse(one.valid_to).latest if one is not None and one.valid_to is not None else None
    return last is None or date.earliest is None or date.earliest <= last

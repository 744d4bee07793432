"""A claim names a country by something other than its ISO 3166-1 alpha-2 code.

The claim stays in, but in no chronology of that country.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [Ecuador]
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
from chronos.gazetteer import country
from chronos.model import Claim, Edit, Fault, Severity

CODE: Final = "G001"
NAME: Final = "unknown-country"
SEVERITY: Final[Severity] = "error"


def check_claim(claim: Claim, _context: Context) -> Iterable[Fault]:
    """Report codes that ISO 3166 does not have, with the code that was meant where it can be told."""
    for code in claim.countries:
        if country(code) is None:
            return _unknown(claim)
    return ()


def _unknown(claim: Claim) -> Iterator[Fault]:
    for number, code in enumerate(claim.countries):
        if country(code) is None:
            meant = _meant(code[:60])
            hint = f"; did you mean {' or '.join(meant)}?" if meant else ""
            place = claim.where("countries", number)
            fixes = (Edit(place, meant[0]),) if len(meant) == 1 and _names(code) == meant[0] else ()
            yield Fault(NAME, place, f"no country has the code {code[:60]!r}{hint}", claim.id, fixes=fixes)


@cache
def _meant(text: str) -> tuple[str, ...]:
    """Return the codes that a text may mean: those of the name it is or has in it, else of the names most like it."""
    from chronos.gazetteer import find_country, suggest_countries  # noqa: PLC0415 - only where something is wrong
    from chronos.gazetteer.mentions import mentions  # noqa: PLC0415 - as above

    named = mentions(text.title() if text.islower() else text)
    if find_country(text) is None and len(named) == 1:
        return named[0].codes
    return suggest_countries(text)


def _names(text: str) -> str:
    """Return the code of the one country that a text names, without a guess; empty for none."""
    from chronos.gazetteer import find_country  # noqa: PLC0415 - only where something is wrong

    found = find_country(text)
    return found.code if found is not None else ""

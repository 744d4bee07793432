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
    issued: "2020-05-01"
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.gazetteer import country, suggest_countries
from chronos.model import Corpus, Fault, Severity

CODE: Final = "G001"
NAME: Final = "unknown-country"
SEVERITY: Final[Severity] = "error"


def check(corpus: Corpus) -> Iterator[Fault]:
    """Report codes that ISO 3166 does not have, with the code that was meant where it can be told."""
    hints: dict[str, str] = {}
    for claim in corpus.claims:
        for number, code in enumerate(claim.countries):
            if country(code) is None:
                if code not in hints:
                    meant = suggest_countries(code[:60])
                    hints[code] = f"; did you mean {' or '.join(meant)}?" if meant else ""
                message = f"no country has the code {code[:60]!r}{hints[code]}"
                yield Fault(NAME, claim.where("countries", number), message, claim.id)

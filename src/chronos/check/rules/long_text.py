"""A text has more characters than the settings allow.

A claim is one assertion. What takes longer is perhaps several claims, or a claim and a `note:`.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito, is received at the airport and stays for a week.
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

Settings:

```yaml
check:
  options:
    long-text: {characters: 60}
```
"""

from collections.abc import Iterable
from typing import Final

from chronos.check.context import Context
from chronos.model import Claim, Fault, Severity

CODE: Final = "T005"
NAME: Final = "long-text"
SEVERITY: Final[Severity] = "info"
OPTIONS: Final = {"characters": 1000}


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report a text that is too long."""
    most = context.number(NAME, "characters")
    length = len(claim.text)
    if length <= most:
        return ()
    message = f"the text has {length:,} characters, more than {most:,}; split the claim, or move the rest to `note:`"
    return (Fault(NAME, claim.where("text"), message, claim.id),)

"""A claim has a kind that `chronos.yaml` does not name.

Only where `kinds:` is set there; without it any kind is allowed. With `kinds: {visit: Visits}`:

Settings:

```yaml
kinds: {visit: Visits}
```

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    kind: vist
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
    kind: visit
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
from chronos.model import Claim, Fault, Severity

CODE: Final = "Y009"
NAME: Final = "unknown-kind"
SEVERITY: Final[Severity] = "warning"


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report a kind that the settings do not name."""
    kinds = context.settings.kinds
    if not kinds or not claim.kind or claim.kind in kinds:
        return ()
    hint = context.did_you_mean("kind", claim.kind, lambda: kinds)
    return (Fault(NAME, claim.where("kind"), f"chronos.yaml names no kind {claim.kind[:60]!r}{hint}", claim.id),)

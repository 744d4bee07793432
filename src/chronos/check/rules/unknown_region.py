"""A claim names a region that neither UN M49 nor the project knows.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    regions: ["499"]
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
    regions: ["419"]
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
from typing import Final

from chronos.check.context import Context
from chronos.gazetteer import region
from chronos.model import Claim, Fault, Severity

CODE: Final = "G002"
NAME: Final = "unknown-region"
SEVERITY: Final[Severity] = "error"


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report ids that are neither M49 codes nor regions of ``chronos.yaml``."""
    return _unknown(claim, context) if claim.regions else ()


def _unknown(claim: Claim, context: Context) -> Iterator[Fault]:
    for number, region_id in enumerate(claim.regions):
        own = {one.id for one in context.settings.regions}
        if region_id not in own and region(region_id) is None:
            hint = context.did_you_mean("region", region_id, own.copy)
            yield Fault(NAME, claim.where("regions", number), f"no region {region_id[:60]!r}{hint}", claim.id)

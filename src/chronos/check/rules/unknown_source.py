"""A claim cites a source that the project does not have.

Sources stand under `references:` in any file of the project, by custom in `sources.yaml`.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazzette-2020, p. 3"]
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

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.model import Claim, Fault, Severity

CODE: Final = "S002"
NAME: Final = "unknown-source"
SEVERITY: Final[Severity] = "error"


def check_claim(claim: Claim, context: Context) -> Iterator[Fault]:
    """Report citations of ids that no source has."""
    for number, citation in enumerate(claim.citations):
        if citation.source and citation.source not in context.sources:
            hint = context.did_you_mean("source", citation.source, lambda: context.sources)
            yield Fault(
                NAME, claim.where("sources", number, "source"), f"no source {citation.source[:60]!r}{hint}", claim.id
            )

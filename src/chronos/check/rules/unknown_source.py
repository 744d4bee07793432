"""A claim cites a source that the project does not have.

Sources stand under `references:` in any file of the project, by custom in `sources.yaml`. Commas divide the lists of
YAML: `[gazette-2020, p. 3]` is two citations, and with quotes, `["gazette-2020, p. 3"]`, one with a locator.

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

from collections.abc import Iterable, Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.locators import is_locator
from chronos.model import Claim, Fault, Severity

CODE: Final = "S002"
NAME: Final = "unknown-source"
SEVERITY: Final[Severity] = "error"


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report citations of ids that no source has."""
    for citation in claim.citations:
        if citation.source not in context.sources:
            return _unknown(claim, context)
    return ()


def _unknown(claim: Claim, context: Context) -> Iterator[Fault]:
    for number, citation in enumerate(claim.citations):
        if citation.source and citation.source not in context.sources:
            hint = _cut_off(claim, number, context)
            hint = hint or context.did_you_mean("source", citation.source, lambda: context.sources)
            place = claim.where("sources", number, "source")
            yield Fault(NAME, place, f"no source {citation.source[:60]!r}{hint}", claim.id)


def _cut_off(claim: Claim, number: int, context: Context) -> str:
    """Return how to write a citation whose locator YAML cut off; nothing where this is no locator after a source."""
    start = number
    while start and is_locator(claim.citations[start].source):
        start -= 1
    if start == number or claim.citations[start].source not in context.sources:
        return ""
    pieces = ", ".join(one.source for one in claim.citations[start : number + 1])
    return f'; is it a locator? Then write ["{pieces[:120]}"], with the quotes'

"""A citation does not say where in its source.

A reader who wants to see for herself should not have to read a whole newspaper or book. Not asked for where a source
has no parts that people name, by its type in CSL (`webpage`, `post`, `post-weblog`, `map`, `dataset`, `figure`,
`graphic`, `entry` and its kinds, `event`, `software`, `personal_communication`), nor where it has no type and an
address, nor where all of it stands on one page (`page: "3"`, `number-of-pages: 1`).

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: [gazette-2020]
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

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: [page-2020]
references:
  - id: page-2020
    type: webpage
    title: A gazette
    issued: "2020-05-01"
    URL: https://example.org/a
    accessed: 2020-05-02
    publisher: The Gazette
```
"""

from collections.abc import Iterable, Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.csl import UNDIVIDED
from chronos.check.locators import is_locator
from chronos.model import Claim, Fault, Severity, Source

CODE: Final = "S003"
NAME: Final = "no-locator"
SEVERITY: Final[Severity] = "info"


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report citations without a locator, but not where the next one is the locator, cut off at a comma."""
    for citation in claim.citations:
        if not citation.locator:
            return _without(claim, context)
    return ()


def _without(claim: Claim, context: Context) -> Iterator[Fault]:
    for number, citation in enumerate(claim.citations):
        if not citation.locator and (source := context.sources.get(citation.source)) is not None:
            following = claim.citations[number + 1].source if number + 1 < len(claim.citations) else ""
            if _has_parts(source) and (following in context.sources or not is_locator(following)):
                message = f"no locator; say where in the source, as in '{source.id[:60]}, p. 3'"
                yield Fault(NAME, claim.where("sources", number, "source"), message, claim.id, citation.source)


def _has_parts(source: Source) -> bool:
    fields = source.fields
    if source.type in UNDIVIDED or (not source.type and fields.get("URL")):
        return False
    return fields.get("number-of-pages") != "1" and not fields.get("page", "").isdecimal()

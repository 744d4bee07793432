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

from chronos.check.nearest import Hints
from chronos.model import Corpus, Fault, Severity

CODE: Final = "S002"
NAME: Final = "unknown-source"
SEVERITY: Final[Severity] = "error"


def check(corpus: Corpus) -> Iterator[Fault]:
    """Report citations of ids that no source has."""
    hints = Hints(corpus.sources)
    for claim in corpus.claims:
        for citation in claim.citations:
            if citation.source and citation.source not in corpus.sources:
                message = f"no source {citation.source[:60]!r}{hints.did_you_mean(citation.source)}"
                yield Fault(NAME, citation.location, message, claim.id)

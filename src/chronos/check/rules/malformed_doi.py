"""A source's `DOI` is none.

A DOI is `10.`, the number of whoever registered it, a slash, and their name for it: `10.1000/182` (ISO 26324).
`doi:` or `https://doi.org/` may stand before it.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-journal
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
    DOI: 11.1000/182
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
    type: article-journal
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
    DOI: 10.1000/182
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.model import Fault, Severity, Source
from chronos.model.identifiers import doi_within, is_doi

CODE: Final = "S009"
NAME: Final = "malformed-doi"
SEVERITY: Final[Severity] = "error"


def check_source(source: Source, _context: Context) -> Iterator[Fault]:
    """Report a DOI that cannot be one."""
    doi = source.fields.get("DOI")
    if doi and not is_doi(doi):
        within = doi_within(doi)
        hint = f"; did you mean {within[:60]!r}?" if within else ", which is written like 10.1000/182"
        yield Fault(NAME, source.where("DOI"), f"{doi[:60]!r} is no DOI{hint}", source=source.id)

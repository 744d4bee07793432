"""A file or one of its items is not YAML.

Nothing in the broken item can be read, so the claim in it is left out and named in the ledger. Items before
and after it are read all the same. The place is where the parser stopped; the cause is often the line above
it: a quote that is not closed, a colon with a space after it in plain text, a tab for indentation. The same
finding stands where sources in a `.json` or `.bib` file are no JSON or no BibTeX.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: "A delegation visits Quito.
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
    text: "A delegation visits Quito."
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

from typing import Final

from chronos.model import Severity

CODE: Final = "Y001"
NAME: Final = "malformed-yaml"
SEVERITY: Final[Severity] = "error"

"""No claim cites a source, and no other source names it as its origin.

It may be left over, or a claim that should cite it does not. A list that a reference manager exports has many such
sources; `check: {ignore: [unused-source]}` in `chronos.yaml` turns the rule off.

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
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
  - id: wire-2021
    type: article-newspaper
    title: A wire report
    container-title: The Gazette
    issued: "2021-03"
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
    origin: wire-2020
  - id: wire-2020
    type: article-newspaper
    title: A wire report
    container-title: The Gazette
    issued: "2020-04"
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.survey import Whole
from chronos.model import Fault, Severity

CODE: Final = "S012"
NAME: Final = "unused-source"
SEVERITY: Final[Severity] = "info"


def check_whole(whole: Whole, _context: Context) -> Iterator[Fault]:
    """Report sources that nothing names; not where claims were lost of which nobody can say what they cite."""
    if whole.unread:
        return
    unused = whole.sources.keys() - {source.origin for source in whole.sources.values()}
    unused -= whole.lost_cited
    for survey in whole.surveys:
        unused.difference_update(survey.cited)
    if not unused:
        return
    message = "no claim cites it, and no source has it for its origin"
    if whole.left_out:
        message += "; but some claims cannot be read"
    for source in whole.sources.values():
        if source.id in unused:
            yield Fault(NAME, source.location, message, source=source.id)

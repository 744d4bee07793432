"""Sources have each other for their origin, in a circle.

`origin` says whom a source got it from. Nobody got it from themselves: one of the links is wrong, and until it is
mended nobody can say which of the sources corroborate each other.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3", "wire-2020, p. 1"]
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
    origin: gazette-2020
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
    origin: Ministry of the Interior
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.survey import Whole
from chronos.model import Fault, Severity

CODE: Final = "S014"
NAME: Final = "circular-origin"
SEVERITY: Final[Severity] = "error"
_SHOWN: Final = 12
"""Sources of a circle that are named."""


def check_whole(whole: Whole, _context: Context) -> Iterator[Fault]:
    """Report every circle once, at the first of its sources."""
    sources = whole.sources
    origins = {source.id: source.origin for source in sources.values() if source.origin in sources}
    seen: set[str] = set()
    for start in origins:
        path: dict[str, None] = {}
        at = start
        while at in origins and at not in seen:
            seen.add(at)
            path[at] = None
            at = origins[at]
        if at in path:
            members = list(path)
            circle = members[members.index(at) :]
            first = min(circle, key=lambda one: sources[one].location)
            turn = circle.index(first)
            chain = [*circle[turn:], *circle[:turn], first]
            shown = chain if len(chain) <= _SHOWN else [*chain[: _SHOWN - 2], "...", first]
            message = f"origins in a circle: {' -> '.join(one[:60] for one in shown)}"
            yield Fault(NAME, sources[first].where("origin"), message, source=first)

"""The sources of an event are not independent of each other.

Where several had it from one origin (`origin:` of a source, however it is capitalized), they are one voice: they do not
corroborate each other, and chronologies count them once.


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
    container-title: The Wire
    issued: "2020-04"
```

Passes:

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
  - id: wire-2020
    type: article-newspaper
    title: A wire report
    container-title: The Wire
    issued: "2020-04"
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.model import Event, Fault, Severity, fold_name, origin_of

CODE: Final = "E002"
NAME: Final = "dependent-sources"
SEVERITY: Final[Severity] = "info"
_SHOWN: Final = 5
"""Sources of one origin that a message names."""


def check_event(event: Event, context: Context) -> Iterator[Fault]:
    """Report events with more known sources than origins, and name what is behind them."""
    known = len(event.sources) - len(event.unknown_sources)
    if event.origins >= known:
        return
    behind: dict[str, list[str]] = {}
    for source in event.sources:
        if source in context.sources:
            behind.setdefault(fold_name(origin_of(source, context.sources)), []).append(source)
    shared = (sources for sources in behind.values() if len(sources) > 1)
    told = "; ".join(_told(origin_of(sources[0], context.sources), sources) for sources in shared)
    origins = f"{event.origins} origin{'' if event.origins == 1 else 's'}"
    first = next(claim for claim in event.claims if claim.id == event.id)
    message = f"{known} sources, {origins}: {told}; they do not corroborate each other"
    yield Fault(NAME, first.where("sources"), message, first.id)


def _told(origin: str, sources: list[str]) -> str:
    shown = [f"{source[:60]!r}" for source in sources if source != origin]
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    return f"{origin[:60]!r} is behind {', '.join(shown[:_SHOWN])}{more}"

"""An event of a kind that needs two independent sources has fewer.

Which kinds do is the option `kinds`, by default none; `"*"` stands for every kind. Sources that have it from one
origin count once, those that disagree on the date do not corroborate each other, and unknown ones count for nothing.


Settings:

```yaml
check:
  options:
    uncorroborated: {kinds: [arrest]}
```

Fails:

```yaml
claims:
  - id: ec-2019-arrest
    date: "2019"
    text: A minister is arrested in Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
    kind: arrest
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
  - id: ec-2019-arrest
    date: "2019"
    text: A minister is arrested in Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3", "wire-2020, p. 1"]
    kind: arrest
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

from collections.abc import Collection, Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.survey import Whole
from chronos.model import Event, Fault, Location, Severity

CODE: Final = "E001"
NAME: Final = "uncorroborated"
SEVERITY: Final[Severity] = "warning"
OPTIONS: Final[dict[str, tuple[str, ...]]] = {"kinds": ()}


def is_named(kind: str, kinds: Collection[str]) -> bool:
    """Whether events of a kind need two independent sources."""
    return bool(kinds) and (kind in kinds or "*" in kinds)


def check_event(event: Event, context: Context) -> Iterator[Fault]:
    """Report events of the kinds in question that fewer than two independent sources corroborate."""
    if event.corroboration > 1 or event.status == "retracted" or not is_named(event.kind, context.texts(NAME, "kinds")):
        return
    first = next(claim for claim in event.claims if claim.id == event.id)
    kind = f"an event of the kind {event.kind[:60]!r}" if event.kind else "an event"
    known = len(event.sources) - len(event.unknown_sources)
    if event.origins > 1:
        has = f"its {event.origins} disagree on the date"
    elif known > 1:
        has = f"its {known} are of one origin"
    else:
        has = f"it has {'one' if known else 'none'}"
    message = f"{kind} needs two independent sources, and {has}; cite another that knows of it by itself"
    yield Fault(NAME, first.where("sources"), message, first.id)


def check_whole(_whole: Whole, context: Context) -> Iterator[Fault]:
    """Report kinds in the option that ``chronos.yaml`` does not name: they would be looked for in vain."""
    kinds = context.settings.kinds
    for kind in context.texts(NAME, "kinds"):
        if kinds and kind != "*" and kind not in kinds:
            mark = context.settings.marks.get("check.options", context.settings.marks.get("check", (0, 0)))
            hint = context.did_you_mean("kind", kind, kinds.keys)
            yield Fault(NAME, Location("chronos.yaml", *mark), f"{NAME}: no kind {kind[:60]!r}{hint}")

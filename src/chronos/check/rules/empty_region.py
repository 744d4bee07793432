"""A region of `chronos.yaml` has no claim.

Its chronology is written all the same, and is empty: take the region out, or see whether its id or its countries
are the ones that claims list. In a project without claims nothing is said.


Settings:

```yaml
regions: ["029"]
```

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
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
    regions: ["029"]
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
from chronos.check.survey import Whole
from chronos.gazetteer import Region, region, region_name
from chronos.model import Fault, Location, Severity

CODE: Final = "G006"
NAME: Final = "empty-region"
SEVERITY: Final[Severity] = "info"


def check_whole(whole: Whole, context: Context) -> Iterator[Fault]:
    """Report regions that no claim lists, nor a country or a region within them."""
    own = context.settings.regions
    if not own or not whole.ids:
        return
    countries = frozenset(code for survey in whole.surveys for code in survey.countries)
    named = frozenset(one for survey in whole.surveys for one in survey.regions)
    known = {one.id: one for one in own}
    within = [found for one in named if (found := known.get(one) or region(one)) is not None]
    for number, one in enumerate(own):
        if countries.isdisjoint(one.countries) and not any(_is_within(inner, one) for inner in within):
            mark = context.settings.marks.get(f"regions[{number}]", context.settings.marks.get("regions", (0, 0)))
            message = f"no claim lists the region {region_name(one)[:60]!r}, nor a country within it"
            yield Fault(NAME, Location("chronos.yaml", *mark), message)


def _is_within(inner: Region, outer: Region) -> bool:
    return inner.id == outer.id or set(inner.countries) <= set(outer.countries)

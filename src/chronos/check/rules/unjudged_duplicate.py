"""Two claims are likely to speak of one event, and no judgement says whether they do.

Nothing is joined by guess: until somebody decides, the event stands twice in its chronologies and is counted twice.
Record under `judgements:` that the two are the `same`, `different`, or that nobody can tell (`unsure`): `chronos judge`
writes that down, and `chronos review` walks through all such pairs. Claims that say the same to the letter are a
`duplicate-text` as well. Where very many claims of one country and year read alike, a few of the likeliest are reported
for each; the others come up when these are judged.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation of the police visits Quito for a course.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-police-course
    date: "2019"
    text: A delegation of police visits Quito for a short course.
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
    text: A delegation of the police visits Quito for a course.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-police-course
    date: "2019"
    text: A delegation of police visits Quito for a short course.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
judgements:
  - claims: [ec-2019-police-course, ec-2019-visit]
    verdict: different
    by: A. Editor
    on: 2020-06-01
    why: The gazette reports two visits.
```
"""

from collections.abc import Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.survey import Whole
from chronos.model import Candidate, Fault, Location, Severity

CODE: Final = "L004"
NAME: Final = "unjudged-duplicate"
SEVERITY: Final[Severity] = "warning"


def check_whole(whole: Whole, _context: Context) -> Iterator[Fault]:
    """Report each claim that may say what others before it say, naming the likeliest of them."""
    others: dict[tuple[Location, str], list[tuple[str, Location, Candidate]]] = {}
    for candidate in whole.candidates:
        (other, before), (claim, place) = sorted(
            zip(candidate.claims, candidate.places, strict=True), key=lambda pair: pair[1]
        )
        others.setdefault((place, claim), []).append((other, before, candidate))
    for (place, claim), found in others.items():
        other, before, candidate = found[0]
        more = f" (and with {len(found) - 1} more)" if len(found) > 1 else ""
        message = (
            f"may be an event that stands already; it reads like {other[:60]!r} ({before}){more}: "
            f"{', '.join(candidate.reasons)[:200]}; `chronos judge` records whether they are the same or different"
        )
        yield Fault(NAME, place, message, claim)

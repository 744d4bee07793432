"""The words that a judgement wants shown are not those that are shown.

A judgement `same` may name under `text:` the claim whose words stand for the event. Those of a retracted claim are not
shown while another claim stands, nor those of a claim that has none; and where judgements of one event name different
claims, the most precisely dated of these is shown, of equally precise ones that whose id comes first in the alphabet.


Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019-05-02"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-talks
    date: "2019-05"
    text: Talks are held in Quito.
    countries: [EC]
    status: retracted
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
judgements:
  - claims: [ec-2019-talks, ec-2019-visit]
    verdict: same
    text: ec-2019-talks
    by: A. Editor
    on: 2020-06-01
    why: One visit, by both reports.
```

Passes:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019-05-02"
    text: A delegation visits Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-2019-talks
    date: "2019-05"
    text: Talks are held in Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
judgements:
  - claims: [ec-2019-talks, ec-2019-visit]
    verdict: same
    text: ec-2019-talks
    by: A. Editor
    on: 2020-06-01
    why: One visit, by both reports.
```
"""

from collections.abc import Iterable, Iterator
from typing import Final

from chronos.check.context import Context
from chronos.check.survey import Whole
from chronos.model import Event, Fault, Judgement, Severity

CODE: Final = "L005"
NAME: Final = "text-not-shown"
SEVERITY: Final[Severity] = "warning"


def check_whole(whole: Whole, _context: Context) -> Iterator[Fault]:
    """Report each judgement that names other words than its event shows."""
    naming = [one for one in whole.judgements if one.text and one.text_mark is not None]
    if not naming:
        return
    named = {judgement.text for judgement in naming}
    events = {claim.id: event for event in whole.events for claim in event.claims if claim.id in named}
    for judgement in naming:
        event = events.get(judgement.text)
        if event is not None and judgement.text_mark is not None and event.claims[0].id != judgement.text:
            message = f"the words shown are those of {event.claims[0].id[:60]!r}: {_why(judgement, event, naming)}"
            yield Fault(NAME, judgement.text_mark, message)


def _why(judgement: Judgement, event: Event, naming: Iterable[Judgement]) -> str:
    """Return why the words named are not those shown, and a way out."""
    claim = next(claim for claim in event.claims if claim.id == judgement.text)
    if claim.status == "retracted" and event.status != "retracted":
        return f"{claim.id[:60]!r} ({claim.location}) is retracted; name another, or take `text` out"
    if not claim.text:
        return f"{claim.id[:60]!r} ({claim.location}) has none; name another, or take `text` out"
    other = next(one for one in naming if one.text == event.claims[0].id)
    return f"another judgement of the same event names it ({other.text_mark}); agree on one"

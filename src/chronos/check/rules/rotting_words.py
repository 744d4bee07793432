"""The text says when in words that lose their meaning as time passes.

"Last week", "this year", "recently" or "currently" were true when the source was written; whoever reads the chronology
takes them for their own. Say when it was, and keep the source's words for the date under `said:`. Words of English,
Spanish, Portuguese and French are known; the option `words` has more. What stands in quotation marks is not looked at.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation visited Quito last week.
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
    date: {edtf: "2019-05", said: last week}
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
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from chronos.check.context import Context
from chronos.check.quoting import without_quotations
from chronos.check.rotting import CUES, find_rotting, phrases_of
from chronos.model import Claim, Fault, Severity

CODE: Final = "D009"
NAME: Final = "rotting-words"
SEVERITY: Final[Severity] = "warning"
OPTIONS: Final[dict[str, int | tuple[str, ...]]] = {"words": ()}
_SHOWN: Final = 3


def words(_context: Context) -> frozenset[str]:
    """Return a word of everything that rots."""
    return CUES


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report a text with such words, once, naming the first of them."""
    more = context.texts(NAME, "words")
    phrases = phrases_of(context.words(claim))
    if not more and not phrases:
        return ()
    found = dict.fromkeys(find_rotting(claim.text, phrases))
    found.update(dict.fromkeys(_find_more(claim.text, more)))
    if not found:
        return ()
    named = ", ".join(repr(one[:60]) for one in list(found)[:_SHOWN])
    lose = "loses its" if len(found) == 1 else "lose their"
    message = f"{named} {lose} meaning as time passes; say when it was, and keep the words under `said:` of the date"
    return (Fault(NAME, claim.where("text"), message, claim.id),)


def _find_more(text: str, more: tuple[str, ...]) -> Iterator[str]:
    if more:
        yield from (found.group() for found in _pattern(more).finditer(without_quotations(text)))


@cache
def _pattern(more: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, more))})(?!\w)", re.IGNORECASE)

"""The text judges by its choice of words.

"Regime", "terrorist" or "so-called" take sides. Where the source does, quote it and say that it does; what stands in
quotation marks is not looked at. Which words are loaded is for the project to decide: the option `words` replaces the
list, and the rule is off unless the settings turn it on.

Fails:

```yaml
claims:
  - id: ec-2019-visit
    date: "2019"
    text: A delegation of the regime visits Quito.
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
    text: A delegation visits Quito, sent by "the regime", as the gazette has it.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
```

Settings:

```yaml
check:
  levels: {loaded-words: info}
```
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from chronos.check.context import Context
from chronos.check.quoting import without_quotations
from chronos.model import Claim, Fault, Severity

CODE: Final = "T004"
NAME: Final = "loaded-words"
SEVERITY: Final[Severity] = "info"
DEFAULT: Final = False
_ENGLISH: Final = (
    *("regime", "regimes", "puppet", "puppets", "terrorist", "terrorists", "extremist", "extremists", "fanatic"),
    *("fanatics", "thug", "thugs", "henchmen", "stooge", "stooges", "crony", "cronies", "traitor", "traitors"),
    *(
        "so-called",
        "self-styled",
        "notorious",
        "infamous",
        "barbaric",
        "bloodthirsty",
        "heroic",
        "heroically",
        "martyr",
    ),
    *("martyrs", "evil"),
)
_SPANISH: Final = (
    *(
        "régimen",
        "regímenes",
        "títere",
        "títeres",
        "terrorista",
        "terroristas",
        "extremista",
        "extremistas",
        "fanático",
    ),
    *("fanáticos", "secuaz", "secuaces", "esbirro", "esbirros", "traidor", "traidores", "mal llamado", "mal llamada"),
    *("autodenominado", "autodenominada", "tristemente célebre", "infame", "sanguinario", "sanguinaria", "heroico"),
    *("heroica", "mártir", "mártires"),
)
_PORTUGUESE: Final = (
    *("fantoche", "fantoches", "capanga", "capangas", "assim chamado", "assim chamada", "tristemente célebre"),
    *("sanguinário", "sanguinária", "heróico", "heróica", "autodenominado", "traidores"),
)
_FRENCH: Final = (
    *(
        "régime",
        "régimes",
        "terroriste",
        "terroristes",
        "extrémiste",
        "extrémistes",
        "fanatique",
        "fanatiques",
        "sbire",
    ),
    *("sbires", "traître", "traîtres", "soi-disant", "autoproclamé", "autoproclamée", "tristement célèbre", "infâme"),
    *("sanguinaire", "héroïque", "martyrs"),
)
OPTIONS: Final = {"words": tuple(dict.fromkeys((*_ENGLISH, *_SPANISH, *_PORTUGUESE, *_FRENCH)))}
_SHOWN: Final = 3


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report a text with loaded words, once, naming the first of them."""
    loaded = context.texts(NAME, "words")
    found = dict.fromkeys(one.group() for one in _pattern(loaded).finditer(without_quotations(claim.text)))
    if not found:
        return ()
    named = ", ".join(repr(one[:60]) for one in list(found)[:_SHOWN])
    message = f"{named} {'judges' if len(found) == 1 else 'judge'}; say what happened, or quote who says so"
    return (Fault(NAME, claim.where("text"), message, claim.id),)


@cache
def _pattern(loaded: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, loaded))})(?!\w)", re.IGNORECASE)

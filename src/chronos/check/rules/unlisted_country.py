"""A claim's text names a country that the claim does not list.

The claim is then missing from that country's chronology, which may well be meant: where the country only takes
part, name it under `actors:`; one that a whole collection is about goes into the option `except`, as its code.
Names in English, Spanish, French and Portuguese are found, in capitals; who people are ("Peruvian") is not looked
at, and what merely bears a country's name is passed over: New Mexico, Mexico City, the Bank of China, the South
China Sea, Michael Jordan. A name that several countries share is right with any of them, one of today with what the
country was before.


Fails:

```yaml
claims:
  - id: ec-2019-treaty
    date: "2019"
    text: Ecuador and Peru sign a treaty.
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
  - id: ec-2019-treaty
    date: "2019"
    text: Ecuador and Peru sign a treaty.
    countries: [EC, PE]
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
  - id: ec-2019-loan
    date: "2019"
    text: Ecuador takes a loan from China.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
    actors: [Government of China]
references:
  - id: gazette-2020
    type: article-newspaper
    title: A gazette
    container-title: The Gazette
    issued: "2020-05-01"
```
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from chronos.check.context import Context
from chronos.model import Claim, Fault, Severity

CODE: Final = "G005"
NAME: Final = "unlisted-country"
SEVERITY: Final[Severity] = "info"
OPTIONS: Final[dict[str, tuple[str, ...]]] = {"except": ()}
_DASH: Final = "\N{EN DASH}"


class _Gazetteer(NamedTuple):
    cues: frozenset[str]
    told: Mapping[str, tuple[str, ...]]
    compound: Callable[[str], object]
    kin: Callable[[str], frozenset[str]]


def words(_context: Context) -> frozenset[str]:
    """Return a word of every name of a country."""
    return _gazetteer().cues


def check_claim(claim: Claim, context: Context) -> Iterable[Fault]:
    """Report each country that the text names and the claim does not list."""
    cues, told, compound, kin = _gazetteer()
    found = context.words(claim)
    if not cues.isdisjoint(found):
        for word in cues & found:
            for code in told[word]:
                if code not in claim.countries and kin(code).isdisjoint(claim.countries):
                    return _faults(claim, context)
    text = claim.text
    if ("-" in text and compound(text)) or "/" in text or _DASH in text:
        return _faults(claim, context)
    return ()


@cache
def _gazetteer() -> _Gazetteer:
    from chronos.gazetteer.cues import COMPOUND, COUNTRIES_BY_CUE, CUE_WORDS  # noqa: PLC0415 - a table to read
    from chronos.gazetteer.succession import kin  # noqa: PLC0415 - as above

    return _Gazetteer(CUE_WORDS, COUNTRIES_BY_CUE, COMPOUND.search, kin)


def _faults(claim: Claim, context: Context) -> Iterator[Fault]:
    from chronos.gazetteer.mentions import mentions  # noqa: PLC0415 - only where a country may be named
    from chronos.gazetteer.succession import share_land  # noqa: PLC0415 - only where a country may be named

    known = {*claim.countries, *context.texts(NAME, "except")}
    told: set[tuple[str, ...]] = set()
    for name, codes in mentions(claim.text):
        if codes in told or share_land(codes, known):
            continue
        if not told:
            known.update(code for actor in claim.actors for one in mentions(actor) for code in one.codes)
            if share_land(codes, known):
                continue
        told.add(codes)
        message = (
            f"the text names {name[:60]} ({' or '.join(codes)}), which `countries` does not list; "
            "list it, or name it under `actors` where it only takes part"
        )
        yield Fault(NAME, claim.where("text"), message, claim.id)

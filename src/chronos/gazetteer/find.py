"""Countries by what people call them."""

from collections.abc import Iterator
from functools import cache
from itertools import chain

from chronos.gazetteer.country import Country, countries, country
from chronos.gazetteer.data.aliases import ALIASES, AMBIGUOUS
from chronos.gazetteer.names import LANGUAGES, country_name
from chronos.gazetteer.slugs import words

# At least this alike (difflib's ratio, 0 to 1) is offered: one wrong, missing or swapped letter in a name of
# four letters still is ("Pero" for Peru), names that merely share an ending are not.
_ALIKE = 0.75
_AT_MOST = 3

# Codes have two to four letters; a text that short is likelier a wrong code than a misspelt name.
_LONGER_THAN_CODES = 4


def find_country(text: str) -> Country | None:
    """Return the one country that a text names, or ``None`` for no country and for several.

    Codes are tried first (alpha-2, alpha-3, four letters of ISO 3166-3), then aliases, then names in English,
    Spanish, French and Portuguese; capitals, accents, punctuation and a leading "the" do not matter. Of a
    name that today's country and a withdrawn one share, today's is meant.
    """
    key = _key(text)
    tables: Iterator[dict[str, str]] = chain([_aliases()], map(_names, LANGUAGES))
    code = _codes().get(text.strip().upper()) or _codes().get(key.upper())
    code = code or next((table[key] for table in tables if key in table), None)
    return country(code) if code else None


def suggest_countries(text: str) -> tuple[str, ...]:
    """Return the codes of up to three countries that a text may mean, the most likely first.

    A text that names one country gives its code, one that names several (``"CS"``, ``"Congo"``) all of them,
    any other text those whose name starts with it or is spelt much like it, in the first language where there
    are any; an unlike text gives none.
    """
    key = _key(text)
    several = _shared_codes().get(text.strip().upper()) or _ambiguous().get(key)
    if several:
        return several
    found = find_country(text)
    if found:
        return (found.code,)
    if len(key) < _LONGER_THAN_CODES:
        return ()
    for language in LANGUAGES:
        alike = tuple(dict.fromkeys(_similar(key, language)))[:_AT_MOST]
        if alike:
            return alike
    return ()


def _similar(key: str, language: str) -> Iterator[str]:
    """Codes of names that start with the words, then of names spelt alike, the most alike first."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a misspelt name needs it

    names = chain(_names(language).items(), _aliases().items())
    known = {name: (code,) for name, code in names} | _ambiguous()
    for name, codes in known.items():
        if name.startswith(f"{key} "):
            yield from codes
    for name in get_close_matches(key, known, n=4 * _AT_MOST, cutoff=_ALIKE):
        yield from known[name]


def _key(text: str) -> str:
    """Return a text as it is compared: plain words, "st" in full, initials joined, no leading "the".

    "U.S.A." and "EE. UU." become "usa" and "eeuu".
    """
    found = ["saint" if word == "st" else word for word in words(text.replace(".", ". "))]
    if all(len(word) <= 2 for word in found):
        return "".join(found)
    return " ".join(found[1:] if found[0] == "the" else found)


@cache
def _codes() -> dict[str, str]:
    """Alpha-2, alpha-3 and alpha-4 to code; today's countries win, what withdrawn ones share is absent."""
    found: dict[str, str] = {}
    for one in sorted(countries(), key=lambda each: each.withdrawn):
        for code in (one.code, one.alpha2, one.alpha3, one.code4):
            if code and code not in _shared_codes():
                found.setdefault(code, one.code)
    return found


@cache
def _shared_codes() -> dict[str, tuple[str, ...]]:
    """Alpha-2 codes that no country of today has and several withdrawn ones had."""
    had: dict[str, list[str]] = {}
    for one in countries():
        had.setdefault(one.alpha2, []).append(one.code)
    return {alpha2: tuple(codes) for alpha2, codes in had.items() if len(codes) > 1 and alpha2 not in codes}


@cache
def _names(language: str) -> dict[str, str]:
    """Names in one language, as compared, to codes; today's countries win."""
    found: dict[str, str] = {}
    for one in sorted(countries(), key=lambda each: each.withdrawn):
        found.setdefault(_key(country_name(one.code, language)), one.code)
    return found


@cache
def _aliases() -> dict[str, str]:
    split = (line.partition(" ") for line in ALIASES.splitlines())
    return {_key(name): code for code, _, names in split for name in names.split(";")}


@cache
def _ambiguous() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in AMBIGUOUS.splitlines():
        codes = tuple(cell for cell in line.split() if country(cell))
        for name in line.split(maxsplit=len(codes))[-1].split(";"):
            found[_key(name)] = codes
    return found

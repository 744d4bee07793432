"""Countries that a cell of a table names."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from chronos.gazetteer import country, find_country, region, region_name, regions, suggest_countries
from chronos.gazetteer.slugs import words

_BETWEEN: Final = tuple(
    re.compile(rf"\s*(?:{one})\s*", re.IGNORECASE)
    for one in (r"[;|\n\r\t]", "/", ",", r"&|\+|\band\b|\by\b|\be\b|\bet\b")
)
"""What stands between names, the surest first; the others stand in some names too ("Trinidad and Tobago")."""
_OTHER_LANGUAGES: Final = (
    *("de", "it", "nl", "ca", "ro", "pl", "cs", "sk", "hu", "sv", "da", "nb", "fi", "et", "lv", "lt", "sl", "hr", "sr"),
    *("el", "tr", "ru", "uk", "bg", "ar", "he", "fa", "zh", "ja", "ko"),
)
"""Languages of tables whose names of countries are known beside those of the gazetteer (ISO 639-1)."""


_PARTS: Final = {
    **dict.fromkeys(("west bank", "gaza", "gaza strip", "west bank and gaza", "west bank and gaza strip"), "PS"),
    **dict.fromkeys(("england", "scotland", "wales", "northern ireland", "great britain"), "GB"),
}
"""What tables have for countries and ISO 3166-2 for parts of one."""
_OF: Final = re.compile(
    r"\b(?:republic|state|states|province|people|union|federation|kingdom)\b.*\bof\b", re.IGNORECASE
)


class Named(Struct, frozen=True):
    """The countries (ISO 3166-1) and regions (UN M49) that a cell names, in its order, and what names neither."""

    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """Why the cell cannot be taken; empty where nothing in it is unknown."""
        if not self.unknown:
            return ""
        name = self.unknown[0]
        near = suggest_countries(name)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        return f"no country is called {name[:60]!r}{hint} (say what it is under `countries:` in a --map file)"


@lru_cache(maxsize=20_000)
def named_countries(cell: str) -> Named:
    """Return what a cell names: codes, names in four languages, several of them in all the usual ways."""
    return _named(cell, {})


def named_with(cell: str, own: Mapping[str, Iterable[str]]) -> Named:
    """Return the same where a person says what some names stand for: ``{"Regional": ["419"], "DRC/Zaire": ["CD"]}``."""
    return _named(cell, own) if own else named_countries(cell)


def stated_countries(cell: str, own: Mapping[str, Iterable[str]]) -> Named:
    """Return the same of a cell that is known to state countries: names in some thirty other languages count too."""
    found = named_with(cell, own)
    return _named(cell, own, _other_names()) if found.unknown else found


def _named(cell: str, own: Mapping[str, Iterable[str]], others: Mapping[str, str] = MappingProxyType({})) -> Named:
    countries: dict[str, None] = {}
    around: dict[str, None] = {}
    parts = [cell.strip()]
    for between in (*_BETWEEN, None):
        left: list[str] = []
        for part in filter(None, parts):
            codes = _of(part, own, others)
            for code in codes:
                (around if code.isdigit() else countries)[code] = None
            if not codes:
                left += between.split(part) if between is not None else [part]
        parts = left
    return Named(tuple(countries), tuple(around), tuple(parts))


def _of(name: str, own: Mapping[str, Iterable[str]], others: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of one name, nothing where it names neither a country nor a region."""
    name = name.strip()
    if name in own:
        return tuple(own[name])
    country = find_country(name)
    if country is not None:
        return (country.code,)
    code = name if region(name) is not None else _region_names().get(name.casefold(), "")
    key = " ".join(words(name)) if not code else ""
    code = code or _PARTS.get(key, "") or others.get(key, "")
    return (code,) if code else _turned(name, own, others)


def _turned(name: str, own: Mapping[str, Iterable[str]], others: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of a name as ISO and tables turn them: "Korea, Republic of", "Bahamas, The", "Peru (Lima)"."""
    head, comma, tail = (part.strip() for part in name.partition(","))
    if comma and head and tail and "," not in tail:
        for turned in (f"{tail} {head}", f"{tail.removesuffix(' of')} {head}"):
            found = find_country(turned)
            if found is not None:
                return (found.code,)
        if tail.casefold() == "the" or _OF.search(tail):
            found = find_country(head)
            return (found.code,) if found is not None else ()
    before, bracket, _ = name.partition("(")
    return _of(before, own, others) if bracket and before.strip() and name.endswith(")") else ()


@lru_cache(maxsize=1)
def _other_names() -> dict[str, str]:
    """Return what countries are called in other languages of tables (CLDR, "Territories"), where it means one alone."""
    from babel import Locale  # noqa: PLC0415 - most tables are in the languages of the gazetteer

    found: dict[str, str] = {}
    for language in _OTHER_LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if len(code) == 2 and country(code) is not None:
                key = " ".join(words(name))
                found[key] = code if found.get(key, code) == code else ""
    return found


@lru_cache(maxsize=1)
def _region_names() -> dict[str, str]:
    return {region_name(one, language).casefold(): one.id for one in regions() for language in ("fr", "pt", "es", "en")}

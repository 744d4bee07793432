"""Countries that a cell of a table names."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from msgspec import Struct

from chronos.gazetteer import find_country, region, region_name, regions, suggest_countries

_BETWEEN: Final = tuple(
    re.compile(rf"\s*(?:{one})\s*", re.IGNORECASE)
    for one in (r"[;|\n\r\t]", "/", ",", r"&|\+|\band\b|\by\b|\be\b|\bet\b")
)
"""What stands between names, the surest first; the others stand in some names too ("Trinidad and Tobago")."""


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


def _named(cell: str, own: Mapping[str, Iterable[str]]) -> Named:
    countries: dict[str, None] = {}
    around: dict[str, None] = {}
    parts = [cell.strip()]
    for between in (*_BETWEEN, None):
        left: list[str] = []
        for part in filter(None, parts):
            codes = _of(part, own)
            for code in codes:
                (around if code.isdigit() else countries)[code] = None
            if not codes:
                left += between.split(part) if between is not None else [part]
        parts = left
    return Named(tuple(countries), tuple(around), tuple(parts))


def _of(name: str, own: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the codes of one name, nothing where it names neither a country nor a region."""
    name = name.strip()
    if name in own:
        return tuple(own[name])
    country = find_country(name)
    if country is not None:
        return (country.code,)
    code = name if region(name) is not None else _region_names().get(name.casefold(), "")
    return (code,) if code else ()


@lru_cache(maxsize=1)
def _region_names() -> dict[str, str]:
    return {region_name(one, language).casefold(): one.id for one in regions() for language in ("fr", "pt", "es", "en")}

"""Which countries came before and after others on the same land."""

from collections.abc import Iterable
from functools import cache

from chronos.gazetteer.country import Country, countries, country

# Countries that today's ones were part of without a code of ISO 3166 being withdrawn; by their own histories.
_PART_OF = {
    "AI": "KN",
    "BL": "GP",
    "ER": "ET",
    "MF": "GP",
    "MP": "PC",
    "SS": "SD",
    "XK": "RS",
}


@cache
def predecessors(code: str) -> tuple[str, ...]:
    """Return the codes of the countries that a country was, or was a part of, before it began; sorted."""
    before = _withdrawn_on(code)
    if code in _PART_OF:
        before = (*before, _PART_OF[code])
    return tuple(sorted(before))


@cache
def kin(code: str) -> frozenset[str]:
    """Return a code and those of its successors and withdrawn predecessors: names of one land at several times."""
    one = country(code)
    after = one.successors if one is not None else ()
    return frozenset((code, *after, *_withdrawn_on(code)))


def share_land(some: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a code of the one list is one of the other, its successor or its predecessor."""
    others = frozenset(others)
    return any(not kin(code).isdisjoint(others) for code in some)


def _withdrawn_on(code: str) -> tuple[str, ...]:
    """Return the codes of the withdrawn countries on whose land today's country is."""
    return tuple(one.code for one in _withdrawn() if code in one.successors)


@cache
def _withdrawn() -> tuple[Country, ...]:
    return tuple(one for one in countries() if one.withdrawn)

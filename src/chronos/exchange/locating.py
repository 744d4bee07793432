"""The countries of rows in formats that have no field for them."""

from collections.abc import Iterable
from functools import lru_cache

from chronos.exchange.countries import named_with
from chronos.exchange.incoming import ImportOptions
from chronos.gazetteer.mentions import mentions

_SHORTEST = 4
"""Letters of a group or a tag that may name a country: ``IT``, ``AI`` and ``TV`` mean something else there."""


def countries_of(options: ImportOptions, labels: Iterable[str], text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the countries (ISO 3166-1) and regions (UN M49) of a row: of the options, of its labels, or of its text.

    The first of these that says anything stands: what the person who imports says, what a label (a group, a tag, a
    place) names and nothing else, what the text mentions by a name that only one country has.
    """
    if options.countries:
        return options.countries, ()
    own = (options.mapping or {}).get("countries") or {}
    countries: dict[str, None] = {}
    regions: dict[str, None] = {}
    for label in labels:
        if names_place(label, options):
            named = named_with(label, own)
            countries |= dict.fromkeys(named.countries)
            regions |= dict.fromkeys(named.regions)
    if countries or regions:
        return tuple(countries), tuple(regions)
    return _mentioned(text), ()


def names_place(label: str, options: ImportOptions) -> bool:
    """Whether a label names countries or regions, and nothing else."""
    own = (options.mapping or {}).get("countries") or {}
    return label in own or (len(label) >= _SHORTEST and not named_with(label, own).unknown)


@lru_cache(maxsize=10_000)
def _mentioned(text: str) -> tuple[str, ...]:
    found = (one.codes for one in mentions(text) if len(one.codes) == 1)
    return tuple(dict.fromkeys(codes[0] for codes in found))

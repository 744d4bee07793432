"""Regions: those of UN M49, and those that a project defines."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from chronos.gazetteer.country import country
from chronos.gazetteer.data.tables import REGIONS


class Region(NamedTuple):
    """A region and all its countries.

    Attributes:
        id: The M49 code, three digits (``"419"``), or the id that a project gave.
        countries: Codes of all members, those of the regions inside it too, withdrawn ones too; sorted.
        parents: Ids of the smallest M49 regions around it, sorted; each holds every one of its countries.
            013, 021 and 029 have two: M49 draws North America (003) across the Americas' other division.
        names: Pairs of language and name that a project gave; empty for M49.
    """

    id: str
    countries: tuple[str, ...]
    parents: tuple[str, ...]
    names: tuple[tuple[str, str], ...] = ()


def region(code: str) -> Region | None:
    """Return the M49 region with this three-digit code, or ``None``."""
    return _M49.get(code)


def regions() -> tuple[Region, ...]:
    """Return every M49 region, in the order of their codes."""
    return tuple(_M49.values())


def regions_of(code: str) -> tuple[str, ...]:
    """Return the ids of all M49 regions that hold the country, the smallest first, the world (001) last.

    An unknown code is in no region.
    """
    return _REGIONS_OF.get(code, ())


def define_region(region_id: str, name: str | Mapping[str, str], countries: Iterable[str]) -> Region:
    """Return a project's own region; nothing is registered anywhere.

    Args:
        region_id: The id that the project writes; not an M49 code.
        name: Its name, in every language or per language (``{"en": "Andes", "es": "Andes"}``).
        countries: Codes of its countries, in any order.

    Raises:
        ValueError: The id is empty or M49's, there is no name or no country, or a code is unknown.
    """
    members = tuple(sorted(set(countries)))
    names = (("en", name),) if isinstance(name, str) else tuple(sorted(name.items()))
    unknown = [code for code in members if country(code) is None]
    if not region_id or region_id in _M49:
        raise ValueError(f"the id {region_id!r} of a region is empty or belongs to UN M49")
    if not names or not all(words.strip() for _, words in names):
        raise ValueError(f"region {region_id} has no name")
    if not members:
        raise ValueError(f"region {region_id} has no countries")
    if unknown:
        raise ValueError(f"region {region_id} names unknown countries: {', '.join(unknown)}")
    return Region(region_id, members, _smallest_around(members), names)


def _smallest_around(members: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of the M49 regions that hold all members, without those that hold another such region."""
    around = [_M49[one] for one in regions_of(members[0]) if set(members) <= set(_M49[one].countries)]
    return tuple(
        sorted(outer.id for outer in around if not any(set(inner.countries) < set(outer.countries) for inner in around))
    )


def _read() -> dict[str, Region]:
    """Read the packaged table and hand every country up to all regions around it."""
    parents: dict[str, tuple[str, ...]] = {}
    members: dict[str, set[str]] = {}
    for line in REGIONS.splitlines():
        one, above, inside = line.split("|")
        parents[one] = tuple(above.split())
        members[one] = set(inside.split())
    for one, direct in {one: tuple(codes) for one, codes in members.items()}.items():
        waiting = list(parents[one])
        while waiting:
            outer = waiting.pop()
            members[outer].update(direct)
            waiting.extend(parents[outer])
    return {one: Region(one, tuple(sorted(members[one])), parents[one]) for one in parents}


def _invert(found: Mapping[str, Region]) -> dict[str, tuple[str, ...]]:
    """For every country the ids of its regions, the one with the fewest countries first."""
    around: dict[str, list[str]] = {}
    for one in sorted(found.values(), key=lambda each: (len(each.countries), each.id)):
        for code in one.countries:
            around.setdefault(code, []).append(one.id)
    return {code: tuple(ids) for code, ids in around.items()}


_M49 = _read()
_REGIONS_OF = _invert(_M49)

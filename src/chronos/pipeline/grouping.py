"""Groups of events: by country, region, kind, status, source or actor."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chronos.arrange import region_scopes, select
from chronos.gazetteer import country, country_name, region, region_name, regions_of
from chronos.model import STATUSES, Dimension, Event, Source
from chronos.pipeline.preparing import Prepared


class Grouping(NamedTuple):
    """A group: its id (empty for what names none), what it is called, and its events."""

    id: str
    name: str
    events: tuple[Event, ...]


def group(events: Iterable[Event], by: Dimension, prepared: Prepared, language: str = "en") -> tuple[Grouping, ...]:
    """Return the groups of events, in the order of their names, what names none last.

    An event stands in each of its countries, regions, sources and actors. Kinds stand in the order of the settings,
    statuses in that of the glossary. Regions are those of the settings; where these name none, the smallest ones of
    UN M49 around the countries.
    """
    events = tuple(events)
    if by == "region":
        return _by_region(events, prepared, language)
    members: dict[str, list[Event]] = {}
    for event in events:
        for one in dict.fromkeys(_ids(event, by)) or ("",):
            members.setdefault(one, []).append(event)
    named = [Grouping(one, _name(one, by, prepared, language), tuple(found)) for one, found in members.items()]
    return tuple(sorted(named, key=lambda one: _order(one, by, prepared)))


def source_name(source: Source) -> str:
    """Return who and when, as a text cites a source: Fonseca and Lazarus 2023; its title where it names nobody."""
    names = [person.literal or person.family for person in source.authors]
    who = f"{names[0]} et al." if len(names) > 3 else " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
    year = source.issued.text[:4] if source.issued is not None and source.issued.text[:4].isdigit() else ""
    return " ".join(part for part in (who or source.container or source.title or source.id, year) if part)


def _ids(event: Event, by: Dimension) -> Sequence[str]:
    if by == "country":
        return event.countries
    if by == "source":
        return event.sources
    if by == "actor":
        return event.actors
    return (event.status,) if by == "status" else (event.kind,)


def _name(one: str, by: Dimension, prepared: Prepared, language: str) -> str:
    if by == "country" and country(one) is not None:
        return country_name(one, language)
    if by == "kind":
        return prepared.corpus.settings.kinds.get(one, one)
    if by == "source" and one in prepared.corpus.sources:
        return source_name(prepared.corpus.sources[one])
    return one


def _order(one: Grouping, by: Dimension, prepared: Prepared) -> tuple[object, ...]:
    place = 0
    kinds = list(prepared.corpus.settings.kinds)
    if by == "status":
        place = STATUSES.index(one.events[0].status)
    elif by == "kind" and one.id in kinds:
        place = kinds.index(one.id) - len(kinds)
    return not one.id, place, one.name.casefold(), one.id


def _by_region(events: tuple[Event, ...], prepared: Prepared, language: str) -> tuple[Grouping, ...]:
    scopes = prepared.regions
    if not scopes:
        around = {regions_of(code)[0] for event in events for code in event.countries if regions_of(code)}
        around |= {one for event in events for one in event.regions if region(one) is not None}
        known = sorted((found for one in around if (found := region(one)) is not None), key=lambda one: one.id)
        scopes = region_scopes(known)
    own = {one.id: one for one in prepared.corpus.settings.regions}
    groups = [
        Grouping(scope.id, region_name(own.get(scope.id, scope.id), language), select(events, scope))
        for scope in scopes
    ]
    inside = {id(event) for one in groups for event in one.events}
    rest = tuple(event for event in events if id(event) not in inside)
    return (*(one for one in groups if one.events), *([Grouping("", "", rest)] if rest else []))

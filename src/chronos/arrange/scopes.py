"""Scopes: what each chronology covers."""

from collections.abc import Iterable

from chronos.gazetteer import Region, country, country_name, region_name, regions, slug
from chronos.model import Event, Scope


def country_scopes(events: Iterable[Event]) -> tuple[Scope, ...]:
    """Return a scope for every country that an event names, by English name; unknown codes have none."""
    codes = {code for event in events for code in event.countries if country(code) is not None}
    scopes = [
        Scope(
            id=code,
            name=country_name(code),
            kind="country",
            folder=f"countries/{slug(country_name(code))}",
            countries=frozenset((code,)),
        )
        for code in codes
    ]
    return tuple(sorted(scopes, key=lambda scope: scope.folder))


def region_scopes(named: Iterable[Region]) -> tuple[Scope, ...]:
    """Return a scope for each region, in their order.

    It takes in the countries of the region, and what is said of it or of an M49 region within it as a whole.
    """
    scopes = []
    for one in named:
        name = dict(one.names).get("en") or (one.names[0][1] if one.names else region_name(one.id))
        members = set(one.countries)
        within = {inner.id for inner in regions() if members.issuperset(inner.countries)}
        scopes.append(
            Scope(
                id=one.id,
                name=name,
                kind="region",
                folder=f"regions/{slug(name)}",
                countries=frozenset(members),
                regions=frozenset(within | {one.id}),
            )
        )
    return tuple(scopes)


def select(events: Iterable[Event], scope: Scope) -> tuple[Event, ...]:
    """Return the events that name a country or a region of the scope."""
    return tuple(
        event
        for event in events
        if not scope.countries.isdisjoint(event.countries) or not scope.regions.isdisjoint(event.regions)
    )


def in_no_scope(events: Iterable[Event], scopes: Iterable[Scope]) -> tuple[Event, ...]:
    """Return the events that no scope selects."""
    rest = tuple(events)
    for scope in scopes:
        chosen = {id(event) for event in select(rest, scope)}
        rest = tuple(event for event in rest if id(event) not in chosen)
    return rest

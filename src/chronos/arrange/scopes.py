"""Scopes: what each chronology covers."""

from collections.abc import Iterable

from chronos.edtf import DateExpression
from chronos.gazetteer import Region, country, country_name, region, region_name, regions, slug
from chronos.model import ChronosError, Event, Scope


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

    It takes in the countries of the region, and what is said as a whole of it or of a region within it, be it M49's or
    another that is named.

    Raises:
        ChronosError: the names of two regions make one folder, or that of one makes none.
    """
    scopes = []
    named = tuple(named)
    for one in named:
        name = region_name(one)
        members = set(one.countries)
        within = {inner.id for inner in (*regions(), *named) if members.issuperset(inner.countries)}
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
    folders = [scope.folder for scope in scopes]
    for number, scope in enumerate(scopes):
        if scope.folder in ("regions/", *folders[:number]):
            raise ChronosError(f"chronos.yaml: the name {scope.name[:60]!r} makes no folder of its own; give another")
    return tuple(scopes)


def select(events: Iterable[Event], scope: Scope) -> tuple[Event, ...]:
    """Return the events that name a country or a region of the scope."""
    return tuple(
        event
        for event in events
        if not scope.countries.isdisjoint(event.countries) or not scope.regions.isdisjoint(event.regions)
    )


def may_lie_in(date: DateExpression | None, period: tuple[int | None, int | None]) -> bool:
    """Whether a date possibly has a day in a period, from its first to its last day number, ``None`` where it is open.

    What is undated may lie anywhere.
    """
    return date is None or date.may_lie(*period)


def place_names(event: Event, own: Iterable[Region], language: str = "en") -> tuple[str, ...]:
    """Return the names of the countries and regions of an event in a language, each kind sorted, countries first.

    ``own`` are the regions of the project. What names no country or region stands for itself.
    """
    known = {one.id: one for one in own}
    countries = [country_name(code, language) if country(code) is not None else code for code in event.countries]
    around = [
        region_name(known.get(one, one), language) if one in known or region(one) else one for one in event.regions
    ]
    return (*sorted(countries), *sorted(around))


def in_no_scope(events: Iterable[Event], scopes: Iterable[Scope]) -> tuple[Event, ...]:
    """Return the events that no scope selects."""
    rest = tuple(events)
    for scope in scopes:
        chosen = {id(event) for event in select(rest, scope)}
        rest = tuple(event for event in rest if id(event) not in chosen)
    return rest

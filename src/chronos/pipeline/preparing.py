"""What every stage after reading needs: the events of a corpus, the day it speaks for, what its sources cover."""

from collections.abc import Iterable
from copy import copy
from difflib import get_close_matches
from functools import cached_property
from itertools import chain
from typing import Final

from msgspec import structs

from chronos.arrange import country_scopes, region_scopes, select
from chronos.count import Terms, Weighed, covered_days, weigh, window_of
from chronos.dating import derive, edition_day
from chronos.edtf import DEFAULT_CIRCA
from chronos.gazetteer import find_country, regions, suggest_countries
from chronos.link import cluster
from chronos.merge import merge
from chronos.model import ChronosError, Corpus, Event, Scope, Settings

DRAWS: Final = 10_000
"""How often dates are drawn for intervals: the share of draws that a text quotes is then good to one in a hundred
(its standard error is at most 0.5/√10,000 = 0.5 %)."""

EVERYTHING: Final = Scope(id="", name="All events", kind="region", folder="", countries=frozenset())


class Prepared:
    """A corpus with its dates derived, and its events.

    ``as_of`` is the day number the edition speaks for, ``window`` what open and unknown bounds are clipped to.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus, _ = derive(corpus)  # what is wrong is among the findings
        circa = corpus.settings.circa or DEFAULT_CIRCA
        self.events = tuple(
            merge(one, self.corpus.sources, circa) for one in cluster(self.corpus.claims, self.corpus.judgements)
        )
        self.as_of = edition_day(self.corpus)
        self.window = window_of(self.events, self.as_of)

    @cached_property
    def countries(self) -> tuple[Scope, ...]:
        """A scope for every country that an event names."""
        return country_scopes(self.events)

    @cached_property
    def regions(self) -> tuple[Scope, ...]:
        """A scope for every region that the settings name."""
        return region_scopes(self.corpus.settings.regions)

    def in_words(self, settings: Settings) -> "Prepared":
        """Return the same with the title and the labels of other settings: those of another language."""
        told = copy(self)
        told.corpus = structs.replace(self.corpus, settings=settings)
        return told

    def terms(self, **chosen: object) -> Terms:
        """Return the terms on which everything here is counted; ``chosen`` are those that are not the usual ones."""
        covered = covered_days(date for source in self.corpus.sources.values() for date in source.covers)
        usual = Terms(window=self.window, as_of=self.as_of, covered=covered, draws=DRAWS)
        return structs.replace(usual, **chosen)

    def covering(self, terms: Terms, source_id: str) -> Terms:
        """Return the terms on which the events of one source are counted: what it covers itself counts."""
        source = self.corpus.sources.get(source_id)
        return structs.replace(terms, covered=covered_days(source.covers) if source is not None else None)

    def scope(self, named: str) -> Scope:
        """Return the scope of a country or region by its id, name or folder; of everything for the empty name.

        Regions of UN M49 that the settings do not name are known too.

        Raises:
            ScopeError: there is none of that name.
        """
        if not named:
            return EVERYTHING
        scopes = (*self.regions, *self.countries)
        around = (scope for scope in region_scopes(regions()) if select(self.events, scope))
        for scope in chain(scopes, around):
            if named.casefold() in (scope.id.casefold(), scope.name.casefold(), scope.folder.rpartition("/")[2]):
                return scope
        country = find_country(named)
        found = [scope for scope in self.countries if country is not None and scope.id == country.code]
        if found:
            return found[0]
        raise ScopeError(_no_scope(named, scopes))


class ScopeError(ChronosError):
    """A scope that the timelines do not have."""


def chosen(events: Iterable[Event], scope: Scope) -> tuple[Event, ...]:
    """Return the events of a scope, all of them for :data:`EVERYTHING`."""
    return tuple(events) if scope is EVERYTHING else select(events, scope)


def weigh_all(events: Iterable[Event], terms: Terms) -> dict[int, Weighed]:
    """Return the weights of events by the identity of each."""
    return {id(event): weigh(event, terms) for event in events}


def _no_scope(named: str, scopes: Iterable[Scope]) -> str:
    shown = f"{named[:60]!r}"
    country = find_country(named)
    if country is not None and country.code != named:
        shown = f"{shown} ({country.code})"
    names = {words.casefold(): scope for scope in scopes for words in (scope.id, scope.name)}
    near = [names[code.casefold()] for code in suggest_countries(named) if code.casefold() in names]
    if not near and country is None:
        near = [names[name] for name in get_close_matches(named.casefold(), names, n=1)]
    if near:
        return f"no event names {shown}; did you mean {near[0].name} ({near[0].id})?"
    known = [f"{scope.name} ({scope.id})" for scope in scopes]
    listed = ", ".join(known[:20]) + (f" and {len(known) - 20} more" if len(known) > 20 else "")
    return f"no event names {shown}; these are here: {listed}" if known else f"no event names {shown}, nor any country"

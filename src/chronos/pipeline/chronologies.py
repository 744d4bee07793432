"""The stages from a corpus to its chronologies."""

from collections.abc import Iterable

from msgspec import Struct

from chronos.arrange import arrange, country_scopes, in_no_scope, region_scopes, select
from chronos.count import count, weigh, window_of
from chronos.dating import derive, edition_day
from chronos.edtf import DEFAULT_CIRCA
from chronos.link import cluster
from chronos.merge import merge
from chronos.model import Chronology, Corpus, Derived, Entry, Event, Finding, Related, Scope


class Chronologies(Struct, frozen=True, kw_only=True):
    """All chronologies of a project.

    ``whole`` is the arrangement of every event, which is written nowhere as such: its ledger is that of the
    build. ``stray`` are the entries that stand in no other chronology.
    """

    whole: Chronology
    countries: tuple[Chronology, ...]
    regions: tuple[Chronology, ...]
    stray: tuple[Entry, ...]


def make_chronologies(corpus: Corpus, findings: Iterable[Finding]) -> Chronologies:
    """Date, join, count and arrange everything that a corpus holds; entries are marked with the errors found in them.

    Raises:
        ArithmeticError: a ledger does not add up, which is an error of chronos.
    """
    corpus, _ = derive(corpus)  # what is wrong is among the findings
    events = tuple(
        merge(one, corpus.sources, corpus.settings.circa or DEFAULT_CIRCA)
        for one in cluster(corpus.claims, corpus.judgements)
    )
    as_of = edition_day(corpus)
    related = _related(corpus)
    window = window_of(events, as_of)
    weighed = {id(event): weigh(event, window) for event in events}
    errors: dict[str, list[str]] = {}
    for finding in findings:
        if finding.severity == "error" and finding.claim:
            errors.setdefault(finding.claim, []).append(finding.name)

    def arranged(chosen: tuple[Event, ...], scope: Scope) -> Chronology:
        counts = count((weighed[id(event)] for event in chosen), window)
        return arrange(chosen, scope, corpus=corpus, counts=counts, as_of=as_of, errors=errors, related=related)

    countries = country_scopes(events)
    regions = region_scopes(corpus.settings.regions)
    everything = Scope(id="", name="All events", kind="region", folder="", countries=frozenset())
    return Chronologies(
        whole=arranged(events, everything),
        countries=tuple(arranged(select(events, scope), scope) for scope in countries),
        regions=tuple(arranged(select(events, scope), scope) for scope in regions),
        stray=arranged(in_no_scope(events, (*countries, *regions)), everything).entries,
    )


def _related(corpus: Corpus) -> Related:
    """Return the claims that relations between claims name and derived dates go by, and the sources."""
    named: set[str] = set()
    for claim in corpus.claims:
        date = claim.date
        if date.relative is None and date.derived is None and not claim.after:
            continue
        relative = date.relative.claims if date.relative is not None else ()
        derived = date.derived or Derived()
        steps = (*derived.earliest_from, *derived.latest_from)
        named.update(relative, claim.after, (step.claim for step in steps), (step.other for step in steps))
    first = {claim.id: claim for claim in reversed(corpus.claims) if claim.id in named} if named else {}
    return Related(first, corpus.sources)

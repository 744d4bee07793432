"""The stages from a corpus to its chronologies."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from msgspec import Struct

from chronos.arrange import arrange, in_no_scope, may_lie_in
from chronos.count import Terms, Weighed, count, weigh
from chronos.model import Chronology, Corpus, Counts, Derived, Edition, Entry, Event, Finding, Related, Scope, Status
from chronos.pipeline.preparing import EVERYTHING, Prepared, chosen, weigh_all


class Chronologies(Struct, frozen=True, kw_only=True):
    """All chronologies of a project.

    ``whole`` is the arrangement of every event, which is written nowhere as such: its ledger is that of the
    build. ``stray`` are the entries that stand in no other chronology. ``edition`` is what they are of, ``None`` for
    everything.
    """

    prepared: Prepared
    whole: Chronology
    countries: tuple[Chronology, ...]
    regions: tuple[Chronology, ...]
    stray: tuple[Entry, ...]
    edition: Edition | None = None


def make_chronologies(corpus: Corpus, findings: Iterable[Finding], *, edition: Edition | None = None) -> Chronologies:
    """Date, join, count and arrange everything that a corpus holds; entries are marked with the errors found in them.

    ``edition`` is the one that the corpus is of.

    Raises:
        ArithmeticError: a ledger does not add up, which is an error of chronos.
    """
    prepared = Prepared(corpus)
    terms = prepared.terms()
    weighed = weigh_all(prepared.events, terms)
    related = _related(prepared.corpus)
    errors = errors_in(findings)

    def arranged(events: tuple[Event, ...], scope: Scope) -> Chronology:
        counts = counted([weighed[id(event)] for event in events], terms)
        return arrange(
            events,
            scope,
            corpus=prepared.corpus,
            counts=counts,
            as_of=prepared.as_of,
            errors=errors,
            related=related,
        )

    events, countries, regions = prepared.events, prepared.countries, prepared.regions
    return Chronologies(
        prepared=prepared,
        whole=arranged(events, EVERYTHING),
        countries=tuple(arranged(chosen(events, scope), scope) for scope in countries),
        regions=tuple(arranged(chosen(events, scope), scope) for scope in regions),
        stray=arranged(in_no_scope(events, (*countries, *regions)), EVERYTHING).entries,
        edition=edition,
    )


def errors_in(findings: Iterable[Finding]) -> dict[str, list[str]]:
    """Return the names of the rules that found an error in a claim, by its id."""
    errors: dict[str, list[str]] = {}
    for finding in findings:
        if finding.severity == "error" and finding.claim:
            errors.setdefault(finding.claim, []).append(finding.name)
    return errors


class Selection(Struct, frozen=True, kw_only=True):
    """Which events of a scope a chronology shows: those that may lie in a period, of some kinds and statuses.

    ``period`` has its first and last day number, ``None`` where it is open; what is undated may lie in it. An empty
    selection of kinds or statuses is all of them.
    """

    period: tuple[int | None, int | None] = (None, None)
    kinds: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()

    def has(self, event: Event) -> bool:
        """Whether an event is of the kinds and statuses."""
        return (not self.kinds or event.kind in self.kinds) and (not self.statuses or event.status in self.statuses)


def chronology_of(
    prepared: Prepared,
    scope: Scope,
    selection: Selection = Selection(),  # noqa: B008 - it is frozen
    errors: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> Chronology:
    """Return the chronology of one scope, with its counts per year; ``errors`` is as :func:`errors_in` gives it.

    Raises:
        ArithmeticError: a ledger does not add up, which is an error of chronos.
    """
    period = selection.period
    terms = prepared.terms(asked=period)
    inside = chosen(prepared.events, scope)
    asked = [event for event in inside if selection.has(event)]
    events = [event for event in asked if may_lie_in(event.date, period)]
    return arrange(
        events,
        scope,
        corpus=prepared.corpus,
        counts=counted([weigh(event, terms) for event in events], terms),
        as_of=prepared.as_of,
        errors=errors,
        related=_related(prepared.corpus),
        period=period,
        aside={
            "period": [event for event in asked if not may_lie_in(event.date, period)],
            "selection": [event for event in inside if not selection.has(event)],
        },
    )


def counted(weighed: list[Weighed], terms: Terms) -> Counts:
    """Return counts with their intervals."""
    from chronos.count.resampling import draw, with_intervals  # noqa: PLC0415 - it loads NumPy

    counts = count(weighed, terms)
    return with_intervals(counts, draw(weighed, counts, terms))


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

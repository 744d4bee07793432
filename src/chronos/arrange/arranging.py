"""Orders, groups and cites."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, groupby

from chronos.arrange.scopes import place_names
from chronos.edtf import civil, year_words
from chronos.model import (
    Chronology,
    Corpus,
    Counts,
    Entry,
    Event,
    Exclusion,
    Footnote,
    Group,
    Ledger,
    Related,
    Scope,
    Source,
)


def arrange(
    events: Iterable[Event],
    scope: Scope,
    *,
    corpus: Corpus,
    counts: Counts,
    as_of: int | None,
    errors: Mapping[str, Iterable[str]],
    related: Related = Related(),  # noqa: B008 - it is frozen
) -> Chronology:
    """Return the chronology of the events that were selected for a scope.

    ``errors`` are the names of the rules that found an error in a claim, by its id; ``related`` is what derived dates
    lead to. Order is total: display key,
    country, id. An entry stands under the year of its anchor day, so one whose date spans years stands under the first
    it may lie in; what has no first day stands ahead of its last one.

    Raises:
        ArithmeticError: the ledger does not add up, which is an error of chronos.
    """
    ordered = sorted(events, key=_order)
    numbers = count(1)
    entries = [
        Entry(
            event,
            tuple(_footnotes(event, corpus, numbers)),
            place_names(event, corpus.settings.regions),
            _errors(event, errors),
        )
        for event in ordered
    ]
    dated = [entry for entry in entries if entry.event.date is not None]
    undated = tuple(entry for entry in entries if entry.event.date is None)
    groups = tuple(Group(heading, tuple(members)) for heading, members in groupby(dated, key=_heading))
    ledger = ledger_of([entry.event for entry in entries], corpus)
    if not ledger.balanced:
        raise ArithmeticError(f"the ledger of {scope.id} does not add up: {ledger}")
    return Chronology(
        scope=scope,
        project=corpus.settings.title,
        as_of=as_of,
        groups=groups,
        undated=undated,
        sources=_sources(entries, corpus),
        ledger=ledger,
        counts=counts,
        related=related,
    )


def _order(event: Event) -> tuple[object, ...]:
    country = event.countries[0] if event.countries else ""
    last = event.claims[0]
    if event.date is None:
        return True, (), country, event.id, last.text
    return False, event.date.display_key(), country, event.id, last.text


def _errors(event: Event, errors: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return each rule once, in the order of their names."""
    return tuple(sorted({name for claim in event.claims for name in errors.get(claim.id, ())}))


def _heading(entry: Entry) -> str:
    """Return the year of an entry's anchor day, in words."""
    date = entry.event.date
    anchor = None if date is None else (date.latest if date.earliest is None else date.earliest)
    if anchor is None:
        return "No known bounds"
    return year_words(civil(anchor)[0])


def _footnotes(event: Event, corpus: Corpus, numbers: Iterator[int]) -> Iterator[Footnote]:
    for claim in event.claims:
        for citation in claim.citations:
            yield Footnote(next(numbers), claim, citation, corpus.sources.get(citation.source))


def _sources(entries: Iterable[Entry], corpus: Corpus) -> tuple[Source, ...]:
    """Return the sources cited, in the order of a bibliography: author, title, id."""
    cited = {footnote.citation.source for entry in entries for footnote in entry.footnotes}
    return tuple(sorted((corpus.sources[one] for one in cited & corpus.sources.keys()), key=_bibliographic))


def _bibliographic(source: Source) -> tuple[str, str, str]:
    first = source.authors[0] if source.authors else None
    name = (first.family or first.literal) if first is not None else source.container
    return name.casefold(), source.title.casefold(), source.id


def ledger_of(events: Iterable[Event], corpus: Corpus) -> Ledger:
    """Return the ledger of a chronology of these events."""
    events = tuple(events)
    here = sum(len(event.claims) for event in events)
    dated = sum(event.date is not None for event in events)
    lost = corpus.unreadable
    exclusions = (
        Exclusion("outside this chronology's scope", len(corpus.claims) - here),
        Exclusion("unreadable", len(lost), tuple(f"{one.id or 'no id'} ({one.location})" for one in lost)),
    )
    return Ledger(
        read=corpus.claims_read,
        shown=dated,
        merged=here - len(events),
        undated=len(events) - dated,
        exclusions=tuple(exclusion for exclusion in exclusions if exclusion.count),
    )

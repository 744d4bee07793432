"""Orders, groups and cites."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import count, groupby
from typing import Final

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

_NONE: Final[Mapping[str, Iterable[Event]]] = {}


def arrange(
    events: Iterable[Event],
    scope: Scope,
    *,
    corpus: Corpus,
    counts: Counts,
    as_of: int | None,
    errors: Mapping[str, Iterable[str]],
    related: Related = Related(),  # noqa: B008 - it is frozen
    period: tuple[int | None, int | None] = (None, None),
    aside: Mapping[str, Iterable[Event]] = _NONE,
) -> Chronology:
    """Return the chronology of the events that were selected for a scope.

    ``errors`` are the names of the rules that found an error in a claim, by its id; ``related`` is what derived dates
    lead to. ``period`` is that from which the events were selected; ``aside`` are the events of the scope that are left
    out, by the reason that the ledger gives. Order is total: display key, country, id. An entry stands under the year
    of its anchor day, so one whose date spans years stands under the first it may lie in; what has no first day stands
    ahead of its last one.

    Raises:
        ArithmeticError: the ledger does not add up, which is an error of chronos.
    """
    ordered = in_order(events)
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
    groups = tuple(Group(heading, tuple(members)) for heading, members in groupby(dated, key=heading_of))
    ledger = ledger_of([entry.event for entry in entries], corpus, aside)
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
        period=period,
    )


def in_order(events: Iterable[Event]) -> list[Event]:
    """Return events in the order of a chronology: by display key, country and id, what is undated last."""
    return sorted(events, key=_order)


def _order(event: Event) -> tuple[object, ...]:
    country = event.countries[0] if event.countries else ""
    last = event.claims[0]
    if event.date is None:
        return True, (), country, event.id, last.text
    return False, event.date.display_key(), country, event.id, last.text


def _errors(event: Event, errors: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return each rule once, in the order of their names."""
    return tuple(sorted({name for claim in event.claims for name in errors.get(claim.id, ())}))


_UNBOUNDED: Final = {
    "en": "No known bounds",
    "es": "Sin límites conocidos",
    "pt": "Sem limites conhecidos",
    "fr": "Sans bornes connues",
}
"""The heading of dates that nothing bounds."""


def heading_of(entry: Entry, language: str = "en") -> str:
    """Return the year of an entry's anchor day, in the words of a language."""
    date = entry.event.date
    anchor = None if date is None else (date.latest if date.earliest is None else date.earliest)
    if anchor is None:
        return _UNBOUNDED[language]
    return year_words(civil(anchor)[0], language)


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


def ledger_of(events: Iterable[Event], corpus: Corpus, aside: Mapping[str, Iterable[Event]] = _NONE) -> Ledger:
    """Return the ledger of a chronology of these events; ``aside`` are those that it leaves out, by reason."""
    events = tuple(events)
    here = _claims(events)
    apart = [Exclusion(reason, _claims(left)) for reason, left in aside.items()]
    dated = sum(event.date is not None for event in events)
    lost = corpus.unreadable
    exclusions = (
        Exclusion("scope", len(corpus.claims) - here - sum(one.count for one in apart)),
        *apart,
        Exclusion("unreadable", len(lost), tuple(f"{one.id or 'no id'} ({one.location})" for one in lost)),
        *(Exclusion(one.reason, one.claims) for one in corpus.left_out),
    )
    return Ledger(
        read=corpus.claims_read,
        shown=dated,
        merged=here - len(events),
        undated=len(events) - dated,
        exclusions=tuple(exclusion for exclusion in exclusions if exclusion.count),
    )


def _claims(events: Iterable[Event]) -> int:
    return sum(len(event.claims) for event in events)

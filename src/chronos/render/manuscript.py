"""A chronology in words: what all its formats hold, in this order."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from chronos.language import Words
from chronos.model import Chart, Chronology, Entry, Footnote
from chronos.render.citations import Citations
from chronos.render.entries import period_words
from chronos.render.inlines import Inline, Inlines, run
from chronos.render.tables import Grid, counts_grid, counts_remarks, ledger_grid, ledger_lists, totals_line
from chronos.render.telling import Told, remarks, tell


class Section(Struct, frozen=True):
    """Entries under one heading; ``lead`` is a paragraph above them."""

    heading: str
    entries: tuple[Told, ...]
    lead: str = ""


class Manuscript(Struct, frozen=True, kw_only=True):
    """What a chronology says in one language.

    ``preamble`` are paragraphs. ``notes`` are the footnotes whole, by their numbers: the citation, its quote and what
    the claim notes. ``bibliography`` has the id of each source with its line. ``counts`` is ``None`` where no event is
    dated; ``counts_remarks`` are the paragraphs below it. ``lists`` are names of what was excluded for a fault, each
    list with the sentence that leads to it.
    """

    chronology: Chronology
    words: Words
    title: str
    preamble: tuple[Inlines, ...]
    charts: tuple[Chart, ...]
    sections: tuple[Section, ...]
    notes: Mapping[int, Inlines]
    bibliography: tuple[tuple[str, Inlines], ...]
    counts: Grid | None
    counts_remarks: tuple[Inlines, ...]
    ledger: Grid
    lists: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def entries(self) -> tuple[Told, ...]:
        """All entries in their order, the undated ones last."""
        return tuple(told for section in self.sections for told in section.entries)


def manuscript(chronology: Chronology, charts: Sequence[Chart], citations: Citations, words: Words) -> Manuscript:
    """Return a chronology in the words of its language."""
    return Manuscript(
        chronology=chronology,
        words=words,
        title=words.say("title", name=chronology.scope.name),
        preamble=tuple(_preamble(chronology, words)),
        charts=tuple(charts),
        sections=tuple(_sections(chronology, words)),
        notes=notes_of(chronology.entries, citations, words),
        bibliography=citations.bibliography,
        counts=counts_grid(chronology.counts, words),
        counts_remarks=tuple(counts_remarks(chronology.counts, words)),
        ledger=ledger_grid(chronology.ledger, words),
        lists=tuple(ledger_lists(chronology.ledger, words)),
    )


def notes_of(entries: Sequence[Entry], citations: Citations, words: Words) -> dict[int, Inlines]:
    """Return the footnotes of entries by their numbers: the citation, its quote, and what the claim notes."""
    return {note.number: tuple(_note(note, citations, words)) for entry in entries for note in entry.footnotes}


def _note(footnote: Footnote, citations: Citations, words: Words) -> Iterator[Inline]:
    claim = footnote.claim
    cited = citations.notes[footnote.number]
    yield from cited
    if cited and not cited[-1].text.rstrip(" \u00a0\u202f”»").endswith((".", "?", "!")):
        yield Inline(".")
    if footnote.citation.quote:
        yield Inline(f" {words.say('quoted', text=footnote.citation.quote)}")
    if footnote.citation is claim.citations[0] and (said := remarks(claim, words)):
        yield Inline(f" {said}")


def _sections(chronology: Chronology, words: Words) -> Iterator[Section]:
    places = chronology.scope.kind == "region"

    def told(entries: Sequence[Entry]) -> tuple[Told, ...]:
        return tuple(tell(entry, chronology.related, words, places=places) for entry in entries)

    for group in chronology.groups:
        yield Section(group.heading, told(group.entries))
    if chronology.undated:
        yield Section(words.say("undated.heading"), told(chronology.undated), words.say("undated.lead"))


def _preamble(chronology: Chronology, words: Words) -> Iterator[Inlines]:
    scope, events = chronology.scope, [entry.event for entry in chronology.entries]
    covered = (
        f" ({words.amount(len(scope.countries), 'country')})" if scope.kind == "region" and scope.countries else ""
    )
    period = period_words(events, words)
    line = words.say("scope", name=f"{scope.name}{covered}{', ' if period else ''}{period}")
    as_of = f" {words.say('as_of', day=words.day(chronology.as_of))}" if chronology.as_of is not None else ""
    project = (Inline(f"{chronology.project}.", emphasis=True), Inline(" ")) if chronology.project else ()
    edition = f" {words.say('edition', name=chronology.edition)}" if chronology.edition else ""
    yield (*project, Inline(f"{line}{as_of}{edition}"))
    first, last = chronology.period
    if first is not None or last is not None:
        yield run(_asked(first, last, words))
    yield run(totals_line(chronology, words))
    if any(group.entries for group in chronology.groups):
        yield run(words.say("precision"))
    if any(event.agreement == "derived" for event in events):
        yield run(words.say("derived.lead"))


def _asked(first: int | None, last: int | None, words: Words) -> str:
    """Return what period was asked for; what may lie in it stands here, the undated too."""
    if first is None and last is not None:
        return words.say("period.until", last=words.day(last))
    if first is not None and last is None:
        return words.say("period.since", first=words.day(first))
    return words.say("period", first=words.day(first or 0), last=words.day(last or 0))

"""What every format says of an entry, in runs of text; how it looks is theirs."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Final

from msgspec import Struct, structs

from chronos.edtf import civil
from chronos.language import Words
from chronos.model import Claim, Entry, Related, Source
from chronos.render.derivation import derivations, known_order
from chronos.render.disagreement import sayings
from chronos.render.entries import claim_date_words, date_words, marks, said_words
from chronos.render.inlines import Inline, Inlines, run

_MOST_NAMES: Final = 2
"""Surnames that name a source; of more the first and "et al."."""


class Told(Struct, frozen=True, kw_only=True):
    """An entry in words.

    ``label`` is the id of its event, which stays when others are added. ``date`` is empty where it has none. ``text``
    is that of the claim shown, ``notes`` the marks of its footnotes. ``standing`` is what a reader must know of it.
    ``details`` are sentences on its date, its disagreements and its other claims, with the marks of their footnotes.
    ``sources`` names all that it cites, each with its mark; where they are shown, all other marks are ``again``.
    """

    entry: Entry
    label: str
    date: str
    places: str
    text: Inlines
    notes: Inlines
    standing: str
    details: tuple[Inlines, ...]
    sources: Inlines


def tell(entry: Entry, related: Related, words: Words, *, places: bool) -> Told:
    """Return an entry in the words of a language; ``places`` tells the countries and regions that it concerns."""
    event = entry.event
    date = date_words(event, words) if event.date is not None else ""
    references = _references(entry)
    return Told(
        entry=entry,
        label=event.id,
        date=date[:1].upper() + date[1:],
        places=", ".join(entry.places) if places else "",
        text=told_text(event.claims[0], words),
        notes=references.get(event.claims[0].id, ()),
        standing=", ".join(marks(entry, words)),
        details=tuple(_details(entry, related, words, references)),
        sources=_sources(entry, words),
    )


def once_more(inlines: Inlines) -> Inlines:
    """Return a phrase with all its marks as such of footnotes that have theirs elsewhere."""
    return tuple(structs.replace(inline, again=True) if inline.note else inline for inline in inlines)


def told_text(claim: Claim, words: Words) -> Inlines:
    """Return the text of a claim, struck through where it is retracted, its language named where that is another."""
    shown = claim.text
    if "text" in claim.redacted:
        return (Inline(words.say("redacted"), emphasis=True),)
    if not shown.strip():
        return run(words.say("no_text"))
    told = Inline(shown, struck=claim.status == "retracted", language=claim.language)
    if not claim.language:
        return (told,)
    return (told, Inline(" "), Inline(words.say(f"in_language.{claim.language}"), emphasis=True))


def remarks(claim: Claim, words: Words) -> str:
    """Return the source's own words for the date, and what the claim notes."""
    said = words.say("as_said", said=said_words(claim.date, words)) if claim.date.said else ""
    return " ".join(part for part in (said, claim.note) if part)


def short_name(source: Source | None, named: str, words: Words) -> str:
    """Return what a column of sources calls one: who or where it appeared, and the year; else its title or id."""
    if source is None:
        return named
    surnames = [person.literal or person.family for person in source.authors]
    if len(surnames) > _MOST_NAMES:
        who = words.say("and_others", name=surnames[0])
    else:
        who = words.listed(surnames) or source.container
    if not who:
        return source.title or named
    return f"{who} {_issued(source, words)}".strip()


def _issued(source: Source, words: Words) -> str:
    """Return the year of a source where it is sure, else its date as it is."""
    days = (source.issued.earliest, source.issued.latest) if source.issued is not None else ()
    years = {civil(day)[0] for day in days if day is not None}
    return words.year(*years) if len(years) == 1 and None not in days else words.date(source.issued) if days else ""


def _details(entry: Entry, related: Related, words: Words, references: Mapping[str, Inlines]) -> Iterator[Inlines]:
    """Yield what stands below the text of an entry, a sentence each."""
    event, lead = entry.event, entry.event.claims[0]
    if event.date is None and (known := known_order(lead, related, words)):
        yield run(words.say("known_order", order=known))
    for derivation in derivations(entry, related, words):
        yield run(words.say("derivation", derivation=derivation))
    if not lead.citations and (note := remarks(lead, words)):
        yield run(words.say("note", note=note))
    for what, said in sayings(event, words):
        stated = [
            (Inline(text), *chain.from_iterable(once_more(references.get(claim.id, ())) for claim in by))
            for text, by in said
        ]
        yield (Inline(words.say("differing", what=what)), *_separated(stated, words.say("semicolon")), Inline("."))
    for claim in event.claims[1:]:
        yield tuple(_also(claim, related, words, references))


def _also(claim: Claim, related: Related, words: Words, references: Mapping[str, Inlines]) -> Iterator[Inline]:
    yield Inline(words.say("also", date=claim_date_words(claim, related, words)))
    if claim.status != "undisputed":
        yield Inline(" ")
        yield Inline(f"({words.say(f'status.{claim.status}')})", emphasis=True)
    yield Inline(words.say("colon"))
    yield from told_text(claim, words)
    yield from references.get(claim.id, ())
    if not claim.citations:
        yield Inline(" ")
        yield Inline(f"({words.say('unsourced')})", emphasis=True)
        if claim.note:
            yield Inline(f" {claim.note}")


def _separated(phrases: list[Inlines], separator: str) -> Iterator[Inline]:
    for number, phrase in enumerate(phrases):
        if number:
            yield Inline(separator)
        yield from phrase


def _references(entry: Entry) -> dict[str, Inlines]:
    """Return the marks of the footnotes of each claim, by its id, which no two claims of one event share."""
    found: dict[str, Inlines] = {}
    for footnote in entry.footnotes:
        found[footnote.claim.id] = (*found.get(footnote.claim.id, ()), Inline(note=footnote.number))
    return found


def _sources(entry: Entry, words: Words) -> Inlines:
    """Return the sources of an entry, each named once with the marks of all its footnotes, in the order of the first.

    The marks stand in the order of their numbers, so a source that is cited again after another is named again.
    """
    runs: list[tuple[str, list[Inline]]] = []
    for footnote in entry.footnotes:
        name = short_name(footnote.source, footnote.citation.source, words)
        if not runs or runs[-1][0] != name:
            runs.append((name, []))
        runs[-1][1].append(Inline(note=footnote.number))
    return tuple(_separated([(Inline(name), *notes) for name, notes in runs], words.say("semicolon")))

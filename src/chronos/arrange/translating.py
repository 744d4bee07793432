"""Tells chronologies in another language: names of countries, regions and years, and texts that are given in it."""

from msgspec import structs

from chronos.arrange.arranging import heading_of
from chronos.arrange.scopes import place_names
from chronos.gazetteer import country_name, region_name
from chronos.model import Chronology, Claim, Corpus, Entry, Event, Footnote, Group, Related, Scope, Settings


class Translator:
    """Tells the chronologies of one corpus in one language; an event that stands in several is translated once.

    A text that the language lacks stays as it is, and its claim names the language that it is in.
    """

    def __init__(self, corpus: Corpus, language: str) -> None:
        self.language = language
        self.spoken = corpus.settings.languages[0]
        self.settings = settings_in(corpus.settings, language)
        self._claims: dict[int, tuple[Claim, Claim]] = {}
        self._events: dict[int, tuple[Event, Event]] = {}

    def chronology(self, chronology: Chronology) -> Chronology:
        """Return a chronology in the language."""
        groups = tuple(
            Group(heading_of(entries[0], self.language), entries)
            for entries in (tuple(map(self.entry, group.entries)) for group in chronology.groups)
        )
        return structs.replace(
            chronology,
            scope=self.scope(chronology.scope),
            project=self.settings.title,
            groups=groups,
            undated=tuple(map(self.entry, chronology.undated)),
            related=self.related(chronology.related),
            language=self.language,
        )

    def scope(self, scope: Scope) -> Scope:
        """Return a scope with its name in the language."""
        if not scope.id:
            return scope
        if scope.kind == "country":
            return structs.replace(scope, name=country_name(scope.id, self.language))
        own = {one.id: one for one in self.settings.regions}
        return structs.replace(scope, name=region_name(own.get(scope.id, scope.id), self.language))

    def entry(self, entry: Entry) -> Entry:
        """Return an entry in the language."""
        event = self.event(entry.event)
        places = place_names(event, self.settings.regions, self.language)
        if event is entry.event:
            return structs.replace(entry, places=places)
        footnotes = tuple(
            Footnote(one.number, self.claim(one.claim), one.citation, one.source) for one in entry.footnotes
        )
        return structs.replace(entry, event=event, footnotes=footnotes, places=places)

    def event(self, event: Event) -> Event:
        """Return an event whose claims are in the language; the same where all are."""
        known = self._events.get(id(event))
        if known is None:
            claims = tuple(map(self.claim, event.claims))
            same = all(one is other for one, other in zip(claims, event.claims, strict=True))
            told = event if same else structs.replace(event, claims=claims, text=claims[0].text)
            known = self._events[id(event)] = (event, told)  # both are kept: ids of the dead are used again
        return known[1]

    def claim(self, claim: Claim) -> Claim:
        """Return a claim with its text in the language; with that of another, named, where there is none."""
        known = self._claims.get(id(claim))
        if known is None:
            known = self._claims[id(claim)] = (claim, self._translated(claim))
        return known[1]

    def related(self, related: Related) -> Related:
        """Return what derived dates lead to in the language."""
        return Related({one: self.claim(claim) for one, claim in related.claims.items()}, related.sources)

    def _translated(self, claim: Claim) -> Claim:
        text = claim.texts.get(self.language)
        if text is not None:
            return claim if text == claim.text else structs.replace(claim, text=text)
        spoken = next((one for one, other in claim.texts.items() if other == claim.text), self.spoken)
        return claim if spoken == self.language or not claim.text else structs.replace(claim, language=spoken)


def settings_in(settings: Settings, language: str) -> Settings:
    """Return settings whose title and labels are in a language, where they are given in it."""
    kinds = {**settings.kinds, **settings.kind_labels.get(language, {})}
    return structs.replace(settings, title=settings.titles.get(language, settings.title), kinds=kinds)

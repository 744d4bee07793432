from dataclasses import dataclass

import pytest

from chronos.arrange import Translator
from chronos.model import Chronology, Corpus
from chronos.pipeline.chronologies import Chronologies
from projects import chronologies, corpus_of

SETTINGS = """
    title: {en: A project, es: Un proyecto}
    languages: [en, es]
    regions: ["005", {id: andes, name: {en: Andes, es: Los Andes}, countries: [BR, EC]}]
    """
TIMELINE = """
    claims:
      - id: br-1
        date: "2019-05"
        text: {en: A visit., es: Una visita.}
        countries: [EC, BR]
        regions: ["005"]
        sources: [wire-2021]
      - {id: br-2, date: "-0043", text: A market., countries: [BR], sources: [wire-2021]}
      - {id: br-3, date: {after: br-1, within: P1Y}, text: A return., countries: [BR], sources: [wire-2021]}
      - {id: br-4, date: ../.., text: {es: Solo en español.}, countries: [BR]}
    """


@dataclass
class Both:
    corpus: Corpus
    made: Chronologies

    def of(self, folder: str, language: str) -> Chronology:
        every = (*self.made.countries, *self.made.regions)
        (found,) = (one for one in every if one.scope.folder == folder)
        return Translator(self.corpus, language).chronology(found)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Both:
    corpus = corpus_of(tmp_path_factory.mktemp("project"), TIMELINE, settings=SETTINGS)
    return Both(corpus, chronologies(corpus))


def test_scopes_places_and_years_are_named_in_the_language(project: Both) -> None:
    brazil = project.of("countries/brazil", "es")
    assert (brazil.language, brazil.scope.name, brazil.project) == ("es", "Brasil", "Un proyecto")
    assert [group.heading for group in brazil.groups] == ["44 a. C.", "2019", "Sin límites conocidos"]
    assert brazil.groups[1].entries[0].places == ("Brasil", "Ecuador", "Sudamérica")
    assert project.of("regions/andes", "es").scope.name == "Los Andes"
    assert project.of("regions/south-america", "es").scope.name == "Sudamérica"


def test_a_text_in_the_language_is_shown_and_another_names_its_own(project: Both) -> None:
    told = {
        language: {
            entry.event.id: (entry.event.text, entry.event.claims[0].language)
            for entry in project.of("countries/brazil", language).entries
        }
        for language in ("en", "es")
    }
    assert told == {
        "en": {
            "br-1": ("A visit.", ""),
            "br-2": ("A market.", ""),
            "br-3": ("A return.", ""),
            "br-4": ("Solo en español.", "es"),
        },
        "es": {
            "br-1": ("Una visita.", ""),
            "br-2": ("A market.", "en"),
            "br-3": ("A return.", "en"),
            "br-4": ("Solo en español.", ""),
        },
    }


def test_the_claims_that_derived_dates_lead_to_are_told_in_the_language_too(project: Both) -> None:
    assert project.of("countries/brazil", "es").related.claims["br-1"].text == "Una visita."


def test_nothing_but_words_changes(project: Both) -> None:
    here, there = (project.of("countries/brazil", language) for language in ("en", "es"))
    assert [entry.event.id for entry in here.entries] == [entry.event.id for entry in there.entries]
    assert [[note.number for note in entry.footnotes] for entry in here.entries] == [
        [note.number for note in entry.footnotes] for entry in there.entries
    ]
    assert (here.ledger, here.counts, here.sources) == (there.ledger, there.counts, there.sources)


def test_footnotes_hang_on_the_claims_that_are_shown(project: Both) -> None:
    (entry,) = project.of("countries/ecuador", "es").entries
    assert [note.claim for note in entry.footnotes] == [entry.event.claims[0]]

"""Chronologies in words and as Markdown, for tests."""

from collections.abc import Sequence
from pathlib import Path

from chronos.arrange import Translator
from chronos.model import Chronology, Corpus, Entry, Finding, Settings
from chronos.pipeline.chronologies import Chronologies
from chronos.pipeline.manuscripts import Kit, manuscript_of
from chronos.render.citations import Citations
from chronos.render.index import index_markdown
from chronos.render.languages import words_in
from chronos.render.manuscript import Manuscript, manuscript, notes_of
from chronos.render.markdown import Form, chronology_markdown
from chronos.render.telling import tell
from chronos.store.styles import read_style

PLAIN = Settings()
KIT = Kit(style=read_style(Path(), PLAIN))
"""The usual style, and no templates."""


def told(chronology: Chronology, language: str = "en", settings: Settings = PLAIN) -> Manuscript:
    """Return a chronology in words of a language, cited in the usual style, without charts."""
    if language != chronology.language:
        chronology = Translator(Corpus(settings=settings), language).chronology(chronology)
    return manuscript_of(chronology, (), KIT, words_in(language))


def uncited(chronology: Chronology, language: str = "en") -> Manuscript:
    """Return the same with empty footnotes and no list of sources, for tests that make very many."""
    return manuscript(chronology, (), _blank(chronology.entries), words_in(language))


def written(chronology: Chronology, form: Form = "list", language: str = "en", settings: Settings = PLAIN) -> str:
    """Return a chronology as Markdown in a form and a language, cited in the usual style, without charts."""
    return chronology_markdown(told(chronology, language, settings), form)


def index_of(made: Chronologies, findings: Sequence[Finding], language: str = "en", suffix: str = "") -> str:
    """Return the index of chronologies as Markdown, its footnotes empty, without charts."""
    words, translator = words_in(language), Translator(Corpus(), language)
    stray = [translator.entry(entry) for entry in made.stray]
    related = translator.related(made.whole.related)
    return index_markdown(
        translator.chronology(made.whole),
        countries=[translator.chronology(one) for one in made.countries],
        regions=[translator.chronology(one) for one in made.regions],
        stray=[tell(entry, related, words, places=True) for entry in stray],
        notes=notes_of(stray, _blank(stray), words),
        charts=(),
        findings=findings,
        unread_files=(),
        words=words,
        suffix=suffix,
    )


def _blank(entries: Sequence[Entry]) -> Citations:
    return Citations({footnote.number: () for entry in entries for footnote in entry.footnotes}, ())

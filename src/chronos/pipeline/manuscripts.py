"""Chronologies in words, cited: what every format is made from."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from chronos.language import Words
from chronos.model import Chart, Chronology, Entry, Footnote, Settings
from chronos.render.citations import Citations, cite
from chronos.render.inlines import Inlines
from chronos.render.manuscript import Manuscript, manuscript, notes_of
from chronos.store.styles import read_style
from chronos.store.templates import read_templates


class Kit(Struct, frozen=True, kw_only=True):
    """What a project brings for its documents: the text of its CSL style, and its templates by name."""

    style: str
    templates: Mapping[str, bytes] = {}

    @property
    def chronology(self) -> str | None:
        """The order of the parts of a chronology in Markdown, where the project has its own."""
        return self._text("chronology.md")

    @property
    def index(self) -> str | None:
        """The order of the parts of the index in Markdown, where the project has its own."""
        return self._text("index.md")

    @property
    def layout(self) -> str | None:
        """The order of the parts in Word and PDF, where the project has its own."""
        return self._text("layout.md")

    @property
    def typesetting(self) -> str | None:
        """The look of PDF, where the project has its own."""
        return self._text("chronology.typ")

    def _text(self, name: str) -> str | None:
        return self.templates[name].decode("utf-8") if name in self.templates else None


def kit_of(root: Path, settings: Settings) -> Kit:
    """Read what the project in a folder of timelines brings for its documents.

    Raises:
        ProjectError: there is no such citation style, or it or a template cannot be read.
    """
    return Kit(style=read_style(root, settings), templates=read_templates(root))


def manuscript_of(chronology: Chronology, charts: Sequence[Chart], kit: Kit, words: Words) -> Manuscript:
    """Cite a chronology and tell it in words.

    Raises:
        ChronosError: the citation style cannot be used.
    """
    return manuscript(chronology, charts, _cited(chronology.entries, kit, words), words)


def notes_for(entries: Sequence[Entry], kit: Kit, words: Words) -> dict[int, Inlines]:
    """Return the footnotes of entries that stand in no chronology of their own.

    Raises:
        ChronosError: the citation style cannot be used.
    """
    return notes_of(entries, _cited(entries, kit, words), words)


def bibliography_of(chronology: Chronology, kit: Kit, words: Words) -> tuple[tuple[str, Inlines], ...]:
    """Return the line of each source that a chronology cites, by the id of the source.

    Raises:
        ChronosError: the citation style cannot be used.
    """
    first = {note.citation.source: note for entry in reversed(chronology.entries) for note in entry.footnotes}
    notes = sorted(first.values(), key=lambda note: note.number)
    return cite(notes, kit.style, words.language, words).bibliography


def _cited(entries: Sequence[Entry], kit: Kit, words: Words) -> Citations:
    footnotes: list[Footnote] = [footnote for entry in entries for footnote in entry.footnotes]
    return cite(footnotes, kit.style, words.language, words)

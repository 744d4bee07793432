"""Composes one chronology of a project: a scope, a period, a language, an edition."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from chronos.arrange import Translator
from chronos.model import Chart, CheckReport, Chronology, Document, Edition, Scope
from chronos.pipeline.checking import check_corpus
from chronos.pipeline.chronologies import Selection, chronology_of, errors_in
from chronos.pipeline.editions import check_selected, find_edition, guarded, select
from chronos.pipeline.manuscripts import Kit, kit_of, manuscript_of
from chronos.pipeline.preparing import Prepared
from chronos.pipeline.requests import CheckRequest
from chronos.render.languages import words_in
from chronos.render.manuscript import Manuscript
from chronos.store import project_root, read

Charts = Literal["none", "whole", "paged"]


class Cut(Struct, frozen=True, kw_only=True):
    """All of a project or what an edition has of it, maybe as known on a day: its events, and what a check finds."""

    edition: Edition | None
    prepared: Prepared
    checked: CheckReport
    errors: Mapping[str, Sequence[str]]


class Composer:
    """A project that was read once, of which chronologies are composed.

    Raises:
        ProjectError: there is no project, or it, its settings or its citation style cannot be read.
    """

    def __init__(self, directory: Path) -> None:
        self.root = project_root(directory)
        self.whole = read(self.root)
        self._cuts: dict[tuple[str, int | None], Cut] = {}

    @cached_property
    def kit(self) -> Kit:
        """What the project brings for its documents."""
        return kit_of(self.root, self.whole.settings)

    def cut(self, edition: str = "", known_on: int | None = None) -> Cut:
        """Return an edition by its name (empty: everything), as it was known on a day number.

        Raises:
            ProjectError: there is no such edition.
        """
        key = (edition, known_on)
        if key not in self._cuts:
            found = find_edition(self.whole, edition) if edition else None
            corpus = select(self.whole, found, known_on)
            settled = check_corpus(corpus, self.root) if corpus is self.whole else check_selected(corpus, found)
            check = corpus.settings.check
            self._cuts[key] = Cut(
                edition=found,
                prepared=Prepared(corpus),
                checked=CheckRequest().compare(settled, root=self.root, claims=corpus.claims_read, settings=check),
                errors=errors_in(settled.findings),
            )
        return self._cuts[key]

    def compose(
        self,
        cut: Cut,
        scope: Scope,
        selection: Selection = Selection(),  # noqa: B008 - it is frozen
        *,
        language: str = "",
        charts: Charts = "none",
    ) -> Manuscript:
        """Return one chronology in words, cited, in a language (by default the first of the project).

        Its charts are those that a build draws of such a scope, over the period of the selection; ``paged`` are those
        for pages, on which a long timeline stands in parts.

        Raises:
            ChronosError: the citation style cannot be used.
        """
        prepared, edition = cut.prepared, cut.edition
        translator = Translator(prepared.corpus, language or prepared.corpus.settings.languages[0])
        title = edition.title_in(translator.language) if edition is not None else ""
        chronology = translator.chronology(chronology_of(prepared, scope, selection, cut.errors))
        chronology = structs.replace(chronology, edition=title)
        drawn = _drawn(prepared, chronology, translator, charts) if charts != "none" and chronology.entries else ()
        return manuscript_of(chronology, drawn, self.kit, words_in(translator.language))

    def guard(self, document: Document, cut: Cut) -> None:
        """Look whether a document shows what the edition that it is of withholds.

        Raises:
            LeakError: it does.
        """
        if cut.edition is not None:
            for _ in guarded((document,), self.whole, cut.edition):
                pass


def _drawn(prepared: Prepared, chronology: Chronology, translator: Translator, charts: Charts) -> Sequence[Chart]:
    from chronos.chart.languages import words_in as chart_words_in  # noqa: PLC0415 - drawing takes long to load
    from chronos.chart.picture import draw_all  # noqa: PLC0415 - as above
    from chronos.chart.style import Style  # noqa: PLC0415 - as above
    from chronos.chart.theme import house  # noqa: PLC0415 - as above
    from chronos.pipeline.documents import COUNTRY_CHARTS, REGION_CHARTS  # noqa: PLC0415 - as above
    from chronos.pipeline.drawings import Choices, Sheet  # noqa: PLC0415 - as above

    style = Style(theme=house(prepared.corpus.settings.charts), words=chart_words_in(translator.language))
    told = prepared.in_words(translator.settings)
    names = COUNTRY_CHARTS if chronology.scope.kind == "country" else REGION_CHARTS
    counting = Sheet(chronology, told, style, Choices(asked=chronology.period))
    showing = Sheet(chronology, told, style)  # a timeline has every event that it is given, whole
    parts = showing.timeline_pages() if charts == "paged" else []
    drawings = [(name, (showing if name == "timeline" else counting).draw(name)) for name in names]
    return draw_all(
        part for name, drawing in drawings for part in (parts if name == "timeline" and parts else [drawing])
    )

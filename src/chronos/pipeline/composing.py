"""Composes one chronology: a scope, a period, a language."""

from collections.abc import Iterable, Mapping
from copy import copy
from types import MappingProxyType

from msgspec import structs

from chronos.arrange import Translator
from chronos.model import Chart, Chronology, Scope
from chronos.pipeline.chronologies import Selection, chronology_of
from chronos.pipeline.manuscripts import Kit, manuscript_of
from chronos.pipeline.preparing import Prepared
from chronos.render.languages import words_in
from chronos.render.manuscript import Manuscript


def compose(
    prepared: Prepared,
    scope: Scope,
    kit: Kit,
    *,
    selection: Selection = Selection(),  # noqa: B008 - it is frozen
    language: str = "",
    charts: bool = False,
    errors: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> Manuscript:
    """Return one chronology in words, cited, in a language (by default the first of the project), maybe with charts.

    ``errors`` are the names of the rules that found an error in a claim, by its id.

    Raises:
        ChronosError: the citation style cannot be used.
        ArithmeticError: the ledger does not add up, which is an error of chronos.
    """
    translator = Translator(prepared.corpus, language or prepared.corpus.settings.languages[0])
    chronology = translator.chronology(chronology_of(prepared, scope, selection, errors))
    drawn = _charts(prepared, chronology, translator) if charts and chronology.entries else ()
    return manuscript_of(chronology, drawn, kit, words_in(translator.language))


def _charts(prepared: Prepared, chronology: Chronology, translator: Translator) -> Iterable[Chart]:
    """Draw what a build draws of such a scope, over the period of the chronology."""
    from chronos.chart.languages import words_in as chart_words_in  # noqa: PLC0415 - drawing takes long to load
    from chronos.chart.picture import draw_all  # noqa: PLC0415 - as above
    from chronos.chart.style import Style  # noqa: PLC0415 - as above
    from chronos.chart.theme import house  # noqa: PLC0415 - as above
    from chronos.pipeline.documents import COUNTRY_CHARTS, REGION_CHARTS  # noqa: PLC0415 - as above
    from chronos.pipeline.drawings import Choices, Sheet  # noqa: PLC0415 - as above

    style = Style(theme=house(prepared.corpus.settings.charts), words=chart_words_in(translator.language))
    told = copy(prepared)
    told.corpus = structs.replace(prepared.corpus, settings=translator.settings)
    names = COUNTRY_CHARTS if chronology.scope.kind == "country" else REGION_CHARTS
    of_period = Sheet(chronology, told, style, Choices(asked=chronology.period))
    of_all = Sheet(chronology, told, style)  # a timeline shows every event that it is given, whole
    return draw_all((of_all if name == "timeline" else of_period).draw(name) for name in names)

"""The stages from chronologies to documents."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Final

from chronos.chart.picture import draw_all, specification
from chronos.chart.style import Drawing, Style
from chronos.chart.theme import house
from chronos.count import explain, weigh
from chronos.model import Chart, CheckReport, Chronology, Corpus, Counted, CountReport, Document, Weight
from chronos.pipeline.chronologies import Chronologies
from chronos.pipeline.drawings import Sheet
from chronos.render.data import claims_csv, counts_document, events_csv, weights_csv
from chronos.render.findings.as_json import findings_json
from chronos.render.index import index_markdown
from chronos.render.markdown import chronology_markdown

COUNTRY_CHARTS: Final = ("events-per-year", "timeline")
REGION_CHARTS: Final = ("events-per-year", "timeline", "small-multiples", "cumulative")
INDEX_CHARTS: Final = ("country-year", "cumulative", "sources")
"""The charts of each sort of chronology, and of the index."""


def make_documents(
    made: Chronologies, corpus: Corpus, checked: CheckReport, progress: Callable[[int, int], None]
) -> Iterator[Document]:
    """Draw and write everything; ``progress`` is told after each chart how many are done, and of how many."""
    chronologies = (*made.countries, *made.regions)
    style = Style(theme=house(corpus.settings.charts))
    drawings = [_scope_drawings(made, each, style) for each in chronologies]
    drawings.append(_index_drawings(made, style))
    *charts, index_charts = _drawn(drawings, progress)
    for chronology, drawn in zip(chronologies, charts, strict=True):
        yield chronology_markdown(chronology, drawn)
        yield from _chart_documents(drawn, f"{chronology.scope.folder}/")
    yield index_markdown(
        made.whole,
        countries=made.countries,
        regions=made.regions,
        stray=made.stray,
        charts=index_charts,
        findings=(*checked.findings, *checked.known),
        unread_files=corpus.unread_files,
    )
    yield from _chart_documents(index_charts, "")
    yield events_csv(made.whole.entries)
    yield claims_csv(made.whole.entries, corpus)
    yield counts_document(_report(made))
    yield weights_csv(_weights(made))
    yield findings_json(checked.findings, checked.claims, checked.suppressed, checked.known)


def _report(made: Chronologies) -> CountReport:
    whole = made.whole
    return CountReport(project=whole.project, scope=whole.scope, by=None, total=Counted(counts=whole.counts))


def _weights(made: Chronologies) -> Iterator[Weight]:
    terms = made.prepared.terms()
    for entry in made.whole.entries:
        yield from explain(weigh(entry.event, terms), terms)


def _scope_drawings(made: Chronologies, chronology: Chronology, style: Style) -> list[Drawing]:
    sheet = Sheet(chronology, made.prepared, style)
    names = COUNTRY_CHARTS if chronology.scope.kind == "country" else REGION_CHARTS
    return [sheet.draw(name) for name in names]


def _index_drawings(made: Chronologies, style: Style) -> list[Drawing]:
    if not made.whole.entries:
        return []
    sheet = Sheet(made.whole, made.prepared, style)
    return [sheet.draw(name) for name in INDEX_CHARTS]


def _drawn(drawings: Sequence[Sequence[Drawing]], progress: Callable[[int, int], None]) -> list[list[Chart]]:
    """Draw all charts, keeping which belong together."""
    steps = sum(map(len, drawings))
    done = iter(range(1, steps + 1))
    charts = iter(draw_all(chain.from_iterable(drawings), lambda: progress(next(done), steps)))
    return [[next(charts) for _ in each] for each in drawings]


def _chart_documents(charts: Sequence[Chart], folder: str) -> Iterator[Document]:
    for chart in charts:
        path = f"{folder}{chart.name}"
        yield Document(f"{path}.vl.json", specification(chart.spec))
        yield Document(f"{path}.svg", chart.svg.encode())
        yield Document(f"{path}.png", chart.png)

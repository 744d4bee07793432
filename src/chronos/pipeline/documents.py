"""The stages from chronologies to documents."""

import json
from collections.abc import Callable, Iterator, Sequence

from chronos.chart import Drawing, country_year, draw_all, events_per_year, timeline
from chronos.edtf import day_words, year_words
from chronos.model import Chart, CheckReport, Chronology, Corpus, Counts, Document
from chronos.pipeline.chronologies import Chronologies
from chronos.render.data import claims_csv, events_csv
from chronos.render.entries import period_words
from chronos.render.findings.as_json import findings_json
from chronos.render.index import index_markdown
from chronos.render.markdown import chronology_markdown


def make_documents(
    made: Chronologies, corpus: Corpus, checked: CheckReport, progress: Callable[[int, int], None]
) -> Iterator[Document]:
    """Draw and write everything; ``progress`` is told after each chart how many are done, and of how many."""
    chronologies = (*made.countries, *made.regions)
    drawings = [*map(_drawings, chronologies), _index_drawings(made)]
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
    yield findings_json(checked.findings, checked.claims, checked.suppressed, checked.known)


def _drawings(chronology: Chronology) -> list[Drawing]:
    name = chronology.scope.name
    subtitle = _subtitle(chronology)
    counts = chronology.counts
    return [
        events_per_year(counts, title=f"{name}: events per year{_counted(counts)}", subtitle=subtitle),
        timeline(chronology, title=f"{name}: timeline{_when(chronology)}", subtitle=subtitle),
    ]


def _index_drawings(made: Chronologies) -> list[Drawing]:
    if not made.countries:
        return []
    rows = {each.scope.name: each.counts for each in made.countries}
    title = f"Events per country and year{_counted(made.whole.counts)}"
    return [country_year(rows, title=title, subtitle=_subtitle(made.whole))]


def _when(chronology: Chronology) -> str:
    period = period_words(entry.event for entry in chronology.entries)
    return f", {period}" if period else ""


def _counted(counts: Counts) -> str:
    """Return the first and the last year that is counted, in words."""
    years = [year_words(int(row.period)) for row in (counts.rows[:1] + counts.rows[-1:])]
    return f", {' to '.join(dict.fromkeys(years))}" if years else ""


def _subtitle(chronology: Chronology) -> str:
    """Return what the charts of a chronology say of their origin."""
    as_of = f"as of {day_words(chronology.as_of)}" if chronology.as_of is not None else ""
    return ", ".join(part for part in (chronology.project, as_of) if part)


def _drawn(drawings: Sequence[Sequence[Drawing]], progress: Callable[[int, int], None]) -> list[list[Chart]]:
    """Draw all charts, keeping which belong together."""
    steps = sum(map(len, drawings))
    done = iter(range(1, steps + 1))
    return [draw_all(each, lambda: progress(next(done), steps)) for each in drawings]


def _chart_documents(charts: Sequence[Chart], folder: str) -> Iterator[Document]:
    for chart in charts:
        path = f"{folder}{chart.name}"
        spec = json.dumps(chart.spec, ensure_ascii=False, indent=1)
        yield Document(f"{path}.vl.json", f"{spec}\n".encode())
        yield Document(f"{path}.svg", chart.svg.encode())
        yield Document(f"{path}.png", chart.png)

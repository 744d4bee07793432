"""All stages between a corpus and its documents."""

import json
from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from chronos.arrange import arrange, country_scopes, in_no_scope, region_scopes, select
from chronos.chart import Drawing, country_year, draw_all, events_per_year, timeline
from chronos.count import count, window_of
from chronos.dating import edition_day
from chronos.link import cluster
from chronos.merge import merge
from chronos.model import Chart, Chronology, Corpus, Document, Event, Finding, Scope
from chronos.render.data import claims_csv, events_csv
from chronos.render.entries import day_words, period_words
from chronos.render.findings import findings_json
from chronos.render.index import IndexParts, index_markdown
from chronos.render.markdown import chronology_markdown


class Made(Struct, frozen=True, kw_only=True):
    """The documents of a project; ``whole`` is the arrangement of all its events."""

    documents: tuple[Document, ...]
    whole: Chronology
    countries: int
    regions: int


def make_documents(corpus: Corpus, findings: Sequence[Finding], progress: Callable[[int, int], None]) -> Made:
    """Join, count, arrange, draw and write everything that a corpus holds."""
    events = tuple(merge(one, corpus.sources) for one in cluster(corpus.claims, corpus.judgements))
    as_of = edition_day(corpus)
    window = window_of(events, as_of)

    def arranged(chosen: tuple[Event, ...], scope: Scope) -> Chronology:
        return arrange(chosen, scope, corpus, count(chosen, window), as_of)

    scopes = (*country_scopes(events), *region_scopes(corpus.settings.regions))
    chronologies = [arranged(select(events, scope), scope) for scope in scopes]
    countries = tuple(each for each in chronologies if each.scope.kind == "country")
    regions = tuple(each for each in chronologies if each.scope.kind == "region")
    title = corpus.settings.title or "All events"
    whole = arranged(events, Scope(id="", name=title, kind="region", folder="", countries=frozenset()))
    stray = arranged(in_no_scope(events, scopes), whole.scope)

    drawings = [_drawings(each) for each in chronologies]
    shown = {each.scope.name: each.counts for each in countries}
    period = period_words(entry.event for entry in whole.entries)
    title = f"Events per country and year{', ' if period else ''}{period}"
    drawings.append([country_year(shown, title=title, subtitle=_subtitle(whole))] if shown else [])
    charts = _drawn(drawings, progress)
    documents: list[Document] = []
    for chronology, drawn in zip(chronologies, charts, strict=False):
        documents.append(chronology_markdown(chronology, drawn))
        documents.extend(_chart_documents(drawn, f"{chronology.scope.folder}/"))
    documents.extend(_chart_documents(charts[-1], ""))
    parts = IndexParts(
        whole=whole,
        countries=countries,
        regions=regions,
        stray=stray.entries,
        charts=tuple(charts[-1]),
        findings=tuple(findings),
        unread_files=corpus.unread_files,
    )
    ordered = [entry.event for entry in whole.entries]
    documents += [
        index_markdown(parts),
        events_csv(ordered),
        claims_csv(ordered, corpus),
        findings_json(findings, corpus.claims_read),
    ]
    return Made(documents=tuple(documents), whole=whole, countries=len(countries), regions=len(regions))


def _drawings(chronology: Chronology) -> list[Drawing]:
    name = chronology.scope.name
    period = period_words(entry.event for entry in chronology.entries)
    when = f", {period}" if period else ""
    subtitle = _subtitle(chronology)
    return [
        events_per_year(chronology.counts, title=f"{name}: events per year{when}", subtitle=subtitle),
        timeline(chronology, title=f"{name}: timeline{when}", subtitle=subtitle),
    ]


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

"""The stages from chronologies to documents, in every language of a project."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from typing import Final

from msgspec import Struct, structs

from chronos.arrange import Translator
from chronos.chart.languages import words_in as chart_words_in
from chronos.chart.page import answering, answers, vega
from chronos.chart.picture import Pictures, draw_all, specification
from chronos.chart.style import Drawing, Style
from chronos.chart.theme import house
from chronos.count import explain, weigh
from chronos.language import Words
from chronos.model import Chart, CheckReport, Chronology, Corpus, Counted, CountReport, Document, Format, Weight
from chronos.pipeline.chronologies import Chronologies
from chronos.pipeline.drawings import Sheet
from chronos.pipeline.manuscripts import Kit, manuscript_of, notes_for
from chronos.pipeline.pages import Pages
from chronos.render.data import claims_csv, counts_document, events_csv, weights_csv
from chronos.render.findings.as_json import findings_json
from chronos.render.index import index_markdown
from chronos.render.languages import words_in
from chronos.render.markdown import chronology_markdown
from chronos.render.site.assets import assets
from chronos.render.telling import tell

COUNTRY_CHARTS: Final = ("events-per-year", "timeline")
REGION_CHARTS: Final = ("events-per-year", "timeline", "small-multiples", "cumulative")
INDEX_CHARTS: Final = ("country-year", "cumulative", "sources")
"""The charts of each sort of chronology, and of the index."""

_PART: Final = "timeline-"
"""How the names of the parts of a timeline begin."""
_MOST_THREADS: Final = 8
"""Documents that are made at a time; most of their time goes by in programs that run beside this one."""


class _Tongue(Struct, frozen=True, kw_only=True):
    """Everything in one language: chronologies, words, and what the names of its files end in."""

    made: Chronologies
    words: Words
    style: Style
    suffix: str
    formats: tuple[Format, ...]
    pages: Pages

    def named(self, charts: Sequence[Chart]) -> list[Chart]:
        """Return charts whose files are named for the language."""
        return [structs.replace(chart, name=f"{chart.name}{self.suffix}") for chart in charts]


def make_documents(
    made: Chronologies,
    corpus: Corpus,
    checked: CheckReport,
    kit: Kit,
    *,
    progress: Callable[[int, int], None],
    pictures: Pictures | None = None,
) -> Iterator[Document]:
    """Draw and write everything; ``progress`` is told after each step how many are done, and how many there are.

    ``pictures`` are those of the last build in this process, which are not drawn again.

    Raises:
        ChronosError: the citation style or a template cannot be used.
    """
    languages = corpus.settings.languages
    tongues = [_tongue(made, language, kit) for language in languages]
    drawings = [drawn for tongue in tongues for drawn in _drawings(tongue)]
    chronologies = len(made.countries) + len(made.regions)
    steps = sum(map(len, drawings)) + len(tongues) * chronologies
    done = iter(range(1, steps + 1))
    charts = iter(_drawn(drawings, lambda: progress(next(done), steps), pictures))
    with ThreadPoolExecutor(min(_MOST_THREADS, os.cpu_count() or 1)) as pool:
        for tongue in tongues:
            scopes = (*tongue.made.countries, *tongue.made.regions)
            drawn = [tongue.named(next(charts)) for _ in scopes]
            for documents in pool.map(partial(_scope_documents, tongue=tongue, kit=kit), scopes, drawn):
                yield from documents
                progress(next(done), steps)
            yield from _index_documents(tongue, tongue.named(next(charts)), corpus, checked, kit)
    if "html" in corpus.settings.formats:
        yield from assets()
        yield Document("assets/vega.js", vega().encode())
        yield Document("assets/answering.js", answering().encode())
    yield events_csv(made.whole.entries)
    yield claims_csv(made.whole.entries, corpus)
    yield counts_document(_report(made))
    yield weights_csv(_weights(made))
    yield findings_json(checked.findings, checked.claims, checked.suppressed, checked.known)


def _tongue(made: Chronologies, language: str, kit: Kit) -> _Tongue:
    """Return everything in a language."""
    corpus = made.prepared.corpus
    translator = Translator(corpus, language)
    edition = made.edition
    title = edition.title_in(language) if edition is not None else ""

    def told(chronology: Chronology) -> Chronology:
        return structs.replace(translator.chronology(chronology), edition=title)

    words = words_in(language)
    here = Chronologies(
        prepared=made.prepared.in_words(translator.settings),
        whole=told(made.whole),
        countries=tuple(map(told, made.countries)),
        regions=tuple(map(told, made.regions)),
        stray=tuple(map(translator.entry, made.stray)),
    )
    return _Tongue(
        made=here,
        words=words,
        style=Style(theme=house(corpus.settings.charts), words=chart_words_in(language)),
        suffix="" if language == corpus.settings.languages[0] else f".{language}",
        formats=corpus.settings.formats,
        pages=Pages(here, words, kit),
    )


def _scope_documents(chronology: Chronology, charts: Sequence[Chart], tongue: _Tongue, kit: Kit) -> list[Document]:
    """Return the documents of one chronology in one language."""
    beside = [chart for chart in charts if not chart.name.startswith(_PART)]
    sheet = manuscript_of(chronology, beside, kit, tongue.words)
    paged = structs.replace(sheet, charts=_on_pages(charts))
    path = f"{chronology.scope.folder}/chronology{tongue.suffix}"
    reference, layout = kit.templates.get("reference.docx"), kit.layout
    documents = [
        Document(f"{path}.md", chronology_markdown(sheet, layout=kit.chronology).encode()),
        *_chart_documents(beside, f"{chronology.scope.folder}/"),
    ]
    if "html" in tongue.formats:
        documents.append(tongue.pages.chronology(sheet, _names(beside)))
        documents += _answers(tongue, chronology, beside)
    if "docx" in tongue.formats:
        from chronos.render.word import word  # noqa: PLC0415 - not every build writes it

        documents.append(Document(f"{path}.docx", word(paged, reference=reference, layout=layout)))
    if "pdf" in tongue.formats:
        from chronos.render.typeset import MOST_ENTRIES, typeset  # noqa: PLC0415 - as above

        if len(chronology.entries) > MOST_ENTRIES:
            return documents  # the build tells of it: see `unwritten`
        documents.append(Document(f"{path}.pdf", typeset(paged, template=kit.typesetting, layout=layout)))
    return documents


def unwritten(made: Chronologies, formats: Sequence[Format]) -> Iterator[tuple[str, str]]:
    """Yield what a build leaves out since it is too long: the folder and the format, and why."""
    if "pdf" in formats:
        from chronos.render.typeset import MOST_ENTRIES, too_long  # noqa: PLC0415 - not every build writes it

        for chronology in (*made.countries, *made.regions):
            if len(chronology.entries) > MOST_ENTRIES:
                yield f"{chronology.scope.folder}/chronology.pdf", too_long(len(chronology.entries))


def _index_documents(
    tongue: _Tongue, charts: Sequence[Chart], corpus: Corpus, checked: CheckReport, kit: Kit
) -> Iterator[Document]:
    made, words = tongue.made, tongue.words
    index = partial(
        index_markdown,
        made.whole,
        countries=made.countries,
        regions=made.regions,
        stray=[tell(entry, made.whole.related, words, places=True) for entry in made.stray],
        notes=notes_for(made.stray, kit, words),
        charts=charts,
        findings=(*checked.findings, *checked.known),
        unread_files=corpus.unread_files,
        words=words,
        suffix=tongue.suffix,
    )
    yield Document(f"index{tongue.suffix}.md", index(layout=kit.index).encode())
    if made.whole.entries:
        yield from _everything(tongue, kit)
    if "html" in tongue.formats:
        yield tongue.pages.index(index(), charts, _names(charts))
        yield from _answers(tongue, made.whole, charts)
        yield from tongue.pages.others()
    yield from _chart_documents(charts, "")


def _everything(tongue: _Tongue, kit: Kit) -> Iterator[Document]:
    """Yield one chronology of all events, for who looks for one without knowing where; its charts are on the index."""
    whole = tongue.made.whole
    named = structs.replace(whole.scope, name=tongue.words.say("everything"))
    sheet = manuscript_of(structs.replace(whole, scope=named), (), kit, tongue.words)
    yield Document(f"chronology{tongue.suffix}.md", chronology_markdown(sheet, layout=kit.chronology).encode())
    if "html" in tongue.formats:
        yield tongue.pages.chronology(sheet)


def _answers(tongue: _Tongue, chronology: Chronology, charts: Sequence[Chart]) -> Iterator[Document]:
    """Yield what lies beside the pictures of a page and makes its charts answer."""
    if not charts:
        return
    sheet = Sheet(chronology, tongue.made.prepared, structs.replace(tongue.style, interactive=True))
    folder = f"{chronology.scope.folder}/" if chronology.scope.folder else ""
    for chart in charts:
        drawing = sheet.draw(chart.name.removesuffix(tongue.suffix))
        yield Document(f"{folder}{chart.name}.js", answers(drawing, chart.name).encode())


def _names(charts: Sequence[Chart]) -> frozenset[str]:
    return frozenset(chart.name for chart in charts)


def _report(made: Chronologies) -> CountReport:
    whole = made.whole
    return CountReport(project=whole.project, scope=whole.scope, by=None, total=Counted(counts=whole.counts))


def _weights(made: Chronologies) -> Iterator[Weight]:
    terms = made.prepared.terms()
    for entry in made.whole.entries:
        yield from explain(weigh(entry.event, terms), terms)


def _drawings(tongue: _Tongue) -> list[list[Drawing]]:
    """Return the charts of every chronology in one language, those of the index last."""
    made = tongue.made
    scopes = [_scope_drawings(tongue, each) for each in (*made.countries, *made.regions)]
    sheet = Sheet(made.whole, made.prepared, tongue.style)
    return [*scopes, [sheet.draw(name) for name in INDEX_CHARTS] if made.whole.entries else []]


def _scope_drawings(tongue: _Tongue, chronology: Chronology) -> list[Drawing]:
    sheet = Sheet(chronology, tongue.made.prepared, tongue.style)
    names = COUNTRY_CHARTS if chronology.scope.kind == "country" else REGION_CHARTS
    pages = sheet.timeline_pages() if {"docx", "pdf"} & set(tongue.formats) else []
    return [*(sheet.draw(name) for name in names), *pages]


def _on_pages(charts: Sequence[Chart]) -> tuple[Chart, ...]:
    """Return the charts of a document with pages: the parts of a timeline, where there are, in place of the whole."""
    parts = [chart for chart in charts if chart.name.startswith(_PART)]
    whole = [chart for chart in charts if not chart.name.startswith(_PART)]
    if not parts:
        return tuple(whole)
    return tuple(one for chart in whole for one in (parts if chart.name.split(".")[0] == "timeline" else [chart]))


def _drawn(
    drawings: Sequence[Sequence[Drawing]], drew: Callable[[], None], pictures: Pictures | None = None
) -> list[list[Chart]]:
    """Draw all charts, keeping which belong together."""
    charts = iter(draw_all(chain.from_iterable(drawings), drew, pictures))
    return [[next(charts) for _ in each] for each in drawings]


def _chart_documents(charts: Sequence[Chart], folder: str) -> Iterator[Document]:
    for chart in charts:
        path = f"{folder}{chart.name}"
        yield Document(f"{path}.vl.json", specification(chart.spec))
        yield Document(f"{path}.svg", chart.svg.encode())
        yield Document(f"{path}.png", chart.png)

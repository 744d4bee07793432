"""Whole sites in a folder, for tests of their pages."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from msgspec import structs

from chronos.arrange import Translator, settings_in
from chronos.chart.languages import words_in as chart_words_in
from chronos.chart.page import answering, answers, vega
from chronos.chart.picture import draw
from chronos.chart.style import Style
from chronos.model import Chart, Corpus, Document, Settings
from chronos.pipeline.chronologies import Chronologies
from chronos.pipeline.drawings import Sheet
from chronos.pipeline.manuscripts import Kit, manuscript_of, notes_for
from chronos.render.index import index_markdown
from chronos.render.languages import words_in
from chronos.render.site.assets import assets
from chronos.render.site.chronology_page import chronology_page
from chronos.render.site.event_page import event_pages, listings, supports
from chronos.render.site.index_page import index_page
from chronos.render.site.names import names_of
from chronos.render.site.page import SiteContext
from chronos.render.site.source_page import source_pages
from chronos.render.telling import tell
from chronos.store.styles import read_style
from projects import chronologies

KIT = Kit(style=read_style(Path(), Settings()))
"""The usual style, and no templates."""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="760" height="90"><rect width="700" height="40"/></svg>'


def chart(name: str) -> Chart:
    """Return a chart that is a bar."""
    return Chart(name=name, title="A bar", description="One bar.", spec={}, svg=PICTURE, png=b"")


def context_of(corpus: Corpus, made: Chronologies, language: str = "en", kit: Kit = KIT) -> SiteContext:
    """Return what the pages of a site have in common."""
    settings = settings_in(corpus.settings, language)
    return SiteContext(
        words=words_in(language),
        languages=corpus.settings.languages,
        project=settings.title,
        names=names_of(made.whole.entries),
        sources=frozenset(source.id for source in made.whole.sources),
        kinds=settings.kinds,
        templates=kit.templates,
    )


def pages(
    corpus: Corpus, *, made: Chronologies | None = None, kit: Kit = KIT, charts: Sequence[str] = (), drawn: bool = False
) -> Iterator[Document]:
    """Yield all files of a site; its charts are bars, or one is the timeline, ``drawn`` and answering."""
    made = made or chronologies(corpus)
    yield from assets()
    if drawn:
        yield Document("assets/vega.js", vega().encode())
        yield Document("assets/answering.js", answering().encode())
    for language in corpus.settings.languages:
        context, translator = context_of(corpus, made, language, kit), Translator(corpus, language)
        whole = translator.chronology(made.whole)
        scopes = [translator.chronology(one) for one in (*made.countries, *made.regions)]
        bars = [chart(name) for name in charts]
        for scope in scopes:
            figures = bars
            if drawn:
                style = Style(words=chart_words_in(language), interactive=True)
                drawing = Sheet(scope, made.prepared, style).draw("timeline")
                name = f"timeline{context.ending.removesuffix('.html')}"
                figures = [*bars, structs.replace(draw(drawing), name=name)]
                yield Document(f"{scope.scope.folder}/{name}.js", answers(drawing, name).encode())
            for one in figures:
                yield Document(f"{scope.scope.folder}/{one.name}.svg", one.svg.encode())
            sheet = manuscript_of(scope, figures, kit, context.words)
            yield chronology_page(sheet, context, answering={one.name for one in figures} - set(charts))
        yield chronology_page(manuscript_of(whole, (), kit, context.words), context)
        stray = [translator.entry(entry) for entry in made.stray]
        index = partial(
            index_markdown,
            whole,
            countries=scopes[: len(made.countries)],
            regions=scopes[len(made.countries) :],
            stray=[tell(entry, whole.related, context.words, places=True) for entry in stray],
            notes=notes_for(stray, kit, context.words),
            charts=(),
            findings=(),
            unread_files=(),
            words=context.words,
            suffix=context.ending.removesuffix(".html"),
        )
        yield Document("index.md", index(layout=kit.index).encode())
        yield index_page(index(), context, charts_drawn=(), stray=stray)
        lines = supports(manuscript_of(whole, (), kit, context.words).bibliography)
        related, found = whole.related, listings(scopes, context)
        yield from event_pages(whole.entries, context, related=related, sources=lines, standing_in=found)
        yield from source_pages(whole.sources, whole.entries, context, related=related, lines=lines)


def write_site(folder: Path, documents: Iterator[Document]) -> Path:
    """Write the files of a site below a folder, and return the folder."""
    for document in documents:
        path = folder / document.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(document.content)
    return folder

"""The pages of the site in one language: chronologies, events, sources and the index."""

from collections.abc import Collection, Iterator, Sequence

from chronos.language import Words
from chronos.model import Chart, Chronology, Document
from chronos.pipeline.chronologies import Chronologies
from chronos.pipeline.manuscripts import Kit, bibliography_of
from chronos.render.manuscript import Manuscript
from chronos.render.site.chronology_page import chronology_page
from chronos.render.site.event_page import event_pages, listings, supports
from chronos.render.site.index_page import index_page
from chronos.render.site.names import names_of
from chronos.render.site.page import SiteContext
from chronos.render.site.source_page import source_pages


class Pages:
    """The site in one language, of chronologies that are in it."""

    def __init__(self, made: Chronologies, words: Words, kit: Kit) -> None:
        settings = made.prepared.corpus.settings
        self.made = made
        self.kit = kit
        self.context = SiteContext(
            words=words,
            languages=settings.languages,
            project=made.whole.project,
            names=names_of(made.whole.entries),
            sources=frozenset(source.id for source in made.whole.sources),
            kinds=settings.kinds,
            templates=kit.templates,
        )

    def chronology(self, sheet: Manuscript, answering: Collection[str] = ()) -> Document:
        """Return the page of a chronology."""
        return chronology_page(sheet, self.context, answering=answering)

    def others(self) -> Iterator[Document]:
        """Yield the pages of events and sources."""
        whole, context = self.made.whole, self.context
        lines = supports(bibliography_of(whole, self.kit, context.words))
        scopes: Sequence[Chronology] = (*self.made.countries, *self.made.regions)
        yield from event_pages(
            whole.entries, context, related=whole.related, sources=lines, standing_in=listings(scopes, context)
        )
        yield from source_pages(whole.sources, whole.entries, context, related=whole.related, lines=lines)

    def index(self, markdown: str, charts: Sequence[Chart], answering: Collection[str] = ()) -> Document:
        """Return the page of the index, whose Markdown this is."""
        return index_page(markdown, self.context, charts_drawn=charts, stray=self.made.stray, answering=answering)

"""The page of the index: its Markdown as markup, with the entries that stand in no chronology named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.render.site.charts import charts, pictures
from chronos.render.site.entries import are_entries, mark_entries
from chronos.render.site.notes import notes
from chronos.render.site.page import Place, SiteContext, markup, rendered
from chronos.render.site.reading import Reading, size_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from chronos.model import Chart, Document, Entry


def index_page(
    markdown: str,
    context: SiteContext,
    *,
    charts_drawn: Sequence[Chart],
    stray: Sequence[Entry],
    answering: Collection[str] = (),
) -> Document:
    """Return ``index.html`` of an index in Markdown, in its language; ``stray`` are the entries that it has.

    ``answering`` are the names of the charts beside whose picture there is a script of what it tells (``NAME.js``).

    Raises:
        ChronosError: the project's template cannot be filled.
        ReadingError: the Markdown does not hold the entries, which is an error of chronos.
    """
    place = Place("", "index")
    reading = Reading(markdown)
    beginning = reading.beginning
    preamble = beginning[: len(beginning) - 3 * len(charts_drawn)]
    sections = []
    for number, tokens in enumerate(reading.sections):
        if stray and are_entries(tokens, stray):
            mark_entries(tokens, stray, place, context)
            sections.append(reading.group(tokens, f":{number}", size_of(len(stray), len(stray))))
        else:
            sections.append(reading.section(tokens, f":{number}"))
    parts = {
        "title": markup(reading.inline(preamble[1].children or [])),
        "preamble": markup(reading.html(preamble[3:])),
        "charts": charts(charts_drawn, pictures(beginning[len(preamble) :]), context, answering),
        "body": markup("\n".join(sections)),
        "notes": notes([stray], reading, context),
    }
    title = "".join(child.content for child in preamble[1].children or ())
    return rendered("index.html", place, context, title=title, parts=parts)

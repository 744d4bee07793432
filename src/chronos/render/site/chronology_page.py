"""The page of a chronology: its Markdown as markup, its entries named, with what they may be found by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from chronos.gazetteer.slugs import slug
from chronos.render.markdown import chronology_markdown
from chronos.render.site.charts import charts, pictures
from chronos.render.site.entries import ReadingError, mark_entries
from chronos.render.site.filters import filters
from chronos.render.site.names import file_name, fragment
from chronos.render.site.notes import notes
from chronos.render.site.page import Place, SiteContext, furniture, markup, rendered, text
from chronos.render.site.reading import Reading, Tokens, closed, opened, size_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from markupsafe import Markup

    from chronos.model import Document
    from chronos.render.manuscript import Manuscript

_AFTER: Final = 3
"""Sections that stand after those of entries: sources, counts, ledger."""
_OWN: Final = (
    *(":main", ":colours", ":filters", ":shown", ":sources", ":counts", ":ledger", ":notes"),
    *(":q", ":from", ":to", ":country", ":kind", ":status", ":source"),
)
"""Places that every page has for itself."""
_CONTENTS: Final = 3
"""Headings from which on a list of them is worth its place."""


def chronology_page(sheet: Manuscript, context: SiteContext, *, answering: Collection[str] = ()) -> Document:
    """Return ``chronology.html`` of a chronology, in its language.

    ``answering`` are the names of the charts beside whose picture there is a script of what it tells (``NAME.js``).

    Raises:
        ChronosError: the project's template cannot be filled.
        ReadingError: the Markdown does not hold the entries, which is an error of chronos.
    """
    folder = sheet.chronology.scope.folder
    place = Place(f"{folder}/" if folder else "", "chronology")
    reading = Reading(chronology_markdown(sheet, "list"))
    if len(reading.sections) != len(sheet.sections) + _AFTER:
        raise ReadingError(f"{place.folder}: {len(reading.sections)} sections for {len(sheet.sections)}")
    sources, counts, ledger = reading.sections[-_AFTER:]
    entries = [told.entry for told in sheet.entries]
    names = _places(sheet)
    preamble = reading.beginning[: len(reading.beginning) - 3 * len(sheet.charts)]
    parts = {
        "title": markup(reading.inline(preamble[1].children or [])),
        "preamble": markup(reading.html(preamble[3:])),
        "charts": charts(sheet.charts, pictures(reading.beginning[len(preamble) :]), context, answering),
        "filters": filters(entries, context),
        "contents": _contents(sheet, names, context),
        "entries": markup("\n".join(_entries(sheet, names, reading, place, context))),
        "sources": markup(_sources(sheet, sources, reading, place, context)),
        "counts": markup(reading.section(counts, ":counts")),
        "ledger": markup(reading.section(ledger, ":ledger")),
        "notes": notes(([told.entry for told in one.entries] for one in sheet.sections), reading, context),
    }
    trail = [f'<span aria-current="page">{text(sheet.chronology.scope.name)}</span>']
    return rendered("chronology.html", place, context, title=sheet.title, parts=parts, trail=trail)


def _places(sheet: Manuscript) -> list[str]:
    """Return the places of the headings of all sections, by their words; numbered where two are the same."""
    names: list[str] = []
    for number, section in enumerate(sheet.sections):
        name = f":{slug(section.heading)}"
        names.append(name if name not in names and name not in _OWN else f":{number}~")
    return names


def _contents(sheet: Manuscript, names: Sequence[str], context: SiteContext) -> Markup:
    """Return links to the headings of all sections."""
    if len(names) < _CONTENTS:
        return markup("")
    headings = zip(names, sheet.sections, strict=True)
    links = "".join(f'<li><a href="#{fragment(name)}">{text(one.heading)}</a></li>' for name, one in headings)
    label = furniture(context.words, "site.contents")
    return markup(f'<nav class="contents" aria-label="{label}"><ul>{links}</ul></nav>')


def _entries(
    sheet: Manuscript, names: Sequence[str], reading: Reading, place: Place, context: SiteContext
) -> Iterator[str]:
    every = len(sheet.entries)
    for section, name, tokens in zip(sheet.sections, names, reading.sections, strict=False):
        mark_entries(tokens, (told.entry for told in section.entries), place, context)
        yield reading.group(tokens, name, size_of(len(section.entries), every))


def _sources(sheet: Manuscript, tokens: Tokens, reading: Reading, place: Place, context: SiteContext) -> str:
    """Return the list of sources, each with the way to its page."""
    items = [tokens[at + 2] for at, token in enumerate(tokens) if token.type == "list_item_open"]
    if len(items) != len(sheet.bibliography):
        raise ReadingError(f"{place.folder}: {len(items)} items for {len(sheet.bibliography)} sources")
    for item, (source, _) in zip(items, sheet.bibliography, strict=True):
        if source in context.sources and item.children is not None:
            page = f"{place.root}sources/{file_name(source)}{context.ending}"
            more = item.children[-1].copy(type="text", content=context.words.say("site.supports"), children=None)
            between = more.copy(content=" ")
            item.children += [between, opened("a", {"href": page, "class": "more"}), more, closed("a")]
    return reading.section(tokens, ":sources")

"""The footnotes of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.render.site.page import SiteContext, furniture, markup, text
from chronos.render.site.reading import Reading, size_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from chronos.model import Entry


def notes(sections: Iterable[Iterable[Entry]], reading: Reading, context: SiteContext) -> Markup:
    """Return the footnotes of entries, in lists as long as the sections that they belong to."""
    if not reading.notes:
        return markup("")
    lists, every = [], len(reading.notes)
    for entries in sections:
        numbers = [note.number for entry in entries for note in entry.footnotes]
        items = [_note(number, reading, context) for number in numbers]
        if items:
            size = size_of(len(items), every)
            lists.append(f'<ol class="group"{size} start="{numbers[0]}">\n{"".join(items)}</ol>')
    heading = f'<h2 id=":notes">{furniture(context.words, "site.notes")}</h2>'
    shown = f"{heading}\n{''.join(lists)}"
    return markup(f'<section class="notes" role="doc-endnotes" aria-labelledby=":notes">{shown}</section>')


def _note(number: int, reading: Reading, context: SiteContext) -> str:
    shown = reading.html(reading.notes[number])
    label = text(context.words.say("site.back", number=number))
    return f'<li id=":n{number}">{shown} <a href="#:m{number}" role="doc-backlink" aria-label="{label}">↩</a></li>\n'

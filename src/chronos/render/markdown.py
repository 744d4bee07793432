"""Writes a chronology as Markdown: CommonMark with tables and footnotes, as code hosts show it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final, Literal, get_args

from chronos.language import Words
from chronos.model import Chart
from chronos.render.escaping import markdown
from chronos.render.inlines import Inline, Inlines, markdown_of
from chronos.render.manuscript import Manuscript, Section
from chronos.render.tables import Grid, grid_markdown
from chronos.render.telling import Told, once_more

Form = Literal["list", "table", "prose"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
"""How entries stand: as items of a list, as rows (date, event, sources, status), as paragraphs of a running text."""


def chronology_markdown(sheet: Manuscript, form: Form = "list", layout: str | None = None) -> str:
    """Return a chronology; its charts lie beside it as SVG. ``layout`` is a template of its parts, in their order.

    Raises:
        ChronosError: the layout cannot be filled.
    """
    words = sheet.words
    entries = [
        line
        for section in sheet.sections
        for line in (f"## {markdown(section.heading)}", "", *section_lines(section, form, words), "")
    ]
    sources = [f"## {words.say('sources.heading')}", ""]
    counts = [f"## {words.say('counts.heading')}", ""]
    parts = {
        "title": [f"# {markdown(sheet.title)}", ""],
        "preamble": [line for paragraph in sheet.preamble for line in (markdown_of(paragraph), "")],
        "charts": chart_lines(sheet.charts),
        "entries": entries,
        "sources": [*sources, *(f"- {markdown_of(line)}" for _, line in sheet.bibliography), ""],
        "counts": [*counts, *counts_lines(sheet.counts, sheet.counts_remarks)],
        "ledger": [f"## {words.say('ledger.heading')}", "", *grid_markdown(sheet.ledger), "", *list_lines(sheet.lists)],
        "notes": list(note_lines(sheet.notes)),
    }
    return laid_out("chronology.md", parts, layout)


def laid_out(name: str, parts: Mapping[str, Sequence[str]], layout: str | None) -> str:
    """Return the lines of a document, part after part, or where its layout has each part.

    Raises:
        ChronosError: the layout of this name cannot be filled, or leaves out what a document must have.
    """
    if layout is None:
        return "\n".join(chain.from_iterable(parts.values())).rstrip() + "\n"
    from chronos.render.templating import fill  # noqa: PLC0415 - few projects have layouts of their own

    values = {part: "\n".join(lines).strip("\n") for part, lines in parts.items()}
    filled = fill(name, layout, values, needs=("notes", *(part for part in ("entries", "body") if part in parts)))
    return re.sub(r"\n{3,}", "\n\n", filled).strip("\n") + "\n"


def chart_lines(charts: Sequence[Chart]) -> list[str]:
    """Return pictures of charts, each a paragraph."""
    return [line for one in charts for line in (f"![{markdown(one.description)}]({one.name}.svg)", "")]


def section_lines(section: Section, form: Form, words: Words, prefix: str = "") -> Iterator[str]:
    """Yield the entries under one heading, and the paragraph above them; see :func:`markdown_of` for ``prefix``."""
    if section.lead:
        yield markdown(section.lead)
        yield ""
    if form == "table":
        yield from grid_markdown(entries_grid(section.entries, words), prefix)
    elif form == "prose":
        yield " ".join(" ".join(_sentences(told, prefix)) for told in section.entries)
    else:
        for told in section.entries:
            yield from entry_lines(told, prefix)


def entry_lines(told: Told, prefix: str = "") -> Iterator[str]:
    """Yield an entry as an item of a list; what its date was derived from and what other claims say is within it."""
    text = markdown_of((*told.text, *told.notes), prefix=prefix)
    yield f"- {' '.join(filter(None, (_head(told), text, f'*({markdown(told.standing)})*', _label(told))))}"
    yield from (f"  - {markdown_of(detail, prefix=prefix)}" for detail in told.details)


def entries_grid(entries: Sequence[Told], words: Words) -> Grid:
    """Return entries as a table: date, event, sources, status."""
    columns = tuple(words.say(f"column.{column}") for column in ("date", "event", "sources", "status"))
    return Grid(columns=columns, rows=tuple(map(entry_cells, entries)))


def entry_cells(told: Told) -> tuple[Inlines, Inlines, Inlines, Inlines]:
    """Return an entry as a row: its date and label, its text with all details, its sources, its standing."""
    date = ((Inline(told.date, strong=True), Inline(" ")) if told.date else ()) + (Inline(told.label, code=True),)
    event: Inlines = (*_place(told), *told.text)
    for detail in told.details:
        event = (*event, Inline(" "), *once_more(detail))
    return date, event, told.sources, (Inline(told.standing),)


def _place(told: Told) -> Inlines:
    return (Inline(f"{told.places}.", emphasis=True), Inline(" ")) if told.places else ()


def _head(told: Told) -> str:
    date = f"**{markdown(told.date)}.**" if told.date else ""
    return " ".join(filter(None, (date, markdown_of(_place(told)))))


def _label(told: Told) -> str:
    return markdown_of((Inline(told.label, code=True),))


def _sentences(told: Told, prefix: str) -> Iterator[str]:
    """Yield an entry as sentences of a running text."""
    said = (markdown_of(phrase, prefix=prefix) for phrase in ((*told.text, *told.notes), *told.details))
    yield from filter(None, (_head(told), *said))
    yield f"*({markdown(told.standing)})* {_label(told)}"


def counts_lines(counts: Grid | None, paragraphs: Sequence[Inlines]) -> Iterator[str]:
    """Yield the table of counts and the paragraphs below it."""
    if counts is not None:
        yield from grid_markdown(counts)
        yield ""
    for paragraph in paragraphs:
        yield markdown_of(paragraph)
        yield ""


def list_lines(lists: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    """Yield lists of names, each below the sentence that leads to it."""
    for lead, names in lists:
        yield markdown(lead)
        yield ""
        yield from (f"- {markdown(name)}" for name in names)
        yield ""


def note_lines(notes: Mapping[int, Inlines], prefix: str = "") -> Iterator[str]:
    """Yield the definitions of footnotes."""
    for number, note in notes.items():
        yield f"[^{prefix}{number}]: {markdown_of(note)}"

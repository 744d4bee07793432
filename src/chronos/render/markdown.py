"""Writes a chronology as Markdown: CommonMark with tables and footnotes, as code hosts show it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, get_args

from chronos.language import Words
from chronos.render.escaping import markdown
from chronos.render.inlines import Inline, Inlines, markdown_of
from chronos.render.manuscript import Manuscript, Section
from chronos.render.tables import Grid, grid_markdown
from chronos.render.telling import Told, once_more

Form = Literal["list", "table", "prose"]
FORMS: Final[tuple[Form, ...]] = get_args(Form)
"""How entries stand: as items of a list, as rows (date, event, sources, status), as paragraphs of a running text."""


def chronology_markdown(sheet: Manuscript, form: Form = "list") -> str:
    """Return a chronology; its charts lie beside it as SVG."""
    words = sheet.words
    lines = [f"# {markdown(sheet.title)}", ""]
    for paragraph in sheet.preamble:
        lines += [markdown_of(paragraph), ""]
    for chart in sheet.charts:
        lines += [f"![{markdown(chart.description)}]({chart.name}.svg)", ""]
    for section in sheet.sections:
        lines += [f"## {markdown(section.heading)}", "", *section_lines(section, form, words), ""]
    lines += [f"## {words.say('sources.heading')}", ""]
    lines += [*(f"- {markdown_of(line)}" for _, line in sheet.bibliography), ""]
    lines += [f"## {words.say('counts.heading')}", "", *counts_lines(sheet.counts, sheet.counts_remarks)]
    lines += [f"## {words.say('ledger.heading')}", "", *grid_markdown(sheet.ledger), ""]
    lines += [*list_lines(sheet.lists), *note_lines(sheet.notes)]
    return "\n".join(lines).rstrip() + "\n"


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

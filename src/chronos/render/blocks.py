"""A manuscript as pandoc's syntax tree: the parts that Word and PDF are put together from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

from chronos.language import Words
from chronos.model import Chart
from chronos.render.inlines import Inline, Inlines, run
from chronos.render.manuscript import Manuscript, Section
from chronos.render.markdown import Form, entries_grid
from chronos.render.nodes import Cited, Node, anchor, attributes, node, nodes_of, plain_nodes, text_node
from chronos.render.tables import Grid
from chronos.render.telling import Told, once_more

Part = Literal["title", "preamble", "charts", "entries", "sources", "counts", "ledger"]
PARTS: Final[tuple[Part, ...]] = ("title", "preamble", "charts", "entries", "sources", "counts", "ledger")
"""The parts of a document, in their order."""

TITLE: Final = "Title"
SOURCE: Final = "Bibliography"
CELL: Final = "Table Text"
HEADING_CELL: Final = "Table Heading"
"""Styles of paragraphs, as Word calls them."""

_WIDTHS: Final = (0.17, 0.44, 0.23, 0.16)
"""Of the columns date, event, sources and status, as parts of the width of the text."""
_SHORT: Final = 3000
"""Characters, with what nodes are called, of a cell as wide as the text that surely fit on a page with its notes."""
_SPACE: Final[Node] = {"t": "Space"}
_ROOM_FOR_CAPTION: Final = 1.6
"""Centimetres below a picture that is as high as the page."""


def document_blocks(
    sheet: Manuscript, form: Form, cited: Cited, page: tuple[float, float]
) -> Mapping[Part, Callable[[], list[Node]]]:
    """Return what makes the parts of a document; ``page`` is the width and height of its text in centimetres.

    The pictures of charts are the files ``NAME.png`` and ``NAME.svg``; of these the tree names the first.
    """
    words = sheet.words
    return {
        "title": lambda: [styled(TITLE, node("Para", plain_nodes(sheet.title)))],
        "preamble": lambda: [node("Para", nodes_of(paragraph)) for paragraph in sheet.preamble],
        "charts": lambda: [_figure(chart, page) for chart in sheet.charts],
        "entries": lambda: entries_blocks(sheet.sections, form, cited, words),
        "sources": lambda: [
            _heading(words.say("sources.heading"), 1),
            *bibliography_blocks(sheet.bibliography),
        ],
        "counts": lambda: [
            _heading(words.say("counts.heading"), 1),
            *([grid_block(sheet.counts)] if sheet.counts is not None else []),
            *(node("Para", nodes_of(paragraph)) for paragraph in sheet.counts_remarks),
        ],
        "ledger": lambda: [
            _heading(words.say("ledger.heading"), 1),
            grid_block(sheet.ledger),
            *_lists(sheet.lists),
        ],
    }


def entries_blocks(
    sections: Sequence[Section], form: Form, cited: Cited, words: Words, *, level: int | None = 1
) -> list[Node]:
    """Return entries under headings of a level; without one, what a heading says is said in bold."""
    return [block for section in sections for block in _section(section, form, cited, words, level)]


def bibliography_blocks(bibliography: Iterable[tuple[str, Inlines]]) -> list[Node]:
    """Return a list of sources, a paragraph each, which is the place ``source_…``."""
    return [
        styled(SOURCE, node("Para", [node("Span", attributes(anchor("source", source)), nodes_of(line))]))
        for source, line in bibliography
    ]


def grid_block(grid: Grid) -> Node:
    """Return a table whose columns are as wide as what they hold."""
    rows = [list(row) for row in grid.rows]
    if grid.total and rows:
        rows[-1] = [tuple(Inline(one.text, strong=True) for one in cell) for cell in rows[-1]]
    aligned = ["AlignRight" if place in grid.numbers else "AlignLeft" for place in range(len(grid.columns))]
    return _table(
        [(side, None) for side in aligned],
        [plain_nodes(column) for column in grid.columns],
        [[[nodes_of(cell)] for cell in row] for row in rows],
    )


def styled(style: str, *blocks: Node) -> Node:
    """Return blocks whose paragraphs have a style, by its name in Word."""
    return node("Div", attributes(custom_style=style), list(blocks))


def _section(section: Section, form: Form, cited: Cited, words: Words, level: int | None) -> Iterator[Node]:
    if level is not None:
        yield _heading(section.heading, level)
    elif section.heading:
        yield node("Para", [node("Strong", plain_nodes(section.heading))])
    if section.lead:
        yield node("Para", plain_nodes(section.lead))
    if form == "table":
        yield _entries_table(section.entries, cited, words)
    elif form == "prose":
        yield node("Para", [part for told in section.entries for part in (*_sentences(told, cited), _SPACE)])
    else:
        yield node("BulletList", [_item(told, cited) for told in section.entries])


def _entries_table(entries: Sequence[Told], cited: Cited, words: Words) -> Node:
    """Return entries as rows; what stands below the text of one has paragraphs of its own."""
    columns = entries_grid((), words).columns
    rows = []
    for told in entries:
        label = node("Code", attributes(), text_node(told.label)["c"])
        place = attributes(anchor("entry", told.label))
        date = [cited.nodes([Inline(told.date, strong=True)])] if told.date else []
        date = [*date, [label]]
        date[0] = [node("Span", place, date[0])]
        details = [cited.nodes(once_more(detail)) for detail in told.details]
        event = [[*cited.nodes(_place(told)), *cited.nodes(told.text)], *details]
        rows.append([date, event, [cited.nodes(told.sources)], [plain_nodes(told.standing)]])
    return _table([("AlignLeft", width) for width in _WIDTHS], [plain_nodes(column) for column in columns], rows)


def _item(told: Told, cited: Cited) -> list[Node]:
    below = [[node("Plain", cited.nodes(detail))] for detail in told.details]
    return [node("Plain", [*_head(told, cited), *_tail(told)]), *([node("BulletList", below)] if below else [])]


def _sentences(told: Told, cited: Cited) -> Iterator[Node]:
    """Yield an entry as sentences of a running text."""
    yield from _head(told, cited)
    for detail in told.details:
        yield from (_SPACE, *cited.nodes(detail))
    yield from _tail(told)


def _head(told: Told, cited: Cited) -> list[Node]:
    said = [*_place(told), *told.text, *told.notes]
    date = [Inline(f"{told.date}.", strong=True), Inline(" ")] if told.date else []
    return [node("Span", attributes(anchor("entry", told.label)), cited.nodes([*date, *said]))]


def _tail(told: Told) -> list[Node]:
    said = [Inline(" "), Inline(f"({told.standing})", emphasis=True), Inline(" "), Inline(told.label, code=True)]
    return nodes_of(said)


def _place(told: Told) -> Inlines:
    return (Inline(f"{told.places}.", emphasis=True), Inline(" ")) if told.places else ()


def _figure(chart: Chart, page: tuple[float, float]) -> Node:
    """Return a chart as wide as the text, or less so that it fits the page, with its caption."""
    width, height = page
    share = min(1.0, (height - _ROOM_FOR_CAPTION) / (width * ratio)) if (ratio := _ratio(chart.png)) else 1.0
    size = attributes(width=f"{share:.1%}")
    picture = node("Image", size, plain_nodes(chart.description), [f"{chart.name}.png", ""])
    return node("Figure", attributes(), [None, [node("Plain", plain_nodes(chart.title))]], [node("Plain", [picture])])


def _ratio(png: bytes) -> float:
    """Return the height of a picture as a part of its width (PNG 1.2, section 4.1.1)."""
    width, height = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    return height / width if width else 0.0


def _lists(lists: Sequence[tuple[str, tuple[str, ...]]]) -> Iterator[Node]:
    for lead, names in lists:
        yield node("Para", plain_nodes(lead))
        yield node("BulletList", [[node("Plain", nodes_of(run(name)))] for name in names])


def _heading(text: str, level: int) -> Node:
    return node("Header", level, attributes(), plain_nodes(text))


def _table(
    columns: Sequence[tuple[str, float | None]],
    headings: Sequence[list[Node]],
    rows: Sequence[Sequence[list[list[Node]]]],
) -> Node:
    """Return a table of cells that hold paragraphs, its row of headings to be repeated."""
    widths = [node("ColWidth", width) if width is not None else {"t": "ColWidthDefault"} for _, width in columns]
    head = [_cell([heading], HEADING_CELL) for heading in headings]
    shares = [width if width is not None else 1 / len(columns) for _, width in columns]
    body = [[_row(row, shares), [_cell(cell, CELL) for cell in row]] for row in rows]
    return node(
        "Table",
        attributes(),
        [None, []],
        [[{"t": side}, width] for (side, _), width in zip(columns, widths, strict=True)],
        [attributes(), [[attributes(), head]]],
        [[attributes(), 0, [], body]],
        [attributes(), []],
    )


def _row(cells: Sequence[list[list[Node]]], shares: Sequence[float]) -> list[object]:
    """Return the attributes of a row: ``long`` where it may be higher than a page, and has to break."""
    long = any(_length(cell) > _SHORT * share for cell, share in zip(cells, shares, strict=True))
    return attributes("", ["long"] if long else [])


def _length(value: object) -> int:
    """Return how many characters of text there are in nodes, those of footnotes among them."""
    if isinstance(value, str):
        return len(value)
    return sum(map(_length, value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()))


def _cell(paragraphs: Sequence[list[Node]], style: str) -> list[object]:
    blocks = [styled(style, *(node("Para", paragraph) for paragraph in paragraphs))]
    return [attributes(), {"t": "AlignDefault"}, 1, 1, blocks]

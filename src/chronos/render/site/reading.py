"""Markdown of chronos, read by markdown-it-py and cut where its headings stand."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.renderer import RendererHTML
    from markdown_it.utils import EnvType, OptionsDict

Tokens = list[Token]
_MARKDOWN: Final = ".md"


@cache
def _parser() -> MarkdownIt:
    """Return a parser of what code hosts read: CommonMark without HTML, tables, strikethrough, footnotes."""
    parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).use(footnote_plugin)
    parser.add_render_rule("footnote_ref", _reference)
    return parser


class Reading:
    """A document of Markdown: what stands before its second headings, their sections, and its notes by number."""

    def __init__(self, markdown: str) -> None:
        self._env: dict[str, Any] = {}
        tokens = _parser().parse(markdown, self._env)
        end = next((at for at, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
        starts = [at for at, token in enumerate(tokens[:end]) if token.type == "heading_open" and token.tag == "h2"]
        bounds = [0, *starts, end]
        self.beginning, *self.sections = (tokens[first:last] for first, last in pairwise(bounds))
        self.notes = dict(sorted(_notes(tokens[end:])))
        for part in (self.beginning, *self.sections, *self.notes.values()):
            _adapt(part)

    def html(self, tokens: Sequence[Token]) -> str:
        """Return tokens of the document as markup."""
        parser = _parser()
        return str(parser.renderer.render(tokens, parser.options, self._env))

    def section(self, tokens: Tokens, name: str) -> str:
        """Return a section under its heading, which gets a name. A table may be scrolled where it is too wide."""
        kind = name.removeprefix(":")
        return f'<section class="{kind}">{self.html(_scrolled(_named(tokens, name), name))}</section>'

    def group(self, tokens: Tokens, name: str, size: str) -> str:
        """Return a section of entries under its heading, which gets a name; ``size`` is what :func:`size_of` says."""
        return f'<section class="group"{size}>{self.html(_named(tokens, name))}</section>'

    def inline(self, children: Sequence[Token]) -> str:
        """Return what a line of the document holds as markup."""
        return self.html([Token("inline", "", 0, children=list(children))])


_MANY: Final = 500
"""Entries of a page from which on it is drawn as it is seen, and no more of it: fewer take no time."""


def size_of(members: int, among: int) -> str:
    """Return the attribute of a group of so many entries or notes, of all those on the page.

    Where these are many the group tells how many it has, to the next power of two: from that a browser takes its height
    until it draws it.
    """
    return f' data-size="{(members - 1).bit_length()}"' if among > _MANY else ""


def _reference(_renderer: RendererHTML, tokens: Sequence[Token], at: int, _options: OptionsDict, _env: EnvType) -> str:
    """Return the mark of a footnote. It has the number that all formats show, not its place among the marks."""
    meta = tokens[at].meta
    number = int(meta["label"])
    place = "" if meta.get("subId") else f' id=":m{number}"'
    return f'<sup><a href="#:n{number}"{place} role="doc-noteref">{number}</a></sup>'


def _notes(tokens: Tokens) -> Iterator[tuple[int, Tokens]]:
    """Yield the text of each footnote with its number."""
    number = 0
    for token in tokens:
        if token.type == "footnote_open":
            number = int(token.meta["label"])
        elif token.type == "inline":
            yield number, [token]


def _adapt(tokens: Tokens) -> None:
    """Lead links between documents to pages, and tell which cells are headings of what."""
    row: list[str] = []
    for at, token in enumerate(tokens):
        if token.type == "inline":
            for child in token.children or ():
                if child.type == "link_open":
                    child.attrs["href"] = page_address(str(child.attrs["href"]))
        elif token.type == "tr_open":
            row = []
        elif token.tag in ("th", "td"):
            row.append(token.type)
            _head(token, tokens[at + 1 if token.nesting == 1 else at - 1], is_first=len(row) <= 2)


def _head(cell: Token, within: Token, *, is_first: bool) -> None:
    """Make a cell the head of its column or of its row; an empty one is the head of nothing."""
    scope = "col" if cell.tag == "th" else "row" if is_first else ""
    cell.tag = "th" if scope and within.content else "td"
    if cell.nesting == 1:
        if cell.tag == "th":
            cell.attrs["scope"] = scope
        if cell.attrs.pop("style", None) is not None:  # a column of numbers; the pages allow no styles in attributes
            cell.attrs["class"] = "number"


def page_address(address: str) -> str:
    """Return the address of the page of a document in Markdown; any other, and those of the web, as they are."""
    if ":" in address or not address.endswith(_MARKDOWN):
        return address
    return f"{address.removesuffix(_MARKDOWN)}.html"


def _named(tokens: Tokens, name: str) -> Tokens:
    tokens[0].attrs["id"] = name
    return tokens


def _scrolled(tokens: Tokens, name: str) -> Tokens:
    """Put each table into a box that keyboards reach."""
    box = {"class": "wide", "role": "region", "aria-labelledby": name, "tabindex": "0"}
    found: Tokens = []
    for token in tokens:
        if token.type == "table_open":
            found.append(opened("div", box))
        found.append(token)
        if token.type == "table_close":
            found.append(closed("div"))
    return found


def opened(tag: str, attributes: Mapping[str, str]) -> Token:
    """Return what opens an element."""
    return Token(f"{tag}_open", tag, 1, attrs=dict(attributes))


def closed(tag: str) -> Token:
    """Return what closes an element."""
    return Token(f"{tag}_close", tag, -1)

"""Reads the Markdown that chronos writes, as any reader of CommonMark with tables and footnotes does."""

from collections.abc import Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin


def parser() -> MarkdownIt:
    """Return a parser of what code hosts read: CommonMark, tables, strikethrough, footnotes."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)


class Item(NamedTuple):
    """A top-level list item: its heading, what is bold, what is not, its footnotes, the items within it, its label.

    The label is what stands as code.
    """

    heading: str
    bold: str
    text: str
    footnotes: tuple[int, ...]
    inner: tuple[str, ...]
    label: str = ""


def items(markdown: str) -> list[Item]:
    """Return the top-level list items of a document, in order."""
    tokens = parser().parse(markdown)
    return list(_items(tokens))


def _items(tokens: list[Token]) -> Iterator[Item]:
    heading, depth = "", 0
    inlines: list[tuple[int, Token]] = []
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            heading = text_of(tokens[index + 1])
        if token.type == "footnote_block_open":
            return
        if token.type == "list_item_open":
            depth += 1
        elif token.type == "inline" and depth:
            inlines.append((depth, token))
        elif token.type == "list_item_close":
            depth -= 1
            if not depth:
                yield _item(heading, inlines)
                inlines = []


def _item(heading: str, inlines: list[tuple[int, Token]]) -> Item:
    first = inlines[0][1]
    children = first.children or []
    bold, rest, strong = "", "", 0
    for child in children:
        strong += child.nesting if child.type.startswith("strong") else 0
        if child.type in ("text", "text_special"):
            bold, rest = (bold + child.content, rest) if strong else (bold, rest + child.content)
    label = "".join(child.content for child in children if child.type == "code_inline")
    numbers = tuple(child.meta["id"] + 1 for child in children if child.type == "footnote_ref")
    return Item(heading, bold, rest.strip(), numbers, tuple(text_of(token) for depth, token in inlines[1:]), label)


def text_of(token: Token) -> str:
    """Return the text that an inline token shows; what is not text shows as its type, so that it is noticed."""
    shown = ""
    for child in token.children or []:
        if child.type in ("text", "text_special"):
            shown += child.content
        elif not child.type.startswith(("strong_", "em_", "s_", "footnote_ref")):
            shown += f"<{child.type}>"
    return shown

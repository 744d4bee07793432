"""Runs of text with one look each: what every format makes its own markup of."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from chronos.render.escaping import markdown, plain


class Inline(Struct, frozen=True):
    """A run of text. ``note`` is the number of a footnote whose mark it is, which has no text of its own.

    Of the marks of one footnote in a document, all are ``again`` but one, and those that are not stand in the order of
    their numbers. ``link`` is an address; ``language`` is that of the text (ISO 639-1) where it is not that of the
    document.
    """

    text: str = ""
    emphasis: bool = False
    strong: bool = False
    struck: bool = False
    small_capitals: bool = False
    raised: bool = False
    code: bool = False
    link: str = ""
    note: int = 0
    again: bool = False
    language: str = ""


Inlines = tuple[Inline, ...]
"""A phrase or a paragraph."""


def run(text: str) -> Inlines:
    """Return plain text as a phrase; none where the text is empty."""
    return (Inline(text),) if text else ()


def text_of(inlines: Iterable[Inline]) -> str:
    """Return the text of a phrase on one line, without marks of footnotes."""
    return plain("".join(inline.text for inline in inlines))


def markdown_of(inlines: Iterable[Inline]) -> str:
    """Return a phrase as Markdown, which may stand at the start of a line or anywhere in it."""
    return "".join(_marked(inlines)).strip()


def _marked(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        if inline.note:
            yield f" [^{inline.note}]"
            continue
        text = inline.text
        bare = plain(text)
        if not bare:
            yield " " if text else ""
            continue
        # Markup holds only where it hugs the text (CommonMark 0.31, section 6.2), so blanks stand outside it.
        yield " " if text[0].isspace() else ""
        yield _linked(_looking(_code(bare) if inline.code else markdown(bare), inline), inline.link)
        yield " " if text[-1].isspace() else ""


def _looking(text: str, inline: Inline) -> str:
    for is_so, mark in ((inline.emphasis, "*"), (inline.strong, "**"), (inline.struck, "~~")):
        if is_so:
            text = f"{mark}{text}{mark}"
    return text


def _code(text: str) -> str:
    """Return a code span, whose fence is longer than any run of backticks in it (CommonMark 0.31, section 6.1)."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


_ADDRESS: Final = re.compile(r"https?://[^\x00-\x20<>\x7f]+")


def is_web_address(link: str) -> bool:
    """Whether a link leads to the web and nowhere else."""
    return _ADDRESS.fullmatch(link) is not None


def _linked(shown: str, link: str) -> str:
    """Return an address of the web as a link (CommonMark 0.31, sections 6.3 and 6.5), any other as text."""
    if not is_web_address(link):
        return shown
    return f"<{link}>" if shown == markdown(link) else f"[{shown}](<{link}>)"

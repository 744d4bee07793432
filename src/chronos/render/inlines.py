"""Runs of text with one look each: what every format makes its own markup of."""

from collections.abc import Iterable

from msgspec import Struct

from chronos.render.escaping import plain


class Inline(Struct, frozen=True):
    """A run of text. ``note`` is the number of a footnote whose mark it is, which has no text of its own.

    ``link`` is an address; ``language`` is that of the text (ISO 639-1) where it is not that of the document.
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
    language: str = ""


Inlines = tuple[Inline, ...]
"""A phrase or a paragraph."""


def run(text: str) -> Inlines:
    """Return plain text as a phrase; none where the text is empty."""
    return (Inline(text),) if text else ()


def text_of(inlines: Iterable[Inline]) -> str:
    """Return the text of a phrase on one line, without marks of footnotes."""
    return plain("".join(inline.text for inline in inlines))

"""Runs of text with one look each: what every format makes its own markup of."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple

from msgspec import Struct

from chronos.render.escaping import markdown, one_line, plain, unended


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
    return plain("".join(f"{inline.text}{unended(inline.text)}" for inline in inlines))


def markdown_of(inlines: Iterable[Inline], *, in_table: bool = False, prefix: str = "") -> str:
    """Return a phrase as Markdown, which may stand at the start of a line or anywhere in it.

    A look that Markdown cannot give to a run between its neighbours is left out; its text never is. ``prefix`` stands
    before the numbers of footnotes in their labels.
    """
    runs = [inline for inline in inlines if inline.text or inline.note]
    pieces = [
        _piece(inline, in_table=in_table, inside=in_table or place > 0, prefix=prefix)
        for place, inline in enumerate(runs)
    ]
    for place, piece in enumerate(pieces):
        apart = (
            place == 0 or piece.before or pieces[place - 1].after or not pieces[place - 1].text,
            place + 1 == len(pieces) or piece.after or pieces[place + 1].before,
        )
        if piece.code and not all(apart):
            pieces[place] = piece._replace(
                text=markdown(piece.code, inside=place > 0)
            )  # fences that touch others would be one
    shown = ""
    for place, piece in enumerate(pieces):
        after = pieces[place + 1].before or pieces[place + 1].text if place + 1 < len(pieces) else ""
        marks = piece.marks if _holds(shown, piece, after) else ""
        before = piece.before.removeprefix(" ") if shown.endswith(" ") else piece.before
        shown += f"{before}{marks}{piece.text}{marks[::-1]}{piece.after}"
    return shown.strip(" ")


class _Piece(NamedTuple):
    """A run as Markdown: its text, the marks of its look, the blanks outside them, and of code what it was."""

    before: str
    text: str
    after: str
    marks: str
    code: str = ""


def _piece(inline: Inline, *, in_table: bool, inside: bool, prefix: str) -> _Piece:
    if inline.note:
        return _Piece(" ", f"[^{prefix}{inline.note}]", "", "")
    text = inline.text
    bare = plain(text)
    if not bare:
        return _Piece(_blank(text), "", "", "")
    shown = _code(bare.replace("|", "\\|") if in_table else bare) if inline.code else markdown(bare, inside=inside)
    looks = ((inline.struck, "~~"), (inline.strong, "**"), (inline.emphasis, "*"))
    marks = "".join(mark for is_so, mark in looks if is_so)
    start, end = text[: text.index(bare[0])], text[text.rindex(one_line(text)[-1]) + 1 :]
    return _Piece(_blank(start), _linked(shown, inline.link), _blank(end), marks, bare if inline.code else "")


def _blank(text: str) -> str:
    """Return the blanks of an end of a run: such as do not break stay, all others are one space."""
    return plain(f"x{text}x")[1:-1]


def _holds(before: str, piece: _Piece, after: str) -> bool:
    """Whether marks around a piece are delimiters (CommonMark 0.31, section 6.2): each flanks the text within."""
    outside = (piece.before or before[-1:], piece.after or after[:1])
    inside = (piece.text[:1], piece.text[-1:])
    several = len(set(piece.marks)) > 1 or len(piece.marks) > 2  # then the outer marks stand beside marks
    return not any(
        within.isspace() or (beyond in ("*", "~", "_")) or (_is_letter(beyond) and (several or not _is_letter(within)))
        for within, beyond in zip(inside, outside, strict=True)
    )


def _is_letter(sign: str) -> bool:
    """Whether a character is neither white space nor punctuation; what is outside a line is white space."""
    return bool(sign) and not sign.isspace() and unicodedata.category(sign)[0] not in "PSZ"


def _code(text: str) -> str:
    """Return a code span, whose fence is longer than any run of backticks in it (CommonMark 0.31, section 6.1)."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{space}{text}{space}{fence}"


_ADDRESS: Final = re.compile(r"https?://[^\x00-\x20<>|\\\x7f]+")


def is_web_address(link: str) -> bool:
    """Whether a link leads to the web and nowhere else."""
    return _ADDRESS.fullmatch(link) is not None


def _linked(shown: str, link: str) -> str:
    """Return an address of the web as a link (CommonMark 0.31, sections 6.3 and 6.5), any other as text."""
    if not is_web_address(link):
        return shown
    return f"<{link}>" if shown == markdown(link) else f"[{shown}](<{link}>)"

"""Keeps figures of Word documents whole: those that the rest of a page may have no room for begin a new one.

LibreOffice 7.4 moves a picture that does not fit on a page to the next, and now and then crops it to the room that
there was; so, too, where footnotes of a table below take that room, which then moves on itself. What it has no choice
about it leaves whole.
"""

import re
from collections.abc import Sequence
from typing import Final

_BLOCK: Final = re.compile(rb"<w:tbl>.*?</w:tbl>|<w:p>.*?</w:p>", re.DOTALL)
_STYLE: Final = re.compile(rb'<w:pStyle w:val="(\w+)" />(?:<w:keepNext ?/>|<w:keepLines ?/>)*')
_TEXT: Final = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)")
_HEIGHT: Final = re.compile(rb'<wp:extent cx="\d+" cy="(\d+)"')
_ENGLISH_METRIC: Final = 360_000
"""Units of the sizes of pictures in a centimetre (ECMA-376, 20.1.2.1)."""
_BREAK: Final = b"<w:pageBreakBefore/>"
_LINES: Final = {"Title": (40, 0.95), "ImageCaption": (85, 0.45)}
_LINE: Final = (80, 0.6)
"""Characters of a line and its height in centimetres, at least as much as our styles take."""
_SPACE: Final = 0.5
"""Centimetres around a paragraph."""


def keep_whole(document: bytes, height: float) -> bytes:
    """Return the main part of a Word document with new pages before figures and before the heading that follows them.

    A figure stays on the page of what is before it where both surely fit; ``height`` is that of the text of a page in
    centimetres. Beside text with footnotes, and after tables, nothing is sure.
    """
    blocks = list(_BLOCK.finditer(document))
    written: list[bytes] = []
    place, used, after_figure = 0, 0.0, False
    for number, block in enumerate(blocks):
        style, needed = _style(block[0]), _needed(blocks, number)
        is_figure = style == "CaptionedFigure"
        breaks = after_figure and style.startswith("Heading")
        if is_figure:
            breaks = used > 0 and used + needed > height
            after_figure = True
        if breaks:
            name = _STYLE.search(block[0])
            split = block.start() + (name.end() if name else 0)
            written += [document[place:split], _BREAK]
            place, used = split, 0.0
        if style.startswith("Heading"):
            after_figure = False
        used += needed
    return b"".join([*written, document[place:]])


def _style(block: bytes) -> str:
    found = _STYLE.search(block) if block.startswith(b"<w:p>") else None
    return found[1].decode() if found else ""


def _needed(blocks: Sequence[re.Match[bytes]], number: int) -> float:
    """Return the height of a block in centimetres, of a figure with its caption; infinite where it cannot be told."""
    block = blocks[number][0]
    style = _style(block)
    if style == "CaptionedFigure":
        caption = _text_height(blocks[number + 1][0]) if number + 1 < len(blocks) else 0.0
        return sum(int(height) for height in _HEIGHT.findall(block)) / _ENGLISH_METRIC + caption + _SPACE
    if style == "ImageCaption":
        return 0.0
    if block.startswith(b"<w:tbl>") or b"<w:footnoteReference " in block:
        return float("inf")
    return _text_height(block)


def _text_height(paragraph: bytes) -> float:
    characters = sum(len(text.decode()) for text in _TEXT.findall(paragraph))
    room, line = _LINES.get(_style(paragraph), _LINE)
    return (1 + characters // room) * line + _SPACE

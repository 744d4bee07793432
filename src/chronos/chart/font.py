"""The font that charts carry: how wide a text is in it, and how a text is made to fit.

Widths are sums of advance widths, without kerning (which moves a line by a pixel or two), in pixels.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "fonts"

_MANY_TO_ONE = 13  # cmap subtable format, OpenType 1.9: the only one in these files
_ELLIPSIS = "…"


class _Face(NamedTuple):
    units: int
    starts: tuple[int, ...]
    glyphs: tuple[int, ...]
    advances: tuple[int, ...]

    def advance(self, character: str) -> int:
        glyph = self.glyphs[bisect_right(self.starts, ord(character)) - 1]
        return self.advances[min(glyph, len(self.advances) - 1)]


@cache
def _face(style: str) -> _Face:
    """Read the tables ``head``, ``hhea``, ``hmtx`` and ``cmap`` of a TrueType file (OpenType 1.9)."""
    content = (FOLDER / f"ChronosChartSans-{style}.ttf").read_bytes()
    (count,) = struct.unpack_from(">H", content, 4)
    tables = {tag: start for tag, _, start, _ in struct.iter_unpack(">4sIII", content[12 : 12 + 16 * count])}
    (units,) = struct.unpack_from(">H", content, tables[b"head"] + 18)
    (metrics,) = struct.unpack_from(">H", content, tables[b"hhea"] + 34)
    advances = struct.unpack_from(">" + "Hh" * metrics, content, tables[b"hmtx"])[::2]
    (offset,) = struct.unpack_from(">I", content, tables[b"cmap"] + 8)
    subtable = tables[b"cmap"] + offset
    form, _, _, _, groups = struct.unpack_from(">HHIII", content, subtable)
    if form != _MANY_TO_ONE:
        raise ValueError(f"{style}: cmap format {form}, not {_MANY_TO_ONE}")
    runs = struct.unpack_from(f">{3 * groups}I", content, subtable + 16)
    return _Face(units, (0, *runs[::3]), (0, *runs[2::3]), advances)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text in pixels; ``size`` is the font size in pixels."""
    face = _face("Bold" if bold else "Regular")
    return sum(map(face.advance, text)) * size / face.units


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text, cut at a word boundary and ended with … where it is wider than ``room`` pixels.

    A first word that does not fit is cut where it must be; without room for … the result is empty.
    """
    text = " ".join(text.split())
    face = _face("Bold" if bold else "Regular")
    limit = room * face.units / size
    ends = list(accumulate(map(face.advance, text)))
    if not ends or ends[-1] <= limit:
        return text
    kept = text[: bisect_right(ends, limit - face.advance(_ELLIPSIS))]
    at_word = kept if text[len(kept)] == " " else kept.rpartition(" ")[0]
    fitting = (at_word or kept).rstrip(" ,;:.(-\u2013\u2014")
    return f"{fitting}{_ELLIPSIS}" if limit >= face.advance(_ELLIPSIS) else ""


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the text in lines no wider than ``room`` pixels, broken between words, or within one too long."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while width(line, size, bold=bold) > room and len(line) > 1:
            fits = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or width(line[:n], size, bold=bold) <= room)
            lines.append(line[:fits])
            line = line[fits:]
    return [*lines, line] if line else lines

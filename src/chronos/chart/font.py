"""The font of the charts: how wide a text is in it, and how a text is made to fit.

Widths are sums of advance widths, without kerning (which moves a line by a pixel or two), in pixels.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent / "fonts"

_ELLIPSIS = "…"
_BLANKS = re.compile("[^\\S\u00a0]+")
"""Where a line may break: not at a no-break space."""


class _Face(NamedTuple):
    units: int
    missing: int
    advances: dict[str, int]

    def advance(self, character: str) -> int:
        return self.advances.get(character, self.missing)


@cache
def _face(style: str) -> _Face:
    """Read the widths of one style from the table beside this module."""
    table = json.loads((FOLDER / "widths.json").read_bytes())[style]
    advances = {
        chr(int(first, 16) + place): advance for first, run in table["runs"] for place, advance in enumerate(run)
    }
    return _Face(table["units"], table["missing"], advances)


def carried(character: str) -> bool:
    """Whether the font has the character, regular and bold; else a box is drawn for it."""
    return all(character in _face(style).advances for style in ("regular", "bold"))


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text in pixels; ``size`` is the font size in pixels."""
    face = _face("bold" if bold else "regular")
    return sum(map(face.advance, text)) * size / face.units


def one_line(text: str) -> str:
    """Return the text with one blank wherever it had any, and none around it; no-break spaces stay as they are."""
    return _BLANKS.sub(" ", text).strip(" ")


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return the text, cut at a word boundary and ended with … where it is wider than ``room`` pixels.

    A first word that does not fit is cut where it must be; without room for … the result is empty.
    """
    text = one_line(text)
    face = _face("bold" if bold else "regular")
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
    for word in filter(None, one_line(text).split(" ")):
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

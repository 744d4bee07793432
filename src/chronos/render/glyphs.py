"""What the fonts of a PDF cannot show is spelt out: characters by their numbers in Unicode."""

import json
from bisect import bisect_right
from functools import cache
from importlib.resources import files
from typing import Any

from chronos.render.nodes import Node


class Glyphs:
    """The characters that the fonts of Typst have.

    ``lacking`` are those that turn out to have no shape all the same; ``spelt`` tells whether any text was changed.
    """

    def __init__(self) -> None:
        self.lacking: set[str] = set()
        self.spelt = False

    def shown(self, nodes: list[Node]) -> list[Node]:
        """Return nodes in which characters that no font has stand as their numbers: ``[U+4E2D U+56FD]``."""
        return [self._node(one) for one in nodes]

    def _node(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._node(each) for each in value]
        if not isinstance(value, dict) or "c" not in value or value["t"] == "Image":
            return value  # what describes a picture is read aloud, which takes no font
        if value["t"] in ("Code", "CodeBlock"):
            return {**value, "c": [value["c"][0], self.spelt_out(value["c"][1])]}
        return {**value, "c": self.spelt_out(value["c"]) if value["t"] == "Str" else self._node(value["c"])}

    def spelt_out(self, text: str) -> str:
        """Return a text in which characters that no font has stand as their numbers."""
        if text.isascii():
            return text
        shown: list[str] = []
        run: list[str] = []
        for character in text:
            if character in self.lacking or not _has_glyph(ord(character)):
                run.append(f"U+{ord(character):04X}")
                self.spelt = True
                continue
            if run:
                shown.append(f"[{' '.join(run)}]")
                run = []
            shown.append(character)
        return "".join([*shown, f"[{' '.join(run)}]"] if run else shown)


@cache
def _runs() -> tuple[list[int], list[int]]:
    """Return the first and the last code points of all runs of characters that some font has."""
    runs = json.loads(files("chronos.render").joinpath("glyphs.json").read_bytes())["runs"]
    return [int(first, 16) for first, _ in runs], [int(last, 16) for _, last in runs]


def _has_glyph(code: int) -> bool:
    firsts, lasts = _runs()
    place = bisect_right(firsts, code) - 1
    return place >= 0 and code <= lasts[place]

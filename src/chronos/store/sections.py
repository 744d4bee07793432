"""The lists of a broken file, item by item.

A file that is not YAML throughout is cut at the items of its top-level lists (``claims:``, ``references:``,
``judgements:``), each item is read by itself, and only those that are broken are lost, each with its place.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from chronos.store.tree import DuplicateKey, Node, TreeError, read_tree

_SECTION = re.compile(r"([a-z_]+):[ \t]*(?:#.*)?")
_ITEM = re.compile(r"( *)-(?:[ \t]|$)")


class Saved(NamedTuple):
    """What could be saved: items by the name of their list, the faults of the broken ones, keys given twice."""

    items: list[tuple[str, Node]]
    broken: list[tuple[str, TreeError]]
    duplicates: list[DuplicateKey]


def save_items(text: str) -> Saved:
    """Read every item of every top-level list by itself; ``broken`` is empty only when nothing was cut out."""
    saved = Saved([], [], [])
    for section, lines_before, piece in _pieces(text):
        try:
            root, duplicates = read_tree(piece, lines_before)
        except TreeError as error:
            saved.broken.append((section, error))
            continue
        saved.duplicates.extend(duplicates)
        if root is not None and isinstance(root.value, list):
            saved.items.extend((section, item) for item in root.value)
    return saved


def _pieces(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield (list, lines before, text) for each item of the top-level lists."""
    lines = text.split("\n")
    section, indent, start = "", -1, -1
    for number, line in enumerate(lines):
        bare = line.rstrip("\r")
        heading = _SECTION.fullmatch(bare)
        item = _ITEM.match(bare)
        starts_item = bool(section) and item is not None and (indent < 0 or len(item[1]) == indent)
        if start >= 0 and (heading or starts_item):
            yield section, start, "\n".join(lines[start:number])
            start = -1
        if heading:
            section, indent = heading[1], -1
        elif starts_item and item is not None:
            indent, start = len(item[1]), number
    if start >= 0:
        yield section, start, "\n".join(lines[start:])

"""The lists of a broken file, item by item.

A file that is not YAML throughout is cut at its top-level keys and at the items of the lists under them
(``claims:``, ``references:``, ``judgements:``); each piece is read by itself, and only those that are broken
are lost, each with its place.
"""

import re
from collections.abc import Iterator
from math import inf
from typing import NamedTuple

from chronos.store.nodes import LISTS, DuplicateKey, Node, TreeError
from chronos.store.tree import Anchors, read_tree

_CUT = re.compile(
    r"""^(?:
        (?P<quote>["']?)(?P<key>\w[\w-]{0,60})(?P=quote):(?P<value>[ \t].*)?
        | (?P<indent>[ ]*)-(?=[ \t]|$)
        | (?:---|\.\.\.)(?=[ \t]|$)
    )""",
    re.MULTILINE | re.VERBOSE,
)
"""A key of the file, an item of a list, or a mark between documents."""
_NAMED_ITEM = re.compile(r"^[ ]*-[ ]+id:", re.MULTILINE)
_ID = re.compile(r"""^[ {-]*id:[ \t]*["']?([a-z0-9][a-z0-9-]*)["']?[ \t]*(?=[,}#]|$)""", re.MULTILINE)
_SAYS_NOTHING = re.compile(r"(?:[ \t]*(?:#.*|---|\.\.\.)?(?:\n|$))*")


class Broken(NamedTuple):
    """A piece that is no YAML: the list it stands in, its id (empty where none can be seen), and what is wrong."""

    section: str
    id: str
    error: TreeError


class Saved:
    """What could be saved of a file.

    ``items`` are nodes by the name of their list; ``whole`` is false where something was lost that is no item.
    """

    def __init__(self) -> None:
        self.items: list[tuple[str, Node]] = []
        self.broken: list[Broken] = []
        self.duplicates: list[DuplicateKey] = []
        self.whole = True


class _Piece(NamedTuple):
    """Lines of the file: an item of a list, or a key and its value; what is neither has no section."""

    section: str
    is_item: bool
    lines_before: int
    text: str


def save_items(text: str) -> Saved:
    """Read every item of every top-level list by itself."""
    saved = Saved()
    anchors = Anchors()
    for piece in _pieces(text.replace("\r\n", "\n").replace("\r", "\n")):
        if not piece.section:
            saved.whole = saved.whole and _SAYS_NOTHING.fullmatch(piece.text) is not None
        else:
            _save_piece(saved, piece, anchors)
    return saved


def _save_piece(saved: Saved, piece: _Piece, anchors: Anchors) -> None:
    section = piece.section
    try:
        root, duplicates = read_tree(piece.text, piece.lines_before, anchors)
    except TreeError as error:
        smaller = list(_named_items(piece)) if piece.is_item else []
        for one in smaller:
            _save_piece(saved, one, anchors)
        if not smaller:
            found = _ID.search(piece.text) if piece.is_item else None
            saved.broken.append(Broken(section if piece.is_item else "", found[1] if found else "", error))
            saved.whole = saved.whole and piece.is_item
        return
    saved.duplicates.extend(duplicates)
    value = root.value if root is not None else ""
    if not piece.is_item and isinstance(value, dict):
        value = value[section].value
    if section not in LISTS or not isinstance(value, list):
        saved.whole = False
        return
    saved.items.extend((section, item) for item in value)


def _named_items(piece: _Piece) -> Iterator[_Piece]:
    """Cut a broken item again where others begin that are indented further; nothing where it is one item."""
    starts = [found.start() for found in _NAMED_ITEM.finditer(piece.text)]
    starts = [0, *(start for start in starts if start)]
    if len(starts) > 1:
        for start, end in zip(starts, [*starts[1:], len(piece.text)], strict=True):
            lines_before = piece.lines_before + piece.text.count("\n", 0, start)
            yield piece._replace(lines_before=lines_before, text=piece.text[start:end])


def _pieces(text: str) -> Iterator[_Piece]:
    """Cut a text into pieces, in order and without a rest."""
    section = ""
    indent: float = 0
    above: tuple[str, float] = ("", -1)  # the list before a key that is none of a timeline, but maybe of its last item
    start = lines_before = 0
    current = ("", False)
    for cut in _CUT.finditer(text):
        depth = cut["indent"]
        if depth is not None and (not section or len(depth) > indent):
            continue  # a list inside an item
        piece = text[start : cut.start()]
        yield _Piece(*current, lines_before, piece)
        lines_before += piece.count("\n")
        start = cut.start()
        if depth is not None:
            is_back = len(depth) < indent < inf or _NAMED_ITEM.match(text, cut.start())
            if len(depth) == above[1] and is_back:
                section, indent = above
            indent = len(depth)
            current = (section, True)
        elif cut["key"] is None:
            current = ("", False)  # what stands behind a mark may still be items of the list
        elif (cut["value"] or "").split("#")[0].strip():
            current = (cut["key"], False)
        else:
            if cut["key"] in LISTS:
                above = ("", -1)
            elif section in LISTS:
                above = (section, indent)
            section, indent = cut["key"], inf
            start = min(cut.end() + 1, len(text))
            lines_before += 1
            current = ("", False)
    yield _Piece(*current, lines_before, text[start:])

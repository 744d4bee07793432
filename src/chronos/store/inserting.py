"""Adds an item to a list in the YAML text of a file, and touches nothing else in it.

What is made is read again and compared: where the tree of nodes is another than the one before with the item in its
list, it is not made. So an addition can be refused, but never harms.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from chronos.store.breaks import BREAK, line_start
from chronos.store.extents import find_extents
from chronos.store.files import ProjectError
from chronos.store.nodes import Node, TreeError
from chronos.store.ordering import end_of_lines
from chronos.store.plainly import plain_of
from chronos.store.tree import read_tree

MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""At the start of a file it is the byte order mark, which no place counts."""
_BLANK_LINES: Final = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")
_EMPTY_LIST: Final = re.compile(r"\[\s*\]")
_DASH: Final = re.compile(r"-[ ]+")


class Item(Struct, frozen=True):
    """What is added: what it says, and how it is written.

    ``lines`` are those of it with a dash before the first and as much space before the others, ``one_line`` is it in
    braces, as JSON where it is called with ``True``.
    """

    said: Mapping[str, Any]
    lines: Callable[[str], list[str]]
    one_line: Callable[[bool], str]


class Place(Struct, frozen=True):
    """Where an item goes: into the list under a key, before the item of a number (from 0), by default after the last.

    ``what`` is what messages call the item, ``name`` what they call the file.
    """

    key: str
    what: str
    name: str
    before: int | None = None


def insert(text: str, place: Place, items: Sequence[Item]) -> str:
    """Return the text of a file with one more item: the first of ``items``, which say the same, that can be added.

    Comments, order, line ends and a byte order mark stay, and the item is written as those beside it are: on lines of
    its own or in braces.

    Raises:
        ProjectError: the text is no timeline, or nothing can be added without changing something else.
    """
    mark = MARK if text.startswith(MARK) else ""
    bare = text.removeprefix(MARK)
    root, doubled = read(bare, place.name)
    expected = _expected(root, items[0].said, place)
    for item in items:
        for made in _ways(bare, root, item, place):
            try:
                new, new_doubled = read(made, place.name)
            except ProjectError:
                continue
            if new is not None and plain_of(new) == expected and new_doubled == doubled:
                return mark + made
    raise ProjectError(
        f"{place.name}: a {place.what} cannot be added to it without changing something else; write `{place.key}:` as "
        "a list with a line for each dash, or add it by hand"
    )


_tree = lru_cache(maxsize=2)(read_tree)
"""What is written for one item is read for the next."""


def read(text: str, name: str) -> tuple[Node | None, list[str]]:
    """Return the root of a text and the keys that it has twice.

    Raises:
        ProjectError: it is not YAML.
    """
    try:
        root, duplicates = _tree(text.removeprefix(MARK))
    except TreeError as error:
        place = f"{name}:{error.line}:{error.column}"
        raise ProjectError(f"{place}: this is not YAML ({error.reason}); mend it first, nothing was written") from None
    return root, [twice.key for twice in duplicates]


def _expected(root: Node | None, item: Mapping[str, Any], place: Place) -> dict[str, Any]:
    """Return what a file says with an item added.

    Raises:
        ProjectError: it has no place for one.
    """
    said = plain_of(root) if root is not None else {}
    key, what = place.key, place.what
    if not isinstance(said, dict):
        raise ProjectError(
            f"{place.name}: this is no timeline; {what}s stand in a list under `{key}:`, write that first"
        )
    listed = said.get(key) or []
    if not isinstance(listed, list):
        raise ProjectError(f"{place.name}: `{key}:` is no list; write the {what}s below it, a dash before each")
    at = len(listed) if place.before is None else place.before
    return {**said, key: [*listed[:at], dict(item), *listed[at:]]}


def _ways(text: str, root: Node | None, item: Item, place: Place) -> Iterator[str]:
    """Yield texts with an item added, each in another place or another form; not all need be right."""
    key = place.key
    if root is None or not isinstance(root.value, dict):
        yield _inserted(text, len(text), [f"{key}:", *item.lines("  - ")])
        return
    listed = root.value.get(key)
    start = _offset(text, root)
    in_braces = text.startswith("{", start)
    if listed is None:
        if not in_braces:
            yield from _below_all(text, root, item, key)
    elif not listed.value:
        yield from _first(text, root, item, key, in_braces=in_braces)
    elif isinstance(listed.value, list):
        before = place.before if place.before is not None and place.before < len(listed.value) else len(listed.value)
        if text.startswith("[", _offset(text, listed)):
            yield from _in_brackets(text, listed.value, before, item.one_line(in_braces))
        elif before:
            yield from _below_one(text, listed.value, before, item)
        else:
            yield from _above_first(text, listed.value, item)


def _in_brackets(text: str, items: list[Node], before: int, written: str) -> Iterator[str]:
    """Yield the way to add an item to a list in brackets."""
    one = items[min(before, len(items) - 1)]
    extent = find_extents(text, {(one.line, one.column)}).get((one.line, one.column))
    if extent is not None and before == len(items):
        yield f"{text[: extent.end]}, {written}{text[extent.end :]}"
    elif extent is not None:
        yield f"{text[: extent.start]}{written}, {text[extent.start :]}"


def _below_all(text: str, root: Node, item: Item, key: str) -> Iterator[str]:
    """Yield ways to add the list to a file that has none, after a blank line."""
    column = root.column - 1
    extent = find_extents(text, {(root.line, root.column)})[root.line, root.column]
    lines = [" " * column + line for line in (f"{key}:", *item.lines("  - "))]
    for at in _places(text, extent.end, column):
        yield _inserted(text, at, ["", *lines])


def _first(text: str, root: Node, item: Item, key: str, *, in_braces: bool) -> Iterator[str]:
    """Yield ways to add the first item of a list."""
    place = (root.keys or {})[key]
    listed = root.value[key] if isinstance(root.value, dict) else root
    key_start = _offset_of(text, *place)
    colon = text.find(":", key_start) + 1
    value = _EMPTY_LIST.match(text, _offset(text, listed)) if isinstance(listed.value, list) else None
    if in_braces:
        if value is not None:
            yield f"{text[: value.start()]}[{item.one_line(True)}]{text[value.end() :]}"
        return
    bare = text if value is None else text[:colon] + text[value.end() :]
    column = place[1] - 1
    lines = [" " * column + line for line in item.lines("  - ")]
    for at in _places(bare, colon, column):
        yield _inserted(bare, at, lines)


def _below_one(text: str, items: list[Node], before: int, item: Item) -> Iterator[str]:
    """Yield ways to add an item after the one before it, in the form that this has."""
    above, model = items[before - 1], items[min(max(before - 1, 1), len(items) - 1)]
    places = {(above.line, above.column), (model.line, model.column)}
    extents = find_extents(text, places)
    if len(extents) < len(places):
        return
    extent = extents[above.line, above.column]
    column, lines = _written(text, extent.start, item)
    blank = _is_blank_above(text, extents[model.line, model.column].start)
    for at in _places(text, extent.end, column):
        yield _inserted(text, at, ["", *lines] if blank else lines)
        if blank:
            yield _inserted(text, at, lines)


def _above_first(text: str, items: list[Node], item: Item) -> Iterator[str]:
    """Yield ways to add an item before the first one, above the comments that stand right above that."""
    first, model = items[0], items[min(1, len(items) - 1)]
    places = {(first.line, first.column), (model.line, model.column)}
    extents = find_extents(text, places)
    if len(extents) < len(places):
        return
    start = extents[first.line, first.column].start
    _, lines = _written(text, start, item)
    if _is_blank_above(text, extents[model.line, model.column].start):
        lines = [*lines, ""]
    at = own = line_start(text, start)
    while at and text[(above := line_start(text, at - 1)) : at].lstrip().startswith("#"):
        at = above
    yield _inserted(text, at, lines)
    yield _inserted(text, own, lines)


def _written(text: str, start: int, item: Item) -> tuple[int, list[str]]:
    """Return the lines of an item in the form of the one that begins somewhere, and the column of its dash (from 0)."""
    line = next((one for one in reversed(BREAK.split(text[:start])) if one.lstrip().startswith("-")), "")
    column = len(line) - len(line.lstrip())
    found = _DASH.match(line, column)
    dash = found[0] if found is not None else "- "
    lines = item.lines(dash) if not text.startswith("{", start) else [f"{dash}{item.one_line(False)}"]
    return column, [" " * column + one for one in lines]


def _is_blank_above(text: str, start: int) -> bool:
    """Whether an item has a blank line above it, or above the comments right above it."""
    *above, own = BREAK.split(text[:start])
    while above and above[-1].lstrip().startswith("#"):
        above.pop()
    return own.lstrip().startswith("-") and bool(above) and not above[-1].strip()


def _places(text: str, end: int, column: int) -> list[int]:
    """Return where lines may be added after what ends somewhere: below its comments, after blank lines, at the end."""
    below = end_of_lines(text, end, column)
    blank = _BLANK_LINES.match(text, below)
    return list(dict.fromkeys((below, blank.end() if blank is not None else below, len(text))))


def _inserted(text: str, at: int, lines: list[str]) -> str:
    """Add lines at the start of a line or at the end of a text; one without a last line break stays without."""
    found = BREAK.search(text)
    line_break = found[0] if found is not None else "\n"
    opened = at > 0 and at != line_start(text, at)
    block = line_break.join(lines)
    block = f"{line_break}{block}" if opened else f"{block}{line_break}"
    return text[:at] + block + text[at:]


def _offset(text: str, node: Node) -> int:
    """Return where a node begins, in characters from 0; after its anchor."""
    at = _offset_of(text, node.line, node.column)
    anchor = re.match(r"&[0-9A-Za-z_-]+\s*", text[at:])
    return at + anchor.end() if anchor is not None else at


def _offset_of(text: str, line: int, column: int) -> int:
    starts = [0, *(found.end() for found in BREAK.finditer(text))]
    return starts[line - 1] + column - 1

"""Adds a judgement to the YAML text of a file, and touches nothing else in it.

What is made is read again and compared: where the tree of nodes is another than the one before with the judgement after
its others, it is not made. So an addition can be refused, but never harms.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

from chronos.model import Judgement
from chronos.store.breaks import BREAK, line_start
from chronos.store.extents import find_extents
from chronos.store.fields import Reading
from chronos.store.files import ProjectError
from chronos.store.judgements import read_judgement
from chronos.store.nodes import Node, TreeError
from chronos.store.ordering import end_of_lines
from chronos.store.tree import read_tree
from chronos.store.values import Value, item_lines, one_line

JUDGEMENTS: Final = "judgements.yaml"
"""The file, relative to the folder of timelines, that new judgements go to."""
_HEADER: Final = "# Decisions on pairs of claims: same event, different events, or not to be decided (unsure).\n"
_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""At the start of a file it is the byte order mark, which no place counts."""
_KEY: Final = "judgements"
_BLANK_LINES: Final = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")
_EMPTY_LIST: Final = re.compile(r"\[\s*\]")
_DASH: Final = re.compile(r"-[ ]+")


class Added(NamedTuple):
    """The text of a file with a judgement, and the judgement as it stands there."""

    text: str
    judgement: Judgement


def add_judgement(text: str | None, judgement: Judgement, name: str = JUDGEMENTS) -> Added:
    """Add a judgement to the text of a file (``None`` where there is no file), after its others.

    Comments, order, line ends and a byte order mark stay, and the judgement is written as the last one is: on lines of
    its own or in braces. ``name`` is what messages call the file.

    Raises:
        ProjectError: the text is no timeline, nothing can be added without changing something else, or the judgement
            is not what one may be.
    """
    if text is None:
        text = _HEADER
    mark = _MARK if text.startswith(_MARK) else ""
    bare = text.removeprefix(_MARK)
    root, doubled = _read(bare, name)
    fields = _fields(judgement)
    expected = _expected(root, fields, name)
    for made in _ways(bare, root, fields):
        try:
            new, new_doubled = _read(made, name)
        except ProjectError:
            continue
        if new is not None and _plain(new) == expected and new_doubled == doubled:
            return Added(mark + made, _read_back(new))
    raise ProjectError(
        f"{name}: a judgement cannot be added to it without changing something else; write `{_KEY}:` as a list with "
        "a line for each dash, or add it by hand"
    )


def take_out(now: bytes, before: bytes, after: bytes) -> bytes | None:
    """Return contents without what was added to them, ``None`` where that does not stand in them exactly once.

    ``before`` and ``after`` are the contents around the addition.
    """
    start = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    added = after[start : len(after) - (len(before) - start)]
    whole = before[:start] + added + before[start:] == after
    return now.replace(added, b"") if whole and added and now.count(added) == 1 else None


def _read_back(root: Node) -> Judgement:
    """Return the last judgement of a file.

    Raises:
        ProjectError: something is wrong with it.
    """
    reading = Reading(JUDGEMENTS)
    values = root.value
    items = values[_KEY].value if isinstance(values, dict) else []
    read = read_judgement(reading, items[-1]) if isinstance(items, list) else None
    if read is None or reading.faults:
        reason = "; ".join(fault.message for fault in reading.faults)
        raise ProjectError(f"this is no judgement: {reason}. Nothing was written")
    return read


_tree = lru_cache(maxsize=2)(read_tree)
"""What is written for one judgement is read for the next."""


def _read(text: str, name: str) -> tuple[Node | None, list[str]]:
    """Return the root of a text and the keys that it has twice.

    Raises:
        ProjectError: it is not YAML.
    """
    try:
        root, duplicates = _tree(text)
    except TreeError as error:
        place = f"{name}:{error.line}:{error.column}"
        raise ProjectError(f"{place}: this is not YAML ({error.reason}); mend it first, nothing was written") from None
    return root, [twice.key for twice in duplicates]


def _fields(judgement: Judgement) -> dict[str, Value]:
    """Return what is written of a judgement, in this order."""
    values: dict[str, Value] = {
        "claims": list(judgement.claims),
        "verdict": judgement.verdict,
        "text": judgement.text,
        "by": judgement.by,
        "on": judgement.on,
        "why": judgement.why,
    }
    return {field: value for field, value in values.items() if value}


def _expected(root: Node | None, fields: Mapping[str, Value], name: str) -> dict[str, Any]:
    """Return what a file says with a judgement added.

    Raises:
        ProjectError: it has no place for one.
    """
    said = _plain(root) if root is not None else {}
    if not isinstance(said, dict):
        raise ProjectError(f"{name}: this is no timeline; judgements stand in a list under `{_KEY}:`, write that first")
    listed = said.get(_KEY) or []
    if not isinstance(listed, list):
        raise ProjectError(f"{name}: `{_KEY}:` is no list; write the judgements below it, a dash before each")
    return {**said, _KEY: [*listed, dict(fields)]}


def _plain(node: Node) -> Any:
    """Return what a node says, without places."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return [_plain(item) for item in node.value]
    return {key: _plain(value) for key, value in node.value.items()}


def _ways(text: str, root: Node | None, fields: Mapping[str, Value]) -> Iterator[str]:
    """Yield texts with a judgement added, each in another place or another form; not all need be right."""
    if root is None or not isinstance(root.value, dict):
        yield _inserted(text, len(text), [f"{_KEY}:", *item_lines(fields)])
        return
    listed = root.value.get(_KEY)
    start = _offset(text, root)
    in_braces = text.startswith("{", start)
    if listed is None:
        if not in_braces:
            yield from _below_all(text, root, fields)
    elif not listed.value:
        yield from _first(text, root, listed, fields, in_braces=in_braces)
    elif isinstance(listed.value, list):
        last = listed.value[-1]
        extent = find_extents(text, {(last.line, last.column)}).get((last.line, last.column))
        if extent is None:
            return
        if text.startswith("[", _offset(text, listed)):
            yield text[: extent.end] + f", {one_line(fields, as_json=in_braces)}" + text[extent.end :]
        else:
            yield from _below_last(text, extent.start, extent.end, fields)


def _below_all(text: str, root: Node, fields: Mapping[str, Value]) -> Iterator[str]:
    """Yield ways to add the list to a file that has none, after a blank line."""
    column = root.column - 1
    extent = find_extents(text, {(root.line, root.column)})[root.line, root.column]
    lines = [" " * column + line for line in (f"{_KEY}:", *item_lines(fields))]
    for at in _places(text, extent.end, column):
        yield _inserted(text, at, ["", *lines])


def _first(text: str, root: Node, listed: Node, fields: Mapping[str, Value], *, in_braces: bool) -> Iterator[str]:
    """Yield ways to add the first item of a list."""
    key = (root.keys or {})[_KEY]
    key_start = _offset_of(text, *key)
    colon = text.find(":", key_start) + 1
    value = _EMPTY_LIST.match(text, _offset(text, listed)) if isinstance(listed.value, list) else None
    if in_braces:
        if value is not None:
            yield f"{text[: value.start()]}[{one_line(fields, as_json=True)}]{text[value.end() :]}"
        return
    bare = text if value is None else text[:colon] + text[value.end() :]
    column = key[1] - 1
    lines = [" " * column + line for line in item_lines(fields)]
    for at in _places(bare, colon, column):
        yield _inserted(bare, at, lines)


def _below_last(text: str, start: int, end: int, fields: Mapping[str, Value]) -> Iterator[str]:
    """Yield ways to add an item after the last one, which is from ``start`` to ``end``, in the form that it has."""
    above = BREAK.split(text[:start])
    line = next((one for one in reversed(above) if one.lstrip().startswith("-")), "")
    column = len(line) - len(line.lstrip())
    found = _DASH.match(line, column)
    dash = found[0] if found is not None else "- "
    item = item_lines(fields, dash) if not text.startswith("{", start) else [f"{dash}{one_line(fields)}"]
    lines = [" " * column + one for one in item]
    blank_above = len(above) > 1 and line == above[-1] and not above[-2].strip()
    for at in _places(text, end, column):
        yield _inserted(text, at, ["", *lines] if blank_above else lines)
        if blank_above:
            yield _inserted(text, at, lines)


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

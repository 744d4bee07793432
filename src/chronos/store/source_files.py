"""Finds the sources in files that other programs export: JSON and YAML without chronos's own lists, and BibTeX."""

import re
from collections.abc import Iterable
from typing import Final

from chronos.model import Source
from chronos.store.nodes import LISTS, DuplicateKey, Node, TreeError

_SAYS: Final = frozenset(
    ["type", "title", "author", "issued", "container-title", "publisher", "URL", "DOI", "citation-key"]
)
"""Fields by which an item is known to be a source."""
_ASSERTS: Final = frozenset(["date", "text", "countries", "regions", "sources", "actors", "places", "order", "lasting"])
"""Fields by which an item is known to be a claim."""
_MEANT: Final = re.compile(r'"(?:issued|author|container-title|references|citation-key)"')
"""A key by which JSON that cannot be read is known to have been meant."""
_KEY_LINE: Final = re.compile(r"(?:^|\s)Citation Key: ([^\s,]+)")
"""How Zotero's field "Extra" gives a key to cite by, which is the note of the item."""
_KEY_MARKS: Final = (b"citation-key", b"Citation Key: ")


def read_json_items(text: str) -> tuple[Node | None, list[DuplicateKey]]:
    """Return the root of JSON that has sources, as a timeline has it; ``None`` for JSON of another kind.

    Sources are a list of CSL items, one item, or a list under ``references`` or ``items``.

    Raises:
        TreeError: what was meant for sources is not JSON, or has claims or judgements.
    """
    from chronos.store.json_tree import read_json  # noqa: PLC0415 - few projects have such files

    try:
        root, duplicates = read_json(text)
    except TreeError:
        if _MEANT.search(text) is None:
            return None, []
        raise
    value = root.value
    if isinstance(value, dict):
        for name in LISTS:
            if name in value and name != "references":
                place = value[name]
                raise TreeError(
                    "wrong-type", place.line, place.column, f"{name} are read in YAML; call this file .yaml"
                )
        if "references" in value:
            return listed(value["references"]), duplicates
        if "items" in value:
            root = value["items"]
        elif "id" in value:
            root = Node([root], root.line, root.column)
    return (listed(root), duplicates) if is_sources(root) else (None, [])


def is_sources(root: Node) -> bool:
    """Whether a value is a list of sources: of mappings, any of which says so, and none that it is a claim."""
    if not isinstance(root.value, list):
        return False
    items = [one.value for one in root.value if isinstance(one.value, dict)]
    if any("itemType" in one for one in items):
        return True  # Zotero's own, of which it is said that it is no CSL
    said = any(one.keys() & _SAYS and ("id" in one or len(one.keys() & _SAYS) > 1) for one in items)
    return said and all(one.keys().isdisjoint(_ASSERTS) for one in items)


def listed(root: Node) -> Node:
    """Return a list of sources as the mapping that a timeline is."""
    made = Node({"references": root}, root.line, root.column)
    made.keys = {"references": (root.line, root.column)}
    return made


def may_have_keys(content: bytes) -> bool:
    """Whether there may be sources in a file that have a citation key beside their id."""
    return any(mark in content for mark in _KEY_MARKS)


def keys_of(sources: Iterable[Source]) -> dict[str, str]:
    """Return the ids of sources by their citation keys, the first of each key, where the two differ."""
    found: dict[str, str] = {}
    sources = tuple(sources)
    for source in sources:
        line = _KEY_LINE.search(source.fields.get("note", ""))
        key = source.fields.get("citation-key") or (line[1] if line is not None else "")
        if key:
            found.setdefault(key, source.id)
    ids = {source.id for source in sources}
    return {key: source_id for key, source_id in found.items() if key not in ids}

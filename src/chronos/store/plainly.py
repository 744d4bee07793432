"""Reads YAML as texts, lists and mappings, without places."""

from typing import Any

from chronos.store.files import ProjectError
from chronos.store.nodes import Node, TreeError
from chronos.store.tree import read_tree


def read_plain(text: str, name: str) -> Any:
    """Return what a text of YAML says, every scalar as the text that it is; ``None`` for nothing.

    Raises:
        ProjectError: it is no YAML, or has a key twice; ``name`` is what the message calls it.
    """
    try:
        root, duplicates = read_tree(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    except TreeError as error:
        raise ProjectError(f"{name}:{error.line}:{error.column}: this is not YAML ({error.reason})") from None
    for twice in duplicates:
        raise ProjectError(f"{name}:{twice.line}:{twice.column}: the key {twice.key[:60]!r} stands here twice")
    return plain_of(root) if root is not None else None


def plain_of(node: Node) -> Any:
    """Return what a node says."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return [plain_of(item) for item in node.value]
    return {key: plain_of(value) for key, value in node.value.items()}


def write_plain(value: Any) -> str:
    """Return YAML that says a value of texts, lists and mappings."""
    import yaml  # noqa: PLC0415 - most that is written is written faster

    written: str = yaml.dump(value, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=110)
    return written

"""Nodes: values of YAML that know their place."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

LISTS: Final = ("claims", "references", "judgements")
"""The lists that a timeline may hold."""


class Node:
    """A YAML value and its place; ``line`` and ``column`` count from 1.

    ``value`` is text, a list of nodes, or a dict from key to node; ``keys`` then has the place of each key.
    """

    __slots__ = ("column", "keys", "line", "value")

    def __init__(self, value: "str | list[Node] | dict[str, Node]", line: int, column: int) -> None:
        self.value = value
        self.line = line
        self.column = column
        self.keys: dict[str, tuple[int, int]] | None = None


class TreeError(ValueError):
    """Text that is no tree of nodes: the rule it breaks, the place (both from 1), and the reason."""

    def __init__(self, rule: str, line: int, column: int, reason: str) -> None:
        super().__init__(reason)
        self.rule = rule
        self.line = line
        self.column = column
        self.reason = reason


class DuplicateKey(NamedTuple):
    """A key that a mapping has a second time; the first one stands."""

    key: str
    line: int
    column: int
    first_line: int


def node_of(value: Any) -> Node:
    """Return the tree of nodes of a value of texts, lists and mappings; what is absent (``None``) is left out.

    All places are the first line; true and false are the words.
    """
    if isinstance(value, Mapping):
        fields = {str(name): node_of(one) for name, one in value.items() if one is not None}
        made = Node(fields, 1, 1)
        made.keys = dict.fromkeys(fields, (1, 1))
        return made
    if isinstance(value, list | tuple):
        return Node([node_of(one) for one in value if one is not None], 1, 1)
    return Node(str(value).lower() if isinstance(value, bool) else str(value), 1, 1)

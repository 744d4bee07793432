"""Typed reading of nodes: every field that is not what it should be is a fault with its place."""

from collections.abc import Collection, Mapping
from typing import Final, Literal

from chronos.edtf import DateExpression, EdtfError, parse
from chronos.model import Edit, Fault, Location
from chronos.store.nodes import Node

MAX_FIELD: Final = 2_000
"""Characters in one value; past that it is surely not what the field is for."""


class Reading:
    """The faults met while reading one file; ``path`` is relative to the folder of timelines.

    ``language`` is the first of the project: of texts in several languages that one is shown.
    """

    def __init__(self, path: str, language: str = "en") -> None:
        self.path = path
        self.language = language
        self.faults: list[Fault] = []
        self.claim = ""
        self.source = ""

    def at(self, node: Node) -> Location:
        """Return the place of a node."""
        return Location(self.path, node.line, node.column)

    def fault(self, rule: str, node: Node, message: str, fixes: tuple[Edit, ...] = ()) -> None:
        """Note that something is wrong at a node, of the claim or the source being read if there is one."""
        self.faults.append(Fault(rule, self.at(node), message, self.claim, self.source, fixes))

    def mapping(self, node: Node, known: frozenset[str], what: str) -> Mapping[str, Node] | None:
        """Return the fields of a mapping; the unknown ones are faults. ``None`` where it is none."""
        value = node.value
        if not isinstance(value, dict):
            self.fault("wrong-type", node, f"{what} is a mapping of fields, not {_kind(node)}")
            return None
        if not value.keys() <= known and node.keys is not None:
            for key in value:
                if key not in known:
                    place = Location(self.path, *node.keys[key])
                    message = f"{what} has no field {_quote(key)}{did_you_mean(key, known)}"
                    self.faults.append(Fault("unknown-field", place, message, self.claim, self.source))
        return value

    def items(self, node: Node, what: str) -> list[Node]:
        """Return the items of a list; one text stands for a list of itself, an absent value for none."""
        value = node.value
        if isinstance(value, list):
            return value
        if isinstance(value, str):
            return [node] if value else []
        self.fault("wrong-type", node, f"{what} is a list, not {_kind(node)}")
        return []

    def text(self, node: Node | None, what: str) -> str:
        """Return a text without the space around it; empty where the field is absent or no text."""
        if node is None:
            return ""
        value = node.value
        if not isinstance(value, str):
            self.fault("wrong-type", node, f"{what} is text, not {_kind(node)}")
            return ""
        if len(value) > MAX_FIELD:
            self.fault("long-field", node, f"{what} has {len(value):,} characters, more than {MAX_FIELD:,}")
        return value.strip()

    def texts(self, node: Node | None, what: str) -> tuple[str, ...]:
        """Return the texts of a list, in order; one text stands for a list of itself."""
        if node is None:
            return ()
        return tuple(text for item in self.items(node, what) if (text := self.text(item, f"each of {what}")))

    def choice(self, node: Node | None, what: str, allowed: tuple[str, ...]) -> str:
        """Return one of the texts allowed, the first where the field is absent, empty or something else."""
        text = self.text(node, what)
        if node is None or not text or text in allowed:
            return text or allowed[0]
        hint = did_you_mean(text, allowed) or f"; it is one of {', '.join(filter(None, allowed))}"
        self.fault("wrong-value", node, f"{what} cannot be {_quote(text)}{hint}")
        return allowed[0]

    def date(self, node: Node | None, what: str, said: Literal["", "beside", "instead"] = "") -> DateExpression | None:
        """Return a date expression; ``None`` where the field is absent or cannot be read.

        ``said`` is where the words for the date stand: nowhere, ``beside`` it, or in it.
        """
        text = self.text(node, what)
        if node is None or not text:
            return None
        try:
            return parse(text)
        except EdtfError as error:
            from chronos.store.unreadable import fault_of_date  # noqa: PLC0415 - only where something is wrong

            self.faults.append(
                fault_of_date(text, error, what, self.at(node), claim=self.claim, source=self.source, said=said)
            )
            return None


def did_you_mean(word: str, known: Collection[str]) -> str:
    """Return ``; did you mean …?`` for the nearest known word, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

    near = get_close_matches(word[:60], sorted(known), n=1)
    return f"; did you mean {_quote(near[0])}?" if near else ""


def _quote(text: str) -> str:
    """Quote a value for a message, on one line and not too long."""
    shown = text if len(text) <= 60 else text[:57] + "..."
    return repr(shown)


def _kind(node: Node) -> str:
    if isinstance(node.value, str):
        return _quote(node.value) if node.value else "nothing"
    return "a list" if isinstance(node.value, list) else "a mapping"

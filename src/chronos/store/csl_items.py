"""Writes a source as the item that a citation processor reads: canonical CSL-JSON (CSL 1.0.2, ``csl-data.json``)."""

import re
from collections.abc import Mapping
from typing import Any, Final

import msgspec

from chronos.model import SOURCE_DATES, SOURCE_NAMES
from chronos.store.csl_dates import csl_date
from chronos.store.nodes import Node

OWN_FIELDS: Final = frozenset(["origin", "covers", "file", "suppress", "imported"])
"""What chronos adds to an item."""
_NAMES: Final = frozenset(SOURCE_NAMES)
_DATES: Final = frozenset(SOURCE_DATES)
_FLAGS: Final = frozenset(["comma-suffix", "static-ordering", "parse-names"])
"""Parts of a name that are true or false."""
_FALSE: Final = frozenset(["", "false", "no", "0"])
_MARKUP: Final = re.compile(r"</?(?:i|b|sc|sub|sup|span)(?:\s[^<>]*)?>")
"""What a field of CSL-JSON may be marked up with (CSL 1.0.2, "Rich text in fields")."""
_TEX: Final = re.compile(r"^[ \t]*tex\.[\w.-]+[ \t]*:.*(?:\n|$)", re.MULTILINE)
"""A line of a note that a reference manager keeps for TeX."""


def plain(text: str) -> str:
    """Return a text without the markup of CSL-JSON."""
    return _MARKUP.sub("", text) if "<" in text else text


def item_of(fields: Mapping[str, Node], source_id: str) -> str:
    """Return the item of a source as JSON: the same for the same fields in any order, without what chronos adds."""
    item: dict[str, Any] = {}
    for name, node in fields.items():
        if name in OWN_FIELDS:
            continue
        value = _names(node) if name in _NAMES else csl_date(node) if name in _DATES else _plainly(node)
        if name == "note" and isinstance(value, str):
            value = _TEX.sub("", value).strip()
        if value not in ("", None, [], {}):
            item[name] = value
    item["id"] = source_id
    return msgspec.json.encode(item, order="deterministic").decode()


def _names(node: Node) -> list[dict[str, Any]]:
    """Return names as CSL has them; plain text is a literal."""
    found = []
    for one in node.value if isinstance(node.value, list) else [node]:
        if isinstance(one.value, str):
            name: dict[str, Any] = {"literal": one.value.strip()}
        elif isinstance(one.value, dict):
            name = {part: _part(part, value) for part, value in one.value.items()}
        else:
            continue
        found.append({part: value for part, value in name.items() if value})
    return [name for name in found if name]


def _part(name: str, node: Node) -> str | bool:
    text = node.value.strip() if isinstance(node.value, str) else ""
    return text.lower() not in _FALSE if name in _FLAGS else text


def _plainly(node: Node) -> Any:
    """Return the value of a node as JSON has it."""
    if isinstance(node.value, str):
        return node.value.strip()
    if isinstance(node.value, list):
        return [_plainly(one) for one in node.value]
    return {name: _plainly(one) for name, one in node.value.items()}

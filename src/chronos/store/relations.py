"""Reads dates that are stated by their relation to other claims, and orders of claims: loaded where there are any."""

import re
from collections.abc import Mapping
from typing import Final

from chronos.model import RELATIONS, Edit, Fault, Location, Relation, Relative
from chronos.store.fields import Reading
from chronos.store.nodes import Node

Mark = tuple[int, int]
ORDER_FIELDS: Final = frozenset(["after"])
_WITHIN: Final[tuple[Relation, ...]] = ("after", "before")
_DURATION = re.compile(r"P(?=\d)(?:\d{1,6}Y)?(?:\d{1,6}M)?(?:\d{1,6}W)?(?:\d{1,6}D)?")
"""A duration in whole years, months, weeks and days (ISO 8601-1:2019, 5.5.2; weeks beside others as in ISO 8601-2)."""
_IN_WORDS = re.compile(r"P?(?:(\d{1,6})|an?|one) *(y|m|w|d|year|month|week|day)s?", re.IGNORECASE)
_SUCH: Final = "write a duration of ISO 8601 such as P1Y, P18M, P2W or P90D"


def read_relative(reading: Reading, fields: Mapping[str, Node]) -> tuple[Relative, dict[str, Mark]] | None:
    """Return the relation that a date states, and the places of the ids that stand in a list.

    ``None`` where it cannot be read, where the date is in EDTF, or where there is ``within`` alone.
    """
    named = [relation for relation in RELATIONS if relation in fields]
    if not named:
        reading.fault("wrong-value", fields["within"], f"`within:` stands beside {_either(_WITHIN)}")
        return None
    relation = named[0]
    node = fields[relation]
    if "edtf" in fields and not _is_undated(fields["edtf"]):
        _refuse_both(reading, relation, node)
        return None
    if len(named) > 1:
        hint = "leave out all but one of them"
        if {"after", "before"} == set(named):
            hint = f"what lies between two claims is `between: [{_shown(fields['after'])}, {_shown(fields['before'])}]`"
        reading.fault("unreadable-date", fields[named[1]], f"a date states one relation, not {_listed(named)}; {hint}")
        return None
    if "edtf" in fields:
        reading.fault("wrong-value", fields["edtf"], f"leave out `edtf:`, since `{relation}:` is the date")
    ids = _two(reading, node) if relation == "between" else _one(reading, node, relation)
    if not ids or _names_itself(reading, ids, "a date relates to another claim"):
        return None
    marks = {f"date.between[{at}]": (one.line, one.column) for at, one in enumerate(ids.values())}
    relative = Relative(relation, tuple(ids), _within(reading, fields.get("within"), relation))
    return relative, marks if relation == "between" else {}


def read_order(reading: Reading, node: Node) -> tuple[tuple[str, ...], dict[str, Mark]]:
    """Return the ids of the claims that a claim comes after, each once, and their places."""
    value = node.value
    if not isinstance(value, dict):
        if value:
            reading.fault("wrong-type", node, f"an order is a mapping: `{{after: [{_shown(node)}]}}`")
        return (), {}
    if "before" in value and node.keys is not None:
        hint = f"write `order: {{after: [{reading.claim}]}}` in the claim {_shown(value['before'])}"
        message = f"an order has no field 'before'; {hint}"
        place = Location(reading.path, *node.keys["before"])
        reading.faults.append(Fault("unknown-field", place, message, reading.claim))
    fields = reading.mapping(node, ORDER_FIELDS | {"before"}, "an order") or {}
    ids: dict[str, Node] = {}
    for item in reading.items(fields["after"], "after") if "after" in fields else ():
        if text := reading.text(item, "a claim's id"):
            ids.setdefault(text, item)
    if _names_itself(reading, ids, "a claim comes after others"):
        del ids[reading.claim]
    return tuple(ids), {f"order.after[{at}]": (one.line, one.column) for at, one in enumerate(ids.values())}


def _refuse_both(reading: Reading, relation: Relation, node: Node) -> None:
    """Report a date that is in EDTF and a relation; the EDTF is kept."""
    hint = f"leave out `{relation}:`"
    if relation == "after":
        hint = f"to keep the order write `order: {{after: [{_shown(node)}]}}` beside the date"
    elif relation == "before":
        hint = f"to keep the order write `order: {{after: [{reading.claim}]}}` in the claim {_shown(node)}"
    elif relation == "same as":
        hint = "claims of one event are joined by a judgement"
    message = f"a date is in EDTF or a relation, not both; the EDTF is taken, and `{relation}:` is not; {hint}"
    reading.fault("wrong-value", node, message)


def _one(reading: Reading, node: Node, relation: Relation) -> dict[str, Node]:
    """Return the id of the one claim that a relation names, with its place; nothing where it names none."""
    if isinstance(node.value, str):
        text = reading.text(node, relation)
        if not text:
            reading.fault("unreadable-date", node, f"`{relation}:` names no claim; write the id of one")
        return {text: node} if text else {}
    hint = ""
    if relation == "after" and isinstance(node.value, list):
        hint = "; further ones stand under `order: {after: [...]}`"
    reading.fault("wrong-type", node, f"`{relation}:` is the id of one claim, not {_kind(node)}{hint}")
    return {}


def _two(reading: Reading, node: Node) -> dict[str, Node]:
    """Return the ids of the two claims that "between" names, with their places; nothing where it names others."""
    if not isinstance(node.value, list):
        reading.fault("wrong-type", node, f"`between:` is a list of two claims, [ID, ID], not {_kind(node)}")
        return {}
    faults = len(reading.faults)
    ids = {text: item for item in node.value if (text := reading.text(item, "a claim's id"))}
    if len(ids) != 2 or len(node.value) != 2:
        if len(reading.faults) == faults:
            message = f"`between:` names two different claims, [ID, ID], not {len(ids) or 'none'}"
            reading.fault("unreadable-date", node, message)
        return {}
    return ids


def _names_itself(reading: Reading, ids: Mapping[str, Node], what: str) -> bool:
    own = ids.get(reading.claim) if reading.claim else None
    if own is not None:
        reading.fault("wrong-value", own, f"{what}, and {reading.claim[:60]!r} is this one")
    return own is not None


def _within(reading: Reading, node: Node | None, relation: Relation) -> str:
    """Return how far from the other claim at most; empty where that cannot be read or makes no sense."""
    text = reading.text(node, "within")
    if node is None or not text:
        return ""
    if relation not in _WITHIN:
        hint = f"`within:` stands beside {_either(_WITHIN)}, not beside `{relation}:`; it is left out"
        reading.fault("wrong-value", node, hint)
        return ""
    if _is_duration(text):
        return text
    shown = repr(text if len(text) <= 60 else f"{text[:57]}...")
    words = _IN_WORDS.fullmatch(text)
    meant = f"P{words[1] or 1}{words[2][0].upper()}" if words is not None else text.upper()
    if _is_duration(meant):
        message = f"within cannot be {shown}; did you mean {meant}?"
        reading.fault("wrong-value", node, message, (Edit(reading.at(node), meant),))
    else:
        reading.fault("wrong-value", node, f"within cannot be {shown}; {_SUCH}, at least of a day")
    return ""


def _is_duration(text: str) -> bool:
    return _DURATION.fullmatch(text) is not None and any(sign in text for sign in "123456789")


def _is_undated(node: Node) -> bool:
    return isinstance(node.value, str) and node.value.strip() in ("", "undated")


def _shown(node: Node) -> str:
    """Return the id that a node is, or the ids, as they may be written in a list; dots where it is something else."""
    items = node.value if isinstance(node.value, list) else [node]
    texts = [item.value.strip()[:60] for item in items if isinstance(item.value, str) and item.value.strip()]
    return ", ".join(texts[:3]) or "..."


def _kind(node: Node) -> str:
    return {str: "text", list: "a list", dict: "a mapping"}[type(node.value)]


def _either(names: tuple[str, ...]) -> str:
    return " or ".join(f"`{name}:`" for name in names)


def _listed(names: list[Relation]) -> str:
    *first, last = (f"`{name}:`" for name in names)
    return f"{', '.join(first)} and {last}"

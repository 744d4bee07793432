"""Proposes ids for claims that have none."""

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from chronos.gazetteer import country, find_country, slug
from chronos.model import Edit
from chronos.store.fields import Reading
from chronos.store.nodes import Node

_MOST: Final = 3
"""Words of the text in an id; with country and year five parts, which is still read at a glance."""
_LONGEST: Final = 24
"""Letters in a word of an id; what is longer is an address or no word."""
_LONGEST_NAME: Final = 100
"""Letters in the name of a country; the longest of CLDR and ours have 60."""
_YEAR: Final = re.compile(r"(?<![\dXY])(?<!^-)[0-9]{4}(?![\dX])")
_NAME: Final = re.compile(r"[a-z][a-z0-9]*")
_EMPTY: Final = """
a about after all also an and are as at be been before being between but by did do does during for from had has
have he her his in into is it its no not of on or our over said she such than that the their them then there these
they this those through to under upon was we were when where which while who whom whose will with without
al ante antes aquel como con contra cual cuando de del desde despues donde dos durante e el ella ellos en entre era
eran es esa ese eso esta estas este esto estos fue fueron ha han hasta la las le les lo los mas mientras muy ni o
para pero por porque que se segun ser si sin sobre son su sus tambien tras u un una uno unos unas y ya
ao aos apos ate com da das depois dos em entre essa esse eram essas esses foi foram isso isto mais mas na nas nem
no nos num numa os ou para pela pelas pelo pelos por qual quando quem sao sem seu seus sob sobre sua suas tambem um
uma umas uns
apres au aux avant avec c ce ces cet cette chez d dans des du elle elles est et etait etaient etre eu il ils j je l
leur leurs lors mais meme n ne ni notre nous on ont ou par pas pendant plus pour puis qu quand qui s sa sans se ses
si son sont sous sur tous tout toute toutes une vers
"""
"""Words without content in English, Spanish, Portuguese and French, collected by hand, as :func:`slug` writes them."""


def id_fixes(reading: Reading, node: Node, fields: Mapping[str, Node]) -> tuple[Edit, ...]:
    """Return the repair that gives a claim an id, nothing where it says too little to be named."""
    proposed = propose_id(fields)
    if not proposed:
        return ()
    if "id" in fields:
        return (Edit(reading.at(fields["id"]), proposed),)
    return (Edit(reading.at(node), f"id: {proposed}", insert=True),)


def propose_id(fields: Mapping[str, Node]) -> str:
    """Return an id for a claim: its first country, the year, the first words of its text that have content.

    Another claim may have the same; it is empty where the claim says none of the three.
    """
    named = _first(fields, "countries").strip()[:_LONGEST_NAME]
    found = country(named) or (find_country(named) if named else None)
    dates = (_first(fields, "date", part) for part in ("edtf", "said"))
    years = (year[0] for text in dates if (year := _YEAR.search(text)) is not None)
    parts = [found.code.lower() if found is not None else "", next(years, "")]
    text = _first(fields, "text")
    content = _content(text) or (["claim"] if text.strip() or any(parts) else [])
    return "-".join(filter(None, [*parts, *content]))


def free_id(fields: Mapping[str, Any], taken: Collection[str]) -> str:
    """Return the id that is proposed for a claim of these fields, with a number where another has it."""
    proposed = propose_id({name: _node(value) for name, value in fields.items()}) or "claim"
    return numbered(proposed, taken)


def numbered(proposed: str, taken: Collection[str]) -> str:
    """Return an id, with the first number from 2 on behind it that makes it one that is not taken."""
    free, number = proposed, 1
    while free in taken:
        number += 1
        free = f"{proposed}-{number}"
    return free


def _node(value: Any) -> Node:
    if isinstance(value, Mapping):
        return Node({name: _node(one) for name, one in value.items()}, 0, 0)
    return Node([_node(one) for one in value] if isinstance(value, list) else str(value), 0, 0)


def _first(fields: Mapping[str, Node], name: str, part: str = "") -> str:
    """Return the text of a field, that of its first item, or that of a part of it; empty where there is none."""
    node = fields.get(name)
    value = node.value if node is not None else ""
    while not isinstance(value, str):
        items = value.values() if isinstance(value, dict) else value
        inner = value.get(part) if isinstance(value, dict) and part else next(iter(items), None)
        value = inner.value if inner is not None else ""
    return value


def _content(text: str) -> list[str]:
    """Return the first words of a text that say what happened; a joined word of another script is none."""
    words = slug(text[:500]).split("-")
    empty = set(_EMPTY.split())
    said = [word for word in words if _NAME.fullmatch(word) and len(word) <= _LONGEST]
    return ([word for word in said if word not in empty] or said)[:_MOST]

"""Reads what ``chronos import`` adds to a claim: the further columns of its row, and where the row stands."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from chronos.model import Imported
from chronos.model.further_fields import DEGREES, LONGEST_NAME, MOST_FIELDS
from chronos.store.fields import MAX_FIELD, Reading
from chronos.store.nodes import Node

IMPORTED_FIELDS: Final = frozenset(["from", "row", "digest"])
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,30})?")


def read_fields(reading: Reading, node: Node) -> Mapping[str, str]:
    """Return the further columns of a claim, texts by their names; one that is no text is a fault.

    So are more than any table has, a name that is none, and coordinates that are no place on earth; the texts are kept.
    """
    if not isinstance(node.value, dict):
        reading.fault("wrong-type", node, 'fields are a mapping of names and texts, as in {date_prec: "2"}')
        return {}
    if len(node.value) > MOST_FIELDS:
        reading.fault("wrong-value", node, f"{len(node.value):,} fields of one claim, more than {MOST_FIELDS}")
    read = {}
    for name, value in node.value.items():
        read[name] = text = reading.text(value, f"the field {name[:60]!r}")
        wrong = _wrong(name, text)
        if wrong:
            reading.fault("wrong-value", value, wrong)
    return {name: text for name, text in read.items() if text}


def wrong_field(fields: Mapping[str, str]) -> bool:
    """Whether something is wrong in the further fields of a claim, all of which are texts."""
    if not fields:
        return False
    if not _are_names(tuple(fields)) or max(map(len, fields.values())) > MAX_FIELD:
        return True
    return any(name in fields and _wrong(name, fields[name].strip()) for name in DEGREES)


@lru_cache(maxsize=1_000)
def _are_names(names: tuple[str, ...]) -> bool:
    """Whether further fields may be called so, all together."""
    return len(names) <= MOST_FIELDS and not any(_wrong(name, "") for name in names)


def _wrong(name: str, text: str) -> str:
    """Return what is wrong with a further field, empty where nothing is."""
    if name in DEGREES:
        return _wrong_degrees(name, text) if text else ""
    if len(name) > LONGEST_NAME:
        return f"the name of the field {name[:57] + '...'!r} has {len(name):,} characters, more than {LONGEST_NAME}"
    return "" if name.strip() else "a field without a name"


def _wrong_degrees(name: str, text: str) -> str:
    most = DEGREES[name]
    if _NUMBER.fullmatch(text) is None:
        return f"the {name} is a number of degrees such as -0.18, not {text[:60]!r}"
    if abs(float(text)) > most:
        return f"the {name} is between -{most} and {most} degrees, and this is {text[:60]}"
    return ""


def is_row(text: str) -> bool:
    """Whether a text is the number of a row."""
    return text.isascii() and text.isdigit() and len(text) < 10


def read_imported(reading: Reading, node: Node) -> Imported | None:
    """Return where a claim was imported from, ``None`` where that cannot be read (a fault says so)."""
    fields = reading.mapping(node, IMPORTED_FIELDS, "imported")
    if fields is None:
        return None
    row = reading.text(fields.get("row"), "a row")
    if row and not is_row(row):
        reading.fault("wrong-value", fields["row"], f"a row is a number, not {row[:60]!r}")
        row = ""
    return Imported(
        file=reading.text(fields.get("from"), "from"),
        row=int(row or 0),
        digest=reading.text(fields.get("digest"), "a digest"),
    )

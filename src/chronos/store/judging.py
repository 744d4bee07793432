"""Adds a judgement to the YAML text of a file, and touches nothing else in it."""

from typing import Final, NamedTuple

from chronos.model import Judgement
from chronos.store.fields import Reading
from chronos.store.files import ProjectError
from chronos.store.inserting import Item, Place, insert, read
from chronos.store.judgements import read_judgement
from chronos.store.nodes import Node
from chronos.store.values import Value, item_lines, one_line

JUDGEMENTS: Final = "judgements.yaml"
"""The file, relative to the folder of timelines, that new judgements go to."""
_HEADER: Final = "# Decisions on pairs of claims: same event, different events, or not to be decided (unsure).\n"
_KEY: Final = "judgements"


class Added(NamedTuple):
    """The text of a file with a judgement, and the judgement as it stands there."""

    text: str
    judgement: Judgement


def add_judgement(text: str | None, judgement: Judgement, name: str = JUDGEMENTS) -> Added:
    """Add a judgement to the text of a file (``None`` where there is no file), after its others.

    It is written as the last one is, and nothing else is changed; see :func:`chronos.store.inserting.insert`. ``name``
    is what messages call the file.

    Raises:
        ProjectError: the text is no timeline, nothing can be added without changing something else, or the judgement
            is not what one may be.
    """
    fields = _fields(judgement)
    item = Item(fields, lambda dash: item_lines(fields, dash), lambda is_json: one_line(fields, as_json=is_json))
    made = insert(_HEADER if text is None else text, Place(_KEY, "judgement", name), [item])
    root, _ = read(made, name)
    return Added(made, _read_back(root))


def take_out(now: bytes, before: bytes, after: bytes) -> bytes | None:
    """Return contents without what was added to them, ``None`` where that does not stand in them exactly once.

    ``before`` and ``after`` are the contents around the addition.
    """
    start = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    added = after[start : len(after) - (len(before) - start)]
    whole = before[:start] + added + before[start:] == after
    return now.replace(added, b"") if whole and added and now.count(added) == 1 else None


def _read_back(root: Node | None) -> Judgement:
    """Return the last judgement of a file.

    Raises:
        ProjectError: something is wrong with it.
    """
    reading = Reading(JUDGEMENTS)
    values = root.value if root is not None else {}
    items = values[_KEY].value if isinstance(values, dict) else []
    judgement = read_judgement(reading, items[-1]) if isinstance(items, list) else None
    if judgement is None or reading.faults:
        reason = "; ".join(fault.message for fault in reading.faults)
        raise ProjectError(f"this is no judgement: {reason}. Nothing was written")
    return judgement


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

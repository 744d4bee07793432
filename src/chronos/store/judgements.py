"""Makes judgements of nodes."""

from typing import Final

from chronos.model import VERDICTS, Judgement
from chronos.store.fields import Reading
from chronos.store.nodes import Node

JUDGEMENT_FIELDS: Final = frozenset(["claims", "verdict", "by", "on", "why"])


def read_judgement(reading: Reading, node: Node) -> Judgement | None:
    """Return the judgement of a node, ``None`` where it names fewer than two claims or no verdict."""
    fields = reading.mapping(node, JUDGEMENT_FIELDS, "a judgement")
    if fields is None:
        return None
    claims = fields.get("claims")
    verdict = fields.get("verdict")
    items = reading.items(claims, "claims") if claims is not None else []
    named = [(text, reading.at(item)) for item in items if (text := reading.text(item, "a claim's id"))]
    ids = tuple(text for text, _ in named)
    if len(set(ids)) < 2:
        reading.fault("wrong-value", claims or node, "a judgement names two claims or more under `claims:`")
        return None
    if verdict is None or verdict.value not in VERDICTS:
        allowed = ", ".join(VERDICTS)
        reading.fault("wrong-value", verdict or node, f"a judgement has a verdict, one of {allowed}")
        return None
    return Judgement(
        claims=ids,
        verdict=verdict.value,
        location=reading.at(node),
        by=reading.text(fields.get("by"), "by"),
        on=reading.text(fields.get("on"), "on"),
        why=reading.text(fields.get("why"), "why"),
        marks=tuple(place for _, place in named),
    )

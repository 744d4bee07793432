"""Makes judgements of nodes."""

from typing import Final

from chronos.model import VERDICTS, Judgement
from chronos.store.fields import Reading, did_you_mean
from chronos.store.nodes import Node

JUDGEMENT_FIELDS: Final = frozenset(["claims", "verdict", "text", "by", "on", "why"])
_SHOWN: Final = 5
"""Claims that a message names."""


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
    naming = fields.get("text")
    shown = _text(reading, naming, ids, verdict.value) if naming is not None else ""
    return Judgement(
        claims=ids,
        verdict=verdict.value,
        location=reading.at(node),
        by=reading.text(fields.get("by"), "by"),
        on=reading.text(fields.get("on"), "on"),
        why=reading.text(fields.get("why"), "why"),
        marks=tuple(place for _, place in named),
        text=shown,
        text_mark=reading.at(naming) if naming is not None and shown else None,
    )


def _text(reading: Reading, node: Node, ids: tuple[str, ...], verdict: str) -> str:
    """Return the id of the claim whose words are shown, empty where it cannot be what the judgement means."""
    shown = reading.text(node, "text")
    if not shown:
        return ""
    if verdict != "same":
        reading.fault("wrong-value", node, f"`text` names whose words are shown of one event; {verdict!r} makes none")
        return ""
    if shown not in ids:
        hint = did_you_mean(shown, ids) or f"; they are {', '.join(one[:60] for one in ids[:_SHOWN])}"
        reading.fault("wrong-value", node, f"`text` is one of the judgement's claims, not {shown[:60]!r}{hint}")
        return ""
    return shown

"""Reads texts that may be given in several languages: plain text, or a mapping such as ``{en: …, es: …}``."""

from collections.abc import Mapping
from typing import NamedTuple

from chronos.edtf import LANGUAGES
from chronos.store.fields import Reading, did_you_mean
from chronos.store.nodes import Node


class Worded(NamedTuple):
    """A text, and the same by language (ISO 639-1) where it is given in several, empty where it is plain text."""

    text: str
    texts: Mapping[str, str]


def read_worded(reading: Reading, node: Node | None, what: str, language: str) -> Worded:
    """Return a text in the language given if it has that, else in the one written first.

    A language that chronos does not write is a fault, and its text is kept; empty texts are as absent.
    """
    if node is None or not isinstance(node.value, dict):
        return Worded(reading.text(node, what), {})
    texts = {}
    for code, one in node.value.items():
        if code not in LANGUAGES:
            place = Node(code, *node.keys[code]) if node.keys is not None else one
            hint = did_you_mean(code, LANGUAGES) or f"; these are: {', '.join(LANGUAGES)}"
            reading.fault("wrong-value", place, f"{what} is in {code[:60]!r}, no language that chronos writes{hint}")
        if text := reading.text(one, f"{what} in {code[:60]}"):
            texts[code] = text
    return Worded(texts.get(language) or next(iter(texts.values()), ""), texts)

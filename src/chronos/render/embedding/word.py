"""Chronologies in a report in Word."""

from collections.abc import Sequence

from msgspec import Struct

from chronos.render.embedding.blocks import Block, Fault, Filled
from chronos.render.manuscript import Manuscript


class WordReport(Struct, frozen=True):
    blocks: tuple[Block, ...]


def read_word(content: bytes) -> tuple[WordReport, tuple[Fault, ...]]:
    return WordReport(()), ()


def fill_word(report: WordReport, sheets: Sequence[Manuscript]) -> Filled:
    return Filled(content=b"", stale=(), pieces=())

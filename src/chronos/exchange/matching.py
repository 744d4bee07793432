"""STUB of the lead, to be overwritten by H5."""
from collections.abc import Iterable
from typing import NamedTuple
from chronos.exchange.incoming import Item
from chronos.model import Source
class Match(NamedTuple):
    source_id: str
    why: str
class Matcher:
    def __init__(self, existing: Iterable[Source]) -> None: ...
    def find(self, item: Item) -> Match | None: return None
    def add(self, item: Item) -> None: ...

"""What goes into other tools' files, and what these cannot hold."""

from collections.abc import Iterator, Mapping
from typing import Final, Protocol

from msgspec import Struct

from chronos.model import Claim, Event, Judgement, Source

MERGED: Final = "merged"
"""What is lost of a claim that stands in the entry of another of its event."""


class Export(Struct, frozen=True, kw_only=True):
    """What is exported: the claims of a scope in the order of a chronology, their events, the sources that they cite.

    ``kinds`` are labels of kinds by their ids. Events have all their claims, those of another scope too.
    """

    title: str
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    sources: Mapping[str, Source]
    judgements: tuple[Judgement, ...] = ()
    kinds: Mapping[str, str] = {}
    language: str = "en"


class ExportOptions(Struct, frozen=True, kw_only=True):
    """How it is written: ``bom`` puts a byte order mark before CSV, by which Excel knows UTF-8."""

    bom: bool = False


class Losses:
    """What a format could not hold: the ids of the claims, or of the sources, by the field that it could not.

    Fields of claims have the names of :func:`chronos.model.plain.claim_fields` (``date``, ``note``, ``sources``), parts
    of them a dot (``date.said``, ``date.precision``, ``sources.quote``); :data:`MERGED` is a claim that stands in the
    entry of another. Fields of sources begin with ``source.``, as in ``source.archive``. What is counted here stands in
    the notes of the format where that has any.
    """

    def __init__(self) -> None:
        self.lost: dict[str, dict[str, None]] = {}

    def add(self, field: str, of: str) -> None:
        """Note that a field of a claim or a source, by its id, is not in the file as what it is."""
        self.lost.setdefault(field, {})[of] = None


class Writer(Protocol):
    """Writes an export in one format, the same bytes for the same export, and notes what is lost.

    What it yields is the file, piece by piece; the losses are complete when it has ended.
    """

    def __call__(self, export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
        """Write it."""
        ...

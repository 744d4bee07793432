"""What changed between two builds of a project."""

from collections import Counter
from collections.abc import Mapping
from typing import Final, Literal, get_args

from msgspec import Struct

from chronos.model.chronology import Ledger

DifferenceKind = Literal[
    "added", "removed", "redated", "resourced", "rejoined", "reworded", "restated", "unreadable", "readable"
]
DIFFERENCE_KINDS: Final[tuple[DifferenceKind, ...]] = get_args(DifferenceKind)
"""What can have become of an event, in the order in which the differences of one event are told.

``added`` and ``removed`` are events whose claims are all new or all gone. Of the others ``redated`` tells what is said
of the date, ``resourced`` the citations, ``rejoined`` which claims went from which event to which, ``reworded`` the
text, and ``restated`` any other field. ``unreadable`` is a claim that is left out because it can no longer be read,
``readable`` one that can be read again.
"""


class Tables(Struct, frozen=True, kw_only=True):
    """The two tables of a build: the rows of ``data/events.csv`` and of ``data/claims.csv``, by the names of columns.

    ``name`` is what the person who asked calls the build.
    """

    name: str
    events: tuple[Mapping[str, str], ...]
    claims: tuple[Mapping[str, str], ...]
    event_columns: tuple[str, ...]
    claim_columns: tuple[str, ...]


class Change(Struct, frozen=True):
    """One field before and after, as the tables have it; ``claim`` is empty where it is the field of the event."""

    field: str
    before: str
    after: str
    claim: str = ""


class Move(Struct, frozen=True):
    """A claim and the ids of its events, empty where it was in none, or is in none any more."""

    claim: str
    before: str
    after: str


class Difference(Struct, frozen=True, kw_only=True):
    """One thing that became of one event.

    ``event`` is the id that the event has afterwards, before where it is gone; of a claim that is in none, the id of
    the claim. ``date`` (EDTF, empty for an undated one), ``date_words``, ``text`` and ``citations`` are those of the
    event at that time.
    """

    kind: DifferenceKind
    event: str
    date: str = ""
    date_words: str = ""
    text: str = ""
    citations: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    moves: tuple[Move, ...] = ()


class Side(Struct, frozen=True, kw_only=True):
    """One of two builds that were compared.

    ``lacking`` are the columns of the other one that it does not have, as ``data/events.csv: lasting``; they were not
    compared. ``unread_files`` is how many files of it could not be read, or not all of them; an output does not say.
    """

    name: str
    ledger: Ledger
    lacking: tuple[str, ...] = ()
    unread_files: int = 0


class Differences(Struct, frozen=True, kw_only=True):
    """All that changed from one build to another, in the order of dates, then ids, the undated last."""

    before: Side
    after: Side
    differences: tuple[Difference, ...]

    @property
    def numbers(self) -> Mapping[DifferenceKind, int]:
        """How many there are of each kind, in the order of the kinds."""
        counted = Counter(one.kind for one in self.differences)
        return {kind: counted[kind] for kind in DIFFERENCE_KINDS}

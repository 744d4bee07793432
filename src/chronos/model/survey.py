"""Surveys: what the stages that look at everything at once need to know of the claims of one file, in little room."""

from collections.abc import Mapping

from msgspec import Struct

from chronos.model.location import Location
from chronos.model.suppression import Suppression


class Survey(Struct, frozen=True, kw_only=True, array_like=True):
    """The claims of one file.

    ``ids``, ``places`` (line and column of the claims), ``id_places``, ``dates``, ``sayings`` and ``blocks`` go
    together. ``dates`` are expressions as written, empty for undated claims; ``sayings`` are digests of what a claim
    says (text, date, countries), 0 where its text is empty; ``blocks`` are digests that two claims have in common where
    they may speak of one event. ``words`` are, by the number of a claim, the digests of the words of its text, four
    bytes each; claims that have no block in common with any other need none. ``countries``, ``regions`` and ``cited``
    (ids of sources) are those of all claims; ``unretrieved`` are the sources that some citation gives without saying
    when they were read. ``relations`` are the ids that dates and orders of claims name, each as the id of the claim
    that names it, the id, and the place of that (line and column). ``retrieved`` is the latest day number on which a
    citation says that its source was read.
    """

    path: str
    ids: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    id_places: tuple[tuple[int, int], ...] = ()
    dates: tuple[str, ...] = ()
    sayings: tuple[int, ...] = ()
    blocks: tuple[tuple[int, ...], ...] = ()
    words: Mapping[int, bytes] = {}
    countries: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    cited: frozenset[str] = frozenset()
    unretrieved: frozenset[str] = frozenset()
    suppressions: tuple[Suppression, ...] = ()
    retrieved: int | None = None
    relations: tuple[tuple[str, str, int, int], ...] = ()

    def place(self, number: int) -> Location:
        """Return where the claim of this number (from 0) begins."""
        return Location(self.path, *self.places[number])

    def id_place(self, number: int) -> Location:
        """Return where the id of the claim of this number (from 0) stands."""
        return Location(self.path, *self.id_places[number])

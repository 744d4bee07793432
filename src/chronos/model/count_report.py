"""What a count came to."""

from msgspec import Struct

from chronos.model.chronology import Ledger, Scope
from chronos.model.counts import Comparison, Counts, Dimension, Trend
from chronos.model.rows import RowCounts


class Counted(Struct, frozen=True, kw_only=True):
    """Counts, and what draws of their dates say of them; nothing where nothing was drawn.

    ``interval`` holds the middle 90 % of the sum of all rows. ``neighbours`` compare each period with the one before
    it, ``comparisons`` are those asked for, ``trend`` says how the numbers rise or fall.
    """

    counts: Counts
    interval: tuple[int, int] | None = None
    neighbours: tuple[Comparison, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    trend: Trend | None = None


class CountReport(Struct, frozen=True, kw_only=True):
    """Counts of all events of a scope, and of each group.

    ``several`` events stand in more than one group. ``ledger`` counts the claims of the scope, ``None`` where a table
    of events was counted, of which ``table`` tells what could not be read. ``as_of`` is the day number the edition
    speaks for, ``draws`` how often dates were drawn, ``seed`` which draws these were. ``unread_files`` are files that
    could not be read, or not all of them, so that nobody can say how many claims they hold.
    """

    project: str
    scope: Scope
    by: Dimension | None
    total: Counted
    groups: tuple[Counted, ...] = ()
    several: int = 0
    ledger: Ledger | None = None
    table: RowCounts | None = None
    as_of: int | None = None
    draws: int = 0
    seed: int = 0
    unread_files: tuple[str, ...] = ()

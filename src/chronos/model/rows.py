"""Rows of tables of events that are too big to be events one by one."""

from typing import NamedTuple

from msgspec import Struct

from chronos.model.counts import Counts


class RowDate(NamedTuple):
    """A date that rows have, and whether what happened lasted; ``None`` where they do not say."""

    text: str
    lasting: bool | None


class RowWeight(NamedTuple):
    """What a row adds to one period: ``times`` of a unit to its weight, and so much to the other two counts.

    ``key`` is that of all rows whose dates weigh the same; ``period`` and ``unit`` are numbers that only those know who
    made them.
    """

    key: int
    period: int
    unit: int
    times: int
    certain: int
    possible: int


class RowSum(NamedTuple):
    """What the rows of a group add to one period, in one unit of weight; the fields are those of a weight."""

    period: int
    unit: int
    times: int
    certain: int
    possible: int


class UnreadRow(NamedTuple):
    """A row whose date cannot be read, and why; ``row`` counts from 1, ``id`` is empty where the table has none."""

    row: int
    id: str
    date: str
    reason: str = ""


class RowCounts(Struct, frozen=True, kw_only=True):
    """Counts of a table of events: of all its rows and, where they were asked for, of each group.

    ``rows`` = the events of ``total`` + ``unread``, whose dates cannot be read; ``examples`` are the first of these.
    """

    total: Counts
    groups: tuple[Counts, ...] = ()
    rows: int = 0
    unread: int = 0
    examples: tuple[UnreadRow, ...] = ()

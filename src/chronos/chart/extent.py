"""What a date leaves certain and possible of an event, as runs of days.

Day numbers are inclusive; ``None`` is the side of a run that has no bound. What happened once is possible on any
day of its expression and certain only where that is one day. What lasted is certain from its last possible start to
its first possible end, and possible on the days around those that its start and end leave open.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from chronos.edtf import DateExpression
    from chronos.model import Event

Run: TypeAlias = "tuple[int | None, int | None]"
Edge: TypeAlias = Literal["date", "open", "unknown"]

MOST_RUNS = 60
"""A mask like XXXX-05-05 means more runs than a picture can show: it is drawn from its first to its last day."""


class Extent(NamedTuple):
    """Runs to draw and what lies at either end of them.

    ``days`` are exact days of something that happened once. ``before`` and ``after`` tell an end that is dated
    from one that is open (it goes on) and one that is unknown (nobody says). ``joined`` runs are of one thing that
    happened in one of them, others of several things.
    """

    possible: tuple[Run, ...] = ()
    certain: tuple[Run, ...] = ()
    days: tuple[int, ...] = ()
    before: Edge = "date"
    after: Edge = "date"
    joined: bool = True

    @property
    def bounds(self) -> tuple[int, ...]:
        """Every day number that bounds something here; empty where nothing is bounded."""
        runs = (*self.possible, *self.certain)
        return (*self.days, *(day for run in runs for day in run if day is not None))


def extent(event: Event) -> Extent:
    """Return the extent of an event, empty for an undated one."""
    if event.date is None:
        return Extent()
    if event.lasting and event.date.kind == "interval":
        return _lasting(event.date)
    return _once(event.date)


def _edge(kind: str) -> Edge:
    """Read the kind of a bound; a year too large for a day number is as good as unknown."""
    return "date" if kind == "date" else "open" if kind == "open" else "unknown"


def _once(date: DateExpression) -> Extent:
    before, after = _edge(date.earliest_kind), _edge(date.latest_kind)
    if date.kind == "interval" and "unknown" in (before, after):
        known = tuple((end.earliest, end.latest) for end in (date.start, date.end) if end)
        return Extent(possible=known, before=before, after=after)
    runs = tuple(islice(date.spans(), MOST_RUNS + 1))
    if len(runs) > MOST_RUNS:
        runs = ((date.earliest, date.latest),)
    every = date.kind == "set" and date.all_of
    stated = every or len(runs) == 1
    days = tuple(first for first, last in runs if stated and first is not None and first == last)
    vague = tuple(run for run in runs if run[0] not in days or run[0] != run[1])
    return Extent(vague, (), days, before, after, joined=not every)


def _lasting(date: DateExpression) -> Extent:
    before, after = _edge(date.earliest_kind), _edge(date.latest_kind)
    start, end = date.start, date.end
    since = start.latest if start else None
    until = end.earliest if end else None
    possible = [_around(start, end)] if since is not None and until is not None and since > until else []
    certain: list[Run] = []
    if not possible:
        if start and start.earliest != since:
            possible.append((start.earliest, since))
        if end and end.latest != until:
            possible.append((until, end.latest))
        if before != "unknown" and after != "unknown":
            certain.append((since, until))
        else:
            certain += [(day, day) for day in (since, until) if day is not None]
    return Extent(tuple(possible), tuple(certain), (), before, after, joined=False)


def _around(start: DateExpression | None, end: DateExpression | None) -> Run:
    return (start.earliest if start else None, end.latest if end else None)

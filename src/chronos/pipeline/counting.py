"""Counts the events of a project per period."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from chronos.edtf import EdtfError, parse
from chronos.edtf.periods import labels_as_dates
from chronos.model import ChronosError, Counted, CountReport, Counts, Dimension, Lasting, Period
from chronos.pipeline.preparing import DRAWS, EVERYTHING, Prepared, chosen, weigh_all
from chronos.store import project_root, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.count import Terms, Weighed


_MOST_DRAWN: Final = 100_000_000
"""Numbers that are drawn at once, periods times draws: as many take about a gigabyte."""


class CountRequest(Struct, frozen=True, kw_only=True):
    """What to count: the events of a folder of timelines, by group and period.

    ``first`` and ``last`` are dates (EDTF) from whose first and until whose last day rows are asked for; ``scope`` is a
    country or region, by default everything. ``compare`` are pairs of dates. ``draws`` is how often dates are drawn
    within their bounds (0: never), ``seed`` which draws. ``as_of`` is the day that a table of events speaks for; a
    folder of timelines has its own.
    """

    directory: Path
    by: Dimension | None = None
    per: Period = "year"
    first: str = ""
    last: str = ""
    scope: str = ""
    lasting: Lasting = "once"
    prospective: bool = False
    draws: int = DRAWS
    seed: int = 0
    compare: tuple[tuple[str, str], ...] = ()
    as_of: str = ""


class CountError(ChronosError):
    """A count that cannot be made as asked."""


def count_project(request: CountRequest) -> CountReport:
    """Read a project and count its events.

    Raises:
        ProjectError: there is no project, or it or its settings cannot be read.
        CountError: a date asked for cannot be read, or the first day lies after the last; or the periods are too many
            for so many draws.
        ScopeError: no event names the scope.
        ComparisonError: what is to be compared was not counted.
    """
    from chronos.arrange import ledger_of  # noqa: PLC0415 - the stages are loaded where something is counted
    from chronos.count import count  # noqa: PLC0415 - likewise
    from chronos.pipeline.grouping import group  # noqa: PLC0415 - likewise

    if request.directory.suffix == ".parquet":
        return _count_table(request)
    if request.as_of:
        raise CountError("--as-of is for a table of events; of timelines `as_of:` in chronos.yaml says it")
    prepared = Prepared(read(project_root(request.directory)))
    scope = prepared.scope(request.scope)
    events = chosen(prepared.events, scope)
    terms = prepared.terms(
        by=request.per,
        asked=asked_days(request.first, request.last),
        lasting=request.lasting,
        prospective=request.prospective,
        draws=request.draws,
        seed=request.seed,
    )
    weights = weigh_all(events, terms)
    everything = list(weights.values())
    total = count(everything, terms)
    groups = []
    grouped = group(events, request.by, prepared) if request.by is not None else ()
    for one in grouped:
        weighed = [weights[id(event)] for event in one.events]
        own = prepared.covering(terms, one.id) if request.by == "source" else terms
        counts = count(weighed, own, group=one.id, name=one.name, like=total)
        groups.append(_drawn(counts, weighed, own, request.compare))
    members = Counter(id(event) for one in grouped for event in one.events)
    return CountReport(
        project=prepared.corpus.settings.title,
        scope=scope,
        by=request.by,
        total=_drawn(total, everything, terms, request.compare),
        groups=tuple(groups),
        several=sum(number > 1 for number in members.values()),
        ledger=ledger_of(events, prepared.corpus),
        as_of=prepared.as_of,
        draws=request.draws,
        seed=request.seed,
        unread_files=prepared.corpus.unread_files,
    )


def _count_table(request: CountRequest) -> CountReport:
    """Count a table of events, whose dates are too many to be drawn.

    Raises:
        CountError: it is asked for what only a project has.
        RowsError: the table cannot be read.
    """
    from chronos.pipeline.counting_rows import count_rows  # noqa: PLC0415 - it may load DuckDB

    if request.scope or request.compare:
        option = "--scope" if request.scope else "--compare"
        raise CountError(
            f"{option} is for a folder of timelines; of a table of events all rows are counted, none drawn"
        )
    as_of = _day(request.as_of, "--as-of", earliest=False) if request.as_of else None
    found = count_rows(
        request.directory,
        by=request.by,
        per=request.per,
        as_of=as_of,
        asked=asked_days(request.first, request.last),
        lasting=request.lasting,
        prospective=request.prospective,
    )
    return CountReport(
        project=request.directory.name,
        scope=EVERYTHING,
        by=request.by,
        total=Counted(counts=found.total),
        groups=tuple(Counted(counts=one) for one in found.groups),
        table=found,
        as_of=as_of,
    )


def asked_days(first: str, last: str, options: tuple[str, str] = ("--from", "--to")) -> tuple[int | None, int | None]:
    """Return the first day of one date and the last day of another (EDTF), ``None`` for an empty one.

    ``options`` is what errors call them.

    Raises:
        CountError: one cannot be read or has no such day, or the first day lies after the last.
    """
    low = _day(first, options[0], earliest=True) if first else None
    high = _day(last, options[1], earliest=False) if last else None
    if low is not None and high is not None and low > high:
        raise CountError(f"{options[0]} {first} lies after {options[1]} {last}")
    return low, high


def day_asked(text: str, option: str) -> int:
    """Return the day number of a date that an option gives; a coarser one stands for its last day.

    Raises:
        CountError: it cannot be read or has no last day.
    """
    return _day(text, option, earliest=False)


def _day(text: str, option: str, *, earliest: bool) -> int:
    try:
        date = parse(labels_as_dates(text))
    except EdtfError as error:
        raise CountError(f"{option} {text[:60]!r} is no date: {error.reason}; write 2010 or 2010-06-30") from None
    day = date.earliest if earliest else date.latest
    if day is None:
        raise CountError(
            f"{option} {text[:60]!r} has no {'first' if earliest else 'last'} day; write 2010 or 2010-06-30"
        )
    return day


def _drawn(counts: Counts, weighed: "Sequence[Weighed]", terms: "Terms", pairs: tuple[tuple[str, str], ...]) -> Counted:
    """Draw the dates again and again, and say what that leaves to be said."""
    if not terms.draws:
        return Counted(counts=counts)
    if len(counts.rows) * terms.draws > _MOST_DRAWN:
        most = _MOST_DRAWN // len(counts.rows)
        raise CountError(
            f"{len(counts.rows)} {counts.by}s are too many for {terms.draws} draws; "
            f"--draws {most} or fewer, or longer periods"
        )
    from chronos.count import comparing, resampling  # noqa: PLC0415 - they load NumPy

    draws = resampling.draw(weighed, counts, terms)
    return Counted(
        counts=resampling.with_intervals(counts, draws),
        interval=comparing.total_interval(draws),
        neighbours=tuple(comparing.compare_neighbours(counts, draws)),
        comparisons=tuple(comparing.compare(counts, draws, one, other) for one, other in pairs),
        trend=comparing.trend_of(counts, draws),
    )

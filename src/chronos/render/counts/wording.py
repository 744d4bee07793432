"""What a count says in words, in every form: what was counted, what is not in the table, what may be quoted."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from chronos.edtf import day_words, year_words
from chronos.edtf.periods import PERIODS, number_of
from chronos.model import Comparison, CountReport, Counts, Dimension, Ledger, Period, PeriodCount, RowCounts, Trend
from chronos.render.tables import decimal, interval_words, many

NONE: Final = {
    "country": "no country",
    "region": "no region",
    "kind": "no kind",
    "status": "no status",
    "source": "no source cited",
    "actor": "no actor",
}
"""What the group of events is called that name none."""


def group_name(counts: Counts, by: Dimension | None) -> str:
    """Return what a group is called, with its id where that is something else."""
    if by is None:
        return ""
    if not counts.group:
        return f"({NONE[by]})"
    return counts.group if counts.name in ("", counts.group) else f"{counts.name} ({counts.group})"


def period_name(label: str, by: Period) -> str:
    """Return the label of a period in words where a year BC would not read well: 44 BC."""
    return year_words(int(label)) if by == "year" else label


def title(report: CountReport) -> str:
    """Return what is counted: whose events, per which period, when."""
    scope = report.scope.name if report.scope.id else ""
    what = f"events per {report.total.counts.by}{f' and {report.by}' if report.by else ''}"
    as_of = f"as of {day_words(report.as_of)}" if report.as_of is not None else ""
    return ", ".join(part for part in (report.project, scope, what, as_of) if part)


def mark_words(row: PeriodCount, report: CountReport) -> str:
    """Return the mark of a period with its reason, empty where there is none."""
    if row.because == "as_of" and report.as_of is not None:
        return f"partial: as of {day_words(report.as_of)}"
    if row.because == "coverage":
        return "partial: not all of it covered by a source"
    if row.because == "window":
        return "partial: cut by --from or --to"
    return "no source covers it, which is not zero" if row.mark == "no source" else row.mark


def ledger_lines(report: CountReport) -> Iterator[str]:
    """Yield the sums that prove that nothing was lost."""
    counts = report.total.counts
    besides = f" (of which {counts.undated_besides} undated)" if counts.undated_besides else ""
    apart: list[tuple[str, Fraction | int]] = [
        (f"+ {_several(counts.elsewhere)} before or after these {counts.by}s", counts.elsewhere),
        (f"+ {counts.undated} undated", counts.undated),
        (f"+ {counts.prospective} prospective{besides}", counts.prospective),
        (f"+ {counts.retracted} retracted", counts.retracted),
        (f"+ {counts.outside} too wide or too far off to be placed", counts.outside),
        (f"- {_several(_beyond(counts))} counted more than once", counts.beyond),
    ]
    parts = " ".join(words for words, number in apart if number)
    yield f"{many(counts.events, 'event', 'events')} = {decimal(counts.expected)} expected here {parts}".rstrip()
    if report.ledger is not None:
        yield _ledger(report.ledger)
    if report.table is not None:
        yield from _rows(report.table)
    if counts.clipped and counts.first is not None:
        yield (
            f"{many(counts.clipped, 'event has', 'events have')} no known start: taken to lie no earlier than "
            f"{day_words(counts.first)}, where the first dated event begins, and certain in no {counts.by}"
        )
    if report.several:
        yield f"{many(report.several, 'event stands', 'events stand')} in more than one {report.by}"


def quotable(report: CountReport) -> Iterator[str]:
    """Yield what a text may say, each with its share of draws: comparisons of each group, the trend of all events."""
    for comparison in report.total.comparisons:
        yield _comparison(comparison)
    for one in report.groups:
        yield from (f"{group_name(one.counts, report.by)}: {_comparison(each)}" for each in one.comparisons)
    interval = report.total.interval
    if interval is not None and interval[0] != interval[1]:
        yield f"all these {report.total.counts.by}s together: 90 % of draws have {interval_words(interval)} events"
    if report.total.trend is not None:
        yield _trend(report.total.trend, report.total.counts.by)


def percent(part: int, whole: int) -> str:
    """Return a share in whole per cent; what is neither never nor always is not told as 0 or 100."""
    if 0 < part < whole:
        return f"{min(99, max(1, round(100 * part / whole)))} %"
    return f"{round(100 * part / whole)} %"


def _comparison(one: Comparison) -> str:
    sentence = (
        f"more in {one.one} than in {one.other}: {percent(one.more, one.draws)} of draws "
        f"(as many: {percent(one.same, one.draws)}, fewer: {percent(one.fewer, one.draws)})"
    )
    return f"{sentence}; mind that {', '.join(one.marked)} cannot be compared in full" if one.marked else sentence


def _trend(one: Trend, by: Period) -> str:
    if not one.rising and not one.falling:
        return f"neither rising nor falling from {one.first} to {one.last} in any draw"
    rises = one.rising >= one.falling
    share = percent(one.rising if rises else one.falling, one.draws)
    low, high = one.interval
    return (
        f"{'rising' if rises else 'falling'} from {one.first} to {one.last}: {share} of draws "
        f"({one.slope:+.2f} a {by}; 90 %: {low:+.2f} to {high:+.2f})"
    )


def _several(number: Fraction | int) -> str:
    return str(number) if number.denominator == 1 else decimal(Fraction(number))


def _beyond(counts: Counts) -> Fraction:
    """Return the occurrences beyond one per event as the line needs them, whose other numbers have two decimals."""
    shown = Fraction(round(counts.expected * 100) + round(Fraction(counts.elsewhere) * 100), 100)
    return counts.beyond + shown - counts.expected - counts.elsewhere


def _rows(table: RowCounts) -> Iterator[str]:
    yield f"{many(table.rows, 'row', 'rows')} read = {table.total.events} counted here + {table.unread} unreadable"
    for row in table.examples:
        yield f"row {row.row}{f' ({row.id})' if row.id else ''}: {row.date!r} is no date: {row.reason}"


def _ledger(ledger: Ledger) -> str:
    return (
        f"{many(ledger.read, 'claim', 'claims')} read = {ledger.shown} shown + {ledger.merged} merged "
        f"+ {ledger.undated} undated + {ledger.excluded} excluded"
    )


def days_of(label: str, by: Period) -> tuple[int, int]:
    """Return the first and the last day of a period, inclusive."""
    number = number_of(label, by)
    return PERIODS[by].first_day(number), PERIODS[by].first_day(number + 1) - 1

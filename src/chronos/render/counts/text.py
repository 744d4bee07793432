"""Writes what a count came to as a table for a terminal, or as one in Markdown."""

from collections.abc import Callable, Iterator

from chronos.model import Counted, CountReport
from chronos.render.counts.wording import (
    group_name,
    ledger_lines,
    mark_words,
    percent,
    period_name,
    quotable,
    title,
)
from chronos.render.escaping import markdown
from chronos.render.findings.terminal import columns, harmless
from chronos.render.tables import decimal, interval_words

_NUMBERS = frozenset(("certain", "expected", "possible", "90 %", "more than before"))


def counts_text(report: CountReport) -> Iterator[str]:
    """Yield the lines of a table for people at a terminal, and below it the sums, and what may be quoted."""
    head, rows = _table(report)
    widths = [max(columns(row[place]) for row in (head, *rows)) for place in range(len(head))]
    yield harmless(title(report))
    yield ""
    for row in (head, *rows):
        cells = [
            _padded(harmless(text), widths[place], right=head[place] in _NUMBERS) for place, text in enumerate(row)
        ]
        yield "  ".join(cells).rstrip()
    yield ""
    yield from _below(report, harmless)


def counts_markdown(report: CountReport) -> Iterator[str]:
    """Yield the same as Markdown."""
    head, rows = _table(report)
    yield f"**{markdown(title(report))}**"
    yield ""
    yield f"| {' | '.join(head)} |"
    yield f"| {' | '.join('---:' if name in _NUMBERS else '---' for name in head)} |"
    for row in rows:
        cells = (text if name in _NUMBERS else markdown(text) for name, text in zip(head, row, strict=True))
        yield f"| {' | '.join(cells)} |"
    for line in _below(report, markdown):
        yield ""
        yield line


def _below(report: CountReport, shown: Callable[[str], str]) -> Iterator[str]:
    yield from map(shown, ledger_lines(report))
    yield from map(shown, quotable(report))
    if report.draws:
        yield shown(f"90 %: the middle of {report.draws:,} draws of the dates within their bounds (seed {report.seed})")


def _table(report: CountReport) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return the head and the rows; of groups only periods with events, of all events every period."""
    drawn = bool(report.draws)
    groups = report.groups if report.by is not None else (report.total,)
    marked = any(row.mark for one in groups for row in one.counts.rows)
    head = (
        *((report.by,) if report.by is not None else ()),
        "period",
        "certain",
        "expected",
        "possible",
        *(("90 %", "more than before") if drawn else ()),
        *(("mark",) if marked else ()),
    )
    rows = [row for one in groups for row in _rows(one, report, drawn=drawn, marked=marked)]
    return head, rows


def _rows(one: Counted, report: CountReport, *, drawn: bool, marked: bool) -> Iterator[tuple[str, ...]]:
    counts = one.counts
    neighbours = {each.one: each for each in one.neighbours}
    for row in counts.rows:
        if report.by is not None and not row.possible:
            continue
        cells = [period_name(row.period, counts.by), str(row.certain), decimal(row.expected), str(row.possible)]
        if report.by is not None:
            cells.insert(0, group_name(counts, report.by))
        if drawn:
            before = neighbours.get(row.period)
            cells += [interval_words(row.interval), percent(before.more, before.draws) if before is not None else ""]
        if marked:
            cells.append(mark_words(row, report))
        yield tuple(cells)


def _padded(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - columns(text))
    return space + text if right else text + space

"""Totals, counts and the ledger as Markdown."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Final

from chronos.edtf import day_words, year_words
from chronos.model import Chronology, Counts, Ledger, Period, PeriodCount
from chronos.render.escaping import markdown


def totals_line(chronology: Chronology) -> str:
    """Return the one line of totals that stands under the title."""
    events = [entry.event for entry in chronology.entries]
    dated = len(events) - len(chronology.undated)
    claims = sum(len(event.claims) for event in events)
    counted = {
        "corroborated by two or more independent sources": sum(event.corroboration > 1 for event in events),
        "resting on one": sum(event.corroboration == 1 for event in events),
        "unsourced": sum(not event.sources for event in events),
        "disputed": sum(event.status == "disputed" for event in events),
        "prospective": sum(event.status == "prospective" for event in events),
        "retracted": sum(event.status == "retracted" for event in events),
    }
    standing = ", ".join(f"{number} {what}" for what, number in counted.items() if number)
    return (
        f"{many(len(events), 'entry', 'entries')}: {dated} dated, {len(chronology.undated)} undated; from "
        f"{many(claims, 'claim', 'claims')} in {many(len(chronology.sources), 'source', 'sources')}"
        f"{'; ' if standing else ''}{standing}."
    )


def counts_table(counts: Counts) -> Iterator[str]:
    """Yield the table of events per period; periods with the same numbers in a row share a line."""
    drawn = any(row.interval is not None for row in counts.rows)
    runs = [(list(rows), cells) for cells, rows in groupby(counts.rows, _cells) if cells[2] != "0"]
    if runs:
        columns = 4 if drawn else 3
        yield f"| Period | {' | '.join(('Certain', 'Expected', 'Possible', '90 %')[:columns])} |"
        yield f"| --- |{' ---: |' * columns}"
        for rows, cells in runs:
            yield f"| {markdown(_span(rows, counts.by))} | {' | '.join(cells[:columns])} |"
        yield ""
    yield (
        "*Certain* counts the events that must lie in the period, *possible* those that may, *expected* the sum "
        "of their probabilities, each event spread evenly over its possible days. What lasted is counted once, "
        f"where it began. {_DRAWN if drawn else ''}Periods that are not listed have none."
    )
    for (mark, because), marked in groupby(counts.rows, lambda row: (row.mark, row.because)):
        if mark:
            yield ""
            yield f"{markdown(_span(list(marked), counts.by, each=False))}: {_MARKS[mark, because]}."
    apart = {
        "undated": counts.undated,
        "prospective": counts.prospective,
        "retracted": counts.retracted,
        "that cannot be placed in a period": counts.outside,
    }
    told = ", ".join(f"{number} {what}" for what, number in apart.items() if number)
    beyond = f" {many(int(counts.beyond), 'occurrence', 'occurrences')} beyond one per event." if counts.beyond else ""
    if counts.clipped and counts.first is not None and counts.last is not None:
        yield ""
        yield (
            f"{many(counts.clipped, 'event has', 'events have')} no known start: certain in no period, possible in all "
            f"from {day_words(counts.first)}, the first day that any event of the project is bounded by."
        )
    yield ""
    yield f"{many(counts.events, 'event', 'events')}{f', of which not in the table: {told}' if told else ''}.{beyond}"


def interval_words(interval: tuple[int, int] | None) -> str:
    """Return an interval of whole numbers, both ends inclusive; empty for none."""
    if interval is None:
        return ""
    return f"{interval[0]}" if interval[0] == interval[1] else f"{interval[0]}\N{EN DASH}{interval[1]}"


_DRAWN: Final = "*90 %* is where the middle of many draws of all dates within their bounds lies. "
_MARKS: Final = {
    ("partial", "as_of"): "partial, since the edition speaks for a day in it",
    ("partial", "coverage"): "partial, since no source covers all of it",
    ("partial", "window"): "partial, since only some of its days are counted",
    ("no source", ""): "no source covers it, which is not zero",
    ("to come", ""): "to come, since it begins after the day that the edition speaks for",
}
"""What is said of a mark and its reason."""


def _cells(row: PeriodCount) -> tuple[str, str, str, str]:
    return str(row.certain), decimal(row.expected), str(row.possible), interval_words(row.interval)


def _span(rows: Sequence[PeriodCount], by: Period, *, each: bool = True) -> str:
    """Return the label of a period in words, or of the first and last of several."""
    first, last = (year_words(int(row.period)) if by == "year" else row.period for row in (rows[0], rows[-1]))
    return first if len(rows) == 1 else f"{first} to {last}{', each' if each else ''}"


def ledger_table(ledger: Ledger) -> Iterator[str]:
    """Yield the proof that nothing was lost, and the names of what could not be read."""
    rows = [
        ("Shown as dated entries", ledger.shown),
        ("Merged into another claim's entry", ledger.merged),
        ("Shown as undated entries", ledger.undated),
        *((f"Excluded: {exclusion.reason}", exclusion.count) for exclusion in ledger.exclusions),
    ]
    yield "| Claims | |"
    yield "| --- | ---: |"
    for label, number in rows:
        yield f"| {markdown(label)} | {number} |"
    yield f"| **Read** | **{ledger.read}** |"
    for exclusion in ledger.exclusions:
        if exclusion.names:
            yield ""
            yield f"Excluded because {markdown(exclusion.reason)}:"
            yield ""
            yield from (f"- {markdown(name)}" for name in exclusion.names)


def many(number: int, one: str, more: str) -> str:
    """Return a number with its noun."""
    return f"{number} {one if number == 1 else more}"


def decimal(number: Fraction) -> str:
    """Return a fraction with two decimals, rounded half to even, without passing through a float."""
    hundredths = round(number * 100)
    return f"{hundredths // 100}.{hundredths % 100:02d}"

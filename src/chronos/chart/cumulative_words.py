"""What a cumulative chart says beside its picture: alternative text, data table, notes, and what a reader is told."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from chronos.chart.hovering import entry_lines
from chronos.chart.periods import period_words
from chronos.chart.style import Hover, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from chronos.chart.languages import Words
    from chronos.model import Counts, Entry, PeriodCount


def hovers(counts: Counts, inside: Mapping[tuple[str, str], Sequence[Entry]], words: Words) -> tuple[Hover, ...]:
    """Return what is told of each row: its numbers, and the events that may lie in its period."""
    return tuple(
        Hover(
            words.say("cumulative.until", period=period_words(row.period, counts.by, words), numbers=_said(row, words)),
            entry_lines(inside.get((counts.group, row.period), ()), words),
        )
        for row in counts.rows
    )


def notes(counts: Counts, words: Words) -> list[str]:
    """Say what the line does not show."""
    undated = [words.say("cumulative.note.undated", count=words.number(counts.undated))] if counts.undated else []
    return undated + _left_out(counts, words)


def _left_out(counts: Counts, words: Words) -> list[str]:
    """Say which dated events the line does not show, and which it shows twice, so that the numbers add up."""
    last = counts.rows[-1].expected if counts.rows else 0
    placed = counts.counted - counts.undated - counts.outside
    # Where what lasted is present in every period, ``beyond`` is more than the line shows.
    later = placed + counts.beyond - last if counts.rows and counts.lasting == "once" else 0
    parts = (
        ("prospective", counts.prospective),
        ("retracted", counts.retracted),
        ("later", later),
        ("clipped", counts.clipped),
        ("outside", counts.outside),
        ("beyond", counts.beyond if counts.lasting == "once" else 0),
    )
    return [words.say(f"cumulative.note.{part}", count=words.number(count)) for part, count in parts if count > 0]


def table(counts: Counts, words: Words) -> Table:
    """Return a row for each period, and one for the undated events."""
    drawn = any(row.interval for row in counts.rows)
    columns = ("until", "certain", "expected", "possible", *(("low", "high") if drawn else ()), "remark")
    body = []
    for row in counts.rows:
        interval = tuple(map(words.whole, row.interval)) if row.interval else ("", "")
        mark = words.say(f"ground.{row.mark}") if row.mark else ""
        numbers = (words.whole(row.certain), words.number(row.expected), words.whole(row.possible))
        body.append((period_words(row.period, counts.by, words), *numbers, *(interval if drawn else ()), mark))
    if counts.undated:
        blank = ("", "") if drawn else ()
        body.append((words.say("undated"), "", "", words.whole(counts.undated), *blank, ""))
    headings = tuple(words.say(f"cumulative.column.{column}") for column in columns)
    return Table(headings, tuple(body), frozenset(range(1, len(columns) - 1)))


def description(title: str, counts: Counts, words: Words) -> str:
    """Say in words what the chart shows: the total, the last values, where the line rises most, the undated."""
    total, undated = words.amount(counts.counted, "event"), words.whole(counts.undated)
    if not counts.rows:
        empty = words.say("cumulative.description.empty", title=title, total=total, undated=undated)
        return " ".join([empty, *_left_out(counts, words)])
    last = counts.rows[-1]
    said = words.say(
        "cumulative.description",
        title=title,
        total=total,
        undated=undated,
        first=period_words(counts.rows[0].period, counts.by, words),
        last=words.say(
            "cumulative.until", period=period_words(last.period, counts.by, words), numbers=_said(last, words)
        ),
    )
    rises = [_rise(label, rise, counts, words) for label, rise in _rises(counts)]
    rising = [words.say("cumulative.rises", listed=words.listed(rises))] if rises else []
    return " ".join([said, *rising, *_left_out(counts, words)])


def _rises(counts: Counts, most: int = 3) -> list[tuple[str, Fraction]]:
    """Return the periods in which the expected number rises most, and by how much, after the first period."""
    rises = [(row.period, row.expected - before.expected) for before, row in pairwise(counts.rows)]
    return sorted((rise for rise in rises if rise[1]), key=lambda rise: -rise[1])[:most]


def _rise(label: str, rise: Fraction, counts: Counts, words: Words) -> str:
    period = period_words(label, counts.by, words)
    return words.say("cumulative.rise", period=period, count=words.number(rise))


def _said(row: PeriodCount, words: Words) -> str:
    """Write the numbers of a row: 3 certain, 4.5 expected, 6 possible, with the interval where there is one."""
    numbers = words.say(
        "cumulative.numbers",
        certain=words.whole(row.certain),
        expected=words.number(row.expected),
        possible=words.whole(row.possible),
    )
    if row.interval is None or row.possible == row.certain:
        return numbers
    low, high = map(words.whole, row.interval)
    return words.say("cumulative.drawn", numbers=numbers, low=low, high=high)

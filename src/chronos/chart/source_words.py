"""What a chart of sources says in words: its description, its notes, its table, and what is told of a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.chart.hovering import entry_lines
from chronos.chart.periods import period_words, run_words
from chronos.chart.source_lines import entries, name_of, periods, ranked, undated_entries
from chronos.chart.style import Hover, Table
from chronos.edtf.periods import number_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from chronos.chart.languages import Words
    from chronos.chart.source_lines import Cell, Line
    from chronos.model import Entry, Period, PeriodCount, SourceCounts

_COLUMNS = ("source", "period", "certain", "expected", "possible", "lone_certain", "lone_expected", "lone_possible")
_NOT_DRAWN = ("prospective", "retracted", "outside", "elsewhere")
_SAID = 3  # sources and cells that a description names


def hover(line: Line, cell: Cell, by: Period, words: Words, inside: Mapping[tuple[str, str], Sequence[Entry]]) -> Hover:
    """Return what is told of a cell: its numbers, and the events in it."""
    heading = words.say(
        "sources.cell",
        name=line.name,
        period=period_words(cell.row.period, by, words),
        support=words.say(f"sources.group.{cell.support}"),
        numbers=_numbers(cell.row, words),
    )
    return Hover(heading, entry_lines(entries(line, cell, inside), words))


def hovers(
    shown: Sequence[Line], by: Period, words: Words, inside: Mapping[tuple[str, str], Sequence[Entry]]
) -> list[Hover]:
    """Return what is told of each row's cells, and then of its undated events."""
    found = []
    for line in shown:
        found += [hover(line, cell, by, words, inside) for cell in line.cells]
        if line.undated:
            heading = words.say("sources.cell.undated", name=line.name, undated=words.whole(line.undated))
            found.append(Hover(heading, entry_lines(undated_entries(line, inside), words)))
    return found


def _numbers(count: PeriodCount, words: Words) -> str:
    return words.say(
        "sources.numbers",
        certain=words.whole(count.certain),
        expected=words.number(count.expected),
        possible=words.whole(count.possible),
    )


def describe(title: str, rows: Sequence[SourceCounts], shown: Sequence[Line], by: Period, words: Words) -> str:
    """Say what the chart shows: how many sources, those most cited, the fullest cells, and what rests on one alone."""
    cited = [row for row in ranked(rows) if row.id]
    none = sum(row.events for row in rows if not row.id)
    total, lone = sum(row.events for row in cited), sum(row.single.counted for row in cited)
    cells = [(line, cell) for line in shown for cell in line.cells]
    said = [
        words.say(
            "sources.description", title=title, sources=words.amount(len(cited), "source"), span=_span(cells, by, words)
        )
    ]
    if total:
        most = [
            words.say(
                "sources.description.source",
                name=name_of(row, words),
                events=words.amount(row.events, "event"),
                single=words.whole(row.single.counted),
            )
            for row in cited[:_SAID]
        ]
        said.append(words.say("sources.description.most", listed=words.listed(most)))
    highest = sorted((pair for pair in cells if not pair[0].others), key=lambda pair: -pair[1].row.expected)[:_SAID]
    if highest:
        peaks = [hover(line, cell, by, words, {}).heading for line, cell in highest]
        said.append(words.say("sources.description.highest", listed=words.listed(peaks)))
    if total:
        share = words.number(100 * lone / total)
        said.append(
            words.say("sources.description.lone", lone=words.whole(lone), total=words.whole(total), share=share)
        )
    if undated := sum(row.undated for row in cited):
        said.append(words.say("sources.description.undated", undated=words.whole(undated)))
    if none:
        said.append(words.say("sources.description.none", events=words.amount(none, "event")))
    return " ".join(said)


def _span(cells: Sequence[tuple[Line, Cell]], by: Period, words: Words) -> str:
    labels = [label for _, label in sorted((cell.number, cell.row.period) for _, cell in cells)]
    return run_words(labels[0], labels[-1], by, words) if labels else words.say("sources.nothing")


def notes(rows: Sequence[SourceCounts], shown: Sequence[Line], *, highest: float, cut: bool, words: Words) -> list[str]:
    """Say what a reader of the picture alone could get wrong.

    ``highest`` is the expected number of the highest bar where bars have no numbers, else 0; ``cut`` tells that bars
    of the sources added up are cut short.
    """
    said = []
    if periods(rows) and not any(line.cells for line in shown):
        said.append(words.say("sources.note.nothing"))
    if highest:
        said.append(words.say("sources.note.highest", highest=words.number(highest)))
    others = [line for line in shown if line.others]
    if others:
        said.append(words.say("sources.note.others", others=others[0].name))
    if cut:
        said.append(words.say("sources.note.cut", others=others[0].name))
    if sum(line.events for line in shown if any(line.ids)) and len(shown) > 1:
        said.append(words.say("sources.note.each"))
    left_out = [
        words.say(f"sources.part.{part}", count=words.number(number))
        for part in _NOT_DRAWN
        if (number := _total(rows, part))
    ]
    if left_out:
        said.append(words.say("sources.note.left_out", listed=", ".join(left_out)))
    if clipped := _total(rows, "clipped"):
        said.append(words.say("sources.note.clipped", count=words.number(clipped)))
    return said


def _total(rows: Sequence[SourceCounts], part: str) -> Fraction | int:
    total: Fraction | int = 0
    for row in rows:
        total += getattr(row.corroborated, part) + getattr(row.single, part)
    return total


def table(rows: Sequence[SourceCounts], by: Period, words: Words) -> Table:
    """Return every source and period with what it supports, and for each source what no period has."""
    body: list[tuple[str, ...]] = []
    for row in ranked(rows):
        body += _about(row, by, words) or [(name_of(row, words), words.say("sources.table.nothing"), *[""] * 6)]
    headings = tuple(words.say(f"sources.column.{column}") for column in _COLUMNS)
    return Table(headings, tuple(body), frozenset(range(2, 8)))


def _about(row: SourceCounts, by: Period, words: Words) -> list[tuple[str, ...]]:
    """Return the rows of the table on one source."""
    name = name_of(row, words)
    found: list[tuple[str, ...]] = []
    both = {count.period: count for count in row.corroborated.rows if count.possible}
    lone = {count.period: count for count in row.single.rows if count.possible}
    for period in sorted({*both, *lone}, key=lambda label: number_of(label, by)):
        numbers = (*_written(both.get(period), words), *_written(lone.get(period), words))
        found.append((name, period_words(period, by, words), *numbers))
    for part in ("undated", *_NOT_DRAWN):
        parts = [getattr(counts, part) for counts in (row.corroborated, row.single)]
        if any(parts):
            one, other = map(words.number, parts)
            found.append((name, words.say(f"sources.table.{part}"), "", "", one, "", "", other))
    return found


def _written(count: PeriodCount | None, words: Words) -> tuple[str, str, str]:
    if count is None:
        return "0", "0", "0"
    return words.whole(count.certain), words.number(count.expected), words.whole(count.possible)

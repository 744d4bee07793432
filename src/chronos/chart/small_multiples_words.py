"""What small multiples say beside their pictures: alternative text, data table, notes, and what a reader is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from chronos.chart.hovering import entry_lines
from chronos.chart.periods import period_words
from chronos.chart.style import Hover, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronos.chart.languages import Words
    from chronos.model import Counts, Entry, Period, PeriodCount

Named: TypeAlias = "Sequence[tuple[str, Counts]]"
"""The counts of each panel, with its name."""

_NOTED: Final = ("prospective", "retracted", "clipped", "outside", "beyond", "elsewhere")
_HIGHEST: Final = 3


class Cell(NamedTuple):
    """A period of a panel in which events may lie; ``panel`` is the panel's place."""

    panel: int
    name: str
    counts: Counts
    row: PeriodCount


def cells(rows: Named) -> list[Cell]:
    """Return the cells that are not empty, panel by panel."""
    return [
        Cell(panel, name, counts, row)
        for panel, (name, counts) in enumerate(rows)
        for row in counts.rows
        if row.possible
    ]


def total_words(counts: Counts, words: Words) -> str:
    """Write how many events are counted, and how many of them are undated: 23 events, 3 undated."""
    total = words.amount(counts.counted, "event")
    if not counts.undated:
        return total
    return words.say("small-multiples.total", total=total, undated=words.whole(counts.undated))


def hovers(
    rows: Named, inside: Mapping[tuple[str, str], Sequence[Entry]], words: Words
) -> dict[tuple[int, str], Hover]:
    """Return what is told, in reading order: of the undated events of each panel (an empty label) and of its cells."""
    told: dict[tuple[int, str], Hover] = {}
    for panel, (name, counts) in enumerate(rows):
        if counts.undated:
            heading = f"{name}, {words.amount(counts.undated, 'undated event')}"
            told[panel, ""] = Hover(heading, entry_lines(inside.get((counts.group, ""), ()), words))
        for row in counts.rows:
            if row.possible:
                heading = f"{name}, {_numbers(row, counts.by, words)}"
                told[panel, row.period] = Hover(heading, entry_lines(inside.get((counts.group, row.period), ()), words))
    return told


def notes(rows: Named, words: Words) -> list[str]:
    """Say of which rows or panels what is not shown, by name and number."""
    said = []
    for part in _NOTED:
        missing = [f"{name} {words.number(getattr(counts, part))}" for name, counts in rows if getattr(counts, part)]
        if missing:
            said.append(words.say(f"note.{part}", listed=", ".join(missing)))
    return said


def table(rows: Named, words: Words) -> Table:
    """Return a row for each period of each panel, and one for its undated events."""
    body: list[tuple[str, ...]] = []
    for name, counts in rows:
        for row in counts.rows:
            numbers = (words.whole(row.certain), words.number(row.expected), words.whole(row.possible))
            mark = words.say(f"ground.{row.mark}") if row.mark else ""
            body.append((name, period_words(row.period, counts.by, words), *numbers, mark))
        if counts.undated:
            body.append((name, words.say("undated"), "", "", words.whole(counts.undated), ""))
    columns = ("name", "period", "certain", "expected", "possible", "remark")
    headings = tuple(words.say(f"small-multiples.column.{column}") for column in columns)
    return Table(headings, tuple(body), frozenset({2, 3, 4}))


def description(title: str, rows: Named, words: Words) -> str:
    """Say in words what the chart shows: how many panels, those with the most events, the highest bars, the undated."""
    filled = cells(rows)
    panels = words.amount(len(rows), "panel")
    undated = words.amount(sum(counts.undated for _, counts in rows), "undated event")
    if not filled:
        empty = words.say("small-multiples.description.empty", title=title, panels=panels, undated=undated)
        return " ".join([empty, *notes(rows, words)])
    largest = sorted(rows, key=lambda row: -row[1].counted)[:_HIGHEST]
    highest = sorted(filled, key=lambda cell: -cell.row.expected)[:_HIGHEST]
    between = words.say("small-multiples.between")
    said = words.say(
        "small-multiples.description",
        title=title,
        panels=panels,
        largest=between.join(f"{name}, {total_words(counts, words)}" for name, counts in largest),
        highest=between.join(f"{cell.name}, {_numbers(cell.row, cell.counts.by, words)}" for cell in highest),
        undated=undated,
    )
    return " ".join([said, *notes(rows, words)])


def _numbers(row: PeriodCount, by: Period, words: Words) -> str:
    """Write a period and its numbers: 2018 (1 certain, 2.3 expected, 4 possible)."""
    return words.say(
        "small-multiples.cell",
        period=period_words(row.period, by, words),
        certain=words.whole(row.certain),
        expected=words.number(row.expected),
        possible=words.whole(row.possible),
    )

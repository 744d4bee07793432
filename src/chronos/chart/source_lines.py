"""Which rows a chart of sources has: the most cited first, many others added up, events without a source last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from chronos.chart.frame import plain
from chronos.edtf.periods import number_of
from chronos.model import PeriodCount, add_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from chronos.chart.languages import Words
    from chronos.model import Counts, Entry, Mark, SourceCounts

Support: TypeAlias = Literal["corroborated", "single", "none"]
"""Who else supports an event: other independent sources, nobody else, or not even one source."""

SUPPORTS: tuple[Support, ...] = ("corroborated", "single", "none")

MOST = 40
"""Sources with a row of their own."""


class Cell(NamedTuple):
    """The events of one support in one period, its number and its label."""

    support: Support
    number: int
    row: PeriodCount


class Line(NamedTuple):
    """One row: a source, the ``others`` added up, or the events that cite none; its cells by time.

    ``ids`` are those of the sources it stands for. ``events``, ``single`` and ``undated`` are numbers of events, of
    which ``single`` rest on it alone. ``covered`` are numbers of periods.
    """

    name: str
    ids: tuple[str, ...]
    cells: tuple[Cell, ...]
    events: int
    single: int
    undated: int
    covered: frozenset[int] = frozenset()
    others: bool = False

    @property
    def told(self) -> int:
        """How many texts a reader may be told of it: one of each cell, and one of its undated events."""
        return len(self.cells) + bool(self.undated)

    def most(self, *supports: Support) -> float:
        """Return the highest expected number of these supports."""
        return max((float(cell.row.expected) for cell in self.cells if cell.support in supports), default=0)


def ranked(rows: Sequence[SourceCounts]) -> list[SourceCounts]:
    """Return the sources with the most events first, those with as many in the order given, no source last."""
    return sorted(rows, key=lambda row: (not row.id, -row.events))


def lines(rows: Sequence[SourceCounts], words: Words) -> list[Line]:
    """Return the rows of the chart, of which one adds up all sources that have no row of their own."""
    cited = [row for row in ranked(rows) if row.id]
    alone = MOST if len(cited) > MOST + 1 else len(cited)
    found = [_line(row, words) for row in cited[:alone]]
    if cited[alone:]:
        found.append(_others([_line(row, words) for row in cited[alone:]], words))
    return found + [_line(row, words) for row in rows if not row.id and row.events]


def name_of(row: SourceCounts, words: Words) -> str:
    """Return what a source is called in one line; its id where it has no name."""
    return plain(row.name) or plain(row.id) or words.say("sources.none")


def _line(row: SourceCounts, words: Words) -> Line:
    alone: Support = "single" if row.id else "none"
    cells = [*_cells(row.corroborated, "corroborated"), *_cells(row.single, alone)]
    return Line(
        name=name_of(row, words),
        ids=(row.id,),
        cells=tuple(sorted(cells, key=lambda cell: cell.number)),
        events=row.events,
        single=row.single.counted if row.id else 0,
        undated=row.undated,
        covered=frozenset(number_of(label, row.corroborated.by) for label in row.covered),
    )


def _cells(counts: Counts, support: Support) -> Iterator[Cell]:
    return (Cell(support, number_of(row.period, counts.by), row) for row in counts.rows if row.possible)


def _others(added: Sequence[Line], words: Words) -> Line:
    """Add up sources; an event that several of them cite counts for each."""
    cells: dict[tuple[int, Support], list[PeriodCount]] = {}
    for cell in (cell for line in added for cell in line.cells):
        cells.setdefault((cell.number, cell.support), []).append(cell.row)
    return Line(
        name=words.amount(len(added), "other source"),
        ids=tuple(source for line in added for source in line.ids),
        cells=tuple(Cell(support, number, _sum(same)) for (number, support), same in sorted(cells.items())),
        events=sum(line.events for line in added),
        single=sum(line.single for line in added),
        undated=sum(line.undated for line in added),
        others=True,
    )


def _sum(rows: Sequence[PeriodCount]) -> PeriodCount:
    certain, possible = sum(row.certain for row in rows), sum(row.possible for row in rows)
    return PeriodCount(rows[0].period, certain, add_up(row.expected for row in rows), possible)


def periods(rows: Sequence[SourceCounts]) -> range:
    """Return the numbers from the first to the last period of all counts."""
    counted = (counts for row in rows for counts in (row.corroborated, row.single))
    numbers = [number_of(one.period, counts.by) for counts in counted for one in (*counts.rows[:1], *counts.rows[-1:])]
    return range(min(numbers), max(numbers) + 1) if numbers else range(0)


def marks(rows: Sequence[SourceCounts]) -> dict[int, Mark]:
    """Return the marks of periods by their numbers; a period that some sources speak of after all is partial."""
    found: dict[int, set[Mark]] = {}
    for counts in (counts for row in rows for counts in (row.corroborated, row.single)):
        for row in counts.rows:
            if row.mark:
                found.setdefault(number_of(row.period, counts.by), set()).add(row.mark)
    return {number: next(iter(said)) if len(said) == 1 else "partial" for number, said in sorted(found.items())}


def undated_entries(line: Line, inside: Mapping[tuple[str, str], Sequence[Entry]]) -> tuple[Entry, ...]:
    """Return the undated entries of a row, each once."""
    return tuple({one.event.id: one for source in line.ids for one in inside.get((source, ""), ())}.values())


def entries(line: Line, cell: Cell, inside: Mapping[tuple[str, str], Sequence[Entry]]) -> tuple[Entry, ...]:
    """Return the entries that may lie in a cell, each once."""
    found = {
        entry.event.id: entry
        for source in line.ids
        for entry in inside.get((source, cell.row.period), ())
        if (entry.event.corroboration >= 2) == (cell.support == "corroborated")
    }
    return tuple(found.values())


def supports(shown: Sequence[Line]) -> list[Support]:
    """Return the supports that are there."""
    found = {cell.support for line in shown for cell in line.cells}
    return [support for support in SUPPORTS if support in found]

"""What the chart of countries by years says besides what it draws: its description, its table, its cells."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from chronos.chart.hovering import entry_lines
from chronos.chart.style import Hover, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from chronos.chart.languages import Words
    from chronos.model import Counts, Entry, PeriodCount

_HIGHEST = 3  # cells and years that the description names


def shown_cells(rows: Mapping[str, Counts]) -> Iterator[tuple[int, str, PeriodCount]]:
    """Yield the cells that may have events, by the place and the name of their row."""
    for place, (name, counts) in enumerate(rows.items()):
        for row in counts.rows:
            if row.possible:
                yield place, name, row


def describe(title: str, rows: Mapping[str, Counts], words: Words) -> str:
    """Say in words what the chart shows: how many countries and years, the highest cells and years, the undated."""
    undated = words.amount(sum(counts.undated for counts in rows.values()), "undated event")
    countries = [counts for counts in rows.values() if counts.group] or rows  # what names no country is none
    cells = [(name, row) for _, name, row in shown_cells(rows)]
    if not cells:
        return words.say("country-year.description.empty", title=title, undated=undated)
    years = sorted({int(row.period) for _, row in cells})
    highest = [
        words.say(
            "country-year.highest",
            name=name,
            year=words.year(int(row.period)),
            certain=words.whole(row.certain),
            expected=words.number(row.expected),
        )
        for name, row in sorted(cells, key=lambda cell: -cell[1].expected)[:_HIGHEST]
    ]
    sums = {year: sum(row.expected for _, row in cells if int(row.period) == year) for year in years}
    most = sorted(sums, key=lambda year: -sums[year])[:_HIGHEST]
    return words.say(
        "country-year.description",
        title=title,
        countries=words.amount(len(countries), "country"),
        years=words.years(years[0], years[-1]),
        total=words.number(sum(sums.values())),
        most=words.listed(
            [words.say("country-year.sum", year=words.year(year), expected=words.number(sums[year])) for year in most]
        ),
        highest=words.listed(highest),
        undated=undated,
    )


def table(rows: Mapping[str, Counts], words: Words) -> Table:
    """Return the counts of each country, years without any possible event left out unless they are marked."""
    names = ("country", "year", "certain", "expected", "possible", "remark")
    lines = [line for name, counts in rows.items() for line in _lines(name, counts, words)]
    return Table(tuple(words.say(f"country-year.column.{name}") for name in names), tuple(lines), frozenset({2, 3, 4}))


def _lines(name: str, counts: Counts, words: Words) -> Iterator[tuple[str, ...]]:
    """Yield a line a year, or one for neighbouring years without events and of one mark, and one for the undated."""
    for (mark, empty), run in groupby(counts.rows, key=lambda row: (row.mark, not row.possible)):
        remark = words.say(f"ground.{mark}") if mark else ""
        years = list(run)
        if not empty:
            for row in years:
                numbers = (words.whole(row.certain), words.number(row.expected), words.whole(row.possible))
                yield (name, words.year(int(row.period)), *numbers, remark)
        elif mark:
            numbers = ("", "", "") if mark == "no source" else ("0", "0", "0")
            yield (name, words.years(int(years[0].period), int(years[-1].period)), *numbers, remark)
    if counts.undated:
        yield (name, words.say("undated"), "", "", words.whole(counts.undated), "")


def hovers(rows: Mapping[str, Counts], inside: Mapping[tuple[str, str], Sequence[Entry]], words: Words) -> list[Hover]:
    """Return what a reader is told of each cell: its numbers, its mark, and the events that may lie in it."""
    groups = {name: counts.group for name, counts in rows.items()}
    return [
        Hover(
            words.say("country-year.cell", name=name, year=words.year(int(row.period))),
            (
                words.say(
                    "country-year.numbers",
                    certain=words.whole(row.certain),
                    expected=words.number(row.expected),
                    possible=words.whole(row.possible),
                ),
                *([words.say(f"ground.{row.mark}.key")] if row.mark else []),
                *entry_lines(inside.get((groups[name], row.period), ()), words),
            ),
        )
        for _, name, row in shown_cells(rows)
    ]

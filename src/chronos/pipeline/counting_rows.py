"""Counts the rows of a table of events that is too big for YAML."""

from pathlib import Path
from typing import Final

from msgspec import structs

from chronos.count import Terms
from chronos.count.tallying import Fate, Keys, Sums, read_date
from chronos.count.terms import window_of_dates
from chronos.gazetteer import country, country_name, region, region_name
from chronos.model import STATUSES, Dimension, Lasting, Period, RowCounts
from chronos.store import no_collecting
from chronos.store.event_rows import EventRows

_EXAMPLES: Final = 5
"""Rows with unreadable dates that are named; all are counted."""


def count_rows(
    path: Path,
    *,
    by: Dimension | None = None,
    per: Period = "year",
    as_of: int | None = None,
    asked: tuple[int | None, int | None] = (None, None),
    lasting: Lasting = "once",
    prospective: bool = False,
) -> RowCounts:
    """Count the rows of a Parquet file per period, of all and of each group.

    Its columns are named like those of ``data/events.csv``; only ``date`` and that of the groups must be there. A row
    counts in each of its groups, and once in the total. The window of open and unknown bounds reaches from the first
    bounded day of any row to ``as_of``, else to the last. The groups have the periods of the total; they are in the
    order of their names, what names none last.

    Args:
        path: The file.
        by: What the groups are; ``None`` for the total alone.
        per: The periods.
        as_of: The day that the counts speak for, as a day number.
        asked: First and last day number that periods are asked for, inclusive; ``None`` where that is not restricted.
        lasting: Whether what lasted counts once, where it began, or in every period that it covers.
        prospective: Whether prospective events are counted.

    Raises:
        RowsError: the file cannot be read, a column is missing, or DuckDB is not installed.
    """
    with no_collecting():
        return _counted(
            path, by, Terms(window=None, by=per, asked=asked, lasting=lasting, as_of=as_of, prospective=prospective)
        )


def _counted(path: Path, by: Dimension | None, terms: Terms) -> RowCounts:
    """Count on terms of which the window is not known yet."""
    with EventRows(path, by) as table:
        dates = table.dates()
        readings = [read_date(*date) for date in dates]
        window = window_of_dates((reading.date for reading in readings if reading.date is not None), terms.as_of)
        terms = structs.replace(terms, window=window)
        keys = Keys(readings, terms)
        table.tell(keys.of_dates, keys.fates, keys.prospective, keys.retracted)
        numbers = table.numbers()
        sums = table.sums(keys.weights)
        reasons = {date.text: reading.error for date, reading in zip(dates, readings, strict=True) if reading.error}
        examples = table.unread(list(reasons), _EXAMPLES) if reasons else []
    adding = Sums(keys.units, terms)
    total = adding.counts(sums[None], numbers[None])
    groups = {group: _name(group, by) for group in numbers if group is not None}
    return RowCounts(
        total=total,
        groups=tuple(
            adding.counts(sums[group], numbers[group], group=group, name=groups[group], like=total)
            for group in sorted(groups, key=lambda group: _order(group, groups[group], by))
        ),
        rows=sum(numbers[None].values()),
        unread=numbers[None].get(Fate.UNREAD, 0),
        examples=tuple(each._replace(reason=reasons[each.date]) for each in examples),
    )


def _name(group: str, by: Dimension | None) -> str:
    """Return what a group is called in English, where it is known; else its id."""
    if by == "country" and country(group) is not None:
        return country_name(group)
    return region_name(group) if by == "region" and region(group) is not None else group


def _order(group: str, name: str, by: Dimension | None) -> tuple[object, ...]:
    place = STATUSES.index(group) if by == "status" and group in STATUSES else 0
    return not group, place, name.casefold(), group

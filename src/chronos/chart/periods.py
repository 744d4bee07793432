"""Periods of counts in words and along an axis.

An axis of periods is linear in their numbers (:mod:`chronos.edtf.periods`): n is the middle of the period n, n - 0.5
where it begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.chart.ticks import day_ticks, year_ticks
from chronos.edtf import EdtfError, civil, day_number, parse
from chronos.edtf.periods import PERIODS, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from chronos.chart.languages import Words
    from chronos.chart.style import Style
    from chronos.model import Counts, Period

_FIRST_DECADE = 101
"""The 1010s: decades before them, and those that begin a century, are no "1900s" but their years."""


def period_words(label: str, by: Period, words: Words) -> str:
    """Write a period as readers do: 44 BC, Q2 2018, May 2018, the 2010s.

    Quarters and months of years that EDTF has no parts of (five digits and more) keep their label.
    """
    if by == "year":
        return words.year(int(label))
    if by == "decade" and (number_of(label, by) < _FIRST_DECADE or not number_of(label, by) % 10):
        first, last = _days(label, by)
        return words.years(civil(first)[0], civil(last)[0])
    try:
        return words.date(parse(_expression(label, by)))
    except EdtfError:
        return label


def span_words(rows: Counts, words: Words) -> str:
    """Write the periods from the first to the last row: 2007 to 2018, or 2018 alone; empty without rows."""
    if not rows.rows:
        return ""
    return run_words(rows.rows[0].period, rows.rows[-1].period, rows.by, words)


def run_words(first: str, last: str, by: Period, words: Words) -> str:
    """Write the periods from one label to another: 2007 to 2018, or 2018 alone; several decades by their years."""
    if by == "decade" and first != last:
        return words.years(civil(_days(first, by)[0])[0], civil(_days(last, by)[1])[0])
    since, until = period_words(first, by, words), period_words(last, by, words)
    return since if first == last else words.say("from_to", first=since, last=until)


def same_period(counts: Iterable[Counts]) -> Period:
    """Return the period that all counts are by; the year where there are none.

    Raises:
        ValueError: They are by different periods.
    """
    found = sorted({each.by for each in counts})
    if len(found) > 1:
        raise ValueError(f"counts by {' and by '.join(found)} do not go into one chart")
    return found[0] if found else "year"


def period_ticks(
    first: int, last: int, by: Period, pixels: float, style: Style
) -> Mapping[int, str] | Mapping[float, str]:
    """Return places to label from the first period to the last, as many as fit; ``pixels`` is the width of a period.

    Years are labelled in their middle, other periods where a year (or a month, or a day) begins.
    """
    if by == "year":
        return year_ticks(first, last, pixels, style)
    start, index = PERIODS[by].first_day, PERIODS[by].index
    since, until = start(first), start(last + 1) - 1
    if by == "decade":
        years = year_ticks(civil(since)[0], civil(until)[0], pixels / 10, style)
        days = {day_number(year, 1, 1): words for year, words in years.items()}
        return {index(day) - 0.5: words for day, words in days.items() if start(index(day)) == day}
    days = day_ticks(since, until, pixels * (last - first + 1), style) or {since: style.words.month(since)}
    return {_place(day, by): words for day, words in days.items()}


def _place(day: int, by: Period) -> float:
    period = PERIODS[by]
    number = period.index(day)
    first, after = period.first_day(number), period.first_day(number + 1)
    return _exact(number - 0.5 + (day - first) / (after - first))


def _exact(place: float) -> float:
    """Return a place whose text is the same in Python and in a specification: 3, 3.5, 3.3333."""
    near = round(place, 4)
    return int(near) if near.is_integer() else near


def _days(label: str, by: Period) -> tuple[int, int]:
    number = number_of(label, by)
    return PERIODS[by].first_day(number), PERIODS[by].first_day(number + 1) - 1


def _expression(label: str, by: Period) -> str:
    """Return the label as EDTF: 2010s is 201X, 2018-Q2 is 2018-34."""
    if by == "decade":
        return f"{label[:-2]}X"
    if by == "quarter":
        year, _, part = label.rpartition("-")
        return f"{year}-{32 + int(part[1:])}"
    return label

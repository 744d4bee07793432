"""Where an axis has its ticks, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.chart.font import width
from chronos.chart.theme import AXIS_SIZE
from chronos.edtf import civil, day_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_GAP = 14  # pixels between two labels
_MOST = 200  # labels that are worth measuring
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6)
_FEW = 100  # days below which single days are labelled
_LEAST_MONTH = 50  # pixels below which no month's label fits


def year_words(year: int) -> str:
    """Write an astronomical year as people do: 0 is 1 BC, -43 is 44 BC."""
    return str(year) if year > 0 else f"{1 - year} BC"


def period_words(first: int, last: int) -> str:
    """Write the years from one to another: 2007 to 2018, or 2018 alone."""
    return year_words(first) if first == last else f"{year_words(first)} to {year_words(last)}"


def day_words(day: int) -> str:
    """Write a day number as 5 May 2018."""
    year, month, number = civil(day)
    return f"{number} {_MONTHS[month - 1]} {year_words(year)}"


def steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, … without end."""
    size = 1
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10


def year_ticks(first: int, last: int, pixels_per_year: float) -> dict[int, str]:
    """Return the years from ``first`` to ``last`` to label, as many as fit, on round numbers."""
    step = next(step for step in steps() if (last - first) // step <= _MOST)
    while True:
        since = range(-(-max(first, 1) // step) * step, last + 1, step)
        before = range(-(-max(1 - last, 1) // step) * step, 2 - first, step)
        years = sorted([*since, *(1 - year for year in before)])
        ticks = {year: year_words(year) for year in years} or {first: year_words(first)}
        if _widest(ticks) + _GAP <= step * pixels_per_year or len(ticks) == 1:
            return ticks
        step = next(larger for larger in steps() if larger > step)


def count_ticks(largest: float, most: int = 6) -> list[int]:
    """Return whole numbers from 0 to at least ``largest`` (at least to 1), at most ``most`` steps apart."""
    step = next(step for step in steps() if step * most >= largest)
    return list(range(0, max(step, -(-int(-(-largest // 1)) // step) * step) + 1, step))


def day_ticks(first: int, last: int, pixels: float) -> dict[int, str]:
    """Return day numbers to label between two days: starts of years, of months, or days, as many as fit."""
    per_day = pixels / (last - first + 1)
    if last - first < _FEW:
        for step in _DAY_STEPS:
            days = {day: day_words(day) for day in range(first, last + 1, step)}
            if _widest(days) + _GAP <= step * per_day:
                return days
    for step in _MONTH_STEPS:
        if 28 * step * per_day >= _LEAST_MONTH:
            months = _months(first, last, step)
            if _widest(months) + _GAP <= 28 * step * per_day:
                return months
    (low, *_), (high, *_) = civil(first), civil(last)
    years = year_ticks(low, high, 365 * per_day)
    starts = {day_number(year, 1, 1): words for year, words in years.items()}
    return {day: words for day, words in starts.items() if first <= day <= last} or _months(first, last, 1)


def _months(first: int, last: int, step: int) -> dict[int, str]:
    year, month, _ = civil(first)
    ticks = {}
    place = year * 12 + month - 1
    place = -(-place // step) * step
    while (day := day_number(place // 12, place % 12 + 1, 1)) <= last:
        if day >= first:
            ticks[day] = f"{_MONTHS[place % 12]} {year_words(place // 12)}"
        place += step
    return ticks


def _widest(ticks: Mapping[int, str]) -> float:
    return max((width(words, AXIS_SIZE) for words in ticks.values()), default=0)

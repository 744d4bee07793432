"""Where an axis has its ticks, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.chart.font import width
from chronos.chart.style import Style
from chronos.edtf import civil, day_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PLAIN = Style()
_GAP = 14  # pixels between two labels
_MOST = 200  # labels that are worth measuring
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 3, 6)
_FEW = 100  # days below which single days are labelled
_LEAST_MONTH = 50  # pixels below which no month's label fits


def steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50, … without end."""
    size = 1
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10


def year_ticks(first: int, last: int, pixels_per_year: float, style: Style = _PLAIN) -> dict[int, str]:
    """Return the years from ``first`` to ``last`` to label, as many as fit, on round numbers."""
    words = style.words.short_year
    step = next(step for step in steps() if (last - first) // step <= _MOST)
    while True:
        since = range(-(-max(first, 1) // step) * step, last + 1, step)
        before = range(-(-max(1 - last, 1) // step) * step, 2 - first, step)
        years = sorted([*since, *(1 - year for year in before)])
        ticks = {year: words(year) for year in years} or {first: words(first)}
        if _widest(ticks, style) + _GAP <= step * pixels_per_year or len(ticks) == 1:
            return ticks
        step = next(larger for larger in steps() if larger > step)


def count_ticks(largest: float, most: int = 6) -> list[int]:
    """Return whole numbers from 0 to at least ``largest`` (at least to 1), at most ``most`` steps apart."""
    step = next(step for step in steps() if step * most >= largest)
    return list(range(0, max(step, -(-int(-(-largest // 1)) // step) * step) + 1, step))


def day_ticks(first: int, last: int, pixels: float, style: Style = _PLAIN) -> dict[int, str]:
    """Return day numbers to label between two days: starts of years, of months, or days, one or more."""
    per_day = pixels / (last - first + 1)
    if last - first < _FEW:
        for step in _DAY_STEPS:
            days = {day: style.words.short_day(day) for day in range(first, last + 1, step)}
            if _widest(days, style) + _GAP <= step * per_day:
                return days
    for step in _MONTH_STEPS:
        if 28 * step * per_day >= _LEAST_MONTH:
            months = _months(first, last, step, style)
            if months and _widest(months, style) + _GAP <= 28 * step * per_day:
                return months
    (low, *_), (high, *_) = civil(first), civil(last)
    years = year_ticks(low, high, 365 * per_day, style)
    starts = {day_number(year, 1, 1): words for year, words in years.items()}
    inside = {day: words for day, words in starts.items() if first <= day <= last}
    if inside:
        return inside
    one = _months(first, last, 1, style) or {first: style.words.short_day(first)}
    return dict([next(iter(one.items()))])


def _months(first: int, last: int, step: int, style: Style) -> dict[int, str]:
    year, month, _ = civil(first)
    ticks = {}
    place = year * 12 + month - 1
    place = -(-place // step) * step
    while (day := day_number(place // 12, place % 12 + 1, 1)) <= last:
        if day >= first:
            ticks[day] = style.words.month(day)
        place += step
    return ticks


def _widest(ticks: Mapping[int, str], style: Style) -> float:
    return max((width(words, style.theme.axis_size) for words in ticks.values()), default=0)

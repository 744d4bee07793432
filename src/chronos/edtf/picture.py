"""A line of text that shows where a date lies in its years."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from chronos.edtf.calendars import civil, day_number, format_year
from chronos.edtf.display import bounds
from chronos.edtf.relations import certain_run

if TYPE_CHECKING:
    from chronos.edtf.value import DateExpression

_CELLS = 48
_OUTSIDE, _POSSIBLE, _CERTAIN = "·", "▒", "█"


def picture(expr: DateExpression) -> str:
    """The years of a date as cells of equal length, ``▒`` where it may lie and ``█`` where it surely lasted.

    ``◂`` and ``▸`` stand for open and unknown bounds. Empty where neither bound is a day.
    """
    low, high = bounds(expr)
    known = [int(day) for day in (low, high) if abs(day) != float("inf")]
    if not known:
        return ""
    first_year, last_year = civil(known[0])[0], civil(known[-1])[0]
    first, last = day_number(first_year, 1, 1), day_number(last_year, 12, 31)
    width = last - first + 1
    edges = [first + width * cell // _CELLS for cell in range(_CELLS + 1)]
    certain = certain_run(expr)
    spans = list(expr.spans())
    cells = "".join(_cell((start, stop - 1), spans, certain) for start, stop in pairwise(edges))
    before = "◂" if low == -float("inf") else " "
    after = "▸" if high == float("inf") else " "
    return f"{format_year(first_year)} {before}{cells}{after} {format_year(last_year)}"


def _cell(
    days: tuple[int, int], spans: list[tuple[int | None, int | None]], certain: tuple[float, float] | None
) -> str:
    first, last = days
    if certain is not None and certain[0] <= last and first <= certain[1]:
        return _CERTAIN
    may = any((low is None or low <= last) and (high is None or first <= high) for low, high in spans)
    return _POSSIBLE if may else _OUTSIDE

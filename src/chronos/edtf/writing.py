"""Days written back as an expression, in the simplest form that has exactly these days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.calendars import civil, day_number, edtf_year, format_day, format_year, month_days

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chronos.edtf.spans import Run

_LARGEST_YEAR = 9999  # beyond it EDTF has years, but no months and no days


def write_runs(runs: Iterable[Run]) -> str:
    """An expression with exactly these days: a year, month or day where they are one, else ``[a..b]``.

    Args:
        runs: Sorted runs that do not touch, at least one.

    Raises:
        ValueError: A run begins or ends inside a year of five digits, which EDTF cannot write.
    """
    members = [member for run in runs for member in _members(*run)]
    if len(members) == 1 and ".." not in members[0]:
        return members[0]
    return "../.." if members == [".."] else f"[{','.join(members)}]"


def _members(first: int | None, last: int | None) -> list[str]:
    if first is None and last is None:
        return [".."]
    if first is None:
        return [f"..{_written(last, _unit_of_last(last))}"] if last is not None else []
    if last is None:
        return [f"{_written(first, _unit_of_first(first))}.."]
    unit = max(_unit_of_first(first), _unit_of_last(last))
    if unit:
        # A range has one unit, and years of five digits have no smaller one: such a range is parted at a new year.
        first_year, last_year = civil(first)[0], civil(last)[0]
        if last_year > _LARGEST_YEAR and first_year <= _LARGEST_YEAR:
            turn = _last_of(first_year)
            return [*_members(first, turn), *_members(turn + 1, last)]
        if first_year < -_LARGEST_YEAR <= last_year:
            turn = _last_of(last_year - 1)
            return [*_members(first, turn), *_members(turn + 1, last)]
    start, end = _written(first, unit), _written(last, unit)
    return [start if start == end else f"{start}..{end}"]


def _last_of(year: int) -> int:
    return day_number(year, 12, 31)


def _unit_of_first(day: int) -> int:
    """0 where a year may begin on the day, 1 where a month may, else 2."""
    _, month, of_month = civil(day)
    if of_month > 1:
        return 2
    return 0 if month == 1 else 1


def _unit_of_last(day: int) -> int:
    """0 where a year may end on the day, 1 where a month may, else 2."""
    year, month, of_month = civil(day)
    if of_month < month_days(year, month):
        return 2
    return 0 if month == 12 else 1


def _written(day: int, unit: int) -> str:
    year, month, _ = civil(day)
    if unit == 0:
        return edtf_year(year)
    if abs(year) > _LARGEST_YEAR:
        message = f"EDTF has no months and days in the year {format_year(year)}"
        raise ValueError(message)
    return f"{format_year(year)}-{month:02d}" if unit == 1 else format_day(day)

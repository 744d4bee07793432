"""From text to :class:`~chronos.edtf.value.DateExpression`, the common shapes first.

A year, a month, a day, each of them with or without one qualifier at its end, and intervals of these are
answered here by their length, with the C code of ``datetime`` where it says the same as EDTF;
:mod:`.grammar` reads all else and finds the place of every fault. Nothing is remembered between texts.
"""

from __future__ import annotations

from datetime import date

from chronos.edtf.value import DateExpression, Draft, Form

# Type checkers take this name for true; importing it from typing takes longer than the rest of the package.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from chronos.edtf.value import Level

    # First day, last day, place in _UNITS, level.
    Simple = tuple[int, int, int, Level]

_from_iso = date.fromisoformat
_LAST_OFFSET = (0, 30, 27, 30, 29, 30, 29, 30, 30, 29, 30, 29, 30)  # of each month in a common year

# The forms of the common shapes, by level (0 or 1) and unit.
_UNITS = ("year", "month", "day")
_YEAR, _MONTH, _DAY = range(3)
_LEVELS: tuple[Level, Level] = (0, 1)
_DATES = tuple(tuple(Form("date", unit, level, "date", "date") for unit in _UNITS) for level in _LEVELS)
_INTERVALS = tuple(tuple(Form("interval", unit, level, "date", "date") for unit in _UNITS) for level in _LEVELS)
_SINCE = tuple(Form("interval", unit, 1, "date", "open") for unit in _UNITS)
_FULL_DATE = _DATES[0][_DAY]


def parse(text: str) -> DateExpression:
    """Read an EDTF expression of any level.

    Args:
        text: The expression alone, without spaces around it.

    Raises:
        EdtfError: The text is none; with the offset of the fault and the reason.
    """
    made = Draft()
    try:
        if len(text) == 10:
            made.earliest = made.latest = _from_iso(text).toordinal()
            made.form = _FULL_DATE
            # `fromisoformat` also reads 2018-W01-1, which is no EDTF.
            common = text[7] == "-"
        elif "/" in text:
            made.earliest, made.latest, made.form = _simple_interval(text)
            common = True
        else:
            made.earliest, made.latest, unit, level = _simple(text)
            made.form = _DATES[level][unit]
            common = True
    except ValueError:
        common = False
    if not common:
        return _complete(text)
    made.text = text
    made.__class__ = DateExpression
    return made  # type: ignore[return-value]  # closed by the line above


def _simple(text: str) -> Simple:
    """Read a year, month or day with at most one qualifier, at its end.

    Raises:
        ValueError: The text is something else; perhaps still a date.
    """
    level: Level = 0
    if text[-1:] in "?~%":
        text = text[:-1]
        level = 1
    length = len(text)
    if length == 4:
        return _from_iso(text + "-01-01").toordinal(), _from_iso(text + "-12-31").toordinal(), _YEAR, level
    if length == 7:
        start = _from_iso(text + "-01")
        first = start.toordinal()
        month = start.month
        last = first + _LAST_OFFSET[month]
        if month == 2:
            year = start.year
            if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
                last += 1
        return first, last, _MONTH, level
    if length == 10:
        day = _from_iso(text).toordinal()
        if text[7] == "-":
            return day, day, _DAY, level
    raise ValueError


def _simple_interval(text: str) -> tuple[int, int | None, Form]:
    """Read an interval of simple dates, or from one of them to an open end.

    Raises:
        ValueError: The text is something else; perhaps still an interval.
    """
    start, _, end = text.partition("/")
    first, _, unit, level = _simple(start)
    if end == "..":
        return first, None, _SINCE[unit]
    _, last, end_unit, end_level = _simple(end)
    if first > last:
        raise ValueError
    return first, last, _INTERVALS[level or end_level][max(unit, end_unit)]


def _complete(text: str) -> DateExpression:
    from chronos.edtf.grammar import read  # not needed to read common dates
    from chronos.edtf.reading import describe

    made = Draft()
    made.text = text
    made.earliest, made.latest, made.form = describe(read(text))
    made.__class__ = DateExpression
    return made  # type: ignore[return-value]  # closed by the line above

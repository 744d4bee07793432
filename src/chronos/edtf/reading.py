"""What an expression is, as a whole, once its parts are read: bounds, kinds of bounds, precision, level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.possible import BEYOND, BEYOND_BC, date_bounds, reach
from chronos.edtf.syntax import Listed, Span, Stated, Tree
from chronos.edtf.value import PRECISIONS, Form

if TYPE_CHECKING:
    from chronos.edtf.value import BoundKind, Level

    Described = tuple[int | None, int | None, Form]

_INFINITE = float("inf")
_FINENESS = {precision: place for place, precision in enumerate(PRECISIONS)}
_WIDTHS = ("year", "decade", "century", "millennium", "era")


def describe(tree: Tree) -> Described:
    """Bounds and form of an expression."""
    if isinstance(tree, Stated):
        return _describe_date(tree)
    if isinstance(tree, Span):
        return _describe_interval(tree)
    return _describe_set(tree)


def precision(date: Stated) -> str:
    """The finest unit of which a digit is stated, one of ``PRECISIONS``."""
    if date.time:
        return "second"
    if date.day and date.day != "XX":
        return "day"
    if date.season:
        return _season_precision(date.season)
    if date.month and date.month != "XX":
        return "month"
    if date.significant:
        return "millennium" if date.too_large else _WIDTHS[min(date.size - int(date.significant), 3)]
    return _WIDTHS[len(date.digits) - len(date.digits.rstrip("X"))]


def _season_precision(code: int) -> str:
    if code < 33:
        return "season"
    if code < 37:
        return "quarter"
    return "quadrimester" if code < 40 else "semester"


def _describe_date(date: Stated) -> Described:
    earliest, latest = date_bounds(date)
    kind: BoundKind = "toolarge" if earliest is None else "date"
    return earliest, latest, Form("date", precision(date), date.level, kind, kind)


def _describe_interval(span: Span) -> Described:
    dates = [end for end in (span.start, span.end) if isinstance(end, Stated)]
    level: Level = 0 if len(dates) == 2 else 1
    for date in dates:
        # A mask inside an interval is level 2 whatever the mask ("Level 2 extended interval").
        level = max(level, date.level, 2 if date.masked else 0)
    earliest, earliest_kind = _end_bound(span.start, 0)
    latest, latest_kind = _end_bound(span.end, 1)
    finest = _finest(dates) if dates else "era"
    return earliest, latest, Form("interval", finest, level, earliest_kind, latest_kind)


def _end_bound(end: Stated | str, side: int) -> tuple[int | None, BoundKind]:
    if not isinstance(end, Stated):
        return None, "open" if end == "open" else "unknown"
    bound = date_bounds(end)[side]
    return bound, "toolarge" if bound is None else "date"


def _finest(dates: list[Stated]) -> str:
    return max(map(precision, dates), key=_FINENESS.__getitem__)


def _describe_set(listed: Listed) -> Described:
    firsts = [member.first for member in listed.members]
    lasts = [member.last for member in listed.members]
    low = min(reach(date)[0] if date else -_INFINITE for date in firsts)
    high = max(reach(date)[1] if date else _INFINITE for date in lasts)
    earliest, earliest_kind = _set_bound(low, is_open=None in firsts)
    latest, latest_kind = _set_bound(high, is_open=None in lasts)
    finest = _finest([date for member in listed.members for date in member.dates])
    return earliest, latest, Form("set", finest, 2, earliest_kind, latest_kind)


def _set_bound(bound: float, *, is_open: bool) -> tuple[int | None, BoundKind]:
    if is_open:
        return None, "open"
    if bound >= BEYOND or bound <= BEYOND_BC:
        return None, "toolarge"
    return int(bound), "date"

"""How far "circa" may reach: a setting, used to judge disagreement and never to move a bound."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from chronos.edtf.calendars import civil, day_number, month_days
from chronos.edtf.possible import merged
from chronos.edtf.syntax import APPROXIMATE, Listed, Span, Stated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from chronos.edtf.spans import Run
    from chronos.edtf.value import DateExpression

    # Months and days.
    Reach = tuple[int, int]

# A convention of chronos; EDTF says nothing about the width of "approximate".
DEFAULT_CIRCA: Mapping[str, str] = MappingProxyType({"day": "P3D", "month": "P1M", "year": "P2Y", "decade": "P5Y"})

_UNITS = {"Y": (12, 0), "M": (1, 0), "W": (0, 7), "D": (0, 1)}
_NOWHERE = (0, 0)


def read_duration(text: str) -> Reach:
    """Read an ISO 8601 duration of whole years, months, weeks and days, such as ``P1Y6M``, as months and days.

    Raises:
        ValueError: The text is no such duration.
    """
    months = days = 0
    number = ""
    for sign in text[1:]:
        if sign.isascii() and sign.isdigit() and len(number) < 6:
            number += sign
        elif sign in _UNITS and number:
            per_unit = _UNITS[sign]
            months += int(number) * per_unit[0]
            days += int(number) * per_unit[1]
            number = ""
        else:
            number = "?"
            break
    if number or not text.startswith("P") or len(text) < 3:
        message = f"{text!r} is no duration such as P3D, P1M or P2Y"
        raise ValueError(message)
    return months, days


def reach(date: Stated, circa: Mapping[str, str]) -> Reach:
    """How far the approximate parts of one date reach; nowhere without any.

    Of parts that are approximate together ("c. June 2004") the finest counts; of parts that are so separately,
    the farthest.
    """
    reaches = [read_duration(circa[part]) for part in _approximate_parts(date)]
    return max(reaches, key=_rough_days, default=_NOWHERE)


def _rough_days(reach: Reach) -> int:
    return reach[0] * 31 + reach[1]


def _approximate_parts(date: Stated) -> Iterator[str]:
    year, month, day = (mark & APPROXIMATE for mark in date.marks)
    if day:
        yield "day"
    if month and not day:
        yield "month"
    if year and not month:
        whole = "X" not in date.digits and not date.significant
        yield "year" if whole else "decade"


def widened(date: DateExpression, circa: Mapping[str, str]) -> Iterator[Run]:
    """The possible days of an expression, each run reaching as far as "circa" may."""
    if not date.approximate:
        return date.spans()
    tree = date.tree()
    if isinstance(tree, Stated):
        back = ahead = reach(tree, circa)
    elif isinstance(tree, Span):
        back, ahead = (reach(end, circa) if isinstance(end, Stated) else _NOWHERE for end in (tree.start, tree.end))
    else:
        back = ahead = _farthest(tree, circa)
    return merged(
        (
            None if first is None else _moved(first, (-back[0], -back[1])),
            None if last is None else _moved(last, ahead),
        )
        for first, last in date.spans()
    )


def _farthest(listed: Listed, circa: Mapping[str, str]) -> Reach:
    return max((reach(date, circa) for member in listed.members for date in member.dates), key=_rough_days)


def _moved(day: int, by: Reach) -> int:
    year, month, of_month = civil(day)
    years, months = divmod(month - 1 + by[0], 12)
    year, month = year + years, months + 1
    return day_number(year, month, min(of_month, month_days(year, month))) + by[1]

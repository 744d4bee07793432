"""The total key by which chronologies are sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.possible import BEYOND, BEYOND_BC

if TYPE_CHECKING:
    from chronos.edtf.value import Anchor, DateExpression, DisplayKey

_INFINITE = float("inf")


def bounds(date: DateExpression) -> tuple[float, float]:
    """First and last possible day, infinite where open or unknown; years too large to number reach to infinity."""
    earliest, latest = date.earliest, date.latest
    if earliest is not None and latest is not None:
        return earliest, latest
    low: float = -_INFINITE if earliest is None else earliest
    high: float = _INFINITE if latest is None else latest
    # A date too large to number lies on one known side. Only a negative long year is written "Y-".
    if date.earliest_kind == "toolarge" and "Y-" not in date.text:
        low = BEYOND
    if date.latest_kind == "toolarge" and not _has_positive_long_year(date.text):
        high = BEYOND_BC
    return low, high


def _has_positive_long_year(text: str) -> bool:
    return text.count("Y") > text.count("Y-")


def display_key(date: DateExpression, anchor: Anchor = "earliest") -> DisplayKey:
    """The key ``(anchor, rank, -span, text)``: a total order for display, never a claim about time.

    Nothing that is necessarily before something else is sorted behind it. What has no first day stands just
    ahead of what happened on its last day; what has no last day stands, when sorted by last days, just behind
    its first; wider expressions come first; what has neither day comes last.

    Args:
        date: The expression.
        anchor: The day to sort by: ``earliest``, ``latest`` or ``midpoint`` (the day in the middle, rounded
            down).
    """
    low, high = bounds(date)
    span = high - low
    if low == -_INFINITE and high == _INFINITE:
        return _INFINITE, 0, -_INFINITE, date.text
    if low == -_INFINITE:
        return high, -1, -span, date.text
    if high == _INFINITE:
        return low, 0 if anchor == "earliest" else 1, -span, date.text
    if anchor == "midpoint":
        return (low + high) // 2, 0, -span, date.text
    return (low if anchor == "earliest" else high), 0, -span, date.text

"""Dates as formats without EDTF have them: a year, a month or a day of ISO 8601, and spans of two of these."""

import re
from datetime import UTC, datetime
from typing import Final

from chronos.edtf import DateExpression

_PLAIN: Final = re.compile(r"([0-9]{4})(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
"""A calendar date of ISO 8601-1:2019 (5.2.2.1 and, of reduced precision, 5.2.2.2), of the years 0000 to 9999."""
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}(?::[0-9]{2})?)?")
"""A date and time of day (ISO 8601-1:2019, 5.4.2.1), local or with its difference from UTC."""
_DAY: Final = 10
"""Characters of a day."""


def plain_date(date: DateExpression | None) -> str:
    """Return a date that is a year, a month or a day, certain and exact; empty for any other."""
    text = date.text if date is not None else ""
    return text if _PLAIN.fullmatch(text) else ""


def plain_span(date: DateExpression | None) -> tuple[str, str] | None:
    """Return start and end of what lasted from one plain date to another; ``None`` for any other."""
    start, end = plain_ends(date)
    return (start, end) if start and end else None


def plain_ends(date: DateExpression | None) -> tuple[str, str]:
    """Return start and end of what lasted, each empty where it is open, unknown, or no plain date."""
    start, _, end = (date.text if date is not None and date.kind == "interval" else "").partition("/")
    return start if _PLAIN.fullmatch(start) else "", end if _PLAIN.fullmatch(end) else ""


def plain_days(date: DateExpression | None) -> tuple[str, str] | None:
    """Return the first and last day (inclusive) of what is exact to the day; ``None`` for any other."""
    day = plain_date(date)
    days = (day, day) if day else plain_span(date)
    return days if days is not None and all(len(one) == _DAY for one in days) else None


def plain_moment(date: DateExpression | None) -> str:
    """Return a day with a time of day, as it stands; empty for any other."""
    text = date.text if date is not None else ""
    return text if _MOMENT.fullmatch(text) else ""


def instant(date: DateExpression | None) -> datetime | None:
    """Return a day with a time of day, in UTC where its difference from that is stated, else local.

    ``None`` is for any other, and for what :class:`datetime.datetime` does not have (year 0, a leap second).
    """
    moment = plain_moment(date)
    try:
        at = datetime.fromisoformat(moment) if moment else None
        return at.astimezone(UTC) if at is not None and at.tzinfo is not None else at
    except (ValueError, OverflowError):
        return None

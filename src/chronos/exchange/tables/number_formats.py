"""What the number format of a cell shows of a date, and dates out of the serial numbers of Excel.

ECMA-376-1, 18.8.30 (number formats and those that are built in), 18.17.4 (dates as serial numbers: the 1900 system, in
which 29 February 1900 is serial 60 though there was no such day, and the 1904 system).
"""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final

BUILT_IN: Final = {
    **dict.fromkeys((14, 27, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy-mm-dd"),
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    28: "yyyy-mm-dd",
    29: "yyyy-mm-dd",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
}
"""Formats of dates and times that no file spells out; 27 to 36 and 50 to 58 are those of East Asian locales."""
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_AM_PM: Final = re.compile(r"am/pm|a/p", re.IGNORECASE)
_RUNS: Final = re.compile(r"y+|e+|m+|d+|h+|s+", re.IGNORECASE)
_LAST_SERIAL: Final = 2_958_465
"""9999-12-31 in the 1900 system."""
_BEFORE_1900: Final = date(1899, 12, 31).toordinal()
_FIRST_1904: Final = date(1904, 1, 1).toordinal()
_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@lru_cache(maxsize=2000)
def shows(number_format: str) -> str:
    """Return what of a date a format shows, of ``ymdt`` (year, month, day, time); nothing for other numbers."""
    section = _AM_PM.sub("", _QUOTED.sub("", number_format.partition(";")[0]))
    if section.strip().lower() in ("", "general", "@") or re.search("[0#?]", section.replace(".0", "")):
        return ""
    found = ""
    runs = [run.strip("[]").lower() for run in _RUNS.findall(section)]
    for place, run in enumerate(runs):
        before = runs[place - 1][0] if place else ""
        after = runs[place + 1][0] if place + 1 < len(runs) else ""
        unit = {"y": "y", "e": "y", "m": "m", "h": "t", "s": "t", "d": "d" if len(run) < 3 else ""}[run[0]]
        if run[0] == "m" and (before == "h" or after == "s") and len(run) < 3:
            unit = "t"
        found += unit
    return "".join(one for one in "ymdt" if one in found)


def number_text(written: str) -> str:
    """Return a number as people write it: whole ones without a point, none with an exponent, 15 digits."""
    if written.isdecimal() and written.isascii():
        return written
    try:
        number = float(written)
        if number != number or abs(number) > 1e21 or (number and abs(number) < 1e-9):  # noqa: PLR0124 - not a number
            return written
        if number.is_integer():
            return str(int(Decimal(written)))
        shown = f"{number:.15g}"
        return format(Decimal(shown), "f") if "e" in shown else shown
    except (ValueError, OverflowError, InvalidOperation):
        return written


@lru_cache(maxsize=100_000)
def serial_text(written: str, shown: str, *, is_1904: bool) -> str:
    """Return a date from its serial number as precisely as it is shown, in ISO 8601; the number where it is no date.

    A day without a year, as "1-May" shows one, is written in words, since the year is not what was typed.
    """
    try:
        serial = float(written)
    except ValueError:
        return written
    if not 0 <= serial <= _LAST_SERIAL:
        return number_text(written)
    days, seconds = divmod(round(serial * 86_400), 86_400)
    clock = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if (days == 0 and not is_1904) or shown == "t":
        return clock
    if days == 60 and not is_1904:
        return "1900-02-29"
    ordinal = _FIRST_1904 + days if is_1904 else _BEFORE_1900 + days - (days > 60)
    if ordinal > date.max.toordinal():
        return number_text(written)
    day = date.fromordinal(ordinal)
    return shown_date(day.isoformat(), clock if seconds else "", shown)


def shown_date(day: str, clock: str, shown: str) -> str:
    """Return as much of a day (ISO 8601) and a time of it as is shown (see :func:`shows`)."""
    year, month, number = day.rsplit("-", 2)
    if "y" not in shown:
        words = _MONTHS[int(month) - 1]
        return f"{int(number)} {words}" if "d" in shown else words
    if "m" not in shown:
        return year
    if "d" not in shown:
        return f"{year}-{month}"
    return f"{day}T{clock}" if clock and "t" in shown else day


def to_day(serial: int) -> date:
    """Return the day of a serial number of the 1900 system, from 1 March 1900 on.

    Raises:
        ValueError: it is before that, or after 9999.
    """
    if not 61 <= serial <= _LAST_SERIAL:
        raise ValueError(f"{serial} is no day of the 1900 system")
    return date(1899, 12, 30) + timedelta(days=serial)

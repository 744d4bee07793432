"""The whole grammar of EDTF, levels 0 to 2, read from left to right with the place of every fault.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 2019-02-04. Where that text is
silent, ``docs/dates.md`` lists what chronos takes and refuses. This is the complete reader; :mod:`.parsing`
answers the common shapes without it.
"""

from __future__ import annotations

from chronos.edtf.calendars import month_days
from chronos.edtf.errors import EdtfError
from chronos.edtf.possible import any_day, reach
from chronos.edtf.syntax import MARKS, Listed, Member, Span, Stated, Tree

_DIGITS = frozenset("0123456789")
_MASKED_DIGITS = frozenset("0123456789X")
_CLOSING = {"[": "]", "{": "}"}

# Offsets of civil time run from -12:00 to +14:00 in the zone database; both sides are taken up to 14 hours.
_LARGEST_SHIFT = (14, 0)

# Numbers of more digits are compared by length: int() takes more than linear time on them.
_INT_DIGITS = 1000


def read(text: str) -> Tree:
    """Read any date expression.

    Raises:
        EdtfError: The text is none; the offset is the place of the first fault.
    """
    if not text:
        raise EdtfError(text, 0, "it is empty")
    if text[0] in _CLOSING:
        return _read_set(text)
    solidus = text.find("/")
    if solidus >= 0:
        return _read_interval(text, solidus)
    return _read_date(text, 0, len(text), timed=True)


def _read_interval(text: str, solidus: int) -> Span:
    second = text.find("/", solidus + 1)
    if second >= 0:
        raise EdtfError(text, second, "an interval has exactly one “/”, between its start and its end")
    start, end = _read_end(text, 0, solidus), _read_end(text, solidus + 1, len(text))
    if isinstance(start, Stated) and isinstance(end, Stated):
        _check_order(text, solidus + 1, start, end)
    return Span(start, end)


def _check_order(text: str, at: int, first: Stated, last: Stated) -> None:
    if reach(first)[0] > reach(last)[1]:
        raise EdtfError(text, at, "the end lies before the start", "reversed")


def _read_end(text: str, start: int, stop: int) -> Stated | str:
    if start == stop:
        return "unknown"
    if text[start:stop] == "..":
        return "open"
    return _read_date(text, start, stop, timed=False)


def _read_set(text: str) -> Listed:
    bracket, closing = text[0], _CLOSING[text[0]]
    last = len(text) - 1
    if last == 0 or text[last] != closing:
        raise EdtfError(text, last + 1, f"a set that begins with “{bracket}” ends with “{closing}”")
    if last == 1:
        raise EdtfError(text, 1, "a set has at least one member")
    members = []
    start = 1
    while start <= last:
        comma = text.find(",", start, last)
        stop = last if comma < 0 else comma
        members.append(_read_member(text, start, stop, is_first=start == 1, is_last=stop == last))
        start = stop + 1
    return Listed(bracket, tuple(members))


def _read_member(text: str, start: int, stop: int, *, is_first: bool, is_last: bool) -> Member:
    if start == stop:
        raise EdtfError(text, start, "a member of the set is missing")
    written = text[start:stop]
    dots = text.find("..", start, stop)
    if dots < 0:
        date = _read_date(text, start, stop, timed=False)
        return Member(date, date, written)
    if stop - start == 2:
        raise EdtfError(text, start, "“..” in a set stands before or after a date")
    second = text.find("..", dots + 2, stop)
    if second >= 0:
        raise EdtfError(text, second, "a member of a set has at most one “..”")
    if dots == start and not is_first:
        raise EdtfError(text, dots, "“..” before a date stands only at the beginning of a set")
    if dots + 2 == stop and not is_last:
        raise EdtfError(text, dots, "“..” after a date stands only at the end of a set")
    first = None if dots == start else _read_date(text, start, dots, timed=False)
    last = None if dots + 2 == stop else _read_date(text, dots + 2, stop, timed=False)
    if first and last and first.depth != last.depth:
        raise EdtfError(text, dots + 2, f"both sides of “..” have the same unit, and the first is a {first.depth}")
    if first and last:
        _check_order(text, dots + 2, first, last)
    return Member(first, last, written)


def _read_date(text: str, start: int, stop: int, *, timed: bool) -> Stated:
    """Read one date between two offsets; ``timed`` says whether a time of day may follow."""
    date = Stated()
    year_mark = 0
    at = start
    if text[at] in MARKS:
        year_mark = MARKS[text[at]]
        date.partial = True
        at += 1
    at = _read_year(text, at, stop, date)
    at, group_year = _read_mark(text, at, stop)
    if at == stop:
        date.marks = (year_mark | group_year, 0, 0)
        return date
    date.partial = date.partial or group_year > 0
    if text[at] == "T" or date.long or date.significant:
        raise EdtfError(text, at, _after_year(text, at, date))

    month_at, at, month_mark, group_month = _read_part(text, at, stop, date, "month")
    if at == stop:
        date.marks = (year_mark | group_year | group_month, month_mark | group_month, 0)
        _check_month(text, month_at, date)
        return date
    date.partial = date.partial or group_month > 0
    _check_month(text, month_at, date)
    if text[at] == "T":
        raise EdtfError(text, at, "a time of day follows only a full date")
    if date.season:
        raise EdtfError(text, at, "a season takes no day")

    day_at, at, day_mark, group = _read_part(text, at, stop, date, "day")
    date.marks = (year_mark | group_year | group_month | group, month_mark | group_month | group, day_mark | group)
    if at < stop:
        _read_time(text, at, stop, date, timed=timed)
    _check_day(text, day_at, date)
    return date


def _after_year(text: str, at: int, date: Stated) -> str:
    if text[at] == "T":
        return "a time of day follows only a full date"
    if text[at] == "-":
        return f"a year written with “{'Y' if date.long else 'S'}” takes no month"
    return _unexpected(text, at, "year")


def _unexpected(text: str, at: int, after: str) -> str:
    found = text[at]
    if found.isspace():
        return "a date has no spaces"
    if found in MARKS:
        return "two qualifiers stand side by side; “%” means both uncertain and approximate"
    if found in _DIGITS and after == "year":
        return "a year has four digits, or more after “Y”, and “-” before its month"
    return f"“{found}” cannot follow the {after}"


def _read_mark(text: str, at: int, stop: int) -> tuple[int, int]:
    if at < stop and text[at] in MARKS:
        return at + 1, MARKS[text[at]]
    return at, 0


def _read_part(text: str, at: int, stop: int, date: Stated, part: str) -> tuple[int, int, int, int]:
    """Read ``-``, a mark or none, two digits, a mark or none; where the digits and the rest begin, and both marks."""
    if text[at] != "-":
        raise EdtfError(text, at, _unexpected(text, at, "year" if part == "month" else "month"))
    at, mark = _read_mark(text, at + 1, stop)
    date.partial = date.partial or mark > 0
    digits = text[at : min(at + 2, stop)]
    if len(digits) < 2 or not _MASKED_DIGITS.issuperset(digits):
        wrong = next((n for n, digit in enumerate(digits) if digit not in _MASKED_DIGITS), len(digits))
        raise EdtfError(text, at + wrong, f"a {part} has two digits, or “X” for one that is not known")
    setattr(date, part, digits)
    rest, group = _read_mark(text, at + 2, stop)
    return at, rest, mark, group


def _read_year(text: str, at: int, stop: int, date: Stated) -> int:
    if at < stop and text[at] == "Y":
        return _read_long_year(text, at + 1, stop, date)
    sign_at = at
    if at < stop and text[at] == "-":
        date.negative = True
        at += 1
    digits = text[at : min(at + 4, stop)]
    if len(digits) < 4 or not _MASKED_DIGITS.issuperset(digits):
        wrong = next((n for n, digit in enumerate(digits) if digit not in _MASKED_DIGITS), len(digits))
        raise EdtfError(text, at + wrong, _short_year(text, at + wrong, digits))
    if date.negative and digits == "0000":
        raise EdtfError(text, sign_at, "the year 0000 (1 BC) takes no minus sign")
    date.digits = digits
    at += 4
    if at < stop and text[at] == "S":
        if "X" in digits:
            raise EdtfError(text, at, "a year with unspecified digits has no significant digits")
        return _read_significant(text, at + 1, stop, date)
    return at


def _short_year(text: str, at: int, digits: str) -> str:
    if at < len(text):
        if text[at].isspace():
            return "a date has no spaces"
        if text[at] in "xuU":
            return "an unspecified digit is written “X”"
        if text[at] == "-" and len(digits) == 4:
            return "a year has four digits"
    if not digits.isdigit() and at < len(text) and text[at].isalpha():
        return "a date begins with a year of four digits"
    return "a year has four digits, or “X” for those that are not known"


def _read_digits(text: str, at: int, stop: int, what: str) -> int:
    """Skip a positive number without leading zeros; where the rest begins."""
    end = at
    while end < stop and text[end] in _DIGITS:
        end += 1
    if end == at:
        raise EdtfError(text, at, f"{what} is a number of one digit or more")
    if text[at] == "0":
        raise EdtfError(text, at, f"{what} does not begin with 0")
    return end


def _read_long_year(text: str, at: int, stop: int, date: Stated) -> int:
    date.long = True
    begin = at
    if at < stop and text[at] == "-":
        date.negative = True
        at += 1
    end = _read_digits(text, at, stop, "a year after “Y”")
    date.digits = text[at:end]
    if end < stop and text[end] == "E":
        at = end + 1
        end = _read_digits(text, at, stop, "the exponent of a year")
        date.exponent = text[at:end]
    if len(date.exponent) < 2 and date.size < 5:
        raise EdtfError(text, begin, "“Y” stands only before a year of more than four digits")
    if end < stop and text[end] == "S":
        return _read_significant(text, end + 1, stop, date)
    return end


def _read_significant(text: str, at: int, stop: int, date: Stated) -> int:
    end = _read_digits(text, at, stop, "the count of significant digits")
    date.significant = text[at:end]
    if _exceeds(date.significant, date):
        raise EdtfError(text, at, "the year has fewer digits than are called significant")
    return end


def _exceeds(significant: str, date: Stated) -> bool:
    if len(date.exponent) <= _INT_DIGITS:
        return len(significant) > _INT_DIGITS + 1 or int(significant) > date.size
    # The digits of the number before "E" change an exponent of a thousand digits in its last few at most.
    return (len(significant), significant) > (len(date.exponent), date.exponent)


def _check_month(text: str, at: int, date: Stated) -> None:
    month = date.month
    if "X" not in month:
        number = int(month)
        if not (1 <= number <= 12 or 21 <= number <= 41):
            raise EdtfError(text, at, "months run from 01 to 12, seasons and quarters from 21 to 41")
    elif month[0] not in "01X":
        raise EdtfError(text, at, "a month with an unspecified digit lies between 01 and 12")


def _check_day(text: str, at: int, date: Stated) -> None:
    if "X" not in date.day and not 1 <= int(date.day) <= 31:
        raise EdtfError(text, at, "days run from 01 to 31")
    if not any_day(date):
        raise EdtfError(text, at, _no_day(date))


def _no_day(date: Stated) -> str:
    if date.masked:
        return "no day of the calendar fits these digits"
    if int(date.day) == 29 and date.month == "02":
        return f"{'-' if date.negative else ''}{date.digits} is no leap year: its February has 28 days"
    return f"that month has {month_days(int(date.digits), int(date.month))} days"


def _read_time(text: str, at: int, stop: int, date: Stated, *, timed: bool) -> None:
    if text[at] != "T":
        raise EdtfError(text, at, _unexpected(text, at, "day"))
    if not timed:
        raise EdtfError(text, at, "an interval or a set has no times of day")
    if date.masked or any(date.marks):
        raise EdtfError(text, at, "a time of day follows only a full date without “X”, “?”, “~” or “%”")
    time_at = at + 1
    time = text[time_at : time_at + 8]
    for place, sample in enumerate("00:00:00"):
        if place >= len(time) or (time[place] not in _DIGITS if sample == "0" else time[place] != sample):
            raise EdtfError(text, time_at + place, "a time of day is hh:mm:ss")
    for place, largest, unit in ((0, 23, "hours"), (3, 59, "minutes"), (6, 60, "seconds")):
        if int(time[place : place + 2]) > largest:
            raise EdtfError(text, time_at + place, f"{unit} run from 00 to {largest}")
    date.time = time
    _read_zone(text, time_at + 8, stop, date)


def _read_zone(text: str, at: int, stop: int, date: Stated) -> None:
    zone = text[at:stop]
    date.zone = zone
    if zone in ("", "Z"):
        return
    if zone[0] not in "+-":
        raise EdtfError(text, at + (zone[0] == "Z"), "after hh:mm:ss comes “Z”, a shift such as “+02:00”, or nothing")
    if len(zone) not in (3, 6) or not _DIGITS.issuperset(zone[1:3] + zone[4:]) or zone[3:4] not in ("", ":"):
        raise EdtfError(text, at, "a shift from UTC is written “+hh” or “+hh:mm”")
    hours, minutes = int(zone[1:3]), int(zone[4:] or 0)
    if minutes > 59 or (hours, minutes) > _LARGEST_SHIFT:
        raise EdtfError(text, at, "shifts from UTC run from -14:00 to +14:00")
    if zone[0] == "-" and hours == minutes == 0:
        raise EdtfError(text, at, "a shift of zero is written with “+”")

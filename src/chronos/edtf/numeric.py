"""Dates in numbers that are no EDTF: all that they may mean.

``24/12/2021`` means one day and ``03/04/2019`` one of two; ``2011/12`` is a month or two years, ``03/04/19`` a day of
any century. Three numbers are day, month and year, month, day and year, or year, month and day; nobody writes year, day
and month. A year of two digits is taken for one of the last century or of this.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from chronos.edtf.errors import EdtfError
from chronos.edtf.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chronos.edtf.value import DateExpression

_LONGEST = 20  # dd / mm / yyyy


def numeric_readings(text: str) -> tuple[DateExpression, ...]:
    """What a date in numbers may mean: nothing for what is none, one expression where there is no doubt.

    The day comes first in the first of two readings.
    """
    if len(text) > _LONGEST or not text[:1].isdigit():
        return ()
    found: dict[DateExpression, None] = {}
    for edtf in _written(text):
        try:
            found.setdefault(parse(edtf))
        except EdtfError:
            continue
    return tuple(found)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    sign = r"\s?([-/.\u2010-\u2015\u2212])\s?"
    return (
        re.compile(rf"([0-9]{{1,4}}){sign}([0-9]{{1,2}})\s?\2\s?([0-9]{{1,4}})\.?"),
        re.compile(rf"([0-9]{{1,4}}){sign}([0-9]{{1,4}})"),
        re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})"),
    )


def _written(text: str) -> Iterator[str]:
    three, two, eight = _patterns()
    if match := three.fullmatch(text):
        first, _, second, third = match.groups()
        yield from _of_three(first, second, third)
    elif match := two.fullmatch(text):
        first, _, second = match.groups()
        yield from _of_two(first, second)
    elif match := eight.fullmatch(text):
        yield "-".join(match.groups())


def _of_three(first: str, second: str, third: str) -> Iterator[str]:
    if len(first) == 4 and len(third) <= 2:
        yield _day(first, second, third)
    elif len(third) == 4 and len(first) <= 2:
        yield _day(third, second, first)
        yield _day(third, first, second)
    elif len(first) <= 2 and len(third) == 2:
        for century in ("20", "19") if third < "50" else ("19", "20"):
            yield _day(century + third, second, first)
            yield _day(century + third, first, second)
            if len(first) == 2:
                yield _day(century + first, second, third)


def _of_two(first: str, second: str) -> Iterator[str]:
    if len(second) == 4 and len(first) <= 2:
        yield _month(second, first)
    elif len(first) == 4 and len(second) <= 2:
        yield _month(first, second)
        if len(second) == 2:
            yield f"{first}/{first[:2]}{second}"


def _day(year: str, month: str, day: str) -> str:
    return f"{year}-{month.zfill(2)}-{day.zfill(2)}"


def _month(year: str, month: str) -> str:
    # 21 to 41 are seasons in EDTF, and days or years in numbers.
    return f"{year}-{month.zfill(2)}" if int(month) <= 12 else ""

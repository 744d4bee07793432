"""The dates of the Global Terrorism Database: numbers, of which 0 is unknown, and words where these do not say it all.

Source: National Consortium for the Study of Terrorism and Responses to Terrorism (START), "Global Terrorism Database
Codebook: Methodology, Inclusion Criteria, and Variables", University of Maryland, August 2021, section II, "GTD ID and
Date":

- ``iyear``, ``imonth``, ``iday``: year, month and day on which the incident occurred; the day on which it began where
  it lasted. "When the exact day of the event is unknown, this is recorded as 0", and so for the month. After 2011 a
  day that is not known is instead "the midpoint of the range of possible dates", with the whole range in
  ``approxdate``;
- ``approxdate``: "Whenever the exact date of the incident is not known or remains unclear, this field is used to
  record the approximate date" ("June 1978", "first half of 1978");
- ``extended`` is 1 where it lasted for more than 24 hours, ``resolution`` the day on which it was then resolved. An
  incident is dated by its beginning all the same; both are kept as fields, and no interval is made of them.

So the words are the date where they can be read and have a day in common with the numbers: one day of those that they
name, ``[first..last]``, for an incident happened once. Words that cannot be read leave the numbers as they are, up to
2011 or without a day; after 2011 the day is then a midpoint and nothing more: about that day, ``2014-03-05~``.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final

from chronos.edtf import DateExpression, EdtfError, civil, numeric_readings, read_words
from chronos.edtf.seasons import has_local_season
from chronos.exchange.datasets.event_rows import ABOUT, BLANK, names, whole
from chronos.exchange.dating import dated, expression, once_between
from chronos.model import ClaimDate

LAST_YEAR_OF_ZEROS: Final = 2011
"""After this year a day that is not known is the midpoint of those that are possible."""
_MONTHS: Final = names("""
january february march april may june july august september october november december
""")
_MONTH_WORDS: Final = (
    {name: number for number, name in enumerate(_MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(_MONTHS, 1)}
    | {"sept": 9}
)
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_VAGUE: Final = re.compile(
    r"^(?:(?:sometime|some time)\s+)?(?:(?:in|on|during)\s+)?(?:the\s+)?(?:month of\s+)?",
    re.IGNORECASE,
)
_PART_OF_MONTH: Final = re.compile(
    r"^(?:early|late|mid|middle|beginning|end|(?:first|second) half|(?:first|second|third|fourth|last) week)"
    r"(?:\s+(?:of|in))?[\s-]+(?=(?!of\b|in\b)[A-Za-z]+,?\s+\d{4}$)",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s*(?:-|\u2013|\u2014|\bto\b|\bthrough\b|\buntil\b|\band\b|\bor\b|&)\s*", re.IGNORECASE)
_DAY_OF: Final = re.compile(r"(?:([A-Za-z]{3,9})\.?\s+)?(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_OF_DAY: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?(?:,?\s+(\d{4}))?")
_MONTH_OF: Final = re.compile(r"([A-Za-z]{3,9})\.?(?:,?\s+(\d{4}))?")
_LONGEST: Final = 100


@lru_cache(maxsize=50_000)
def incident_date(year: str, month: str, day: str, words: str) -> ClaimDate | str:
    """Return the date of an incident, or why there is none."""
    numbers = [_number(one) for one in (year, month, day)]
    if any(one is None for one in numbers):
        shown = next(cell for cell, one in zip((year, month, day), numbers, strict=True) if one is None)
        return f"{shown[:40]!r} is no number of a year, month or day; write 0 for what is not known"
    in_year, in_month, on_day = (one or 0 for one in numbers)
    if not 1 <= in_year <= 9999:
        return f"iyear is {year[:20]!r}: the year is not known; write it, or leave the row out"
    try:
        first, last = _span(in_year, in_month, on_day)
    except ValueError:
        return f"iyear {year}, imonth {month}, iday {day} is no day of the calendar; write 0 for what is not known"
    stated = _of_numbers(in_year, in_month, on_day)
    words = "" if words in BLANK else words
    if not words and not on_day:
        return dated(stated, "-".join(filter(None, (year, month, day))))  # as it is written, its zeros too
    meant = _meant(words, first, last) if words else None
    if meant is None:
        if words and on_day and in_year > LAST_YEAR_OF_ZEROS:
            return dated(expression(f"{stated.text}{ABOUT}"), _said(words, year, month, day))
        return dated(stated, _said(words, year, month, day))
    if meant == (first, last):
        return dated(stated, words)
    return dated(once_between(*meant), words)


def _said(words: str, year: str, month: str, day: str) -> str:
    """Return the words for a date that has other numbers; beside these where they are a date in numbers themselves."""
    is_date = words[:4].isdigit() and "-" in words
    return f"{year}-{month}-{day} (approxdate: {words})" if is_date else words


def _number(cell: str) -> int | None:
    """Return the number of a cell, 0 where it is unknown: empty, or negative as -9 and -99 are."""
    cell = whole(cell)
    if cell in BLANK:
        return 0
    return max(int(cell), 0) if len(cell) <= 5 and cell.lstrip("-").isascii() and cell.lstrip("-").isdigit() else None


def _of_numbers(year: int, month: int, day: int) -> DateExpression:
    if not month:
        return expression(f"{year:04}")
    return expression(f"{year:04}-{month:02}-{day:02}" if day else f"{year:04}-{month:02}")


def _span(year: int, month: int, day: int) -> tuple[date, date]:
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not day:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _meant(words: str, first: date, last: date) -> tuple[date, date] | None:
    """Return the first and last day that words mean: the one reading that has a day in common with the numbers."""
    if len(words) > _LONGEST:
        return None
    fitting = {one for one in _readings(words, first.year) if one[0] <= last and first <= one[1]}
    return fitting.pop() if len(fitting) == 1 else None


def _readings(words: str, year: int) -> Iterator[tuple[date, date]]:
    text = " ".join(words.split()).strip(" .")
    text = _VAGUE.sub("", text)
    text = _PART_OF_MONTH.sub("", text)
    slashed = _SLASHED.findall(text)
    if slashed:
        rest = " ".join(_SLASHED.sub(" ", text).lower().split()).strip(" -\u2013\u2014,")
        if rest in ("", "to", "and", "or", "through", "between and", "between", "from to"):
            yield from _of_slashes(slashed)
        return
    parts = _BETWEEN.split(text.removeprefix("between ").removeprefix("Between ").removeprefix("from "))
    found = _of_parts(parts, year) if len(parts) <= 3 else None
    if found is not None:
        yield found
        return
    for written in dict.fromkeys((text, f"{text}, {year}", f"{text} {year}")):
        bounds = _of_words(written)
        if bounds is not None:
            yield bounds
            return


def _of_slashes(found: list[tuple[str, str, str]]) -> Iterator[tuple[date, date]]:
    """Yield what one or two dates with strokes may be, the month first (as the GTD writes them) and the day first."""
    for month_first in (True, False):
        try:
            days = [
                date(int(year), int(one if month_first else other), int(other if month_first else one))
                for one, other, year in found
            ]
        except ValueError:
            continue
        if len(days) <= 2 and days[0] <= days[-1]:
            yield days[0], days[-1]


def _of_parts(parts: list[str], year: int) -> tuple[date, date] | None:
    """Return the days of "January 19", "January 19-20, 1970", "31 May" and "2 June 1980", "June - July 1978"."""
    read = [_part(one) for one in parts]
    if any(one is None for one in read):
        return None
    rows = [one for one in read if one is not None]
    years = [one[0] for one in rows]
    months = [one[1] for one in rows]
    for place in range(len(rows) - 2, -1, -1):
        years[place] = years[place] or years[place + 1]
    for place in range(1, len(rows)):
        months[place] = months[place] or months[place - 1]
    for place in range(len(rows) - 2, -1, -1):
        months[place] = months[place] or months[place + 1]
    try:
        spans = [
            _span(one_year or year, month, day) if month else None
            for one_year, month, (_, _, day) in zip(years, months, rows, strict=True)
        ]
    except ValueError:
        return None
    known = [one for one in spans if one is not None]
    if len(known) != len(rows) or any(before[0] > after[0] for before, after in pairwise(known)):
        return None
    return known[0][0], known[-1][1]


def _part(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a part, 0 for what it does not say."""
    text = text.strip(" ,")
    if match := _DAY_OF.fullmatch(text):
        month = _MONTH_WORDS.get(match[1].lower(), -1) if match[1] else 0
        return None if month < 0 else (int(match[3] or 0), month, int(match[2]))
    if match := _OF_DAY.fullmatch(text):
        month = _MONTH_WORDS.get(match[2].lower(), -1)
        return None if month < 0 else (int(match[3] or 0), month, int(match[1]))
    if match := _MONTH_OF.fullmatch(text):
        month = _MONTH_WORDS.get(match[1].lower(), -1)
        return None if month < 0 else (int(match[2] or 0), month, 0)
    return None


def _of_words(text: str) -> tuple[date, date] | None:
    """Return the days that words mean which chronos reads anywhere: "early 1975", "first half of 1978"."""
    readings = numeric_readings(text)
    try:
        found = readings[0] if len(readings) == 1 else read_words(text, "en")
    except EdtfError:
        return None
    if has_local_season(found):  # which months "summer" is depends on the hemisphere
        return None
    if not isinstance(found.earliest, int) or not isinstance(found.latest, int):
        return None
    try:
        return date(*civil(found.earliest)), date(*civil(found.latest))
    except (ValueError, OverflowError):
        return None

"""Dates that a text names, in four languages, and the days that each may be."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from chronos.edtf import civil, day_number, julian_day_number
from chronos.edtf.calendars import month_days

WEEKDAYS: Final = {
    "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 7,
    "lunes": 1, "martes": 2, "miércoles": 3, "jueves": 4, "viernes": 5, "sábado": 6, "domingo": 7,
    "segunda-feira": 1, "terça-feira": 2, "quarta-feira": 3, "quinta-feira": 4, "sexta-feira": 5,
    "lundi": 1, "mardi": 2, "mercredi": 3, "jeudi": 4, "vendredi": 5, "samedi": 6, "dimanche": 7,
}  # fmt: skip
"""Days of the week, 1 for Monday as in ISO 8601; Spanish and Portuguese share two."""
_SHORT_MONTHS: Final = {
    "en": (("jan", 1), ("feb", 2), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("sept", 9), ("oct", 10),
           ("nov", 11), ("dec", 12)),
    "es": (("ene", 1), ("abr", 4), ("setiembre", 9), ("dic", 12)),
    "pt": (("fev", 2),),
    "fr": (("janv", 1), ("févr", 2), ("avr", 4), ("juil", 7), ("déc", 12)),
}  # fmt: skip
"""Those that are no other word: "dez" is also ten, "mar" the sea, "out" out."""
_JOINT: Final = r"(?:[-\u2013\u2014/]|(?:to|and|or|until|through|al?|y|e|o|ou|et|à|au|hasta|até)\b)"
"""What stands between two dates."""


_LAST_JULIAN: Final = 1930
"""Before this year a text may give a day in the Julian calendar without saying so (Greece left it in 1923)."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that lists them."""
    return frozenset(words.split())


class Mention(NamedTuple):
    """A date in a text, as far as it says: without a year, or without a day, or a run of years up to ``last_year``.

    ``slack`` are the days by which it may reach further on both sides.
    """

    text: str
    year: int | None
    month: int | None = None
    day: int | None = None
    last_year: int | None = None
    slack: int = 0

    def may_fall(self, earliest: int | None, latest: int | None) -> bool:
        """Whether it may be one of the days from ``earliest`` to ``latest``, both included; ``None`` is no bound."""
        if self.year is None:
            if earliest is None or latest is None or latest - earliest > 365:
                return True
            years = range(civil(earliest - self.slack)[0], civil(latest + self.slack)[0] + 1)
            return any(self._replace(year=year).may_fall(earliest, latest) for year in years)
        runs = [self.days(self.year)]
        if self.month and self.day:
            runs = [(day, day) for day in days_of(self.year, self.month, self.day)]
        return any(
            (latest is None or first - self.slack <= latest) and (earliest is None or earliest <= last + self.slack)
            for first, last in runs
        )

    def days(self, year: int) -> tuple[int, int]:
        """Return the first and the last day that it may be in a year, without slack."""
        last_year = self.last_year or year
        first_month, last_month = (self.month, self.month) if self.month else (1, 12)
        first_day, last_day = (self.day, self.day) if self.day else (1, month_days(last_year, last_month))
        return day_number(year, first_month, first_day), day_number(last_year, last_month, last_day)


def days_of(year: int, month: int, day: int, *, julian: bool = False) -> list[int]:
    """Return the days that a full date may be: long ago in either calendar, later in the one that is said."""
    days = [] if julian else [day_number(year, month, day)]
    if julian or year < _LAST_JULIAN:
        days.append(julian_day_number(year, month, day))
    return days


@cache
def months() -> dict[str, tuple[int, frozenset[str]]]:
    """Return the months by their names and shortenings in small letters, with the languages that have them."""
    from chronos.edtf.languages import LANGUAGES, load  # noqa: PLC0415 - most texts need none of them

    found: dict[str, tuple[int, frozenset[str]]] = {}
    for code in LANGUAGES:
        names = [(name.lower(), number) for number, name in enumerate(load(code).months, 1)]
        for name, number in (*names, *_SHORT_MONTHS[code]):
            found[name] = (number, found.get(name, (number, frozenset()))[1] | {code})
    return found


@cache
def date_pattern() -> str:
    """Return a verbose pattern of one date, with groups that :func:`mention_of` reads.

    An English month has a capital, so that "may" and "march" are verbs.
    """
    names = sorted(months(), key=lambda name: (-len(name), name))
    english = "|".join(name.capitalize() for name in names if months()[name][1] == {"en"})
    month = f"(?:(?-i:{english})|{'|'.join(name for name in names if months()[name][1] != {'en'})})"
    ordinal = "(?:st|nd|rd|th|er|º|°|o)"
    year = r"[12]\d{3}(?![\d%]|[.,]\d)"
    return rf"""
        (?<![\w.,])(?P<iso>[12]\d{{3}}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)(?![\d-])
        |(?<![\w.,])(?P<day>\d{{1,2}})(?P<ordinal>{ordinal})?
         (?P<until>\s?(?:[-\u2013]|to|and|y|al?|e|et|au)\s?\d{{1,2}}{ordinal}?)?
         \s(?:of\s|de\s|d')?(?P<month>{month})\b\.?(?:,?\s(?:of\s|del?\s|do\s)?(?P<year>{year}))?
        |(?<![\w-])(?P<month_first>{month})\b\.?\s(?P<day_second>\d{{1,2}})(?!\d|[.,]\d){ordinal}?
         (?P<until_second>\s?(?:[-\u2013]|to|and)\s?\d{{1,2}}{ordinal}?(?!\d))?(?:,?\s(?P<year_third>{year}))?
        |(?<![\w-])(?P<month_alone>{month})\b\.?(?:,?\s(?:of\s|del?\s|do\s)?(?P<year_of_month>{year}))?
        |(?<![\w.,])(?P<year_alone>{year})(?P<decade>'?s\b)?
         (?:\s?{_JOINT}\s?(?P<last_year>[12]\d{{3}})(?![\d%]|[.,]\d)|[-\u2013/](?P<last_digits>\d\d)(?!\d))?
    """


@cache
def _dates() -> re.Pattern[str]:
    return re.compile(date_pattern(), re.VERBOSE | re.IGNORECASE)


@cache
def goes_on() -> re.Pattern[str]:
    """Return the pattern of what stands behind a date that is only the first of two."""
    return re.compile(rf"\s?{_JOINT}\s?(?:(?:the|el|le|de|d')\s?)?(?:\d|{'|'.join(months())}\b)", re.IGNORECASE)


def all_dates(text: str) -> Iterator[Mention]:
    """Yield every date with its year in a text."""
    for found in _dates().finditer(text.replace("\u2019", "'")):
        mention = mention_of(found)
        if mention is not None and mention.year is not None:
            yield mention


def mention_of(found: re.Match[str]) -> Mention | None:
    """Return the date that a match of :func:`date_pattern` names, ``None`` where the calendar has no such day."""
    written = found.groupdict()
    text = found["date"] if "date" in written else found.group()
    if written["iso"]:
        year, month, *day = map(int, written["iso"].split("-"))
        return _checked(Mention(text, year, month, day[0] if day else None))
    name = written["month"] or written["month_first"] or written["month_alone"]
    if name:
        digits = written["year"] or written["year_third"] or written["year_of_month"]
        one_day = not (written["until"] or written["until_second"])
        day_digits = written["day"] or written["day_second"]
        named_day = int(day_digits) if day_digits and one_day else None
        return _checked(Mention(text, int(digits) if digits else None, months()[name.lower()][0], named_day))
    year = int(written["year_alone"])
    last = written["last_year"] or (written["year_alone"][:2] + (written["last_digits"] or ""))
    if written["decade"]:
        return Mention(text, year, last_year=year + 9)
    return Mention(text, year, last_year=int(last) if len(last) == 4 and int(last) > year else None)


def _checked(mention: Mention) -> Mention | None:
    longest = month_days(mention.year or 2000, mention.month or 1)
    return mention if mention.day is None or 1 <= mention.day <= longest else None

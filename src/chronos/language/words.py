"""The words of one language: sentences by key, nouns with numbers, and dates and numbers as its readers write them.

Numbers and short names of months are those of Unicode's CLDR as babel has it, for English, Spanish, Brazilian
Portuguese and French. Spanish has the decimal comma of Spain, Argentina, Chile, Colombia and others (Mexico, Central
America and Peru write a point), and groups digits from five on.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import get_month_names
from babel.numbers import format_decimal

from chronos.edtf import LANGUAGES, civil, day_words, words, year_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from chronos.edtf import DateExpression

_LOCALES = MappingProxyType({"en": "en", "es": "es", "pt": "pt_BR", "fr": "fr"})
_GROUPED_FROM = MappingProxyType({"es": 10_000})
"""CLDR's ``minimumGroupingDigits``, which babel leaves out of account: 2 in Spanish, 1 in the others."""
_LONGEST_YEAR = 9999
"""From here on a year in a sentence is "the year 12000"; an axis has no room for that."""
_NARROW_SPACE, _SPACE = "\u202f", "\u00a0"
"""CLDR groups French digits with the first, which the font of the charts does not have."""
# Spanish "y" is "e" before the sound of i, unless a diphthong begins with it (RAE, Diccionario panhispánico, "y").
_SOUND_OF_I = re.compile(r"\W*h?[ií](?![aeoáéó])", re.IGNORECASE)


class Words:
    """What one language says, from a catalogue of a stage: ``sentences`` and ``nouns`` by key.

    A sentence is a text with fields in braces, a noun has three (one, many, none) with ``{count}``.
    """

    def __init__(self, language: str, sentences: Mapping[str, str], nouns: Mapping[str, tuple[str, str, str]]) -> None:
        self.language = language
        self._sentences = sentences
        self._nouns = nouns

    @cached_property
    def _locale(self) -> Locale:
        return Locale.parse(_LOCALES[self.language])

    @cached_property
    def _months(self) -> Mapping[int, str]:
        return get_month_names("abbreviated", "stand-alone", self._locale)

    def say(self, key: str, /, **fields: object) -> str:
        """Return a sentence or a part of one, its fields filled in as they are."""
        return self._sentences[key].format(**fields)

    def amount(self, count: Fraction | float, noun: str) -> str:
        """Write a count with its noun: 1 event, 3 events, no events; French says 1,5 événement, in the singular."""
        one, many, none = self._nouns[noun]
        if not count:
            return none
        shown = Decimal(count) if isinstance(count, int) else Decimal(_one_decimal(count))
        form = one if self._locale.plural_form(shown) == "one" else many
        return form.format(count=self.whole(count) if isinstance(count, int) else self.number(count))

    @cached_property
    def decimal_sign(self) -> str:
        """What stands between whole and decimals."""
        return str(self._locale.number_symbols["latn"]["decimal"])

    def whole(self, value: int) -> str:
        """Write a whole number as the language groups its digits."""
        if abs(value) < _GROUPED_FROM.get(self.language, 0):
            return str(value)
        return format_decimal(value, locale=self._locale).replace(_NARROW_SPACE, _SPACE)

    def number(self, value: Fraction | float) -> str:
        """Write a number to one decimal, or none where it is whole: 7, 7.5; above 0 and below 0.05 it is <0.1."""
        if 0 < value < 0.05:
            return f"<{self.number(0.1)}"
        whole, _, decimal = _one_decimal(value).partition(".")
        grouped = self.whole(int(whole))
        if not decimal:
            return grouped
        sign = "-" if value < 0 and grouped == "0" else ""
        return f"{sign}{grouped}{self.decimal_sign}{decimal}"

    def date(self, date: DateExpression | None) -> str:
        """Write a date at its own precision."""
        return words(date, self.language) if date else self.say("undated")

    def day(self, day: int) -> str:
        """Write a day number: 5 May 2018."""
        return day_words(day, self.language)

    def short_day(self, day: int) -> str:
        """Write a day number for an axis: 5 Jan 2018."""
        year, month, number = civil(day)
        first = self.say("axis.first_day") if number == 1 else str(number)
        return self.say("axis.day", day=first, month=self._months[month], year=self.short_year(year))

    def month(self, day: int) -> str:
        """Write the month of a day number for an axis: Jan 2018."""
        year, month, _ = civil(day)
        return self.say("axis.month", month=self._months[month], year=self.short_year(year))

    def year(self, year: int) -> str:
        """Write an astronomical year: 0 is 1 BC."""
        return year_words(year, self.language)

    def short_year(self, year: int) -> str:
        """Write an astronomical year for an axis, which says that it has years: 12000 is no "the year 12000"."""
        return str(year) if year > _LONGEST_YEAR else self.year(year)

    def years(self, first: int, last: int) -> str:
        """Write the years from one to another: 2007 to 2018, or 2018 alone."""
        if first == last:
            return self.year(first)
        return self.say("from_to", first=self.year(first), last=self.year(last))

    def listed(self, words: Sequence[str]) -> str:
        """Join words as a sentence does: a, b and c."""
        if len(words) < 2:
            return "".join(words)
        joint = "and_before_i" if _SOUND_OF_I.match(words[-1]) else "and"
        return self.say(joint, before=", ".join(words[:-1]), last=words[-1])


def _one_decimal(value: Fraction | float) -> str:
    """Return the number to one decimal, half to even, without a zero behind the point: 7, 7.5."""
    return f"{round(float(value), 1) + 0.0:.1f}".removesuffix(".0")


def catalogue(package: str, language: str) -> Words:
    """Return the words of a language as a package of catalogues has them.

    Each of its modules is named after a language and has ``SENTENCES`` and ``NOUNS``, all of the same keys and fields.

    Raises:
        ValueError: chronos does not speak it.
    """
    if language not in LANGUAGES:
        raise ValueError(f"chronos does not speak {language!r}; it does: {', '.join(LANGUAGES)}")
    module = import_module(f"{package}.{language}")
    return Words(language, module.SENTENCES, module.NOUNS)

"""Reads numbers in words: "forty-two", "two hundred and ten", "treinta y dos", "quatre-vingt-dix", "a dozen"."""

import re
from collections.abc import Sequence
from functools import cache
from string import digits, punctuation
from typing import Final, NamedTuple
from unicodedata import combining, normalize

from chronos.merge.numerals import COMMON, ENGLISH, FRENCH, LANGUAGES, PORTUGUESE, SPANISH, NumberWords

_LETTERS: Final = ((SPANISH, "ñ¿¡"), (PORTUGUESE, "ãõ"), (FRENCH, "œù"))
"""Letters and signs that one of the languages alone has."""
_DIGITS: Final = frozenset(digits)
_SPACED: Final = str.maketrans(punctuation, " " * len(punctuation))
_NO_LETTERS = re.compile(r"[\W_]+")
_OF: Final = frozenset(["of", "de", "d"])
_SEVERAL: Final = frozenset(["several", "few", "many"])
_TEN, _TWENTY, _THOUSAND = 10, 20, 1e3

Part = tuple[float, int]
"""A number, and what follows it."""


class Number(NamedTuple):
    """A number in words: ``bound`` is "near" of "a dozen" and "more" of "dozens of"; ``after`` is what follows."""

    value: float
    bound: str
    after: int


def fold(text: str) -> str:
    """Return a text in small letters without accents."""
    return "".join(sign for sign in normalize("NFD", text.lower()) if not combining(sign))


def may_have_number(text: str) -> bool:
    """Whether a text may state a number: a quick test that is right wherever it says no."""
    if not _DIGITS.isdisjoint(text):
        return True
    folded = text.lower().translate(_SPACED) if text.isascii() else _NO_LETTERS.sub(" ", fold(text))
    return not every_number_word().isdisjoint(folded.split())


@cache
def every_number_word() -> frozenset[str]:
    """Return all words that a number may begin with, of all languages."""
    return frozenset().union(*(language.words() for language in LANGUAGES))


def languages_of(text: str, words: Sequence[str]) -> tuple[NumberWords, ...]:
    """Return the languages that a text may be in, of which the folded words are given; all where nothing tells."""
    found = [sum(word in language.marks for word in words) for language in LANGUAGES]
    for language, letters in _LETTERS:
        found[LANGUAGES.index(language)] += sum(letter in letters for letter in text.lower())
    most = max(found)
    return tuple(language for language, marks in zip(LANGUAGES, found, strict=True) if marks == most)


def number_at(words: Sequence[str], at: int, languages: Sequence[NumberWords]) -> Number | None:
    """Return the number in words that begins here, ``None`` for none; where several languages have one, the longest.

    ``words`` are folded; signs stand among them.
    """
    if ENGLISH in languages and words[at] in COMMON:
        return None
    read = [_Words(words, language).number(at) for language in languages]
    return max((one for one in read if one is not None), key=lambda one: one.after, default=None)


class _Words:
    """Words that may be numbers of one language."""

    def __init__(self, words: Sequence[str], language: NumberWords) -> None:
        self.words = words
        self.language = language

    def number(self, at: int) -> Number | None:
        return self.group(at) or self.several(at) or self.plain(at)

    def group(self, at: int) -> Number | None:
        """Read "a dozen", "two dozen", "una docena de", "trois douzaines de"."""
        if self.word(at) in self.language.ones:
            times, after = 1.0, at + 1
        else:
            times, after = self.unit(at) or (0.0, at)
        each = self.language.groups.get(self.word(after).removesuffix("s"), self.language.groups.get(self.word(after)))
        if not times or each is None:
            return None
        return Number(times * each, "near", self.past_of(after + 1))

    def several(self, at: int) -> Number | None:
        """Read "dozens of", "tens of thousands of", "cientos de miles de", "several hundred", "a few thousand"."""
        value = 1.0
        if self.language is ENGLISH and self.word(at) in _SEVERAL:
            each = {**dict.fromkeys(self.language.hundred, 100.0), **self.language.scales, **self.language.groups}
            counted = each.get(self.word(at + 1))
            return Number(counted, "more", self.past_of(at + 2)) if counted is not None else None
        after = at
        while self.word(after) in self.language.several and self.word(after + 1) in _OF:
            value *= self.language.several[self.word(after)]
            after += 2
        return Number(value, "more", after) if after > at else None

    def plain(self, first: int) -> Number | None:
        """Read numbers below a thousand with their scales, each scale smaller than the one before."""
        total, least = 0.0, float("inf")
        at = end = first
        while (part := self.below_thousand(at) or self.one(at)) is not None:
            value, after = part
            scale = 1.0
            while self.word(after) in self.language.scales:
                scale *= self.language.scales[self.word(after)]
                after += 1
            if value * scale >= least or (part[1] == at and after == at):
                break
            total, end, least = total + value * scale, after, scale
            if scale == 1:
                break
            joins = [join for join in self.language.scale_joins if join and self.word(after) == join]
            at = after + len(joins)
        if not total or (total == 1 and self.word(first) != "one"):
            return None
        return Number(total, "", self.past_of(end) if least > _THOUSAND and least != float("inf") else end)

    def one(self, at: int) -> Part | None:
        """Read what stands for one before a scale: "a" of "a thousand", nothing of "mil"."""
        if self.word(at) in self.language.ones and self.word(at + 1) in self.language.scales:
            return 1.0, at + 1
        is_thousand = self.language is not ENGLISH and self.language.scales.get(self.word(at)) == _THOUSAND
        return (1.0, at) if is_thousand else None

    def below_thousand(self, at: int) -> Part | None:
        language = self.language
        if self.word(at) in language.hundreds:
            value, after = language.hundreds[self.word(at)], at + 1
        elif language is FRENCH and self.word(at) in language.hundred:
            value, after = 100.0, at + 1
        else:
            times, after = (1.0, at + 1) if self.word(at) in language.ones else self.unit(at) or (0.0, at)
            if not 0 < times < _TEN or self.word(after) not in language.hundred:
                return self.below_hundred(at)
            value, after = times * 100, after + 1
        for join in language.hundred_joins:
            rest = self.below_hundred(after + bool(join)) if not join or self.word(after) == join else None
            if rest is not None and self.word(rest[1]) not in language.hundred:
                return value + rest[0], rest[1]
        return value, after

    def below_hundred(self, at: int) -> Part | None:
        tens, after = self.tens(at) or (0.0, at)
        if not tens:
            return self.unit(at)
        least = _TWENTY if self.language is FRENCH and tens in (60, 80) else _TEN
        for join in self.language.ten_joins:
            unit = self.unit(after + bool(join)) if not join or self.word(after) == join else None
            if unit is not None and unit[0] < least:
                return tens + unit[0], unit[1]
        return tens, after

    def tens(self, at: int) -> Part | None:
        if self.language is FRENCH and self.word(at) == "quatre":
            twenties = at + 1 + (self.word(at + 1) == "-")
            return (80.0, twenties + 1) if self.word(twenties) in ("vingt", "vingts") else None
        value = self.language.tens.get(self.word(at))
        return (value, at + 1) if value is not None else None

    def unit(self, at: int) -> Part | None:
        value = self.language.units.get(self.word(at))
        if value is None:
            return None
        if self.language is FRENCH and value == _TEN and self.word(at + 1) == "-":
            more = self.language.units.get(self.word(at + 2), 0.0)
            if 6 < more < _TEN:  # seventeen to nineteen
                return value + more, at + 3
        return value, at + 1

    def past_of(self, at: int) -> int:
        return at + (self.word(at) in _OF)

    def word(self, at: int) -> str:
        return self.words[at] if at < len(self.words) else ""

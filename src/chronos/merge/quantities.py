"""Quantities that a text states: a number, in digits or words, and what it counts.

What counts is the first plural after the number ("23 Chinese police offices": office), its money, or per cent. Years,
dates, ordinals and labels ("Guayas 1", "article 5") are no quantities. "More than 100" is 100 or anything above it,
"dozens of" are twelve or more, "about 100" and "a dozen" a tenth more or less, "20 to 30" and "two or three" what they
say.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple
from unicodedata import normalize

from chronos.merge.number_words import (
    AFTER_TIMES,
    BEFORE_TIMES,
    COLLECTIVES,
    LABELS,
    LESS,
    LETTERS,
    MEASURES,
    MONEY,
    MONIES,
    MONTHS,
    MORE,
    NEAR,
    OR_LESS,
    OR_MORE,
    PARTS,
    PER_CENT,
    PLURALS,
    SCALES,
    SHORTENED,
    STOPS,
    TIMES,
)
from chronos.merge.numbers import fold, languages_of, number_at
from chronos.merge.numerals import COMMON

_ABOUT: Final = 0.1
"""How far "about" reaches, as a share of the number; a convention of chronos."""

_REACH: Final = 4
"""Words after a number among which what it counts is looked for."""

_YEARS: Final = range(1800, 2101)
_TO: Final = frozenset(["-", "\u2013", "to", "a", "à", "or", "o", "u", "ou"])
_BETWEEN: Final = frozenset(["between", "entre"])
_AND: Final = frozenset(["and", "y", "e", "et"])
_ARTICLES: Final = frozenset(["a", "an", "un", "une", "um", "uma", "una"])


class Quantity(NamedTuple):
    """How many of what: any number from ``low`` to ``high`` may be meant; ``text`` is as it stands."""

    unit: str
    low: float
    high: float
    text: str

    def agrees(self, other: "Quantity") -> bool:
        """Whether both may mean one number."""
        return self.low <= other.high and other.low <= self.high


class _Token(NamedTuple):
    text: str
    small: str
    start: int
    end: int


class _Stated(NamedTuple):
    """A number in digits or words, how its words bound it, and what follows it."""

    value: float
    bound: str
    after: int


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities that a text states, in its order."""
    return tuple(_Text(normalize("NFC", text)).quantities())


@cache
def _token() -> re.Pattern[str]:
    """Numbers with their separators, money, words, and each other sign for itself; no apostrophes."""
    number = r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?!\w)|[0-9]+(?:[.,'\u2019][0-9]+)*"
    return re.compile(rf"{number}|[A-Z]{{0,2}}\$|[^\W0-9_]+|[^\s\w'\u2019]|_")


class _Text:
    """A text in which quantities are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = [_Token(one[0], one[0].lower(), *one.span()) for one in _token().finditer(text)]
        self.folded = [fold(token.text) for token in self.tokens]
        self.languages = languages_of(text, self.folded)

    def quantities(self) -> Iterator[Quantity]:
        at = 0
        while at < len(self.tokens):
            quantity, after = self.quantity(at)
            if quantity is not None:
                yield quantity
            at = max(after, at + 1)

    def quantity(self, at: int) -> tuple[Quantity | None, int]:
        """Return the quantity whose number begins here, if one does, and where to look on."""
        stated = self.number(at)
        if stated is None or self.is_part(at, stated.after - 1):
            return None, stated.after if stated is not None and not self.is_digits(at) else at + 1
        stated = stated._replace(after=self.past_repeated(stated))
        low, bound, after = stated
        high, after = self.upper(stated, at)
        factor, after = self.factor(after) if self.is_digits(after - 1) else (1.0, after)
        if self.is_of_larger(at, after):
            return None, after
        before = self.tokens[at - 1].text if at else ""
        money = MONEY.get(before, before if before[-1:] in ("$", "€", "£", "¥") else "")
        unit = money
        behind, after = self.bound_behind(after)
        if not money:
            unit, after = self.unit(after, is_one=stated.value == 1)
        plain = factor == 1 and not money and self.tokens[at].text.isdigit()
        if not unit or (plain and int(low) in _YEARS and int(high) in _YEARS):
            return None, after
        if not behind:
            behind, after = self.bound_behind(after)
        in_front, begins = self.bound_in_front(at - 1 if money else at)
        if unit in TIMES and (self.small(after) in AFTER_TIMES or self.small(begins - 1) in BEFORE_TIMES):
            return None, after
        low, high = self.bounded(low * factor, high * factor, in_front or behind or bound)
        words = self.text[self.tokens[begins].start : self.tokens[after - 1].end]
        return Quantity(unit, low, high, " ".join(words.split())), after

    def bounded(self, low: float, high: float, bound: str) -> tuple[float, float]:
        """Return what a number may be that has this bound."""
        about = _ABOUT if bound == "near" else 0
        low, high = round(low * (1 - about), 6), round(high * (1 + about), 6)
        return float("-inf") if bound == "less" else low, float("inf") if bound == "more" else high

    def number(self, at: int) -> _Stated | None:
        """Return the number that begins here; groups of three digits are thousands."""
        token = self.tokens[at]
        if self.is_digits(at):
            value = _value(token.text)
            return _Stated(value, "", at + 1) if value is not None else None
        found = number_at(self.folded, at, self.languages)
        return _Stated(*found) if found is not None else None

    def is_digits(self, at: int) -> bool:
        return at < len(self.tokens) and "0" <= self.tokens[at].text[0] <= "9"

    def small(self, at: int) -> str:
        """Return a token in small letters, empty where there is none."""
        return self.tokens[at].small if 0 <= at < len(self.tokens) else ""

    def upper(self, stated: _Stated, at: int) -> tuple[float, int]:
        """Return the upper end of "20 to 30" or "between 20 and 30", else the number itself, and what follows."""
        link = self.small(stated.after)
        if link in _TO or (link in _AND and self.small(at - 1) in _BETWEEN):
            upto = self.number(stated.after + 1) if stated.after + 1 < len(self.tokens) else None
            if upto is not None and upto.value > stated.value and not self.is_cut(upto.after - 1):
                return upto.value, upto.after
        return stated.value, stated.after

    def past_repeated(self, stated: _Stated) -> int:
        """Return what follows a number that is written twice: "twelve (12) months"."""
        again = stated.after + 1
        if self.small(stated.after) == "(" and again < len(self.tokens):
            other = self.number(again)
            if other is not None and other.value == stated.value and self.small(other.after) == ")":
                return other.after + 1
        return stated.after

    def is_part(self, first: int, last: int) -> bool:
        """Whether a number is a part of something else: a date, a time, an ordinal, a label, a word."""
        if self.is_cut(last):
            return True
        if not first:
            return False
        token = self.tokens[first]
        before, before_that = self.text[token.start - 1], self.text[max(0, token.start - 2) : token.start - 1]
        if token.text == "1" and before == " " and self.tokens[first - 1].text[0].isupper():
            return True
        if before.isalpha() or (before in ("-", "/", ":", ".", "#", "\u2013") and before_that.isalnum()):
            return True
        shortened = self.small(first - 1) == "." and self.small(first - 2) in SHORTENED
        return shortened or self.small(first - 1) in LABELS

    def is_cut(self, last: int) -> bool:
        """Whether what follows a number directly makes something else of it."""
        end = self.tokens[last].end
        joined, following = self.text[end : end + 1], self.text[end + 1 : end + 2]
        if joined.isalpha() and self.small(last + 1) not in LETTERS and self.small(last + 1) not in MEASURES:
            return True
        return joined in ("º", "ª", "°", "/", ":") or (joined in ("-", "\u2013") and following.isalpha())

    def is_of_larger(self, first: int, after: int) -> bool:
        """Whether a number is a part of one that is not read: "half a million", "2 millones 300 mil"."""
        if self.small(first - 1) in PARTS or self.is_number_word(first - 1):
            return True
        behind = after + (self.small(after) in _AND)
        behind += behind > after and self.small(behind) in _ARTICLES
        return self.small(behind) in PARTS or self.is_digits(after) or self.is_number_word(after)

    def is_number_word(self, at: int) -> bool:
        if not 0 <= at < len(self.tokens):
            return False
        known = any(self.folded[at] in language.words() for language in self.languages)
        return known and self.folded[at] not in COMMON

    def factor(self, after: int) -> tuple[float, int]:
        """Return what the words after digits multiply them by ("mil millones" is both), and what follows them."""
        if self.small(after) in LETTERS and self.tokens[after].start == self.tokens[after - 1].end:
            return LETTERS[self.small(after)], after + 1
        factor = 1.0
        while self.small(after) in SCALES:
            factor *= SCALES[self.small(after)]
            after += 1
        return factor, after + (factor > 1 and self.small(after) in ("de", "d"))

    def unit(self, after: int, *, is_one: bool) -> tuple[str, int]:
        """Return what a number counts, empty for nothing, and what follows it."""
        for length in (1, 2):
            words = tuple(self.small(at) for at in range(after, after + length))
            if words in PER_CENT or words == ("%",):
                return "%", after + length
        rest = "", after
        for at in range(after, min(after + _REACH, len(self.tokens))):
            token = self.tokens[at]
            if at == after and (token.text in MONEY or token.small in MONTHS):
                return MONEY.get(token.text, ""), at + 1
            if at == after and token.small in MEASURES:
                return MEASURES[token.small], at + 1
            if token.small in STOPS or not token.text[0].isalpha():
                break
            if at == after and is_one:
                return _stem(token.small), at + 1
            if _is_plural(token.small):
                stem = _stem(token.small)
                direct = at == after or (at == after + 1 and self.tokens[after].text == "US")
                return MONIES.get(stem, stem) if direct else stem, at + 1
            if token.small in COLLECTIVES and not rest[0]:
                rest = token.small, at + 1
        return rest

    def bound_in_front(self, first: int) -> tuple[str, int]:
        """Return how the words before a number bound it, and which token they begin with."""
        if self.small(first - 1) in _BETWEEN:
            return "", first - 1
        for length in (3, 2, 1):
            words = tuple(self.small(at) for at in range(max(0, first - length), first))
            for kind, phrases in (("more", MORE), ("less", LESS), ("near", NEAR)):
                if len(words) == length and words in phrases:
                    return kind, first - length
        return "", first

    def bound_behind(self, after: int) -> tuple[str, int]:
        """Return how the words after a number bound it, and what follows them."""
        for length in (2, 1):
            words = tuple(self.small(at) for at in range(after, after + length))
            for kind, phrases in (("more", OR_MORE), ("less", OR_LESS)):
                if words in phrases:
                    return kind, after + length
        return "", after


def _value(digits: str) -> float | None:
    """Return a number in digits; ``None`` where its groups are none."""
    groups = re.split("[^0-9]", digits)
    signs = re.findall("[^0-9]", digits)
    if len(signs) > 1 and signs[-1] != signs[-2]:
        whole, part = groups[:-1], groups[-1]
    elif len(signs) == 1 and (len(groups[1]) != 3 or groups[0] == "0"):
        whole, part = groups[:1], groups[1]
    else:
        whole, part = groups, "0"
    if any(len(group) != 3 for group in whole[1:]) or len("".join(groups)) > 18:
        return None
    return float("".join(whole) + "." + part)


def _is_plural(word: str) -> bool:
    if word in PLURALS or (word.endswith("men") and len(word) > len("women")):
        return True
    return len(word) > 3 and word[-1] in "sx" and word[-2] != "s"


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word[-1] in "sx" and len(word) > 3 else word

"""Quantities that a text states: a number, in digits or words, and what it counts.

What counts is the first plural after the number ("23 Chinese police offices": office), its money, or per cent. Years,
dates, ordinals and labels ("Guayas 1", "article 5") are no quantities. "More than 100" is 100 or anything above it,
"about 100" a tenth more or less, "20 to 30" what it says.
"""

import re
from functools import cache
from typing import Final, NamedTuple
from unicodedata import normalize

from chronos.merge.number_words import (
    COLLECTIVES,
    LABELS,
    LARGER,
    LESS,
    LETTERS,
    MONEY,
    MONIES,
    MONTHS,
    MORE,
    NEAR,
    NUMBERS,
    PER_CENT,
    PLURALS,
    SCALES,
    SHORTENED,
    STOPS,
)

_ABOUT: Final = 0.1
"""How far "about" reaches, as a share of the number; a convention of chronos."""

_REACH: Final = 4
"""Words after a number among which what it counts is looked for."""

_YEARS: Final = range(1800, 2101)
_TO: Final = frozenset(["-", "\u2013", "to", "a", "à"])
_BETWEEN: Final = frozenset(["between", "entre"])
_AND: Final = frozenset(["and", "y", "et", "e"])
_JOINS: Final = _AND | {"-"}
_TWENTY: Final = 20
"""In words, tens begin here: "vinte e dois" is one number, "two and three" are two."""


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


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities that a text states, in its order."""
    text = normalize("NFC", text)
    tokens = [_Token(one[0], one[0].lower(), *one.span()) for one in _token().finditer(text)]
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        quantity, after = _quantity(text, tokens, at)
        if quantity is not None:
            found.append(quantity)
        at = max(after, at + 1)
    return tuple(found)


@cache
def _token() -> re.Pattern[str]:
    """Numbers with their separators, money, words, and each other sign for itself; no apostrophes."""
    number = r"[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?!\w)|[0-9]+(?:[.,'\u2019][0-9]+)*"
    return re.compile(rf"{number}|[A-Z]{{0,2}}\$|[^\W0-9_]+|[^\s\w'\u2019]|_")


def _quantity(text: str, tokens: list[_Token], at: int) -> tuple[Quantity | None, int]:
    """Return the quantity whose number is this token, if it is one, and where to look on."""
    number = _number(tokens[at])
    if number is None or _is_part(text, tokens, at):
        return None, at + 1
    low, high, after = number, *_upper(text, tokens, at, number)
    factor, after = _factor(tokens, after)
    if _is_of_larger(tokens, at, after):
        return None, after
    money = MONEY.get(tokens[at - 1].text, tokens[at - 1].text) if at and tokens[at - 1].text[-1] in "$€£" else ""
    money = money or (MONEY.get(tokens[at - 1].text, "") if at else "")
    unit, after = (money, after) if money else _unit(tokens, after, digits="0" <= tokens[at].text[0] <= "9", number=low)
    plain = factor == 1 and not money and tokens[at].text.isdigit()
    if not unit or (plain and int(low) in _YEARS and int(high) in _YEARS):
        return None, after
    first = at - 1 if money else at
    bound, begins = _bound(tokens, first)
    low, high = round(low * factor, 6), round(high * factor, 6)
    if bound == "near":
        low, high = round(low * (1 - _ABOUT), 6), round(high * (1 + _ABOUT), 6)
    low = float("-inf") if bound == "less" else low
    high = float("inf") if bound == "more" else high
    return Quantity(unit, low, high, " ".join(text[tokens[begins].start : tokens[after - 1].end].split())), after


def _upper(text: str, tokens: list[_Token], at: int, number: float) -> tuple[float, int]:
    """Return the upper end of "20 to 30" or "between 20 and 30", else the number itself, and what follows."""
    link = at + 1
    if link + 1 < len(tokens):
        joins = tokens[link].small in _TO or (
            tokens[link].small in _AND and at > 0 and tokens[at - 1].small in _BETWEEN
        )
        upto = _number(tokens[link + 1]) if joins else None
        if upto is not None and upto > number and not _is_part(text, tokens, link + 1, behind=False):
            return upto, link + 2
    return number, link


def _number(token: _Token) -> float | None:
    """Return the number that a token is; groups of three digits are thousands."""
    if not "0" <= token.text[0] <= "9":
        return NUMBERS.get(token.small)
    groups = re.split("[^0-9]", token.text)
    signs = re.findall("[^0-9]", token.text)
    if len(signs) > 1 and signs[-1] != signs[-2]:
        whole, part = groups[:-1], groups[-1]
    elif len(signs) == 1 and (len(groups[1]) != 3 or groups[0] == "0"):
        whole, part = groups[:1], groups[1]
    else:
        whole, part = groups, "0"
    if any(len(group) != 3 for group in whole[1:]) or len("".join(groups)) > 18:
        return None
    return float("".join(whole) + "." + part)


def _is_part(text: str, tokens: list[_Token], at: int, *, behind: bool = True) -> bool:
    """Whether a number is a part of something else: a date, a time, an ordinal, a label, a word."""
    token = tokens[at]
    joined = text[token.end : token.end + 1]
    following = text[token.end + 1 : token.end + 2]
    if joined.isalpha() and (at + 1 == len(tokens) or tokens[at + 1].small not in LETTERS):
        return True
    if joined in ("º", "ª", "°", "/", ":") or (joined in ("-", "\u2013") and following.isalpha()):
        return True
    if not behind or not at:
        return False
    before = text[token.start - 1 : token.start]
    if token.text == "1" and before == " " and tokens[at - 1].text[0].isupper():
        return True
    before_that = text[max(0, token.start - 2) : max(0, token.start - 1)]
    if before.isalpha() or (before in ("-", "/", ":", ".", "#", "\u2013") and before_that.isalnum()):
        return True
    shortened = at > 1 and tokens[at - 1].text == "." and tokens[at - 2].small in SHORTENED
    return shortened or tokens[at - 1].small in LABELS


def _is_of_larger(tokens: list[_Token], at: int, after: int) -> bool:
    """Whether a number, which ends before ``after``, is a part of one in words that is not read: "two hundred"."""
    if after < len(tokens):
        in_words = after > at + 1 or tokens[at].small in NUMBERS
        if tokens[after].small in LARGER or (in_words and tokens[after].small in NUMBERS):
            return True
    before = at - 1 - (at > 1 and tokens[at - 1].small in _JOINS)
    if before < 0 or (before < at - 1 and NUMBERS.get(tokens[before].small, _TWENTY) < _TWENTY):
        return False
    return tokens[before].small in LARGER or tokens[before].small in NUMBERS or tokens[before].small in SCALES


def _factor(tokens: list[_Token], after: int) -> tuple[float, int]:
    """Return what the words after a number multiply it by ("mil millones" is both), and what follows them."""
    factor = 1.0
    if after < len(tokens) and tokens[after].small in LETTERS and tokens[after].start == tokens[after - 1].end:
        return LETTERS[tokens[after].small], after + 1
    while after < len(tokens) and tokens[after].small in SCALES:
        factor *= SCALES[tokens[after].small]
        after += 1
    if factor > 1 and after < len(tokens) and tokens[after].small in ("de", "d"):
        after += 1
    return factor, after


def _unit(tokens: list[_Token], after: int, *, digits: bool, number: float) -> tuple[str, int]:
    """Return what a number counts, empty for nothing, and what follows it."""
    for length in (1, 2):
        words = tuple(token.small for token in tokens[after : after + length])
        if words in PER_CENT or words == ("%",):
            return "%", after + length
    rest = "", after
    for at in range(after, min(after + _REACH, len(tokens))):
        token = tokens[at]
        if at == after and (token.text in MONEY or token.small in MONTHS):
            return MONEY.get(token.text, ""), at + 1
        if token.small in STOPS or not token.text[0].isalpha():
            break
        if at == after and number == 1 and digits:
            return _stem(token.small), at + 1
        if token.small in PLURALS or (len(token.small) > 3 and token.small[-1] in "sx" and token.small[-2] != "s"):
            stem = _stem(token.small)
            direct = at == after or (at == after + 1 and tokens[after].text == "US")
            return MONIES.get(stem, stem) if direct else stem, at + 1
        if token.small in COLLECTIVES and not rest[0]:
            rest = token.small, at + 1
    return rest


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word[-1] in "sx" and len(word) > 3 else word


def _bound(tokens: list[_Token], first: int) -> tuple[str, int]:
    """Return how the words before a number bound it, and which token they begin with."""
    for length in (3, 2, 1):
        words = tuple(token.small for token in tokens[max(0, first - length) : first])
        for kind, phrases in (("more", MORE), ("less", LESS), ("near", NEAR)):
            if len(words) == length and words in phrases:
                return kind, first - length
    return "", first

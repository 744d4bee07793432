"""Numbers the words of texts, so that very many can be compared."""

import re
from typing import TYPE_CHECKING, Final

from chronos.link.wording import PUNCTUATION, SMALL_WORDS, fold, stem

if TYPE_CHECKING:
    from array import array

ENDS: Final = 1
"""The word is the last of a sentence."""
CAPITAL: Final = 2
"""The word is written with a capital."""
SHIFT: Final = 2
"""Bits of flags below the number of a word."""
NUMBER: Final = "#"
"""What stands before the stem of a number."""
_COUNTING: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
_NUMBERS: Final = {word: str(number) for number, word in enumerate(_COUNTING.split()) if number != 1} | {
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "seventy": "70",
    "eighty": "80",
    "ninety": "90",
    "dozen": "12",
}
""""One" is left out: it is seldom a number of something."""
_APART: Final = str.maketrans(dict.fromkeys("\u2013\u2014/\u2026", " "))
_TOGETHER: Final = str.maketrans(dict.fromkeys("-\u2010\u2011'\u2019.,\u00a0\u202f\u00ad", ""))
_THOUSANDS: Final = re.compile(r"(?<=\d)[.,'\u2019](?=\d{3}(?!\d))")
"""What parts thousands; a point or a comma before fewer digits is that of a decimal."""
_POSSESSIVE: Final = ("'s", "\u2019s")
_SIGNS: Final = (
    "\u3002\u3001\uff0c\uff1b\uff1a\uff1f\uff01\u300c\u300d\u300e\u300f\uff08\uff09\u060c\u061b\u061f\u06d4\u0964"
)
_AROUND: Final = PUNCTUATION + NUMBER + _SIGNS
"""What is no part of a word at its ends: with the signs of Chinese, Japanese, Arabic and Indian writing."""
_CLOSING: Final = "\"')]\u2019\u201d\u00bb"


class Lexicon(dict[str, int]):
    """The code of each word as it is written, with the punctuation around it.

    A code is the number of the word's stem above the bits :data:`ENDS` and :data:`CAPITAL`; number 0 is
    a word that says nothing by itself. What is written as one and is several words (with a dash between) has a negative
    code, which :meth:`read` replaces.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stems: dict[str, int] = {"": 0}
        self._small: list[str] = [""]
        self._great: list[str] = [""]
        """The shortest way in which each stem is written without a capital, and with one; empty where there is none."""
        self._several: list[tuple[int, ...]] = []

    def read(self, text: str, into: "array[int]") -> None:
        """Add the codes of the words of a text to an array."""
        codes = list(map(self.__getitem__, text.split()))
        if self._several and codes and min(codes) < 0:
            codes = [one for code in codes for one in (self._several[-code - 1] if code < 0 else (code,))]
        into.extend(codes)

    def shown(self, number: int, *, name: bool) -> str:
        """Return how a stem is written, by its number: a name with a capital, what is none without, where it can."""
        small, great = self._small[number], self._great[number]
        return (great or small) if name else (small or great)

    def __missing__(self, written: str) -> int:
        apart = written.translate(_APART).split()
        if len(apart) > 1:
            self._several.append(tuple(self[one] for one in apart))
            code = -len(self._several)
        else:
            code = self._code(apart[0] if apart else "")
        self[written] = code
        return code

    def _code(self, written: str) -> int:
        ends = ENDS if written.rstrip(_CLOSING).endswith((".", "!", "?", ":")) else 0
        word = written.strip(_AROUND)
        bare = next((word.removesuffix(ending) for ending in _POSSESSIVE if word.endswith(ending)), word)
        plain = fold(bare)
        folded = plain.translate(_TOGETHER)
        if folded in _NUMBERS:
            key = NUMBER + _NUMBERS[folded]
        elif any(one.isdigit() for one in folded):
            key = NUMBER + _THOUSANDS.sub("", plain).replace(",", ".")
        elif len(folded) < 2 or folded in SMALL_WORDS:
            return ends
        else:
            key = stem(folded)
        number = self.stems.setdefault(key, len(self.stems))
        if number == len(self._small):
            self._small.append("")
            self._great.append("")
        shown = self._great if word[0].isupper() else self._small
        # Of all ways and not the first one, so that nothing depends on the order of files.
        shown[number] = min(filter(None, (shown[number], bare)), key=_shortest)
        capital = CAPITAL if word[0].isupper() and not key.startswith(NUMBER) else 0
        return number << SHIFT | capital | ends


def _shortest(word: str) -> tuple[int, str]:
    return len(word), word

"""The words of a text as they are compared: in small letters, without accents, endings and small words."""

import re
import unicodedata
from array import array
from typing import Final
from zlib import crc32

NAME: Final = 1
"""The bit of a word's digest that says that it is written with a capital within a sentence: a name."""
_MOST_KEPT: Final = 200_000
"""Words of which the digest is remembered; a collection of 100,000 claims has fewer."""
PUNCTUATION: Final = ".,;:!?()[]{}\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2013\u2014-\u2026\u00bf\u00a1/"
SMALL_WORDS: Final = frozenset(
    """a about after all also an and are as at be been before by during for from had has have her his in into is it its
    of on or over that the their they this to under was were which who will with
    al ante como con contra cual de del desde durante e el en entre era es esta este fue ha hacia han hasta la las le
    lo los mas o para pero por que se segun sin sobre son su sus tras u un una y
    ao aos as ate com da das do dos em era essa esse foi mais na nas no nos num numa os ou para pela pelas pelo pelos
    por sao sem seu seus sob sua suas um uma
    au aux avec ce ces cette dans de des du elle en est et il ils la le les leur leurs ont ou par pas pour qui sa ses
    son sont sur un une""".split()  # noqa: SIM905 - four languages, a paragraph each
)
_ENDINGS: Final = ("ing", "es", "ed", "s")
"""Of English above all; cut off alike everywhere, so that "signs" and "signed" are one word."""
_NO_DIGIT = re.compile(r"\D")
_NUMBER = re.compile(r"[0-9][0-9.,\u00a0\u202f]*")
_MONTH: Final = (
    "jan|ene|feb|f[eé]v|mar|apr|abr|avr|ma[iyj]|jun|jui|jul|aug|ago|ao[uû]|sep|set|oct|out|nov|dec|dic|dez|d[eé]c"
)
_DATED = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|[ºª])?(?:[ ](?:of|de))?[ ](?=(?:{_MONTH}))|(?<=[a-z] )\d{{1,2}}(?=,[ ]\d{{4}})",
    re.IGNORECASE,
)
"""Days before and after the name of a month: they are dates, not numbers of something."""
_YEAR = re.compile(r"(?:1\d|20)\d\d")


def words_of(text: str) -> bytes:
    """Return the digests of the words of a text, four bytes each; small words and those with digits do not count."""
    found = set(map(_digest, text.split()))
    for sentence in text.split(". "):
        word = sentence.lstrip().partition(" ")[0]
        if word and (digest := _digest(word)) & NAME:
            found.discard(digest)
            found.add(digest & ~NAME)
    found.discard(0)
    return array("I", found).tobytes()


def numbers_of(text: str) -> str:
    """Return the numbers of a text that are no part of a date, each once, in order; empty where there are none."""
    found = _NUMBER.findall(text)
    if not found:
        return ""
    if len(found) == 1 and len(number := found[0].rstrip(".,")) > 2 and number.isdecimal():
        return "" if _YEAR.fullmatch(number) else number
    if any(len(number.rstrip(".,")) <= 2 for number in found):
        found = _NUMBER.findall(_DATED.sub(" ", text))
    digits = {_NO_DIGIT.sub("", number) for number in found if _YEAR.fullmatch(number.rstrip(".,")) is None}
    return " ".join(sorted(digits, key=lambda number: (len(number), number)))


def fold(word: str) -> str:
    """Return a word in small letters and without accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(one))


def stem(folded: str) -> str:
    """Return a folded word without its ending."""
    ending = next((one for one in _ENDINGS if folded.endswith(one) and len(folded) - len(one) > 2), "")
    return folded.removesuffix(ending)


class _Digests(dict[str, int]):
    """The digest of a word by the word as written; 0 where it says nothing."""

    def __missing__(self, written: str) -> int:
        word = written.strip(PUNCTUATION)
        folded = fold(word)
        digest = 0
        if len(folded) > 1 and folded not in SMALL_WORDS and not any(one.isdigit() for one in folded):
            root = stem(folded).encode("utf-8", "surrogatepass")
            digest = (crc32(root) & ~NAME or 2) | (NAME if word[0].isupper() else 0)
        if len(self) < _MOST_KEPT:
            self[written] = digest
        return digest


_digest = _Digests().__getitem__

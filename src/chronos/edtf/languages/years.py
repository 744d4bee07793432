"""Years out of words: with an era, as a decade, as a century, as a run of years of which one is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.errors import EdtfError
from chronos.edtf.grammar import read
from chronos.edtf.neighbours import dated
from chronos.edtf.possible import year_blocks
from chronos.edtf.syntax import LARGEST_DIGITS, Stated

if TYPE_CHECKING:
    from chronos.edtf.languages.cursor import Cursor

_ROMAN = {"i": 1, "v": 5, "x": 10}
_LAST_CENTURY = 99
_MOST_BARE_DIGITS = 4  # 20180501 is no year


def read_year(cursor: Cursor, at: int, stop: int, date: Stated, *, unknown: bool) -> int:
    """Read the words for a year into a date; where the rest begins.

    Args:
        cursor: The tokens.
        at: Where the year begins, articles and prepositions skipped.
        stop: The end of the range.
        date: What to fill.
        unknown: Whether a note says that the year is not known, so that a run of years is meant.
    """
    language = cursor.language
    long_year = cursor.after(at, stop, language.long_year_words)
    if 0 < long_year < stop:
        rest = _read_largest(cursor, long_year, stop, date)
        if rest > 0:
            return rest
    rest = _read_century(cursor, at, stop, date)
    if rest > 0:
        return rest
    rest = _read_decade(cursor, at, stop, date)
    if rest > 0:
        return rest
    year, rest = _read_plain_year(cursor, at, stop)
    if unknown and cursor.is_sign(rest, stop, "-"):
        last, end = _read_plain_year(cursor, rest + 1, stop)
        _copy_year(mask(cursor, at, year, last), date)
        return end
    _copy_year(dated(year), date)
    return rest


def _copy_year(source: Stated, date: Stated) -> None:
    date.digits, date.negative, date.long, date.exponent = source.digits, source.negative, source.long, source.exponent


def _read_largest(cursor: Cursor, at: int, stop: int, date: Stated) -> int:
    """Read ``1E30`` or ``-`` and more than 18 digits behind "the year"; -1 where neither stands."""
    sign = "-" if cursor.is_sign(at, stop, "-") else ""
    at += len(sign)
    if at >= stop:
        return -1
    token = cursor.tokens[at]
    if token.kind != "pattern" and not (token.kind == "number" and len(token.text) > LARGEST_DIGITS):
        return -1
    try:
        tree = read(f"Y{sign}{token.text.removeprefix('Y')}")
    except EdtfError as fault:
        cursor.fail(at, fault.reason)
    if isinstance(tree, Stated):
        _copy_year(tree, date)
    return at + 1


def _read_plain_year(cursor: Cursor, at: int, stop: int) -> tuple[int, int]:
    """Read an astronomical year and where the rest begins."""
    language = cursor.language
    begin = at
    ahead = cursor.after(at, stop, language.ad_words)
    at = max(at, ahead)
    long_year = cursor.after(at, stop, language.long_year_words)
    at = max(at, long_year)
    if not cursor.is_number(at, stop) or cursor.tokens[at].suffix:
        cursor.not_understood(at, stop)
    digits = cursor.tokens[at].text
    at += 1
    after_christ = cursor.after(at, stop, language.ad_words) if ahead < 0 else -1
    before_christ = cursor.after(at, stop, language.bc_words) if ahead < 0 else -1
    if len(digits) > LARGEST_DIGITS:
        cursor.fail(begin, "a year of more than 18 digits stands behind the word for year")
    number = int(digits)
    if before_christ > 0:
        if number == 0:
            cursor.fail(begin, f"there is no year 0; the year before 1 is “{language.bc.format(1)}”, in EDTF 0000")
        return 1 - number, before_christ
    if number == 0:
        reason = f"no calendar has a year 0; the year before 1 is “{language.bc.format(1)}”, in EDTF 0000"
        cursor.fail(begin, reason)
    if max(ahead, after_christ, long_year) < 0 and len(digits) > _MOST_BARE_DIGITS:
        cursor.fail(begin, f"a year of more than four digits is “{language.long_year.format(digits)}”")
    if ahead < 0 and after_christ < 0 and len(digits) < 4:
        era = language.ad.format(digits)
        cursor.fail(begin, f"a year has four digits, or an era: “{era}” or “{language.bc.format(digits)}”")
    return number, max(at, after_christ)


def mask(cursor: Cursor, at: int, first: int, last: int) -> Stated:
    """The year with unspecified digits that lies between two years, both included, whichever it is."""
    for width in range(1, 5):
        date = dated(first if first >= 0 else last)
        if not date.long:
            date.digits = date.digits[: 4 - width] + "X" * width
            if (first, last) == next(year_blocks(date)):
                return date
    return cursor.fail(at, "years of which one is meant run from 0 to 9 in their last digit or digits")


def _read_decade(cursor: Cursor, at: int, stop: int, date: Stated) -> int:
    language = cursor.language
    named = cursor.after(at, stop, language.decade_words)
    place = max(at, named)
    if not cursor.is_number(place, stop):
        return -1
    token = cursor.tokens[place]
    rest = place + 1
    suffixed = token.suffix == "s" and language.code == "en"
    if named < 0 and not suffixed:
        return -1
    if token.suffix not in ("", "s") or len(token.text) != 4 or not token.text.endswith("0"):
        cursor.fail(place, "a decade is named by the four digits of its first year")
    if named < 0 and token.text.endswith("00"):
        century, decade = token.text[:2] + "XX", token.text[:3] + "X"
        cursor.fail(
            place,
            f"it may be the decade {token.text}–{token.text[:3]}9 ({decade}) or "  # a range
            f"the century {token.text}–{token.text[:2]}99 ({century})",
            "ambiguous",
        )
    date.digits = token.text[:3] + "X"
    return rest


def _read_century(cursor: Cursor, at: int, stop: int, date: Stated) -> int:
    """Read ``19th century``, ``siglo XIX``, ``XIXe siècle``, as 1800-1899; -1 where no century stands."""
    words = cursor.language.century_words
    word_at = at if cursor.after(at, stop, words) > 0 else at + 1
    if word_at >= stop or cursor.after(word_at, stop, words) < 0:
        return -1
    number_at = at if word_at > at else at + 1
    number = _century_number(cursor, number_at, stop)
    rest = at + 2
    before_christ = cursor.after(rest, stop, cursor.language.bc_words)
    if number == 1:
        cursor.fail(number_at, "the first century has 99 years in some countings; write the years")
    date.digits, date.negative = f"{number - 1:02d}XX", before_christ > 0
    return max(rest, before_christ, cursor.after(rest, stop, cursor.language.ad_words))


def _century_number(cursor: Cursor, at: int, stop: int) -> int:
    number = 0
    if cursor.is_number(at, stop):
        number = int(cursor.tokens[at].text[:4])
    else:
        word = cursor.word(at, stop)
        number = cursor.language.ordinal_words.get(word, 0) or _roman(word) or _roman(word.removesuffix("e"))
    if not 1 <= number <= _LAST_CENTURY:
        cursor.not_understood(at, stop)
    return number


def _roman(word: str) -> int:
    """A Roman number up to 39, or 0."""
    total = 0
    # The blank behind the last sign has no value; without a word there is no sign either.
    for sign, following in zip(word, f"{word[1:]} ", strict=False):
        value = _ROMAN.get(sign, 0)
        if not value:
            return 0
        total += -value if value < _ROMAN.get(following, 0) else value
    return total if word == _write_roman(total) else 0


def _write_roman(number: int) -> str:
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (number // 10) + ones[number % 10]

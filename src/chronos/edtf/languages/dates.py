"""One date out of words: its qualifiers, its notes, and its parts in the order of the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.errors import EdtfError
from chronos.edtf.grammar import read
from chronos.edtf.languages.language import folded
from chronos.edtf.languages.notes import Notes, read_notes
from chronos.edtf.languages.years import read_year
from chronos.edtf.possible import SEASONS
from chronos.edtf.syntax import APPROXIMATE, Stated

if TYPE_CHECKING:
    from chronos.edtf.languages.cursor import Cursor

# Q2 2019, T2 2019 (trimestre), H1 2019 and S1 2019 (semestre): what comes before the code of the first.
_SHORT_UNITS = {"q": 32, "t": 32, "h": 39, "s": 39}
_UNIT_COUNTS = {32: 4, 36: 3, 39: 2}
_LAST_SEASON = 32  # the codes after it are quarters, quadrimesters and semesters

NO_SEASON_OF_YEARS = "this lies within one year; write “to” between the years, or the one that is meant"
NO_PART_OF_YEARS = "a half or a quarter of a decade or a century has no words of its own here; write the years"
_DAY_SUFFIXES = ("", "st", "nd", "rd", "th", "er", "o")


def read_date(cursor: Cursor, start: int, stop: int) -> Stated:
    """Read one date from a range of tokens.

    Its year, or its month and year, may be missing, where the next date of a pair has them.

    Raises:
        EdtfError: Some token of the range is not understood.
    """
    notes, end = read_notes(cursor, start, stop)
    at = cursor.skip(start, end, cursor.language.circa_words)
    if at > start:
        notes.whole |= APPROXIMATE
    date = _read_unqualified(cursor, at, end, notes)
    _apply_notes(cursor, end, date, notes)
    depth = 1 + bool(date.month) + bool(date.day)
    own = [mark if place < depth else 0 for place, mark in enumerate(notes.marks)]
    if own != notes.marks:
        cursor.fail(end, "a qualifier stands on a part that the date does not have")
    year, month, day = (mark | (notes.whole if place < depth else 0) for place, mark in enumerate(own))
    date.marks = (date.marks[0] | year, date.marks[1] | month, date.marks[2] | day)
    return date


def _apply_notes(cursor: Cursor, end: int, date: Stated, notes: Notes) -> None:
    if notes.hemisphere:
        if not 21 <= date.season <= 24:
            cursor.fail(end, "only a season has a hemisphere")
        date.month = str(date.season + notes.hemisphere)
    if notes.significant:
        if date.month or "X" in date.digits:
            cursor.fail(end, "only a year has significant digits")
        date.significant = notes.significant
    _apply_unknown(cursor, end, date, notes.unknown)


def _apply_unknown(cursor: Cursor, end: int, date: Stated, unknown: str) -> None:
    if unknown == "year":
        date.digits = date.digits or "XXXX"
        if "X" not in date.digits:
            cursor.fail(end, "the year is given and said to be unknown")
    elif unknown == "day":
        if not date.month or date.season or date.day:
            cursor.fail(end, "an unknown day stands behind a month")
        date.day = "XX"
    elif unknown:
        if date.month or not date.digits:
            cursor.fail(end, "an unknown month stands behind a year")
        date.month = "XX"
        date.day = "XX" if unknown == "month and day" else ""


def _read_unqualified(cursor: Cursor, at: int, stop: int, notes: Notes) -> Stated:
    language = cursor.language
    unknown_year = folded(language.unknown_notes["year"])
    if cursor.after(at, stop, (unknown_year,)) == stop:
        date = Stated()
        date.digits = "XXXX"
        return date
    pattern = cursor.after(at, stop, (folded(language.pattern.removesuffix(" {}")),))
    if pattern > 0 or (at < stop and cursor.tokens[at].kind == "pattern"):
        return _read_pattern(cursor, max(pattern, at), stop)
    numeric = _read_numeric(cursor, at, stop)
    if numeric is not None:
        return numeric
    date = Stated()
    at = _skip_to_noun(cursor, at, stop)
    rest = _read_parts(cursor, at, stop, date, notes)
    if rest < stop:
        rest = _read_time(cursor, rest, stop, date)
    if rest < stop:
        cursor.not_understood(rest, stop)
    return date


def _skip_to_noun(cursor: Cursor, at: int, stop: int) -> int:
    at = cursor.skip(at, stop, cursor.language.within_words)
    return cursor.skip(at, stop, cursor.language.articles)


def _read_pattern(cursor: Cursor, at: int, stop: int) -> Stated:
    if at >= stop or cursor.tokens[at].kind != "pattern" or at + 1 < stop:
        cursor.not_understood(min(at + 1, stop) if at < stop and cursor.tokens[at].kind == "pattern" else at, stop)
    token = cursor.tokens[at]
    try:
        tree = read(token.text)
    except EdtfError as fault:
        raise EdtfError(cursor.given, token.start + fault.offset, fault.reason, fault.kind) from None
    if not isinstance(tree, Stated):
        cursor.not_understood(at, stop)
    return tree


def _read_numeric(cursor: Cursor, at: int, stop: int) -> Stated | None:
    """Read ``25/12/2018``; refuse ``03/04/2019``, naming both readings."""
    if stop - at != 5 or not all(cursor.is_number(place, stop) for place in (at, at + 2, at + 4)):
        return None
    signs = {cursor.tokens[at + 1].text, cursor.tokens[at + 3].text}
    if len(signs) != 1 or signs.isdisjoint("/.-"):
        return None
    first, second, year = (cursor.tokens[place].text for place in (at, at + 2, at + 4))
    if len(first) == 4 and len(second) <= 2 and len(year) <= 2:
        return _numbered(first, second, year)
    if len(year) != 4 or max(len(first), len(second)) > 2:
        cursor.fail(at, "a date in numbers has a year of four digits")
    if int(second) > 12:
        first, second = second, first
    elif int(first) <= 12 and first != second:
        months = cursor.language.months
        readings = [
            cursor.language.of.join((str(int(day)), months[int(month) - 1], year))
            for day, month in ((first, second), (second, first))
            if int(month) >= 1
        ]
        cursor.fail(at, f"it may be {' or '.join(readings)}: write the month as a word", "ambiguous")
    return _numbered(year, second, first)


def _numbered(year: str, month: str, day: str) -> Stated:
    date = Stated()
    date.digits, date.month, date.day = year, month.zfill(2), day.zfill(2)
    return date


def _read_parts(cursor: Cursor, at: int, stop: int, date: Stated, notes: Notes) -> int:
    """Read the season, the day and month or the month, then the year; where the rest begins."""
    begin = at
    at = _read_season(cursor, at, stop, date)
    if at == begin:
        at = _read_day_and_month(cursor, at, stop, date)
    if at >= stop:
        return at
    if at > begin:
        comma = date.season or (cursor.language.month_first and date.day)
        at += bool(comma) and cursor.is_sign(at, stop, ",")
        at = cursor.skip(at, stop, cursor.language.of_words)
    within = cursor.after(at, stop, cursor.language.within_words) > 0
    year_at = _skip_to_noun(cursor, at, stop) if at > begin else at
    if date.season and year_at < stop and cursor.tokens[year_at].kind == "pattern":
        return _read_hyphened_years(cursor, year_at, date, notes)
    rest = read_year(cursor, year_at, stop, date, unknown=notes.unknown == "year")
    if date.season > _LAST_SEASON and "X" in date.digits and not (within and _is_decade_or_run(cursor, year_at, rest)):
        cursor.fail(begin, NO_PART_OF_YEARS)
    if date.season and rest + 2 == stop and cursor.is_number(rest + 1, stop):
        signs = (cursor.is_sign(rest, stop, sign) for sign in "-/")
        if any(signs):
            _check_season_years(cursor, rest, date, notes, cursor.tokens[rest + 1].text)
            return stop
    return rest


def _is_decade_or_run(cursor: Cursor, at: int, stop: int) -> bool:
    """Whether years are not named as a century: the words of the writer for part of some year never do."""
    return all(cursor.after(place, stop, cursor.language.century_words) < 0 for place in range(at, stop))


def _read_hyphened_years(cursor: Cursor, at: int, date: Stated, notes: Notes) -> int:
    """Read the years of ``winter 2018-19``, which together look like a year and a month."""
    year, hyphen, following = cursor.tokens[at].text.partition("-")
    if not hyphen or not (year.isdigit() and following.isdigit()):
        cursor.not_understood(at, at + 1)
    date.digits = year
    _check_season_years(cursor, at, date, notes, following)
    return at + 1


def _check_season_years(cursor: Cursor, at: int, date: Stated, notes: Notes, following: str) -> None:
    """Refuse ``2018–2019`` behind a season that does not run from the one year into the other."""
    code = date.season + notes.hemisphere
    month, count = SEASONS.get(code, (1, 1))
    if code > _LAST_SEASON or month + count <= 13:
        cursor.fail(at, NO_SEASON_OF_YEARS)
    plain = date.digits.isdigit() and not (date.negative or date.long)
    next_year = f"{int(date.digits) + 1:04d}" if plain else ""
    if following not in (next_year, next_year[2:]) or not following:
        cursor.fail(at, "the season runs from one year into the next, not further")


def _read_season(cursor: Cursor, at: int, stop: int, date: Stated) -> int:
    language = cursor.language
    word = cursor.word(at, stop)
    if word in language.season_words:
        date.month = str(language.season_words[word])
        return at + 1
    if word in _SHORT_UNITS and cursor.is_number(at + 1, stop) and not cursor.tokens[at + 1].spaced:
        return _set_unit(cursor, at, date, _SHORT_UNITS[word], int(cursor.tokens[at + 1].text[:2]))
    unit = language.unit_words.get(cursor.word(at + 1, stop))
    if unit is None:
        return at
    if cursor.is_number(at, stop):
        return _set_unit(cursor, at, date, unit, int(cursor.tokens[at].text[:2]))
    number = language.ordinal_words.get(word, 0)
    return _set_unit(cursor, at, date, unit, _UNIT_COUNTS[unit] if number < 0 else number)


def _set_unit(cursor: Cursor, at: int, date: Stated, unit: int, number: int) -> int:
    if not 1 <= number <= _UNIT_COUNTS[unit]:
        cursor.fail(at, f"a year has {_UNIT_COUNTS[unit]} of these")
    date.month = str(unit + number)
    return at + 2


def _read_day_and_month(cursor: Cursor, at: int, stop: int, date: Stated) -> int:
    language = cursor.language
    month = language.month_words.get(cursor.word(at, stop))
    if month:
        date.month = f"{month:02d}"
        if language.month_first and _day(cursor, at + 1, stop) and not _ends_a_year(cursor, at + 1, stop):
            date.day = f"{_day(cursor, at + 1, stop):02d}"
            return at + 2
        return at + 1
    day = _day(cursor, at, stop)
    if not day:
        return at
    month_at = cursor.skip(at + 1, stop, language.of_words)
    month = language.month_words.get(cursor.word(month_at, stop))
    if month:
        date.day, date.month = f"{day:02d}", f"{month:02d}"
        return month_at + 1
    # "26" in "26-29 September", and "5, 2018" in "May 3-5, 2018".
    if at + 1 == stop or (language.month_first and cursor.is_sign(at + 1, stop, ",")):
        date.day = f"{day:02d}"
        return at + 1 + (at + 1 < stop)
    return at


def _ends_a_year(cursor: Cursor, at: int, stop: int) -> bool:
    """Whether a small number after a month is a year: ``May 44 BC``."""
    eras = (*cursor.language.bc_words, *cursor.language.ad_words)
    return cursor.after(at + 1, stop, eras) > 0


def _day(cursor: Cursor, at: int, stop: int) -> int:
    """The day of the month that stands at a place, or 0."""
    if not cursor.is_number(at, stop):
        number = cursor.language.ordinal_words.get(cursor.word(at, stop), 0)
        return number if number == 1 else 0
    token = cursor.tokens[at]
    fits = len(token.text) <= 2 and token.suffix in _DAY_SUFFIXES and 1 <= int(token.text) <= 31
    return int(token.text) if fits else 0


def _read_time(cursor: Cursor, at: int, stop: int, date: Stated) -> int:
    """Read ``, 23:20:30 UTC+04:00`` or ``à 23 h 20 min 30 s``; the same place where no time stands."""
    begin = at
    at = cursor.skip(at, stop, cursor.language.time_words)
    if at < stop and cursor.tokens[at].kind == "clock":
        date.time = cursor.tokens[at].text
        at += 1
    else:
        parts = []
        for unit in ("h", "min", "s"):
            if not cursor.is_number(at, stop) or cursor.word(at + 1, stop) != unit:
                return begin
            parts.append(cursor.tokens[at].text)
            at += 2
        date.time = ":".join(parts)
    if cursor.word(at, stop) in ("utc", "gmt", "z"):
        at = _read_zone(cursor, at + 1, stop, date)
    return at


def _read_zone(cursor: Cursor, at: int, stop: int, date: Stated) -> int:
    for sign in "+-":
        if cursor.is_sign(at, stop, sign) and at + 1 < stop:
            date.zone = sign + cursor.tokens[at + 1].text
            return at + 2
    date.zone = "Z"
    return at

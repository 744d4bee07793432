"""Words into dates: what joins them, from the outermost joint to the innermost. What is not understood is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chronos.edtf.calendars import civil, format_day, julian_day_number, julian_month_days, month_days
from chronos.edtf.canonical import write_date
from chronos.edtf.errors import EdtfError
from chronos.edtf.grammar import read
from chronos.edtf.languages.cursor import Cursor, telling
from chronos.edtf.languages.dates import NO_SEASON_OF_YEARS, read_date
from chronos.edtf.languages.language import folded
from chronos.edtf.neighbours import dated, neighbour, year_of
from chronos.edtf.syntax import APPROXIMATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chronos.edtf.languages.language import Language
    from chronos.edtf.syntax import Stated

# No phrase of one date or two is longer; lists are cut up before they are counted.
_MOST_TOKENS = 80
_THIRDS = (("01", "04"), ("05", "08"), ("09", "12"))


class Reader:
    """Reads one text in one language.

    Its methods take a range of tokens and give EDTF text, or None where their joint is absent.
    """

    def __init__(self, language: Language, text: str, *, julian: bool = False) -> None:
        self.language = language
        self.cursor = Cursor(language, text)
        self.julian = julian

    def read(self) -> str:
        """The EDTF text of the whole.

        Raises:
            EdtfError: Some token is not understood; with its offset.
        """
        stop = len(self.cursor.tokens)
        if not stop:
            raise EdtfError(self.cursor.given, 0, "it is empty")
        listed = self._listed(0, stop)
        return listed if listed is not None else self._first_that_reads(self._joints(), 0, stop)

    def _joints(self) -> tuple[Callable[[int, int], str | None], ...]:
        return (
            self._endless,
            self._every,
            self._bounded,
            self._or_later,
            self._third,
            self._single,
            self._interval,
            self._alternatives,
        )

    def _first_that_reads(self, joints: tuple[Callable[[int, int], str | None], ...], at: int, stop: int) -> str:
        if stop - at > _MOST_TOKENS:
            self.cursor.fail(at + _MOST_TOKENS, "this is too long for a date")
        told: EdtfError | None = None
        for joint in joints:
            try:
                found = joint(at, stop)
            except EdtfError as fault:
                told = fault if told is None else max(told, fault, key=telling)
            else:
                if found is not None:
                    return found
        if told is None:
            self.cursor.not_understood(at, stop)
        raise told

    def _listed(self, at: int, stop: int) -> str | None:
        """``one of: …; …`` and ``all of: …; …``."""
        for words, opening, closing in ((self.language.one_of, "[", "]"), (self.language.all_of, "{", "}")):
            colon = self.cursor.after(at, stop, (folded(words),))
            if colon > 0 and self.cursor.is_sign(colon, stop, ":"):
                ends = [place for place in range(colon + 1, stop) if self._outer_sign(place, ";")]
                starts = [colon + 1, *(end + 1 for end in ends)]
                members = [self._member(*pair) for pair in zip(starts, [*ends, stop], strict=True)]
                return self._checked(f"{opening}{','.join(members)}{closing}", at)
        return None

    def _outer_sign(self, place: int, sign: str) -> bool:
        """Whether a sign stands outside of parentheses; a note never has the signs after which it is asked."""
        if not self.cursor.is_sign(place, len(self.cursor.tokens), sign):
            return False
        return self._is_outside(place)

    def _is_outside(self, place: int) -> bool:
        for before in range(place - 1, max(-1, place - _MOST_TOKENS), -1):
            if self.cursor.tokens[before].kind == "sign" and self.cursor.tokens[before].text in "()":
                return self.cursor.tokens[before].text == ")"
        return True

    def _member(self, at: int, stop: int) -> str:
        text = self._first_that_reads((self._or_later, self._single, self._interval), at, stop)
        return text.strip("[]").replace("/", "..")

    def _endless(self, at: int, stop: int) -> str | None:
        """Intervals without a dated end."""
        signs = {"open": "..", "unknown": ""}
        for key, words in self.language.endless.items():
            if self.cursor.after(at, stop, (folded(words).replace(",", " ,"),)) == stop:
                start, end = key.split()
                return f"{signs[start]}/{signs[end]}"
        return None

    def _every(self, at: int, stop: int) -> str | None:
        """``every year from 1980 to 1985``, ``every month after May 2018``."""
        for unit, words in self.language.each.items():
            rest = self.cursor.after(at, stop, (folded(words),))
            if rest > 0:
                found = self._first_that_reads((self._bounded, self._interval), rest, stop)
                inner = found.strip("[]").replace("/", "..")
                tree = read(f"{{{inner}}}")
                dates = [date for member in getattr(tree, "members", ()) for date in member.dates]
                if any(date.depth != unit for date in dates) or ".." not in inner:
                    self.cursor.fail(rest, f"these are not of the unit of “{words}”")
                return f"{{{inner}}}"
        return None

    def _bounded(self, at: int, stop: int) -> str | None:
        """What begins with since, from (without to), until, after, before or between."""
        language, cursor = self.language, self.cursor
        unknown_end = self._before_phrase(at, stop, language.end_unknown)
        begin = cursor.after(at, stop, (*language.starting_words, *language.since_words))
        if begin > 0 and unknown_end > 0:
            return f"{self._date(begin, unknown_end)}/"
        unknown_start = self._before_phrase(at, stop, language.start_unknown)
        until = cursor.after(at, stop, language.until_words)
        if until > 0:
            return f"/{self._date(until, unknown_start)}" if unknown_start > 0 else f"../{self._date(until, stop)}"
        after = cursor.after(at, stop, language.after_words)
        if after > 0:
            return f"[{self._beside(after, stop, 1)}..]"
        before = cursor.after(at, stop, language.before_words)
        if before > 0:
            return f"[..{self._beside(before, stop, -1)}]"
        between = cursor.after(at, stop, language.between_words)
        if between > 0:
            return self._between(between, stop)
        since = cursor.after(at, stop, language.since_words)
        return self._since(max(since, begin), stop, only_since=since > 0) if begin > 0 else None

    def _since(self, at: int, stop: int, *, only_since: bool) -> str | None:
        try:
            return f"{self._date(at, stop)}/.."
        except EdtfError:
            # Spanish and Portuguese "desde 2013 hasta 2015" is an interval.
            if only_since and self.language.code == "en":
                raise
            return None

    def _before_phrase(self, at: int, stop: int, words: str) -> int:
        """Where ``, end unknown`` begins at the end of a range; -1 without it."""
        length = len(words.split()) + 1
        begin = stop - length
        if begin > at and self.cursor.after(begin, stop, (f", {folded(words)}",)) == stop:
            return begin
        return -1

    def _beside(self, at: int, stop: int, step: int) -> str:
        """The text of the date just after or just before one."""
        date = self._complete(read_date(self.cursor, at, stop), at)
        if self.julian and date.day:
            date = self._gregorian(date, at)
        elif self.julian:
            self.cursor.fail(at, "only full days are converted from the Julian calendar here")
        plain = not (date.masked or date.season or date.significant or date.time or date.too_large)
        outside = neighbour(date, step) if plain else None
        if outside is None:
            self.cursor.fail(at, "before and after stand with a year, a month or a day")
        return self._checked(write_date(outside), at)

    def _between(self, at: int, stop: int) -> str:
        for place, rest in self._places(at, stop, self.language.and_words, dashes=False):
            first, last = self._pair(at, place, rest, stop)
            return self._checked(f"[{_deepened(first, last, 0)}..{_deepened(last, first, 1)}]", at)
        return self.cursor.fail(stop, f"“{self.language.between[1]}” is missing")

    def _places(self, at: int, stop: int, phrases: tuple[str, ...], *, dashes: bool) -> Iterator[tuple[int, int]]:
        """Where one of some joints stands outside of parentheses: its place and the place behind it."""
        for place in range(at + 1, stop - 1):
            rest = self.cursor.after(place, stop, phrases)
            if rest < 0 and dashes and self.cursor.is_sign(place, stop, "-"):
                rest = place + 1
            if 0 < rest < stop and self._is_outside(place):
                yield place, rest

    def _interval(self, at: int, stop: int) -> str | None:
        """``A to B``, ``from A to B``, ``A-B``."""
        begin = self.cursor.skip(at, stop, (*self.language.from_words, *self.language.starting_words))
        told: EdtfError | None = None
        for place, rest in self._places(begin, stop, self.language.to_words, dashes=True):
            try:
                first, last = self._pair(begin, place, rest, stop)
                return self._checked(f"{first}/{last}", at)
            except EdtfError as fault:
                told = fault if told is None else max(told, fault, key=telling)
        if told is not None:
            raise told
        return None

    def _pair(self, at: int, place: int, rest: int, stop: int) -> tuple[str, str]:
        """Two dates, of which the first may lack what the second has."""
        first, last = read_date(self.cursor, at, place), read_date(self.cursor, rest, stop)
        if last.day and not last.month:
            # "May 3-5, 2018" has the month ahead.
            last.month = first.month
        self._complete(last, rest)
        if first.season and last.depth == "year" and not last.masked and self.cursor.is_sign(place, stop, "-"):
            self.cursor.fail(place, NO_SEASON_OF_YEARS)
        self._inherit(first, last)
        return self._text(first, at), self._text(last, rest)

    @staticmethod
    def _inherit(date: Stated, donor: Stated) -> None:
        if not donor.month:
            return
        if not date.digits:
            date.digits, date.negative = donor.digits, donor.negative
            date.month = date.month or donor.month
            # What qualifies the shortened date qualifies the parts that it borrows.
            depth = 1 + bool(date.month) + bool(date.day)
            whole = max(date.marks)
            date.marks = (whole, whole if depth > 1 else 0, whole if depth > 2 else 0)

    def _alternatives(self, at: int, stop: int) -> str | None:
        """``2013 or 2014``, ``3, 5 and 7 May 2018``."""
        for phrases, opening, closing in ((self.language.or_words, "[", "]"), (self.language.and_words, "{", "}")):
            joints = list(self._places(at, stop, phrases, dashes=False))
            if joints:
                commas = [(place, place + 1) for place in range(at, stop) if self._outer_sign(place, ",")]
                try:
                    return self._series(at, stop, joints, opening + closing)
                except EdtfError:
                    if not commas:
                        raise
                return self._series(at, stop, sorted(joints + commas), opening + closing)
        return None

    def _series(self, at: int, stop: int, joints: list[tuple[int, int]], brackets: str) -> str:
        starts = [at, *(rest for _, rest in joints)]
        ends = [*(place for place, _ in joints), stop]
        # "Circa 2013 or 2014" is about both.
        circa = self.cursor.after(starts[0], ends[0], self.language.circa_words) > 0
        written = []
        donor: Stated | None = None
        for start, end in reversed(list(zip(starts, ends, strict=True))):
            date = read_date(self.cursor, start, end)
            if donor is not None:
                self._inherit(date, donor)
            if circa:
                _approximate(date)
            written.append(self._text(date, start))
            donor = date
        return self._checked(f"{brackets[0]}{','.join(reversed(written))}{brackets[1]}", at)

    def _or_later(self, at: int, stop: int) -> str | None:
        for words, pattern in ((self.language.or_later, "[{}..]"), (self.language.or_earlier, "[..{}]")):
            begin = stop - len(words.split())
            if begin > at and self.cursor.after(begin, stop, (folded(words),)) == stop:
                return pattern.format(self._date(at, begin))
        return None

    def _third(self, at: int, stop: int) -> str | None:
        """``early 2017``: the first third of the months of a year."""
        rest = self.cursor.after(at, stop, self.language.third_words)
        if rest < 0:
            return None
        third = self.language.third_words[" ".join(token.text for token in self.cursor.tokens[at:rest])]
        rest += self.cursor.is_sign(rest, stop, "-")
        date = self._complete(read_date(self.cursor, rest, stop), rest)
        if date.depth != "year" or date.masked or date.long or date.significant or any(date.marks) or self.julian:
            self.cursor.fail(rest, "early, mid and late stand with a year")
        first, last = _THIRDS[third]
        year = write_date(date)
        return f"[{year}-{first}..{year}-{last}]"

    def _single(self, at: int, stop: int) -> str | None:
        date = self._complete(read_date(self.cursor, at, stop), at)
        if self.julian and not date.day:
            return self._julian_run(date, at)
        return self._text(date, at)

    def _date(self, at: int, stop: int) -> str:
        return self._text(self._complete(read_date(self.cursor, at, stop), at), at)

    def _complete(self, date: Stated, at: int) -> Stated:
        if not date.digits or (date.day and not date.month):
            self.cursor.fail(at, "its year is missing")
        return date

    def _text(self, date: Stated, at: int) -> str:
        self._complete(date, at)
        if self.julian:
            date = self._gregorian(date, at)
        return self._checked(write_date(date), at)

    def _checked(self, edtf: str, at: int) -> str:
        """EDTF text that the grammar takes; what it refuses (31 June, an end before its start) is refused here."""
        try:
            read(edtf)
        except EdtfError as fault:
            self.cursor.fail(at, fault.reason, fault.kind)
        return edtf

    def _gregorian(self, date: Stated, at: int) -> Stated:
        if not date.day or date.masked or date.time:
            self.cursor.fail(at, "only full days are converted from the Julian calendar here")
        year, month, day = year_of(date), int(date.month), int(date.day)
        if day > julian_month_days(year, month):
            self.cursor.fail(at, "the Julian calendar has no such day")
        converted = dated(*civil(julian_day_number(year, month, day)))
        converted.marks = date.marks
        return converted

    def _julian_run(self, date: Stated, at: int) -> str:
        if date.masked or date.season or date.significant or date.long:
            self.cursor.fail(at, "only years, months and days are converted from the Julian calendar")
        year, first, last = year_of(date), int(date.month or 1), int(date.month or 12)
        run = (julian_day_number(year, first, 1), julian_day_number(year, last, julian_month_days(year, last)))
        mark = write_date(date).lstrip("-0123456789")
        start, end = (
            format_day(day) + (mark if len(set(date.marks[: 1 + bool(date.month)])) == 1 else "") for day in run
        )
        return self._checked(f"[{start}..{end}]", at)


def _approximate(date: Stated) -> None:
    """Make all of a date approximate."""
    depth = 1 + bool(date.month) + bool(date.day)
    year, month, day = (mark | (APPROXIMATE if place < depth else 0) for place, mark in enumerate(date.marks))
    date.marks = (year, month, day)


def _deepened(date: str, other: str, side: int) -> str:
    """A date between which and another something happened, to the unit of the other where that is finer.

    ``between 2018 and April 2023`` begins with January 2018; ``between May 2018 and 2022`` (side 1) ends with December.
    """
    plain = re.compile(r"-?[0-9]{4}(-[0-9]{2}){0,2}")
    if not (plain.fullmatch(date) and plain.fullmatch(other)):
        return date
    while date.count("-", 1) < other.count("-", 1):
        if not side:
            date += "-01"
        elif not date.count("-", 1):
            date += "-12"
        else:
            date += f"-{month_days(int(date[:-3]), int(date[-2:])):02d}"
    return date

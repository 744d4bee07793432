"""Dates of one column as date expressions: each cell by itself, and what it leaves open by the column as a whole.

What has two readings is decided by other cells of the same column (one ``25/12/2019`` shows that days come first), by a
mapping, or not at all: then it is refused.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from msgspec import Struct

from chronos.edtf import LANGUAGES, DateExpression, EdtfError, numeric_readings, read_words
from chronos.exchange.dating import expression
from chronos.exchange.tables.number_formats import to_day

ORDERS: Final = ("day-first", "month-first", "year-first")
_MOST_WORDS: Final = 6
"""Words of a date behind the name of a source."""
_LONGEST: Final = 120
"""Characters of a text that may still be a date."""
_REMEMBERED: Final = 50_000
_SHOWN: Final = 60
_NUMBERS: Final = re.compile(
    r"(\d{1,2})\s?([-/. \u2010-\u2015])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})\.?"
    r"(?:,?[T ]\s*(\d{1,2}:\d\d(?::\d\d)?)(?:\.0*)?\s*([AaPp]\.?[Mm]\.?)?)?"
)
_ISO_TIME: Final = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s?(Z|UTC|[+-]\d\d:?\d\d)?")
_WORDS_AND_TIME: Final = re.compile(r"(.*[^\W\d_].*?),?\s+(\d{1,2}:\d\d(?::\d\d)?)\s*([AaPp]\.?[Mm]\.?)?")
"""A day with its month in words, and a time of day behind it."""
_WHOLE: Final = re.compile(r"(?:\d{4}|\d{8})\.0+")
_SERIAL: Final = re.compile(r"[1-9]\d{4}(?:\.\d+)?")
_FIRST_SERIAL, _LAST_SERIAL = 7_306, 73_050
"""1920-01-01 and 2099-12-31 in the 1900 system: what a column of five digits may be."""
_DAY_MONTH: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|°|ª)?[-\s./]+(?:de |of |d')?([^\W\d_]+)\.?[-\s./,]+(?:de |del |of )?(\d{4})"
)
_MONTH_DAY: Final = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_MONTH: Final = re.compile(r"([^\W\d_]+)\.?[-\s/,]+(?:de |del |of )?(\d{4})")
_SHORT_YEAR: Final = re.compile(r"(?:\d{1,2}[-\s./])?[^\W\d_]+[-\s./]'?\d{2}")
_WEEKDAY: Final = re.compile(r"([^\W\d_]+)\.?,?\s+(?=\S*\d|[^\W\d_]+\.?\s+\d)")
_SPAN: Final = re.compile(r"(\d{2})(\d{2})-(2[1-9]|3\d|4[01])")
_WEEKDAYS: Final = {
    word: number
    for number, words in enumerate(
        (
            "monday mon lunes lun segunda seg lundi",
            "tuesday tue tues martes mar terca ter mardi",
            "wednesday wed miercoles mie quarta qua mercredi mer",
            "thursday thu thur thurs jueves jue quinta qui jeudi jeu",
            "friday fri viernes vie sexta sex vendredi ven",
            "saturday sat sabado sab samedi sam",
            "sunday sun domingo dom dimanche dim",
        )
    )
    for word in words.split()
}
_UNDATED: Final = frozenset(
    (
        *("undated", "not dated", "no date", "without date", "date unknown", "unknown date", "unknown", "not known"),
        *("nd", "n d", "na", "n a", "none", "null", "nil", "nan", "nat", "tbd", "tbc"),
        *("sin fecha", "s f", "sf", "fecha desconocida", "desconocida", "desconocido"),
        *("sem data", "s d", "sd", "data desconhecida", "desconhecida", "desconhecido"),
        *("sans date", "non date", "non datee", "date inconnue", "inconnue", "inconnu"),
    )
)
"""What tables write where they know no date, in small letters without accents and punctuation."""
_PUNCTUATION: Final = re.compile(r"[\W_]+")
_ACCENTS: Final = str.maketrans("áâãàéêèíîóôõúüçñû", "aaaaeeeiiooouucnu")


class Evidence(Struct):
    """What the cells of one column show of how it is written; filled cell by cell, of bounded size."""

    day_first: str = ""
    month_first: str = ""
    open_cells: int = 0
    serials: int = 0
    others: int = 0
    marks: int = 0

    def add(self, cell: str) -> None:
        """Look at one cell."""
        if cell.isdecimal() and len(cell) == 4:
            self.others += 1
            return
        numbers = _NUMBERS.fullmatch(cell)
        if numbers is not None:
            first, second = int(numbers[1]), int(numbers[3])
            if first > 12 >= second:
                self.day_first = self.day_first or cell
            elif second > 12 >= first:
                self.month_first = self.month_first or cell
            elif first != second:
                self.open_cells += 1
            self.others += 1
        elif _is_serial(cell):
            self.serials += 1
        elif cell:
            self.others += 1
            self.marks += cell[-1] in "~%]}X" or "/.." in cell

    @property
    def order(self) -> str:
        """The order that the column shows; empty where it shows none, or both."""
        if bool(self.day_first) == bool(self.month_first):
            return ""
        return "day-first" if self.day_first else "month-first"

    @property
    def are_serials(self) -> bool:
        """Whether all cells are serial numbers of days."""
        return bool(self.serials) and not self.others


class ColumnDates:
    """Reads the cells of a column."""

    def __init__(
        self, name: str, evidence: Evidence, *, order: str = "", first_year: int | None = None, strict: bool = True
    ) -> None:
        """Decide how the column is written, by what has been seen of it.

        Where ``settle`` is set to something, it is called before what the column as a whole decides is asked for the
        first time; it completes the evidence, and unsets itself.

        Args:
            name: The name of the column, for messages.
            evidence: What all of its cells show.
            order: One of :data:`ORDERS` where a mapping says it.
            first_year: The first of the hundred years that years of two digits are taken from; ``None`` refuses them.
            strict: Whether ``2018-21``, which EDTF has for spring 2018, may also mean 2018 to 2021, and is refused.
        """
        self.name = name
        self.evidence = evidence
        self.order = order or evidence.order
        self.first_year = first_year
        self.is_strict = strict and not evidence.marks
        self.settle: Callable[[], None] | None = None
        self._known: dict[str, DateExpression | str | None] = {}

    def _settled(self) -> None:
        """See to it that all cells of the column have been looked at."""
        if self.settle is not None:
            self.settle()

    def read(self, cell: str) -> DateExpression | None:
        """Return what a cell says; ``None`` where it says that there is no date.

        Raises:
            ValueError: it cannot be read, or read in two ways; the message says what is wrong, and a way out.
        """
        try:
            found = self._known[cell]
        except KeyError:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[cell] = self._looked_at(cell)
        if isinstance(found, str):
            raise ValueError(found)  # noqa: TRY004 - the text is the reason
        return found

    def _looked_at(self, cell: str) -> DateExpression | str | None:
        """Return the date, or the reason why there is none."""
        if is_undated(cell):
            return None
        if len(cell) > _LONGEST:
            return f"{self.name} {cell[:_SHOWN]!r} is too long for a date; put the date into a column of its own"
        try:
            return self._date(cell)
        except EdtfError as error:
            reason = error.reason[:_LONGEST]
        except ValueError as error:
            reason = str(error)
        return f"{self.name} {cell[:_SHOWN]!r}: {reason}"

    def _date(self, cell: str) -> DateExpression:
        if _WHOLE.fullmatch(cell):
            cell = cell.partition(".")[0]  # a whole number, as programs write it beside empty cells
        if _is_serial(cell):
            return self._serial(cell)
        span = _SPAN.fullmatch(cell)
        if span is not None:
            self._settled()
        if span is not None and self.is_strict and int(span[2]) < int(span[3]):
            raise ValueError(
                f"it may be a season in EDTF or the years {span[1]}{span[2]}/{span[1]}{span[3]}; write which"
            )
        try:
            return expression(cell)
        except EdtfError:
            pass
        if cell.startswith("~"):
            return self._about(cell[1:].strip())
        timed = _ISO_TIME.fullmatch(cell)
        if timed is not None:
            return _timed(*timed.groups())
        numbers = _NUMBERS.fullmatch(cell)
        if numbers is not None:
            return self._numbered(numbers)
        quick = day_or_month(cell)
        if quick:
            return expression(quick)
        return self._words(cell)

    def _about(self, cell: str) -> DateExpression:
        found = self._date(cell)
        if found.kind != "date":
            raise ValueError("“~” stands before one date; write it behind each of two, as in 2017~/2018~")
        return expression(f"{found.text}~")

    def _serial(self, cell: str) -> DateExpression:
        self._settled()
        if not self.evidence.are_serials:
            raise ValueError("a number; where it is a serial number of Excel, write it as a date")
        return expression(to_day(int(float(cell))).isoformat())

    def _numbered(self, found: re.Match[str]) -> DateExpression:
        first, second, year = int(found[1]), int(found[3]), found[4]
        if len(year) == 2:
            if self.first_year is None:
                raise ValueError("a year of two digits; write four, or say `two_digit_years: 1950` in a --map file")
            if self.order == "year-first":
                return expression(f"{self._century(found[1])}-{second:02}-{int(year):02}")
            year = self._century(year)
        if first <= 12 and second <= 12 and first != second:
            self._settled()
        if first > 12 >= second or first == second or (self.order == "day-first" and second <= 12):
            day, month = first, second
        elif second > 12 >= first or self.order == "month-first":
            day, month = second, first
        else:
            raise ValueError(self._two_ways(first, second, year))
        clock = _clock(found[5], found[6])
        return expression(f"{year}-{month:02}-{day:02}{clock}")

    def _two_ways(self, first: int, second: int, year: str) -> str:
        one, other = f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"
        why = "nothing in the column decides"
        if self.evidence.day_first:
            why = f"the column has both {self.evidence.day_first!r} and {self.evidence.month_first!r}"
        return f"it may be {one} or {other}, and {why}; say `date_order: day-first` or `month-first` in a --map file"

    def _century(self, digits: str) -> str:
        start = self.first_year or 0
        year = start - start % 100 + int(digits)
        return str(year if year >= start else year + 100)

    def _words(self, cell: str) -> DateExpression:
        timed = _WORDS_AND_TIME.fullmatch(cell)
        if timed is not None and (quick := day_or_month(timed[1])).count("-") > 1:
            return expression(f"{quick}{_clock(timed[2], timed[3])}")
        if _SHORT_YEAR.fullmatch(cell) and has_month_word(cell):
            whole = self.first_year is not None and cell[0].isdecimal()
            quick = day_or_month(cell[:-2].rstrip("'") + self._century(cell[-2:])) if whole else ""
            if quick:
                return expression(quick)
            raise ValueError("a year of two digits, or a day; write the year with four")
        try:
            return read_words(cell)
        except EdtfError as error:
            fault = error
        readings = numeric_readings(cell)
        if len(readings) == 1:
            return readings[0]
        if readings:
            either = " or ".join(one.text for one in readings[:3])
            raise ValueError(f"it may be {either}; write the one that is meant")
        without = _without_weekday(cell)
        if without:
            return self._on_weekday(cell, without)
        raise fault

    def _on_weekday(self, cell: str, without: str) -> DateExpression:
        found = self._date(without)
        word = _WEEKDAY.match(cell)
        stated = _WEEKDAYS[plain_words(word[1])] if word is not None else -1
        if found.precision == "day" and found.earliest is not None and found.earliest == found.latest:
            real = (found.earliest - 1) % 7
            if real != stated:
                names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
                raise ValueError(f"{found.text} was a {names[real]}; correct the one that is wrong")
        return found


@lru_cache(maxsize=50_000)
def is_undated(cell: str) -> bool:
    """Whether a cell says that there is no date: it is empty, or says so in words."""
    if not cell or len(cell) > 30:
        return not cell
    if cell[0].isdecimal():
        return False
    plain = plain_words(cell)
    return not plain or plain in _UNDATED


def looks_dated(cells: Iterable[str]) -> float:
    """Return the share of cells that are dates of any kind, without deciding what they mean; 0 where all are empty."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return 0.0
    return sum(map(_is_dated, filled)) / len(filled)


def _is_dated(cell: str) -> bool:
    if len(cell) > _LONGEST:
        return False
    if cell.isdecimal():
        return (len(cell) == 4 and "1000" <= cell <= "2100") or _is_serial(cell) or bool(_eight(cell))
    reader = ColumnDates("", Evidence(), order="day-first", first_year=1950)
    try:
        return reader.read(cell) is not None
    except ValueError as error:
        return "two digits" in str(error)


def _eight(cell: str) -> bool:
    return len(cell) == 8 and bool(numeric_readings(cell))


def _is_serial(cell: str) -> bool:
    return _SERIAL.fullmatch(cell) is not None and _FIRST_SERIAL <= float(cell) <= _LAST_SERIAL + 1


def _timed(day: str, hour: str, minute: str, second: str | None, zone: str | None) -> DateExpression:
    if not int(hour) and not int(minute) and not int(second or 0) and not zone:
        return expression(day)
    shift = "" if not zone else "Z" if zone in ("Z", "UTC", "+00:00", "+0000") else f"{zone[:3]}:{zone[-2:]}"
    return expression(f"{day}T{hour}:{minute}:{second or '00'}{shift}")


def _clock(written: str | None, half: str | None) -> str:
    if not written:
        return ""
    hour, minute, *rest = (int(part) for part in written.split(":"))
    if half:
        if not 1 <= hour <= 12:
            raise ValueError(f"{written} is no time of day with {half}")
        hour = hour % 12 + 12 * (half[0] in "pP")
    second = rest[0] if rest else 0
    return f"T{hour:02}:{minute:02}:{second:02}" if hour or minute or second else ""


def day_or_month(cell: str) -> str:
    """Return a day or a month in words as EDTF; empty where :func:`~chronos.edtf.read_words` has to look."""
    for pattern, day_at, month_at, year_at in ((_DAY_MONTH, 1, 2, 3), (_MONTH_DAY, 2, 1, 3), (_MONTH, 0, 1, 2)):
        found = pattern.fullmatch(cell)
        if found is not None:
            month = month_words().get(plain_words(found[month_at]), 0)
            if not month:
                return ""
            day = f"-{int(found[day_at]):02}" if day_at else ""
            return f"{found[year_at]}-{month:02}{day}"
    return ""


def has_date_word(text: str) -> bool:
    """Whether a text has the name of a month, or another word or sign beside numbers that dates in words have."""
    words = [plain_words(word) for word in re.findall(r"[^\W\d_]+", text)]
    return len(words) <= _MOST_WORDS and (not words or any(word in month_words() for word in words))


@cache
def month_words() -> Mapping[str, int]:
    """Return the names of months in all languages; a name that is another month elsewhere is left out."""
    from chronos.edtf.languages import load  # noqa: PLC0415 - with the first date in words

    found: dict[str, int] = {}
    clashes = set()
    for code in LANGUAGES:
        for word, month in load(code).month_words.items():
            if found.setdefault(word, month) != month:
                clashes.add(word)
    return {word: month for word, month in found.items() if word not in clashes}


def has_month_word(cell: str) -> bool:
    """Whether one of the words of a cell is the name of a month."""
    return any(plain_words(word) in month_words() for word in re.findall(r"[^\W\d_]+", cell))


def _without_weekday(cell: str) -> str:
    found = _WEEKDAY.match(cell)
    if found is None or plain_words(found[1]) not in _WEEKDAYS:
        return ""
    return cell[found.end() :].removeprefix("feira, ").strip()


def plain_words(text: str) -> str:
    """Return words in small letters, without accents and punctuation."""
    return _PUNCTUATION.sub(" ", text.lower().translate(_ACCENTS)).strip()

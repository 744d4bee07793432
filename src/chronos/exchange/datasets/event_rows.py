"""What the event datasets have in common: columns by their names, numbers, days, countries, fields that are kept."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from io import StringIO
from typing import BinaryIO, Final

from chronos.edtf import civil, numeric_readings
from chronos.exchange.countries import Named, named_with, stated_countries
from chronos.exchange.incoming import ExchangeError, ImportOptions, Incoming, Note, Refused, Taken
from chronos.exchange.tables.tabular import Table, open_table
from chronos.gazetteer import find_country

BLANK: Final = frozenset(("", "NA", "N/A", "NaN", "nan", "NULL", "null", "None", "<NA>"))
"""What R, pandas and databases write where there is nothing."""

ABOUT: Final = "~"
"""What EDTF writes behind a day that stands for one that is not known exactly."""
_LONGEST_BLANK: Final = max(map(len, BLANK))

Make = Callable[[int, list[str]], Taken | Refused]

_TIME: Final = re.compile(r"[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?(?: ?[AaPp][Mm])?")
_MIDNIGHT: Final = re.compile(r"[T ]0?0:00(?::00(?:\.0+)?)?Z?")
_SLASHED: Final = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_NAMED_MONTH: Final = re.compile(r"(\d{1,2})[- ]([A-Za-z]{3,9})[- ,]+(\d{2}|\d{4})")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_QUALIFIED: Final = re.compile(r"(.+?) ?\(.+\)")
_SHOWN: Final = 60
_LOOKED_AT: Final = 30


class Columns:
    """The columns of a table by their names, whatever their capitals.

    A column that is not there has the place -1, and every row has an empty cell behind its last one, so that
    ``cells[place]`` is empty there.
    """

    def __init__(self, table: Table, name: str) -> None:
        """Take the columns of the table ``name``."""
        self.table = table
        self.name = name
        self.places = {column.casefold(): place for place, column in reversed(list(enumerate(table.columns)))}
        self.seen: set[int] = set()

    def place(self, *names: str) -> int:
        """Return the place of the first of these that is there, -1 where none is."""
        for name in names:
            found = self.places.get(name, -1)
            if found >= 0:
                self.seen.add(found)
                return found
        return -1

    def need(self, dataset: str, *names: str) -> int:
        """Return the same of a column without which the file is no such dataset.

        Raises:
            ExchangeError: there is none of these.
        """
        found = self.place(*names)
        if found < 0:
            first = ", ".join(self.table.columns[:5])[:200]
            raise ExchangeError(
                f"{self.name}: no column {names[0]!r}, so it is not {dataset} as published (its columns begin with "
                f"{first}); read it as a table with --as csv"
            )
        return found

    def kept(self, names: Iterable[str], options: ImportOptions) -> list[tuple[str, int]]:
        """Return those that are kept as fields, with their places: ``names`` and ``fields:`` of the mapping.

        Raises:
            ExchangeError: the mapping names a column that is not there.
        """
        places = {name: self.places[name] for name in names if name in self.places}
        for name in _wanted(options):
            if name.casefold() not in self.places:
                raise ExchangeError(
                    f"{self.name}: no column {name[:_SHOWN]!r}, which `fields:` of the --map file names"
                )
            places[name.casefold()] = self.places[name.casefold()]
        self.seen |= set(places.values())
        return [(self.table.columns[place], place) for place in sorted(places.values())]

    def notes(self) -> Iterator[Note]:
        """Yield what is to be said of the table and of the columns that are not taken."""
        yield from map(Note, self.table.notes)
        left = [column for place, column in enumerate(self.table.columns) if place not in self.seen]
        if left:
            yield Note(f"columns not taken: {', '.join(left)} (name those to keep under `fields:` in a --map file)")


def _wanted(options: ImportOptions) -> tuple[str, ...]:
    wanted = (options.mapping or {}).get("fields") or ()
    return (wanted,) if isinstance(wanted, str) else tuple(map(str, wanted))


def opened(
    file: BinaryIO, options: ImportOptions, *, headless: Sequence[str] = (), form: str = ""
) -> tuple[Columns, Iterator[tuple[int, list[str]]]]:
    """Open a table of events: its columns, and its rows, each with an empty cell behind its last one."""
    table = open_table(file, options.name, form, columns=headless)
    return Columns(table, options.name), table.rows


def rows(columns: Columns, numbered: Iterator[tuple[int, list[str]]], make: Make) -> Iterator[Incoming]:
    """Yield what becomes of each row, and then what is to be said of the table."""
    fault_of = columns.table.fault
    for number, cells in numbered:
        fault = fault_of(number, cells)
        if fault:
            yield Refused(number, fault)
            continue
        cells.append("")
        yield make(number, cells)
    yield from columns.notes()


def names(text: str) -> tuple[str, ...]:
    """Return the names of columns that are written with white space between them."""
    return tuple(text.split())


def whole(text: str) -> str:
    """Return a number as it was meant: ``1.0`` is 1, as a column of numbers with gaps in it is written by pandas."""
    head, point, tail = text.partition(".")
    return head if point and not tail.strip("0") and head.lstrip("-").isdigit() else text


def fields_of(kept: Sequence[tuple[str, int]], cells: Sequence[str]) -> dict[str, str]:
    """Return the fields that a row has something in."""
    return {
        name: whole(value) if value[-1] == "0" and "." in value else value
        for name, place in kept
        if (value := cells[place]) and (len(value) > _LONGEST_BLANK or value not in BLANK)
    }


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """Return texts once each, in their order, without blank ones."""
    return tuple(dict.fromkeys([value for value in values if value not in BLANK]))


class Days:
    """Reads the days of columns: ISO 8601 with or without a time, ``15 March 2019``, ``1/31/2017 0:00``.

    What numbers with strokes mean is decided by the columns as a whole: a number over 12 tells the day. Where nothing
    tells, a day that can be read two ways is refused.
    """

    def __init__(self, since: int, *, day_first: bool | None = None) -> None:
        """Take the year with which the dataset begins, and what its columns tell of the order of day and month.

        A year of two digits is of the hundred years from ``since`` on; ``day_first`` is ``None`` where nothing tells.
        """
        self.since = since
        self.day_first = day_first
        self._known: dict[str, tuple[date | None, str]] = {}

    def read(self, cell: str) -> tuple[date | None, str]:
        """Return the day that a cell states and the cell's words for it; ``None`` and why it is none."""
        found = self._known.get(cell)
        if found is None:
            if len(self._known) > 100_000:
                self._known.clear()
            found = self._known[cell] = self._read(cell)
        return found

    def _read(self, cell: str) -> tuple[date | None, str]:
        text, time = _without_time(cell)
        shown = repr(cell[:_SHOWN])
        if (iso := _iso(text)) is not None:
            return iso, text if _MIDNIGHT.fullmatch(time) or not time else cell
        if match := _NAMED_MONTH.fullmatch(text):
            month = match[2].lower()[:3]
            if month in _MONTHS:
                found = _day(self._year(match[3]), _MONTHS.index(month) + 1, int(match[1]))
                return found, text if found else f"{shown} is no day of the calendar"
        if match := _SLASHED.fullmatch(text):
            first, second, year = int(match[1]), int(match[3]), self._year(match[4])
            readings = {_day(year, second, first), _day(year, first, second)} - {None}
            if self.day_first is not None and len(readings) > 1:
                readings = {_day(year, second, first) if self.day_first else _day(year, first, second)}
            if len(readings) == 1:
                return readings.pop(), text
            if readings:
                return (
                    None,
                    f"{shown} may be two days, and no other row tells whether the day comes first; write 2017-01-31",
                )
        return (
            None,
            f"{shown} is no day that can be read; write 2017-01-31" if cell else "it is empty; write 2017-01-31",
        )

    def _year(self, digits: str) -> int:
        return int(digits) if len(digits) > 2 else self.since + (int(digits) - self.since) % 100


def _without_time(cell: str) -> tuple[str, str]:
    for sign in (" ", "T"):
        text, found, time = cell.partition(sign)
        if found and _TIME.fullmatch(sign + time):
            return text, sign + time
    return cell, ""


def _iso(text: str) -> date | None:
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    readings = numeric_readings(text) if len(text) in (8, 9) and text[:4].isdigit() else ()
    if len(readings) == 1 and readings[0].precision == "day" and readings[0].earliest is not None:
        return date(*civil(readings[0].earliest))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_order(file: BinaryIO, options: ImportOptions, *names: str) -> bool | None:
    """Return whether days come before months in columns that have numbers with strokes; ``None`` if nothing tells.

    All rows are read for it, but only where one of the first has such a date.
    """
    columns, numbered = opened(file, options)
    places = [place for place in map(columns.place, names) if place >= 0]
    told: set[bool] = set()
    any_slashed = False
    for count, (_, cells) in enumerate(numbered):
        slashed = False
        for place in places:
            match = _SLASHED.fullmatch(_without_time(cells[place])[0])
            if match:
                slashed = True
                if int(match[1]) > 12 or int(match[3]) > 12:
                    told.add(int(match[1]) > 12)
        any_slashed = any_slashed or slashed
        if not any_slashed and count >= _LOOKED_AT:
            return None
        if len(told) > 1:
            return None
    return told.pop() if told else None


class Places:
    """Finds the countries that the names and numbers of a dataset stand for."""

    def __init__(
        self, options: ImportOptions, names: Mapping[str, str], numbers: Mapping[str, str], nowhere: Iterable[str] = ()
    ) -> None:
        """Take the tables of a dataset: names (without capitals) and numbers to codes, and names of no country."""
        own = (options.mapping or {}).get("countries") or {}
        self._own = {str(key): (value,) if isinstance(value, str) else tuple(value) for key, value in own.items()}
        self._default = options.countries
        self._names = names
        self._numbers = numbers
        self._nowhere = frozenset(nowhere)
        self._found: dict[tuple[str, str], Named | str] = {}

    def of(self, name: str, number: str = "") -> Named | str:
        """Return the countries and regions of a row; a text that says why there are none."""
        key = (name, number)
        found = self._found.get(key)
        if found is None:
            if len(self._found) > 20_000:
                self._found.clear()
            found = self._found[key] = self._of(name, whole(number))
        return found

    def _of(self, name: str, number: str) -> Named | str:
        for said in (name, number):
            if said and said in self._own:
                return _split(self._own[said])
        named = name not in BLANK and name.casefold() not in self._nowhere
        found = self._called(name) if named else None
        if found is not None:
            return found
        if number not in BLANK and number.casefold() not in self._nowhere and number in self._numbers:
            return Named((self._numbers[number],))
        if named:
            return named_with(name, self._own).reason or _no_country(name, number)
        return _split(self._default) if self._default else _no_country(name, number)

    def _called(self, name: str) -> Named | None:
        """Return what a name stands for: a name of the dataset, any country's, or one with an old name behind it."""
        code = self._names.get(name.casefold())
        if code is not None:
            return Named((code,))
        found = stated_countries(name, self._own)
        if not found.unknown and (found.countries or found.regions):
            return found
        qualified = _QUALIFIED.fullmatch(name)
        country = find_country(qualified[1]) if qualified else None
        return Named((country.code,)) if country is not None else None


def _no_country(name: str, number: str) -> str:
    if name not in BLANK:
        return f"{name[:_SHOWN]!r} is no country (say which under `countries:` in a --map file, or with --country)"
    if number not in BLANK:
        return f"no country has the code {number[:_SHOWN]!r} (say which under `countries:` in a --map file)"
    return "it names no country (say which with --country)"


def _split(codes: Iterable[str]) -> Named:
    codes = tuple(map(str, codes))
    return Named(tuple(one for one in codes if not one.isdigit()), tuple(one for one in codes if one.isdigit()))


@lru_cache(maxsize=4096)
def table_of(text: str) -> Mapping[str, str]:
    """Return a table that is written as ``2 US, 20 CA``."""
    return dict(one.split() for one in text.split(",") if one.strip())


_FIRST_LINE: Final = 65_536


def headless_columns(file: BinaryIO, columns: Sequence[str], telling: str, delimiter: str = ",") -> Sequence[str]:
    """Return the columns of a text that begins without a header and has as many cells; nothing where it has a header.

    ``telling`` is a column that every header has.
    """
    file.seek(0)
    head = file.read(_FIRST_LINE)
    file.seek(0)
    if head.startswith((b"PK", b"\xff\xfe", b"\xfe\xff")) or telling.encode() in head.lower():
        return ()
    try:
        text = StringIO(head.decode("utf-8-sig", "replace").replace("\0", ""), newline="")
        cells = next(csv.reader(text, delimiter=delimiter), [])
    except csv.Error:
        return ()
    return columns if cells and cells[0].strip().isdigit() and len(cells) >= len(columns) else ()

"""Guesses what the columns of a table are: by their names, and by what stands in them where names do not decide."""

from collections.abc import Sequence
from typing import Final

from chronos.exchange.countries import named_with, stated_countries
from chronos.exchange.tables.column_dates import looks_dated
from chronos.exchange.tables.column_names import folded, is_date_name, role_of
from chronos.exchange.tables.mapping import SEVERAL
from chronos.model import STATUSES

_MOSTLY: Final = 0.5
_SOMETIMES: Final = 0.2
"""Shares of cells by which a column is taken for what most, or some, of them are."""
_SURE_NAMES: Final = ("date", "fecha", "when", "edtf")
_SOURCE_PARTS: Final = ("source_title", "publisher", "source_date", "author", "quote", "locator", "retrieved")
_WEAK_IDS: Final = frozenset(("no", "number", "nr", "n", "num", "code", "codigo", "clave", "numero", "cle"))
"""Names of columns whose numbers may come again, and are no ids."""
_SHORTEST_TEXT: Final = 12
"""Characters that the cells of a column of texts have in the middle, where no name says that it is one."""
_PARTS_OF_DATES: Final = ("year", "month", "day", "end_year", "end_month", "end_day")


def guess_columns(
    columns: Sequence[str], rows: Sequence[Sequence[str]], given: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return which columns have what.

    Args:
        columns: Their names.
        rows: Some rows, by which what the names do not tell is decided.
        given: What is known already; its columns are not guessed again.
    """
    return _Guessing(columns, rows, given).run()


class _Guessing:
    """One guess."""

    def __init__(
        self, columns: Sequence[str], rows: Sequence[Sequence[str]], given: dict[str, tuple[str, ...]]
    ) -> None:
        taken = {one for names in given.values() for one in names}
        self.given = given
        self.free = [column for column in columns if column not in taken]
        places = {column: place for place, column in enumerate(columns)}
        self.cells = {
            column: [row[places[column]] for row in rows if places[column] < len(row)] for column in self.free
        }
        self.named: dict[str, list[str]] = {}
        for column in self.free:
            role = role_of(column)
            if role:
                self.named.setdefault(role, []).append(column)
        self.found: dict[str, tuple[str, ...]] = {}

    def run(self) -> dict[str, tuple[str, ...]]:
        """Return the guess, in the order of the columns of a claim."""
        self._dates()
        self._id()
        self._texts()
        self._countries()
        for role in ("actors", "places", "note", "sources", "url"):
            self._take(role, self._all(role))
        self._kind()
        self._status()
        self._source_parts()
        self._coordinates()
        return {**self.given, **{role: names for role, names in self.found.items() if names}}

    def _all(self, role: str) -> list[str]:
        return [column for column in self.named.get(role, []) if column in self.free]

    def _take(self, role: str, names: Sequence[str]) -> None:
        if role in self.given or not names:
            return
        kept = tuple(names) if role in SEVERAL else (names[0],)
        self.found[role] = kept
        self.free = [column for column in self.free if column not in kept]

    def _filled(self, column: str) -> list[str]:
        return [cell for cell in self.cells[column] if cell]

    def _dates(self) -> None:
        """Find the date: one column, two, or one each for year, month and day."""
        if self.given.keys().isdisjoint(("date", "earliest", "latest", "year")):
            self._dates_by_name()
        elif "date" in self.given:
            self._take("end", self._all("end"))
        elif "year" in self.given:
            for role in _PARTS_OF_DATES:
                self._take(role, self._all(role))
        self._take("said", self._all("said"))

    def _dates_by_name(self) -> None:
        dates = self._dated("date")
        starts = self._dated("start")
        if starts and (self._all("end") or not dates):
            dates = starts
        if dates:
            self._take("date", dates)
            self._take("end", self._dated("end"))
        elif self._all("earliest") or self._all("latest"):
            self._take("earliest", self._all("earliest"))
            self._take("latest", self._all("latest"))
        elif self._all("year"):
            for role in _PARTS_OF_DATES:
                self._take(role, self._all(role))
        else:
            self._date_by_content()

    def _dated(self, role: str) -> list[str]:
        """Return the columns that have a name for dates and dates in them, before those whose names alone are sure."""
        shares = {one: looks_dated(self.cells[one]) for one in self._all(role)}
        dated = [one for one, share in shares.items() if share >= _MOSTLY]
        return [*dated, *(one for one in shares if one not in dated and self._is_sure(one))]

    def _are_numbers(self, column: str) -> bool:
        """Whether cells are numbers, and not all of them years of the last centuries."""
        filled = self._filled(column)
        return all(one.isdecimal() for one in filled) and not all("1800" <= one <= "2100" for one in filled)

    def _is_sure(self, column: str) -> bool:
        words = folded(column).split()
        return any(word in words for word in _SURE_NAMES)

    def _said(self) -> list[str]:
        return [one for one in self._all("said") if one in self.free]

    def _date_by_content(self) -> None:
        """Take the column most of whose cells are dates; a second such column behind it is where it ends."""
        shares = [
            (column, looks_dated(self.cells[column]))
            for column in self.free
            if role_of(column) not in ("id", "source_date", "retrieved", "latitude", "longitude")
            and (is_date_name(column) or not self._are_numbers(column))
        ]
        dated = sorted(
            (column for column, share in shares if share > _MOSTLY), key=lambda column: not is_date_name(column)
        )
        named = [one for one in (*self._all("date"), *self._all("said")) if looks_dated(self.cells[one]) >= _SOMETIMES]
        self._take("date", dated[:1] or named[:1])

    def _id(self) -> None:
        names = [one for one in self._all("id") if folded(one) not in _WEAK_IDS and "#" not in one]
        for column in names:
            filled = self._filled(column)
            # Some may be there twice, or missing: these rows get ids of their own, and all others keep theirs.
            if len(set(filled)) * 2 > len(self.cells[column]) and all(len(one) <= 100 for one in filled):
                self._take("id", [column])
                return

    def _texts(self) -> None:
        """Find the text: a title, a description, both, or the column with the longest cells."""
        if "text" in self.given:
            return
        titles, texts = self._all("title"), self._all("text")
        chosen = [*self._longest(titles), *self._longest(texts)]
        if not chosen:
            rest = [one for one in self.free if not self.named_otherwise(one)]
            lengths = {one: _middle([len(cell) for cell in self._filled(one)]) for one in rest}
            best = max(rest, key=lambda one: lengths[one], default="")
            if best and lengths[best] >= _SHORTEST_TEXT:
                chosen = [best]
            elif self._all("note"):
                chosen = self._all("note")[:1]
            elif best and len(rest) == 1:
                chosen = [best]
        self._take("text", chosen)

    def named_otherwise(self, column: str) -> bool:
        """Whether a column has a name that says that it is something else than a text."""
        return role_of(column) not in ("", "title", "text") or "://" in "".join(self._filled(column)[:3])

    def _longest(self, columns: Sequence[str]) -> list[str]:
        """Return the column whose cells are the longest; the first of those that are much alike."""
        filled = [one for one in columns if self._filled(one)] or list(columns)
        if len(filled) < 2:
            return filled[:1]
        lengths = {one: _middle([len(cell) for cell in self._filled(one)]) for one in filled}
        most = max(lengths.values())
        return [next(one for one in filled if lengths[one] * 2 >= most)]

    def _countries(self) -> None:
        by_name = self._all("countries")
        kept = [
            one
            for one in by_name
            if self._names_countries(one)
            or not self._filled(one)
            or folded(one) in ("country", "countries", "pais", "paises", "pays")
        ]
        if not kept and "countries" not in self.given:
            kept = [
                one
                for one in self.free
                if not role_of(one) and self._filled(one) and self._names_countries(one, 0.8, shortest=2)
            ][:1]
        self._take("countries", kept)
        self._take("regions", [one for one in self._all("regions") if self._names_countries(one)])

    def _names_countries(self, column: str, share: float = _MOSTLY, shortest: int = 0) -> bool:
        filled = self._filled(column)[:60]
        if (
            not filled
            or _middle([len(one) for one in filled]) > 60
            or (shortest and len(set(filled)) < 2 and len(filled) > 5)
        ):
            return False
        # A column that is called as one of countries may have them in any language.
        named = stated_countries if role_of(column) == "countries" else named_with
        known = sum(1 for one in filled if len(one) >= shortest and not one.isdecimal() and not named(one, {}).unknown)
        return known >= share * len(filled)

    def _kind(self) -> None:
        names = [one for one in self._all("kind") if self._filled(one)] or self._all("kind")
        self._take("kind", [one for one in names if _middle([len(cell) for cell in self._filled(one)]) <= 60])

    def _status(self) -> None:
        names = [one for one in self._all("status") if all(cell.lower() in STATUSES for cell in self._filled(one))]
        self._take("status", names)

    def _source_parts(self) -> None:
        for role in _SOURCE_PARTS:
            names = self._all(role)
            if role in ("source_date", "retrieved"):
                names = [one for one in names if looks_dated(self.cells[one]) >= _MOSTLY or not self._filled(one)]
            self._take(role, names)

    def _coordinates(self) -> None:
        if self._all("latitude") and self._all("longitude"):
            self._take("latitude", self._all("latitude"))
            self._take("longitude", self._all("longitude"))


def _middle(lengths: Sequence[int]) -> int:
    return sorted(lengths)[len(lengths) // 2] if lengths else 0

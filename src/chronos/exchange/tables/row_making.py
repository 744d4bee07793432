"""Makes claims of the rows of a table, once it is known what its columns are."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePath
from typing import Final

from chronos.edtf import DateExpression
from chronos.exchange.countries import named_with, stated_countries
from chronos.exchange.dating import dated
from chronos.exchange.incoming import NOWHERE, ImportOptions, Item, Note, Refused, Taken
from chronos.exchange.locating import countries_of
from chronos.exchange.naming import digest, own_id
from chronos.exchange.tables.column_dates import ColumnDates, Evidence, is_undated
from chronos.exchange.tables.date_parts import read_parts, spanned
from chronos.exchange.tables.layout import DATE_ROLES, SAMPLE, Layout
from chronos.exchange.tables.source_cells import Cells, first_words, sources_of
from chronos.gazetteer import slug
from chronos.model import STATUSES, Citation, Claim, ClaimDate, Status
from chronos.model.further_fields import DEGREES, LONGEST_NAME, MOST_FIELDS

_SHOWN: Final = 60
_READ_ROLES: Final = (*DATE_ROLES, "source_date", "retrieved")
_PARTS: Final = ("year", "month", "day")
_END_PARTS: Final = ("end_year", "end_month", "end_day")
_BETWEEN: Final = re.compile(r"\s*[;|\n]\s*")
_DEGREES: Final = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,30})?")
_REMEMBERED: Final = 20_000
_Sourced = tuple[tuple[Item, ...], tuple[Citation, ...], dict[str, str]]
_PUNCTUATED: Final = (".", "!", "?", ":", "\u2026", ".\u201d", '."')
_ADDRESSES: Final = ("http://", "https://")
_OF_ONE_SOURCE: Final = ("source_title", "publisher", "source_date", "author")


class Rows:
    """Makes claims: first all rows are looked at, then each is made into one."""

    def __init__(self, layout: Layout, options: ImportOptions) -> None:
        self.layout = layout
        self.options = options
        places = {column: place for place, column in enumerate(layout.columns)}
        self.at = {role: [places[one] for one in names] for role, names in layout.roles.items()}
        self.fields = self._field_places(places)
        self.date_places = [self.at[role][0] for role in _READ_ROLES if role in self.at]
        self._evidence = {role: Evidence() for role in _READ_ROLES if role in self.at}
        self._looks = list(self._evidence.values())
        self._seen: list[set[str]] = [set() for _ in self._looks]
        self._dates: dict[str, ColumnDates] = {}
        self._prefix = slug(PurePath(options.name).stem)
        self._named: dict[tuple[str, ...], tuple[tuple[str, ...], tuple[str, ...], str]] = {}
        self.undated = 0
        self._is_one_date = [role for role in (*DATE_ROLES, *_PARTS) if role in self.at] == ["date"]
        self._source_roles = [role for role in ("sources", "url", *_OF_ONE_SOURCE) if role in self.at]
        self._pinpoints = [role for role in ("locator", "quote", "retrieved") if role in self.at]
        self._source_places = [place for role in (*self._source_roles, *self._pinpoints) for place in self.at[role]]
        self._linked_places = [place for role in ("text", *DATE_ROLES) for place in self.at.get(role, ())]
        self._sources: dict[tuple[str, ...], _Sourced] = {}

    def _field_places(self, places: Mapping[str, int]) -> list[tuple[str, int]]:
        fields = [(one[:LONGEST_NAME], places[one]) for one in self.layout.fields]
        for role in DEGREES:
            fields = [(name, place) for name, place in fields if name != role or role not in self.at]
        return fields[:MOST_FIELDS]

    def look(self, cells: Sequence[str]) -> None:
        """Look at the dates of a row."""
        self.look_at([cells[place] for place in self.date_places])

    def look_at(self, cells: Sequence[str]) -> None:
        """Look at the dates of a row, which are those of :attr:`date_places`."""
        for evidence, seen, cell in zip(self._looks, self._seen, cells, strict=True):
            if cell not in seen:
                if len(seen) >= SAMPLE * SAMPLE:
                    seen.clear()
                seen.add(cell)
                evidence.add(cell)

    def decide(self, look_later: Callable[[], Iterable[Sequence[str]]] | None = None) -> None:
        """Decide how dates are written, by what was looked at.

        Args:
            look_later: Gives the dates of all rows (see :meth:`look_at`), and is called only where a date depends on
                them; then nothing needs to be looked at before.
        """
        for role, evidence in self._evidence.items():
            column = self.layout.columns[self.at[role][0]]
            mapped = self.layout.mapped
            dates = ColumnDates(column, evidence, order=mapped.date_order, first_year=mapped.first_year)
            dates.settle = (lambda: self._settle(look_later)) if look_later is not None else None
            self._dates[role] = dates
        if look_later is None:
            self._settle()

    def _settle(self, look_later: Callable[[], Iterable[Sequence[str]]] | None = None) -> None:
        """Complete what is known of the columns; what one of them shows holds where another shows nothing."""
        for dates in self._dates.values():
            dates.settle = None
        for cells in look_later() if look_later is not None else ():
            self.look_at(cells)
        self._seen.clear()
        own = [one for role, one in self._evidence.items() if role in DATE_ROLES]
        shown = {one.order for one in own} - {""}
        is_one = len(shown) == 1 and not any(one.day_first and one.month_first for one in own)
        shared = next(iter(shown)) if is_one else ""
        for role, evidence in self._evidence.items():
            order = self.layout.mapped.date_order or evidence.order
            if not order and role in DATE_ROLES and not evidence.day_first:
                order = shared
            self._dates[role].order = order
            self._dates[role].is_strict = not evidence.marks

    def make(self, number: int, cells: Sequence[str]) -> Taken | Refused:
        """Return what a row comes to."""
        if not self._dates:
            self.decide()
        try:
            return self._made(number, cells)
        except ValueError as reason:
            return Refused(number, str(reason))

    def notes(self) -> Iterator[Note]:
        """Yield what is to be said of the table as a whole, once all rows are made."""
        for role, dates in self._dates.items():
            evidence = dates.evidence
            if evidence.are_serials:
                yield Note(f"{dates.name}: all are serial numbers of Excel, read as days (1900 system)")
            elif dates.order in ("day-first", "month-first") and evidence.open_cells:
                yield Note(f"{dates.name}: dates in numbers are read {dates.order}, as {self._why(role)}")
        if self.undated:
            yield Note(
                f"{self.undated:,} {'row has' if self.undated == 1 else 'rows have'} no date and came in undated"
            )
        left = self.layout.left_out()
        if left:
            names = ", ".join(repr(one[:_SHOWN]) for one in left[:20])
            yield Note(
                f"columns that are not taken: {names}" + (f" and {len(left) - 20} more" if len(left) > 20 else "")
            )
        if len(self.layout.fields) > MOST_FIELDS:
            yield Note(
                f"{len(self.layout.fields) - MOST_FIELDS} further columns are not taken: a claim has {MOST_FIELDS}"
            )
        kept = [name for name, _ in self.fields]
        if kept:
            names = ", ".join(repr(one[:_SHOWN]) for one in kept[:20])
            more = f" and {len(kept) - 20} more" if len(kept) > 20 else ""
            yield Note(f"kept as further fields under their own names: {names}{more}")

    def _why(self, role: str) -> str:
        """Return what shows in which order dates are written."""
        order = self._dates[role].order
        if self.layout.mapped.date_order:
            return "the mapping says"
        for dates in (self._dates[role], *self._dates.values()):
            shown = dates.evidence.day_first if order == "day-first" else dates.evidence.month_first
            if shown:
                return f"{shown!r} shows" if dates is self._dates[role] else f"{shown!r} of {dates.name} shows"
        return "it is"

    def _made(self, number: int, cells: Sequence[str]) -> Taken:
        at = self.at
        fields = {name: cell for name, place in self.fields if (cell := cells[place])}
        text = self._text(cells)
        date = self._date(cells)
        actors = self._listed("actors", cells)
        places = self._listed("places", cells)
        countries, regions = self._countries(cells, places, text, fields)
        sources, citations = self._sourced(cells, fields)
        for role in DEGREES:
            if role in at:
                self._coordinate(role, cells[at[role][0]], fields)
        for name, cell in fields.items():
            if "\n" in cell:
                fields[name] = _line(cell)
        claim = Claim(
            id=self._id(cells, date, text, countries, places),
            date=date,
            text=text,
            location=NOWHERE,
            countries=countries,
            regions=regions,
            actors=actors,
            places=places,
            kind=_line(cells[at["kind"][0]]) if "kind" in at else "",
            status=self._status(cells),
            note=" ".join([_line(cells[place]) for place in at["note"] if cells[place]]) if "note" in at else "",
            citations=citations,
            fields=fields,
        )
        self.undated += date.expression is None
        return Taken(number, (claim,), sources)

    def _text(self, cells: Sequence[str]) -> str:
        found = ""
        for place in self.at["text"]:
            cell = cells[place]
            if not cell:
                continue
            cell = _unlinked(cell)
            if not found or f" {found.rstrip('.').lower()}" in f" {cell.lower()}":
                found = cell
            elif cell not in found:
                found = f"{found} {cell}" if found.endswith(_PUNCTUATED) else f"{found}: {cell}"
        if not found:
            names = ", ".join(repr(one[:_SHOWN]) for one in self.layout.roles["text"])
            raise ValueError(f"there is no text: {names} is empty; write what happened")
        return found

    def _date(self, cells: Sequence[str]) -> ClaimDate:
        said = _line(cells[self.at["said"][0]]) if "said" in self.at else ""
        if self._is_one_date:
            written = _unlinked(cells[self.at["date"][0]])
            found = self._dates["date"].read(written)
        else:
            found, written = self._of_several(cells)
        if found is None and said and not is_undated(said):
            found = self._said(said)
        if not said:
            said = written if found is not None or len(written) > 1 else ""
        return _claim_date(found, _line(said))

    def _of_several(self, cells: Sequence[str]) -> tuple[DateExpression | None, str]:
        """Return the date of a row that has it in several columns, and how it is written there."""
        at = self.at
        if "date" in at:
            start, end = (_unlinked(cells[at[role][0]]) if role in at else "" for role in ("date", "end"))
            first, last = self._dates["date"].read(start), self._dates["end"].read(end) if end else None
            if first is not None or last is not None or not ("year" in at or "earliest" in at):
                found = spanned(first, last, is_set=False)
                return found, f"{start} - {end}" if last is not None and last != first else start
        if "earliest" in at or "latest" in at:
            written = [_unlinked(cells[at[role][0]]) if role in at else "" for role in ("earliest", "latest")]
            ends = [
                self._dates[role].read(cell) if cell else None
                for role, cell in zip(("earliest", "latest"), written, strict=True)
            ]
            if ends[0] is not None or ends[1] is not None or "year" not in at:
                found = spanned(ends[0], ends[1], is_set=True)
                plain = all(one is None or one.text == cell for one, cell in zip(ends, written, strict=True))
                return found, "" if plain else " - ".join(filter(None, written))
        if "year" not in at:
            return None, ""
        first, last = (
            read_parts(*[cells[at[role][0]] if role in at else "" for role in roles]) for roles in (_PARTS, _END_PARTS)
        )
        words = [cells[at[role][0]] for role in reversed(_PARTS) if role in at]
        has_words = any(cell and not cell.replace(".", "").isdecimal() for cell in words)
        if has_words:
            return spanned(first, last, is_set=False), _line(" ".join(words))
        numbers = (
            "-".join(cells[at[role][0]] for role in roles if role in at and cells[at[role][0]])
            for roles in (_PARTS, _END_PARTS)
        )
        return spanned(first, last, is_set=False), " - ".join(filter(None, numbers))

    def _said(self, said: str) -> DateExpression | None:
        dates = self._dates.get("said")
        if dates is None:
            name = self.layout.columns[self.at["said"][0]]
            dates = self._dates["said"] = ColumnDates(name, Evidence(), order=self.layout.mapped.date_order)
        return dates.read(said)

    def _listed(self, role: str, cells: Sequence[str]) -> tuple[str, ...]:
        if role not in self.at:
            return ()
        found = [one for place in self.at[role] if cells[place] for one in _split(cells[place])]
        return tuple(found) if len(found) < 2 else tuple(dict.fromkeys(found))

    def _countries(
        self, cells: Sequence[str], places: tuple[str, ...], text: str, fields: dict[str, str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        at = self.at
        countries: tuple[str, ...] = ()
        regions: tuple[str, ...] = ()
        if "countries" in at:
            stated = tuple([cells[place] for place in at["countries"]])
            found = self._named.get(stated)
            if found is None:
                if len(self._named) >= _REMEMBERED:
                    self._named.clear()
                found = self._named[stated] = self._names(stated)
            countries, regions, reason = found
            if reason:
                raise ValueError(reason)
        if "regions" in at:
            regions = self._regions(cells, regions, fields)
        if countries or regions:
            return countries, regions
        if self.options.countries:
            return self.options.countries, ()
        return countries_of(self.options, places, text)

    def _names(self, stated: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """Return the codes that cells name, and why they cannot be taken where none of them says anything known."""
        countries: dict[str, None] = {}
        regions: dict[str, None] = {}
        reason = ""
        for cell in stated:
            is_namibia = cell == "NA" and self.layout.has_codes
            if is_namibia or not is_undated(cell) or cell in self.layout.mapped.countries:
                named = stated_countries(cell, self.layout.mapped.countries)
                countries |= dict.fromkeys(named.countries)
                regions |= dict.fromkeys(named.regions)
                reason = reason or named.reason
        is_known = (countries or regions) and len(stated) > 1
        return tuple(countries), tuple(regions), "" if is_known else reason

    def _regions(self, cells: Sequence[str], found: tuple[str, ...], fields: dict[str, str]) -> tuple[str, ...]:
        """Return the regions of a row; what is called a region and is none that is known stays a field."""
        regions = dict.fromkeys(found)
        for place in self.at["regions"]:
            cell = cells[place]
            if not cell:
                continue
            for one in _split(cell):
                named = named_with(one, self.layout.mapped.countries)
                if named.regions and not named.unknown:
                    regions |= dict.fromkeys(named.regions)
                elif slug(one) == one and one.isascii():
                    regions[one] = None
                else:
                    fields[self._column(place)] = cell
        return tuple(regions)

    def _status(self, cells: Sequence[str]) -> Status:
        cell = cells[self.at["status"][0]].lower() if "status" in self.at else ""
        if not cell:
            return "undisputed"
        found = next((one for one in STATUSES if one == cell), None)
        if found is None:
            raise ValueError(
                f"the status {cell[:_SHOWN]!r} is none of {', '.join(STATUSES)}; keep the column under `fields:`"
            )
        return found

    def _sourced(self, cells: Sequence[str], fields: dict[str, str]) -> tuple[tuple[Item, ...], tuple[Citation, ...]]:
        """Return the sources of a row and its citations of them; what of it cannot be taken stays a field."""
        linked = self._links(cells)
        if linked:
            said = self._items(cells, fields) if self._source_places else ()
            items = tuple({item["id"]: item for item in (*said, *sources_of(Cells(urls=tuple(linked))))}.values())
            return items, self._citations(cells, items, fields)
        if not self._source_places:
            return (), ()
        written = tuple([cells[place] for place in self._source_places])
        found = self._sources.get(written)
        if found is None:
            if len(self._sources) >= _REMEMBERED:
                self._sources.clear()
            left: dict[str, str] = {}
            items = self._items(cells, left) if any(written) else ()
            citations = self._citations(cells, items, left)
            found = self._sources[written] = (items, citations, left)
        items, citations, left = found
        if left:
            fields |= left
        return items, citations

    def _links(self, cells: Sequence[str]) -> list[str]:
        """Return the addresses that stand with the text or the date."""
        found: list[str] = []
        for place in self._linked_places:
            if "\n" in cells[place]:
                found += _links(cells[place])
        return found

    def _items(self, cells: Sequence[str], fields: dict[str, str]) -> tuple[Item, ...]:
        said: dict[str, tuple[str, ...]] = {}
        for role in self._source_roles:
            kept = []
            for place in self.at[role]:
                if cells[place] and is_undated(cells[place]):
                    fields[self._column(place)] = cells[place]
                else:
                    kept.append(cells[place])
            said[role] = tuple(kept)
        date = self._read("source_date", "".join(said.get("source_date", ())), fields)
        title, publisher, author = (
            _line("".join(said.get(role, ()))) for role in ("source_title", "publisher", "author")
        )
        return sources_of(Cells(said.get("sources", ()), said.get("url", ()), title, publisher, date, author))

    def _read(self, role: str, cell: str, fields: dict[str, str]) -> str:
        """Return a date of a source in EDTF; one that cannot be read stays a field."""
        if not cell:
            return ""
        try:
            found = self._dates[role].read(_line(cell))
        except ValueError:
            found = None
        if found is None:
            fields[self._column(self.at[role][0])] = cell
            return ""
        return found.text

    def _citations(
        self, cells: Sequence[str], sources: tuple[Item, ...], fields: dict[str, str]
    ) -> tuple[Citation, ...]:
        """Return the citations; place, quote and day of consultation are those of the only source, else fields."""
        said = {role: _line(cells[self.at[role][0]]) for role in self._pinpoints if cells[self.at[role][0]]}
        if len(sources) != 1:
            fields |= {self._column(self.at[role][0]): cell for role, cell in said.items()}
            return tuple(Citation(source=item["id"]) for item in sources)
        retrieved = None
        if self._read("retrieved", said.get("retrieved", ""), fields):
            retrieved = self._dates["retrieved"].read(said["retrieved"])
        locator, quote = said.get("locator", ""), said.get("quote", "")
        return (Citation(source=sources[0]["id"], locator=locator, quote=quote, retrieved=retrieved),)

    def _column(self, place: int) -> str:
        return self.layout.columns[place][:LONGEST_NAME]

    def _coordinate(self, role: str, cell: str, fields: dict[str, str]) -> None:
        plain = _degrees(cell, DEGREES[role])
        if plain:
            fields[role] = plain
        elif cell:
            name = self._column(self.at[role][0])
            fields[name if name not in DEGREES else f"{name} (as written)"] = cell

    def _id(
        self, cells: Sequence[str], date: ClaimDate, text: str, countries: tuple[str, ...], places: tuple[str, ...]
    ) -> str:
        key = cells[self.at["id"][0]] if "id" in self.at else ""
        if key:
            return own_id(self._prefix if key.isdecimal() else "", _line(key))
        stated = date.expression.text if date.expression is not None else date.said
        year = stated.lstrip("[{/.")[:4] if date.expression is not None else ""
        country = countries[0].lower() if len(countries) == 1 else ""
        readable = "-".join(
            [one for one in (country, year.lower() if year.isalnum() else "", first_words(text)) if one]
        )
        return f"{readable[:50].rstrip('-')}-{digest(stated, text, *countries, '', *places)}".lstrip("-")


@lru_cache(maxsize=50_000)
def _degrees(cell: str, most: int) -> str:
    """Return a number of degrees with a decimal point; nothing where it is none, or no place on earth."""
    plain = cell.replace("\u2212", "-").replace("\u00b0", "").strip()
    if "." not in plain:
        plain = plain.replace(",", ".")
    return plain if _DEGREES.fullmatch(plain) and abs(float(plain)) <= most else ""


@lru_cache(maxsize=100_000)
def _claim_date(found: DateExpression | None, said: str) -> ClaimDate:
    return dated(found, said)


@lru_cache(maxsize=20_000)
def _split(cell: str) -> tuple[str, ...]:
    if ";" not in cell and "|" not in cell and "\n" not in cell:
        return (cell,)
    return tuple(dict.fromkeys(filter(None, map(str.strip, _BETWEEN.split(cell)))))


def _unlinked(cell: str) -> str:
    """Return a cell on one line, without lines that are addresses of the web: these are sources."""
    if "\n" not in cell:
        return cell
    return " ".join([line for line in cell.split("\n") if not line.startswith(_ADDRESSES)])


def _links(cell: str) -> list[str]:
    return [line for line in cell.split("\n") if line.startswith(_ADDRESSES)]


def _line(cell: str) -> str:
    return " ".join(cell.split()) if "\n" in cell else cell

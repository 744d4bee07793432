"""Reads the tables of documents: Word, web pages, Markdown.

A chronology of two columns, a date and what happened, is the commonest there is. Every table with a column of dates is
taken, and its rows go the way of those of spreadsheets. Rows are counted over the whole document, the headers of tables
included. Links and notes in a row are its sources.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, BinaryIO, Final

from msgspec import structs

from chronos.edtf import EdtfError, read_words
from chronos.exchange.documents.document_tables import EMPTY, LONGEST_HEADING, Cell, Counted, Row, Table, lettered
from chronos.exchange.incoming import ExchangeError, Guess, ImportOptions, Incoming, Item, Note, Refused, Taken
from chronos.exchange.tables.column_dates import looks_dated
from chronos.exchange.tables.layout import SAMPLE, Layout, lay_out
from chronos.exchange.tables.mapping import SEVERAL, read_mapping
from chronos.exchange.tables.row_making import Rows
from chronos.exchange.web_sources import web_source
from chronos.model import Citation

_NAMED: Final = 12
"""Tables, and columns of one, that are named in a note."""
_SHOWN: Final = 60
_OF_SOURCES: Final = ("sources", "url")
_WITHOUT_SOURCES: Final = frozenset(("id", "countries", "regions", "actors", "places", "kind", "status"))
"""Columns whose links lead to what they name, and to no source."""
_DATES: Final = ("date", "end", "earliest", "latest")
_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")
_HAS_YEAR: Final = re.compile(r"\d{4}")
_DAY_AND_MONTH: Final = re.compile(r"\d{1,2}([./-])\d{1,2}\1?")
"""A day and a month in numbers, without a year."""

TableReader = Callable[[BinaryIO, str, list[Counted]], Iterator[Table]]


def read_docx(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read the tables of a Word document; footnotes, endnotes, links and citations of Zotero in a row are its sources.

    Raises:
        ExchangeError: it cannot be read, or no table of it has dates.
    """
    from chronos.exchange.documents.docx_tables import docx_tables  # noqa: PLC0415 - each format loads what it needs

    return _read(file, options, docx_tables)


def read_html(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read the tables of a web page.

    Raises:
        ExchangeError: as :func:`read_docx`.
    """
    from chronos.exchange.documents.html_tables import html_tables  # noqa: PLC0415 - as above

    return _read(file, options, html_tables)


def read_markdown(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read the tables of a Markdown text.

    Raises:
        ExchangeError: as :func:`read_docx`.
    """
    from chronos.exchange.documents.markdown_tables import markdown_tables  # noqa: PLC0415 - as above

    return _read(file, options, markdown_tables)


class _Chosen:
    """A table that is taken: how its columns are read."""

    def __init__(self, table: Table, layout: Layout, options: ImportOptions) -> None:
        self.table = table
        self.layout = layout
        self.rows = Rows(layout, options)
        roles = {name: role for role, names in layout.roles.items() for name in names}
        self.roles = [roles.get(column, "") for column in table.columns]
        self.unused_links = 0
        self.years = dict(self._years())

    def _years(self) -> Iterator[tuple[int, str]]:
        """Yield the numbers of rows below a heading that is a year, and the year."""
        year = _year(self.table.before)
        for row in self.table.rows:
            if row.heading:
                year = _year(next((cell.text for cell in row.cells if cell.text), ""))
            elif year:
                yield row.number, year

    def cells(self, row: Row) -> list[str]:
        """Return the texts of a row as they are read: on one line where a column has no lists, links as sources."""
        year = self.years.get(row.number, "")
        return [self._text(cell, role, year) for cell, role in zip(self._whole(row), self.roles, strict=True)]

    def made(self, row: Row) -> Taken | Refused:
        """Return what a row comes to, with its links and notes as sources."""
        reason = row.fault
        if row.heading:
            text = next((cell.text for cell in row.cells if cell.text), "")
            reason = f"one cell goes over all columns: {_line(text)[:_SHOWN]!r}; a claim has a date and a text apart"
        elif not reason and [cell.text for cell in self._whole(row)] == self._header():
            reason = "the header again; it says nothing that happened"
        made = Refused(row.number, reason) if reason else self.rows.make(row.number, self.cells(row))
        if isinstance(made, Refused):
            return structs.replace(made, reason=f"table {self.table.number}, row {row.within}: {made.reason}")
        return self._with_sources(made, row)

    def _header(self) -> list[str]:
        first = self.table.header[-1:]
        return [cell.text for cell in self._whole(first[0])] if first else []

    def _whole(self, row: Row) -> Sequence[Cell]:
        missing = len(self.roles) - len(row.cells)
        return row.cells if not missing else [*row.cells, *[EMPTY] * missing]

    def _text(self, cell: Cell, role: str, year: str) -> str:
        if role in _OF_SOURCES:
            return _with_addresses(cell)
        if role in _DATES and cell.time and not _is_read(cell.text):
            return cell.time.partition("T")[0].strip()
        if year and role in _DATES and cell.text:
            return _in_year(_line(cell.text), year)
        return cell.text if role in SEVERAL or not role else _line(cell.text)

    def _linked(self, cell: Cell, role: str) -> list[Item]:
        """Return the sources that the links of a cell are; a text that is a link as a whole is its title."""
        if role in _WITHOUT_SOURCES:
            self.unused_links += len(cell.links)
            return []
        if role in _OF_SOURCES:
            return []
        text = _line(cell.text)
        return [web_source(one.url, one.text if one.text == text != one.url else "") for one in cell.links]

    def _with_sources(self, made: Taken, row: Row) -> Taken:
        sources: dict[str, Item] = {item["id"]: item for item in made.sources}
        claim = made.claims[0]
        cited = {one.source: one for one in claim.citations}
        said = ""
        for cell, role in zip(row.cells, self.roles, strict=False):
            if cell is EMPTY:
                continue
            if cell.time and role == "date" and not _is_read(cell.text):
                said = _line(cell.text)
            linked = self._linked(cell, role)
            for item in (*linked, *cell.sources):
                sources.setdefault(item["id"], item)
            for one in (*(Citation(source=item["id"]) for item in linked), *cell.citations):
                cited.setdefault(one.source, one)
        if said:
            claim = structs.replace(claim, date=structs.replace(claim.date, said=said))
        if len(cited) > len(claim.citations) or said:
            claim = structs.replace(claim, citations=tuple(cited.values()))
            return Taken(made.row, (claim,), tuple(sources.values()))
        return made


def _read(file: BinaryIO, options: ImportOptions, tables_of: TableReader) -> Iterator[Incoming]:
    found: list[Counted] = []
    tables = sorted(tables_of(file, options.name, found), key=lambda one: one.number)
    chosen, left = _choose(tables, options)
    if not chosen:
        raise ExchangeError(_nothing(tables, left, found, options))
    for one in chosen:
        for row in one.table.rows:
            if not row.heading and not row.fault:
                one.rows.look(one.cells(row))
        one.rows.decide()
    yield Guess(_joined([one.layout for one in chosen]))
    for one in chosen:
        for row in one.table.rows:
            if any(cell.text or cell.links for cell in row.cells):
                yield one.made(row)
    yield from _notes(chosen, left, found)


def _choose(tables: Sequence[Table], options: ImportOptions) -> tuple[list[_Chosen], list[tuple[Table, str]]]:
    """Part the tables into those that are taken and those that are not, with the reason."""
    chosen: list[_Chosen] = []
    left: list[tuple[Table, str]] = []
    read_mapping(options.mapping)
    for one in tables:
        table = _without_header(one) if _has_no_header(one) else one
        if not table.rows:
            left.append((table, "it has no rows below its header"))
            continue
        year = _year(table.before) or next(
            (_year(row.cells[0].text) for row in (*table.header, *table.rows) if row.heading), ""
        )
        sample = [
            [
                _in_year(cell.text, year) if year and len(cell.text) < LONGEST_HEADING else cell.text
                for cell in row.cells
            ]
            for row in table.rows[:SAMPLE]
            if not row.heading
        ]
        width = len(table.columns)
        sample = [row + [""] * (width - len(row)) for row in sample]
        own = structs.replace(options, mapping=_of_table(options.mapping, table.columns))
        try:
            layout = lay_out(table.columns, sample, own)
        except ExchangeError as error:
            reason = "no column has the texts of events" if "texts" in str(error)[:300] else "no column has dates"
            left.append((table, reason))
            continue
        chosen.append(_Chosen(table, layout, own))
    return chosen, left


def _has_no_header(table: Table) -> bool:
    """Whether the first row of a table is no header: nothing marks it as one, and it has a date."""
    if len(table.header) != 1 or table.header[0].header or table.header[0].heading:
        return False
    return any(looks_dated([_line(cell.text)]) for cell in table.header[0].cells if cell.text)


def _without_header(table: Table) -> Table:
    return Table(table.number, (), lettered(len(table.columns)), [*table.header, *table.rows])


def _of_table(mapping: Mapping[str, Any] | None, columns: Sequence[str]) -> Mapping[str, Any] | None:
    """Return what a mapping says of one of several tables: of a table of which it says no date, nothing of columns."""
    if not mapping or not mapping.get("columns"):
        return mapping
    mapped = read_mapping(mapping)
    there = {role: [name for name in names if name in columns] for role, names in mapped.columns.items()}
    there = {role: names for role, names in there.items() if names}
    rest = {key: value for key, value in mapping.items() if key not in ("columns", "fields")}
    if not any(role in there for role in (*_DATES, "year", "said")):
        return rest or None
    rest["columns"] = {role: names if role in SEVERAL else names[0] for role, names in there.items()}
    if mapped.fields is not None:
        rest["fields"] = [name for name in mapped.fields if name in columns]
    return rest


def _joined(layouts: Sequence[Layout]) -> dict[str, Any]:
    """Return the mappings of several tables as one; where they differ, the first table's stands."""
    found = layouts[0].mapping()
    for layout in layouts[1:]:
        other = layout.mapping()
        for role, names in other["columns"].items():
            if role not in found["columns"]:
                found["columns"][role] = names
            elif role in SEVERAL:
                found["columns"][role] += [one for one in names if one not in found["columns"][role]]
        found["fields"] += [one for one in other["fields"] if one not in found["fields"]]
    return found


def _with_addresses(cell: Cell) -> str:
    """Return the text of a cell of sources with the addresses of its links beside their texts."""
    text = cell.text
    for link in cell.links:
        plain = link.text and link.text in text and not any(sign in f"{link.text}{link.url}" for sign in "[]()\n")
        if plain and link.text != link.url:
            text = text.replace(link.text, f"[{link.text}]({link.url})", 1)
        elif link.url not in text:
            text = f"{text} {link.url}" if text == link.text else f"{text}\n{link.url}".strip()
    return text


def _year(heading: str) -> str:
    """Return the year that a heading is; nothing where it is something else."""
    plain = heading.strip(" \t\n#*_:.-=")
    return plain if _YEAR.fullmatch(plain) else ""


def _in_year(date: str, year: str) -> str:
    """Return a date that has a day or a month and no year with the year of the heading above it."""
    numbers = _DAY_AND_MONTH.fullmatch(date)
    if numbers is not None:
        return f"{date.rstrip(numbers[1])}{numbers[1]}{year}"
    if _HAS_YEAR.search(date) or _is_read(date):
        return date
    return next((one for one in (f"{date} {year}", f"{date}, {year}", f"{date} de {year}") if _is_read(one)), date)


def _is_read(text: str) -> bool:
    try:
        read_words(_line(text))
    except EdtfError:
        return False
    return True


def _line(text: str) -> str:
    return " ".join(text.split())


def _nothing(
    tables: Sequence[Table], left: Sequence[tuple[Table, str]], found: Sequence[Counted], options: ImportOptions
) -> str:
    """Return why nothing of a document can be taken."""
    if not tables:
        grid = "; grid tables are not read: write it with bars (pandoc -t gfm)" if found and found[0].grids else ""
        return f"{options.name}: there is no table in it{grid or '; a chronology is a table of dates and events'}"
    told = "; ".join(_told(table, why) for table, why in left[:3])
    return f"{options.name}: {told}; say which column is what in a --map file, as in `columns: {{date: When}}`"


def _told(table: Table, why: str) -> str:
    named = ", ".join(repr(_line(one)[:_SHOWN]) for one in table.columns[:_NAMED])
    return f"table {table.number} ({named}): {why}"


def _notes(chosen: Sequence[_Chosen], left: Sequence[tuple[Table, str]], found: Sequence[Counted]) -> Iterator[Note]:
    for one in chosen:
        where = f"table {one.table.number}: " if len(chosen) > 1 else ""
        yield from (Note(f"{where}{note.text}") for note in one.rows.notes())
        if one.unused_links:
            many = one.unused_links > 1
            what = (
                "links of countries, places, persons or kinds are"
                if many
                else "link of a country, a place, a person or a kind is"
            )
            yield Note(f"{where}{one.unused_links} {what} not taken as {'sources' if many else 'a source'}")
    for table, why in left[:_NAMED]:
        yield Note(f"{_told(table, why)}; its {len(table.rows)} rows are not taken")
    if len(left) > _NAMED:
        yield Note(
            f"{len(left) - _NAMED} more tables with {sum(len(one.rows) for one, _ in left[_NAMED:])} rows are not taken"
        )
    around = sum(one.around for one in found)
    if around:
        yield Note(
            f"{around} {'line or paragraph' if around == 1 else 'lines or paragraphs'} outside of tables not taken"
        )
    if any(one.grids for one in found):
        yield Note("grid tables are not read; write them with bars (pandoc -t gfm)")

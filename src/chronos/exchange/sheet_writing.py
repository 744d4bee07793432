"""Writes the sheets of a workbook of Excel (ECMA-376-1, SpreadsheetML), the same bytes for the same rows.

Every text is a text: nothing is a formula, whatever it begins with. Days that Excel has a number for are dates.
openpyxl writes the time of writing into a workbook, and needs ten times as long.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from msgspec import Struct

from chronos.exchange.packing import packed

Kind = Literal["text", "long", "day", "number"]
"""What a column holds: a text, one that is wrapped, days where it says a day, numbers where it says a number."""
MOST_COLUMNS: Final = 16_384
MOST_ROWS: Final = 1_048_576
MOST_CHARACTERS: Final = 32_767
"""What Excel can hold in a sheet and in a cell ("Excel specifications and limits"); characters are of UTF-16."""
CUT: Final = "\N{HORIZONTAL ELLIPSIS}"
"""What a text ends with that is too long for a cell."""
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_DAY: Final = "1900-03-01"
"""The first day that every program numbers alike: to Excel 1900 was a leap year (ECMA-376-1, 18.17.4.1)."""
_DAY_ZERO: Final = date(1899, 12, 30).toordinal()
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,9})(?:\.[0-9]{0,9}[1-9])?")
"""A number that is shown as it is written."""
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What looks like an escaped character; the underscore is escaped itself (ECMA-376-1, 22.9.2.19)."""
_PLAIN, _HEAD, _LONG, _DATE = range(4)
"""Styles of cells, in the order of ``cellXfs``."""
_STYLES: Final = f"""{_XML}<styleSheet xmlns="{_MAIN}">\
<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>\
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>\
<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>\
<fill><patternFill patternType="solid"><fgColor rgb="FFE8ECF0"/><bgColor indexed="64"/></patternFill></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="4">\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>\
<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">\
<alignment vertical="top"/></xf>\
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">\
<alignment vertical="top" wrapText="1"/></xf>\
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">\
<alignment horizontal="left" vertical="top"/></xf></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
"""


class Column(Struct, frozen=True):
    """A column: its name, what it holds, and its width in characters."""

    name: str
    kind: Kind = "text"
    width: int = 14


class Sheet(Struct, frozen=True):
    """A sheet of a workbook; the rows are made when it is written, each with a text for every column."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[str]]


def workbook(title: str, sheets: Iterable[Sheet]) -> Iterator[bytes]:
    """Yield a workbook, of which one sheet is held at a time; one of more rows than Excel has goes on in another."""
    return packed(_files(title, sheets))


def _files(title: str, sheets: Iterable[Sheet]) -> Iterator[tuple[str, bytes | bytearray]]:
    """Yield the parts of the package: the sheets, then what tells of them."""
    parts: list[tuple[str, str]] = []
    for sheet in sheets:
        rows = iter(sheet.rows)
        number = 1
        is_over = False
        while not is_over:
            content, last, is_over = _sheet_xml(sheet.columns, rows, is_first=not parts)
            name = sheet.name if number == 1 else f"{sheet.name} {number}"
            parts.append((name, f"{column_letters(len(sheet.columns) - 1)}${last}"))
            yield f"xl/worksheets/sheet{len(parts)}.xml", content
            number += 1
    numbered = list(enumerate(parts, start=1))
    types = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
        for number, _ in numbered
    )
    listed = "".join(
        f'<sheet name="{escaped(name)}" sheetId="{number}" r:id="rId{number}"/>' for number, (name, _) in numbered
    )
    filters = "".join(
        f'<definedName name="_xlnm._FilterDatabase" localSheetId="{number - 1}" hidden="1">'
        f"'{escaped(name)}'!$A$1:${last}</definedName>"
        for number, (name, last) in numbered
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number, _ in numbered
    )
    texts = {
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
            f"<sheets>{listed}</sheets>"
            f"<definedNames>{filters}</definedNames></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
            f'<Relationship Id="rId{len(parts) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
        ),
        "docProps/core.xml": (
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>chronos</dc:creator>'
            f"<dc:title>{escaped(title)}</dc:title></cp:coreProperties>"
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
            f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
            'Target="docProps/core.xml"/></Relationships>'
        ),
        "[Content_Types].xml": (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            '<Override PartName="/xl/workbook.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            '<Override PartName="/xl/styles.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            f'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>{types}</Types>'
        ),
    }
    yield "xl/styles.xml", _STYLES.encode()
    for path, text in texts.items():
        yield path, f"{_XML}{text}\n".encode()


def _sheet_xml(
    columns: Sequence[Column], rows: Iterator[Sequence[str]], *, is_first: bool
) -> tuple[bytearray, int, bool]:
    """Return a sheet of as many rows as it can have, the number of its last row, and whether no row is left."""
    letters = [column_letters(place) for place in range(len(columns))]
    kinds = [column.kind for column in columns]
    head = "".join(
        f'<c r="{letter}1" s="{_HEAD}" t="inlineStr"><is><t>{escaped(column.name)}</t></is></c>'
        for letter, column in zip(letters, columns, strict=True)
    )
    body = bytearray(f'<row r="1">{head}</row>'.encode())
    number = 1
    is_over = True
    for row in rows:
        number += 1
        cells = [
            _cell(letter, number, kind, text) for letter, kind, text in zip(letters, kinds, row, strict=True) if text
        ]
        body += f'<row r="{number}">{"".join(cells)}</row>'.encode()
        if number == MOST_ROWS:
            is_over = False
            break
    widths = "".join(
        f'<col min="{place}" max="{place}" width="{column.width}" customWidth="1"/>'
        for place, column in enumerate(columns, start=1)
    )
    area = f"A1:{letters[-1]}{number}"
    selected = ' tabSelected="1"' if is_first else ""
    start = (
        f'{_XML}<worksheet xmlns="{_MAIN}"><dimension ref="{area}"/><sheetViews>'
        f'<sheetView{selected} workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" '
        'activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="B2" sqref="B2"/>'
        f'</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>'
    )
    end = f'</sheetData><autoFilter ref="{area}"/></worksheet>\n'
    body[:0] = start.encode()
    body += end.encode()
    return body, number, is_over


def _cell(letter: str, number: int, kind: Kind, text: str) -> str:
    if kind == "day":
        serial = _serial(text)
        if serial is not None:
            return f'<c r="{letter}{number}" s="{_DATE}"><v>{serial}</v></c>'
    elif kind == "number" and is_number(text):
        return f'<c r="{letter}{number}"><v>{text}</v></c>'
    style = f' s="{_LONG}"' if kind == "long" else ""
    return f'<c r="{letter}{number}"{style} t="inlineStr"><is><t>{escaped(text)}</t></is></c>'


@lru_cache(maxsize=50_000)
def _serial(text: str) -> int | None:
    """Return the number of a day, ``None`` for what is no day, or one that Excel has no number for."""
    if not _DAY.fullmatch(text) or text < _FIRST_DAY:
        return None
    return date.fromisoformat(text).toordinal() - _DAY_ZERO


def is_number(text: str) -> bool:
    """Tell whether a text is a number that every program shows as it is written here."""
    return text.isascii() and _NUMBER.fullmatch(text) is not None and text != "-0" and len(text) <= 12


def escaped(text: str) -> str:
    """Return text as XML has it; it must hold no control characters."""
    if "&" in text or "<" in text or ">" in text or '"' in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def fitting(text: str) -> str:
    """Return a text that a cell can hold: the text itself, or the beginning of it."""
    if len(text) * 2 <= MOST_CHARACTERS:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    return units[: 2 * (MOST_CHARACTERS - 1)].decode("utf-16-le", "ignore").rstrip() + CUT


def column_letters(place: int) -> str:
    """Return what Excel calls a column: ``A`` for 0, ``AB`` for 27."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

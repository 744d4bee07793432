"""Tables for tests: workbooks made byte by byte, readers called, memory measured in a process of its own."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from chronos.exchange.incoming import Guess, ImportOptions, Incoming, Note, Refused, Taken
from chronos.exchange.tables.spreadsheets import read_csv, read_ods, read_tsv, read_xlsx
from chronos.model import Claim

READ: Mapping[str, Callable[[BinaryIO, ImportOptions], Iterator[Incoming]]] = {
    "csv": read_csv,
    "tsv": read_tsv,
    "xlsx": read_xlsx,
    "ods": read_ods,
}
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def read(content: str | bytes, name: str = "events.csv", **options: Any) -> list[Incoming | Guess]:
    """Everything that a reader makes of a file."""
    data = content.encode() if isinstance(content, str) else content
    return list(READ[name.rpartition(".")[2]](io.BytesIO(data), ImportOptions(name=name, **options)))


def taken(rows: Sequence[Incoming | Guess]) -> list[Taken]:
    return [row for row in rows if isinstance(row, Taken)]


def claims(rows: Sequence[Incoming | Guess]) -> list[Claim]:
    return [claim for row in taken(rows) for claim in row.claims]


def refused(rows: Sequence[Incoming | Guess]) -> list[Refused]:
    return [row for row in rows if isinstance(row, Refused)]


def notes(rows: Sequence[Incoming | Guess]) -> list[str]:
    return [row.text for row in rows if isinstance(row, Note)]


def guess(rows: Sequence[Incoming | Guess]) -> dict[str, Any]:
    (found,) = [row for row in rows if isinstance(row, Guess)]
    return found.mapping


def dates(rows: Sequence[Incoming | Guess]) -> list[str]:
    return [claim.date.expression.text if claim.date.expression else "undated" for claim in claims(rows)]


def table(rows: Sequence[Sequence[str]]) -> str:
    return "".join(",".join(row) + "\n" for row in rows)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return made.getvalue()


def xlsx(
    rows: str,
    *,
    formats: Sequence[str] = (),
    strings: str = "",
    is_1904: bool = False,
    prologue: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A workbook of one sheet, of which the rows are given as XML; style 1 and on are of the formats."""
    listed = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="{one}"/>' for at, one in enumerate(formats))
    used = "".join(f'<xf numFmtId="{164 + at}"/>' for at, _ in enumerate(formats))
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{RELATIONS}">'
            f'<workbookPr date1904="{int(is_1904)}"/>'
            '<sheets><sheet name="Events" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">'
            '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/styles.xml": f'<styleSheet xmlns="{SHEET}"><numFmts>{listed}</numFmts><cellStyleXfs><xf numFmtId="14"/>'
            f'</cellStyleXfs><cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{strings}</sst>',
            "xl/worksheets/sheet1.xml": f'{prologue}<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData>'
            "</worksheet>",
            **(more or {}),
        }
    )


def words(*cells: str) -> str:
    """A row of texts that stand in their cells."""
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


def two_sheets(second: str, state: str = "visible") -> bytes:
    """A workbook whose first sheet has no dates."""
    return xlsx(
        words("Country", "Total") + words("PE", "3"),
        more={
            "xl/workbook.xml": f'<workbook xmlns:r="{RELATIONS}"><sheets><sheet name="Totals" r:id="rId1"/>'
            f'<sheet name="Events" r:id="rId2" state="{state}"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<R><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></R>',
            "xl/worksheets/sheet2.xml": f"<worksheet><sheetData>{second}</sheetData></worksheet>",
        },
    )


def ods(tables: str, styles: str = "", manifest: str = "<manifest/>", prologue: str = "") -> bytes:
    """A spreadsheet, of which the tables are given as XML."""
    names = " ".join(
        f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"'
        for one in ("office", "table", "text", "style", "xlink")
    )
    return zipped(
        {
            "mimetype": ODS,
            "META-INF/manifest.xml": manifest,
            "content.xml": f"{prologue}<office:document-content {names}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
        }
    )


def shown(*cells: str) -> str:
    """A row of texts of a spreadsheet."""
    row = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
    )
    return f"<table:table-row>{row}</table:table-row>"


def measured(path: Path, *, seconds: float = 60) -> dict[str, Any]:
    """Read a file in a process of its own, and say what came of it and how many megabytes that took at the most."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(path)], capture_output=True, text=True, timeout=seconds, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


_MEASURE = """
import json, resource, sys, time
from pathlib import Path
from chronos.exchange.incoming import ExchangeError, ImportOptions, Taken, Refused
from chronos.exchange.tables import spreadsheets
path = Path(sys.argv[1])
begun = time.perf_counter()
error, taken, refused = "", 0, 0
with path.open("rb") as file:
    read = getattr(spreadsheets, "read_" + path.suffix[1:])
    try:
        for row in read(file, ImportOptions(name=path.name)):
            taken += isinstance(row, Taken)
            refused += isinstance(row, Refused)
    except ExchangeError as fault:
        error = str(fault)
status = Path("/proc/self/status")  # of Linux; getrusage counts what the process had before it became this program
lines = status.read_text().splitlines() if status.exists() else []
peak = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
most = (peak[0] if peak else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) // 1024
print(json.dumps({"error": error, "taken": taken, "refused": refused, "mb": most, "s": time.perf_counter() - begun}))
"""

"""Finds out what format a file is in, by its name and its first bytes."""

import re
from pathlib import PurePath
from typing import BinaryIO, Final

from chronos.exchange.incoming import ExchangeError

_HEAD: Final = 256 * 1024
"""Bytes that are looked at."""
_ENDINGS: Final = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".ods": "ods",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".md": "md",
    ".markdown": "md",
    ".mw": "markwhen",
    ".markwhen": "markwhen",
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".ris": "ris",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
}
_REFUSED: Final = {
    ".xls": "this is the old format of Excel; save it as .xlsx",
    ".doc": "this is the old format of Word; save it as .docx",
    ".zip": "unpack it, and import the files in it",
    ".gz": "unpack it first (gunzip)",
    ".bz2": "unpack it first (bunzip2)",
    ".xz": "unpack it first (unxz)",
    ".7z": "unpack it first",
    ".pdf": "a PDF has no tables that can be told from its text; import what it was made of",
    ".yaml": "this is how timelines are written; copy it into the folder of timelines",
    ".yml": "this is how timelines are written; copy it into the folder of timelines",
    ".rdf": "export the library as RIS, BibTeX or CSL JSON",
    ".enl": "export the library as RIS",
    ".enw": "export the library as RIS",
    ".aeonzip": "export the timeline as CSV",
    ".aeon": "export the timeline as CSV",
}
_TABLES: Final = frozenset(("csv", "tsv", "xlsx", "ods"))
_COLUMNS: Final = (
    ("ucdp-ged", frozenset(("date_start", "date_end", "date_prec"))),
    ("acled", frozenset(("event_id_cnty", "event_date"))),
    ("acled", frozenset(("time_precision", "event_date", "event_type"))),
    ("gtd", frozenset(("eventid", "iyear", "imonth", "iday"))),
    ("gdelt", frozenset(("globaleventid", "sqldate"))),
    ("timelinejs", frozenset(("year", "headline"))),
    ("aeon", frozenset(("title", "start date", "display id"))),
    ("aeon", frozenset(("label", "start date", "display id"))),
    ("aeon", frozenset(("event id", "title", "start date"))),
    ("aeon", frozenset(("eventid", "title", "start date"))),
    ("aeon", frozenset(("label", "type", "start date"))),
)
"""Columns by which the table of a tool or a dataset is known, in small letters."""
_GDELT_LINE: Final = re.compile(rb"[0-9]{1,12}\t[0-9]{8}\t[0-9]{6}\t[0-9]{4}\t[0-9.]+\t")
"""How a line of GDELT begins: id, day, month, year, fraction of a year (GDELT 2.0 Event Codebook, first section)."""
_JSON: Final = (
    ("wikidata", re.compile(rb'"mainsnak"|"wikibase-entityid"|"entities"\s*:')),
    ("json", re.compile(rb'"chronos"\s*:|"claims"\s*:\s*\[|"references"\s*:\s*\[')),
    ("timelinejs", re.compile(rb'"start_date"\s*:|"storyjs_jsonp_data"|"display_date"\s*:|"headline"\s*:')),
    ("vis", re.compile(rb'"start"\s*:')),
    ("csl-json", re.compile(rb'"(?:issued|container-title|DOI|citation-key|title-short)"\s*:')),
    ("csl-json", re.compile(rb'"type"\s*:\s*"(?:article|book|report|webpage|chapter|document|post|thesis|dataset)')),
)
"""What a file of JSON says near its beginning, by the format that says it; the first that is found."""


def detect(file: BinaryIO, name: str) -> str:
    """Return the name of the format of a file, which is read from its beginning and left there.

    Raises:
        ExchangeError: it cannot be told, or is a format that is not read; the message says what to do.
    """
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    if not head.strip():
        raise ExchangeError(f"{name}: this file is empty")
    ending = PurePath(name).suffix.lower()
    if ending in _REFUSED:
        raise ExchangeError(f"{name}: {_REFUSED[ending]}")
    form = _ENDINGS.get(ending) or _by_content(head)
    if form in ("json", "jsonl"):
        return _json(head, name)
    if form in _TABLES:
        return _table(file, name, form, head)
    if not form:
        raise ExchangeError(f"{name}: it cannot be told what this is; say it with --as")
    return form


def _by_content(head: bytes) -> str:
    """Return the format of a file whose name does not tell."""
    if head.startswith(b"PK\x03\x04"):
        kinds = {b"word/": "docx", b"xl/": "xlsx", b"opendocument.spreadsheet": "ods"}
        return next((form for mark, form in kinds.items() if mark in head), "")
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if text[:1] in (b"{", b"["):
        return "json"
    if text.startswith(b"TY  -"):
        return "ris"
    if re.match(rb"@\w+\s*[{(]", text):
        return "bibtex"
    if re.match(rb"<(?:!doctype|html|table)", text, re.IGNORECASE):
        return "html"
    first = text.split(b"\n", 1)[0]
    if b"\t" in first:
        return "tsv"
    return "csv" if first.count(b",") > 1 or first.count(b";") > 1 else ""


def _json(head: bytes, name: str) -> str:
    if re.match(rb'\s*\{"(?:claim|source|judgement|event)"\s*:\s*\{', head):
        return "jsonl"
    if b'"itemType"' in head:
        raise ExchangeError(f"{name}: this is Zotero's own JSON; export the library as CSL JSON or Better CSL JSON")
    found = next((known for known, says in _JSON if says.search(head)), "")
    if not found:
        raise ExchangeError(f"{name}: it cannot be told what this JSON is; say it with --as")
    return found


def _table(file: BinaryIO, name: str, form: str, head: bytes) -> str:
    """Return the dataset or tool whose table this is, else the kind of table."""
    from chronos.exchange.tables.tabular import open_table  # noqa: PLC0415 - only tables need what reads them

    if _GDELT_LINE.match(head):
        return "gdelt"
    columns = frozenset(column.strip().lower() for column in open_table(file, name, form).columns)
    file.seek(0)
    return next((known for known, needed in _COLUMNS if needed <= columns), form)

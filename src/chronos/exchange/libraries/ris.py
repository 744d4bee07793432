"""Reads RIS, which Zotero, Mendeley, EndNote and the pages of publishers write, as sources.

RIS Format Specifications (Research Information Systems); which tag is which field of CSL follows Zotero's translator
"RIS" and CSL 1.0.2, ``csl-data.json``. What has no field of its own in CSL goes into the note of a source with its tag
before it, or is told once for the whole file where it says nothing of the source (links to files of another computer,
what a database needs).
"""

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from rispy import RisParser  # type: ignore[import-untyped]  # it has no types
from rispy.config import TAG_KEY_MAPPING  # type: ignore[import-untyped]  # it has no types

from chronos.exchange.incoming import ImportOptions, Incoming, Item, Note, Refused, Taken
from chronos.exchange.libraries.folding import folded
from chronos.exchange.libraries.ris_dates import issued, ris_date
from chronos.exchange.libraries.ris_names import csl_names
from chronos.exchange.libraries.ris_records import Outside, Record, records
from chronos.exchange.libraries.ris_types import (
    ARCHIVED,
    BOOKS,
    FOURTH_NAMES,
    NAMED,
    NUMBERED,
    PERIODICAL,
    SECOND_NAMES,
    THIRD_NAMES,
    TYPES,
    WHOLE,
)
from chronos.exchange.naming import digest
from chronos.exchange.tables.source_cells import first_words
from chronos.exchange.timelines.html_text import plain_text
from chronos.model.identifiers import is_doi, isbn_fault, isbns

_OWN_ID: Final = re.compile(r"(?=[^a-z]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")
"""An id that is a slug; numbers alone are those of a database and no ids that anybody would cite."""
_LONGEST_ID: Final = 60
_ISSN: Final = re.compile(r"\b\d{4}[-\u2010-\u2015]?\d{3}[\dXx]\b")
_BESIDE_ISSN: Final = re.compile(r"[\s,;()]|e?ISSN|print|online|electronic|linking", re.IGNORECASE)
_DOI_BEFORE: Final = re.compile(r"(?:(?:https?://)?(?:(?:dx|www)\.)?doi\.org/|doi:?\s*)(?=10[./])", re.IGNORECASE)
_SEVERAL_LINKS: Final = re.compile(r"\s*;\s*(?=https?://)")
_UNPUBLISHED: Final = frozenset(["accepted", "forthcoming", "in preparation", "in press", "submitted", "to appear"])
"""Words for when something appeared that say that it has not."""
_SHORT: Final = ("JO", "JA", "J2", "J1")
"""Titles of periodicals, which are short ones where there is another."""
_PLAIN: Final = {
    "ST": "title-short",
    "KW": "keyword",
    "CN": "call-number",
    "CY": "publisher-place",
    "PP": "publisher-place",
    "PB": "publisher",
    "VL": "volume",
    "VO": "volume",
    "LA": "language",
    "NV": "number-of-volumes",
    "SE": "section",
    "RI": "reviewed-title",
}
"""Tags that are one field whatever the type."""
_NOT_TAKEN: Final = frozenset(
    (
        *("AD", "CA", "CP", "CR", "DP", "EM", "ID", "L1", "L2", "L3", "L4", "LB", "RP", "TY"),
        *("C4", "C5", "C6", "C8", "U1", "U2", "U3", "U4", "U5"),
    )
)
"""Tags that say nothing of the source to its readers: addresses of authors, files of another computer, states of a
database. The specification leaves U and C to everybody."""
_IN_NOTES: Final = {
    "N1": "",
    "RN": "",
    "M2": "",
    "TT": "Translated title: ",
    "TA": "Translated author: ",
    "OP": "Original publication: ",
    "AN": "Accession number: ",
}
"""Tags that go into the note, and what stands before them there."""


def read_ris(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read RIS; a row is a record, counted from 1. A source has no claims.

    Records that have no end, no type or nothing to cite are refused with the line at which they begin.

    Raises:
        ExchangeError: the file is no RIS, no text in one encoding, or has a line or record without an end.
    """
    outside = Outside()
    told = _Told()
    for record in records(file, options.name, outside):
        reason = record.fault or _fault(record)
        if reason:
            yield Refused(record.number, f"line {record.line}: the record {reason}")
            continue
        yield Taken(record.number, (), (told.named(_Reading(record, told).item()),))
    if outside.lines:
        yield Note(f"lines outside of records are not taken: {outside.lines}, the first is line {outside.first}")
    yield from told.notes()


def _fault(record: Record) -> str:
    """Return why a record cannot be taken, empty where it can."""
    if not record.tags[0][1][0]:
        return "has no type; write one behind `TY  - `, GEN where none fits"
    if not any(value for tag, value in record.tags if tag in _CITABLE):
        return "has no title, no author and no address, so that nothing is there to cite; add a line `TI  - `"
    return ""


_CITABLE: Final = frozenset(("TI", "T1", "CT", "BT", "ST", "T2", "AU", "A1", "UR", "DO", "SN"))


class _Told:
    """What is to be said of a file once, and the ids that were given."""

    def __init__(self) -> None:
        self.left: dict[str, int] = {}
        self.unknown: dict[str, int] = {}
        self.ids: dict[str, str] = {}

    def named(self, item: dict[str, Any]) -> Item:
        """Return an item whose id no other record of the file has that says something else."""
        said = digest(repr(item))
        if self.ids.setdefault(item["id"], said) != said:
            item["id"] = f"{item['id'][:_LONGEST_ID]}-{said}"
        return item

    def notes(self) -> Iterator[Note]:
        if self.unknown:
            said = ", ".join(f"{name[:20]!r} ({count})" for name, count in sorted(self.unknown.items())[:20])
            yield Note(f"types that RIS does not have are taken as documents: {said}")
        if self.left:
            said = ", ".join(f"{tag} ({count})" for tag, count in sorted(self.left.items())[:60])
            yield Note(f"tags that are not taken, and in how many records: {said}")


class _Reading:
    """The reading of one record."""

    def __init__(self, record: Record, told: _Told) -> None:
        self.told = told
        self.values = _values(record)
        form = self.values.pop("TY")
        name = form[0].upper()
        name = NAMED.get(name, name)
        self.kind = TYPES.get(name, "")
        if not self.kind:
            told.unknown[form[0]] = told.unknown.get(form[0], 0) + 1
            self.kind = "document"
        self.notes: list[str] = []
        self.is_in_press = name == "INPR"
        self.fields: dict[str, Any] = {}

    def item(self) -> dict[str, Any]:
        """Return the record as an item of CSL."""
        self.titles()
        self.names()
        self.dates()
        self.pages()
        self.numbers()
        self.links()
        self.texts()
        own_id = self.own_id()
        for tag, values in self.values.items():
            if tag in _NOT_TAKEN:
                self.told.left[tag] = self.told.left.get(tag, 0) + 1
            elif tag in _IN_NOTES:
                said = [plain_text(value).text if "<" in value else value for value in values]
                self.notes += [f"{_IN_NOTES[tag]}{one}" for one in said if one and one != self.fields.get("title")]
            else:
                self.notes += [f"{tag}: {value}" for value in values]
        if self.notes:
            self.fields["note"] = "; ".join(dict.fromkeys(self.notes))
        return {"id": own_id, "type": self.kind, **self.fields}

    def put(self, field: str, *tags: str) -> None:
        """Take the first value of these tags as a field; others stand in the note, unless they say the same."""
        for tag in tags:
            for value in self.values.pop(tag, ()):
                if field not in self.fields:
                    self.fields[field] = value
                elif value not in (self.fields[field], self.fields.get("title")):
                    self.notes.append(f"{tag}: {value}")

    def first(self, *tags: str) -> str:
        """Return the first value of the first tag that has one."""
        return next((self.values[tag][0] for tag in tags if tag in self.values), "")

    def titles(self) -> None:
        """Take the title, and what it stands in."""
        kind = self.kind
        self.put("title", "TI", "T1", "CT", *(("BT",) if kind in BOOKS else ()))
        if "title" not in self.fields:  # programs write that of a book or report in one of these
            self.put("title", *(("T2", "ST") if kind in WHOLE else ("ST",)))
        if kind in WHOLE:
            self.put("collection-title", "T2", "T3", "JF", "JO", "BT", "C3")
            if folded(self.fields.get("collection-title", "")) == folded(self.fields.get("title", "")):
                self.fields.pop("collection-title", None)
        elif kind == "speech":
            self.put("event-title", "T2")
        else:
            self.put("container-title", *(("C3",) if kind == "paper-conference" else ()), "T2", "BT", "JF")
            for tag in _SHORT:
                if "container-title" not in self.fields:
                    self.put("container-title", tag)
            self.put("authority" if kind in ("bill", "hearing") else "collection-title", "T3")
        whole = self.fields.get("container-title", self.fields.get("collection-title"))
        short = dict.fromkeys(value for tag in _SHORT for value in self.values.pop(tag, ()) if value != whole)
        for value in short:
            if self.fields.setdefault("container-title-short", value) != value:
                self.notes.append(f"Short: {value}")

    def names(self) -> None:
        """Take authors and everybody else."""
        kind = self.kind
        second = SECOND_NAMES.get(kind, "editor")
        if kind in BOOKS and not self.first("AU", "A1", "A3"):
            second = "editor"  # what has no author has no editor of a series alone
        roles = {
            "AU": "author",
            "A1": "author",
            "ED": "editor",
            "A2": second,
            "A3": THIRD_NAMES.get(kind, "collection-editor"),
            "A4": FOURTH_NAMES.get(kind, "translator"),
            "C2": "container-author" if kind == "chapter" else "",
        }
        for tag, role in roles.items():
            if role and tag in self.values:
                found = [dict(one) for value in self.values.pop(tag) for one in csl_names(value)]
                known = self.fields.setdefault(role, [])
                known += [one for one in found if one not in known]

    def dates(self) -> None:
        """Take when it appeared and when it was read."""
        years = (*self.values.pop("PY", ()), *self.values.pop("Y1", ()))
        text, left = issued(years, tuple(self.values.pop("DA", ())))
        if text:
            self.fields["issued"] = text
            self.notes += [f"Date: {value}" for value in left]
        elif left:
            if left[0].strip(" .").lower() in _UNPUBLISHED:
                self.fields["status"] = left[0]
            else:
                self.fields["issued"] = {"literal": left[0]}
            self.notes += [f"Date: {value}" for value in left[1:]]
        for value in self.values.pop("Y2", ()):
            read = ris_date(value)
            field = "submitted" if self.kind == "patent" else "accessed"
            if read.text and field not in self.fields:
                self.fields[field] = read.text
                self.notes += [f"Y2: {read.rest}"] if read.rest else []
            elif read.text or read.rest:
                self.notes.append(f"Y2: {value}")
        if self.is_in_press:
            self.fields.setdefault("status", "in press")

    def pages(self) -> None:
        """Take the pages: those that it stands on, of a book how many."""
        kind, values = self.kind, self.values
        first, last = values.pop("SP", []), values.pop("EP", [])
        if first and last and last[0] != first[0] and not re.search(r"[-\u2010-\u2015]", first[0]):
            self.fields["page"] = f"{first.pop(0)}-{last.pop(0)}"
        elif first and not last and (kind in BOOKS or kind in ("thesis", "manuscript")):
            self.fields["number-of-pages"] = first.pop(0)
        elif first or last:
            page = first.pop(0) if first else last.pop(0)
            self.fields["page"] = page
            last = [value for value in last if value not in page]
        self.notes += [f"SP: {value}" for value in first] + [f"EP: {value}" for value in last]

    def numbers(self) -> None:
        """Take numbers and what identifies it."""
        kind, values = self.kind, self.values
        self.put("edition" if kind != "software" else "version", "ET")
        if kind in PERIODICAL:
            self.put("issue", "IS", "CP", "M1")
            self.put("number", "C7")
        else:
            is_of_several = kind in BOOKS or kind in ("chapter", "paper-conference")
            self.put("number-of-volumes" if kind in BOOKS else "issue" if is_of_several else "number", "IS", "CP")
            if kind in NUMBERED:
                self.put("number", "M1")
        for value in values.pop("SN", ()):
            self.standard_number(value)
        for value in values.pop("M3", ()):
            if is_doi(value) and not self.first("DO"):
                values["DO"] = [value]
            elif "genre" not in self.fields:
                self.fields["genre"] = value
            else:
                self.notes.append(f"M3: {value}")
        if "DO" in values:
            values["DO"] = [_DOI_BEFORE.sub("", value) for value in values["DO"]]
            self.put("DOI", "DO")

    def standard_number(self, value: str) -> None:
        """Take an ISBN or ISSN by its form, else the number of a report, else by the type."""
        numbers = isbns(value)
        issns = _ISSN.findall(value)
        if numbers and not any(map(isbn_fault, numbers)):
            field = "ISBN"
        elif issns and not _BESIDE_ISSN.sub("", _ISSN.sub("", value)):
            field = "ISSN"
            value = ", ".join(dict.fromkeys(f"{one[:4]}-{one[-4:].upper()}" for one in issns))
        elif self.kind in NUMBERED:
            field = "number"
        else:
            field = "ISSN" if self.kind in PERIODICAL else "ISBN"
        before = self.fields.get(field)
        if before is None:
            self.fields[field] = value
        elif field in ("ISBN", "ISSN") and value not in before:
            self.fields[field] = f"{before}, {value}"
        elif value not in before:
            self.notes.append(f"SN: {value}")

    def links(self) -> None:
        """Take the address; further ones stand in the note."""
        found = [one for value in self.values.pop("UR", ()) for one in _SEVERAL_LINKS.split(value) if one]
        found += self.values.pop("LK", ())
        for tag in ("L2", "L1"):  # full text, PDF: an address where it is one
            if not found and self.first(tag).startswith(("http://", "https://")):
                found = self.values.pop(tag)
        if found:
            self.fields["URL"] = found[0]
            self.notes += [f"URL: {url}" for url in dict.fromkeys(found) if url != found[0]]

    def texts(self) -> None:
        """Take what is said about it."""
        self.put("abstract", "AB", "N2")
        if self.fields.get("title") in self.values.get("ST", ()):
            del self.values["ST"]
        if "KW" in self.values:
            self.values["KW"] = [", ".join(dict.fromkeys(self.values["KW"]))]
        for tag, field in _PLAIN.items():
            if tag in self.values:
                self.put(field, tag)
        if self.kind in ARCHIVED:
            self.put("archive_location", "AN")
            self.put("archive", "DB")
        else:
            self.put("source", "DB")
        if self.kind == "map":
            self.put("scale", "C1")
        elif self.kind == "paper-conference":
            self.put("event-place", "C1")

    def own_id(self) -> str:
        """Return the id of the record where it is a slug, else one of author, year, title and what tells it apart."""
        given = self.first("ID")
        if given and len(given) <= _LONGEST_ID and _OWN_ID.fullmatch(given):
            self.values.pop("ID")
            return given
        fields = self.fields
        names = fields.get("author") or fields.get("editor") or [{}]
        name = names[0].get("family") or names[0].get("literal", "")
        when = fields.get("issued", "")
        year = when[:4] if isinstance(when, str) and when[:4].isdecimal() else ""
        title = fields.get("title", "")
        readable = "-".join(filter(None, (first_words(name), year, first_words(title))))[:_LONGEST_ID].rstrip("-")
        told_apart = ("container-title", "volume", "issue", "number", "page", "DOI", "URL")
        said = digest(self.kind, name, str(when), title, *(str(fields.get(field, "")) for field in told_apart))
        return f"{readable}-{said}" if readable else said


_TAGS: Final = TAG_KEY_MAPPING.keys() - {"UK"}
"""The tags of rispy; "UK" is none, but what it keeps unknown ones under."""
_PARSER: Final = RisParser(
    mapping={tag: tag for tag in TAG_KEY_MAPPING},
    list_tags=[tag for tag in TAG_KEY_MAPPING if tag != "TY"],
    delimiter_tags_mapping={},
)
"""rispy, which tells tags from values and knows the tags; it is given whole values, and keeps all of every tag."""


def _values(record: Record) -> dict[str, list[str]]:
    """Return the values of a record by their tags, those that rispy does not know among them."""
    known: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for tag, value in record.tags:
        (known if tag in _TAGS else others).append((tag, " ".join(value)))
    (found,) = _PARSER.parse_lines(iter([*(f"{tag}  - {value}" for tag, value in known), "ER  - "]))
    found["TY"] = [found["TY"]]
    for tag, said in others:
        found.setdefault(tag, []).append(said)
    return {tag: kept for tag, values in found.items() if (kept := list(filter(None, values)))}

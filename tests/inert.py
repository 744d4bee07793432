"""What could run, load or lead astray in files that chronos writes, found by readers that are not ours.

Each returns what it finds in words, and nothing for a file that is inert.
"""

import csv
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO, StringIO
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
)
_TAGS: Final = frozenset(
    [
        "html",
        "head",
        "meta",
        "title",
        "link",
        "script",
        "body",
        "a",
        "header",
        "nav",
        "ol",
        "ul",
        "li",
        "span",
        "button",
        "main",
        "h1",
        "h2",
        "h3",
        "p",
        "em",
        "strong",
        "s",
        "code",
        "sup",
        "section",
        "h4",
        "article",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "form",
        "label",
        "input",
        "select",
        "option",
        "figure",
        "img",
        "div",
        "footer",
        "dl",
        "dt",
        "dd",
        "q",
        "output",
        "template",
        "br",
    ]
)
_ADDRESSES: Final = frozenset(("href", "src", "action", "formaction", "srcset", "data", "poster", "background", "cite"))
_ADDRESS: Final = re.compile(r"https?://\S+|(?!//)[^\s:<>\"\\]*(?:#[^\s<>\"\\]*)?")
"""Of the web, or beside the page: a colon stands in a fragment at most, lest it be a scheme."""


def in_page(text: str) -> list[str]:
    """Return what is in a page but markup that we write, our script, and addresses of the web and beside the page."""
    page = _Page()
    page.feed(text)
    page.close()
    found = page.found
    if page.policies != [POLICY]:
        found.append(f"policy {page.policies}")
    elif text.index("Content-Security-Policy") > min(text.index("<script"), text.index("<link")):
        found.append("policy after what it is for")
    return found


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.policies: list[str] = []
        self.in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.in_script = tag == "script"
        if tag not in _TAGS:
            self.found.append(f"<{tag}>")
        if self.in_script and not re.fullmatch(r"(\.\./)*assets/\w+\.js", given.get("src", "")):
            self.found.append(f"script {given}")
        if len(attrs) != len(given):
            self.found.append(f"attribute twice in <{tag}>")
        if "http-equiv" in given:
            if given["http-equiv"] == "Content-Security-Policy":
                self.policies.append(given["content"])
            else:
                self.found.append(f"meta {given}")
        for name, value in given.items():
            if name.startswith("on") or name in ("style", "srcdoc", "ping", "is") or not re.fullmatch("[a-z-]+", name):
                self.found.append(f"attribute {name} in <{tag}>")
            if name in _ADDRESSES and not _ADDRESS.fullmatch(value):
                self.found.append(f"address {value}")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser gives it
        self.in_script = False

    def handle_data(self, data: str) -> None:
        if self.in_script and data:
            self.found.append(f"script says {data}")

    def handle_comment(self, data: str) -> None:
        self.found.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        if decl != "DOCTYPE html":
            self.found.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.found.append(f"instruction {data}")

    def unknown_decl(self, data: str) -> None:
        self.found.append(f"declaration {data}")


_SHAPES: Final = frozenset(
    [
        "svg",
        "title",
        "desc",
        "rect",
        "g",
        "path",
        "text",
        "tspan",
        "line",
        "circle",
        "defs",
        "clipPath",
        "linearGradient",
        "stop",
    ]
)


def in_picture(text: str) -> list[str]:
    """Return what is in an SVG but shapes and words."""
    found = ["declaration"] if "<!" in text or "<?" in text else []
    for element in ET.fromstring(text).iter():  # noqa: S314 - we wrote it, and it has no declaration
        tag = str(element.tag).removeprefix("{http://www.w3.org/2000/svg}")
        if tag not in _SHAPES:
            found.append(f"<{tag}>")
        for name, value in element.attrib.items():
            if (
                name.lower().startswith("on")
                or name.endswith(("href", "style"))
                or "url(" in value.replace("url(#", "")
            ):
                found.append(f"{name}={value}")
    return found


def in_specification(text: str, said: str) -> list[str]:
    """Return what Vega would load, and expressions that it would run which have something in them that was ``said``."""
    return list(_in_specification(json.loads(text), "", said))


def _in_specification(value: object, name: str, said: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in ("url", "href", "signal", "usermeta"):
                yield f"{key}: {inner}"
            yield from _in_specification(inner, key, said)
    elif isinstance(value, list):
        for inner in value:
            yield from _in_specification(inner, name, said)
    elif isinstance(value, str) and said in value and (name.lower().endswith("expr") or name in _EXPRESSIONS):
        yield f"{name}: {value}"


_EXPRESSIONS: Final = ("calculate", "filter", "test")
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_FIELDS: Final = re.compile(
    r' (?:PAGE|NUMPAGES|TITLE|SEQ Figure \\\* ARABIC|NOTEREF note_\d+ \\f \\h|REF \w+ \\h|HYPERLINK \\l "\w+") '
)
_PARTS: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core|custom)\.xml|word/_rels/\w+\.xml\.rels"
    r"|word/\w+\.xml|word/theme/theme1\.xml|word/media/\w+\.png"
)
_ACTIVE: Final = frozenset(("altChunk", "object", "control", "attachedTemplate", "subDoc", "mailMerge", "dataBinding"))


def in_word(content: bytes) -> list[str]:
    """Return what is in a Word document but parts of our sorts, fields of ours, and links to the web."""
    found = []
    with ZipFile(BytesIO(content)) as archive:
        found += [f"part {name}" for name in archive.namelist() if not _PARTS.fullmatch(name)]
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    for name, part in parts.items():
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            found.append(f"declaration in {name}")
            continue
        root = ET.fromstring(part)  # noqa: S314 - we wrote it, and it has no declaration
        for relation in root.iter(_RELATION):
            target, is_link = relation.get("Target", ""), relation.get("Type", "").endswith("/hyperlink")
            if relation.get("TargetMode") == "External" and not (is_link and re.match("https?://", target)):
                found.append(f"relation to {target}")
        instructions = [element.get(f"{_WORD}instr", "") for element in root.iter(f"{_WORD}fldSimple")]
        instructions += ["".join(element.itertext()) for element in root.iter(f"{_WORD}instrText")]
        found += [f"field {one}" for one in instructions if not _FIELDS.fullmatch(f" {one.strip()} ")]
        found += [f"<{tag}>" for tag in (str(one.tag).removeprefix(_WORD) for one in root.iter()) if tag in _ACTIVE]
    return found


_PDF_ACTIONS: Final = (
    "/JavaScript",
    "/JS",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
    "/RichMedia",
    "/OpenAction",
    "/AA",
    "/EmbeddedFile",
    "/XFA",
)


def in_pdf(content: bytes) -> list[str]:
    """Return the actions that a PDF has but to lead to a place of its own or to the web, as pypdf reads it."""
    from pypdf import PdfReader  # noqa: PLC0415 - few tests need it
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject  # noqa: PLC0415 - as above

    reader = PdfReader(BytesIO(content))
    found = []
    waiting: list[object] = [reader.trailer]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        if isinstance(one, ArrayObject):
            waiting += one
        elif isinstance(one, DictionaryObject):
            found += [f"{name} {one[name]}" for name in _PDF_ACTIONS if name in one]
            if one.get("/S") in _PDF_ACTIONS:
                found.append(f"action {one['/S']}")
            if "/URI" in one and one.get("/S") == "/URI" and not re.match("https?://", str(one["/URI"])):
                found.append(f"address {one['/URI']}")
            waiting += one.values()
    return found


_FORMULA: Final = re.compile(
    "[=+@\\-\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}]"
)
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?|-\d{4,}-\d\d-\d\d")


def in_table(text: str) -> list[str]:
    """Return cells of a CSV that a spreadsheet would run, where it parts cells at commas or at semicolons.

    A spreadsheet in a language that writes decimals with a comma parts them at semicolons (OWASP, *CSV Injection*).
    """
    found = []
    for delimiter in (",", ";"):
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            found += [cell for cell in row if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell)]
    return found

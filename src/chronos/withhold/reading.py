"""Every text in the bytes of a document."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from chronos.model import Document

_DATA: Final = re.compile(rb"data:[\w.+-]*/?[\w.+-]*(?:;[\w=.+-]+)*;base64,([A-Za-z0-9+/=]{16,})")
_TAG: Final = re.compile(r"<[^<>]*>")
_INLINE: Final = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|tspan|u|wbr|"
    r"w:(?!p\b|tc\b|br\b|tab\b|cr\b)\w+)\b[^<>]*>"
)
_MARKUP: Final = (".html", ".htm", ".svg", ".xml", ".rels", ".xhtml")
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".woff", ".woff2", ".ttf", ".otf")


def texts_of(document: Document) -> Iterator[tuple[str, str]]:
    """Yield all texts of a document, each with the part of it that has it; for the document itself that is empty.

    A document is its path, its bytes as text, and without the marks of its markup; zip containers (Word), PDF and data
    in addresses are looked into.
    """
    yield "its path", document.path
    yield from _texts(document.path, document.content, "")


def _texts(path: str, content: bytes, part: str) -> Iterator[tuple[str, str]]:
    if content.startswith(b"PK\x03\x04"):
        yield from _members(content, part)
    elif content.startswith(b"%PDF-"):
        yield from ((part, text) for text in _pdf(content))
    elif path.lower().endswith(_PICTURES):
        yield part, _printable(content)
    else:
        text = content.decode("utf-8", "replace")
        yield part, text
        if path.lower().endswith(_MARKUP) or text.lstrip()[:1] == "<":
            yield part, _TAG.sub(" ", _INLINE.sub("", text))
        for found in _DATA.finditer(content):
            try:
                yield from _texts("", b64decode(found[1], validate=True), part)
            except Error:  # it is no base64 after all, and stands in the text already
                continue


def _members(content: bytes, part: str) -> Iterator[tuple[str, str]]:
    try:
        with ZipFile(BytesIO(content)) as container:
            for member in container.infolist():
                name = "/".join(filter(None, (part, member.filename)))
                yield name, member.filename
                if member.comment:
                    yield name, member.comment.decode("utf-8", "replace")
                yield from _texts(member.filename, container.read(member), name)
            yield part, container.comment.decode("utf-8", "replace")
    except BadZipFile:
        yield part, _printable(content)


def _printable(content: bytes) -> str:
    return "\n".join(found.decode() for found in re.findall(rb"[\x20-\x7e]{4,}", content))


def _pdf(content: bytes) -> Iterator[str]:
    """Yield the text of each page, hyphens at line ends dropped and kept, and every other text in the file."""
    from pypdfium2 import PdfDocument  # type: ignore[import-untyped]  # noqa: PLC0415 - few editions have a PDF

    yield _printable(content)
    with PdfDocument(content) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    text = "\n".join(pages).replace("\ufffe", "-\n").replace("\x02", "-\n")
    yield text
    yield re.sub(r"-\s*\n\s*", "-", text)
    yield "\n".join(_strings(content))


def _strings(content: bytes) -> Iterator[str]:
    """Yield the strings and names of all objects of a PDF, and its streams of XML."""
    from pypdf import PdfReader  # noqa: PLC0415 - few editions have a PDF
    from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, StreamObject, TextStringObject  # noqa: PLC0415 - as above

    reader = PdfReader(BytesIO(content))
    numbers = sorted({*reader.xref_objStm, *(number for each in reader.xref.values() for number in each)})
    waiting = [reader.trailer, *(reader.get_object(number) for number in numbers)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, TextStringObject):
            yield str(value)
        elif isinstance(value, ByteStringObject):
            yield bytes(value).decode("latin-1")
        elif isinstance(value, ArrayObject):
            waiting.extend(list.__iter__(value))
        elif isinstance(value, DictionaryObject):
            yield from value
            waiting.extend(dict.values(value))
            if isinstance(value, StreamObject) and value.get("/Type") in ("/Metadata", "/EmbeddedFile"):
                yield value.get_data().decode("utf-8", "replace")

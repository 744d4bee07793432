"""Documents that somebody made to break what reads them: one clear error each, in bounded time and memory."""

import io
import resource
import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

import pytest

from chronos.exchange.documents.note_sources import note_source
from chronos.exchange.documents.reading import read_docx, read_html, read_markdown
from chronos.exchange.incoming import ExchangeError, ImportOptions, Incoming, Refused, Taken
from chronos.exchange.wikidata.entities import read_wikidata

WORD: Final = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
MARKDOWN: Final = "| Date | Event |\n|--|--|\n"
PAGE: Final = "<table><tr><th>Date<th>Event"

Reader = Callable[[BinaryIO, ImportOptions], Iterator[Incoming]]


class Endless(io.RawIOBase):
    """A file of two gigabytes, of which nothing is held."""

    size: Final = 2 * 1024**3

    def __init__(self, start: bytes, filling: bytes) -> None:
        self.start = start
        self.filling = filling
        self.at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset + (0, self.at, self.size)[whence]
        return self.at

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer)  # type: ignore[arg-type]
        count = min(len(view), self.size - self.at)
        repeated = self.filling * (count // len(self.filling) + 1)
        view[:count] = (self.start[self.at :] + repeated)[:count] if self.at < len(self.start) else repeated[:count]
        self.at += count
        return count


def word(body: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    return held.getvalue()


def read(reader: Reader, content: bytes | str) -> list[Incoming]:
    data = content.encode() if isinstance(content, str) else content
    return list(reader(io.BytesIO(data), ImportOptions(name="x")))


def error(reader: Reader, file: BinaryIO) -> str:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ExchangeError) as caught:
        list(reader(file, ImportOptions(name="x")))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 400 * 1024  # kilobytes
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("x: ")
    return str(caught.value)


@pytest.mark.parametrize(
    ("reader", "start", "filling", "reason"),
    [
        (read_wikidata, b'{"id": "Q1", "x": "', b"a", "line 1 is longer than 64 MB"),
        (read_html, b"<table><tr><td>", b"a", "a cell of more than 1,000,000 characters"),
        (read_html, b"<table><tr><td>", b"<", "a cell of more than 1,000,000 characters"),
        (read_markdown, b"| Date |", b"a", "line 1 is longer than 1,000,000 bytes"),
    ],
)
def test_two_gigabytes_on_one_line_are_refused(reader: Reader, start: bytes, filling: bytes, reason: str) -> None:
    assert reason in error(reader, io.BufferedReader(Endless(start, filling)))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (WORD + " " * 150_000_000, "bytes unpack to 150,000,"),
        (WORD + "<w:tbl><w:tr><w:tc>" * 50, "tables within tables, more than 20 deep"),
        (WORD + "<w:p>" * 500, "nested too deeply"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + WORD + "<w:t>&x;", "a document type"),
        (WORD + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>" + "xy" * 600_000, "a cell of more than 1,000,000 characters"),
        (WORD + "<w:tbl><w:tr>" + "<w:tc></w:tc>" * 1_100, "a table of more than 1,000 columns"),
        (WORD + "<w:tbl></w:body>", "its XML cannot be read"),
        (WORD + "<w:tbl><w:tr><w:tc><w:p>" + '<w:fldChar w:fldCharType="begin"/>' * 200, "fields within fields"),
    ],
)
def test_word_documents_that_are_bombs_are_refused(content: str, reason: str) -> None:
    assert reason in error(read_docx, io.BytesIO(word(content)))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "this is no Word document"),
        (b"hello", "this is no Word document"),
        (b"PK\x03\x04 and no more", "this is no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is the old format of Word"),
        (word("x").replace(b"word/document.xml", b"xl/workbook00.xml"), "this archive has no Word document in it"),
    ],
)
def test_what_is_no_word_document_is_told(content: bytes, reason: str) -> None:
    assert reason in error(read_docx, io.BytesIO(content))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<div>" * 100_000, "nested too deeply"),
        ("<table><tr><td>" * 1000, "tables within tables"),
        (PAGE + "<tr><td rowspan=1000000 colspan=1000000>2017<td>x", "a table of more than 1,000 columns"),
        (PAGE + "<tr>" + "<td>" * 2000, "a table of more than 1,000 columns"),
    ],
)
def test_pages_that_are_bombs_are_refused(content: str, reason: str) -> None:
    assert reason in error(read_html, io.BytesIO(content.encode()))


def test_a_cell_that_goes_over_a_million_rows_goes_over_those_that_are_there() -> None:
    found = read(read_html, PAGE + "<tr><td rowspan=1000000>2017<td>one" + "<tr><td>two" * 3)
    assert len([one for one in found if isinstance(one, Taken)]) == 4


def test_entities_of_a_page_are_not_looked_up() -> None:
    text = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + PAGE + "<tr><td>2017<td>one &a; two"
    (claim,) = [one.claims[0] for one in read(read_html, text) if isinstance(one, Taken)]
    assert "root" not in claim.text


def test_nul_bytes_are_refused_in_markdown_and_left_out_of_pages() -> None:
    assert "line 3 has a NUL" in error(read_markdown, io.BytesIO((MARKDOWN + "| 2017 | a\0b |\n").encode()))
    (claim,) = [one.claims[0] for one in read(read_html, PAGE + "<tr><td>2017<td>a\0b") if isinstance(one, Taken)]
    assert claim.text == "ab"


@pytest.mark.parametrize("filling", ["[", "[a](b", "*a _b ", "a-@", "![", "<a ", "`a``", "[@a;", "[^1]", "https://"])
def test_a_cell_that_takes_a_reader_long_is_refused_or_read_at_once(filling: str) -> None:
    long = read(read_markdown, MARKDOWN + f"| 2017 | [{filling * 100_000} |\n| 2018 | two |\n")
    assert [type(one) for one in long if isinstance(one, Taken | Refused)] == [Refused, Taken]
    short = read(read_markdown, MARKDOWN + f"| 2017 | [{(filling * 10_000)[:9_000]} |\n")
    assert len([one for one in short if isinstance(one, Taken | Refused)]) == 1


def test_a_row_of_bars_and_backslashes_is_read_at_once() -> None:
    text = MARKDOWN + "| 2017 | " + "\\" * 300_000 + "|" * 300_000 + " |\n"
    assert [type(one) for one in read(read_markdown, text) if isinstance(one, Taken | Refused)] == [Refused]


def test_a_long_note_is_read_at_once() -> None:
    note_source("(" * 100_000 + " https://example.org/" + ")" * 100_000)
    text = MARKDOWN + "| 2017 | one[^1] |\n\n[^1]: " + "[" * 400_000 + "\n"
    assert [type(one) for one in read(read_markdown, text) if isinstance(one, Taken | Refused)] == [Taken]


@pytest.mark.parametrize(
    "content",
    [
        b'{"id": "Q1", "claims": {' + b",".join(b'"P%d": []' % one for one in range(1_600_000)) + b"}}",
        b"[" + b",".join([b"{}"] * 1_600_000) + b"]",
        b'{"entities": {' + b",".join(b'"Q%d": {}' % one for one in range(1_600_000)) + b"}}",
    ],
)
def test_json_of_more_values_than_memory_has_room_for_is_refused(content: bytes) -> None:
    assert "more than 1,500,000 values" in error(read_wikidata, io.BytesIO(content))


def test_deep_json_is_refused() -> None:
    assert "nested too deeply" in error(read_wikidata, io.BytesIO(b'{"id": "Q1", "x": ' + b"[" * 3_000_000))

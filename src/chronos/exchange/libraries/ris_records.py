"""Reads RIS as records of tags and values, piece by piece: what is kept in memory is one record.

RIS Format Specifications (Research Information Systems, in the manuals of Reference Manager and ProCite): a line begins
with a tag of two characters, two spaces, a hyphen and a space; a record begins with ``TY`` and ends with ``ER``; what
has no tag goes on with the value before it. Real files have one space before the hyphen, none behind it, text around
their records, and any encoding.
"""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO, Final

from msgspec import Struct
from rispy.config import TAG_KEY_MAPPING  # type: ignore[import-untyped]  # it has no types

from chronos.exchange.incoming import ExchangeError

_CHUNK: Final = 256 * 1024
_LONGEST_LINE: Final = 1024 * 1024
"""Bytes of a line; abstracts have some thousand."""
_LONGEST_RECORD: Final = 4 * 1024 * 1024
"""Characters of a record."""
_TAGGED: Final = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?", re.DOTALL)
_KNOWN_TAGS: Final = frozenset(
    (
        *TAG_KEY_MAPPING,
        *["BT", "CP", "CT", "ED", "EM", "J1", "L3", "LK", "M2", "PP", "TA", "U1", "U2", "U3", "U4", "U5", "VO"],
    )
)
"""Those of rispy, and of older specifications; others are tags with two spaces alone: "US - China" is words."""


class Record(Struct):
    """A record: its number in the file and the line at which it begins, both from 1, and its tags in their order.

    A tag has the lines of its value, none where it has none.

    ``fault`` says what is wrong with it as a whole, in words that follow "the record", empty where nothing is.
    """

    number: int
    line: int
    tags: list[tuple[str, list[str]]]
    fault: str = ""
    size: int = 0


class Outside(Struct):
    """How many lines with something in them stand outside of records, and the first of them."""

    lines: int = 0
    first: int = 0


def records(file: BinaryIO, name: str, outside: Outside) -> Iterator[Record]:
    """Yield the records of a file; ``outside`` is complete when they have ended.

    Raises:
        ExchangeError: it is no text in one encoding, a line or record has no end, or there is no record in it.
    """
    encoding = _encoding(file, name)
    file.seek(0)
    record: Record | None = None
    number = 0
    for line_number, raw in _lines(file, name):
        line = raw.decode(encoding)
        tag = line[:2]
        if line[2:6] == "  - " and tag in _KNOWN_TAGS:  # nearly every line
            value = " ".join(line[6:].split())
        else:
            tag, value = _odd(line if record is not None else line.strip())
        if tag == "TY":
            if record is not None:
                record.fault = f"has no end: the next begins at line {line_number}; write `ER  - ` before that"
                yield record
            number += 1
            record = Record(number, line_number, [(tag, [value])])
        elif record is None:
            if line.strip("\ufeff \t\x0b\x0c\x1a\xa0") and tag != "ER":
                outside.first = outside.first or line_number
                outside.lines += 1
        elif tag == "ER":
            yield record
            record = None
        else:
            _take(record, tag, value, line, name)
    if record is not None:
        record.fault = "has no end, the file ends within it; write `ER  - ` behind it, or export it again"
        yield record
    if not number:
        raise ExchangeError(f"{name}: there is no record in it (a line that begins with 'TY  - '); is it RIS?")


def _odd(line: str) -> tuple[str, str]:
    """Return tag and value of a line that is not as the specification has it, an empty tag where it has none."""
    found = _TAGGED.fullmatch(line.rstrip())
    if found is None or (line[3:4] == "-" and found[1] not in _KNOWN_TAGS):
        return "", ""
    return found[1], " ".join((found[2] or "").split())


def _take(record: Record, tag: str, value: str, line: str, name: str) -> None:
    record.size += len(line)
    if record.size > _LONGEST_RECORD:
        raise ExchangeError(
            f"{name}:{record.line}: the record that begins here has more than {_LONGEST_RECORD >> 20} MiB; end it with "
            f"a line 'ER  - '"
        )
    if tag:
        record.tags.append((tag, [value] if value else []))
    elif more := " ".join(line.split()):
        last, lines = record.tags[-1]
        if last in ("KW", "TY"):  # a keyword a line; a type has one line, and what follows is a note
            record.tags.append(("KW" if last == "KW" else "N1", [more]))
        else:
            lines.append(more)


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield lines by their numbers, without their ends, which are those of any system."""
    for number, lines, _ in _blocks(file, name):
        yield from enumerate(lines, number)


def _blocks(file: BinaryIO, name: str) -> Iterator[tuple[int, list[bytes], bool]]:
    """Yield lines in blocks: the number of the first, the lines, and whether they are ASCII without NUL."""
    number = 1
    rest = b""
    for at, chunk in enumerate(_chunks(file, name)):
        text = rest + (chunk if at else chunk.removeprefix(codecs.BOM_UTF8))
        is_cut = text.endswith(b"\r")  # the line feed may be the next byte
        if b"\r" in text:
            text = text.replace(b"\r\n", b"\n")[: -1 if is_cut else None].replace(b"\r", b"\n")
        lines = text.split(b"\n")
        rest = lines.pop() + b"\r" * is_cut
        if max(map(len, lines), default=0) > _LONGEST_LINE:
            raise _too_long(name, number + next(at for at, line in enumerate(lines) if len(line) > _LONGEST_LINE))
        if len(rest) > _LONGEST_LINE:
            raise _too_long(name, number + len(lines))
        yield number, lines, text.isascii() and b"\0" not in text
        number += len(lines)
    if rest:
        yield number, [rest.rstrip(b"\r")], False


def _too_long(name: str, number: int) -> ExchangeError:
    return ExchangeError(f"{name}:{number}: this line has more than {_LONGEST_LINE >> 20} MiB; is it RIS?")


def _chunks(file: BinaryIO, name: str) -> Iterator[bytes]:
    """Yield the bytes of a file; those of UTF-16 as UTF-8."""
    file.seek(0)
    start = file.read(2)
    file.seek(0)
    if start not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        while chunk := file.read(_CHUNK):
            yield chunk
        return
    decoder = codecs.getincrementaldecoder("utf-16")()
    try:
        while chunk := file.read(_CHUNK):
            yield decoder.decode(chunk).encode()
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError:
        raise ExchangeError(f"{name}: it begins as UTF-16 and goes on otherwise; save it as UTF-8") from None


def _encoding(file: BinaryIO, name: str) -> str:
    """Return the encoding of a whole file, ``utf-8`` or ``cp1252``.

    The specification has the Windows ANSI character set, programs of today write UTF-8; bytes that are no UTF-8 are
    Windows-1252 where no line of the file has other letters in UTF-8.

    Raises:
        ExchangeError: there is a NUL byte, both encodings occur, or bytes that are neither.
    """
    unicode_at = ansi_at = 0
    for number, line in (
        numbered
        for first, lines, is_plain in _blocks(file, name)
        if not is_plain
        for numbered in enumerate(lines, first)
    ):
        if b"\0" in line:
            raise ExchangeError(f"{name}:{number}: there is a NUL byte; this is no text, or not the whole file arrived")
        if line.isascii():
            continue
        try:
            line.decode()
            unicode_at = unicode_at or number
        except UnicodeDecodeError:
            ansi_at = ansi_at or number
            try:
                line.decode("cp1252")
            except UnicodeDecodeError:
                raise ExchangeError(
                    f"{name}:{number}: bytes here are neither UTF-8 nor Windows-1252; save it as UTF-8"
                ) from None
        if unicode_at and ansi_at:
            raise ExchangeError(
                f"{name}:{max(unicode_at, ansi_at)}: encodings are mixed: line {unicode_at} is UTF-8, line {ansi_at} "
                f"is not; save it as UTF-8"
            )
    return "cp1252" if ansi_at else "utf-8"

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

from chronos.exchange.incoming import ExchangeError

_CHUNK: Final = 256 * 1024
_LONGEST_LINE: Final = 1024 * 1024
"""Bytes of a line; abstracts have some thousand."""
_LONGEST_RECORD: Final = 4 * 1024 * 1024
"""Characters of a record."""
_TAGGED: Final = re.compile(r"([A-Z][A-Z0-9])  ?-(?: (.*))?", re.DOTALL)
_KNOWN: Final = (
    "TY ER A1 A2 A3 A4 AB AD AN AU BT C1 C2 C3 C4 C5 C6 C7 C8 CN CP CT CY DA DB DO DP ED EP ET ID IS J1 J2 JA JF JO KW "
    "L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NV OP PB PP PY RI RN RP SE SN SP ST T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO "
    "Y1 Y2"
)
_ONE_SPACE: Final = frozenset(_KNOWN.split())
"""Tags that are known with one space before the hyphen too; others, as in "US - China", are words."""


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
        found = _TAGGED.fullmatch(line.rstrip() if record is not None else line.strip())
        tag = found[1] if found is not None else ""
        if tag and line[3:4] == "-" and tag not in _ONE_SPACE:
            tag = ""
        value = " ".join((found[2] or "").split()) if found is not None and tag else ""
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
        if last in ("KW", "TY"):
            record.tags.append((last, [more]))
        else:
            lines.append(more)


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[int, bytes]]:
    """Yield lines by their numbers, without their ends, which are those of any system."""
    number = 0
    rest = b""
    first = True
    for chunk in _chunks(file, name):
        text = rest + chunk
        if first:
            text = text.removeprefix(codecs.BOM_UTF8)
            first = False
        lines = (
            text.split(b"\n") if b"\r" not in text else text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        )
        if text.endswith(b"\r"):  # the line feed may be the next byte
            lines[-2:] = [lines[-2] + b"\r"]
        rest = lines.pop()
        for line in lines:
            number += 1
            if len(line) > _LONGEST_LINE:
                raise _too_long(name, number)
            yield number, line
        if len(rest) > _LONGEST_LINE:
            raise _too_long(name, number + 1)
    if rest.strip():
        yield number + 1, rest.rstrip(b"\r")


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
    for number, line in _lines(file, name):
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

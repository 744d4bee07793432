"""Zip archives with the same bytes wherever and whenever they are written."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import BadZipFile, ZipFile

from chronos.edtf import civil

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
"""Headers of files, of the directory, and of its end (PKWARE, APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12, 4.3.16)."""
_VERSION: Final = 20
"""What a reader must know: version 2.0, deflated files (section 4.4.3.2)."""
_UTF_8: Final = 1 << 11
"""Names are in UTF-8 (section 4.4.4)."""
_DEFLATED: Final = 8
_FIRST_YEAR: Final = 1980
_LAST_YEAR: Final = 2107
"""Years that the date of a file can have (section 4.4.6)."""


class ArchiveError(Exception):
    """What is no archive, or is damaged; the message says why."""


def unpack(content: bytes) -> dict[str, bytes]:
    """Return the files of an archive by name, in its order.

    Raises:
        ArchiveError: it is none, or encrypted, or damaged, or packed in a way that Python does not read.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    except (BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError) as error:
        raise ArchiveError(str(error)) from None


def pack(files: Mapping[str, bytes], day: int | None) -> bytes:
    """Return an archive of files in the order given, all written at midnight of a day number.

    Without a day, or where the format has no date for it, that is 1 January 1980, with which its dates begin. The
    libdeflate of a dependency packs: what Python calls zlib is another program on some machines, with other bytes.
    """
    from deflate import deflate_compress  # noqa: PLC0415 - only archives need it

    date = _date(day)
    written, directory = bytearray(), bytearray()
    for name, content in files.items():
        called, packed = name.encode(), bytes(deflate_compress(content, 9))
        smaller = len(packed) < len(content)
        body = packed if smaller else content
        shared = (_DEFLATED if smaller else 0, 0, date, zlib.crc32(content), len(body), len(content), len(called), 0)
        directory += _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, _UTF_8, *shared, 0, 0, 0, 0, len(written)) + called
        written += _LOCAL.pack(b"PK\3\4", _VERSION, _UTF_8, *shared) + called + body
    end = _END.pack(b"PK\5\6", 0, 0, len(files), len(files), len(directory), len(written), 0)
    return bytes(written + directory + end)


def _date(day: int | None) -> int:
    """Return a day as MS-DOS writes it: years from 1980 in seven bits, months in four, days in five."""
    year, month, number = civil(day) if day is not None else (_FIRST_YEAR, 1, 1)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        year, month, number = _FIRST_YEAR, 1, 1
    return (year - _FIRST_YEAR) << 9 | month << 5 | number

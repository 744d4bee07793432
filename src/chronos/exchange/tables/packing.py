"""Zip archives, one file after the other, with the same bytes wherever and whenever they are written."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

_LOCAL: Final = struct.Struct("<4s5H3I2H")
_CENTRAL: Final = struct.Struct("<4s6H3I5H2I")
_END: Final = struct.Struct("<4s4H2IH")
"""Headers of files, of the directory, and of its end (PKWARE, APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12, 4.3.16)."""
_VERSION: Final = 20
"""What a reader must know: version 2.0, deflated files (section 4.4.3.2)."""
_DEFLATED: Final = 8
_DAY: Final = 1 << 5 | 1
"""1 January 1980, with which the dates of files begin (section 4.4.6)."""
_LEVEL: Final = 6


def packed(files: Iterable[tuple[str, bytes | bytearray]]) -> Iterator[bytes]:
    """Yield an archive of files with names in ASCII; each is packed when its turn comes.

    The libdeflate of a dependency packs: what Python calls zlib is another program on some machines, with other bytes.
    """
    from deflate import deflate_compress  # noqa: PLC0415 - only archives need it

    directory = bytearray()
    place = count = 0
    for name, content in files:
        called, body = name.encode("ascii"), bytes(deflate_compress(content, _LEVEL))
        shared = (_DEFLATED, 0, _DAY, zlib.crc32(content), len(body), len(content), len(called), 0)
        directory += _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, 0, *shared, 0, 0, 0, 0, place) + called
        head = _LOCAL.pack(b"PK\3\4", _VERSION, 0, *shared) + called
        place += len(head) + len(body)
        count += 1
        yield head
        yield body
    yield bytes(directory) + _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), place, 0)

"""Opens files that are archives of others (ZIP: Excel, OpenDocument), and lets none of them unpack to more than it may.

APPNOTE.TXT 6.3.10 of PKWARE, 4.3 (layout), 4.4 (sizes). The size that the directory states is never exceeded, whatever
the data hold: reading ends there, and what lies about it is told by its checksum.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from chronos.exchange.incoming import ExchangeError

LARGEST: Final = 2 * 1024**3
"""Bytes that one file of an archive may unpack to."""
_MEMBERS: Final = 5_000
_DIRECTORY: Final = 4 * 1024 * 1024
"""Bytes of an archive's directory."""
_DENSE: Final = 100
"""How many times its packed size a large file may have: tables come to 5 to 60, zeros to 1,030."""
_LARGE: Final = 64 * 1024 * 1024
_PIECE: Final = 64 * 1024
_END: Final = b"PK\x05\x06"
_TAIL: Final = 22 + 65_535
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How the old formats of Office begin, and the new ones that are protected with a password ([MS-CFB] 2.2)."""
_LIES: Final = "it is damaged, or says wrong sizes of its parts; save it again"
_BROKEN: Final = (BadZipFile, OSError, EOFError, ValueError, RuntimeError, struct.error, zlib.error)
"""What :mod:`zipfile` raises on archives that are damaged, locked, or packed in a way that it does not know (the last
two are kinds of ``RuntimeError``)."""


class Zipped:
    """An archive, of which nothing is unpacked until it is asked for."""

    def __init__(self, file: BinaryIO, name: str) -> None:
        """Open an archive.

        Raises:
            ExchangeError: it is none, or has too many files.
        """
        self.name = name
        _check(file, name)
        try:
            self.archive = ZipFile(file)
        except _BROKEN as error:
            raise ExchangeError(f"{name}: this is no archive that can be opened ({error}); save it again") from None
        self.members = {one.filename.lstrip("/"): one for one in self.archive.infolist()}
        if len(self.archive.infolist()) > _MEMBERS:
            raise ExchangeError(f"{name}: it has {len(self.archive.infolist()):,} parts, which no spreadsheet has")

    def chunks(self, path: str, limit: int = LARGEST) -> Iterator[bytes]:
        """Yield what a file of the archive holds, piece by piece; nothing where there is no such file.

        Raises:
            ExchangeError: it unpacks to more than ``limit`` bytes, or out of all proportion, or is damaged.
        """
        member = self.members.get(path)
        if member is None:
            return
        self._check_size(member, limit)
        try:
            with self.archive.open(member) as part:
                while piece := part.read(_PIECE):
                    yield piece
        except _BROKEN:
            raise ExchangeError(f"{self.name}: {path[:60]}: {_LIES}") from None

    def whole(self, path: str, limit: int = 16 * 1024 * 1024) -> bytes:
        """Return what a small file of the archive holds; nothing where there is no such file.

        Raises:
            ExchangeError: as :meth:`chunks`.
        """
        return b"".join(self.chunks(path, limit))

    def _check_size(self, member: ZipInfo, limit: int) -> None:
        shown = f"{self.name}: {member.filename[:60]}"
        if member.flag_bits & 1:
            raise ExchangeError(f"{shown}: it is protected with a password; save it without one")
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ExchangeError(f"{shown}: it is packed in a way that spreadsheets do not use; save it again")
        size, packed = member.file_size, max(member.compress_size, 1)
        if size > limit or (size > _LARGE and size > _DENSE * packed):
            raise ExchangeError(
                f"{shown}: {packed:,} bytes unpack to {size:,}, which is not read; export the table as CSV"
            )


def _check(file: BinaryIO, name: str) -> None:
    """Look at the end of an archive, where its directory is described, before that is read."""
    file.seek(0)
    head = file.read(8)
    if head == _OLE:
        raise ExchangeError(
            f"{name}: this is the old format of Excel, or protected with a password; save it as .xlsx without one"
        )
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    at = tail.rfind(_END)
    if not head.startswith(b"PK") or at < 0 or len(tail) < at + 22:
        raise ExchangeError(f"{name}: this is no spreadsheet that can be opened; save it again, or export it as CSV")
    directory = struct.unpack_from("<I", tail, at + 12)[0]
    if directory == 0xFFFFFFFF and at >= 20 and tail[at - 20 : at - 16] == b"PK\x06\x07":  # ZIP64
        file.seek(struct.unpack_from("<Q", tail, at - 12)[0])
        record = file.read(56)
        directory = struct.unpack_from("<Q", record, 40)[0] if len(record) == 56 else directory
    if directory > _DIRECTORY:
        raise ExchangeError(f"{name}: it has more parts than any spreadsheet; export the table as CSV")

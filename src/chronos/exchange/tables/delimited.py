"""Reads tables of text (RFC 4180 and what else is called CSV): their encoding, their delimiter, their records.

Nothing is held but a line and a record, and neither may be longer than :data:`LONGEST_LINE`.
"""

import csv
import io
import re
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final, Literal

from chronos.exchange.incoming import ExchangeError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer as Buffer

Record = tuple[int, list[str], str]
"""The number of a row, its cells, and why it must be refused (empty: it need not)."""

LONGEST_LINE: Final = 4 * 1024 * 1024
"""Bytes of a line, and characters of a record."""
LONGEST_CELL: Final = 1024 * 1024
"""Characters of a cell."""
DELIMITERS: Final = (",", ";", "\t", "|")
_PIECE: Final = 1024 * 1024
_BUFFER: Final = 64 * 1024
_HEAD: Final = 200
"""Lines that are looked at for the delimiter."""
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WIDE: Final = re.compile(
    rb"[\xc2-\xc5][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|(?:[\xc6-\xdf][\x80-\xbf]){2}"
)
"""What UTF-8 has for other characters than ASCII, without pairs that Windows-1252 has too (a capital before a quotation
mark); RFC 3629, section 4."""
_UNUSED: Final = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
"""Bytes that stand for nothing in Windows-1252 (Unicode's mapping table CP1252.TXT)."""
_ENDS: Final = re.compile(rb"\r\n?|\n")


def encoding_of(file: BinaryIO, name: str, known: str = "") -> str:
    """Return the encoding of a table of text; the whole of it is looked at, piece by piece.

    Raises:
        ExchangeError: it has NUL bytes, a line of several megabytes, or two encodings; the message has the line.
    """
    file.seek(0)
    head = file.read(4)
    file.seek(0)
    encoding = known or next((found for bom, found in _BOMS if head.startswith(bom)), "")
    if encoding and encoding not in ("utf-8-sig", "utf-8", "windows-1252", "cp1252"):
        _check_text(file, name, encoding)
        return encoding
    return _Scan(name, encoding).run(file)


class _Scan:
    """One look at a whole file."""

    def __init__(self, name: str, known: str) -> None:
        self.name = name
        self.known = known
        self.line = 1
        self.first_wide = 0
        self.first_other = 0

    def run(self, file: BinaryIO) -> str:
        """Return the encoding.

        Raises:
            ExchangeError: see :func:`encoding_of`.
        """
        rest = b""
        run = 0
        while piece := file.read(_PIECE):
            self._check_nul(piece)
            last = max(piece.rfind(b"\n"), piece.rfind(b"\r"))
            run = len(piece) - last - 1 if last >= 0 else run + len(piece)
            if run > LONGEST_LINE:
                raise _too_long(self.name, self.line)
            data = rest + piece
            rest = b""
            if not data.isascii():
                data, rest = _cut(data)
                self._look(data)
            self.line += data.count(b"\n") or data.count(b"\r")
        if rest:
            self._look(rest)
        return self._found()

    def _check_nul(self, piece: bytes) -> None:
        at = piece.find(b"\0")
        if at >= 0:
            line = self.line + len(_ENDS.findall(piece, 0, at))
            raise ExchangeError(
                f"{self.name}:{line}: a NUL byte, which no text has; if this is UTF-16, save it as CSV UTF-8"
            )

    def _look(self, data: bytes) -> None:
        """Note the first line with UTF-8 and the first with something else.

        Raises:
            ExchangeError: there are both.
        """
        if self.known in ("windows-1252", "cp1252"):
            return
        wide = None if self.first_wide else _WIDE.search(data)
        if wide is not None:
            self.first_wide = self.line + _lines(data, wide.start())
        if not self.first_other:
            try:
                data.decode()
            except UnicodeDecodeError as error:
                self.first_other = self.line + _lines(data, error.start)
        if self.first_other and (self.first_wide or self.known):
            raise self._mixed()
        unused = _UNUSED.search(data) if self.first_other else None
        if unused is not None:
            raise self._neither(self.line + _lines(data, unused.start()))

    def _mixed(self) -> ExchangeError:
        if not self.first_wide:
            return ExchangeError(f"{self.name}:{self.first_other}: this is not UTF-8; save it as UTF-8")
        return ExchangeError(
            f"{self.name}:{self.first_other}: mixed encodings: line {self.first_wide} is UTF-8 and line "
            f"{self.first_other} is not; save it as UTF-8"
        )

    def _neither(self, line: int) -> ExchangeError:
        return ExchangeError(f"{self.name}:{line}: neither UTF-8 nor Windows-1252; save it as UTF-8")

    def _found(self) -> str:
        if self.known:
            return self.known
        return "cp1252" if self.first_other else "utf-8"


def _cut(data: bytes) -> tuple[bytes, bytes]:
    """Cut off what may be the first bytes of a character of UTF-8."""
    for back in range(1, min(4, len(data) + 1)):
        byte = data[-back]
        if byte < 0x80:
            break
        if byte >= 0xC0:
            return data[:-back], data[-back:]
    return data, b""


def _lines(data: bytes, end: int) -> int:
    return data.count(b"\n", 0, end) or data.count(b"\r", 0, end)


def _too_long(name: str, line: int) -> ExchangeError:
    return ExchangeError(
        f"{name}:{line}: a line of more than {LONGEST_LINE // 1_048_576} MB; is this a table of text, one row a line?"
    )


def _check_text(file: BinaryIO, name: str, encoding: str) -> None:
    """Read a file whole in an encoding whose bytes are not those of ASCII."""
    try:
        decoder = getincrementaldecoder(encoding)()
    except LookupError:
        raise ExchangeError(f"{name}: no encoding is called {encoding[:60]!r}; `utf-8` is one") from None
    line, run, is_end = 1, 0, False
    while not is_end:
        piece = file.read(_PIECE)
        is_end = not piece
        try:
            text = decoder.decode(piece, is_end)
        except UnicodeError:
            raise ExchangeError(f"{name}:{line}: this is not {encoding}; save it as UTF-8") from None
        if "\0" in text:
            line += text.count("\n", 0, text.index("\0"))
            raise ExchangeError(f"{name}:{line}: a NUL, which no text has; save it as CSV UTF-8")
        last = max(text.rfind("\n"), text.rfind("\r"))
        run = len(text) - last - 1 if last >= 0 else run + len(text)
        if run > LONGEST_LINE:
            raise _too_long(name, line)
        line += text.count("\n") or text.count("\r")
    file.seek(0)


class Delimited:
    """A table of text, read record by record."""

    def __init__(
        self, file: BinaryIO, name: str, *, encoding: str = "", delimiter: str = "", plain: bool = False
    ) -> None:
        """Find out how it is written.

        Args:
            file: The file.
            name: What messages call it.
            encoding: Its encoding where that is known.
            delimiter: What stands between its cells where that is known.
            plain: Whether quotation marks are part of cells.

        Raises:
            ExchangeError: see :func:`encoding_of`.
        """
        self.file = file
        self.name = name
        self.encoding = encoding_of(file, name, encoding)
        self.is_plain = plain
        self.skipped = 0
        head = list(self._head())
        if head and head[0].lower().startswith("sep=") and len(head[0].strip()) == 5:  # Excel's own
            delimiter = delimiter or head[0].strip()[4]
            self.skipped = 1
        self.delimiter = delimiter or best_delimiter(head[self.skipped :])

    def _head(self) -> Iterator[str]:
        with _Text(self.file, self.encoding) as lines:
            size = 0
            for _, line in zip(range(_HEAD), lines, strict=False):
                size += len(line)
                yield line
                if size > LONGEST_LINE:
                    return

    def records(self) -> Iterator[Record]:
        """Yield the records, from the first, with their numbers.

        Raises:
            ExchangeError: a record is too long, or a quotation mark is never closed.
        """
        csv.field_size_limit(LONGEST_CELL)
        with _Text(self.file, self.encoding) as lines:
            size = 0
            number = 0

            def measured() -> Iterator[str]:
                nonlocal size
                for line in lines:
                    size += len(line)
                    if size > LONGEST_LINE:
                        raise ExchangeError(
                            f"{self.name}: row {number + 1} is longer than {LONGEST_LINE // 1_048_576} MB; "
                            "is a quotation mark not closed there?"
                        )
                    yield line

            quoting: Literal[0, 3] = csv.QUOTE_NONE if self.is_plain else csv.QUOTE_MINIMAL
            reader = csv.reader(measured(), delimiter=self.delimiter, quoting=quoting, strict=not self.is_plain)
            while True:
                before = reader.line_num
                size = 0
                try:
                    for cells in reader:
                        number += 1
                        size = 0
                        before = reader.line_num
                        if number > self.skipped:
                            yield number, cells, ""
                    break
                except csv.Error as error:
                    number += 1
                    yield number, [], self._fault(number, str(error), reader.line_num - before)

    def _fault(self, number: int, error: str, lines: int) -> str:
        """Return why a record cannot be taken where it is known where it ends.

        Raises:
            ExchangeError: that is not known.
        """
        if "field larger" in error:
            raise ExchangeError(
                f"{self.name}: row {number} has a cell of more than {LONGEST_CELL // 1_048_576} MB; "
                "is a quotation mark not closed there?"
            )
        if lines != 1 or "expected after" not in error:
            raise ExchangeError(
                f"{self.name}: row {number}: a quotation mark opens a cell and is not closed; close it, or double it "
                "where it is part of the text"
            )
        return "a quotation mark within a cell that is quoted; double it"


class _Text:
    """The lines of a file, which stays open, and may be read by others meanwhile."""

    def __init__(self, file: BinaryIO, encoding: str) -> None:
        place = io.BufferedReader(_Place(file), _BUFFER)
        self.wrapper = io.TextIOWrapper(place, encoding=encoding, newline="")

    def __enter__(self) -> Iterator[str]:
        return self.wrapper

    def __exit__(self, *_: object) -> None:
        self.wrapper.close()


class _Place(io.RawIOBase):
    """A place of its own in a file that is not its own."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self.file = file
        self.at = 0

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def readinto(self, buffer: "Buffer") -> int:
        """Read the next bytes."""
        view = memoryview(buffer)
        self.file.seek(self.at)
        piece = self.file.read(len(view))
        view[: len(piece)] = piece
        self.at += len(piece)
        return len(piece)


def best_delimiter(lines: list[str]) -> str:
    """Return what stands between the cells of a table: what cuts most rows into the same number of cells.

    Cells in quotation marks are respected; a table of one column has a comma.
    """
    best, found = (0.0, 0), ","
    for delimiter in DELIMITERS:
        widths: Counter[int] = Counter()
        try:
            widths.update(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
        except csv.Error:
            continue
        total = widths.total()
        wide = [(count, width) for width, count in widths.items() if width > 1]
        if not wide:
            continue
        count, width = max(wide)
        score = (round(count / total, 2), width)
        if score > best:
            best, found = score, delimiter
    return found

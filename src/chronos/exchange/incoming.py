"""What comes out of other tools' files: rows that were taken, rows that were refused, what is to be said of both."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final, Protocol

from msgspec import Struct

from chronos.model import ChronosError, Claim, Location

NOWHERE: Final = Location("")
"""The place of a claim that stands in no timeline yet."""

Item = Mapping[str, Any]
"""A source as an item of CSL 1.0.2 (``csl-data.json``) with an ``id``; its dates are EDTF texts or CSL dates."""


class ExchangeError(ChronosError):
    """A file that cannot be read as what it should be, or not safely; the message is one line with a way out."""


class Taken(Struct, frozen=True):
    """A row that was taken: its number as people count (the header of a table is row 1), its claims and sources.

    The sources are those that the claims cite, again with every row that cites them. A row of a library of sources has
    no claims.
    """

    row: int
    claims: tuple[Claim, ...] = ()
    sources: tuple[Item, ...] = ()


class Refused(Struct, frozen=True):
    """A row that could not be taken, and why: what stands there, what is wrong with it, and a way out."""

    row: int
    reason: str


class Note(Struct, frozen=True):
    """Something to be said of the file as a whole, once: how dates were understood, columns that were not taken."""

    text: str


class Guess(Struct, frozen=True):
    """What a reader takes the columns of a table for, as a mapping; given back, it makes the same of the table.

    A reader yields it once, before the rows.
    """

    mapping: dict[str, Any]


Incoming = Taken | Refused | Note | Guess


class ImportOptions(Struct, frozen=True, kw_only=True):
    """How a file is to be read.

    ``name`` is what messages and claims call it (its file name, without folders), ``mapping`` what the file of
    ``--map`` says (see :mod:`chronos.exchange.tables.mapping`), ``countries`` the ISO 3166-1 codes for rows that name
    none.
    """

    name: str
    mapping: Mapping[str, Any] | None = None
    countries: tuple[str, ...] = ()


class Reader(Protocol):
    """Reads a file in one format: a seekable file of bytes in, its rows out, one after the other.

    Every row of the file comes out exactly once, as :class:`Taken` or :class:`Refused`. What stops the whole file is an
    :class:`ExchangeError`, raised as early as it can be known.
    """

    def __call__(self, file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
        """Read it."""
        ...

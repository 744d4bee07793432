"""What is kept of a file that was checked, and the keys under which it is kept."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b

import msgspec
from msgspec import Struct, structs

from chronos.check import Settled
from chronos.edtf import DateExpression, parse
from chronos.model import Fault, Judgement, Source, Survey, Unreadable
from chronos.store import Part


class Found(Struct, frozen=True, array_like=True):
    """The faults of single claims of one file, those of its events of one claim, and its survey with words."""

    survey: Survey
    claims: tuple[Fault, ...] = ()
    alone: tuple[Fault, ...] = ()


class Kept(Struct, frozen=True, array_like=True, kw_only=True):
    """What one file holds but for its claims, of which it has the survey, and what was found in them.

    ``lost_cited`` are the ids of sources that claims cite which are left out.

    ``found`` are the faults of single claims and ``alone`` those of events of one claim, both as they are in a
    ``context``: a digest of everything else that they depend on.
    """

    survey: Survey
    sources: tuple[Source, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    lost_cited: frozenset[str] = frozenset()
    unread: bool = False
    faults: tuple[Fault, ...] = ()
    context: bytes = b""
    found: tuple[Fault, ...] = ()
    alone: tuple[Fault, ...] = ()

    def with_found(self, context: bytes, found: Found) -> "Kept":
        """Return the same with what was found in a context."""
        return structs.replace(self, survey=found.survey, context=context, found=found.claims, alone=found.alone)


class Remembered(Struct, frozen=True, array_like=True):
    """What a check of a whole folder came to; ``copies`` are the digests of the local copies that were read for it."""

    settled: Settled
    claims: int
    copies: Mapping[str, bytes]


def kept_of(part: Part, survey: Survey) -> Kept:
    """Return what is kept of the part of a project that one file is."""
    return Kept(
        survey=survey,
        sources=part.sources,
        judgements=part.judgements,
        unreadable=tuple(structs.replace(one, claim=None) for one in part.unreadable),
        lost_cited=frozenset(each.source for one in part.unreadable if one.claim for each in one.claim.citations),
        unread=part.unread,
        faults=part.faults,
    )


def date_to_text(date: DateExpression) -> str:
    """Write what msgpack does not know: dates, and nothing else, as their text."""
    return date.text


def text_to_date(_: type, text: str) -> DateExpression:
    """Read it back."""
    return parse(text)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=date_to_text)
_DECODER = msgspec.msgpack.Decoder(Kept, dec_hook=text_to_date)
_REMEMBERED = msgspec.msgpack.Decoder(Remembered)


def encode(kept: Kept | Remembered) -> bytes:
    """Write something kept as bytes; none where a day is too far away for that (of a year of 17 digits)."""
    try:
        return _ENCODER.encode(kept)
    except OverflowError:
        return b""


def decode(content: bytes | None) -> Kept | None:
    """Read something kept; ``None`` where it is none."""
    if content is None:
        return None
    try:
        return _DECODER.decode(content)
    except (msgspec.DecodeError, ValueError):
        return None


def decode_remembered(content: bytes | None) -> Remembered | None:
    """Read what is remembered of a whole folder; ``None`` where it is nothing."""
    if content is None:
        return None
    try:
        return _REMEMBERED.decode(content)
    except (msgspec.DecodeError, ValueError):
        return None


class _Memo(dict[str, int]):
    """What a function says of texts, asked once for each."""

    def __init__(self, ask: Callable[[str], int]) -> None:
        super().__init__()
        self._ask = ask

    def __missing__(self, text: str) -> int:
        self[text] = found = self._ask(text)
        return found


class Contexts:
    """Digests of what the faults of a file depend on beside the file: settings, day, and the sources that it cites."""

    def __init__(self, basis: bytes, sources: Mapping[str, Source], copies: Mapping[str, bytes]) -> None:
        """Take a digest of settings and day, all sources, and the digests of local copies by their paths."""
        self._basis = basis
        self._sources = sources
        self._copies = copies
        self._digests = _Memo(self._digest)
        self._all_ids = b""

    def of(self, cited: Iterable[str]) -> bytes:
        """Return the digest for a file that cites some sources."""
        # A sum of digests is the same in every order, and is made many times faster than a digest of them all.
        together = sum(map(self._digests.__getitem__, cited))
        return blake2b(b"%b %d" % (self._basis, together), digest_size=16).digest()

    def _digest(self, source_id: str) -> int:
        digest = blake2b(source_id.encode("utf-8", "surrogatepass"), digest_size=16)
        one = source_id
        seen: set[str] = set()
        while one and one not in seen:  # whom each had it from
            seen.add(one)
            source = self._sources.get(one)
            if source is None:
                digest.update(self._ids() if one == source_id else b"")
                break
            # Of fields that are no text, rules for claims ask only whether they are there.
            fields = (sorted(source.fields.items()), sorted(source.marks))
            said = (source.type, source.authors, source.issued, source.accessed, *fields)
            digest.update(repr(said).encode("utf-8", "surrogatepass"))
            digest.update(self._copies.get(source.file, b""))
            one = source.origin
        return int.from_bytes(digest.digest())

    def _ids(self) -> bytes:
        """Digest the ids of all sources, on which the hint for an unknown one depends."""
        if not self._all_ids:
            text = "\n".join(sorted(self._sources))
            self._all_ids = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        return self._all_ids

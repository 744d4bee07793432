"""Reads XML that somebody else wrote, piece by piece: no entities, no outside files, no depth, bounded memory.

Tables come without a document type (ECMA-376-2, 8.1.4 forbids it in packages; OpenDocument writers write none), so one
with a DOCTYPE is refused whole, and with it every entity.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol
from xml.parsers import expat  # noqa: S407 - with a refusal of every document type, which defusedxml does the same way

from chronos.exchange.incoming import ExchangeError

_DEEPEST: Final = 100
_LONGEST: Final = 4 * 1024 * 1024
"""Bytes of one tag."""


class Handler(Protocol):
    """Takes what XML says; names come without their prefixes, those of attributes as they are written."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        ...

    def end(self, name: str) -> None:
        """An element ends."""
        ...

    def text(self, text: str) -> None:
        """Some text, perhaps a part of it only."""
        ...


def stream(chunks: Iterable[bytes], handler: Handler, name: str) -> Iterator[None]:
    """Hand XML to a handler, and yield after every piece.

    Raises:
        ExchangeError: it is no XML, has a document type, a tag of several megabytes, or is nested too deeply.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    names: dict[str, str] = {}
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ExchangeError(f"{name}: nested too deeply to be read; save it again, or export it as CSV")
        local = names.get(tag)
        if local is None:
            local = tag.rpartition(":")[2]
            if len(names) < 10_000:
                names[tag] = local
        handler.start(local, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(names.get(tag) or tag.rpartition(":")[2])

    def refuse(*_: object) -> None:
        raise ExchangeError(f"{name}: its XML has a document type or entities, which are not read; save it again")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            if fed - parser.CurrentByteIndex > _LONGEST:
                raise ExchangeError(f"{name}: its XML has a tag of more than {_LONGEST // 1_048_576} MB; save it again")
            yield
        if fed:
            parser.Parse(b"", True)
            yield
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise ExchangeError(f"{name}: its XML cannot be read ({error}); save it again") from None

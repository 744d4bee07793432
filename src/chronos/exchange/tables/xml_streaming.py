"""Reads XML that somebody else wrote, piece by piece: no entities, no outside files, no depth, bounded memory.

Tables come without a document type (ECMA-376-2, 8.1.4 forbids it in packages; OpenDocument writers write none), so one
with a DOCTYPE is refused whole, and with it every entity.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Protocol
from xml.parsers import expat

from chronos.exchange.incoming import ExchangeError

_DEEPEST: Final = 100
_MOST_NAMES: Final = 10_000
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
    parser = _Guard(handler, name).parser
    fed = 0
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            fed += len(chunk)
            _check_tag(fed - parser.CurrentByteIndex, name)
            yield
        if fed:
            parser.Parse(b"", True)
            yield
    except ExchangeError:
        raise
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise ExchangeError(f"{name}: its XML cannot be read ({error}); save it again") from None


def _check_tag(size: int, name: str) -> None:
    if size > _LONGEST:
        raise ExchangeError(f"{name}: its XML has a tag of more than {_LONGEST // 1_048_576} MB; save it again")


class _Guard:
    """A parser that lets nothing through but elements and text."""

    def __init__(self, handler: Handler, name: str) -> None:
        self.handler = handler
        self.name = name
        self.depth = 0
        self.names: dict[str, str] = {}
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = handler.text
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.EntityDeclHandler = self.refuse
        self.parser.ExternalEntityRefHandler = self.refuse

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise ExchangeError(f"{self.name}: nested too deeply to be read; save it again, or export it as CSV")
        local = self.names.get(tag)
        if local is None:
            local = tag.rpartition(":")[2]
            if len(self.names) < _MOST_NAMES:
                self.names[tag] = local
        self.handler.start(local, attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.handler.end(self.names.get(tag) or tag.rpartition(":")[2])

    def refuse(self, *_: object) -> bool:
        raise ExchangeError(f"{self.name}: its XML has a document type or entities, which are not read; save it again")

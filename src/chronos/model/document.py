"""Documents: rendered bytes with a path."""

from msgspec import Struct


class Document(Struct, frozen=True):
    """One file of the output; ``path`` is relative to it, with ``/`` between its parts."""

    path: str
    content: bytes

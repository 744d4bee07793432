"""Where a value was written."""

from msgspec import Struct


class Location(Struct, frozen=True, order=True):
    """A place in a file of the project.

    ``path`` is relative to the folder of timelines, with ``/`` between its parts on every system, so
    that findings are the same bytes wherever the project lies. ``line`` and ``column`` count from 1, in
    characters; 0 means the file as a whole.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

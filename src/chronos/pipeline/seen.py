"""Which ids have come already, however many they are: kept in a temporary file, so that memory stays flat."""

import sqlite3
from hashlib import blake2b
from typing import Self

_PAGES = 8_000
"""KiB of memory for it; the rest is on disk."""


class Seen:
    """Ids with the row in which each came first, to be used with ``with``."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)  # a temporary file, gone when it is closed
        for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_PAGES}"):
            self._database.execute(f"PRAGMA {pragma}")
        self._database.execute("CREATE TABLE seen (id INTEGER PRIMARY KEY, row INTEGER, said INTEGER)")
        self._database.execute("BEGIN")
        self._run = self._database.cursor().execute

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def first(self, one_id: str, row: int, said: int = 0) -> tuple[int, bool] | None:
        """Note an id of a row; return the row in which it came first, ``None`` where this is the first.

        ``said`` is a hash of what is said under the id; whether that was the same in the first row is returned too.
        """
        # Two of a hundred million ids have one of these digests with a probability below one in a thousand.
        key = int.from_bytes(blake2b(one_id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True)
        if self._run("INSERT OR IGNORE INTO seen VALUES (?, ?, ?)", (key, row, said)).rowcount:
            return None
        first, before = self._run("SELECT row, said FROM seen WHERE id = ?", (key,)).fetchone()
        return first, before == said

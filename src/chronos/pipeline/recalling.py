"""Recalls what a check has said of a folder that has not changed since.

Loaded before anything else of chronos, and where it recalls something instead of it: so it imports next to nothing.
"""

import sys
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from chronos.store.cache import Cache, cache_folder
from chronos.store.stamp import code_stamp
from chronos.store.walk import digest_files, find_root

_LONGEST: Final = 2_000_000
"""Bytes of output up to which it is kept."""


class Said(NamedTuple):
    """What a command said on standard output and on standard error, and its exit code."""

    out: str
    err: str
    code: int


class Recall:
    """What was said of one folder in answer to one question."""

    def __init__(self, paths: Sequence[Path], question: object, home: Path) -> None:
        """Read the files of a folder; ``question`` is all else on which the answer depends, ``home`` that of caches."""
        self._home = home
        self._paths = paths
        self._question = question
        self._cache: Cache | None = None
        self._key = self._key_now()

    def get(self) -> Said | None:
        """Return what was said, ``None`` where that is not known."""
        kept = self._cache.get(self._key) if self._cache is not None else None
        if kept is None:
            return None
        head, _, text = kept.decode("utf-8", "surrogatepass").partition("\n")
        code, length = map(int, head.split())
        return Said(text[:length], text[length:], code)

    def put(self, said: Said) -> None:
        """Keep what was said, where it is not too long, and where no file has changed while it was worked out."""
        if self._cache is not None and len(said.out) + len(said.err) <= _LONGEST:
            text = f"{said.code} {len(said.out)}\n{said.out}{said.err}"
            if self._key_now() == self._key:
                self._cache.put(self._key, text.encode("utf-8", "surrogatepass"))

    def _key_now(self) -> str:
        """Digest the question and the files as they are now; empty where nothing can be kept of them."""
        try:
            root = find_root(self._paths[0]) if len(self._paths) == 1 else None
        except OSError:  # the current folder is gone
            return ""
        if root is None:
            return ""
        digest = sha256(b"%b %r" % (code_stamp(), (sys.version, str(self._paths[0]), self._question)))
        if not digest_files(root, digest.update):
            return ""
        self._cache = Cache(cache_folder(self._home, root))
        return f"said-{digest.hexdigest()[:40]}"

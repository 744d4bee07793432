"""Recalls what a check has said of a folder that has not changed since.

Loaded before anything else of chronos, and where it recalls something instead of it: so it imports next to nothing.
"""

import sys
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from chronos.store.cache import CACHE_FOLDER, Cache
from chronos.store.stamp import code_stamp
from chronos.store.walk import find_root, walk

_MOST: Final = 8_000_000
"""Bytes of timelines up to which this is done: of larger ones it costs more to read them twice than it saves."""
_LONGEST: Final = 2_000_000
"""Bytes of output up to which it is kept."""


class Said(NamedTuple):
    """What a command said on standard output and on standard error, and its exit code."""

    out: str
    err: str
    code: int


class Recall:
    """What was said of one folder in answer to one question."""

    def __init__(self, paths: Sequence[Path], question: object) -> None:
        """Read the files of a folder; ``question`` is everything else on which the answer depends."""
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
            here = str(Path.cwd())
        except OSError:  # the current folder is gone
            return ""
        if root is None:
            return ""
        asked = (sys.version, here, str(self._paths[0]), self._question)
        digest = sha256(b"%b %r" % (code_stamp(), asked))
        if not _digest_files(root, digest.update):
            return ""
        self._cache = Cache(root / CACHE_FOLDER)
        return f"said-{digest.hexdigest()[:40]}"


def _digest_files(root: Path, update: Callable[[bytes], None]) -> bool:
    """Digest the paths and contents of all files; false where something cannot be read or there is too much."""
    size = 0
    try:
        for relative, problem in sorted(walk(root)):
            if problem:
                return False
            path = root / relative
            size += path.stat().st_size
            if size > _MOST or not path.is_file():
                return False
            content = path.read_bytes()
            update(b"%d %d " % (len(relative), len(content)))
            update(relative.encode("utf-8", "surrogateescape"))
            update(content)
    except OSError:
        return False
    return size > 0

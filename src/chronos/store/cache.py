"""Keeps what was worked out of a file, under a key that says all it depends on."""

import os
from collections.abc import Collection
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

_ENDING: Final = ".kept"
_CHECKSUM: Final = 32
_TAG: Final = (
    "CACHEDIR.TAG",
    "Signature: 8a477f597d28d172789f06886806bc55\n# kept by chronos check; delete it freely\n",
)
"""What the Cache Directory Tagging Specification asks for."""
_SPARE: Final = 400
"""Entries that may lie unused, from other branches and other settings, before they are cleared away."""


def cache_folder(home: Path, root: Path) -> Path:
    """Return where below a home of caches that of a project is.

    It is a place of the person who checks, not one in the project: what the project of somebody else carries is not
    believed.
    """
    name = sha256(os.path.realpath(root).encode("utf-8", "surrogateescape")).hexdigest()
    return home / name[:20]


class Cache:
    """A folder of entries, each in a file called by its key.

    Entries are written beside and moved into place, so that two processes at once do no harm; each has a checksum, so
    that a damaged one is no entry, nor one under the key of another. A folder that cannot be written is no error: then
    nothing is kept. It may be deleted at any time.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writable: bool | None = None

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key, ``None`` for nothing."""
        try:
            kept = (self._folder / f"{key}{_ENDING}").read_bytes()
        except OSError:
            return None
        content = kept[_CHECKSUM:]
        return content if _checksum(key, content) == kept[:_CHECKSUM] else None

    def put(self, key: str, content: bytes) -> None:
        """Keep something under a key, if the folder can be written."""
        if self._writable is None:
            self._writable = self._prepare()
        if not self._writable:
            return
        beside = self._folder / f"{key}.{os.getpid()}"
        try:
            beside.write_bytes(_checksum(key, content) + content)
            beside.replace(self._folder / f"{key}{_ENDING}")
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def clear(self, used: Collection[str]) -> None:
        """Clear away the entries that were not used, where there are very many of them."""
        try:
            entries = list(self._folder.glob(f"*{_ENDING}"))
            if len(entries) > 3 * len(used) + _SPARE:
                for entry in entries:
                    if entry.stem not in used:
                        entry.unlink(missing_ok=True)
        except OSError:
            return

    def _prepare(self) -> bool:
        """Make the folder, with the mark that keeps it out of backups."""
        name, text = _TAG
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not (self._folder / name).exists():
                (self._folder / name).write_text(text, encoding="utf-8")
        except OSError:
            return False
        return True


def _checksum(key: str, content: bytes) -> bytes:
    digest = sha256(key.encode())
    digest.update(content)
    return digest.digest()

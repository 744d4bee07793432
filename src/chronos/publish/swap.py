"""Puts one folder in the place of another in a single step."""

import ctypes
import os
import sys
from pathlib import Path
from typing import Final

ASIDE: Final = "-last"
"""How the name of the last folder ends while it stands beside its place."""
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
"""``linux/fs.h``; renameat2(2), Linux 3.15, glibc 2.28."""
_RENAME_SWAP: Final = 2
"""``sys/stdio.h``; renamex_np(2), macOS 10.12."""


def put_in_place(new: Path, old: Path) -> Path | None:
    """Rename ``new`` to ``old``; return where what stood there is now, ``None`` where nothing did.

    Where the system can exchange two names at once there is no moment without a folder at ``old``. Elsewhere
    there are two renames, and a kill between them leaves the last folder whole beside its place, under the
    name of the new one with ``-last`` after it.

    Raises:
        OSError: neither way worked; ``old`` is as it was.
    """
    if not old.exists():
        new.rename(old)
        return None
    if _exchange(new, old):
        return new
    aside = new.with_name(new.name + ASIDE)
    old.rename(aside)
    try:
        new.rename(old)
    except BaseException:
        aside.rename(old)
        raise
    return aside


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; false where the system or the file system cannot."""
    first, second = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "darwin":
            failed = ctypes.CDLL(None).renamex_np(first, second, _RENAME_SWAP)
        else:
            failed = ctypes.CDLL(None).renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    except (AttributeError, OSError, TypeError):
        return False
    return bool(failed == 0)

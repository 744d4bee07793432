"""What tells one state of the program from another."""

import os
import sys
from hashlib import blake2b
from pathlib import Path

from chronos import __version__

_PACKAGE = Path(__file__).resolve().parent.parent


def code_stamp() -> bytes:
    """Digest the versions and the dates of the modules, and the versions of all packages that are installed.

    What another state of the program has kept is not used.
    """
    digest = blake2b(f"{__version__} {sys.version}".encode(), digest_size=16)
    for folder in sys.path:
        if folder.endswith("-packages"):
            digest.update(" ".join(sorted(name for name in _names(folder) if name.endswith(".dist-info"))).encode())
    folders = [str(_PACKAGE)]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in sorted(entries, key=lambda one: one.name):
                if entry.is_dir(follow_symlinks=False):
                    if entry.name not in ("__pycache__", "chart"):
                        folders.append(entry.path)
                elif entry.name.endswith(".py"):
                    state = entry.stat()
                    digest.update(f"{entry.name} {state.st_mtime_ns} {state.st_size}\n".encode())
    return digest.digest()


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are all that is asked
    except OSError:
        return []

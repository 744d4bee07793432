"""Writes a file in place of one that is there, whole or not at all."""

import contextlib
import os
import tempfile
from pathlib import Path

from chronos.store.files import ProjectError


def replace_file(path: Path, old: bytes, new: bytes) -> None:
    """Put new contents in place of the old; owner and permissions stay, and links lead where they led.

    Raises:
        ProjectError: the file does not hold the old contents any more, or it cannot be written; then it is as it was.
    """
    real = Path(os.path.realpath(path))
    try:
        if not os.access(real, os.W_OK):
            raise PermissionError(None, "permission denied")
        _put(real, old, new)
    except OSError as error:
        raise ProjectError(f"{path}: cannot be written ({(error.strerror or str(error)).lower()})") from None


def _put(path: Path, old: bytes, new: bytes) -> None:
    status = path.stat()
    number, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".tmp", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError, AttributeError):  # only who may give files away can; Windows has no owners
            os.chown(beside, status.st_uid, status.st_gid)
        beside.chmod(status.st_mode & 0o7777)
        if path.read_bytes() != old:
            raise ProjectError(f"{path}: changed while it was checked, and was left as it is; run the command again")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)

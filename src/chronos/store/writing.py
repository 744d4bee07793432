"""Writes a file in place of one that is there, a new one, or none: whole or not at all."""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from chronos.model import ChronosError
from chronos.store.files import ProjectError


@contextlib.contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until no other process of ours changes something in a folder, and keep others waiting meanwhile.

    The lock is on the folder itself, so that nothing is left behind; where there are no such locks nobody waits.
    """
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(ImportError, OSError):  # Windows has no fcntl, some file systems no locks
            import fcntl  # noqa: PLC0415 - as said

            number = os.open(folder, os.O_RDONLY)
            stack.callback(os.close, number)
            fcntl.flock(number, fcntl.LOCK_EX)
        yield


def write_file(path: Path, old: bytes | None, new: bytes | None) -> None:
    """Put new contents in place of the old; ``None`` stands for no file.

    Raises:
        ProjectError: the file does not hold the old contents any more, or it cannot be written; then it is as it was.
    """
    if old is not None and new is not None:
        replace_file(path, old, new)
        return
    real = Path(os.path.realpath(path))
    try:
        if old is None and new is not None:
            _create(real, new)
        elif old is not None:
            if real.read_bytes() != old:
                raise ProjectError(f"{path}: changed meanwhile, and was left as it is")
            real.unlink()
    except OSError as error:
        raise ProjectError(f"{path}: cannot be written ({(error.strerror or str(error)).lower()})") from None


def _create(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{path.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:  # with the permissions that new files have here
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            raise ProjectError(f"{path}: was made meanwhile, and was left as it is; run the command again")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


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


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that comes in pieces, whole or not at all, in place of one that may be there.

    Raises:
        ProjectError: it cannot be written; then what was there is as it was.
    """
    real = Path(os.path.realpath(path))
    beside = real.with_name(f".{real.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            with beside.open("xb") as file:
                file.writelines(pieces)
            if real.exists():
                beside.chmod(real.stat().st_mode & 0o7777)
            beside.replace(real)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        if isinstance(error, ChronosError):
            raise
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise ProjectError(f"{path}: cannot be written ({reason})") from None

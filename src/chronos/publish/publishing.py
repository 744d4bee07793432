"""Writes documents beside the output and swaps them in."""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from chronos.model import ChronosError, Document
from chronos.publish.swap import ASIDE, put_in_place

MANIFEST: Final = "manifest.json"
GENERATOR: Final = "chronos"
_SYSTEM_FILES: Final = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""What systems leave in any folder a person has looked at."""


class PublishError(ChronosError):
    """Documents that cannot be published, and why; the output is as it was."""


def publish(documents: Iterable[Document], output: Path, *, force: bool = False) -> Mapping[str, str]:
    """Replace a folder with exactly these documents and a manifest; return the digest of each path.

    The documents are written beside the folder first and swapped in when all are there, so a run that is
    killed leaves the last output whole. A folder with anything in it that chronos did not write, or that was
    changed since, is left alone unless ``force`` is given.

    Raises:
        PublishError: the folder is not ours to replace, or cannot be written.
    """
    output = Path(os.path.realpath(output))
    if output.parent == output:
        raise PublishError(f"{output}: is no folder to replace; choose another with -o")
    try:
        if not force:
            _refuse_others(output)
    except OSError as error:
        raise PublishError(f"{output}: cannot be read ({(error.strerror or str(error)).lower()})") from error
    contents: dict[str, bytes] = {}
    for document in documents:
        if contents.setdefault(document.path, document.content) is not document.content:
            raise PublishError(f"{output}: two documents have the path {document.path}; nothing was written")
    digests = {path: sha256(content).hexdigest() for path, content in sorted(contents.items())}
    contents[MANIFEST] = _manifest(digests).content
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        _remove_remains(output)
        new = output.with_name(f".{output.name}.chronos-{os.getpid()}-{os.urandom(4).hex()}")
        try:
            _write(contents, new)
            last = put_in_place(new, output)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        if last is not None:
            _remove(last)
    except OSError as error:
        raise PublishError(f"{output}: cannot be written ({(error.strerror or str(error)).lower()})") from error
    return digests


def manifest_of(documents: Iterable[Document]) -> Document:
    """Return the manifest of documents that are a folder of their own: the digest of each path."""
    return _manifest({one.path: sha256(one.content).hexdigest() for one in sorted(documents, key=lambda one: one.path)})


def _manifest(digests: Mapping[str, str]) -> Document:
    manifest = {"generator": GENERATOR, "files": digests}
    return Document(MANIFEST, (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode())


def _write(contents: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir()
    for path, content in contents.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _remove(path: Path) -> None:
    """Remove what is no longer needed; what cannot be removed is left to the next run."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _remove_remains(output: Path) -> None:
    """Remove what killed runs left beside the output; the folders of processes that still run stay.

    A run killed between two renames left the last output aside; that goes back to its place.
    """
    prefix = f".{output.name}.chronos-"
    for remains in sorted(output.parent.iterdir()):
        process = remains.name.removeprefix(prefix).partition("-")[0]
        if not remains.name.startswith(prefix) or not re.fullmatch("[0-9]{1,9}", process) or _runs(int(process)):
            continue
        if remains.name.endswith(ASIDE) and not output.exists():
            remains.rename(output)
        else:
            _remove(remains)


def _runs(process: int) -> bool:
    if sys.platform == "win32":  # there, signal 0 would end the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _refuse_others(output: Path) -> None:
    """Refuse a folder that holds anything but what the last run wrote.

    Raises:
        PublishError: it does.
    """
    if not output.exists():
        return
    way_out = "choose another folder with -o, or replace it with --force"
    if not output.is_dir():
        raise PublishError(f"{output}: is a file; {way_out}")
    known = _last_digests(output / MANIFEST)
    for file in _files(output):
        if known is None:
            raise PublishError(f"{output}: was not written by chronos; {way_out}")
        path = file.relative_to(output).as_posix()
        if path != MANIFEST and (file.is_symlink() or known.get(path) != _digest(file)):
            what = "was changed since chronos wrote it" if path in known else "was not written by chronos"
            raise PublishError(f"{output}: {path} {what}; {way_out}")


def _files(folder: Path) -> Iterator[Path]:
    """Yield everything below a folder that a person may have put there, links to folders too; sorted.

    Raises:
        OSError: a folder in it cannot be read.
    """
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif path.name not in _SYSTEM_FILES:
            yield path


def _digest(file: Path) -> str:
    """Return the SHA-256 of a file; empty for what is none, such as a pipe."""
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def _last_digests(manifest: Path) -> Mapping[str, str] | None:
    """Return the digests of the last run, ``None`` where there is no manifest of ours."""
    try:
        read = json.loads(manifest.read_bytes())
        if read["generator"] != GENERATOR:
            return None
        return {str(path): str(digest) for path, digest in read["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None

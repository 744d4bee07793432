"""Writes documents beside the output and swaps them in."""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from chronos.model import ChronosError, Document
from chronos.publish.swap import put_in_place

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
    if not force:
        _refuse_others(output)
    contents = {document.path: document.content for document in documents}
    digests = {path: sha256(content).hexdigest() for path, content in sorted(contents.items())}
    contents[MANIFEST] = _manifest(digests)
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


def _manifest(digests: Mapping[str, str]) -> bytes:
    manifest = {"generator": GENERATOR, "files": digests}
    return (json.dumps(manifest, indent=1, ensure_ascii=False) + "\n").encode()


def _write(contents: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir()
    for path, content in contents.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


def _remove_remains(output: Path) -> None:
    """Remove what killed runs left beside the output; the folders of processes that still run stay."""
    prefix = f".{output.name}.chronos-"
    for remains in output.parent.glob(f"{_literal(prefix)}*"):
        process = remains.name.removeprefix(prefix).partition("-")[0]
        if process.isdigit() and not _runs(int(process)):
            shutil.rmtree(remains, ignore_errors=True)


def _literal(text: str) -> str:
    """Escape what a glob would read as a pattern."""
    return "".join(f"[{character}]" if character in "*?[" else character for character in text)


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
    files = sorted(path for path in output.rglob("*") if not path.is_dir() and path.name not in _SYSTEM_FILES)
    if not files:
        return
    known = _last_digests(output / MANIFEST)
    if known is None:
        raise PublishError(f"{output}: was not written by chronos; {way_out}")
    for file in files:
        path = file.relative_to(output).as_posix()
        if path != MANIFEST and known.get(path) != sha256(file.read_bytes()).hexdigest():
            what = "was changed since chronos wrote it" if path in known else "was not written by chronos"
            raise PublishError(f"{output}: {path} {what}; {way_out}")


def _last_digests(manifest: Path) -> Mapping[str, str] | None:
    """Return the digests of the last run, ``None`` where there is no manifest of ours."""
    try:
        read = json.loads(manifest.read_bytes())
        if read["generator"] != GENERATOR:
            return None
        return {str(path): str(digest) for path, digest in read["files"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None

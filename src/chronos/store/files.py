"""Finds the files of a project and reads their bytes as text."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from chronos.model import ChronosError, Fault, Location

ENDINGS: Final = (".yaml", ".yml")
SETTINGS: Final = "chronos.yaml"


class ProjectError(ChronosError):
    """A project that cannot be read at all: no such folder, no timelines in it, settings that are wrong."""


def project_root(path: Path) -> Path:
    """Return the folder of timelines that a path names.

    A folder with ``timelines/`` in it stands for that; a file for the nearest folder above it that has a
    ``chronos.yaml`` or is called ``timelines``, else for the folder it lies in.

    Raises:
        ProjectError: there is nothing at the path.
    """
    if path.is_dir():
        inner = path / "timelines"
        return inner if inner.is_dir() else path
    if not path.exists():
        raise ProjectError(f"{path}: no such file or folder; `chronos init DIR` makes a new project")
    folder = path.absolute().parent
    for above in (folder, *folder.parents):
        if (above / SETTINGS).is_file() or above.name == "timelines":
            return Path(os.path.relpath(above)) if not path.is_absolute() else above
    return path.parent


def timeline_files(root: Path) -> tuple[list[tuple[str, Path]], list[Fault]]:
    """List the YAML files below a folder by their path relative to it, sorted, and what could not be entered.

    Hidden files and folders are passed over. Links are followed, a folder that a link leads back into is
    a fault.

    Raises:
        ProjectError: the folder itself cannot be read.
    """
    try:
        next(os.scandir(root), None)
    except OSError as error:
        raise ProjectError(f"{root}: cannot be read ({_reason(error)})") from None
    found: list[tuple[str, Path]] = []
    faults: list[Fault] = []
    for relative, problem in _walk(root, "", (os.path.realpath(root),)):
        if problem:
            faults.append(Fault("unreadable-file", Location(relative), problem))
        else:
            found.append((relative, root / relative))
    return sorted(found), faults


def _walk(root: Path, below: str, above: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield (relative path, problem or empty) for every YAML file and every folder that cannot be entered."""
    try:
        entries = sorted(os.scandir(root / below), key=lambda entry: entry.name)
    except OSError as error:
        yield below, f"this folder cannot be read ({_reason(error)})"
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        relative = f"{below}/{entry.name}" if below else entry.name
        if entry.is_dir():
            real = os.path.realpath(entry.path)
            if real in above:
                yield relative, "this link leads back into a folder above it; it was not followed"
            else:
                yield from _walk(root, relative, (*above, real))
        elif entry.name.endswith(ENDINGS):
            yield relative, ""


def read_text(relative: str, path: Path) -> tuple[str | None, list[Fault]]:
    """Read one file as UTF-8.

    Bytes that are not UTF-8 become U+FFFD and one fault, with the first place; ``None`` stands for a file
    that cannot be opened or that holds no text at all (it has NUL bytes).
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = f"this file cannot be read ({_reason(error)})"
        return None, [Fault("unreadable-file", Location(relative), reason)]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", "replace")
        place = Location(relative, before.count("\n") + 1, len(before) - before.rfind("\n"))
        if b"\0" in content:
            return None, [Fault("not-utf8", place, "this is not text; it was left out whole")]
        byte = content[error.start]
        message = (
            f"byte 0x{byte:02X} is not UTF-8 (it would be {bytes([byte]).decode('cp1252', 'replace')!r} in "
            "Windows-1252); save the file as UTF-8. Until then such bytes show as \N{REPLACEMENT CHARACTER}"
        )
        return content.decode("utf-8-sig", "replace"), [Fault("not-utf8", place, message)]


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()

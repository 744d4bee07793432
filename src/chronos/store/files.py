"""Finds the files of a project and reads their bytes as text."""

import codecs
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from chronos.model import ChronosError, Fault, Location

ENDINGS: Final = (".yaml", ".yml")
SETTINGS: Final = "chronos.yaml"
_READ_ALREADY: Final = "this link leads to a folder that is read already; it was not followed"


class ProjectError(ChronosError):
    """A project that cannot be read at all: no such folder, no timelines in it, settings that are wrong."""


def project_root(path: Path) -> Path:
    """Return the folder of timelines that a path names.

    A folder with ``timelines/`` in it stands for that; a file for the nearest folder above it that has a
    ``chronos.yaml`` or is called ``timelines``, else for the folder it lies in.

    Raises:
        ProjectError: there is nothing at the path.
    """
    if os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir, it answers where there is no permission too
        inner = path / "timelines"
        return inner if os.path.isdir(inner) else path  # noqa: PTH112
    if not os.path.exists(path):  # noqa: PTH110
        raise ProjectError(f"{path}: no such file or folder; `chronos init DIR` makes a new project")
    folder = path.absolute().parent
    for above in (folder, *folder.parents):
        if os.path.isfile(above / SETTINGS) or above.name == "timelines":  # noqa: PTH113
            return Path(os.path.relpath(above)) if not path.is_absolute() else above
    return path.parent


class Found(NamedTuple):
    """The YAML files of a project by their path relative to it, sorted, and what could not be entered.

    ``unread`` are the paths behind which there may be timelines that nobody has read.
    """

    files: list[tuple[str, Path]]
    unread: list[str]
    faults: list[Fault]


def timeline_files(root: Path) -> Found:
    """List the YAML files below a folder.

    Hidden files and folders are passed over. Links are followed, but no folder is read twice.

    Raises:
        ProjectError: the folder itself cannot be read.
    """
    try:
        with os.scandir(root) as entries:
            next(entries, None)
    except OSError as error:
        raise ProjectError(f"{root}: cannot be read ({_reason(error)})") from None
    found = Found([], [], [])
    for relative, problem in _walk(root):
        shown = _printable(relative)
        if not problem:
            found.files.append((shown, root / relative))
            continue
        found.faults.append(Fault("unreadable-file", Location(shown), problem))
        if problem != _READ_ALREADY:
            found.unread.append(shown)
    found.files.sort()
    return found


def _walk(root: Path) -> Iterator[tuple[str, str]]:
    """Yield (relative path, problem or empty) for every YAML file and every folder that cannot be entered.

    Links to folders come last, so that a folder that is read already is one's own and not the link's.
    """
    folders = [("", os.path.realpath(root))]
    links: list[tuple[str, str]] = []
    read: set[str] = set()
    while folders or links:
        below, real = folders.pop() if folders else links.pop(0)
        if real in read:
            yield below, _READ_ALREADY
            continue
        read.add(real)
        try:
            with os.scandir(root / below) as entries:
                found = sorted((f"{below}/{entry.name}" if below else entry.name, entry) for entry in entries)
        except OSError as error:
            yield below, f"this folder cannot be read ({_reason(error)})"
            continue
        for relative, entry in found:
            if entry.name.startswith("."):
                continue
            if os.path.isdir(entry):  # noqa: PTH112
                if entry.is_symlink():
                    links.append((relative, os.path.realpath(entry)))
                else:
                    folders.append((relative, f"{real}/{entry.name}"))
            elif entry.name.lower().endswith(ENDINGS):
                yield relative, ""
            elif "." not in entry.name and not os.path.exists(entry):  # noqa: PTH110
                yield relative, "this link leads nowhere"


def _printable(path: str) -> str:
    """Write a path so that it can stand on one line of UTF-8; file names need be neither."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in path)


def read_text(relative: str, path: Path) -> tuple[str | None, list[Fault]]:
    """Read one file as UTF-8, as :func:`read_content` and :func:`decode` do."""
    content, problems = read_content(relative, path)
    return decode(relative, content) if content is not None else (None, problems)


def read_content(relative: str, path: Path) -> tuple[bytes | None, list[Fault]]:
    """Read the bytes of one file; ``None`` stands for a file that cannot be opened."""
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113
        # Opening a pipe or a device might never end.
        return None, [Fault("unreadable-file", Location(relative), "this is not a regular file")]
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = f"this file cannot be read ({_reason(error)})"
        return None, [Fault("unreadable-file", Location(relative), reason)]
    return content, []


def decode(relative: str, content: bytes) -> tuple[str | None, list[Fault]]:
    """Return bytes as the text that they are in UTF-8.

    Those that are not UTF-8 become U+FFFD and one fault, with the first place; ``None`` stands for what is no text at
    all (it has NUL bytes).
    """
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")  # without the byte order mark
        place = Location(relative, before.count("\n") + 1, len(before) - before.rfind("\n"))
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return None, [Fault("not-utf8", place, "this is UTF-16; save the file as UTF-8. It was left out whole")]
        if b"\0" in content:
            return None, [Fault("not-utf8", place, "this is not text; it was left out whole")]
        byte = error.object[error.start]
        message = (
            f"byte 0x{byte:02X} is not UTF-8 (it would be {bytes([byte]).decode('cp1252', 'replace')!r} in "
            "Windows-1252); save the file as UTF-8. Until then such bytes show as \N{REPLACEMENT CHARACTER}"
        )
        return content.decode("utf-8-sig", "replace"), [Fault("not-utf8", place, message)]


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()

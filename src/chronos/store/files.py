"""Finds the files of a project and reads their bytes as text."""

import codecs
import os
from pathlib import Path
from typing import NamedTuple

from chronos.model import ChronosError, Fault, Location
from chronos.store.walk import ENDINGS, READ_ALREADY, SOURCE_ENDINGS, find_root, reason_of, walk


class ProjectError(ChronosError):
    """A project that cannot be read at all: no such folder, no timelines in it, settings that are wrong."""


def project_root(path: Path) -> Path:
    """Return the folder of timelines that a path names.

    See :func:`chronos.store.walk.find_root`.

    Raises:
        ProjectError: there is nothing at the path.
    """
    if os.path.isfile(path) and not path.name.lower().endswith((*ENDINGS, *SOURCE_ENDINGS)):  # noqa: PTH113 - as in find_root
        raise ProjectError(f"{path}: not a timeline, which is a file of YAML ({' or '.join(ENDINGS)})")
    root = find_root(path)
    if root is None:
        raise ProjectError(f"{path}: no such file or folder; `chronos init DIR` makes a new project")
    return root


class Found(NamedTuple):
    """The files of a project by their path relative to it, sorted, and what could not be entered.

    ``unread`` are the paths behind which there may be timelines that nobody has read.
    """

    files: list[tuple[str, Path]]
    unread: list[str]
    faults: list[Fault]


def timeline_files(root: Path) -> Found:
    """List the files of YAML, JSON and BibTeX below a folder.

    Hidden files and folders are passed over. Links are followed, but no folder is read twice.

    Raises:
        ProjectError: the folder itself cannot be read.
    """
    try:
        with os.scandir(root) as entries:
            next(entries, None)
    except OSError as error:
        raise ProjectError(f"{root}: cannot be read ({reason_of(error)})") from None
    found = Found([], [], [])
    taken: set[str] = set()
    for relative, problem in walk(root):
        shown = _printable(relative)
        if not problem and shown not in taken:
            taken.add(shown)
            found.files.append((shown, root / relative))
            continue
        reason = problem or "another file has this name but for characters that cannot be shown; rename one of them"
        found.faults.append(Fault("unreadable-file", Location(shown), reason))
        if problem != READ_ALREADY:
            found.unread.append(shown)
    found.files.sort()
    return found


def _printable(path: str) -> str:
    """Write a path so that it can stand on one line of UTF-8; file names need be neither."""
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in path)


def read_text(relative: str, path: Path) -> tuple[str | None, list[Fault]]:
    """Read one file as UTF-8, as :func:`read_content` and :func:`decode_text` do."""
    content, problems = read_content(relative, path)
    return decode_text(relative, content) if content is not None else (None, problems)


def read_content(relative: str, path: Path) -> tuple[bytes | None, list[Fault]]:
    """Read the bytes of one file; ``None`` stands for a file that cannot be opened."""
    if os.path.exists(path) and not os.path.isfile(path):  # noqa: PTH110, PTH113 - never raises
        # Opening a pipe or a device might never end.
        return None, [Fault("unreadable-file", Location(relative), "this is not a regular file")]
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = f"this file cannot be read ({reason_of(error)})"
        return None, [Fault("unreadable-file", Location(relative), reason)]
    return content, []


def decode_text(relative: str, content: bytes) -> tuple[str | None, list[Fault]]:
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

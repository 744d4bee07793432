"""Finds the folder and the files of a project; loaded by what must be quick, so it loads nothing else of chronos."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

ENDINGS: Final = (".yaml", ".yml")
SOURCE_ENDINGS: Final = (".json", ".bib")
"""Of files that have sources alone, as other programs export them."""
SETTINGS: Final = "chronos.yaml"
TEMPLATES: Final = "templates"
"""The folder, in that of the timelines, of a project's layouts; no timelines are read from it."""
_MOST: Final = 8_000_000
"""Bytes of timelines that are digested: of more it costs more to read them twice than it saves."""
READ_ALREADY: Final = "this link leads to a folder that is read already; it was not followed"


def find_root(path: Path) -> Path | None:
    """Return the folder of timelines that a path names, ``None`` where there is nothing at the path.

    A folder with ``timelines/`` in it stands for that; a file for the nearest folder above it that has a
    ``chronos.yaml`` or is called ``timelines``, else for the folder it lies in.
    """
    if os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir, it answers where there is no permission too
        inner = path / "timelines"
        return inner if os.path.isdir(inner) else path  # noqa: PTH112 - never raises
    if not os.path.exists(path):  # noqa: PTH110 - never raises
        return None
    folder = path.absolute().parent
    for above in (folder, *folder.parents):
        if os.path.isfile(above / SETTINGS) or above.name == "timelines":  # noqa: PTH113 - never raises
            return Path(os.path.relpath(above)) if not path.is_absolute() else above
    return path.parent


def walk(root: Path) -> Iterator[tuple[str, str]]:
    """Yield (relative path, problem or empty) for every file to read and every folder that cannot be entered.

    Links to folders come last, so that a folder that is read already is one's own and not the link's.
    """
    folders = [("", os.path.realpath(root))]
    links: list[tuple[str, str]] = []
    read: set[str] = set()
    while folders or links:
        below, real = folders.pop() if folders else links.pop(0)
        if real in read:
            yield below, READ_ALREADY
            continue
        read.add(real)
        try:
            with os.scandir(root / below) as entries:
                found = sorted((f"{below}/{entry.name}" if below else entry.name, entry) for entry in entries)
        except OSError as error:
            yield below, f"this folder cannot be read ({reason_of(error)})"
            continue
        for relative, entry in found:
            if entry.name.startswith(".") or relative == TEMPLATES:
                continue
            if os.path.isdir(entry):  # noqa: PTH112 - never raises
                if entry.is_symlink():
                    links.append((relative, os.path.realpath(entry)))
                else:
                    folders.append((relative, f"{real}/{entry.name}"))
            elif entry.name.lower().endswith((*ENDINGS, *SOURCE_ENDINGS)):
                yield relative, ""
            elif "." not in entry.name and not os.path.exists(entry):  # noqa: PTH110 - never raises
                yield relative, "this link leads nowhere"


def reason_of(error: OSError) -> str:
    """Return why something could not be read, in small letters."""
    return (error.strerror or type(error).__name__).lower()


def digest_files(root: Path, update: Callable[[bytes], None]) -> bool:
    """Hand paths and contents of all files to a digest; false where one cannot be read or there is too much."""
    size = 0
    try:
        for relative, problem in sorted(walk(root)):
            if problem:
                return False
            path = root / relative
            size += path.stat().st_size
            if size > _MOST or not path.is_file():
                return False
            content = path.read_bytes()
            update(b"%d %d " % (len(relative), len(content)))
            update(relative.encode("utf-8", "surrogateescape"))
            update(content)
    except OSError:
        return False
    return size > 0

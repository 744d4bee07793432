"""Reads the text of local copies of sources."""

import os
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

from chronos.model import Source


def copies_below(root: Path | None) -> Callable[[Source], str | None]:
    """Return what reads the local copy that a source names; each is read once.

    The function returns ``None`` where the source names none, or one that cannot be read. Pages of a PDF are apart by
    form feeds. Without a ``root`` nothing is known of any copy: the text is empty.
    """
    if root is None:
        return lambda _source: ""
    texts: dict[Path, str | None] = {}

    def copy_of(source: Source) -> str | None:
        path = copy_path(root, source.file)
        if path is None:
            return None
        if path not in texts:
            from chronos.store.copied import read_copy  # noqa: PLC0415 - few projects have copies

            texts[path] = read_copy(path)
        return texts[path]

    return copy_of


def copy_path(root: Path, file: str) -> Path | None:
    """Return where a local copy lies, without links, by its path as written; ``None`` for none that may be read.

    That is a regular file inside the folder of timelines, wherever ``..`` and links lead in between, and no hidden one:
    what a timeline names is shown in findings, and must not show what lies elsewhere on the machine.
    """
    if not file or PureWindowsPath(file).anchor:
        return None
    try:
        folder = os.path.realpath(root)
        path = Path(os.path.realpath(Path(folder, file)))
        inside = path.relative_to(folder)
        is_hidden = any(part.startswith(".") for part in inside.parts)
        return path if not is_hidden and path.is_file() else None
    except (OSError, ValueError):  # it lies elsewhere; a name that no file can have
        return None

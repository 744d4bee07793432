"""Reads the lines of a file, as places count them."""

from collections.abc import Sequence
from pathlib import Path

from chronos.store.breaks import BREAK
from chronos.store.files import read_text


def lines_of(path: Path) -> Sequence[str]:
    """Return the lines of a file without their ends; none where it cannot be read or is no text."""
    text, _ = read_text(path.name, path)
    return BREAK.split(text) if text is not None else ()

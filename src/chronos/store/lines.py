"""Reads the lines of a file, as places count them."""

import re
from collections.abc import Sequence
from pathlib import Path

from chronos.store.files import read_text

_BREAK = re.compile(r"\r\n|\r|\n")


def lines_of(path: Path) -> Sequence[str]:
    """Return the lines of a file without their ends; none where it cannot be read or is no text."""
    text, _ = read_text(path.name, path)
    return _BREAK.split(text) if text is not None else ()

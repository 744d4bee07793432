"""Where lines begin and end, as editors and places count them."""

import re
from typing import Final

BREAK: Final = re.compile(r"\r\n|\r|\n")


def line_start(text: str, offset: int) -> int:
    """Return where the line begins that an offset (from 0) lies in."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1

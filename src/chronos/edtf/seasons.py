"""Seasons that are meant where the source is."""

from __future__ import annotations

import re

# Type checkers take this name for true; importing it from typing takes longer than the rest of the package.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from chronos.edtf.value import DateExpression

_LOCAL = re.compile("[0-9X]{4}[?~%]?-[?~%]?2[1-4](?![0-9])")


def has_local_season(date: DateExpression) -> bool:
    """Whether a date has a season that is meant where the source is: in the south it lies half a year later.

    Those are 21 to 24 of EDTF level 1; level 2 has others that say which half of the earth is meant.
    """
    return "-" in date.text and _LOCAL.search(date.text) is not None

"""What the further fields of a claim may be (:attr:`chronos.model.Claim.fields`)."""

from collections.abc import Mapping
from typing import Final

MOST_FIELDS: Final = 200
"""Further fields of one claim; the widest table of events that we know, of GTD, has 135 columns."""
LONGEST_NAME: Final = 100
"""Characters in the name of a further field, which is that of a column."""
DEGREES: Final[Mapping[str, int]] = {"latitude": 90, "longitude": 180}
"""Those that are coordinates, with how far from zero they lie (decimal degrees of WGS 84; RFC 7946, section 4)."""

"""Words that tell, at the least cost, which countries a text may name; :mod:`chronos.gazetteer.mentions` then reads it.

Of every name the table has one word, the rarest in it. They stand here as they stand in a text, in small letters and
with what languages join to a name: "peru's", "l'équateur".
"""

import re
from typing import Final

from chronos.gazetteer.data.cues import CUES

_ELISIONS: Final = ("l'", "d'", "l\u2019", "d\u2019")
_ELIDING: Final = frozenset("aehiouyáâãåéêíîóôú")
COMPOUND: Final = re.compile(r"-[A-Z\u00c0-\u00de]")
"""A hyphen that joins a word in capitals to another, which then is not found as a word ("Peru-Ecuador")."""


def _read() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in CUES.splitlines():
        codes, *words = line.split()
        each = tuple(codes.split(","))
        for word in words:
            found[word] = found[f"{word}'s"] = found[f"{word}\u2019s"] = each
            if word[0] in _ELIDING:
                found.update((before + word, each) for before in _ELISIONS)
    return found


COUNTRIES_BY_CUE: Final = _read()
"""The codes of the countries that a word tells of."""

CUE_WORDS: Final = frozenset(COUNTRIES_BY_CUE)
"""A text that has none of them, and no words joined by a dash or a stroke, names no country."""

"""The nearest word that would have been right."""

from collections.abc import Iterable
from typing import Final

_MAX_KNOWN: Final = 20_000
"""How many words one is compared with at most, about ten milliseconds; past that, hints are not what is missing."""
_NEAR: Final = 60
"""Of 100: what difflib, too, takes for a good match."""


class Hints:
    """Hints for words that are not among the known ones; each depends on the word and the known ones alone."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = sorted(known)
        self.given: dict[str, str] = {}

    def did_you_mean(self, word: str) -> str:
        """Return ``; did you mean …?`` for the known word nearest to one that is not, or nothing."""
        if len(self.known) > _MAX_KNOWN:
            return ""
        if word not in self.given:
            from rapidfuzz.fuzz import ratio  # noqa: PLC0415 - only where something is wrong
            from rapidfuzz.process import extractOne  # noqa: PLC0415 - only where something is wrong

            near = extractOne(word[:60], self.known, scorer=ratio, score_cutoff=_NEAR)
            self.given[word] = f"; did you mean {near[0][:60]!r}?" if near is not None else ""
        return self.given[word]

"""The nearest word that would have been right."""

from collections.abc import Iterable
from typing import Final

_COMPARISONS: Final = 20_000
"""How many pairs of words are compared for one rule, about two seconds; past that, hints are not what is missing."""


class Hints:
    """Hints for words that are not among the known ones."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = sorted(known)
        self.left = _COMPARISONS
        self.given: dict[str, str] = {}

    def did_you_mean(self, word: str) -> str:
        """Return ``; did you mean …?`` for the known word nearest to one that is not, or nothing."""
        from difflib import get_close_matches  # noqa: PLC0415 - only where something is wrong

        if word not in self.given and self.left > 0:
            self.left -= len(self.known)
            near = get_close_matches(word[:60], self.known, n=1)
            self.given[word] = f"; did you mean {near[0][:60]!r}?" if near else ""
        return self.given.get(word, "")

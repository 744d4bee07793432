"""The words of a text, found once for all rules that look for some."""

from typing import Final

_PUNCTUATION: Final = ".,;:!?()[]{}\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2013\u2014-\u2026\u00bf\u00a1/"
_MOST_KEPT: Final = 200_000
"""Words of which the bare form is remembered; a collection of 100,000 claims has fewer."""


class _Bare(dict[str, str]):
    """The bare form of a word: in small letters, without the punctuation around it."""

    def __missing__(self, word: str) -> str:
        bare = word.lower().strip(_PUNCTUATION)
        if len(self) < _MOST_KEPT:
            self[word] = bare
        return bare


_bare = _Bare().__getitem__


class Words:
    """A text, and its distinct words in small letters, without the punctuation around them."""

    __slots__ = ("small", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.small = frozenset(map(_bare, text.split()))

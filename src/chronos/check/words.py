"""The words of a text, found once for all rules that look for some."""

from typing import Final

_PUNCTUATION: Final = ".,;:!?()[]{}\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2013\u2014-\u2026\u00bf\u00a1/"
_SPLITTING: Final = b'.,;:!?()[]{}"/'
_SPACED: Final = bytes.maketrans(_SPLITTING, b" " * len(_SPLITTING))
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


def bare_words(text: str) -> frozenset[str]:
    """Return the distinct words of a text in small letters, without the punctuation around them."""
    return frozenset(map(_bare, text.split()))


def find_words(text: str, wanted: frozenset[str]) -> frozenset[str]:
    """Return the words of a text that are wanted (in small letters); it may be a few more than :func:`bare_words` has.

    Most texts are split at once: only an apostrophe or a hyphen may be part of a word, and letters beyond ASCII
    may have punctuation beyond ASCII around them.
    """
    if text.isascii() and "'" not in text and " -" not in text and "- " not in text and text[:1] != "-":
        return wanted.intersection(text.lower().encode().translate(_SPACED).decode().split())
    return wanted.intersection(map(_bare, text.split()))

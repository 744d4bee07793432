"""The words of a text, found once for all rules that look for some."""

from functools import cached_property


class Words:
    """A text, and its words in small letters; what is asked of it is worked out once."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def small(self) -> frozenset[str]:
        """The distinct words, in small letters, without the punctuation around them."""
        return frozenset(word.strip(_PUNCTUATION) for word in self.text.lower().split())

    @cached_property
    def has_digits(self) -> bool:
        """Whether there is a digit anywhere in the text."""
        return not _DIGITS.isdisjoint(self.text)


_PUNCTUATION = ".,;:!?()[]{}\"'\u2018\u2019\u201c\u201d\u00ab\u00bb\u2013\u2014-\u2026\u00bf\u00a1/"
_DIGITS = frozenset("0123456789")

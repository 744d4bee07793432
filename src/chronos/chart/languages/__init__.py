"""What charts say, in English, Spanish, Portuguese and French."""

from __future__ import annotations

from chronos.language import Words, catalogue

__all__ = ["ENGLISH", "Words", "words_in"]


def words_in(language: str) -> Words:
    """Return the words of charts in a language.

    Raises:
        ValueError: charts do not speak it.
    """
    return catalogue(__name__, language)


ENGLISH = words_in("en")

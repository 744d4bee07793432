"""What documents say, in English, Spanish, Portuguese and French."""

from chronos.language import Words, catalogue

__all__ = ["ENGLISH", "Words", "words_in"]


def words_in(language: str) -> Words:
    """Return the words of documents in a language.

    Raises:
        ValueError: chronos does not speak it.
    """
    return catalogue(__name__, language)


ENGLISH = words_in("en")

"""The words of a language: sentences by key, nouns with numbers, dates and numbers as its readers write them."""

from chronos.edtf import LANGUAGES
from chronos.language.words import Words, catalogue

__all__ = ["LANGUAGES", "Words", "catalogue"]

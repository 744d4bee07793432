"""What charts say, in English, Spanish, Portuguese and French."""

from __future__ import annotations

from chronos.chart.languages.words import ENGLISH, Words, words_in

__all__ = ["ENGLISH", "Words", "words_in"]

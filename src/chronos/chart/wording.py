"""Numbers and lists in words, for descriptions and notes."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from chronos.edtf import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from chronos.edtf import DateExpression
    from chronos.model import PeriodCount


def number(value: Fraction | float) -> str:
    """Write a number to one decimal, or none where it is whole: 7, 7.5; above 0 and below 0.05 it is <0.1."""
    if 0 < value < 0.05:
        return "<0.1"
    written = f"{float(value):.1f}"
    return written.removesuffix(".0")


def amount(count: int, one: str, many: str = "") -> str:
    """Write a count with its noun: 1 event, 3 events, no events."""
    return f"{count or 'no'} {one if count == 1 else many or one + 's'}"


def date_words(date: DateExpression | None) -> str:
    """Write a date at its own precision."""
    return words(date, "en") if date else "undated"


def brief(text: str, most: int = 120) -> str:
    """Return the text in one line of at most ``most`` characters, cut between words, without a full stop."""
    return shorten(text[: 4 * most], most, placeholder="…").rstrip(".")


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does: a, b and c."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def peaks(rows: Iterable[PeriodCount], most: int = 3) -> list[PeriodCount]:
    """Return the periods with the highest expected counts, highest first, then earliest; none that is empty."""
    ranked = sorted((row for row in rows if row.possible), key=lambda row: -row.expected)
    return ranked[:most]

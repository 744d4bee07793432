from __future__ import annotations

from fractions import Fraction

import pytest

from chronos.chart.wording import amount, brief, date_words, listed, number, peaks
from chronos.edtf import parse
from chronos.model import PeriodCount


@pytest.mark.parametrize(
    ("value", "words"),
    [(Fraction(7), "7"), (Fraction(15, 2), "7.5"), (Fraction(1, 3), "0.3"), (Fraction(1, 100), "<0.1"), (0, "0")],
)
def test_numbers_have_one_decimal_at_most(value: Fraction, words: str) -> None:
    assert number(value) == words


def test_nouns_agree_with_their_count() -> None:
    assert [amount(count, "event") for count in (0, 1, 2)] == ["no events", "1 event", "2 events"]
    assert amount(2, "country", "countries") == "2 countries"


def test_lists_read_as_sentences_do() -> None:
    assert [listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])] == ["a", "a and b", "a, b and c"]


def test_a_brief_text_is_one_short_line_without_a_full_stop() -> None:
    assert brief("A treaty\nis signed.") == "A treaty is signed"
    assert brief("word " * 100, 12) == "word word…"


def test_a_date_keeps_its_precision_in_words() -> None:
    assert date_words(parse("2018")) == "2018"
    assert date_words(None) == "undated"


def test_peaks_are_the_highest_then_the_earliest_and_never_empty() -> None:
    rows = [
        PeriodCount("2016", 0, Fraction(0), 0),
        PeriodCount("2017", 1, Fraction(2), 2),
        PeriodCount("2018", 1, Fraction(3), 3),
        PeriodCount("2019", 2, Fraction(2), 2),
    ]
    assert [row.period for row in peaks(rows)] == ["2018", "2017", "2019"]

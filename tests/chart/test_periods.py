from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from chronos.chart.languages import words_in
from chronos.chart.periods import period_ticks, period_words, same_period, span_words
from chronos.chart.style import Style
from chronos.edtf.periods import number_of
from chronos.model import Counts, PeriodCount

if TYPE_CHECKING:
    from chronos.model import Period


@pytest.mark.parametrize(
    ("label", "by", "english", "french"),
    [
        ("2018", "year", "2018", "2018"),
        ("-0043", "year", "44 BC", "44 av. J.-C."),
        ("2018-Q2", "quarter", "Q2 2018", "2e trimestre 2018"),
        ("2018-05", "month", "May 2018", "mai 2018"),
        ("2010s", "decade", "the 2010s", "les années 2010"),
        ("1900s", "decade", "1900 to 1909", "1900 à 1909"),
        ("-0040s", "decade", "50 BC to 41 BC", "50 av. J.-C. à 41 av. J.-C."),
        ("12018-05", "month", "12018-05", "12018-05"),
    ],
)
def test_periods_are_written_as_readers_do(label: str, by: Period, english: str, french: str) -> None:
    assert period_words(label, by, words_in("en")) == english
    assert period_words(label, by, words_in("fr")) == french


def test_a_span_names_its_ends_and_one_period_only_itself() -> None:
    rows = tuple(PeriodCount(label, 0, Fraction(0), 0) for label in ("2018-05", "2018-06"))
    assert span_words(Counts(by="month", rows=rows), words_in("en")) == "May 2018 to June 2018"
    assert span_words(Counts(by="month", rows=rows[:1]), words_in("en")) == "May 2018"
    assert span_words(Counts(by="month"), words_in("en")) == ""


def test_counts_of_one_chart_are_by_one_period() -> None:
    assert same_period([]) == "year"
    assert same_period([Counts(by="month"), Counts(by="month")]) == "month"
    with pytest.raises(ValueError, match="counts by month and by year do not go into one chart"):
        same_period([Counts(by="year"), Counts(by="month")])


@pytest.mark.parametrize(
    ("first", "last", "by", "ticks"),
    [
        ("2018", "2020", "year", {2018: "2018", 2019: "2019", 2020: "2020"}),
        ("2018-Q1", "2018-Q4", "quarter", {8071.5: "Jan 2018", 8073.5: "Jul 2018"}),
        ("2018-11", "2018-12", "month", {24225.5: "Nov 2018"}),
        ("1990s", "2000s", "decade", {198.5: "1990", 199.5: "2000"}),
    ],
)
def test_periods_are_labelled_where_they_begin_and_years_in_their_middle(
    first: str, last: str, by: Period, ticks: dict[float, str]
) -> None:
    assert period_ticks(number_of(first, by), number_of(last, by), by, 50, Style()) == ticks

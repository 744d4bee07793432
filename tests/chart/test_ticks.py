from __future__ import annotations

from itertools import pairwise

import pytest

from chronos.chart.font import width
from chronos.chart.languages import words_in
from chronos.chart.style import Style
from chronos.chart.theme import PRINT, SCREEN, Theme
from chronos.chart.ticks import count_ticks, day_ticks, year_ticks
from chronos.edtf import day_number


def test_every_year_is_labelled_where_there_is_room() -> None:
    assert list(year_ticks(2016, 2018, 50)) == [2016, 2017, 2018]


def test_labels_thin_out_to_round_years() -> None:
    assert list(year_ticks(1620, 2019, 1.7)) == [1650, 1700, 1750, 1800, 1850, 1900, 1950, 2000]


def test_years_before_the_era_are_round_as_people_write_them() -> None:
    assert list(year_ticks(-60, 19, 8).values()) == ["60 BC", "50 BC", "40 BC", "30 BC", "20 BC", "10 BC", "AD 10"]


def test_a_span_without_a_round_year_still_has_a_label() -> None:
    assert year_ticks(2017, 2017, 5) == {2017: "2017"}


def test_a_billion_years_are_labelled_without_counting_them() -> None:
    assert len(year_ticks(-1_000_000_000, 2000, 0.000_000_7)) <= 10


@pytest.mark.parametrize(
    ("largest", "ticks"),
    [
        (0, [0, 1]),
        (1, [0, 1]),
        (3, [0, 1, 2, 3]),
        (10, [0, 2, 4, 6, 8, 10]),
        (11, [0, 2, 4, 6, 8, 10, 12]),
        (900, [0, 200, 400, 600, 800, 1000]),
    ],
)
def test_counts_have_whole_ticks_that_reach_the_largest(largest: int, ticks: list[int]) -> None:
    assert count_ticks(largest) == ticks


def test_a_month_has_ticks_on_days() -> None:
    ticks = day_ticks(day_number(2018, 5, 1), day_number(2018, 5, 31), 700)
    assert list(ticks.values()) == ["1 May 2018", "8 May 2018", "15 May 2018", "22 May 2018", "29 May 2018"]


def test_a_year_has_ticks_on_months() -> None:
    ticks = day_ticks(day_number(2018, 1, 1), day_number(2018, 12, 31), 700)
    assert list(ticks.values()) == ["Jan 2018", "Apr 2018", "Jul 2018", "Oct 2018"]


def test_decades_have_ticks_on_the_first_days_of_years() -> None:
    ticks = day_ticks(day_number(2001, 3, 1), day_number(2019, 6, 1), 700)
    assert ticks[day_number(2004, 1, 1)] == "2004"


def test_a_span_with_no_new_year_in_it_falls_back_on_months() -> None:
    ticks = day_ticks(day_number(2018, 2, 1), day_number(2018, 11, 1), 60)
    assert next(iter(ticks.values())) == "Feb 2018"


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
@pytest.mark.parametrize("theme", [PRINT, SCREEN], ids=["print", "screen"])
@pytest.mark.parametrize("years", [1, 2, 3, 5, 8, 20, 60, 150, 400, 2500])
def test_labels_of_days_never_meet(years: int, theme: Theme, language: str) -> None:
    style = Style(theme=theme, words=words_in(language))
    first, last = day_number(2020 - years, 3, 5), day_number(2020, 2, 1)
    ticks = sorted(day_ticks(first, last, 700, style).items())
    per_day = 700 / (last - first + 1)
    for (day, words), (following, _) in pairwise(ticks):
        assert width(words, theme.axis_size) < (following - day) * per_day


@pytest.mark.parametrize("days", [1, 5, 20, 40, 61, 90, 130])
@pytest.mark.parametrize("pixels", [10, 60, 110, 700])
def test_every_span_has_a_label(days: int, pixels: int) -> None:
    for first in range(day_number(2018, 1, 2), day_number(2019, 1, 2), 7):
        assert day_ticks(first, first + days - 1, pixels)


def test_millions_of_years_are_labelled_without_looking_at_their_months() -> None:
    ticks = day_ticks(day_number(-100, 1, 1), day_number(170_000_002, 12, 31), 680)
    assert list(ticks.values()) == [str(millions * 10**6) for millions in range(20, 161, 20)]


def test_days_and_months_are_named_in_the_language() -> None:
    style = Style(words=words_in("fr"))
    assert list(day_ticks(day_number(2018, 8, 1), day_number(2018, 8, 31), 700, style).values())[:2] == [
        "1er août 2018",
        "8 août 2018",
    ]
    assert list(day_ticks(day_number(2018, 1, 1), day_number(2018, 12, 31), 700, style).values())[:2] == [
        "janv. 2018",
        "avr. 2018",
    ]


def test_an_axis_of_years_does_not_say_that_they_are_years() -> None:
    assert year_ticks(12000, 12000, 50) == {12000: "12000"}

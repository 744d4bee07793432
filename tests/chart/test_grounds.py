from __future__ import annotations

from fractions import Fraction

from chronos.chart.grounds import Box, Run, ground_items, grounds, highest, marked
from chronos.chart.style import Style
from chronos.model import Counts, PeriodCount


def test_neighbouring_periods_of_one_mark_are_one_run() -> None:
    rows = (
        PeriodCount("2014", 0, Fraction(0), 0, mark="no source"),
        PeriodCount("2015", 0, Fraction(0), 0, mark="no source"),
        PeriodCount("2016", 1, Fraction(1), 1),
        PeriodCount("2017", 0, Fraction(0), 0, mark="no source"),
        PeriodCount("2018", 1, Fraction(1), 1, mark="partial", because="as_of"),
    )
    assert marked(Counts(by="year", rows=rows)) == [
        Run("no source", 2014, 2015),
        Run("no source", 2017, 2017),
        Run("partial", 2018, 2018),
    ]


def test_a_ground_without_a_source_is_named_where_the_words_fit() -> None:
    wide, narrow = Box("no source", 0, 80, 0, 100), Box("no source", 100, 120, 0, 100)
    flat, named = grounds([wide, narrow], Style())
    assert [row["x"] for row in flat.rows or ()] == [0, 100]
    assert list(named.rows or ()) == [{"x": 40.0, "y": 11, "text": "no source"}]


def test_the_words_on_a_ground_stay_clear_of_bars() -> None:
    low, high = Box("no source", 0, 80, 0, 100, taken=50), Box("no source", 100, 180, 0, 100, taken=5)
    _, named = grounds([low, high], Style())
    assert [row["x"] for row in named.rows or ()] == [40.0]


def test_the_highest_of_a_run_is_that_of_its_periods_alone() -> None:
    rows = tuple(PeriodCount(str(year), 0, Fraction(1), year - 2010) for year in range(2014, 2018))
    assert highest(Counts(by="year", rows=rows), Run("no source", 2015, 2016)) == 6


def test_the_stripes_of_a_partial_period_stay_within_it() -> None:
    (striped,) = grounds([Box("partial", 10, 20, 0, 100), Box("partial", 40, 50, 0, 100)], Style())
    assert list(striped.rows or ()) == [{"x": 15.0, "y": 50.0}, {"x": 45.0, "y": 50.0}]
    assert striped.view.to_dict()["mark"]["shape"] == "M-4,-50v100M0,-50v100M4,-50v100"


def test_a_period_narrower_than_two_stripes_has_one() -> None:
    (striped,) = grounds([Box("partial", 10, 11, 0, 100)], Style())
    assert striped.view.to_dict()["mark"]["shape"] == "M0,-50v100"


def test_the_key_explains_the_marks_that_are_there() -> None:
    assert [item.words for item in ground_items({"", "partial", "to come"}, Style())] == [
        "partial: cut short or partly covered",
        "to come",
    ]
    assert ground_items({""}, Style()) == []


def test_without_marks_nothing_is_drawn() -> None:
    assert grounds([], Style()) == []

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from chronos.count import Terms, count, weigh, window_of
from chronos.edtf import day_number
from chronos.link import cluster
from chronos.merge import merge
from chronos.model import Counts, Event, Period, PeriodCount
from projects import corpus_of


def events(folder: Path, *dates: str, more: str = "") -> tuple[Event, ...]:
    rows = "\n".join(
        f'  - {{id: c{number}, date: "{date}", text: A thing., countries: [EC], sources: [gazette-2020]{more}}}'
        for number, date in enumerate(dates)
    )
    corpus = corpus_of(folder, f"claims:\n{rows}\n")
    return tuple(merge(one, corpus.sources) for one in cluster(corpus.claims, corpus.judgements))


def counted(folder: Path, *dates: str, more: str = "", as_of: str = "2020-12-31") -> Counts:
    found = events(folder, *dates, more=more)
    year, month, day = map(int, as_of.split("-"))
    return tally(found, window_of(found, day_number(year, month, day)))


def tally(found: Iterable[Event], window: tuple[int, int] | None, by: Period = "year", **more: Any) -> Counts:
    terms = Terms(window=window, by=by, **more)
    return count([weigh(event, terms) for event in found], terms)


def rows(counts: Counts) -> list[tuple[str, int, Fraction, int]]:
    return [(row.period, row.certain, row.expected, row.possible) for row in counts.rows]


def test_a_date_within_one_year_is_certain_in_it(tmp_path: Path) -> None:
    counts = counted(tmp_path, "2019", "2019-05", "2019-05-17~")
    assert rows(counts) == [("2019", 3, Fraction(3), 3)]


def test_a_date_over_two_years_is_spread_by_its_days_and_certain_in_neither(tmp_path: Path) -> None:
    assert rows(counted(tmp_path, "[2017-07..2018-06]")) == [
        ("2017", 0, Fraction(184, 365), 1),
        ("2018", 0, Fraction(181, 365), 1),
    ]


def test_each_listed_member_of_a_set_has_equal_mass(tmp_path: Path) -> None:
    assert rows(counted(tmp_path, "[2016,2018-03]")) == [
        ("2016", 0, Fraction(1, 2), 1),
        ("2017", 0, Fraction(0), 0),
        ("2018", 0, Fraction(1, 2), 1),
    ]


def test_each_member_of_a_set_of_all_is_an_occurrence_of_its_own(tmp_path: Path) -> None:
    counts = counted(tmp_path, "{2016,2018-03}")
    assert rows(counts) == [("2016", 1, Fraction(1), 1), ("2017", 0, Fraction(0), 0), ("2018", 1, Fraction(1), 1)]
    assert counts.beyond == 1


def test_what_lasted_is_counted_once_where_it_began(tmp_path: Path) -> None:
    assert rows(counted(tmp_path, "2016/2018", "2017/..")) == [
        ("2016", 1, Fraction(1), 1),
        ("2017", 1, Fraction(1), 1),
    ]


def test_an_interval_that_did_not_last_is_spread_over_all_its_days(tmp_path: Path) -> None:
    assert rows(counted(tmp_path, "2017/2018", more=", lasting: false")) == [
        ("2017", 0, Fraction(1, 2), 1),
        ("2018", 0, Fraction(1, 2), 1),
    ]


def test_an_open_start_is_taken_to_lie_in_the_window(tmp_path: Path) -> None:
    counts = counted(tmp_path, "2017-01-01", "[..2018-12-31]")
    assert rows(counts) == [("2017", 1, Fraction(3, 2), 2), ("2018", 0, Fraction(1, 2), 1)]
    assert counts.clipped == 1


def test_what_has_no_known_start_is_certain_in_no_year_even_where_the_window_leaves_but_one(tmp_path: Path) -> None:
    counts = counted(tmp_path, "2018-03", "[..2018-12-31]")
    assert rows(counts) == [("2018", 1, Fraction(2), 2)]
    assert counts.clipped == 1


def test_a_date_that_allows_thousands_of_years_is_outside(tmp_path: Path) -> None:
    counts = counted(tmp_path, "2019", "XXXX")
    assert (counts.outside, rows(counts)) == (1, [("2019", 1, Fraction(1), 1)])


def test_an_open_end_closes_at_the_publication_of_the_earliest_source(tmp_path: Path) -> None:
    # The gazette appeared on 1 May 2020, the 122nd day of that leap year.
    assert rows(counted(tmp_path, "[2019..]")) == [
        ("2019", 0, Fraction(365, 365 + 122), 1),
        ("2020", 0, Fraction(122, 365 + 122), 1),
    ]


@pytest.mark.parametrize("status", ["retracted", "prospective"])
def test_retracted_and_prospective_events_are_told_apart_and_not_counted(tmp_path: Path, status: str) -> None:
    counts = counted(tmp_path, "2019", "2020", more=f", status: {status}")
    assert (counts.events, counts.retracted + counts.prospective, counts.rows) == (2, 2, ())


def test_undated_events_are_counted_apart(tmp_path: Path) -> None:
    counts = counted(tmp_path, "2019", "undated")
    assert (counts.events, counts.undated, rows(counts)) == (2, 1, [("2019", 1, Fraction(1), 1)])


def test_the_sum_of_the_expected_is_the_number_of_events_counted(tmp_path: Path) -> None:
    counts = counted(tmp_path, "2019", "201X", "{2011,2013}", "undated", "[2012-02..2018-03]", "2015~/..")
    total = sum((row.expected for row in counts.rows), Fraction(0))
    assert total == counts.events - counts.undated + counts.beyond == 6


def test_a_date_with_too_many_periods_is_outside_and_not_lost(tmp_path: Path) -> None:
    counts = counted(tmp_path, "2019", "Y-3E9S1")
    assert (counts.outside, rows(counts)) == (1, [("2019", 1, Fraction(1), 1)])


def test_years_far_apart_are_listed_without_those_between(tmp_path: Path) -> None:
    counts = counted(tmp_path, "-9000", "2019")
    assert [row.period for row in counts.rows] == ["-9000", "2019"]


def test_quarters_months_and_decades_can_be_counted(tmp_path: Path) -> None:
    found = events(tmp_path, "2019-03", "2019-07", "2008")
    window = window_of(found, None)
    assert [row.period for row in tally(found, window, "decade").rows] == ["2000s", "2010s"]
    quarters = tally(found[:2], window, "quarter").rows
    assert quarters == (
        PeriodCount("2019-Q1", 1, Fraction(1), 1),
        PeriodCount("2019-Q2", 0, Fraction(0), 0),
        PeriodCount("2019-Q3", 1, Fraction(1), 1),
    )
    assert [row.period for row in tally(found[:2], window, "month").rows][::4] == ["2019-03", "2019-07"]


def test_the_window_runs_from_the_first_bounded_day_to_the_day_of_the_edition(tmp_path: Path) -> None:
    found = events(tmp_path, "[..2018]", "2016-05", "undated")
    assert window_of(found, day_number(2020, 1, 1)) == (day_number(2016, 5, 1), day_number(2020, 1, 1))
    assert window_of(found, None) == (day_number(2016, 5, 1), day_number(2018, 12, 31))


def test_there_is_no_window_where_nothing_is_dated(tmp_path: Path) -> None:
    assert window_of(events(tmp_path, "undated"), None) is None

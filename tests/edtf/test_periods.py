from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chronos.edtf import day_number
from chronos.edtf.periods import PERIODS, number_of

if TYPE_CHECKING:
    from chronos.edtf.periods import PeriodName


@pytest.mark.parametrize(
    ("label", "by", "number"),
    [
        ("2018", "year", 2018),
        ("-0043", "year", -43),
        ("12018", "year", 12018),
        ("2018-Q2", "quarter", 8073),
        ("-0043-Q1", "quarter", -172),
        ("2018-05", "month", 24220),
        ("-0043-12", "month", -505),
        ("2010s", "decade", 201),
        ("0000s", "decade", 0),
        ("-0000s", "decade", -1),
        ("-0040s", "decade", -5),
    ],
)
def test_a_label_has_the_number_of_its_period(label: str, by: PeriodName, number: int) -> None:
    assert number_of(label, by) == number


@pytest.mark.parametrize("by", ["year", "quarter", "month", "decade"])
def test_every_number_comes_back_from_its_label(by: PeriodName) -> None:
    numbers = [*range(-200, 200), *range(24000, 24100), -120_000, 120_000]
    assert [number_of(PERIODS[by].label(number), by) for number in numbers] == numbers


WITHIN = PERIODS["year"].within(day_number(2013, 3, 10), day_number(2015, 7, 3))


@pytest.mark.parametrize(
    ("date", "number"),
    [
        ((1, 1, 1), 2012),
        ((2012, 12, 31), 2012),
        ((2013, 3, 9), 2012),
        ((2013, 3, 10), 2013),
        ((2014, 1, 1), 2014),
        ((2015, 7, 3), 2015),
        ((2015, 7, 4), 2016),
        ((9999, 1, 1), 2016),
    ],
)
def test_all_days_before_and_all_days_after_are_one_period_each(date: tuple[int, int, int], number: int) -> None:
    assert WITHIN.index(day_number(*date)) == number


def test_periods_that_are_cut_begin_and_end_with_the_cut() -> None:
    assert [WITHIN.first_day(number) for number in (2013, 2014, 2015, 2016)] == [
        day_number(2013, 3, 10),
        day_number(2014, 1, 1),
        day_number(2015, 1, 1),
        day_number(2015, 7, 4),
    ]
    assert WITHIN.first_day(2017) > day_number(9999, 12, 31)
    assert WITHIN.label(2013) == "2013"


def test_each_side_may_be_cut_alone() -> None:
    since = PERIODS["month"].within(day_number(2013, 3, 10), None)
    until = PERIODS["month"].within(None, day_number(2013, 3, 10))
    march = number_of("2013-03", "month")
    assert [since.index(day_number(*day)) - march for day in ((1, 1, 1), (2013, 3, 10), (2013, 5, 1))] == [-1, 0, 2]
    assert [until.index(day_number(*day)) - march for day in ((2013, 1, 1), (2013, 3, 10), (2099, 1, 1))] == [-2, 0, 1]
    assert (since.first_day(march), until.first_day(march)) == (day_number(2013, 3, 10), day_number(2013, 3, 1))


@pytest.mark.parametrize("by", ["year", "quarter", "month", "decade"])
def test_uncut_periods_are_the_same_as_before(by: PeriodName) -> None:
    measure, same = PERIODS[by], PERIODS[by].within(None, None)
    days = range(day_number(-13, 1, 1), day_number(13, 1, 1), 17)
    assert [same.index(day) for day in days] == [measure.index(day) for day in days]


@pytest.mark.parametrize("by", ["year", "quarter", "month", "decade"])
def test_cut_periods_part_all_days_in_order(by: PeriodName) -> None:
    first, last = day_number(2009, 11, 20), day_number(2011, 2, 3)
    measure = PERIODS[by].within(first, last)
    numbers = [measure.index(day) for day in range(first - 40, last + 40)]
    assert numbers == sorted(numbers)
    for day in range(first, last + 1):
        number = measure.index(day)
        assert measure.first_day(number) <= day < measure.first_day(number + 1)

"""Which periods something that lasted covers."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from chronos.edtf import day_number, parse
from chronos.edtf.covering import covered
from chronos.edtf.periods import PERIODS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chronos.edtf.periods import Period, PeriodName

WINDOW = (day_number(2010, 1, 1), day_number(2018, 5, 1))


def named(text: str, by: PeriodName = "year", **more: bool) -> dict[str, Fraction]:
    """Write first and last period with a slash between."""
    measure = PERIODS[by]
    found = covered(parse(text), measure, WINDOW, **more)
    return {f"{measure.label(first)}/{measure.label(last)}": weight for (first, last), weight in found.items()}


def enumerated(starts: Iterable[int], ends: Iterable[int], measure: Period) -> dict[tuple[int, int], Fraction]:
    """Look at every pair of a start and an end that is not before it."""
    ends = list(ends)
    pairs = Counter((measure.index(low), measure.index(high)) for low in starts for high in ends if low <= high)
    return {pair: Fraction(number, pairs.total()) for pair, number in sorted(pairs.items())}


def days_of(text: str) -> list[int]:
    return [
        day
        for first, last in parse(text).spans()
        if first is not None and last is not None
        for day in range(first, last + 1)
    ]


@pytest.mark.parametrize(
    "interval",
    [
        "2013/2015",
        "2013/2013-06",
        "2013-06/2013",
        "2013-11-20/2014-02",
        "2013-03-05/2013-03-05",
        "2012-02-29/2013",
        "2013-12/2014-01-03",
        "201X/2015-03",
        "2013-XX-31/2014",
        "2013-05-1X/2013-05-XX",
        "2013-21/2013-23",
        "2013~/2014?",
        "-0002/-0001",
        "-0001-12/0000-01",
    ],
)
@pytest.mark.parametrize("by", ["year", "quarter", "month", "decade"])
def test_weights_are_those_of_all_pairs_of_a_start_and_an_end(interval: str, by: PeriodName) -> None:
    start, end = interval.split("/")
    found = covered(parse(interval), PERIODS[by])
    assert found == enumerated(days_of(start), days_of(end), PERIODS[by])
    assert sum(found.values()) == 1


@pytest.mark.parametrize("by", ["year", "month"])
def test_periods_that_are_cut_are_covered_as_far_as_they_go(by: PeriodName) -> None:
    measure = PERIODS[by].within(day_number(2013, 3, 10), day_number(2014, 7, 3))
    assert covered(parse("2012-12/2014-08"), measure) == enumerated(days_of("2012-12"), days_of("2014-08"), measure)


def test_years_of_a_known_start_and_end_are_covered_for_certain() -> None:
    assert named("2013/2015") == {"2013/2015": 1}
    assert named("2013-05-03/2013-09") == {"2013/2013": 1}


def test_the_end_does_not_come_before_the_start() -> None:
    assert named("2013/2013") == {"2013/2013": 1}
    assert named("2013-01/2013-01", by="month") == {"2013-01/2013-01": 1}


def test_an_open_end_goes_on_until_the_last_day_of_the_window() -> None:
    assert named("2016/..") == {"2016/2018": 1}


def test_an_open_end_of_which_nobody_said_that_it_goes_on_may_be_any_day() -> None:
    found = named("2016-12-31/..", went_on=False)
    assert found == {"2016/2016": Fraction(1, 487), "2016/2017": Fraction(365, 487), "2016/2018": Fraction(121, 487)}


def test_an_unknown_end_may_be_any_day_from_the_start_to_the_last_of_the_window() -> None:
    # From 31 December 2016 to 1 May 2018 there are 1 + 365 + 121 days.
    assert named("2016-12-31/") == {
        "2016/2016": Fraction(1, 487),
        "2016/2017": Fraction(365, 487),
        "2016/2018": Fraction(121, 487),
    }


@pytest.mark.parametrize("start", ["", ".."])
def test_an_open_or_unknown_start_may_be_any_day_of_the_window_up_to_the_end(start: str) -> None:
    # From 1 January 2010 to 1 January 2011 there are 366 days.
    assert named(f"{start}/2011-01-01") == {"2010/2011": Fraction(365, 366), "2011/2011": Fraction(1, 366)}


def test_what_began_after_the_window_covers_its_own_days() -> None:
    assert named("2020/..") == {"2020/2020": 1}
    assert named("2020-05-03/") == {"2020/2020": 1}


def test_what_ended_before_the_window_covers_its_own_days() -> None:
    assert named("../2005-03") == {"2005/2005": 1}


def test_an_interval_open_on_both_sides_ends_with_the_window() -> None:
    assert set(named("../..", by="decade")) == {"2010s/2010s"}
    assert sum(named("../..").values()) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2013", "2013 is no interval"),
        ("[2013,2014]", r"\[2013,2014\] is no interval"),
        ("{2013..2014}", r"\{2013..2014\} is no interval"),
        ("Y1234567890123456789/Y1234567890123456790", "more than 18 digits"),
        ("XXXX-XX-XX/XXXX-XX-XX", "may cover too many periods"),
    ],
)
def test_what_cannot_be_placed_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        covered(parse(text), PERIODS["month"], WINDOW)


@pytest.mark.parametrize("text", ["2013/..", "2013/", "../2013", "/2013", "../.."])
def test_an_open_or_unknown_bound_needs_a_window(text: str) -> None:
    with pytest.raises(ValueError, match="counted only within a window"):
        covered(parse(text), PERIODS["year"])

"""Weights over periods, as exact fractions."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from chronos.edtf import day_number, is_clipped, parse, presence, weights

if TYPE_CHECKING:
    from chronos.edtf.periods import PeriodName

_WINDOW = (day_number(2010, 1, 1), day_number(2019, 12, 31))


@pytest.mark.parametrize(
    ("text", "period", "expected"),
    [
        ("2018-05", "year", {"2018": "1"}),
        ("[2017-07..2018-06]", "year", {"2017": "184/365", "2018": "181/365"}),
        ("[2017,2018-05..2018-06]", "year", {"2017": "1/2", "2018": "1/2"}),
        ("{2017,2019}", "year", {"2017": "1", "2019": "1"}),
        ("{2017,2017}", "year", {"2017": "1"}),
        ("2017/2019", "year", {"2017": "1"}),
        ("2018-12~/2019", "quarter", {"2018-Q4": "1"}),
        ("2019-24", "month", {"2019-12": "31/91", "2020-01": "31/91", "2020-02": "29/91"}),
        ("-0001/0001", "year", {"-0001": "1"}),
        ("[-0001..0000]", "decade", {"-0000s": "365/731", "0000s": "366/731"}),
        ("[-0019..-0010]", "decade", {"-0010s": "1"}),
        ("2018-XX-31", "quarter", {"2018-Q1": "2/7", "2018-Q2": "1/7", "2018-Q3": "2/7", "2018-Q4": "2/7"}),
        ("2018/2018-01-01", "year", {"2018": "1"}),
        ("[..2011]", "year", {"2010": "1/2", "2011": "1/2"}),
        ("../2011", "year", {"2010": "1/2", "2011": "1/2"}),
        ("[..2005]", "year", {"2005": "1"}),
        ("[2019..]", "year", {"2019": "1"}),
        ("[2025..]", "year", {"2025": "1"}),
        ("2013/..", "year", {"2013": "1"}),
        ("1950/", "decade", {"1950s": "1"}),
    ],
)
def test_weight_of_each_period(text: str, period: PeriodName, expected: dict[str, str]) -> None:
    assert weights(parse(text), period, _WINDOW) == {label: Fraction(value) for label, value in expected.items()}


def test_what_began_within_an_interval_did_not_begin_after_its_end() -> None:
    assert weights(parse("2018/2018-02-10"), "month") == {"2018-01": Fraction(31, 41), "2018-02": Fraction(10, 41)}


def test_an_interval_that_did_not_last_is_spread_over_its_days() -> None:
    assert weights(parse("2018/2019"), lasting=False) == {"2018": Fraction(1, 2), "2019": Fraction(1, 2)}


def test_what_lasted_is_present_in_every_period_it_touched() -> None:
    assert presence(parse("2017-05/2019")) == ("2017", "2018", "2019")
    assert presence(parse("{2017,2019}")) == ("2017", "2019")
    assert presence(parse("2018/.."), window=_WINDOW) == ("2018", "2019")


def test_the_whole_window_is_given_to_what_has_no_date() -> None:
    assert set(weights(parse("/"), "decade", _WINDOW)) == {"2010s"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[..2011]", "an open or unknown bound is counted only within a window"),
        ("../2011", "an open or unknown bound is counted only within a window"),
        ("Y1E30", "a year of more than 18 digits has no days to count"),
        ("Y17E8S1", "the date spans more than 200000 periods"),
        ("[2000..Y1E30]", "a year of more than 18 digits has no days to count"),
    ],
)
def test_what_cannot_be_counted_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        weights(parse(text))


@pytest.mark.parametrize(
    ("text", "window", "expected"),
    [
        ("[2018..]", ("2010-01-01", "2018-05-01"), ("2018-01-01", "2018-05-01")),
        ("[201X..]", ("2000-01-01", "2013-12-31"), ("2010-01-01", "2013-12-31")),
        ("[2019..]", ("2010-01-01", "2018-05-01"), ("2019-01-01", "2019-12-31")),
        ("[..2018]", ("2018-03-01", "2019-12-31"), ("2018-03-01", "2018-12-31")),
        ("/2018", ("2018-03-01", "2019-12-31"), ("2018-03-01", "2018-12-31")),
        ("[..2017]", ("2018-03-01", "2019-12-31"), ("2017-01-01", "2017-12-31")),
        ("[2005..]", ("2010-01-01", "2018-05-01"), ("2005-01-01", "2018-05-01")),
    ],
)
def test_an_open_bound_ends_with_the_window_to_the_day(
    text: str, window: tuple[str, str], expected: tuple[str, str]
) -> None:
    first, last = (parse(day).earliest or 0 for day in window)
    assert weights(parse(text), "month", (first, last)) == weights(parse(f"[{'..'.join(expected)}]"), "month")


@pytest.mark.parametrize(
    ("text", "lasting", "clipped"),
    [
        ("2018", None, False),
        ("[2017..2018]", None, False),
        ("[2018..]", None, True),
        ("{..2018}", None, True),
        ("2018/..", None, False),
        ("2018/", True, False),
        ("2018/..", False, True),
        ("../2018", None, True),
        ("/2018", True, True),
        ("2017/2018", False, False),
        ("/", None, True),
    ],
)
def test_weights_depend_on_the_window_where_a_bound_that_counts_is_missing(
    text: str, lasting: bool | None, clipped: bool
) -> None:
    assert is_clipped(parse(text), lasting) is clipped

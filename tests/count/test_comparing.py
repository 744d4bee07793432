from fractions import Fraction
from math import sqrt
from typing import Any

import pytest

from chronos.count.comparing import ComparisonError, compare, compare_neighbours, total_interval, trend_of
from chronos.edtf import day_number
from chronos.model import Comparison
from tallied import drawn

DRAWS = 40_000


def compared(one: str, other: str, *dates: str, draws: int = DRAWS, **chosen: Any) -> Comparison:
    counts, found = drawn(*dates, draws=draws, **chosen)
    return compare(counts, found, one, other)


def within(number: int, chance: Fraction | float) -> bool:
    """Whether a share of the draws is the chance to four standard errors."""
    chance = float(chance)
    return abs(number / DRAWS - chance) <= 4 * sqrt(chance * (1 - chance) / DRAWS)


def test_shares_are_those_worked_out_by_hand() -> None:
    # One event is in 2018 with 1/2, else in 2019; the other in 2018 with 1/3, in 2019 with 2/3.
    # Both in 2019: 1/2 * 2/3 = 1/3; both in 2018: 1/2 * 1/3 = 1/6; one in each: the rest, 1/2.
    found = compared("2019", "2018", "[2018,2019]", "[2018,2019-03,2019-08]")
    assert (found.one, found.other, found.draws, found.marked) == ("2019", "2018", DRAWS, ())
    assert within(found.more, Fraction(1, 3))
    assert within(found.same, Fraction(1, 2))
    assert within(found.fewer, Fraction(1, 6))


def test_shares_follow_the_days_of_a_date() -> None:
    # Of 365 days 184 lie in 2017.
    found = compared("2017", "2018", "[2017-07..2018-06]")
    assert within(found.more, Fraction(184, 365))
    assert within(found.fewer, Fraction(181, 365))
    assert found.same == 0


def test_what_is_certain_is_more_in_all_draws() -> None:
    assert compared("2019", "2018", "2018", "2019", "2019", draws=100) == Comparison(
        one="2019", other="2018", more=100, same=0, fewer=0
    )


def test_a_comparison_turned_round_has_its_shares_turned_round() -> None:
    dates = ("[2018,2019]", "[2017..2019]", "2018")
    one, other = compared("2019", "2018", *dates), compared("2018", "2019", *dates)
    assert (one.more, one.same, one.fewer) == (other.fewer, other.same, other.more)


def test_spans_of_periods_are_compared_by_their_sums() -> None:
    # Certainly three from 2015 to 2017; from 2018 to 2019 two, and with 1/2 a third.
    found = compared("2018/2019", "2015/2017", "2015", "2016", "2017", "2018", "2019", "[2019,2020]")
    assert (found.one, found.other, found.more) == ("2018/2019", "2015/2017", 0)
    assert within(found.same, Fraction(1, 2))
    assert within(found.fewer, Fraction(1, 2))


def test_a_decade_or_a_year_is_a_span_of_the_smaller_periods_counted() -> None:
    assert compared("201X", "2008/2009", "2008", "2011", "2012", draws=10).more == 10
    assert compared("2019", "2018", "2018-01", "2019-01", "2019-02", by="month", draws=10).more == 10
    assert compared("2018-34", "2018-33", "2018-01", "2018-05", "2018-06", draws=10, by="month").more == 10


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ("last year", "'last year' is no date to compare: a date begins with a year of four digits"),
        ("", "'' is no date to compare: "),
        ("2018/..", "'2018/..' has no first or no last day; name both ends: 2015/2019"),
        ("/2018", "'/2018' has no first or no last day"),
        ("[2018..]", "'[2018..]' has no first or no last day"),
        ("2018-05", "'2018-05' is not made of whole years; count by a smaller period"),
        ("2018/2019-06", "'2018/2019-06' is not made of whole years"),
        ("2018-05-01", "'2018-05-01' is not made of whole years"),
        ("[2016,2018]", "'[2016,2018]' is no single span of days; name its two ends: 2015/2019"),
        ("{2016,2018}", "'{2016,2018}' is no single span of days"),
        ("2017-XX-15", "'2017-XX-15' is no single span of days"),
        ("2031", "'2031' lies outside what was counted (from 2015 to 2020); --from and --to widen it"),
        ("2014/2016", "'2014/2016' lies outside what was counted"),
    ],
)
def test_what_is_no_span_of_the_periods_counted_is_refused(span: str, said: str) -> None:
    counts, draws = drawn("2015", "2018", draws=10)
    for pair in ((span, "2018"), ("2018", span)):
        with pytest.raises(ComparisonError) as raised:
            compare(counts, draws, *pair)
        assert str(raised.value).startswith(said)


def test_nothing_can_be_compared_where_nothing_was_counted() -> None:
    counts, draws = drawn("", draws=10, as_of=None)
    with pytest.raises(ComparisonError, match=r"'2018' lies outside what was counted \(in no period\)"):
        compare(counts, draws, "2018", "2017")


def test_marked_periods_are_named_once_and_in_order_of_time() -> None:
    coverage = ((day_number(2018, 7, 1), None),)
    found = compared(
        "2020/2021", "2018", "2018", "2020", "[2021..2023]", as_of=day_number(2020, 6, 30), covered=coverage
    )
    assert found.marked == ("2018", "2020", "2021")
    assert compared("2019", "2019", "2018", "2019", "2020", covered=coverage).marked == ()


def test_each_period_is_compared_with_the_one_before_it() -> None:
    counts, draws = drawn("2016", "2017", "2017", "2018", draws=10, as_of=day_number(2018, 6, 30))
    assert list(compare_neighbours(counts, draws)) == [
        Comparison(one="2017", other="2016", more=10, same=0, fewer=0),
        Comparison(one="2018", other="2017", more=0, same=0, fewer=10, marked=("2018",)),
    ]


def test_years_that_are_not_listed_have_no_events_and_are_nobodys_neighbours() -> None:
    counts, draws = drawn("-9000", "2018", "2018", "2019", draws=10, as_of=None)
    assert [row.period for row in counts.rows] == ["-9000", "2018", "2019"]
    assert list(compare_neighbours(counts, draws)) == [Comparison(one="2019", other="2018", more=0, same=0, fewer=10)]
    assert compare(counts, draws, "2018", "1800/1999").more == 10


def test_a_trend_that_is_certain_rises_in_all_draws() -> None:
    counts, draws = drawn("2016", "2017", "2017", "2018", "2018", "2018", draws=10, as_of=None)
    trend = trend_of(counts, draws)
    assert trend is not None
    assert (trend.first, trend.last, trend.rising, trend.falling, trend.draws) == ("2016", "2018", 10, 0, 10)
    assert (trend.slope, trend.interval) == (1.0, (1.0, 1.0))


def test_a_trend_that_is_certain_falls_in_all_draws() -> None:
    counts, draws = drawn("2016-01", "2016-01", "2016-01", "2016-02", "2016-03-04", draws=10, by="month", as_of=None)
    trend = trend_of(counts, draws)
    assert trend is not None
    assert (trend.first, trend.last, trend.rising, trend.falling, trend.slope) == ("2016-01", "2016-03", 0, 10, -1.0)


def test_the_same_number_every_year_neither_rises_nor_falls() -> None:
    counts, draws = drawn("2015", "2016", "2017", "2018", draws=10, as_of=None)
    trend = trend_of(counts, draws)
    assert trend is not None
    assert (trend.rising, trend.falling, trend.slope, trend.interval) == (0, 0, 0.0, (0.0, 0.0))


def test_a_trend_has_the_shares_worked_out_by_hand() -> None:
    # An event in 2016, 2017 or 2018, each with 1/3: the line rises, is flat or falls by 1/2 a year.
    counts, draws = drawn("[2016,2017,2018]", draws=DRAWS, as_of=None)
    trend = trend_of(counts, draws)
    assert trend is not None
    assert within(trend.rising, Fraction(1, 3))
    assert within(trend.falling, Fraction(1, 3))
    assert (trend.slope, trend.interval) == (0.0, (-0.5, 0.5))


def test_a_trend_leaves_out_years_that_are_cut_short() -> None:
    dates = ("2016", "2017", "2017", "2018", "2018", "2018", "2019")
    counts, draws = drawn(*dates, draws=10, as_of=day_number(2019, 3, 1))
    trend = trend_of(counts, draws)
    assert trend is not None
    assert (trend.first, trend.last, trend.rising) == ("2016", "2018", 10)


def test_there_is_no_trend_of_two_years_or_of_years_with_a_gap() -> None:
    assert trend_of(*drawn("2017", "2018", draws=10, as_of=None)) is None
    assert trend_of(*drawn("2016", "2017", "2018", draws=10, as_of=day_number(2018, 6, 30))) is None
    gap = ((day_number(2014, 1, 1), day_number(2015, 12, 31)), (day_number(2017, 1, 1), None))
    assert trend_of(*drawn("2014", "2015", "2017", "2018", draws=10, as_of=None, covered=gap)) is None
    assert trend_of(*drawn("", draws=10, as_of=None)) is None
    assert trend_of(*drawn("-9000", "2017", "2018", "2019", draws=10, as_of=None)) is None


def test_the_interval_of_a_total_tells_how_many_lie_in_the_rows() -> None:
    asked = (day_number(2018, 1, 1), day_number(2018, 12, 31))
    assert total_interval(drawn("2018", "[2018,2019]", "2019", asked=asked)[1]) == (1, 2)
    assert total_interval(drawn("2018", "[2018,2019]", "2019")[1]) == (3, 3)

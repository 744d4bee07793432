from collections import Counter
from fractions import Fraction
from itertools import product
from math import prod, sqrt
from typing import Any

import numpy as np
import pytest

from chronos.count import count, cumulate
from chronos.count.comparing import total_interval
from chronos.count.resampling import Draws, draw, with_intervals
from chronos.edtf import day_number
from chronos.model import Counts
from tallied import drawn, event, terms_of, weighed

MIXED = ("2018", "[2017-07..2018-06]", "[2016,2018]", "201X", "[2015..2019]", "{2016,2017..2019}", "2015/2018")


def mean_of(draws: Draws, row: int) -> float:
    return float(draws[row].mean())


def spread_of(counts: Counts, row: int, draws: int) -> float:
    """Four standard errors of the mean of a row: each event is there or not, so its variance is at most 1/4."""
    uncertain = counts.rows[row].possible - counts.rows[row].certain
    return 4 * sqrt(uncertain / 4 / draws)


def test_the_same_seed_gives_the_same_draws_and_another_seed_others() -> None:
    _, first = drawn(*MIXED, seed=7)
    _, again = drawn(*MIXED, seed=7)
    _, other = drawn(*MIXED, seed=8)
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


def test_the_first_draws_of_a_seed_are_these() -> None:
    _, draws = drawn("[2017,2018]", "[2017,2018,2019]", draws=8, seed=1)
    assert draws.tolist() == [
        [0, 1, 1, 0, 2, 0, 1, 1],
        [2, 0, 1, 1, 0, 2, 0, 1],
        [0, 1, 0, 1, 0, 0, 1, 0],
        [0, 0, 0, 0, 0, 0, 0, 0],
    ]


def test_draws_do_not_hang_on_the_order_of_the_events() -> None:
    _, first = drawn(*MIXED)
    _, turned = drawn(*reversed(MIXED))
    assert np.array_equal(first, turned)


@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"by": "month"},
        {"by": "quarter"},
        {"by": "decade"},
        {"lasting": "present"},
        {"asked": (day_number(2017, 3, 1), day_number(2018, 9, 30))},
        {"asked": (day_number(2017, 3, 1), None), "lasting": "present"},
        {"asked": (None, day_number(2018, 9, 30))},
    ],
)
def test_the_mean_of_the_draws_is_what_is_expected(chosen: dict[str, Any]) -> None:
    counts, draws = drawn(*MIXED, draws=10_000, **chosen)
    assert counts.rows
    for place, row in enumerate(counts.rows):
        assert mean_of(draws, place) == pytest.approx(float(row.expected), abs=spread_of(counts, place, 10_000) + 1e-9)


def test_more_draws_come_nearer_to_what_is_expected() -> None:
    errors = []
    for number in (100, 100_000):
        counts, draws = drawn(*MIXED, draws=number)
        errors.append(max(abs(mean_of(draws, place) - float(row.expected)) for place, row in enumerate(counts.rows)))
    assert errors[1] < 0.01 < errors[0]


def test_what_is_certain_never_varies() -> None:
    counts, draws = drawn("2016", "2017-05", "2018-03-04~", "{2016,2018}", "2017/2019", as_of=None)
    assert [row.certain for row in counts.rows] == [2, 2, 2]
    assert draws.min(axis=1).tolist() == draws.max(axis=1).tolist() == [2, 2, 2]


def test_every_draw_lies_between_the_certain_and_the_possible() -> None:
    counts, draws = drawn(*MIXED)
    for place, row in enumerate(counts.rows):
        assert row.certain <= draws[place].min()
        assert draws[place].max() <= row.possible


def test_intervals_lie_between_the_certain_and_the_possible_and_in_whole_numbers() -> None:
    counts, draws = drawn(*MIXED)
    for row in with_intervals(counts, draws).rows:
        assert row.interval is not None
        low, high = row.interval
        assert type(low) is type(high) is int
        assert row.certain <= low <= high <= row.possible


def test_an_interval_holds_nine_tenths_of_the_draws() -> None:
    counts, draws = drawn(*["[2017,2018]"] * 20, draws=10_000)
    row = with_intervals(counts, draws).rows[0]
    # Of 20 tosses of a coin, 6 to 14 heads: P(X <= 5) = 2.1 %, P(X <= 6) = 5.8 %.
    assert row.interval == (6, 14)


def test_nothing_is_drawn_where_no_draws_are_asked_for() -> None:
    counts, draws = drawn(*MIXED, draws=0)
    assert draws.shape == (len(counts.rows), 0)
    assert with_intervals(counts, draws) == counts
    assert total_interval(draws) is None


def test_without_any_event_there_is_nothing_to_draw() -> None:
    counts, draws = drawn("", "")
    assert draws.shape == (0, 2_000)
    assert with_intervals(counts, draws).rows == ()


def test_each_event_is_in_one_row_in_every_draw() -> None:
    _, draws = drawn("[2015..2019]", "[2016,2018]", "2017", "201X")
    assert set(draws.sum(axis=0).tolist()) == {4}
    assert total_interval(draws) == (4, 4)


def test_what_lies_outside_the_days_asked_for_is_in_no_row() -> None:
    # [2017,2018] is in 2018 in half of the draws, 2016 in none.
    asked = (day_number(2018, 1, 1), day_number(2019, 12, 31))
    counts, draws = drawn("[2017,2018]", "2016", draws=10_000, asked=asked)
    assert (counts.elsewhere, [row.expected for row in counts.rows]) == (Fraction(3, 2), [Fraction(1, 2), 0])
    assert set(draws[0].tolist()) == {0, 1}
    assert mean_of(draws, 0) == pytest.approx(0.5, abs=4 * 0.5 / sqrt(10_000))
    assert set(draws[1].tolist()) == {0}


def test_a_period_that_is_cut_holds_only_the_days_asked_for() -> None:
    # Of 2018 only its last 92 days are asked for.
    counts, draws = drawn("2018", draws=10_000, asked=(day_number(2018, 10, 1), None))
    assert counts.rows[0].expected == Fraction(92, 365)
    assert mean_of(draws, 0) == pytest.approx(92 / 365, abs=4 * 0.5 / sqrt(10_000))


@pytest.mark.parametrize("status", ["retracted", "prospective"])
def test_what_is_not_counted_is_not_drawn(status: Any) -> None:
    events = [event("2018"), event("[2018,2019]", status=status)]
    terms = terms_of(events, draws=50)
    parts = weighed(events, terms)
    counts = count(parts, terms)
    assert draw(parts, counts, terms)[0].tolist() == [1] * 50


def test_prospective_events_are_drawn_where_they_are_asked_for() -> None:
    events = [event("[2018,2019]", status="prospective")]
    terms = terms_of(events, draws=50, prospective=True)
    parts = weighed(events, terms)
    draws = draw(parts, count(parts, terms), terms)
    assert set(draws[:2].sum(axis=0).tolist()) == {1}


def test_what_lasted_is_present_in_every_period_of_its_draw() -> None:
    # It began somewhen in the 2010s and ended in 2018: once there, it stays until then.
    counts, draws = drawn("201X/2018", lasting="present")
    assert [counts.rows[0].period, counts.rows[8].period] == ["2010", "2018"]
    assert (np.diff(draws[:9], axis=0) >= 0).all()
    assert set(draws[8].tolist()) == {1}
    assert set(draws[9:].flatten().tolist()) == {0}


@pytest.mark.parametrize("number", [4, 400])
def test_few_and_many_events_alike_are_drawn_from_one_distribution(number: int) -> None:
    # Three outcomes: up to twelve events are drawn one by one, more as a multinomial number.
    counts, draws = drawn(*["[2016-01-01..2016-01-10,2017,2018]"] * number, draws=20_000)
    for place in range(3):
        assert mean_of(draws, place) == pytest.approx(number / 3, abs=4 * sqrt(number * 2 / 9 / 20_000))
        assert float(draws[place].var()) == pytest.approx(number * 2 / 9, rel=0.05)
    assert set(draws.sum(axis=0).tolist()) == {number}
    assert [row.possible for row in counts.rows[:3]] == [number] * 3


def test_draws_have_the_distribution_of_all_readings() -> None:
    """Each event is in one of its years with its weight, independently: all combinations, enumerated."""
    readings: list[dict[int, Fraction]] = [
        {2017: Fraction(184, 365), 2018: Fraction(181, 365)},
        {2016: Fraction(1, 2), 2018: Fraction(1, 2)},
        {2016: Fraction(1, 3), 2017: Fraction(1, 3), 2018: Fraction(1, 3)},
        {2017: Fraction(1)},
    ]
    expected: dict[tuple[int, ...], float] = {}
    for combination in product(*(one.items() for one in readings)):
        found = Counter(year for year, _ in combination)
        outcome: tuple[int, ...] = found[2016], found[2017], found[2018]
        expected[outcome] = expected.get(outcome, 0.0) + float(prod(weight for _, weight in combination))
    number = 40_000
    _, draws = drawn("[2017-07..2018-06]", "[2016,2018]", "[2016,2017,2018]", "2017", draws=number, as_of=None)
    seen = Counter(map(tuple, draws.T.tolist()))
    assert set(seen) == set(expected)
    for outcome, chance in expected.items():
        assert seen[outcome] / number == pytest.approx(chance, abs=4 * sqrt(chance * (1 - chance) / number))


def test_what_is_cumulated_never_falls_in_a_draw_and_ends_with_all() -> None:
    events = [event(text) for text in MIXED]
    terms = terms_of(events, draws=5_000)
    parts = weighed(events, terms)
    counts = cumulate(parts, terms)
    draws = draw(parts, counts, terms)
    assert (np.diff(draws, axis=0) >= 0).all()
    assert set(draws[-1].tolist()) == {8}
    for place, row in enumerate(with_intervals(counts, draws).rows):
        assert mean_of(draws, place) == pytest.approx(float(row.expected), abs=spread_of(counts, place, 5_000) + 1e-9)
        assert row.interval is not None
        assert row.certain <= row.interval[0] <= row.interval[1] <= row.possible


def test_what_is_cumulated_counts_what_lies_before_the_days_asked_for() -> None:
    events = [event("2010"), event("[2015,2018]"), event("2019")]
    terms = terms_of(events, draws=500, asked=(day_number(2017, 1, 1), day_number(2019, 12, 31)))
    parts = weighed(events, terms)
    draws = draw(parts, cumulate(parts, terms), terms)
    assert [sorted(set(row)) for row in draws.tolist()] == [[1, 2], [2], [3]]


def test_years_far_apart_are_drawn_where_they_are_listed() -> None:
    counts, draws = drawn("-9000", "[-9000,2019]", "[2018,2019]", as_of=None)
    assert [row.period for row in counts.rows] == ["-9000", "2018", "2019"]
    assert [sorted(set(row)) for row in draws.tolist()] == [[1, 2], [0, 1], [0, 1, 2]]

"""What is behind every number: the days of each event in each period."""

from fractions import Fraction

import pytest

from chronos.count import Terms, count, explain, weigh
from chronos.edtf import format_day
from chronos.edtf.periods import PERIODS
from chronos.model import Event, Status, Weight
from tallied import event, terms_of


def explained(*events: Event) -> list[Weight]:
    terms = terms_of(events)
    return [one for each in events for one in explain(weigh(each, terms), terms)]


def rows(*dates: str) -> list[tuple[str, int, str, str, list[tuple[int, int]], Fraction, bool]]:
    return [
        (
            one.period,
            one.occurrence,
            format_day(one.first),
            format_day(one.last),
            list(one.days),
            one.share,
            one.certain,
        )
        for one in explained(*map(event, dates))
    ]


def test_a_date_over_two_years_tells_its_days_in_each() -> None:
    assert rows("[2017-07..2018-06]") == [
        ("2017", 1, "2017-07-01", "2017-12-31", [(184, 365)], Fraction(184, 365), False),
        ("2018", 1, "2018-01-01", "2018-06-30", [(181, 365)], Fraction(181, 365), False),
    ]


def test_each_member_of_a_set_tells_its_own_days() -> None:
    assert rows("[2017,2018-02..2019-01]") == [
        ("2017", 1, "2017-01-01", "2017-12-31", [(365, 365), (0, 365)], Fraction(1, 2), False),
        ("2018", 1, "2018-02-01", "2018-12-31", [(0, 365), (334, 365)], Fraction(167, 365), False),
        ("2019", 1, "2019-01-01", "2019-01-31", [(0, 365), (31, 365)], Fraction(31, 730), False),
    ]


def test_all_dates_of_a_set_are_occurrences_with_dates_of_their_own() -> None:
    found = explained(event("{2016,2018-03}"))
    assert [(one.occurrence, one.date, one.period, one.certain) for one in found] == [
        (1, "2016", "2016", True),
        (2, "2018-03", "2018", True),
    ]


def test_what_lasted_tells_the_days_on_which_it_may_have_begun() -> None:
    assert rows("2016-05/2018") == [("2016", 1, "2016-05-01", "2016-05-31", [(31, 31)], Fraction(1), True)]


def test_days_with_gaps_between_them_are_counted_and_not_those_between() -> None:
    assert rows("2019-XX-29") == [("2019", 1, "2019-01-29", "2019-12-29", [(11, 11)], Fraction(1), True)]


def test_an_unknown_start_reaches_back_to_the_window_and_is_never_certain() -> None:
    assert rows("2016", "[..2016-06]")[1:] == [
        ("2016", 1, "2016-01-01", "2016-06-30", [(182, 182)], Fraction(1), False),
    ]


def test_an_open_end_reaches_to_the_day_on_which_it_was_said_to_have_happened() -> None:
    assert rows("[2019-07..]") == [
        ("2019", 1, "2019-07-01", "2019-12-31", [(184, 550)], Fraction(92, 275), False),
        ("2020", 1, "2020-01-01", "2020-12-31", [(366, 550)], Fraction(183, 275), False),
    ]


@pytest.mark.parametrize("status", ["retracted", "prospective"])
def test_what_is_not_counted_is_not_explained(status: Status) -> None:
    assert explained(event("2016", status=status), event(""), event("XXXX")) == []


DATES = (
    "2016", "[2017-07..2018-06]", "[2016,2018-03]", "{2016,2018-03..2019-02}", "2016/2018", "../2017", "[..2017]",
    "[2018..]", "2018/..", "201X", "2019-XX-29", "2019-21", "/2018", "[2016..2017,2017-05]", "-0043~", "",
)  # fmt: skip


@pytest.mark.parametrize("lasting", [None, False, True])
def test_the_weights_that_are_explained_are_those_that_are_counted(lasting: bool | None) -> None:
    events = [event(text, lasting=lasting) for text in DATES]
    terms = terms_of(events)
    counts = count([weigh(one, terms) for one in events], terms)
    found = [one for each in events for one in explain(weigh(each, terms), terms)]
    for row in counts.rows:
        here = [one for one in found if one.period == row.period]
        assert sum(one.certain for one in here) == row.certain
        assert sum((one.share for one in here), Fraction(0)) == row.expected
        assert len(here) == row.possible
    for one in found:
        assert sum(Fraction(days, of) for days, of in one.days) / len(one.days) == one.share
        measure = PERIODS["year"]
        assert measure.label(measure.index(one.first)) == measure.label(measure.index(one.last)) == one.period


def test_periods_may_be_others_than_years() -> None:
    one = event("[2019-01..2019-04]")
    terms = Terms(window=None, by="quarter")
    assert [(each.period, each.share) for each in explain(weigh(one, terms), terms)] == [
        ("2019-Q1", Fraction(90, 120)),
        ("2019-Q2", Fraction(30, 120)),
    ]

"""The one date of claims that are dated differently."""

from itertools import permutations

import pytest

from chronos.edtf import DEFAULT_CIRCA, parse
from chronos.merge.dates import joint_date


def joint(*dates: str) -> tuple[str, str, int]:
    """Return date, agreement and gap, the same in every order of the dates."""
    found = {joint_date([parse(date) for date in order], DEFAULT_CIRCA) for order in permutations(dates)}
    ((date, agreement, gap),) = found
    return str(date), agreement, gap


def test_one_date_stands_alone() -> None:
    assert joint("2018/..") == ("2018/..", "single", 0)


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        (("2019", "2019"), "2019"),
        (("2019", "2019?"), "2019"),
        (("2019~", "2019"), "2019"),
        (("2019-05-17", "2019-05-17", "2019-05-17"), "2019-05-17"),
    ],
)
def test_the_same_days_are_the_same_date(dates: tuple[str, ...], date: str) -> None:
    assert joint(*dates) == (date, "same", 0)


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        (("2019", "2019-05"), "2019-05"),
        (("2019", "2019-05", "2019-05-17"), "2019-05-17"),
        (("201X", "2019"), "2019"),
        (("[2018..2020]", "2019"), "2019"),
        (("2019-05-1X", "2019-05-11"), "2019-05-11"),
    ],
)
def test_a_finer_date_refines_a_coarser_one(dates: tuple[str, ...], date: str) -> None:
    assert joint(*dates) == (date, "refined", 0)


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        (("[2018..2020]", "[2019..2021]"), "[2019..2020]"),
        (("[2018,2019]", "[2019,2020]"), "2019"),
        (("[2018..2020]", "[2019..2021]", "[2020..2022]"), "2020"),
    ],
)
def test_dates_that_share_days_leave_those(dates: tuple[str, ...], date: str) -> None:
    assert joint(*dates) == (date, "compatible", 0)


@pytest.mark.parametrize(
    ("dates", "date", "agreement", "gap"),
    [
        (("2019~", "2020"), "[2019~,2020]", "near", 1),
        (("2019-05-17", "2019-05-18~"), "[2019-05-17,2019-05-18~]", "near", 1),
        (("2019?", "2021"), "[2019?,2021]", "doubtful", 367),
        (("2019", "2021"), "[2019,2021]", "discrepant", 367),
        (("2019-05-17", "2019-05-20"), "[2019-05-17,2019-05-20]", "discrepant", 3),
        (("2019", "2020-05", "2020-05-04"), "[2019,2020-05,2020-05-04]", "discrepant", 125),
    ],
)
def test_of_dates_that_cannot_all_be_right_it_is_one_at_its_own_precision(
    dates: tuple[str, ...], date: str, agreement: str, gap: int
) -> None:
    assert joint(*dates) == (date, agreement, gap)


def test_the_worst_agreement_of_any_two_is_that_of_all() -> None:
    assert joint("2019", "2019-05", "2021?")[1] == "doubtful"
    assert joint("2019", "2021?", "2023")[1] == "discrepant"


def test_dates_that_agree_two_by_two_may_not_agree_all_together() -> None:
    assert joint("[2017,2018]", "[2018,2019]", "[2017,2019]") == ("[2017,2019,2018]", "discrepant", 0)


@pytest.mark.parametrize(
    ("dates", "date", "agreement"),
    [
        (("2018/..", "2018"), "2018", "refined"),
        (("2018/2022", "2019/2020"), "2019/2020", "refined"),
        (("2018/2020", "2019/2021"), "2019/2020", "compatible"),
        (("2018/2020", "2019/2021", "2020/2022"), "2020", "compatible"),
        (("2018/..", "/2020"), "2018/2020", "compatible"),
        (("2018/..", "2020/.."), "2020/..", "refined"),
        (("{2018,2019}", "2018"), "{2018,2019}", "refined"),
    ],
)
def test_of_what_lasted_the_common_days_stand_as_an_interval_and_what_happened_twice_stays_twice(
    dates: tuple[str, ...], date: str, agreement: str
) -> None:
    assert joint(*dates) == (date, agreement, 0)


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        (("2017", "2018/..", "2019"), "[2017,2019,2018..]"),
        (("2017", "2018/..", "[..2016]"), "[..2016,2017,2018..]"),
        (("2018/2019", "2021"), "[2018..2019,2021]"),
        (("Y12019", "2019"), "[2019,Y12019]"),
        (("{2017,2018}", "2020"), "[2017,2018,2020]"),
        (("2018/..", "2019/..", "2016"), "[2016-01-01..]"),
        (("/2018", "../2017", "2020"), "[..2020-12-31]"),
        (("2019-05-17T10:00:00", "2019-05-18"), "[2019-05-17..2019-05-18]"),
        (("Y12018/..", "Y12019/..", "Y12016"), "Y12016"),
        (("/2016", "2017", "2018/..", "2019/.."), "/2016"),
    ],
)
def test_what_no_set_can_hold_is_a_discrepancy_all_the_same(dates: tuple[str, ...], date: str) -> None:
    assert joint(*dates)[:2] == (date, "discrepant")

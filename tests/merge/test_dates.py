"""The one date of claims that are dated differently."""

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.edtf import DEFAULT_CIRCA, agree, parse
from chronos.merge.dates import derived_date, joint_date
from chronos.model import Derived


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
        (("2017", "2017-05-01~"), "2017-05-01~"),
        (("2017?", "2017-05-01"), "2017-05-01"),
        (("2017~", "2017-05?", "2017-05~"), "2017-05~"),
        (("2019", "2019-05", "2019-05?"), "2019-05"),
        (("2019-05-17", "2019-05-17T10:00:00", "2019"), "2019-05-17T10:00:00"),
        (("2019-05-17T09:00:00", "2019-05-17T10:00:00", "2019"), "2019-05-17"),
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
        (("[2018-01..2019-05]", "2019"), "[2019-01..2019-05]"),
        (("[2018-01-01..2019-05-03]", "2019-05"), "[2019-05-01..2019-05-03]"),
        (("[2018?..2020?]", "[2019..2021]"), "[2019..2020?]"),
        (("[2018~..2020]", "[2019~..2021]"), "[2019~..2020~]"),
        (("[2018~..2020]", "[2018?..2020]", "[2019..2021]"), "[2019..2020]"),
        (("[..2019]", "[2018..]"), "[2018..2019]"),
        (("[..2019]", "[2019?..]"), "2019?"),
        (("{2017,2018}", "{2018,2019}"), "{2017,2018,2019}"),
        (("{2017,2018}", "{2018-05,2019}", "2018"), "{2017,2018-05,2019}"),
        (("9999-24", "[Y10000..]"), "9999-24"),
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
        (("2019?", "2021?"), "[2019?,2021?]", "doubtful", 367),
        (("2019~", "2020", "2020-05"), "[2019~,2020]", "near", 122),
        (("2019", "2019-05", "2021?"), "[2019,2021?]", "doubtful", 581),
        (("2019?", "2019-05", "2021"), "[2019?,2019-05,2021]", "discrepant", 581),
        (("2019", "2021?", "2023"), "[2019,2021?,2023]", "discrepant", 1097),
        (("[2017,2018]", "[2018,2019]", "[2017?,2019?]"), "[2017,2018,2019]", "doubtful", 0),
        (("2019", "2021"), "[2019,2021]", "discrepant", 367),
        (("2019-05-17", "2019-05-20"), "[2019-05-17,2019-05-20]", "discrepant", 3),
        (("2019", "2019-05-01", "2019-06-01"), "2019", "discrepant", 31),
        (("2019", "2020-05", "2020-05-04"), "[2019,2020-05]", "discrepant", 125),
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
    assert joint("[2017,2018]", "[2018,2019]", "[2017,2019]") == ("[2017,2018,2019]", "discrepant", 0)


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
        (("2017", "2018/..", "2019"), "[2017,2018..]"),
        (("2017", "2018/..", "[..2016]"), "[..2016,2017,2018..]"),
        (("2018/2019", "2021"), "[2018..2019,2021]"),
        (("Y12019", "2019"), "[2019,Y12019]"),
        (("{2017,2018}", "2020"), "[2017,2018,2020]"),
        (("2018/..", "2019/..", "2016"), "[2016,2018..]"),
        (("/2018", "../2017", "2020"), "[..2018,2020]"),
        (("2019-05-17T10:00:00", "2019-05-18"), "[2019-05-17..2019-05-18]"),
        (("Y12018/..", "Y12019/..", "Y12016"), "[Y12016,Y12018..]"),
        (("/2016", "2017", "2018/..", "2019/.."), "[..2016,2017,2018..]"),
    ],
)
def test_what_no_set_can_hold_is_a_discrepancy_all_the_same(dates: tuple[str, ...], date: str) -> None:
    assert joint(*dates)[:2] == (date, "discrepant")


SPANS = st.sampled_from(
    ["2017", "2018", "2018-03", "2018-03-09", "2018-03-11", "2019", "2019-01", "[2017..2018]", "[2018-02..2019-04]"]
)
DATES = st.builds(lambda span, mark: span + mark if ".." not in span else span, SPANS, st.sampled_from(["", "?", "~"]))
WORST_FIRST = ("discrepant", "doubtful", "near", "compatible", "refined", "same")
KINDS = {"refines": "refined", "refined by": "refined"}


@given(st.lists(DATES, min_size=2, max_size=6, unique=True))
def test_dates_of_one_span_agree_as_the_two_of_them_that_agree_least(texts: list[str]) -> None:
    dates = [parse(text) for text in texts]
    pairs = [agree(one, other) for one, other in combinations(dates, 2)]
    kinds = {KINDS.get(pair.kind, pair.kind) for pair in pairs}
    _, kind, gap = joint_date(dates, DEFAULT_CIRCA)
    assert kind == min(kinds, key=WORST_FIRST.index)
    assert gap == max(pair.gap_days or 0 for pair in pairs)


@given(st.lists(DATES, min_size=1, max_size=6))
def test_the_date_spans_what_all_allow_or_else_what_is_claimed(texts: list[str]) -> None:
    dates = [parse(text) for text in texts]
    firsts, lasts = [one.earliest or 0 for one in dates], [one.latest or 0 for one in dates]
    date, kind, _ = joint_date(dates, DEFAULT_CIRCA)
    if kind in ("near", "doubtful", "discrepant"):
        assert (date.earliest, date.latest) == (min(firsts), max(lasts))
    else:
        assert (date.earliest, date.latest) == (max(firsts), min(lasts))


@pytest.mark.parametrize(
    ("spans", "date"),
    [
        ([(1, 365)], "0001"),
        ([(1, 10), (5, 20)], "[0001-01-05..0001-01-10]"),
        ([(1, None), (None, 10)], "[0001-01-01..0001-01-10]"),
        ([(1, 3), (8, 10)], "[0001-01-01..0001-01-10]"),
        ([(8, None), (None, 3)], None),
        ([(None, None), (1, 365)], "0001"),
        ([(None, None)], None),
    ],
)
def test_dates_that_are_derived_leave_what_all_allow_or_else_all_days(
    spans: list[tuple[int | None, int | None]], date: str | None
) -> None:
    for order in permutations(spans):
        found = derived_date([Derived(*span) for span in order])
        assert (str(found) if found is not None else None) == date

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chronos.chart.extent import Extent, extent
from chronos.edtf import EdtfError, day_number, parse
from chronos.model import Event

STRINGS = Path(__file__).parents[1] / "data" / "edtf.jsonl"


def event(date: str, *, lasting: bool) -> Event:
    return Event(
        id="e",
        claims=(),
        date=parse(date) if date else None,
        agreement="single",
        text="Something.",
        countries=(),
        regions=(),
        actors=(),
        places=(),
        kind="",
        status="undisputed",
        lasting=lasting,
        corroboration=1,
        origins=1,
        sources=(),
    )


def once(date: str) -> Extent:
    return extent(event(date, lasting=False))


def lasting(date: str) -> Extent:
    return extent(event(date, lasting=True))


def run(first: tuple[int, int, int], last: tuple[int, int, int]) -> tuple[int, int]:
    return day_number(*first), day_number(*last)


def test_an_undated_event_has_no_extent() -> None:
    assert once("") == Extent()


def test_an_exact_day_is_certain() -> None:
    assert once("2018-05-01") == Extent(days=(day_number(2018, 5, 1),))


def test_a_year_is_possible_on_all_its_days_and_certain_on_none() -> None:
    assert once("2018") == Extent(possible=(run((2018, 1, 1), (2018, 12, 31)),))


def test_one_of_two_days_is_certain_on_neither() -> None:
    first, second = run((2018, 5, 1), (2018, 7, 1))
    assert once("[2018-05-01,2018-07-01]") == Extent(possible=((first, first), (second, second)))


def test_both_of_two_days_are_certain_and_two_things() -> None:
    first, second = run((2018, 5, 1), (2018, 7, 1))
    assert once("{2018-05-01,2018-07-01}") == Extent(days=(first, second), joined=False)


def test_a_day_of_an_unknown_month_is_possible_on_twelve_days() -> None:
    assert len(once("2018-XX-05").possible) == 12


def test_more_runs_than_a_picture_shows_are_one_span() -> None:
    assert once("19XX-05-05").possible == (run((1900, 5, 5), (1999, 5, 5)),)


def test_something_before_a_year_has_an_open_start() -> None:
    assert once("[..2012]") == Extent(possible=((None, day_number(2012, 12, 31)),), before="open")


def test_something_lasting_is_certain_from_its_last_start_to_its_first_end() -> None:
    assert lasting("2013/2015") == Extent(
        possible=(run((2013, 1, 1), (2013, 12, 31)), run((2015, 1, 1), (2015, 12, 31))),
        certain=(run((2013, 12, 31), (2015, 1, 1)),),
        joined=False,
    )


def test_something_lasting_between_two_days_is_certain_throughout() -> None:
    assert lasting("2013-05-01/2013-06-01") == Extent(certain=(run((2013, 5, 1), (2013, 6, 1)),), joined=False)


def test_something_lasting_within_one_year_is_certain_on_no_day() -> None:
    assert lasting("2018/2018") == Extent(possible=(run((2018, 1, 1), (2018, 12, 31)),), joined=False)


def test_an_open_end_goes_on() -> None:
    assert lasting("2013-05-01/..") == Extent(certain=((day_number(2013, 5, 1), None),), after="open", joined=False)


def test_an_unknown_end_is_not_an_open_one() -> None:
    day = day_number(2013, 5, 1)
    assert lasting("2013-05-01/") == Extent(certain=((day, day),), after="unknown", joined=False)


def test_an_unknown_start_is_certain_only_at_its_end() -> None:
    day = day_number(2013, 5, 1)
    assert lasting("/2013-05-01") == Extent(certain=((day, day),), before="unknown", joined=False)


def test_once_until_an_unknown_end_is_possible_only_where_a_date_says_so() -> None:
    assert once("2013/") == Extent(possible=(run((2013, 1, 1), (2013, 12, 31)),), after="unknown")


def test_what_is_no_interval_happened_within_its_bounds_even_if_it_lasted() -> None:
    assert lasting("2018") == once("2018")


def test_what_has_no_bound_at_all_has_no_bounds() -> None:
    assert lasting("../..").bounds == ()


@pytest.mark.parametrize("duration", [True, False])
def test_every_expression_of_the_standard_has_an_extent(*, duration: bool) -> None:
    seen = 0
    for line in STRINGS.read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["edtf"]
        try:
            reach = extent(event(text, lasting=duration))
        except EdtfError:
            continue
        seen += 1
        for first, last in (*reach.possible, *reach.certain):
            assert first is None or last is None or first <= last, text
    assert seen > 500

"""Day numbers in the Gregorian and Julian calendars."""

from __future__ import annotations

from datetime import date

import pytest

from chronos.edtf import (
    civil,
    day_number,
    edtf_year,
    format_day,
    julian_civil,
    julian_day_number,
    julian_difference,
    parse,
)


def test_days_are_counted_as_datetime_counts_them() -> None:
    days = [1, 59, 60, 365, 366, 1461, 146_097, 146_098, 737_000, date.max.toordinal()]
    assert [day_number(*civil(day)) for day in days] == days
    assert [civil(day) for day in days] == [
        (known.year, known.month, known.day) for known in map(date.fromordinal, days)
    ]


@pytest.mark.parametrize(
    ("gregorian", "julian", "ahead"),
    [
        ((1917, 11, 7), (1917, 10, 25), 13),
        ((1582, 10, 15), (1582, 10, 5), 10),
        ((1900, 3, 13), (1900, 2, 29), 12),
        ((1900, 3, 14), (1900, 3, 1), 13),
        ((1, 1, 1), (1, 1, 3), -2),
        ((-4712, 1, 1), (-4712, 2, 8), -38),
        ((2000, 2, 29), (2000, 2, 16), 13),
    ],
)
def test_the_calendars_meet_on_known_days(
    gregorian: tuple[int, int, int], julian: tuple[int, int, int], ahead: int
) -> None:
    number = day_number(*gregorian)
    assert (julian_day_number(*julian), julian_civil(number), julian_difference(number)) == (number, julian, ahead)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (day_number(2018, 5, 1), "2018-05-01"),
        (0, "0000-12-31"),
        (day_number(-44, 3, 15), "-0044-03-15"),
        (day_number(170000002, 1, 1), "170000002-01-01"),
        (day_number(-170000002, 12, 31), "-170000002-12-31"),
    ],
)
def test_days_are_written_with_years_of_any_size(day: int, text: str) -> None:
    assert format_day(day) == text


@pytest.mark.parametrize(
    ("year", "text"),
    [(2018, "2018"), (0, "0000"), (-43, "-0043"), (-9999, "-9999"), (10_000, "Y10000"), (-10_000, "Y-10000")],
)
def test_years_of_any_size_are_written_as_edtf(year: int, text: str) -> None:
    assert edtf_year(year) == text
    assert parse(text).text == text

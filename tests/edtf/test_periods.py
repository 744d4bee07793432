from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

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

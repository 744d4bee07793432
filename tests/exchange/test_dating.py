from datetime import date

import pytest

from chronos.edtf import parse
from chronos.exchange.dating import dated, once_between


def test_two_days_are_one_of_the_days_between_and_never_an_interval_or_a_month() -> None:
    assert str(once_between(date(2017, 5, 1), date(2017, 5, 31))) == "[2017-05-01..2017-05-31]"
    assert once_between(date(2017, 1, 1), date(2017, 12, 31)).precision == "day"
    assert str(once_between(date(2017, 5, 1), date(2017, 5, 1))) == "2017-05-01"


def test_days_that_run_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="2017-05-01 is before 2017-05-02"):
        once_between(date(2017, 5, 2), date(2017, 5, 1))


def test_words_that_say_what_the_date_says_are_left_out() -> None:
    assert dated(parse("2017"), "2017").said == ""
    assert dated(parse("2017"), " in\n2017 ").said == "in 2017"
    undated = dated(None, "n.d.")
    assert (undated.expression, undated.said, undated.stated) == (None, "n.d.", True)

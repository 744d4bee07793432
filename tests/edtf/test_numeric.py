"""Dates in numbers that are no EDTF: what they may mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.edtf import EdtfError, numeric_readings, parse, read_words


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("24/12/2021", ["2021-12-24"]),
        ("12/24/2021", ["2021-12-24"]),
        ("24.12.2021", ["2021-12-24"]),
        ("24-12-2021", ["2021-12-24"]),
        ("24 / 12 / 2021", ["2021-12-24"]),
        ("04/04/2019", ["2019-04-04"]),
        ("2019/5/17", ["2019-05-17"]),
        ("2019-5-17", ["2019-05-17"]),
        ("20190517", ["2019-05-17"]),
        ("5/2021", ["2021-05"]),
        ("2018/05", ["2018-05"]),
        ("2018/19", ["2018/2019"]),
        ("03/04/2019", ["2019-04-03", "2019-03-04"]),
        ("04-03-2019", ["2019-03-04", "2019-04-03"]),
        ("3.4.2019", ["2019-04-03", "2019-03-04"]),
        ("2011/12", ["2011-12", "2011/2012"]),
        ("31/12/21", ["2021-12-31", "2031-12-21", "1921-12-31", "1931-12-21"]),
        ("31/12/99", ["1999-12-31", "2099-12-31"]),
        ("99/99/2019", []),
        ("31/02/2019", []),
        ("2019-13-05", []),
        ("13/2021", []),
        ("20191350", []),
        ("24/12.2021", []),
        ("12345", []),
        ("2019", []),
        ("May 2019", []),
        ("", []),
        ("1" * 100, []),
    ],
)
def test_a_date_in_numbers_has_all_its_readings(text: str, readings: list[str]) -> None:
    assert list(map(str, numeric_readings(text))) == readings


@given(st.text(alphabet="0123456789/-. –", max_size=24))  # noqa: RUF001
def test_any_numbers_have_readings_or_none(text: str) -> None:
    assert all(parse(str(reading)) == reading for reading in numeric_readings(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2020/2018", "reversed"),
        ("2020-05-02/2020-05-01", "reversed"),
        ("[2020..2018]", "reversed"),
        ("03/04/2019", "malformed"),
        ("soon", "malformed"),
    ],
)
def test_a_fault_of_edtf_has_a_kind(text: str, kind: str) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("from 2020 to 2018", "reversed"),
        ("between 2020 and 2018", "reversed"),
        ("2020–2018", "reversed"),  # noqa: RUF001
        ("de 2020 a 2018", "reversed"),
        ("entre 2020 y 2018", "reversed"),
        ("entre 2020 e 2018", "reversed"),
        ("de 2020 à 2018", "reversed"),
        ("del 5 al 3 de mayo de 2018", "reversed"),
        ("03/04/2019", "ambiguous"),
        ("04-03-2019", "ambiguous"),
        ("2000s", "ambiguous"),
        ("last week", "malformed"),
    ],
)
def test_a_fault_of_words_has_a_kind(text: str, kind: str) -> None:
    with pytest.raises(EdtfError) as caught:
        read_words(text)
    assert caught.value.kind == kind

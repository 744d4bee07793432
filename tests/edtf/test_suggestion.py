"""The nearest valid expression, the explanation of marks, and the picture."""

from __future__ import annotations

import pytest

from chronos.edtf import nearest_valid, parse
from chronos.edtf.explanation import explain
from chronos.edtf.picture import picture


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        (" 2018-05-01 ", "2018-05-01"),
        ("2018–05", "2018-05"),  # noqa: RUF001
        ("201x", "201X"),
        ("2004-06-uu", "2004-06-XX"),
        ("2018?~", "2018%"),
        ("2004-01-01/open", "2004-01-01/.."),
        ("unknown/2008", "/2008"),
        ("2018-5-1", "2018-05-01"),
        ("1985/04/12", "1985-04-12"),
        ("19850412", "1985-04-12"),
        ("Y1700", "1700"),
        ("12345", "Y12345"),
        ("198", "198X"),
        ("19?", "19XX?"),
        ("2014-12-08T11:46:42.123Z", "2014-12-08T11:46:42Z"),
        ("2014-12-08T11:46", "2014-12-08"),
        ("2005-07-25T10:10:10Z/2006-01", "2005-07-25/2006-01"),
        ("2019-02-30", "2019-02"),
        ("2019-13", "2019"),
        ("2019/2018", "2018/2019"),
        ("[1667,1668", "[1667,1668]"),
        ("2020]", "2020"),
        ("Spring, 2002", "2002-21"),
        ("vers 2013", "2013~"),
        ("24/12/2021", "2021-12-24"),
        ("12/2021", "2021-12"),
        ("2018/05", "2018-05"),
        ("2018/19", "2018/2019"),
        ("2018-19", "2018/2019"),
        ("2018–2019", "2018/2019"),  # noqa: RUF001
        ("2018–19", "2018/2019"),  # noqa: RUF001
        ("2018..2019", "2018/2019"),
        ("2018..", "2018/.."),
        ("2018-05/06", "2018-05/2018-06"),
        ("2018-05-03/05", "2018-05-03/2018-05-05"),
        ("2018-05-03/06-01", "2018-05-03/2018-06-01"),
        ("2018-present", "2018/.."),
        ("2018/present", "2018/.."),
        ("2018 to date", "2018/.."),
        ("May 2018 – present", "2018-05/.."),  # noqa: RUF001
        ("2018-", "2018/.."),
        ("2018?-05-", "2018?-05/.."),
        ("desde 2018 hasta la actualidad", "2018/.."),
        ("de 2018 até hoje", "2018/.."),
        ("de 2018 à aujourd’hui", "2018/.."),  # noqa: RUF001
        ("2019-W05", "[2019-01-28..2019-02-03]"),
        ("2019-W05-3", "2019-01-30"),
        ("2019-05-00", "2019-05"),
        ("2019-00-00", "2019"),
        ("2019-5-40", "2019-05"),
    ],
)
def test_a_slip_has_a_nearest_valid_form(text: str, nearest: str) -> None:
    assert nearest_valid(text) == parse(nearest)


@pytest.mark.parametrize(
    "text",
    ["not a date", "", "-", "present", "to date", "03/04/2019", "3/4/19", "2011/12", "2000s", "2019-13-05", "2019-123",
     "2019-W54", "9" * 1000],
)  # fmt: skip
def test_what_is_no_slip_or_could_be_two_things_has_none(text: str) -> None:
    assert nearest_valid(text) is None


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("2018-05-01", []),
        ("2018?", ["“?” in 2018?: the year is uncertain (the source or its reading is in doubt)"]),
        ("2019-~21", [
            "“~” in 2019-~21: the season is approximate (about then)",
            "21 in 2019-~21 stands for March to May",
        ]),
        ("2019-24", ["24 in 2019-24 stands for December to February of the next year"]),
        ("-004X", [
            "“X” in -004X is a digit that is not known",
            "“-” in -004X is a year before the year 0, which is 1 BC",
        ]),
        ("2018/..", [
            "“/” makes an interval: it lasted from the start to the end",
            "“..” is an open end: it has none, or none that matters here",
        ]),
        ("/2018", [
            "“/” makes an interval: it lasted from the start to the end",
            "nothing beside “/” is an end that exists and is not known",
        ]),
        ("[1667,1670..]", [
            "“[ ]” means one of these dates",
            "“..” stands for all between two dates, or before or after one",
        ]),
        ("{1667,1670%}", [
            "“{ }” means all of these dates",
            "“%” in 1670%: the year is uncertain and approximate",
        ]),
        ("Y10000S2", [
            "“Y” in Y10000S2 begins a year of more than four digits",
            "“S” in Y10000S2: only the first digits are significant (2)",
        ]),
        ("2018-05-01T10:00:00", ["“T” in 2018-05-01T10:00:00 begins the time of day, local to the place"]),
        ("2018-05-01T10:00:00Z", ["“T” in 2018-05-01T10:00:00Z begins the time of day, in UTC"]),
        ("2018-05-01T10:00:00+02", [
            "“T” in 2018-05-01T10:00:00+02:00 begins the time of day, +02:00 ahead of UTC",
        ]),
        ("2018-05-01T10:00:00-02", [
            "“T” in 2018-05-01T10:00:00-02:00 begins the time of day, 02:00 behind UTC",
        ]),
    ],
)  # fmt: skip
def test_each_mark_is_explained(text: str, sentences: list[str]) -> None:
    assert explain(parse(text)) == sentences


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("2018-07", "2018  ·······················▒▒▒▒▒····················  2018"),
        ("2018/2019", "2018  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒██▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  2019"),
        ("2018-12-01/..", "2018  ············································█▒▒▒▸ 2018"),
        ("/2018-01", "2018 ◂▒▒▒▒▒···········································  2018"),
        ("/", ""),
    ],
)
def test_a_picture_shows_where_a_date_lies_in_its_years(text: str, drawn: str) -> None:
    assert picture(parse(text)) == drawn

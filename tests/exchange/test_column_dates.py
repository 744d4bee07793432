"""Dates of a column: each cell as it is, and what it leaves open by the column as a whole."""

import contextlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chronos.edtf import parse
from chronos.exchange.tables.column_dates import ColumnDates, Evidence, is_undated, looks_dated
from chronos.exchange.tables.date_parts import read_parts, spanned


def column(cells: Sequence[str], **how: str | int) -> ColumnDates:
    evidence = Evidence()
    for cell in cells:
        evidence.add(cell)
    return ColumnDates("Date", evidence, **how)  # type: ignore[arg-type]


def read(cell: str, *others: str, **how: str | int) -> str:
    found = column([cell, *others], **how).read(cell)
    return found.text if found is not None else "undated"


@pytest.mark.parametrize(
    ("cell", "edtf"),
    [
        ("2018", "2018"),
        ("2018-05", "2018-05"),
        ("2018-05-01", "2018-05-01"),
        ("2018~", "2018~"),
        ("2018-05/2019", "2018-05/2019"),
        ("[2018-05-01..2018-05-31]", "[2018-05-01..2018-05-31]"),
        ("2018-5-1", "2018-05-01"),
        ("2018/05/01", "2018-05-01"),
        ("20180501", "2018-05-01"),
        ("5/2018", "2018-05"),
        ("25/12/2019", "2019-12-25"),
        ("12/25/2019", "2019-12-25"),
        ("25.12.2019", "2019-12-25"),
        ("25 12 2019", "2019-12-25"),
        ("03/03/2019", "2019-03-03"),
        ("2018.0", "2018"),
        ("20180501.0", "2018-05-01"),
        ("2018-05-01 00:00:00", "2018-05-01"),
        ("2018-05-01T00:00:00.000", "2018-05-01"),
        ("2018-05-01 10:30", "2018-05-01T10:30:00"),
        ("2018-05-01T10:30:15.123Z", "2018-05-01T10:30:15Z"),
        ("2018-05-01 10:30:15 +0200", "2018-05-01T10:30:15+02:00"),
        ("25/12/2019 0:00", "2019-12-25"),
        ("25/12/2019 10:30 PM", "2019-12-25T22:30:00"),
        ("25/12/2019 12:05 a.m.", "2019-12-25T00:05:00"),
        ("1 May 2018", "2018-05-01"),
        ("1-May-2018", "2018-05-01"),
        ("May 1, 2018", "2018-05-01"),
        ("May 1st, 2018", "2018-05-01"),
        ("1 de mayo de 2018", "2018-05-01"),
        ("1º de maio de 2018", "2018-05-01"),
        ("1er mai 2018", "2018-05-01"),
        ("mayo de 2018", "2018-05"),
        ("Sept. 2018", "2018-09"),
        ("c. 2013", "2013~"),
        ("hacia 2013", "2013~"),
        ("~Aug 2026", "2026-08~"),
        ("~ 25/12/2019", "2019-12-25~"),
        ("2013?", "2013?"),
        ("early 2017", "[2017-01..2017-04]"),
        ("3-5 May 2017", "2017-05-03/2017-05-05"),
        ("2017/18", "2017/2018"),
        ("2013-15", "2013/2015"),
        ("2013\u20132015", "2013/2015"),
        ("before 2010", "[..2009]"),
        ("Wednesday, 3 May 2017", "2017-05-03"),
        ("miércoles 3 de mayo de 2017", "2017-05-03"),
        ("Wed May 3, 2017", "2017-05-03"),
    ],
)
def test_cells_that_say_one_thing_are_read(cell: str, edtf: str) -> None:
    assert read(cell) == edtf


@pytest.mark.parametrize(
    "cell", ["", "n.d.", "N/A", "undated", "s.f.", "s/f", "sin fecha", "Sem data", "-", "?", "NULL", "non daté"]
)
def test_cells_that_say_that_there_is_no_date_are_undated(cell: str) -> None:
    assert read(cell) == "undated"
    assert is_undated(cell)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("03/04/2019", "it may be 2019-04-03 or 2019-03-04, and nothing in the column decides; say `date_order:"),
        ("2011/12", "it may be 2011-12 or 2011/2012; write the one that is meant"),
        ("2018-21", "it may be a season in EDTF or the years 2018/2021"),
        ("May-18", "a year of two digits, or a day; write the year with four"),
        ("25/12/19", "a year of two digits; write four, or say `two_digit_years: 1950`"),
        ("1-May-18", "a year of two digits"),
        ("31/02/2019", "that month has 28 days"),
        ("Friday 3 May 2017", "2017-05-03 was a Wednesday; correct the one that is wrong"),
        ("some time ago", "is not understood"),
        ("x" * 200, "is too long for a date"),
        ("25/12/2019 13:00 PM", "13:00 is no time of day with PM"),
        ("0/0/2019", "0"),
    ],
)
def test_cells_that_say_nothing_or_two_things_are_refused(cell: str, reason: str) -> None:
    with pytest.raises(ValueError, match="Date ") as fault:
        read(cell)
    assert reason in str(fault.value)
    assert "\n" not in str(fault.value)
    assert len(str(fault.value)) < 260


def test_one_cell_decides_for_all_of_its_column() -> None:
    assert read("03/04/2019", "25/12/2019") == "2019-04-03"
    assert read("03/04/2019", "12/25/2019") == "2019-03-04"
    assert read("03.04.2019 10:00", "25/12/2019") == "2019-04-03T10:00:00"


def test_a_column_that_contradicts_itself_decides_nothing() -> None:
    cells = ("03/04/2019", "25/12/2019", "12/25/2019")
    with pytest.raises(ValueError, match="the column has both '25/12/2019' and '12/25/2019'"):
        read(*cells)
    assert read(cells[1], *cells) == "2019-12-25"
    assert read(cells[0], *cells, order="month-first") == "2019-03-04"


def test_a_mapping_decides_but_not_against_the_calendar() -> None:
    assert read("03/04/2019", order="day-first") == "2019-04-03"
    assert read("12/25/2019", order="day-first") == "2019-12-25"


def test_years_of_two_digits_are_read_where_a_mapping_says_which() -> None:
    years = [read(cell, first_year=1950) for cell in ("25/12/19", "25/12/49", "25/12/50", "1-May-18")]
    assert years == ["2019-12-25", "2049-12-25", "1950-12-25", "2018-05-01"]
    assert read("19/12/05", order="year-first", first_year=1950) == "2019-12-05"


def test_serial_numbers_are_read_only_where_the_column_has_nothing_else() -> None:
    assert read("43101", "43102.5", "") == "2018-01-01"
    with pytest.raises(ValueError, match="where it is a serial number of Excel, write it as a date"):
        read("43101", "2018-01-02")


def test_seasons_are_read_where_the_column_is_written_in_edtf() -> None:
    assert read("2018-21", "2019~") == "2018-21"
    assert read("2021-21") == "2021-21"  # no years 2021 to 2021


@pytest.mark.parametrize(
    ("year", "month", "day", "edtf"),
    [
        ("2018", "5", "1", "2018-05-01"),
        ("2018", "05", "0", "2018-05"),
        ("2018", "0", "0", "2018"),
        ("2018", "", "", "2018"),
        ("2018.0", "5.0", "1.0", "2018-05-01"),
        ("2018", "May", "1", "2018-05-01"),
        ("2018", "mayo", "", "2018-05"),
        ("2018", "", "5", "2018-XX-05"),
        ("", "", "", "undated"),
        ("n/a", "0", "0", "undated"),
    ],
)
def test_years_months_and_days_may_stand_apart(year: str, month: str, day: str, edtf: str) -> None:
    found = read_parts(year, month, day)
    assert (found.text if found is not None else "undated") == edtf


@pytest.mark.parametrize(
    "parts",
    [("", "5", ""), ("18", "5", "1"), ("2018", "13", "1"), ("2018", "2", "30"), ("abc", "", ""), ("2018", "x", "")],
)
def test_parts_that_are_no_date_are_refused(parts: tuple[str, str, str]) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_parts(*parts)


def span(start: str, end: str, *, is_set: bool = False) -> str:
    ends = [parse(one) if one else None for one in (start, end)]
    found = spanned(ends[0], ends[1], is_set=is_set)
    return found.text if found is not None else "undated"


def test_what_lasted_is_an_interval() -> None:
    assert span("2018", "2019-05") == "2018/2019-05"
    assert span("2018-05-01", "2018-05-01") == "2018-05-01"
    assert span("2018", "") == "2018"
    assert span("", "2018") == "/2018"
    assert span("2018~", "2019?") == "2018~/2019?"
    assert span("2018-05-01T10:00:00", "2018-05-01T12:00:00") == "2018-05-01"


def test_what_happened_once_between_two_days_is_a_set() -> None:
    assert span("2018-05-01", "2018-05-31", is_set=True) == "[2018-05-01..2018-05-31]"
    assert span("2018", "2019-05", is_set=True) == "[2018-01-01..2019-05-31]"
    assert span("2018", "", is_set=True) == "[2018..]"
    assert span("", "2018", is_set=True) == "[..2018]"
    assert span("", "", is_set=True) == "undated"


def test_ends_that_lie_before_their_start_are_refused() -> None:
    for is_set in (False, True):
        with pytest.raises(ValueError, match="lies before the start '2019'; turn them round"):
            span("2019", "2018", is_set=is_set)
    with pytest.raises(ValueError, match="is a span already"):
        span("2018/2019", "2020")


def test_columns_of_dates_are_told_from_others() -> None:
    assert looks_dated(["2018", "c. 2013", "", "03/04/2019", "25/12/19"]) == 1
    assert looks_dated(["Peru", "12", "A meeting in May"]) == 0
    assert looks_dated(["", ""]) == 0


@given(st.text(max_size=40))
def test_no_text_breaks_a_column(cell: str) -> None:
    with contextlib.suppress(ValueError):
        found = read(cell)
        assert found == "undated" or parse(found)


@given(st.dates(), st.sampled_from(["{0.day}/{0.month}/{0.year:04}", "{0.day:02}.{0.month:02}.{0.year:04}"]))
def test_days_in_numbers_are_that_day_or_refused(day: object, pattern: str) -> None:
    written = pattern.format(day)
    assert read(written, "31/12/2000") == str(day)

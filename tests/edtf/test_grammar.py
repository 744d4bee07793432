"""Verdicts on strings that are not in the table, by production of the EDTF text of 2019-02-04."""

from __future__ import annotations

import pytest

from chronos.edtf import EdtfError, format_day, parse

# Expression, level, first day, last day; "-" where there is none.
_VALID = """
2024-02-29T00:00:00        0 2024-02-29 2024-02-29
2000-01-01T23:59:60+00:00  0 2000-01-01 2000-01-01
2000-01-01T00:00:00-14:00  0 2000-01-01 2000-01-01
2000-01-01T00:00:00+14     0 2000-01-01 2000-01-01
-0004-02-29T12:00:00Z      1 -0004-02-29 -0004-02-29
0000-02-29/0000-03-01      0 0000-02-29 0000-03-01
-0400-02-29                1 -0400-02-29 -0400-02-29
2004?                      1 2004-01-01 2004-12-31
?2004?                     2 2004-01-01 2004-12-31
?2004~                     2 2004-01-01 2004-12-31
2004?-06?-11?              2 2004-06-11 2004-06-11
2004-?06~                  2 2004-06-01 2004-06-30
?2004-%06-~11              2 2004-06-11 2004-06-11
~-0043                     2 -0043-01-01 -0043-12-31
2004-06?-~11               2 2004-06-11 2004-06-11
2004-~06-11/2005           2 2004-06-11 2005-12-31
2004~-06/2005-?06          2 2004-06-01 2005-06-30
%2004/..                   2 2004-01-01 -
../~2004                   2 - 2004-12-31
2004~/                     1 2004-01-01 -
201X-21                    2 2010-03-01 2019-05-31
2019-~21                   2 2019-03-01 2019-05-31
2019-24/2020-21            1 2019-12-01 2020-05-31
2019-33/2019-36            2 2019-01-01 2019-12-31
2019-21/2019-05            1 2019-03-01 2019-05-31
XXXX-21                    2 0000-03-01 9999-05-31
-0001-24                   1 -0001-12-01 0000-02-29
9999-24                    1 9999-12-01 10000-02-29
XX00-02-29                 2 0000-02-29 9600-02-29
2004-1X-31                 2 2004-10-31 2004-12-31
2004-X1-X1                 2 2004-01-01 2004-11-21
2004-02-X0                 2 2004-02-10 2004-02-20
199X-XX                    2 1990-01-01 1999-12-31
2004-XX-1X                 2 2004-01-10 2004-12-19
-000X                      1 -0009-01-01 -0001-12-31
-00XX                      1 -0099-01-01 -0001-12-31
-XXXX                      2 -9999-01-01 -0001-12-31
-0004S3                    2 -0009-01-01 -0001-12-31
0000S2                     2 0000-01-01 0099-12-31
0044S1                     2 0000-01-01 0999-12-31
-1859S2                    2 -1899-01-01 -1800-12-31
1950S2~                    2 1900-01-01 1999-12-31
?1950S2                    2 1900-01-01 1999-12-31
Y10000?                    1 10000-01-01 10000-12-31
~Y10000                    2 10000-01-01 10000-12-31
Y1E4                       2 10000-01-01 10000-12-31
Y1E4S5                     2 10000-01-01 10000-12-31
Y-1E4                      2 -10000-01-01 -10000-12-31
Y12345S5                   2 12345-01-01 12345-12-31
Y10000/Y20000              1 10000-01-01 20000-12-31
2000/Y10000                1 2000-01-01 10000-12-31
Y17E7/Y18E7                2 170000000-01-01 180000000-12-31
1950S2/1999                2 1900-01-01 1999-12-31
Y123456789012345678        1 123456789012345678-01-01 123456789012345678-12-31
[1985-21,1986]             2 1985-03-01 1986-12-31
[2001-21..2001-23]         2 2001-03-01 2001-11-30
[Y10000..Y20000]           2 10000-01-01 20000-12-31
{..1984?,~1985}            2 - 1985-12-31
{198X..199X}               2 1980-01-01 1999-12-31
[1984~..1986?]             2 1984-01-01 1986-12-31
[2004-06?-11..2004-06-~12] 2 2004-06-11 2004-06-12
[1984..1984]               2 1984-01-01 1984-12-31
[1950S3,-0043]             2 -0043-01-01 1959-12-31
{2004-XX-XX}               2 2004-01-01 2004-12-31
[..-0043]                  2 - -0043-12-31
[2004-02-29..]             2 2004-02-29 -
2004-06-11/2004-06         0 2004-06-11 2004-06-30
2004-12-31/2004-XX-XX      2 2004-12-31 2004-12-31
"""

_INVALID = """
2004-06-11T10:10:10?  19
2004-06-11?T10:10:10  11
2004-06-XXT10:10:10   10
2004-06T10:10:10      7
2004T10:10:10         4
[2004-06-11T10:10:10] 11
2004-06-11T10:10:61   17
2004-06-11T10:10      16
2004-06-11T10:10:10Z+01 20
2004-06-11T10:10:10+1 19
2004-06-11T10:10:10+01:0 19
2004-06-11T10:10:10+01:60 19
2004-06-11T10:10:10-14:01 19
-?2004                1
2004??                5
?~2004                1
2004-06-?             9
2004-?                6
2004-06-?~11          9
2004-06-1             9
2004-6                6
2004-XX-32            8
2004-02-30            8
2100-02-29            8
-0001-02-29           9
0X00-04-31            8
XXX1-02-29            8
2004-2X               5
2004-3X-01            5
2004-40-01            7
2004-42               5
2004-19               5
2004-1x               6
Y2004                 1
Y-9999                1
Y10000-01             6
Y10000-01-01          6
Y17E0                 4
Y17E07                4
Y17E-7                4
Y1.7E5                1
Y17XXX                1
YE5                   1
Y                     1
Y17E                  4
Y1E5S                 5
Y12345S6              7
Y12345S0              7
Y12345S02             7
1950S                 5
19XXS2                4
1950S2-06             6
2004/2003-12          5
2004-06-11/2004-06-10 11
Y20000/9999           7
Y1E30/2000            6
2000/Y-1E30           5
2004//                5
2004/2005/            9
[1984]/2000           11
2000/[1984]           5
{1984,[1985]}         6
{1984/1985}           5
[1984,..1985]         6
[1984..,1985]         5
[..,1985]             1
[1984..1985-06]       7
[1984-21..1984-06]    10
[1984,,1985]          6
[1984,]               6
[,1984]               1
[1984..1985..]        11
[1986..1985]          7
[1984]?               7
{1984}~               7
[1984                 5
1984]                 4
P1Y                   0
--04-12               1
"""


@pytest.mark.parametrize("row", [line.split() for line in _VALID.strip().splitlines()], ids=lambda row: row[0])
def test_every_production_gives_level_and_bounds(row: list[str]) -> None:
    text, level, first, last = row
    date = parse(text)
    bounds = ["-" if day is None else format_day(day) for day in (date.earliest, date.latest)]
    assert [str(date.level), *bounds] == [level, first, last]


@pytest.mark.parametrize("row", [line.split() for line in _INVALID.strip().splitlines()], ids=lambda row: row[0])
def test_what_no_production_makes_is_refused_at_its_place(row: list[str]) -> None:
    text, offset = row
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.offset == int(offset)


@pytest.mark.parametrize(
    ("text", "offset"), [("\uff12\uff10\uff11\uff18", 0), ("2018\u201005", 4), ("2018-0\u0661", 6)]
)
def test_digits_and_hyphens_are_those_of_ascii(text: str, offset: int) -> None:
    with pytest.raises(EdtfError) as caught:
        parse(text)
    assert caught.value.offset == offset


def test_an_error_says_what_is_wrong_in_a_sentence() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("2019-02-30")
    assert str(caught.value) == "“2019-02-30” is not a date, at character 9: that month has 28 days."


def test_an_error_quotes_no_more_than_a_line() -> None:
    with pytest.raises(EdtfError) as caught:
        parse("2" * 1_000_000)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    "text",
    [
        "Y1" + "0" * 1_000_000,
        "Y10000E" + "9" * 100_000,
        "Y1E" + "9" * 2000 + "S" + "9" * 1999,
        "[" + ",".join(["1984"] * 10_000) + "]",
    ],
    ids=["digits", "exponent", "significant", "members"],
)
def test_enormous_expressions_are_read(text: str) -> None:
    date = parse(text)
    assert (date.text, parse(date.canonical)) == (text, date)


@pytest.mark.parametrize("text", ["Y1E5S" + "9" * 1_000_000, "Y1E" + "9" * 2000 + "S" + "9" * 2001, "9" * 1_000_000])
def test_enormous_nonsense_is_refused(text: str) -> None:
    with pytest.raises(EdtfError):
        parse(text)


def test_a_year_of_more_than_18_digits_has_no_numbered_days() -> None:
    date = parse("Y1E18")
    assert (date.earliest, date.latest, date.earliest_kind, date.latest_kind) == (None, None, "toolarge", "toolarge")

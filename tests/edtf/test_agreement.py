"""Whether two sources agree, what they have in common, and how far "circa" reaches."""

from __future__ import annotations

import pytest

from chronos.edtf import agree, intersection, parse
from chronos.edtf.agreement import Agreement
from chronos.edtf.circa import read_duration

_PAIRS = """
2018                2018            same         2018                                 -
2018                2018-01/2018-12 same         2018                                 -
2018-05-01          2018            refines      2018-05-01                           -
2018                2018-05         refined_by   2018-05                              -
2018-01/2018-06     2018-05/2018-09 compatible   [2018-05..2018-06]                   -
2018-01-15/2018-06  2018/2018-06-03 compatible   [2018-01-15..2018-06-03]             -
[2014..]            [..2015]        compatible   [2014..2015]                         -
[2014-05..]         2010/..         refines      [2014-05..]                          -
[..2014-05-03]      ../2020         refines      [..2014-05-03]                       -
/                   ../..           same         ../..                                -
196X-02-29          1960/1965       compatible   [1960-02-29,1964-02-29]              -
2018-05-03/Y20000   2000/..         refines      [2018-05-03..2018-12-31,2019..Y20000] -
Y-20000/2018-05-03  ../2019         refines      [Y-20000..2017,2018-01-01..2018-05-03] -
9999-24             9999/Y20000     refines      9999-24                              -
Y1E30               Y2E30           compatible   [Y1000000000000000000..]             -
Y1E30               Y10E29          same         [Y1000000000000000000..]             -
Y-1E30              [..2000]        refines      [..Y-1000000000000000000]            -
2013~               2014-06         near         -                                    152
2013~               2016-01-01      discrepant   -                                    731
2013-05~            2013-06-30      near         -                                    30
2013-05-10~         2013-05-13      near         -                                    3
2013-05-10~         2013-05-14      discrepant   -                                    4
2013~-05-10         2015-05-10      near         -                                    730
201X~               2024            near         -                                    1462
2013~/2015          2011-06         near         -                                    551
2013~/2015          2017            discrepant   -                                    367
2013/2015~          2017            near         -                                    367
[2013~,2000]        2015-12         near         -                                    700
2013?               2014            doubtful     -                                    1
2013                2014            discrepant   -                                    1
[2010,2020]         2015            discrepant   -                                    1462
""".replace("refined_by", "refined by")


@pytest.mark.parametrize("line", _PAIRS.strip().splitlines(), ids=lambda line: "-".join(line.split()[:2]))
def test_two_dates_of_one_event(line: str) -> None:
    a, b, *kind, shared, gap = line.split()
    expected = Agreement(
        " ".join(kind),  # type: ignore[arg-type]  # the kinds are in the table above
        None if shared == "-" else parse(shared),
        None if gap == "-" else int(gap),
    )
    assert agree(parse(a), parse(b)) == expected


def test_the_reach_of_circa_is_a_setting() -> None:
    wide = {"day": "P3D", "month": "P1M", "year": "P1Y6M2W", "decade": "P5Y"}
    assert agree(parse("2013~"), parse("2015-07-14"), wide).kind == "near"
    assert agree(parse("2013~"), parse("2015-07-16"), wide).kind == "discrepant"


@pytest.mark.parametrize("text", ["", "P", "P3", "3D", "PD", "P3H", "P-3D", "P1.5Y", "P1234567D", "Q3D"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no duration such as P3D, P1M or P2Y"):
        read_duration(text)


def test_agreements_are_compared_whole() -> None:
    same = agree(parse("2018"), parse("2018"))
    assert len({same, agree(parse("2018"), parse("2018"))}) == 1
    assert same != "same"
    assert repr(same) == "Agreement('same', DateExpression('2018'), None)"


def test_dates_without_common_days_have_no_intersection() -> None:
    assert intersection(parse("2018"), parse("2019")) is None


def test_days_that_edtf_cannot_write_are_refused() -> None:
    with pytest.raises(ValueError, match="no months and days in the year 10000"):
        intersection(parse("9999-24"), parse("Y10000"))

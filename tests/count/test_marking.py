"""What keeps a period from being compared with others."""

from pathlib import Path
from typing import Any

import pytest

from chronos.count import covered_days
from chronos.edtf import DateExpression, day_number, parse
from chronos.model import Counts
from chronos.pipeline.counting import CountRequest, count_project
from projects import write_project
from tallied import counted


def days(first: str, last: str) -> tuple[int | None, int | None]:
    return tuple(day_number(*map(int, one.split("-"))) if one else None for one in (first, last))  # type: ignore[return-value]  # two of them


def marks(counts: Counts) -> dict[str, tuple[str, str]]:
    return {row.period: (row.mark, row.because) for row in counts.rows if row.mark or row.because}


def covered(*dates: str) -> tuple[tuple[int | None, int | None], ...] | None:
    return covered_days([parse(date) for date in dates])


def test_whole_years_without_a_stated_coverage_have_no_mark() -> None:
    assert marks(counted("2016", "2018", as_of=day_number(2018, 12, 31))) == {}


def test_the_year_of_the_edition_is_partial_unless_the_edition_speaks_for_its_last_day() -> None:
    assert marks(counted("2016", "2018", as_of=day_number(2018, 12, 30))) == {"2018": ("partial", "as_of")}
    assert marks(counted("2016", "2018", as_of=day_number(2018, 1, 1))) == {"2018": ("partial", "as_of")}


def test_what_begins_after_the_day_of_the_edition_is_to_come() -> None:
    counts = counted("2016", "[2019..2020]", as_of=day_number(2018, 6, 30))
    assert marks(counts) == {"2018": ("partial", "as_of"), "2019": ("to come", ""), "2020": ("to come", "")}


@pytest.mark.parametrize(
    ("by", "found"),
    [
        ("month", {"2018-06": ("partial", "as_of")}),
        ("quarter", {"2018-Q2": ("partial", "as_of")}),
        ("decade", {"2010s": ("partial", "as_of")}),
    ],
)
def test_the_month_quarter_and_decade_of_the_edition_are_partial_too(by: Any, found: object) -> None:
    assert marks(counted("2018-03", by=by, as_of=day_number(2018, 6, 29))) == found


def test_without_a_day_of_the_edition_nothing_is_cut_short_by_it() -> None:
    assert marks(counted("2016", "2018", as_of=None)) == {}


def test_years_that_no_source_covers_have_no_source_and_those_half_covered_are_partial() -> None:
    counts = counted("2014", "[2014..2020]", covered=covered("2015-07-01/2016", "2018"))
    assert marks(counts) == {
        "2014": ("no source", ""),  # though an event must lie in it: what else happened no source says
        "2015": ("partial", "coverage"),
        "2017": ("no source", ""),
        "2019": ("no source", ""),
        "2020": ("no source", ""),
    }


def test_coverage_until_the_day_of_the_edition_leaves_only_the_days_to_come_missing() -> None:
    counts = counted("2017", "2018", covered=covered("2017/2018-06-30"), as_of=day_number(2018, 6, 30))
    assert marks(counts) == {"2018": ("partial", "as_of")}


def test_a_year_of_the_edition_that_no_source_covers_has_no_source() -> None:
    counts = counted("2017", covered=covered("2017"), as_of=day_number(2018, 6, 30))
    assert marks(counts) == {"2018": ("no source", "")}


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("2017/..", {"2015": "no source", "2016": "no source"}),
        ("../2017", {"2018": "no source", "2019": "no source", "2020": "no source"}),
        ("../..", {}),
    ],
)
def test_coverage_may_be_open(stated: str, found: dict[str, str]) -> None:
    counts = counted("[2015,2020]", covered=covered(stated))
    assert {label: mark for label, (mark, _) in marks(counts).items()} == found


@pytest.mark.parametrize(
    ("stated", "runs"),
    [
        ((), None),
        (("2018",), (days("2018-01-01", "2018-12-31"),)),
        (("2017", "2018"), (days("2017-01-01", "2018-12-31"),)),
        (("2018", "2017"), (days("2017-01-01", "2018-12-31"),)),
        (("2017", "2019"), (days("2017-01-01", "2017-12-31"), days("2019-01-01", "2019-12-31"))),
        (("2010/2019", "2012"), (days("2010-01-01", "2019-12-31"),)),
        (("2010/2013", "2012/.."), (days("2010-01-01", ""),)),
        (("2015/..", "2012/2013", "2018"), (days("2012-01-01", "2013-12-31"), days("2015-01-01", ""))),
        (("../2013", "2012/2014"), (days("", "2014-12-31"),)),
        (("2016/..", "../2013"), (days("", "2013-12-31"), days("2016-01-01", ""))),
        (("{2011,2013}",), (days("2011-01-01", "2011-12-31"), days("2013-01-01", "2013-12-31"))),
        (("2011~/2012?",), (days("2011-01-01", "2012-12-31"),)),
    ],
)
def test_the_days_that_sources_cover_are_joined(
    stated: tuple[str, ...], runs: tuple[tuple[int | None, int | None], ...] | None
) -> None:
    assert covered(*stated) == runs
    dates: list[DateExpression] = [parse(one) for one in reversed(stated)]
    assert covered_days(dates) == runs


def test_periods_that_the_days_asked_for_cut_are_partial() -> None:
    counts = counted("[2015..2020]", asked=days("2016-03-01", "2018-06-30"))
    assert [row.period for row in counts.rows] == ["2016", "2017", "2018"]
    assert marks(counts) == {"2016": ("partial", "window"), "2018": ("partial", "window")}


def test_whole_periods_asked_for_are_not_cut() -> None:
    assert marks(counted("[2015..2020]", asked=days("2016-01-01", "2018-12-31"))) == {}


SOURCES = """
references:
  - {id: early, title: An early source, issued: "2019-01-01", covers: 2012/2015}
  - {id: late, title: A late source, issued: "2019-01-01", covers: 2015/2018}
  - {id: silent, title: A source that does not say, issued: "2019-01-01"}
"""
TIMELINE = """
claims:
  - {id: a, date: "2013", text: A thing., countries: [EC], sources: [early]}
  - {id: b, date: "[2012..2018]", text: Another., countries: [EC], sources: [late, silent]}
"""


def test_by_source_each_has_the_marks_of_its_own_coverage(tmp_path: Path) -> None:
    write_project(tmp_path, TIMELINE, sources=SOURCES, settings='as_of: "2018-12-31"')
    report = count_project(CountRequest(directory=tmp_path, by="source", draws=0))
    assert marks(report.total.counts) == {}
    assert {one.counts.group: sorted(marks(one.counts)) for one in report.groups} == {
        "early": ["2016", "2017", "2018"],
        "late": ["2012", "2013", "2014"],
        "silent": [],
    }
    assert {mark for one in report.groups for mark in marks(one.counts).values()} == {("no source", "")}


def test_where_no_source_says_what_it_covers_no_year_lacks_one(tmp_path: Path) -> None:
    silent = SOURCES.replace(", covers: 2012/2015", "").replace(", covers: 2015/2018", "")
    write_project(tmp_path, TIMELINE, sources=silent, settings='as_of: "2018-12-31"')
    report = count_project(CountRequest(directory=tmp_path, draws=0))
    assert marks(report.total.counts) == {}


def test_by_country_the_coverage_of_all_sources_counts(tmp_path: Path) -> None:
    covers = SOURCES.replace("2015/2018", "2017/2018")
    write_project(tmp_path, TIMELINE, sources=covers, settings='as_of: "2018-12-31"')
    report = count_project(CountRequest(directory=tmp_path, by="country", draws=0))
    assert [marks(one.counts) for one in report.groups] == [{"2016": ("no source", "")}]

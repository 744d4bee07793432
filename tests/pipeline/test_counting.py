"""Counts of whole projects, as the command and programs ask for them."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

from chronos.model import CountReport, Counts, Dimension, PeriodCount
from chronos.pipeline import CountRequest, ProjectError, count_project
from chronos.pipeline.counting import CountError
from chronos.pipeline.preparing import ScopeError
from projects import write_project
from visits import SETTINGS, TIMELINE, write_visits

BY: tuple[Dimension, ...] = ("country", "region", "kind", "status", "source", "actor")
PER = ("year", "quarter", "month", "decade")


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_visits(tmp_path_factory.mktemp("visits"))


def counted(folder: Path, **asked: Any) -> CountReport:
    return count_project(CountRequest(directory=folder, **{"draws": 0, **asked}))


def numbers(counts: Counts) -> dict[str, tuple[int, Fraction | int, int]]:
    """Return what is not 0, by period."""
    return {row.period: (row.certain, row.expected, row.possible) for row in counts.rows if row.possible}


def groups(report: CountReport) -> dict[str, Counts]:
    return {one.counts.group: one.counts for one in report.groups}


def all_counts(report: CountReport) -> Iterator[Counts]:
    yield report.total.counts
    yield from groups(report).values()


def is_balanced(counts: Counts) -> bool:
    apart = counts.undated + counts.prospective + counts.retracted + counts.outside
    return counts.events == counts.expected + apart + counts.elsewhere - counts.beyond


DAYS = 2191
"""From 2013 to 2018."""


def test_every_event_is_counted_once_and_told_where_it_is(visits: Path) -> None:
    report = counted(visits)
    counts = report.total.counts
    # range and set: 2013 to 2018 evenly; before: 2013 to 2015; later: from 2 May 2018 to 31 March 2019.
    even, later = Fraction(2 * 365, DAYS), Fraction(244, 334)
    assert numbers(counts) == {
        "2013": (0, even + Fraction(1, 3), 3),
        "2014": (2, 2 + even + Fraction(1, 3), 5),
        "2015": (0, even + Fraction(1, 3), 3),
        "2016": (1, 1 + Fraction(2 * 366, DAYS), 3),
        "2017": (1, 1 + even, 3),
        "2018": (1, 1 + even + later, 4),
        "2019": (1, 2 - later, 2),
    }
    assert (counts.events, counts.undated, counts.prospective, counts.undated_besides) == (14, 1, 2, 1)
    assert (counts.retracted, counts.outside, counts.beyond, counts.elsewhere, counts.clipped) == (1, 1, 1, 0, 1)
    assert is_balanced(counts)


def test_the_claims_add_up_too(visits: Path) -> None:
    ledger = counted(visits).ledger
    assert ledger is not None
    assert (ledger.read, ledger.shown, ledger.merged, ledger.undated, ledger.excluded) == (16, 12, 1, 2, 1)
    assert counted(visits).total.counts.events == ledger.shown + ledger.undated


def test_the_current_year_is_marked(visits: Path) -> None:
    rows = counted(visits).total.counts.rows
    assert [(row.mark, row.because) for row in rows] == [*[("", "")] * 6, ("partial", "as_of")]


OPENING = "claims:\n  - {id: a, date: DATE, text: Officers are trained., countries: [EC]}\n"
SAID = "{said: 2013\N{EN DASH}2018}"
SIX_YEARS = {str(year): (0, Fraction(366 if year == 2016 else 365, DAYS), 1) for year in range(2013, 2019)}


@pytest.mark.parametrize(
    "date", ["2013/2018, lasting: false", '"[2013..2018]"', "{said: 2013\N{EN DASH}2018}, lasting: false"]
)
def test_what_is_dated_from_2013_to_2018_does_not_land_in_2013(tmp_path: Path, date: str) -> None:
    write_project(tmp_path, OPENING.replace("DATE", date), settings='as_of: "2018-12-31"')
    assert numbers(counted(tmp_path).total.counts) == SIX_YEARS


def test_what_lasted_from_2013_to_2018_is_in_every_year_of_it_where_that_is_asked_for(tmp_path: Path) -> None:
    write_project(tmp_path, OPENING.replace("DATE", SAID), settings='as_of: "2018-12-31"')
    assert numbers(counted(tmp_path).total.counts) == {"2013": (1, 1, 1)}
    present = counted(tmp_path, lasting="present").total.counts
    assert numbers(present) == {str(year): (1, 1, 1) for year in range(2013, 2019)}
    assert (present.events, present.beyond) == (1, 5)
    assert is_balanced(present)


def test_a_range_of_years_as_a_date_of_its_own_is_refused_by_name_and_not_read_as_its_first_year(
    tmp_path: Path,
) -> None:
    write_project(tmp_path, OPENING.replace("DATE", "2013\N{EN DASH}2018"))
    report = counted(tmp_path)
    assert report.ledger is not None
    assert (report.total.counts.events, report.ledger.read, report.ledger.excluded) == (0, 1, 1)


@pytest.mark.parametrize("by", BY)
def test_groups_lose_nothing(visits: Path, by: Dimension) -> None:
    report = counted(visits, by=by)
    assert report.by == by
    assert all(is_balanced(counts) for counts in all_counts(report))
    labels = [row.period for row in report.total.counts.rows]
    assert all([row.period for row in counts.rows] == labels for counts in groups(report).values())
    memberships = sum(counts.events for counts in groups(report).values())
    assert memberships >= 14
    assert (memberships == 14) == (report.several == 0)


def test_by_country_an_event_counts_in_each_and_what_names_none_is_a_group(visits: Path) -> None:
    report = counted(visits, by="country")
    found = groups(report)
    assert [(code, one.name, one.events) for code, one in found.items()] == [
        ("CN", "China", 2),
        ("CO", "Colombia", 1),
        ("EC", "Ecuador", 6),
        ("PE", "Peru", 2),
        ("UY", "Uruguay", 2),
        ("", "", 2),
    ]
    assert numbers(found[""]) == {"2017": (1, 1, 1), "2019": (1, 1, 1)}
    assert numbers(found["CO"]) == {"2014": (1, 1, 1), "2016": (1, 1, 1)}
    assert report.several == 1


def test_by_region_an_event_of_a_region_counts_in_those_around_it(visits: Path) -> None:
    report = counted(visits, by="region")
    found = groups(report)
    assert [(one.group, one.name, one.events) for one in found.values()] == [
        ("andes", "The Andes", 9),
        ("419", "Latin America and the Caribbean", 11),
        ("", "", 3),
    ]
    assert found["andes"].rows[4].certain == found["419"].rows[4].certain == 1  # the desk in the Andes, since 2017
    assert report.several == 9


def test_by_region_without_regions_in_the_settings_the_smallest_of_m49_are_taken(tmp_path: Path) -> None:
    write_project(tmp_path, TIMELINE.replace("regions: [andes]", 'regions: ["005"]'), settings='as_of: "2019-06-30"')
    found = groups(counted(tmp_path, by="region"))
    assert [(one.group, one.name, one.events) for one in found.values()] == [
        ("005", "South America", 11),
        ("030", "Eastern Asia", 2),
        ("", "", 1),
    ]


def test_by_kind_the_order_is_that_of_the_settings_and_others_follow(visits: Path) -> None:
    found = groups(counted(visits, by="kind"))
    assert [(one.group, one.name, one.events) for one in found.values()] == [
        ("training", "Training", 3),
        ("agreement", "Agreements", 1),
        ("summit", "summit", 1),
        ("", "", 9),
    ]


def test_by_status_what_is_not_counted_is_told_in_its_group(visits: Path) -> None:
    found = groups(counted(visits, by="status"))
    assert [(one.group, one.events, one.counted) for one in found.values()] == [
        ("undisputed", 10, 10),
        ("disputed", 1, 1),
        ("prospective", 2, 0),
        ("retracted", 1, 0),
    ]
    assert numbers(found["disputed"]) == {"2018": (1, 1, 1)}
    assert numbers(found["prospective"]) == numbers(found["retracted"]) == {}
    asked = groups(counted(visits, by="status", prospective=True))
    assert numbers(asked["prospective"]) == {"2020": (1, 1, 1)}


def test_by_source_an_event_counts_for_each_that_it_cites(visits: Path) -> None:
    report = counted(visits, by="source")
    assert [(one.group, one.name, one.events) for one in groups(report).values()] == [
        ("gazette", "Gaceta 2019", 4),
        ("wire", "The Wire 2019", 5),
        ("", "", 7),
    ]
    assert report.several == 2


def test_an_actor_that_an_event_names_twice_counts_once(visits: Path) -> None:
    report = counted(visits, by="actor")
    assert [(one.group, one.events) for one in groups(report).values()] == [("Ministry", 1), ("Police", 2), ("", 12)]
    assert report.several == 1


@pytest.mark.parametrize("per", PER)
def test_sums_are_the_same_whatever_the_period(visits: Path, per: str) -> None:
    counts = counted(visits, per=per).total.counts
    assert (counts.by, counts.events) == (per, 14)
    assert counts.expected == 10
    assert is_balanced(counts)


def test_periods_are_called_by_their_labels(visits: Path) -> None:
    assert [counted(visits, per=per).total.counts.rows[0].period for per in PER] == [
        "2013",
        "2013-Q1",
        "2013-01",
        "2010s",
    ]
    assert counted(visits, per="decade").total.counts.rows == (
        PeriodCount("2010s", 9, Fraction(10), 10, mark="partial", because="as_of"),
    )


def test_months_add_up_to_quarters_and_quarters_to_years(visits: Path) -> None:
    sums: dict[str, Fraction] = {}
    for per in ("month", "quarter"):
        for row in counted(visits, per=per).total.counts.rows:
            label = f"{per} {row.period[:4]}"
            sums[label] = sums.get(label, Fraction(0)) + row.expected
    for row in counted(visits).total.counts.rows:
        assert sums[f"month {row.period}"] == sums[f"quarter {row.period}"] == row.expected


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2015", "", ["2015", "2016", "2017", "2018", "2019"]),
        ("", "2015", ["2013", "2014", "2015"]),
        ("2015", "2016", ["2015", "2016"]),
        ("2016", "2016", ["2016"]),
        ("2010", "2012", ["2010", "2011", "2012"]),
        ("2018-06-01", "2021", ["2018", "2019", "2020", "2021"]),
        ("201X", "2014-05", ["2010", "2011", "2012", "2013", "2014"]),
    ],
)
def test_rows_are_those_asked_for_and_the_rest_is_told(visits: Path, first: str, last: str, labels: list[str]) -> None:
    for by in (None, *BY):
        report = counted(visits, first=first, last=last, by=by)
        for counts in all_counts(report):
            assert [row.period for row in counts.rows] == labels
            assert is_balanced(counts)
        assert report.total.counts.expected + report.total.counts.elsewhere == 10


def test_days_asked_for_cut_periods_and_say_so(visits: Path) -> None:
    counts = counted(visits, first="2018-05-01", last="2018-05-31").total.counts
    (row,) = counts.rows
    # 31 of 2191 days of two events, the visit, and 30 of 334 days of the return visit.
    assert row == PeriodCount(
        "2018", 1, 1 + Fraction(2 * 31, DAYS) + Fraction(30, 334), 4, mark="partial", because="window"
    )


def test_present_counts_what_lasted_in_every_period_it_covers(visits: Path) -> None:
    once, present = (counted(visits, lasting=lasting).total.counts for lasting in ("once", "present"))
    more = {label: now[0] - numbers(once)[label][0] for label, now in numbers(present).items()}
    # A mission from 2014 to 2016; a desk since 2017, of which the gazette of May 2019 speaks last.
    assert more == {"2013": 0, "2014": 0, "2015": 1, "2016": 1, "2017": 0, "2018": 1, "2019": 1}
    assert present.beyond == once.beyond + 4
    assert is_balanced(present)


def test_prospective_events_are_counted_where_they_are_asked_for(visits: Path) -> None:
    counts = counted(visits, prospective=True).total.counts
    assert (counts.prospective, counts.undated, counts.undated_besides) == (0, 2, 0)
    assert counts.rows[-1] == PeriodCount("2020", 1, Fraction(1), 1, mark="to come")
    assert is_balanced(counts)


def test_dates_that_other_claims_bound_are_counted(visits: Path) -> None:
    uruguay = groups(counted(visits, by="country"))["UY"]
    assert numbers(uruguay) == {"2018": (1, 1 + Fraction(244, 334), 2), "2019": (0, Fraction(90, 334), 1)}


@pytest.mark.parametrize(
    ("scope", "name", "events"),
    [
        ("", "All events", 14),
        ("EC", "Ecuador", 6),
        ("ec", "Ecuador", 6),
        ("Ecuador", "Ecuador", 6),
        ("Équateur", "Ecuador", 6),
        ("ECU", "Ecuador", 6),
        ("andes", "The Andes", 9),
        ("the andes", "The Andes", 9),
        ("419", "Latin America and the Caribbean", 11),
        ("latin-america-and-the-caribbean", "Latin America and the Caribbean", 11),
        ("005", "South America", 10),
        ("South America", "South America", 10),
    ],
)
def test_a_scope_is_a_country_or_a_region_by_code_or_name(visits: Path, scope: str, name: str, events: int) -> None:
    report = counted(visits, scope=scope)
    assert (report.scope.name, report.total.counts.events) == (name, events)
    assert report.ledger is not None
    assert (report.ledger.read, report.ledger.shown + report.ledger.undated) == (16, events)
    assert is_balanced(report.total.counts)


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        ("Ecuado", "no event names 'Ecuado'; did you mean Ecuador (EC)?"),
        ("Columbia", "no event names 'Columbia'; did you mean Colombia (CO)?"),
        ("andses", "no event names 'andses'; did you mean The Andes (andes)?"),
        ("Brasil", "no event names 'Brasil' (BR); these are here: The Andes (andes), Latin America and the "),
        ("BR", "no event names 'BR'; these are here: "),
        ("150", "no event names '150'; these are here: "),
    ],
)
def test_a_scope_that_no_event_names_is_refused_with_a_way_out(visits: Path, scope: str, said: str) -> None:
    with pytest.raises(ScopeError) as raised:
        counted(visits, scope=scope)
    assert str(raised.value).startswith(said)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            {"first": "last year"},
            "--from 'last year' is no date: a date begins with a year of four digits; write 2010 or",
        ),
        ({"last": "2019-13"}, "--to '2019-13' is no date: months run from 01 to 12"),
        ({"first": "../2019"}, "--from '../2019' has no first day; write 2010 or 2010-06-30"),
        ({"last": "2019/.."}, "--to '2019/..' has no last day; write 2010 or 2010-06-30"),
        ({"first": "2019", "last": "2018"}, "--from 2019 lies after --to 2018"),
        ({"as_of": "2019-01-01"}, "--as-of is for a table of events; of timelines `as_of:` in chronos.yaml says it"),
    ],
)
def test_what_cannot_be_asked_for_is_refused(visits: Path, asked: dict[str, str], said: str) -> None:
    with pytest.raises(CountError) as raised:
        counted(visits, **asked)
    assert str(raised.value).startswith(said)


def test_without_a_project_there_is_nothing_to_count(tmp_path: Path) -> None:
    with pytest.raises(ProjectError):
        counted(tmp_path / "nowhere")


@pytest.mark.parametrize("by", [None, *BY])
def test_a_project_without_claims_has_no_rows(tmp_path: Path, by: Dimension | None) -> None:
    report = counted(write_project(tmp_path, "claims: []\n"), by=by, draws=10)
    assert (report.total.counts.rows, report.total.counts.events, report.groups) == ((), 0, ())


def test_a_project_of_undated_claims_alone_has_no_rows_and_loses_nothing(tmp_path: Path) -> None:
    write_project(tmp_path, OPENING.replace("DATE", "undated"))
    counts = counted(tmp_path, by="country", draws=10).total.counts
    assert (counts.rows, counts.events, counts.undated) == ((), 1, 1)


def test_intervals_comparisons_and_a_trend_are_drawn(visits: Path) -> None:
    report = counted(visits, draws=500, compare=(("2018", "2017"),))
    assert all(row.interval is not None for row in report.total.counts.rows)
    assert report.total.interval == (10, 10)
    (comparison,) = report.total.comparisons
    assert (comparison.one, comparison.other, comparison.draws, comparison.marked) == ("2018", "2017", 500, ())
    assert [one.one for one in report.total.neighbours] == ["2014", "2015", "2016", "2017", "2018", "2019"]
    assert report.total.trend is not None
    assert (report.total.trend.first, report.total.trend.last) == ("2013", "2018")


def test_the_total_has_an_interval_where_dates_may_lie_outside_the_rows(visits: Path) -> None:
    # Certain are four (two drills' one, the desk, the visit, the summit); range, set, before and later may be there.
    report = counted(visits, draws=2_000, first="2016")
    assert report.total.interval == (5, 7)


def test_each_group_is_compared_by_itself(visits: Path) -> None:
    report = counted(visits, by="country", draws=100, compare=(("2018", "2017"),))
    shares = {one.counts.group: one.comparisons[0].more for one in report.groups}
    assert (shares["UY"], shares["CN"], shares[""]) == (100, 0, 0)


@pytest.mark.parametrize("seed", [0, 5])
def test_the_same_seed_gives_the_same_report(visits: Path, seed: int) -> None:
    assert counted(visits, draws=200, seed=seed) == counted(visits, draws=200, seed=seed)


def test_another_seed_gives_other_draws(visits: Path) -> None:
    one, other = (counted(visits, draws=200, seed=seed).total.neighbours for seed in (0, 5))
    assert one != other


def test_too_many_periods_for_so_many_draws_are_refused_with_a_way_out(tmp_path: Path) -> None:
    write_project(tmp_path, OPENING.replace("DATE", "0001/2018"))
    with pytest.raises(CountError) as raised:
        counted(tmp_path, per="month", lasting="present", draws=10_000)
    assert str(raised.value) == ("24216 months are too many for 10000 draws; --draws 4129 or fewer, or longer periods")


COLUMNS = [
    *("group", "name", "period", "first", "last", "certain", "expected", "possible"),
    *("low", "high", "mark", "because"),
]


def test_counts_go_to_pandas_without_a_loop(visits: Path) -> None:
    counts = counted(visits, draws=100).total.counts
    frame = pd.DataFrame(counts.columns())
    assert list(frame.columns) == COLUMNS
    assert list(frame["period"]) == ["2013", "2014", "2015", "2016", "2017", "2018", "2019"]
    assert frame["certain"].sum() == 5 + 1
    assert frame["expected"].sum() == pytest.approx(10)
    assert str(frame["expected"].dtype) == "float64"
    assert str(frame["certain"].dtype) == str(frame["possible"].dtype) == str(frame["low"].dtype) == "int64"
    days = pd.to_datetime(frame["last"])
    assert (days.dt.month.unique().tolist(), days.dt.day.unique().tolist()) == ([12], [31])


def test_counts_go_to_polars_without_a_loop(visits: Path) -> None:
    counts = counted(visits, draws=100).total.counts
    frame = pl.DataFrame(counts.columns())
    assert frame.columns == COLUMNS
    assert frame.schema["expected"] == pl.Float64
    assert frame.schema["certain"] == frame.schema["high"] == pl.Int64
    assert frame.filter(pl.col("mark") == "partial")["because"].to_list() == ["as_of"]
    assert frame["expected"].sum() == pytest.approx(10)


def test_counts_of_groups_are_stacked_to_one_frame(visits: Path) -> None:
    report = counted(visits, by="country")
    frame = pd.concat(pd.DataFrame(one.counts.columns()) for one in report.groups)
    assert frame[frame["group"] == "CO"]["certain"].tolist() == [0, 1, 0, 1, 0, 0, 0]
    assert frame["low"].isna().all()
    stacked = pl.concat(pl.DataFrame(one.counts.columns()) for one in report.groups)
    assert stacked.height == 6 * 7


def test_counts_without_rows_are_empty_columns(tmp_path: Path) -> None:
    counts = counted(write_project(tmp_path, "claims: []\n", settings=SETTINGS)).total.counts
    assert counts.columns() == {name: [] for name in COLUMNS}
    assert pd.DataFrame(counts.columns()).empty
    assert pl.DataFrame(counts.columns()).is_empty()

"""A chronology of a period, of kinds, of statuses; what they leave out stands in its ledger."""

from pathlib import Path

import pytest

from chronos.arrange import may_lie_in
from chronos.edtf import day_number, parse
from chronos.model import Chronology, Exclusion
from chronos.pipeline.chronologies import Selection, chronology_of
from chronos.pipeline.counting import asked_days
from chronos.pipeline.preparing import Prepared
from projects import corpus_of

TIMELINE = """
claims:
  - {id: a, date: "2010", text: A., countries: [EC], kind: sale}
  - {id: b, date: "2013-12-31", text: B., countries: [EC], kind: training, status: disputed}
  - {id: c, date: "[2012..2014]", text: C., countries: [EC], kind: sale}
  - {id: d, date: "2005/2016", text: D., countries: [EC], kind: sale}
  - {id: e, date: "2019-01-01", text: E., countries: [EC], kind: sale}
  - {id: f, date: "2020", text: F., countries: [EC], kind: sale}
  - {id: g, date: undated, text: G., countries: [EC], kind: sale}
  - {id: h, date: "2015", text: H., countries: [PE], kind: sale}
  - {id: i, date: nonsense, text: I., countries: [EC]}
"""


def made(folder: Path, **selected: object) -> Chronology:
    prepared = Prepared(corpus_of(folder, TIMELINE))
    return chronology_of(prepared, prepared.scope("EC"), Selection(**selected))  # type: ignore[arg-type]  # as given


def ids(chronology: Chronology) -> list[str]:
    return [entry.event.id for entry in chronology.entries]


def test_a_period_shows_what_may_lie_in_it_and_what_is_undated(tmp_path: Path) -> None:
    found = made(tmp_path, period=asked_days("2014", "2019"))
    assert ids(found) == ["d", "c", "e", "g"]
    assert found.period == (day_number(2014, 1, 1), day_number(2019, 12, 31))
    assert [row.period for row in found.counts.rows] == ["2014", "2015", "2016", "2017", "2018", "2019"]


def test_the_ledger_of_a_period_counts_what_it_leaves_out(tmp_path: Path) -> None:
    ledger = made(tmp_path, period=asked_days("2014", "2019")).ledger
    assert (ledger.read, ledger.shown, ledger.merged, ledger.undated, ledger.balanced) == (9, 3, 0, 1, True)
    assert ledger.exclusions == (
        Exclusion("scope", 1),
        Exclusion("period", 3),
        Exclusion("unreadable", 1, ("i (timeline.yaml:11:5)",)),
    )


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2019", "", ["e", "f", "g"]),
        ("", "2012", ["d", "a", "c", "g"]),
        ("2013-12-31", "2013-12-31", ["d", "c", "b", "g"]),
        ("1900", "1901", ["g"]),
        ("", "", ["d", "a", "c", "b", "e", "f", "g"]),
    ],
)
def test_a_period_may_be_open_or_a_day(tmp_path: Path, first: str, last: str, expected: list[str]) -> None:
    assert ids(made(tmp_path, period=asked_days(first, last))) == expected


def test_kinds_and_statuses_select_too_and_the_ledger_says_so(tmp_path: Path) -> None:
    found = made(tmp_path, period=asked_days("2013", "2014"), kinds=("training",), statuses=("disputed",))
    assert ids(found) == ["b"]
    assert [(one.reason, one.count) for one in found.ledger.exclusions] == [
        ("scope", 1),
        ("selection", 6),
        ("unreadable", 1),
    ]


@pytest.mark.parametrize(
    ("date", "may"),
    [
        ("2010/..", True),
        ("2010/", True),
        ("../2012", False),
        ("../2013", True),
        ("[2010,2020]", False),
        ("{2010,2014,2020}", True),
        ("201X", True),
        ("2015?", False),
        ("2014-12~", True),
        ("../..", True),
        ("", True),
    ],
)
def test_a_date_may_lie_in_a_period_by_its_possible_days(date: str, may: bool) -> None:
    assert may_lie_in(parse(date) if date else None, asked_days("2013", "2014")) is may

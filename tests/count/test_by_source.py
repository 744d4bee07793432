from fractions import Fraction
from pathlib import Path

from chronos.count import Terms, count_sources, weigh, window_of
from chronos.edtf import day_number
from chronos.link import cluster
from chronos.merge import merge
from chronos.model import Corpus, Event, Period, SourceCounts
from projects import corpus_of

SOURCES = """
references:
  - {id: gazette, type: article-newspaper, title: A gazette, issued: "2020-05-01", covers: 2018-06/2020}
  - {id: wire, type: article-newspaper, title: A wire report, issued: "2021-03", covers: [Ecuador, "2017/.."]}
  - {id: copy, type: article-newspaper, title: A copy of it, issued: "2021-04", origin: wire}
"""
TIMELINE = """
claims:
  - {id: a-both, date: "2018-05", text: A thing., countries: [EC], sources: [gazette, wire]}
  - {id: b-copy, date: "2018-05", text: A thing., countries: [EC], sources: [wire, copy]}
  - {id: c-alone, date: "[2018..2019]", text: A thing., countries: [EC], sources: [gazette]}
  - {id: d-undated, date: undated, text: A thing., countries: [EC], sources: [wire]}
  - {id: e-retracted, date: "2019", status: retracted, text: A thing., countries: [EC], sources: [wire]}
  - {id: f-unknown, date: "2020", text: A thing., countries: [EC], sources: [ghost]}
  - {id: g-none, date: "2020", text: A thing., countries: [EC]}
"""


def events_of(corpus: Corpus) -> tuple[Event, ...]:
    return tuple(merge(one, corpus.sources) for one in cluster(corpus.claims, corpus.judgements))


def counted(folder: Path, timeline: str = TIMELINE, by: Period = "year") -> dict[str, SourceCounts]:
    corpus = corpus_of(folder, timeline, sources=SOURCES)
    events = events_of(corpus)
    as_of = day_number(2021, 12, 31)
    terms = Terms(window=window_of(events, as_of), by=by, as_of=as_of)
    weighed = [weigh(event, terms) for event in events]
    found = count_sources(weighed, terms, sources=corpus.sources, names={"wire": "Wire 2021"})
    return {one.id: one for one in found}


def test_sources_stand_by_their_ids_and_events_without_one_last(tmp_path: Path) -> None:
    assert list(counted(tmp_path)) == ["copy", "gazette", "ghost", "wire", ""]


def test_an_event_of_two_independent_sources_is_corroborated_for_both(tmp_path: Path) -> None:
    found = counted(tmp_path)
    assert [row.certain for row in found["gazette"].corroborated.rows] == [1, 0, 0, 0]
    assert [row.certain for row in found["wire"].corroborated.rows] == [1, 0, 0, 0]


def test_sources_of_one_origin_do_not_corroborate_each_other(tmp_path: Path) -> None:
    found = counted(tmp_path)
    assert found["copy"].corroborated.rows == ()
    assert [row.certain for row in found["copy"].single.rows] == [1, 0, 0, 0]
    assert [row.certain for row in found["wire"].single.rows] == [1, 0, 0, 0]


def test_an_uncertain_date_is_expected_by_its_days(tmp_path: Path) -> None:
    rows = counted(tmp_path)["gazette"].single.rows
    assert [(row.period, row.certain, row.expected) for row in rows[:2]] == [
        ("2018", 0, Fraction(1, 2)),
        ("2019", 0, Fraction(1, 2)),
    ]


def test_undated_and_retracted_events_of_a_source_are_told(tmp_path: Path) -> None:
    wire = counted(tmp_path)["wire"]
    assert (wire.events, wire.undated, wire.single.undated, wire.single.retracted) == (3, 1, 1, 1)


def test_events_without_any_source_are_counted_under_an_empty_id(tmp_path: Path) -> None:
    none = counted(tmp_path)[""]
    assert (none.name, none.events, none.single.events, none.corroborated.events) == ("", 1, 1, 0)


def test_a_source_that_the_project_does_not_have_is_counted_too(tmp_path: Path) -> None:
    ghost = counted(tmp_path)["ghost"]
    assert (ghost.name, ghost.events, ghost.covered) == ("ghost", 1, frozenset())


def test_a_source_is_called_what_it_is_named(tmp_path: Path) -> None:
    found = counted(tmp_path)
    assert [(one.name, one.single.name, one.single.group) for one in (found["wire"], found["copy"])] == [
        ("Wire 2021", "Wire 2021", "wire"),
        ("copy", "copy", "copy"),
    ]


def test_every_citation_of_an_event_is_counted_once(tmp_path: Path) -> None:
    twice = '{id: a, date: "2018", text: A thing., countries: [EC], sources: ["gazette, p. 1", "gazette, p. 2"]}'
    found = counted(tmp_path, f"claims:\n  - {twice}\n")
    assert [(one.id, one.events) for one in found.values()] == [("gazette", 1)]


def test_the_counted_periods_that_a_source_says_it_covers_are_told(tmp_path: Path) -> None:
    found = counted(tmp_path)
    assert found["gazette"].covered == {"2018", "2019", "2020"}
    assert found["wire"].covered == {"2018", "2019", "2020", "2021"}
    assert found["copy"].covered == frozenset()


def test_a_period_is_covered_of_which_a_source_covers_a_day(tmp_path: Path) -> None:
    found = counted(tmp_path, by="quarter")
    assert found["gazette"].covered == {
        *("2018-Q2", "2018-Q3", "2018-Q4"),
        *(f"{year}-Q{quarter}" for year in (2019, 2020) for quarter in (1, 2, 3, 4)),
    }


def test_nothing_gives_nothing(tmp_path: Path) -> None:
    assert counted(tmp_path, "claims: []\n") == {}

"""Derived dates as a reader of a chronology and of the tables meets them."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest

from chronos.model import Corpus
from chronos.pipeline.chronologies import Chronologies
from chronos.render.data import claims_csv, events_csv
from chronos.render.entries import date_words
from chronos.render.languages import ENGLISH
from manuscripts import written
from projects import chronologies, corpus_of
from readback import Item, items

SOURCES = """
references:
  - {id: gazette-2021, title: A gazette, issued: "2021-12-24"}
  - {id: wire-2022, title: A wire report, issued: "2022-03"}
"""
PAPER = (
    '- {id: paper, date: "2016-11-24", text: A policy paper is published., countries: [PE], sources: [gazette-2021]}'
)


def made(tmp_path: Path, claims: str) -> tuple[Corpus, Chronologies]:
    """Build the chronologies of a policy paper and of more claims, all in Peru."""
    corpus = corpus_of(tmp_path, f"claims:\n{PAPER}\n{claims}", sources=SOURCES)
    return corpus, chronologies(corpus)


def told(tmp_path: Path, claims: str) -> dict[str, Item]:
    """Return the entries of the chronology of Peru by their texts, without their standing."""
    _, chronology = made(tmp_path, claims)
    (peru,) = chronology.countries
    return {item.text.split(".")[0]: item for item in items(written(peru)) if item.heading != "Sources"}


def claim(date: str, claim_id: str = "visit", text: str = "A delegation visits Lima.", more: str = "") -> str:
    cited = "" if "sources:" in more else ", sources: [gazette-2021]"
    return f"- {{id: {claim_id}, date: {date}, text: {text}, countries: [PE]{cited}{more}}}\n"


@pytest.mark.parametrize(
    ("date", "head", "inner"),
    [
        (
            "{after: paper}",
            "Between 25 November 2016 and 24 December 2021 (derived).",
            "after “A policy paper is published” (24 November 2016); before its publication on 24 December 2021",
        ),
        (
            "{after: paper, within: P1Y}",
            "Between 25 November 2016 and 24 November 2017 (derived).",
            "after “A policy paper is published” (24 November 2016) and at most one year later",
        ),
        (
            "{before: paper}",
            "Before 24 November 2016 (derived).",
            "before “A policy paper is published” (24 November 2016)",
        ),
        (
            "{before: paper, within: P90D}",
            "Between 26 August and 23 November 2016 (derived).",
            "before “A policy paper is published” (24 November 2016) and at most 90 days earlier",
        ),
        (
            "{same as: paper}",
            "24 November 2016 (derived).",
            "on the same date as “A policy paper is published” (24 November 2016)",
        ),
    ],
)
def test_a_derived_date_is_said_to_be_one_and_from_what(tmp_path: Path, date: str, head: str, inner: str) -> None:
    entry = told(tmp_path, claim(date))["A delegation visits Lima"]
    assert (entry.bold, entry.inner) == (head, (f"Derived: {inner}.",))


def test_during_something_that_lasted_and_between_two_events(tmp_path: Path) -> None:
    claims = (
        claim('"2017-08/2017-09"', "assembly", "The assembly meets.")
        + claim("{during: assembly}", "speech", "A speech is held.")
        + claim("{between: [paper, assembly]}", "talks", "Talks are held.")
    )
    entries = told(tmp_path, claims)
    assert entries["A speech is held"].bold == "Between August and September 2017 (derived)."
    assert entries["A speech is held"].inner == ("Derived: during “The assembly meets” (August to September 2017).",)
    assert entries["Talks are held"].bold == "Between 25 November 2016 and 30 August 2017 (derived)."
    (derived,) = entries["Talks are held"].inner
    assert derived.split("; ") == [
        "Derived: after “A policy paper is published” (24 November 2016)",
        "before “The assembly meets” (August to September 2017).",
    ]


def test_a_date_of_its_own_keeps_its_words_and_what_others_leave_stands_below(tmp_path: Path) -> None:
    entry = told(tmp_path, claim('"2016"', more=", order: {after: [paper]}"))["A delegation visits Lima"]
    assert entry.bold == "2016."
    assert entry.inner == (
        "Derived: not before 25 November 2016, since it came after “A policy paper is published” (24 November 2016).",
    )


def test_what_nothing_bounds_is_undated_with_its_relation_in_words(tmp_path: Path) -> None:
    claims = claim("undated", "rumour", "A rumour goes round.", ", sources: []") + claim(
        "{after: rumour, said: soon after}", more=", sources: []"
    )
    entry = told(tmp_path, claims)["A delegation visits Lima"]
    assert (entry.heading, entry.bold) == ("Undated", "")
    assert entry.inner == (
        "Known only to be after “A rumour goes round” (undated).",
        "Note: Date as the source has it: “soon after”.",
    )


def test_the_words_of_the_source_stand_in_the_footnote(tmp_path: Path) -> None:
    _, chronology = made(tmp_path, claim("{after: paper, said: the following year}"))
    assert "Date as the source has it: “the following year”." in written(chronology.countries[0])


def test_a_reader_is_told_what_derived_means_where_something_is(tmp_path: Path) -> None:
    said = "Where a source dates something only by another event, the days that all such relations leave are given"
    for claims, shown in ((claim("{after: paper}"), True), (claim('"2017"'), False)):
        _, chronology = made(tmp_path / str(shown), claims)
        assert (said in written(chronology.countries[0])) is shown


JOINED = claim('"2017"', "signing", "Peru signs.") + claim(
    "{after: paper, said: later}", "signing-b", "Peru signs it.", ", sources: [wire-2022]"
)
JUDGED = "judgements:\n  - {claims: [signing, signing-b], verdict: same, by: A. Editor, why: One signing.}\n"


def test_a_date_that_a_source_states_is_not_mixed_with_derived_days(tmp_path: Path) -> None:
    entry = told(tmp_path, JOINED + JUDGED)["Peru signs"]
    assert entry.bold == "2017."
    assert entry.text.endswith("(2 independent sources)")
    (also,) = entry.inner
    assert also.startswith(
        "Also stated, after “A policy paper is published” (24 November 2016) (“later”): Peru signs it."
    )


def rows(tmp_path: Path, claims: str) -> tuple[dict[str, dict[str, str]], dict[str, dict[str, str]]]:
    """Return the tables of events and of claims, each row by its id."""
    corpus, chronology = made(tmp_path, claims)
    entries = chronology.whole.entries
    documents = events_csv(entries), claims_csv(entries, corpus)
    events, stated = (csv.DictReader(StringIO(one.content.decode())) for one in documents)
    return {row["id"]: row for row in events}, {row["id"]: row for row in stated}


def test_the_tables_have_the_derived_days_and_what_they_follow_from(tmp_path: Path) -> None:
    events, claims = rows(tmp_path, claim("{after: paper, within: P1Y, said: within a year}"))
    dated = {
        "date": "[2016-11-25..2017-11-24]",
        "date_words": "between 25 November 2016 and 24 November 2017 (derived)",
        "earliest": "2016-11-25",
        "latest": "2017-11-24",
        "derived_earliest": "2016-11-25",
        "derived_latest": "2017-11-24",
        "derived_from": "paper",
    }
    assert {name: events["visit"][name] for name in dated} == dated
    assert events["visit"]["agreement"] == "derived"
    stated = {**dated, "said": "within a year", "relation": "after paper within P1Y", "after": "", "outcome": "shown"}
    assert {name: claims["visit"][name] for name in stated} == stated


def test_the_tables_have_the_order_and_days_beside_a_date_of_its_own(tmp_path: Path) -> None:
    events, claims = rows(tmp_path, claim('"2016"', more=", order: {after: [paper]}"))
    for row in (events["visit"], claims["visit"]):
        assert (row["date"], row["earliest"], row["latest"]) == ("2016", "2016-01-01", "2016-12-31")
        assert (row["derived_earliest"], row["derived_latest"]) == ("2016-11-25", "2016-12-31")
        assert row["derived_from"] == "paper"
    assert (claims["visit"]["relation"], claims["visit"]["after"]) == ("", "paper")
    assert (claims["paper"]["derived_earliest"], claims["paper"]["derived_from"]) == ("", "")


def test_a_source_whose_publication_bounds_a_claim_is_named_in_the_tables(tmp_path: Path) -> None:
    events, _ = rows(tmp_path, claim("{after: paper}"))
    assert events["visit"]["derived_from"] == "paper;gazette-2021"


def test_the_table_of_events_has_nothing_derived_where_the_date_is_stated(tmp_path: Path) -> None:
    events, claims = rows(tmp_path, JOINED + JUDGED)
    assert (events["signing"]["date"], events["signing"]["agreement"]) == ("2017", "single")
    assert (events["signing"]["claims"], events["signing"]["derived_earliest"]) == ("signing;signing-b", "")
    assert claims["signing-b"]["derived_from"] == "signing"


def test_what_the_manual_says_of_its_example_is_true(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "format.md").read_text(encoding="utf-8")
    section = page[page.index("### Dates by relation") :]
    (example,) = re.findall(r"```yaml\n(.*?)```", section[: section.index("### Imported claims")], re.DOTALL)
    made = chronologies(corpus_of(tmp_path, example, sources=""))
    derived = [entry.event for entry in made.whole.entries if entry.event.agreement == "derived"]
    shown = [date_words(event, ENGLISH) for event in derived]
    assert shown == [
        "between 25 November 2016 and 24 November 2017 (derived)",
        "between 26 November 2016 and 24 December 2021 (derived)",
    ]
    told = " ".join(section.split())
    assert all(f"**{one[0].upper()}{one[1:]}**" in told for one in shown)

"""Two builds compared, written as timelines that become the tables of builds."""

from pathlib import Path

import pytest
from msgspec import structs

from chronos.compare import compare
from chronos.model import Change, Difference, Differences, Exclusion, Ledger, Move
from chronos.pipeline import DiffRequest, diff
from projects import write_project

TWO = """
claims:
  - id: ec-course
    date: 2019-05
    text: A course begins in Quito.
    countries: [EC]
    sources: ["gazette-2020, p. 3"]
  - id: ec-visit
    date: 2019-05-17
    text: A delegation visits Quito.
    countries: [EC]
    places: [Quito]
    actors: [Police]
    kind: visit
    sources: [wire-2021]
"""
JOINED = """
judgements:
  - {claims: [ec-course, ec-visit], verdict: same, why: One course.}
"""


def differences(folder: Path, before: str, after: str) -> Differences:
    """Return what changed from one timeline to another."""
    first, second = (write_project(folder / name, text) for name, text in (("a", before), ("b", after)))
    return diff(DiffRequest(before=str(first), after=str(second)))


def told(folder: Path, before: str, after: str) -> list[tuple[str, str, tuple[Change, ...], tuple[Move, ...]]]:
    """Return what changed in brief: kind, event, changes, moves."""
    found = differences(folder, before, after).differences
    return [(one.kind, one.event, one.changes, one.moves) for one in found]


def without(text: str, claim: str) -> str:
    """Return a timeline without one of its claims."""
    kept = [part for part in text.split("  - id: ") if not part.startswith(f"{claim}\n")]
    return "  - id: ".join(kept)


def edited(text: str, before: str, after: str) -> str:
    """Return a text in which something that stands in it is replaced."""
    assert before in text
    return text.replace(before, after)


def test_builds_that_are_the_same_have_no_differences(tmp_path: Path) -> None:
    found = differences(tmp_path, TWO, TWO)
    assert found.differences == ()
    assert found.before.ledger == found.after.ledger == Ledger(read=2, shown=2, merged=0, undated=0)


def test_a_claim_that_is_new_is_an_event_added_with_its_citations(tmp_path: Path) -> None:
    found = differences(tmp_path, without(TWO, "ec-course"), TWO)
    assert found.differences == (
        Difference(
            kind="added",
            event="ec-course",
            date="2019-05",
            date_words="May 2019",
            text="A course begins in Quito.",
            citations=("gazette-2020, p. 3",),
        ),
    )
    assert found.numbers["added"] == 1
    assert sum(found.numbers.values()) == 1


def test_a_claim_that_is_gone_is_an_event_removed(tmp_path: Path) -> None:
    assert told(tmp_path, TWO, without(TWO, "ec-course")) == [("removed", "ec-course", (), ())]


def test_a_date_made_more_precise_is_redated_and_nothing_else(tmp_path: Path) -> None:
    (found,) = told(tmp_path, TWO, edited(TWO, "date: 2019-05\n", "date: 2019-05-02\n"))
    changes = (Change("date", "2019-05", "2019-05-02"), Change("date_words", "May 2019", "2 May 2019"))
    assert found == ("redated", "ec-course", changes, ())


def test_a_date_that_is_taken_away_is_redated_to_undated(tmp_path: Path) -> None:
    (found,) = differences(tmp_path, TWO, edited(TWO, "date: 2019-05\n", "date: undated\n")).differences
    assert (found.kind, found.date, found.date_words) == ("redated", "", "undated")
    assert found.changes == (Change("date", "2019-05", ""), Change("date_words", "May 2019", "undated"))


def test_the_words_of_the_source_for_a_date_are_of_the_claim(tmp_path: Path) -> None:
    said = edited(TWO, "date: 2019-05\n", 'date: {edtf: 2019-05, said: "in May 2019"}\n')
    assert told(tmp_path, TWO, said) == [
        ("redated", "ec-course", (Change("said", "", "in May 2019", "ec-course"),), ())
    ]


def test_another_locator_and_another_source_are_resourced(tmp_path: Path) -> None:
    again = edited(edited(TWO, "p. 3", "p. 4"), "[wire-2021]", "[wire-2021, gazette-2020]")
    assert told(tmp_path, TWO, again) == [
        ("resourced", "ec-course", (Change("sources", "gazette-2020, p. 3", "gazette-2020, p. 4", "ec-course"),), ()),
        ("resourced", "ec-visit", (Change("sources", "wire-2021", "wire-2021;gazette-2020", "ec-visit"),), ()),
    ]


def test_another_text_is_reworded(tmp_path: Path) -> None:
    change = Change("text", "A course begins in Quito.", "A course ends in Quito.")
    assert told(tmp_path, TWO, edited(TWO, "course begins", "course ends")) == [("reworded", "ec-course", (change,), ())]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("places: [Quito]", "places: [Quito, Cumbayá]", Change("places", "Quito", "Quito;Cumbayá")),
        ("actors: [Police]", "actors: []", Change("actors", "Police", "")),
        ("kind: visit", "kind: course", Change("kind", "visit", "course")),
        ("kind: visit", "kind: visit\n    status: disputed", Change("status", "undisputed", "disputed")),
        ("kind: visit", "kind: visit\n    note: See there.", Change("note", "", "See there.", "ec-visit")),
        ("[EC]\n    places", "[PE, EC]\n    places", Change("countries", "EC", "EC;PE")),
        ("[EC]\n    places", '[EC]\n    regions: ["419"]\n    places', Change("regions", "", "419")),
    ],
)
def test_another_field_is_restated_and_named(tmp_path: Path, before: str, after: str, change: Change) -> None:
    assert told(tmp_path, TWO, edited(TWO, before, after)) == [("restated", "ec-visit", (change,), ())]


def test_several_changes_of_one_event_are_told_by_kind(tmp_path: Path) -> None:
    again = edited(edited(TWO, "2019-05-17", "2019-05-18"), "visits Quito", "leaves Quito")
    found = told(tmp_path, TWO, edited(again, "kind: visit", "kind: course"))
    assert [kind for kind, *_ in found] == ["redated", "reworded", "restated"]
    assert {event for _, event, *_ in found} == {"ec-visit"}


def test_where_a_claim_stands_is_no_difference(tmp_path: Path) -> None:
    head, first, second = TWO.split("  - id: ")
    turned = f"{head}  # turned round\n  - id: {second}  - id: {first}"
    assert told(tmp_path, TWO, turned) == []


def test_two_claims_judged_one_are_rejoined_and_the_entry_keeps_its_id(tmp_path: Path) -> None:
    found = told(tmp_path, TWO, TWO + JOINED)
    assert [(kind, event) for kind, event, *_ in found] == [
        ("redated", "ec-course"),
        ("rejoined", "ec-course"),
        ("reworded", "ec-course"),
    ] or found == []
    (moves,) = [moves for kind, _, _, moves in found if kind == "rejoined"]
    assert moves == (Move("ec-visit", "ec-visit", "ec-course"),)

"""Two builds compared, written as timelines that become the tables of builds."""

from pathlib import Path

import pytest
from msgspec import structs

from chronos.compare import compare
from chronos.model import Change, Difference, Differences, Exclusion, Ledger, Move
from chronos.pipeline import DiffRequest, diff
from chronos.render.data import claims_csv, events_csv
from chronos.store.tables import tables_of
from projects import chronologies, corpus_of, write_project

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
    assert told(tmp_path, TWO, edited(TWO, "course begins", "course ends")) == [
        ("reworded", "ec-course", (change,), ())
    ]


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


BROUGHT = (
    Change("date", "2019-05", "2019-05-17"),
    Change("date_words", "May 2019", "17 May 2019"),
    Change("text", "A course begins in Quito.", "A delegation visits Quito."),
    Change("actors", "", "Police"),
    Change("places", "", "Quito"),
    Change("kind", "", "visit"),
)


def test_two_claims_judged_one_are_rejoined_and_nothing_else(tmp_path: Path) -> None:
    found = differences(tmp_path, TWO, TWO + JOINED)
    assert found.differences == (
        Difference(
            kind="rejoined",
            event="ec-course",
            date="2019-05-17",
            date_words="17 May 2019",
            text="A delegation visits Quito.",
            citations=("wire-2021", "gazette-2020, p. 3"),
            changes=BROUGHT,
            moves=(Move("ec-visit", "ec-visit", "ec-course"),),
        ),
    )
    assert found.after.ledger == Ledger(read=2, shown=1, merged=1, undated=0)


def test_claims_that_are_parted_are_rejoined_too(tmp_path: Path) -> None:
    back = tuple(Change(one.field, one.after, one.before) for one in BROUGHT)
    assert told(tmp_path, TWO + JOINED, TWO) == [
        ("rejoined", "ec-course", back, (Move("ec-visit", "ec-course", "ec-visit"),)),
        ("rejoined", "ec-visit", (), (Move("ec-visit", "ec-course", "ec-visit"),)),
    ]


def test_a_claim_that_is_changed_and_joined_at_once_is_told_as_both(tmp_path: Path) -> None:
    again = edited(TWO, "visits Quito", "leaves Quito") + JOINED
    found = told(tmp_path, TWO, again)
    assert [(kind, event) for kind, event, *_ in found] == [("rejoined", "ec-course"), ("reworded", "ec-course")]
    assert found[1][2] == (
        Change("text", "A course begins in Quito.", "A delegation leaves Quito."),
        Change("text", "A delegation visits Quito.", "A delegation leaves Quito.", "ec-visit"),
    )


def test_a_new_claim_that_comes_into_an_event_brings_its_citation(tmp_path: Path) -> None:
    assert told(tmp_path, without(TWO, "ec-visit"), TWO + JOINED) == [
        ("resourced", "ec-course", (Change("sources", "", "wire-2021", "ec-visit"),), ()),
        ("rejoined", "ec-course", BROUGHT, (Move("ec-visit", "", "ec-course"),)),
    ]


def test_a_claim_that_leaves_an_event_and_everything_takes_its_citation_along(tmp_path: Path) -> None:
    back = tuple(Change(one.field, one.after, one.before) for one in BROUGHT)
    assert told(tmp_path, TWO + JOINED, without(TWO, "ec-visit")) == [
        ("resourced", "ec-course", (Change("sources", "wire-2021", "", "ec-visit"),), ()),
        ("rejoined", "ec-course", back, (Move("ec-visit", "ec-course", ""),)),
    ]


def test_another_claim_in_the_lead_is_neither_removed_nor_added(tmp_path: Path) -> None:
    again = edited(TWO + JOINED, "date: 2019-05-17", "date: 2019").replace("date: 2019-05\n", "date: 2019-05-02\n")
    found = told(tmp_path, TWO + JOINED, again)
    assert [(kind, event) for kind, event, *_ in found] == [("redated", "ec-course"), ("reworded", "ec-course")]
    dates = [(one.claim, one.before, one.after) for one in found[0][2] if one.field == "date"]
    assert dates == [
        ("", "2019-05-17", "2019-05-02"),
        ("ec-course", "2019-05", "2019-05-02"),
        ("ec-visit", "2019-05-17", "2019"),
    ]


LOST = edited(TWO, "date: 2019-05\n", "date: soon\n")


def test_a_claim_that_can_no_longer_be_read_is_told_with_its_reason(tmp_path: Path) -> None:
    found = differences(tmp_path, TWO, LOST)
    (one,) = found.differences
    assert (one.kind, one.event, one.date_words, one.text) == (
        "unreadable",
        "ec-course",
        "May 2019",
        "A course begins in Quito.",
    )
    assert one.changes[0] == Change("outcome", "shown", "excluded", "ec-course")
    assert one.changes[1] == Change("reason", "", "its date cannot be read", "ec-course")
    assert found.after.ledger == Ledger(
        read=2, shown=1, merged=0, undated=0, exclusions=(Exclusion("unreadable", 1, ("ec-course",)),)
    )


def test_a_claim_that_can_be_read_again_is_told_and_not_added(tmp_path: Path) -> None:
    (one,) = differences(tmp_path, LOST, TWO).differences
    assert (one.kind, one.event, one.date) == ("readable", "ec-course", "2019-05")
    assert one.changes[0] == Change("outcome", "excluded", "shown", "ec-course")


def test_a_claim_that_was_never_read_and_is_gone_is_removed(tmp_path: Path) -> None:
    (one,) = differences(tmp_path, LOST, without(TWO, "ec-course")).differences
    assert (one.kind, one.event, one.changes[0]) == (
        "removed",
        "ec-course",
        Change("outcome", "excluded", "", "ec-course"),
    )


def test_two_claims_of_one_id_are_two_claims(tmp_path: Path) -> None:
    twice = TWO.replace("ec-visit", "ec-course")
    assert told(tmp_path, twice, twice) == []
    (found,) = told(tmp_path, twice, edited(twice, "visits Quito", "leaves Quito"))
    assert found[:2] == ("reworded", "ec-course")


def test_what_becomes_of_a_source_is_told_where_nothing_else_explains_it(tmp_path: Path) -> None:
    both = edited(TWO, "[wire-2021]", "[wire-2021, gazette-2020]")
    apart = write_project(tmp_path / "a", both)
    shared = write_project(tmp_path / "b", both)
    sources = (shared / "sources.yaml").read_text(encoding="utf-8")
    (shared / "sources.yaml").write_text(
        edited(sources, "    title: A wire report", "    title: A wire report\n    origin: gazette-2020"),
        encoding="utf-8",
    )
    (found,) = diff(DiffRequest(before=str(apart), after=str(shared))).differences
    assert (found.kind, found.event) == ("restated", "ec-visit")
    assert [(one.field, one.before, one.after) for one in found.changes] == [
        ("corroboration", "2", "1"),
        ("origins", "2", "1"),
    ]


def test_a_derived_date_is_redated_when_what_it_follows_from_is(tmp_path: Path) -> None:
    relative = TWO + "  - {id: later, date: {after: ec-visit, within: P1Y}, text: A loan., countries: [EC]}\n"
    found = told(tmp_path, relative, edited(relative, "2019-05-17", "2019-06-17"))
    assert [(kind, event) for kind, event, *_ in found] == [("redated", "ec-visit"), ("redated", "later")]
    assert found[1][2][0] == Change("date", "[2019-05-18..2020-05-17]", "[2019-06-18..2020-06-17]")


def test_what_changed_is_in_the_order_of_dates_and_ids_and_the_undated_last(tmp_path: Path) -> None:
    dates = {"e": "2021", "d": "undated", "c": "-0044-03-15", "b": "2021", "a": "../1990", "f": "2019-05-17"}
    claims = "".join(f"  - {{id: {one}, date: '{date}', text: It., countries: [EC]}}\n" for one, date in dates.items())
    found = told(tmp_path, TWO, TWO + claims)
    assert [event for _, event, *_ in found] == ["c", "a", "f", "b", "e", "d"]


def test_columns_that_one_build_lacks_are_named_and_not_compared(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, TWO)
    entries = chronologies(corpus).whole.entries
    new = tables_of(events_csv(entries), claims_csv(entries, corpus), "new")
    old = structs.replace(
        new,
        name="old",
        events=tuple({field: row[field] for field in row if field != "lasting"} for row in new.events),
        event_columns=tuple(one for one in new.event_columns if one != "lasting"),
        claims=tuple({field: row[field] for field in row if field != "note"} for row in new.claims),
        claim_columns=tuple(one for one in new.claim_columns if one != "note"),
    )
    found = compare(old, new)
    assert found.differences == ()
    assert found.before.lacking == ("data/events.csv: lasting", "data/claims.csv: note")
    assert found.after.lacking == ()

"""Dates that are stated by their relation to other claims, and the order of claims, as people write them."""

from pathlib import Path

import pytest

from chronos.model import Claim, ClaimDate, Corpus, Edit, Location, Relative
from projects import corpus_of


def claim_with(tmp_path: Path, field: str) -> tuple[Claim, Corpus]:
    """Return the claim ``a`` with one more field, and all that was read."""
    corpus = corpus_of(tmp_path, f"claims:\n  - id: a\n    {field}\n")
    (claim,) = corpus.claims
    return claim, corpus


def said_of(corpus: Corpus) -> list[tuple[str, str, str]]:
    return [(fault.rule, str(fault.location), fault.message) for fault in corpus.faults]


@pytest.mark.parametrize(
    ("written", "relative"),
    [
        ("{after: b}", Relative("after", ("b",))),
        ("{after: b, within: P1Y}", Relative("after", ("b",), "P1Y")),
        ("{after: b, within: P18M}", Relative("after", ("b",), "P18M")),
        ("{before: ' b ', within: P2W}", Relative("before", ("b",), "P2W")),
        ("{before: b, within: P1Y6M10D}", Relative("before", ("b",), "P1Y6M10D")),
        ("{after: b, within: ''}", Relative("after", ("b",))),
        ("{during: b}", Relative("during", ("b",))),
        ("{between: [b, c]}", Relative("between", ("b", "c"))),
        ("{same as: b}", Relative("same as", ("b",))),
        ("{'same as': b}", Relative("same as", ("b",))),
        ("{after: EC_2019}", Relative("after", ("EC_2019",))),
    ],
)
def test_a_date_may_be_a_relation_to_other_claims(tmp_path: Path, written: str, relative: Relative) -> None:
    claim, corpus = claim_with(tmp_path, f"date: {written}")
    assert claim.date == ClaimDate(stated=True, relative=relative)
    assert corpus.faults == ()


def test_the_words_of_the_source_stand_beside_a_relation_and_are_not_read_as_a_date(tmp_path: Path) -> None:
    claim, corpus = claim_with(tmp_path, "date: {after: b, said: in May 1917, calendar: julian}")
    assert claim.date == ClaimDate(
        None, "in May 1917", stated=True, calendar="julian", relative=Relative("after", ("b",))
    )
    assert corpus.faults == ()


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("{after: [b, c]}", ("b", "c")),
        ("{after: b}", ("b",)),
        ("{after: [c, b, c]}", ("c", "b")),
        ("{after: []}", ()),
        ("{after: ''}", ()),
        ("{}", ()),
        ("", ()),
    ],
)
def test_an_order_names_the_claims_that_came_before(tmp_path: Path, written: str, after: tuple[str, ...]) -> None:
    claim, corpus = claim_with(tmp_path, f"order: {written}")
    assert claim.after == after
    assert corpus.faults == ()


def test_an_order_may_stand_beside_any_date(tmp_path: Path) -> None:
    timeline = """
    claims:
      - {id: a, date: "2019", order: {after: [b]}}
      - {id: b, date: undated, order: {after: c}}
      - {id: c, date: {before: a}, order: {after: [d]}}
    """
    corpus = corpus_of(tmp_path, timeline)
    assert [claim.after for claim in corpus.claims] == [("b",), ("c",), ("d",)]
    assert corpus.faults == ()


def test_every_id_has_its_place(tmp_path: Path) -> None:
    timeline = """\
claims:
  - id: a
    date: {after: b, within: P1Y, said: later}
    order:
      after:
        - c
        - ""
        - c
        - d
  - id: b
    date:
      between: [c, d]
    order: {after: e}
"""
    a, b = corpus_of(tmp_path, timeline).claims
    assert a.marks == {
        "id": (2, 9),
        "date": (3, 11),
        "date.after": (3, 19),
        "date.within": (3, 30),
        "date.said": (3, 41),
        "order": (5, 7),
        "order.after": (6, 9),
        "order.after[0]": (6, 11),
        "order.after[1]": (9, 11),
    }
    assert b.where("date", None, "between[0]") == Location("timeline.yaml", 12, 17)
    assert b.where("date", None, "between[1]") == Location("timeline.yaml", 12, 20)
    assert b.where("order", None, "after[0]") == Location("timeline.yaml", 13, 20)


@pytest.mark.parametrize(
    ("written", "rule", "column", "message"),
    [
        (
            "{after: b, before: c}",
            "unreadable-date",
            30,
            "a date states one relation, not `after:` and `before:`; what lies between two claims is `between: [b, c]`",
        ),
        (
            "{during: b, same as: c}",
            "unreadable-date",
            32,
            "a date states one relation, not `during:` and `same as:`; leave out all but one of them",
        ),
        ("{after: }", "unreadable-date", 19, "`after:` names no claim; write the id of one"),
        (
            "{after: [b, c]}",
            "wrong-type",
            19,
            "`after:` is the id of one claim, not a list; further ones stand under `order: {after: [...]}`",
        ),
        ("{during: {id: b}}", "wrong-type", 20, "`during:` is the id of one claim, not a mapping"),
        ("{between: b}", "wrong-type", 21, "`between:` is a list of two claims, [ID, ID], not text"),
        ("{between: [b]}", "unreadable-date", 21, "`between:` names two different claims, [ID, ID], not 1"),
        ("{between: [b, b]}", "unreadable-date", 21, "`between:` names two different claims, [ID, ID], not 1"),
        ("{between: [b, c, d]}", "unreadable-date", 21, "`between:` names two different claims, [ID, ID], not 3"),
        ("{between: []}", "unreadable-date", 21, "`between:` names two different claims, [ID, ID], not none"),
        ("{between: [b, [c]]}", "wrong-type", 25, "a claim's id is text, not a list"),
        ("{after: a}", "wrong-value", 19, "a date relates to another claim, and 'a' is this one"),
        ("{between: [b, a]}", "wrong-value", 25, "a date relates to another claim, and 'a' is this one"),
    ],
)
def test_a_relation_that_cannot_be_read_is_one_fault_and_its_claim_is_left_out_by_name(
    tmp_path: Path, written: str, rule: str, column: int, message: str
) -> None:
    corpus = corpus_of(tmp_path, f"claims:\n  - id: a\n    date: {written}\n  - {{id: b, date: '2019'}}\n")
    assert said_of(corpus) == [(rule, f"timeline.yaml:3:{column}", message)]
    assert [claim.id for claim in corpus.claims] == ["b"]
    assert [(one.id, one.reason, one.is_dated) for one in corpus.unreadable] == [
        ("a", "its date cannot be read", False),
    ]


@pytest.mark.parametrize(
    ("relation", "hint"),
    [
        ("after: b", "to keep the order write `order: {after: [b]}` beside the date"),
        ("before: b", "to keep the order write `order: {after: [a]}` in the claim b"),
        ("during: b", "leave out `during:`"),
        ("between: [b, c]", "leave out `between:`"),
        ("same as: b", "claims of one event are joined by a judgement"),
    ],
)
def test_of_a_date_in_edtf_with_a_relation_the_edtf_is_taken_and_the_way_out_is_told(
    tmp_path: Path, relation: str, hint: str
) -> None:
    claim, corpus = claim_with(tmp_path, f"date: {{edtf: '2019', {relation}, said: then}}")
    assert (str(claim.date.expression), claim.date.said, claim.date.relative) == ("2019", "then", None)
    name = relation.partition(":")[0]
    place = f"timeline.yaml:3:{len(name) + 28}"
    message = f"a date is in EDTF or a relation, not both; the EDTF is taken, and `{name}:` is not; {hint}"
    assert said_of(corpus) == [("wrong-value", place, message)]


@pytest.mark.parametrize("written", ["undated", "''"])
def test_an_edtf_that_says_nothing_yields_to_the_relation(tmp_path: Path, written: str) -> None:
    claim, corpus = claim_with(tmp_path, f"date: {{after: b, edtf: {written}}}")
    assert claim.date.relative == Relative("after", ("b",))
    assert [(fault.rule, fault.message) for fault in corpus.faults] == [
        ("wrong-value", "leave out `edtf:`, since `after:` is the date"),
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1 year", "P1Y"),
        ("a year", "P1Y"),
        ("18 months", "P18M"),
        ("2weeks", "P2W"),
        ("One week", "P1W"),
        ("90 d", "P90D"),
        ("p1y6m", "P1Y6M"),
        ("P1 Y", "P1Y"),
    ],
)
def test_a_duration_in_words_is_told_as_it_is_written(tmp_path: Path, written: str, meant: str) -> None:
    claim, corpus = claim_with(tmp_path, f"date: {{after: b, within: {written}}}")
    assert claim.date.relative == Relative("after", ("b",))
    (fault,) = corpus.faults
    assert fault.message == f"within cannot be '{written}'; did you mean {meant}?"
    assert fault.fixes == (Edit(Location("timeline.yaml", 3, 30), meant),)


@pytest.mark.parametrize("written", ["soon", "PT24H", "P", "P0D", "0 days", "-P1Y", "P1.5Y", "P1D1Y", "P1Y "])
def test_a_within_that_is_no_duration_is_left_out_and_the_relation_stays(tmp_path: Path, written: str) -> None:
    claim, corpus = claim_with(tmp_path, f"date: {{after: b, within: '{written}'}}")
    if written == "P1Y ":
        assert claim.date.relative == Relative("after", ("b",), "P1Y")
        return
    assert claim.date.relative == Relative("after", ("b",))
    message = (
        f"within cannot be '{written}'; write a duration of ISO 8601 such as P1Y, P18M, P2W or P90D, at least of a day"
    )
    assert said_of(corpus) == [("wrong-value", "timeline.yaml:3:30", message)]


def test_within_goes_with_after_and_before_alone(tmp_path: Path) -> None:
    timeline = """\
claims:
  - {id: a, date: {during: b, within: P1Y}}
  - {id: b, date: {edtf: "2019", within: P1Y}}
"""
    corpus = corpus_of(tmp_path, timeline)
    assert [claim.date.relative for claim in corpus.claims] == [Relative("during", ("b",)), None]
    assert said_of(corpus) == [
        (
            "wrong-value",
            "timeline.yaml:2:39",
            "`within:` stands beside `after:` or `before:`, not beside `during:`; it is left out",
        ),
        ("wrong-value", "timeline.yaml:3:42", "`within:` stands beside `after:` or `before:`"),
    ]


@pytest.mark.parametrize(
    ("written", "after", "fault"),
    [
        ("[b, c]", (), ("wrong-type", "3:12", "an order is a mapping: `{after: [b, c]}`")),
        ("b", (), ("wrong-type", "3:12", "an order is a mapping: `{after: [b]}`")),
        ("{afte: b}", (), ("unknown-field", "3:13", "an order has no field 'afte'; did you mean 'after'?")),
        (
            "{before: [b]}",
            (),
            ("unknown-field", "3:13", "an order has no field 'before'; write `order: {after: [a]}` in the claim b"),
        ),
        ("{after: {id: b}}", (), ("wrong-type", "3:20", "after is a list, not a mapping")),
        ("{after: [b, [c]]}", ("b",), ("wrong-type", "3:24", "a claim's id is text, not a list")),
        ("{after: [a, b]}", ("b",), ("wrong-value", "3:21", "a claim comes after others, and 'a' is this one")),
    ],
)
def test_what_is_wrong_with_an_order_is_one_fault_and_the_claim_stays(
    tmp_path: Path, written: str, after: tuple[str, ...], fault: tuple[str, str, str]
) -> None:
    claim, corpus = claim_with(tmp_path, f"order: {written}")
    assert claim.after == after
    rule, place, message = fault
    assert said_of(corpus) == [(rule, f"timeline.yaml:{place}", message)]

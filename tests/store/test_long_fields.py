"""Ten thousand characters in a field: one finding, and the value is kept whole."""

from pathlib import Path

import pytest

from projects import corpus_of

LONG = "a" * 10_000


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("text: {}", "4:11"),
        ("note: {}", "4:11"),
        ("kind: {}", "4:11"),
        ("countries: {}", "4:16"),
        ("countries: [EC, {}]", "4:21"),
        ("regions: [{}]", "4:15"),
        ("actors: [{}]", "4:14"),
        ("places: [{}]", "4:14"),
        ("sources: [{}]", "4:15"),
        ("sources: [{{source: {}}}]", "4:24"),
        ("sources: [{{source: s, locator: {}}}]", "4:36"),
        ("sources: [{{source: s, quote: {}}}]", "4:34"),
    ],
)
def test_a_long_field_of_a_claim_is_one_fault(tmp_path: Path, field: str, place: str) -> None:
    corpus = corpus_of(tmp_path, f"claims:\n  - id: a\n    date: '2019'\n    {field.format(LONG)}\n")
    assert [(fault.rule, str(fault.location)) for fault in corpus.faults] == [("long-field", f"timeline.yaml:{place}")]
    assert LONG in repr(corpus.claims)


@pytest.mark.parametrize(
    ("claim", "rules"),
    [
        ("{{id: {}, date: '2019'}}", ["long-field"]),
        ("{{id: a, date: {}}}", ["long-field", "unreadable-date"]),
        ("{{id: a, date: {{edtf: {}}}}}", ["long-field", "unreadable-date"]),
        ("{{id: a, date: {{said: {}}}}}", ["long-field", "unreadable-date"]),
        ("{{id: a, date: '2019', status: {}}}", ["long-field", "wrong-value"]),
        ("{{id: a, date: '2019', lasting: {}}}", ["long-field", "wrong-value"]),
        ("{{id: a, date: '2019', ? {} : x}}", ["unknown-field"]),
        ("{{id: a, date: '2019', sources: [{{source: s, retrieved: {}}}]}}", ["long-field", "unreadable-date"]),
        ("{}", ["wrong-type"]),
    ],
)
def test_a_long_field_that_is_wrong_as_well_says_so_in_short(tmp_path: Path, claim: str, rules: list[str]) -> None:
    corpus = corpus_of(tmp_path, f"claims: [{claim.format(LONG)}]")
    assert [fault.rule for fault in corpus.faults] == rules
    assert max(len(fault.message) for fault in corpus.faults) < 300


@pytest.mark.parametrize("field", ["by", "on", "why"])
def test_a_long_field_of_a_judgement_is_one_fault(tmp_path: Path, field: str) -> None:
    corpus = corpus_of(tmp_path, f"judgements: [{{claims: [a, b], verdict: same, {field}: {LONG}}}]")
    assert [fault.rule for fault in corpus.faults] == ["long-field"]
    assert len(corpus.judgements) == 1


@pytest.mark.parametrize(
    ("item", "rules"),
    [
        ("id: {}", ["long-field"]),
        ("id: a, type: {}", ["long-field"]),
        ("id: a, title: {}", ["long-field"]),
        ("id: a, container-title: {}", ["long-field"]),
        ("id: a, publisher: {}", ["long-field"]),
        ("id: a, origin: {}", ["long-field"]),
        ("id: a, URL: {}", ["long-field"]),
        ("id: a, author: {}", ["long-field"]),
        ("id: a, author: [{{family: {}}}]", ["long-field"]),
        ("id: a, issued: {}", ["long-field", "unreadable-date"]),
        ("id: a, issued: {{raw: {}}}", ["unreadable-date"]),
        ("id: a, abstract: {}", []),
        ("id: a, note: {}", []),
    ],
)
def test_a_long_field_of_a_source_is_one_fault_but_for_prose(tmp_path: Path, item: str, rules: list[str]) -> None:
    corpus = corpus_of(tmp_path, "claims: []", sources=f"references: [{{{item.format(LONG)}}}]")
    assert [fault.rule for fault in corpus.faults] == rules
    assert len(corpus.sources) == 1
    assert all(len(fault.message) < 300 for fault in corpus.faults)

"""Judgements as people write them."""

from pathlib import Path

import pytest

from chronos.model import Judgement, Location
from projects import corpus_of


def test_a_judgement_is_read_with_the_place_of_every_id(tmp_path: Path) -> None:
    timeline = """\
    judgements:
      - claims: [a, b]
        verdict: same
        by: A. Editor
        on: 2024-05-01
        why: Both name the host.
    """
    assert corpus_of(tmp_path, timeline).judgements == (
        Judgement(
            claims=("a", "b"),
            verdict="same",
            location=Location("timeline.yaml", 2, 5),
            by="A. Editor",
            on="2024-05-01",
            why="Both name the host.",
            marks=(Location("timeline.yaml", 2, 14), Location("timeline.yaml", 2, 17)),
        ),
    )


@pytest.mark.parametrize(
    ("judgement", "rule", "place"),
    [
        ("{claims: [a, b]}", "wrong-value", "1:14"),
        ("{claims: [a, b], verdict: maybe}", "wrong-value", "1:40"),
        ("{claims: [a, b], verdict: [same]}", "wrong-value", "1:40"),
        ("{verdict: same}", "wrong-value", "1:14"),
        ("{claims: a, verdict: same}", "wrong-value", "1:23"),
        ("{claims: [a], verdict: same}", "wrong-value", "1:23"),
        ("{claims: [a, a], verdict: same}", "wrong-value", "1:23"),
        ("{claims: [a, ''], verdict: same}", "wrong-value", "1:23"),
        ("same", "wrong-type", "1:14"),
    ],
)
def test_a_judgement_that_decides_nothing_is_one_fault(tmp_path: Path, judgement: str, rule: str, place: str) -> None:
    corpus = corpus_of(tmp_path, f"judgements: [{judgement}]")
    assert corpus.judgements == ()
    assert [(fault.rule, str(fault.location)) for fault in corpus.faults] == [(rule, f"timeline.yaml:{place}")]


def test_an_id_in_a_judgement_that_is_no_text_is_one_fault_and_the_others_are_joined(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "judgements: [{claims: [a, [x], b], verdict: same}]")
    assert [(one.claims, len(one.marks)) for one in corpus.judgements] == [(("a", "b"), 2)]
    assert [(fault.rule, str(fault.location)) for fault in corpus.faults] == [("wrong-type", "timeline.yaml:1:27")]


def test_a_judgement_may_name_whose_words_are_shown(tmp_path: Path) -> None:
    (judgement,) = corpus_of(tmp_path, "judgements: [{claims: [a, b], verdict: same, text: b}]").judgements
    assert (judgement.text, judgement.text_mark) == ("b", Location("timeline.yaml", 1, 52))


@pytest.mark.parametrize(
    ("fields", "rule", "message"),
    [
        ("verdict: same, text: c", "wrong-value", "`text` is one of the judgement's claims, not 'c'; they are a, b"),
        (
            "verdict: same, text: bb",
            "wrong-value",
            "`text` is one of the judgement's claims, not 'bb'; did you mean 'b'?",
        ),
        (
            "verdict: unsure, text: a",
            "wrong-value",
            "`text` names whose words are shown of one event; 'unsure' makes none",
        ),
        ("verdict: same, text: [a]", "wrong-type", "text is text, not a list"),
        ("verdict: same, text: ''", "", ""),
    ],
)
def test_words_of_no_claim_of_the_judgement_are_a_fault_at_their_place_and_the_judgement_stands(
    tmp_path: Path, fields: str, rule: str, message: str
) -> None:
    timeline = f"judgements: [{{claims: [a, b], {fields}}}]"
    corpus = corpus_of(tmp_path, timeline)
    assert [(one.claims, one.text, one.text_mark) for one in corpus.judgements] == [(("a", "b"), "", None)]
    place = f"timeline.yaml:1:{timeline.index('text: ') + 7}"
    expected = [(rule, message, place)] if rule else []
    assert [(fault.rule, fault.message, str(fault.location)) for fault in corpus.faults] == expected

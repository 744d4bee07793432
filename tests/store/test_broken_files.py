"""Files that are not YAML throughout: only what is broken is lost, and by name."""

from pathlib import Path

import pytest

from chronos.model import Corpus
from chronos.store import read
from projects import corpus_of, write_project

GOOD = "  - id: good\n    date: '2019'\n    text: It stays.\n"
LAST = "  - id: last\n    date: '2020'\n    sources:\n      - source: no-item\n"


def account(corpus: Corpus) -> tuple[list[str], list[str], tuple[str, ...]]:
    """Return the claims read, those left out with their places, and the files not read whole."""
    lost = [f"{one.id} {one.location}" for one in corpus.unreadable]
    return [claim.id for claim in corpus.claims], lost, corpus.unread_files


def faults_of(corpus: Corpus) -> list[tuple[str, str, str]]:
    return [(fault.rule, str(fault.location), fault.claim) for fault in corpus.faults]


@pytest.mark.parametrize(
    ("broken", "line", "column"),
    [
        ('  - id: bad\n    text: "no end\n', 6, 11),
        ("  - id: bad\n    text: a: b\n", 6, 12),
        ("  - id: bad\n    text: [a\n", 6, 11),
        ("  - id: bad\n   text: a\n", 6, 4),
        ("  - id: bad\n\ttext: a\n", 6, 1),
        ("  - id: bad\n    text: @a\n", 6, 11),
        ("  - id: bad\n    text: 'a' b\n", 6, 15),
        ("  - id: bad\n    text: *nowhere\n", 6, 11),
        ("  - id: bad\n    text: !tag a\n", 6, 11),
        ("  - id: bad\n    text: \x07\n", 6, 11),
        ("  - id: bad\n    ? [a]\n    : b\n", 6, 7),
        ("  - id: bad\n    text: " + "[" * 20_000 + "]" * 20_000 + "\n", 6, 73),
        ("  - id: bad\n    text: " + "{a: " * 20_000 + "}" * 20_000 + "\n", 6, 259),
        ("  - id: bad\n    text: " + "[" * 20_000 + "\n", 6, 73),
    ],
)
def test_an_item_broken_in_the_middle_loses_only_itself(tmp_path: Path, broken: str, line: int, column: int) -> None:
    corpus = corpus_of(tmp_path, f"claims:\n{GOOD}{broken}{LAST}")
    place = f"timeline.yaml:{line}:{column}"
    assert account(corpus) == (["good", "last"], [f"bad {place}"], ())
    assert [(where, claim) for _, where, claim in faults_of(corpus)][:1] == [(place, "bad")]
    assert corpus.claims_read == 3


def test_a_broken_item_whose_id_cannot_be_seen_is_named_by_its_place(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, f"claims:\n{GOOD}  - id: [bad\n    text: a\n{LAST}")
    assert account(corpus) == (["good", "last"], [" timeline.yaml:6:9"], ())


def test_two_broken_items_are_two_faults(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, f"claims:\n  - id: 'one\n{GOOD}  - id: two\n    date: {{\n")
    assert account(corpus) == (["good"], ["one timeline.yaml:2:9", "two timeline.yaml:7:11"], ())
    assert [rule for rule, _, _ in faults_of(corpus)] == ["malformed-yaml", "malformed-yaml"]


def test_a_broken_claim_does_not_touch_the_other_lists_of_its_file(tmp_path: Path) -> None:
    timeline = f"judgements: []\nclaims:\n{GOOD}  - id: bad\n    date: '20\nreferences:\n  - id: own\njudgements: []\n"
    corpus = corpus_of(tmp_path, timeline)
    assert account(corpus) == (["good"], ["bad timeline.yaml:7:11"], ())
    assert sorted(corpus.sources) == ["gazette-2020", "own", "wire-2021"]
    assert faults_of(corpus) == [("malformed-yaml", "timeline.yaml:7:11", "bad")]


def test_a_broken_source_or_judgement_is_no_claim(tmp_path: Path) -> None:
    timeline = f"references:\n  - id: 'own\njudgements:\n  - claims: [a\nclaims:\n{GOOD}"
    corpus = corpus_of(tmp_path, timeline)
    assert account(corpus) == (["good"], [], ())
    assert faults_of(corpus) == [
        ("malformed-yaml", "timeline.yaml:2:9", ""),
        ("malformed-yaml", "timeline.yaml:4:13", ""),
    ]


def test_claims_on_one_line_survive_what_is_broken_below_them(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims: [{id: a, date: '2019'}]\nreferences:\n  - id: 'own\n  - id: other\n")
    assert account(corpus) == (["a"], [], ())
    assert "other" in corpus.sources


def test_a_broken_list_on_one_line_leaves_its_file_unread_in_part(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims: [{id: a, date: '2019']\nreferences:\n  - id: other\n")
    assert account(corpus) == ([], [], ("timeline.yaml",))
    assert "other" in corpus.sources
    assert faults_of(corpus) == [("malformed-yaml", "timeline.yaml:1:30", "")]


def test_what_is_broken_outside_of_any_item_hides_none(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, f"claims:\n  what: [\n{GOOD}{LAST}")
    assert account(corpus) == (["good", "last"], [], ("timeline.yaml",))
    assert faults_of(corpus) == [("malformed-yaml", "timeline.yaml:3:3", "")]


def test_a_stray_key_between_items_hides_none(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, f"claims:\n{GOOD}stray: 1\n{LAST}")
    assert account(corpus) == (["good", "last"], [], ("timeline.yaml",))
    assert len(corpus.faults) == 1


@pytest.mark.parametrize("indents", [(3, 2, 2), (2, 4, 2), (0, 2, 2), (2, 0, 2), (2, 2, 0)])
def test_an_item_indented_wrongly_hides_none(tmp_path: Path, indents: tuple[int, int, int]) -> None:
    items = [f"{' ' * by}- id: {name}\n{' ' * by}  date: '2019'\n" for by, name in zip(indents, "abc", strict=True)]
    corpus = corpus_of(tmp_path, f"claims:\n{''.join(items)}")
    assert account(corpus)[:2] == (["a", "b", "c"], [])
    assert [rule for rule, _, _ in faults_of(corpus)] == ["malformed-yaml"]


def test_an_item_without_an_id_that_is_indented_wrongly_hides_none(tmp_path: Path) -> None:
    timeline = """\
    judgements:
       - {claims: [a, b], verdict: same}
      - {claims: [b, c], verdict: same}
      - {claims: [c, d], verdict: same}
    """
    corpus = corpus_of(tmp_path, timeline)
    assert [one.claims for one in corpus.judgements] == [("a", "b"), ("b", "c"), ("c", "d")]
    assert faults_of(corpus) == [("malformed-yaml", "timeline.yaml:3:3", "")]


def test_an_anchor_holds_in_the_other_items_of_a_broken_file(tmp_path: Path) -> None:
    timeline = """\
    claims:
      - {id: a, date: "2019", countries: &where [EC]}
      - {id: b, date: "2019
      - {id: c, date: "2019", countries: *where}
    """
    corpus = corpus_of(tmp_path, timeline)
    assert account(corpus) == (["a", "c"], ["b timeline.yaml:3:19"], ())
    assert corpus.claims[1].countries == ("EC",)


def test_a_second_document_is_one_fault_and_its_claims_are_read(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, f"---\nclaims:\n{GOOD}---\nclaims:\n{LAST}...\n")
    assert account(corpus) == (["good", "last"], [], ())
    assert faults_of(corpus) == [("unsupported-yaml", "timeline.yaml:6:1", "")]


def test_one_document_may_be_marked_as_such(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, f"%YAML 1.2\n---\nclaims:\n{GOOD}...\n")
    assert account(corpus) == (["good"], [], ())
    assert corpus.faults == ()


def test_claims_under_an_unknown_key_of_a_broken_file_leave_it_unread_in_part(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, f"claim:\n{GOOD}claims:\n  - id: 'bad\n")
    assert account(corpus) == ([], ["bad timeline.yaml:6:9"], ("timeline.yaml",))


def test_a_key_given_twice_in_a_broken_file_is_found(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims:\n  - id: a\n    date: '2019'\n    id: b\n  - id: 'bad\n")
    assert faults_of(corpus) == [
        ("malformed-yaml", "timeline.yaml:5:9", "bad"),
        ("duplicate-key", "timeline.yaml:4:5", ""),
    ]


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_lines_of_a_broken_file_are_counted_whatever_ends_them(tmp_path: Path, line_break: str) -> None:
    write_project(tmp_path, "claims: []")
    timeline = f"claims:\n{GOOD}  - id: 'bad\n{LAST}".replace("\n", line_break)
    (tmp_path / "timeline.yaml").write_bytes(timeline.encode())
    assert account(read(tmp_path)) == (["good", "last"], ["bad timeline.yaml:5:9"], ())


@pytest.mark.parametrize(
    ("timeline", "rule", "place"),
    [
        ("- id: a\n- id: b\n", "wrong-type", "timeline.yaml:1:1"),
        ("just text\n", "wrong-type", "timeline.yaml:1:1"),
        ("claims:\n  id: a\n  date: '2019'\n", "wrong-type", "timeline.yaml:2:3"),
        ("claims: {a: {date: '2019'}}\n", "wrong-type", "timeline.yaml:1:9"),
        ('"no end\n', "malformed-yaml", "timeline.yaml:1:1"),
        ("[" * 20_000, "unsupported-yaml", "timeline.yaml:1:65"),
        ("".join(" " * depth + "a:\n" for depth in range(500)), "unsupported-yaml", "timeline.yaml:65:65"),
    ],
)
def test_a_file_without_a_list_of_claims_is_one_fault_and_named_as_unread(
    tmp_path: Path, timeline: str, rule: str, place: str
) -> None:
    write_project(tmp_path / "beside", f"claims:\n{GOOD}", sources="")
    write_project(tmp_path, timeline)
    corpus = read(tmp_path)
    assert account(corpus) == (["good"], [], ("timeline.yaml",))
    assert faults_of(corpus) == [(rule, place, "")]


def test_a_second_list_of_claims_leaves_the_file_unread_in_part(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, f"claims:\n{GOOD}claims:\n{LAST}")
    assert account(corpus) == (["good"], [], ("timeline.yaml",))
    assert faults_of(corpus) == [("duplicate-key", "timeline.yaml:5:1", "")]


@pytest.mark.parametrize("timeline", ["", "\n", "# nothing yet\n", "claims:\n", "claims: []\n", "---\n...\n"])
def test_a_file_that_holds_nothing_is_no_fault(tmp_path: Path, timeline: str) -> None:
    corpus = corpus_of(tmp_path, timeline)
    assert account(corpus) == ([], [], ())
    assert corpus.faults == ()


def test_of_a_key_given_twice_the_first_stands(tmp_path: Path) -> None:
    corpus = corpus_of(tmp_path, "claims:\n  - id: a\n    date: '2019'\n    date: '2018'\n")
    assert str(corpus.claims[0].date.expression) == "2019"
    assert [(fault.rule, str(fault.location), fault.message) for fault in corpus.faults] == [
        ("duplicate-key", "timeline.yaml:4:5", "'date' stands already on line 3; that one is used"),
    ]


def test_a_message_never_carries_a_whole_key_tag_or_anchor(tmp_path: Path) -> None:
    long = "x" * 900
    timeline = f"claims:\n  - {{{long}: a, {long}: b}}\n  - !{long} a\n  - *{long}\n"
    corpus = corpus_of(tmp_path, timeline)
    assert {fault.rule for fault in corpus.faults} == {
        "duplicate-key",
        "unknown-field",
        "missing-id",
        "unsupported-yaml",
    }
    assert max(len(fault.message) for fault in corpus.faults) < 160

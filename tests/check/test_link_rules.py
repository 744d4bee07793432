"""What the rules say of judgements, and of pairs that nobody has judged."""

from itertools import pairwise
from pathlib import Path

import pytest

from chronos.check.context import Context
from chronos.check.rules import unjudged_duplicate
from chronos.check.survey import Whole
from chronos.model import Candidate, Finding, Location, Settings, Survey
from projects import check, corpus_of


def judged(folder: Path, name: str, *judgements: str, claims: str = "abcdef") -> list[Finding]:
    """Return what a rule says of judgements, the first of which is on line 2 of ``judgements.yaml``."""
    folder.mkdir(exist_ok=True)
    rows = "".join(f"- {{{judgement}}}\n" for judgement in judgements)
    (folder / "judgements.yaml").write_text(f"judgements:\n{rows}", encoding="utf-8")
    timeline = "".join(f"- {{id: {claim}, date: 2019, text: Claim {claim}.}}\n" for claim in claims)
    return [one for one in check(corpus_of(folder, f"claims:\n{timeline}")) if one.name == name]


# L002


def test_the_chain_that_contradicts_is_shown_with_the_place_of_each_step(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        "contradictory-judgements",
        "claims: [a, b], verdict: same",
        "claims: [a, c], verdict: different",
        "claims: [b, c], verdict: same",
    )
    assert found == [
        Finding(
            "L002",
            "contradictory-judgements",
            "error",
            Location("judgements.yaml", 3, 3),
            "judgements contradict each other: a = b (judgements.yaml:2:3), b = c (judgements.yaml:4:3), but here"
            " a \u2260 c; one of them is wrong",
        )
    ]


def test_one_pair_judged_both_ways_is_the_shortest_chain(tmp_path: Path) -> None:
    (finding,) = judged(
        tmp_path,
        "contradictory-judgements",
        "claims: [a, b], verdict: different",
        "claims: [b, c], verdict: same",
        "claims: [c, a], verdict: same",
        "claims: [b, a], verdict: same",
    )
    assert finding.message == (
        "judgements contradict each other: a = b (judgements.yaml:5:3), but here a \u2260 b; one of them is wrong"
    )


def test_a_judgement_on_several_claims_joins_all_and_parts_all(tmp_path: Path) -> None:
    (finding,) = judged(
        tmp_path,
        "contradictory-judgements",
        "claims: [a, b, c], verdict: same",
        "claims: [c, d], verdict: same",
        "claims: [f, e, a, d], verdict: different",
    )
    assert finding.location == Location("judgements.yaml", 4, 3)
    assert "a = c (judgements.yaml:2:3), c = d (judgements.yaml:3:3), but here a \u2260 d" in finding.message


@pytest.mark.parametrize(
    "judgements",
    [
        ("claims: [a, b], verdict: same", "claims: [b, c], verdict: different", "claims: [a, c], verdict: different"),
        ("claims: [a, b], verdict: same", "claims: [c, d], verdict: same", "claims: [b, c], verdict: different"),
        ("claims: [a, b], verdict: same", "claims: [a, b], verdict: unsure"),
        ("claims: [a, b], verdict: different",),
        ("claims: [a, b], verdict: same", "claims: [b, a], verdict: same"),
        (
            "claims: [a, ghost], verdict: same",
            "claims: [ghost, b], verdict: same",
            "claims: [a, b], verdict: different",
        ),
        (),
    ],
)
def test_judgements_that_can_all_be_right_do_not_contradict(tmp_path: Path, judgements: tuple[str, ...]) -> None:
    assert judged(tmp_path, "contradictory-judgements", *judgements) == []


def test_a_claim_that_could_not_be_read_is_judged_all_the_same(tmp_path: Path) -> None:
    timeline = """\
    claims:
      - {id: a, date: 2019}
      - {id: b, date: soon}
    judgements:
      - {claims: [a, b], verdict: same}
      - {claims: [a, b], verdict: different}
    """
    codes = [one.code for one in check(corpus_of(tmp_path, timeline))]
    assert codes.count("L002") == 1


def test_a_long_chain_is_cut_in_the_middle(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(30)]
    steps = [f"claims: [{one}, {other}], verdict: same" for one, other in pairwise(names)]
    timeline = "".join(f"- {{id: {name}, date: 2019}}\n" for name in names)
    rows = "".join(f"- {{{step}}}\n" for step in [*steps, "claims: [c0, c29], verdict: different"])
    found = check(corpus_of(tmp_path, f"claims:\n{timeline}judgements:\n{rows}"))
    (finding,) = (one for one in found if one.code == "L002")
    assert (
        "c10 = c11 (timeline.yaml:43:3), 17 more, c28 = c29 (timeline.yaml:61:3), but here c0 \u2260 c29"
        in finding.message
    )


def test_a_chain_through_several_files_has_the_place_of_each_of_its_judgements(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "more.yaml").write_text(
        "judgements: [{claims: [e, d, f], verdict: same}]\n", encoding="utf-8"
    )
    (finding,) = judged(
        tmp_path,
        "contradictory-judgements",
        "claims: [a, b], verdict: same",
        "claims: [e, c, a], verdict: different",
        "claims: [c, d], verdict: same",
        "claims: [b, c], verdict: unsure",
    )
    assert finding.message == (
        "judgements contradict each other: e = d (below/more.yaml:1:14), d = c (judgements.yaml:4:3), but here"
        " e \u2260 c; one of them is wrong"
    )


# L005


@pytest.mark.parametrize(
    ("judgements", "claims", "found"),
    [
        (
            ("claims: [a, b], verdict: same, text: b", "claims: [b, c], verdict: same, text: c"),
            ("date: 2019, text: A.", "date: 2019-05, text: B.", "date: 2019, text: C."),
            [(3, "'b': another judgement of the same event names it (judgements.yaml:2:41); agree on one")],
        ),
        (
            ("claims: [a, b], verdict: same, text: b", "claims: [b, c], verdict: same, text: c"),
            ("date: 2019, text: A.", "date: 2019, text: B.", "date: 2019, text: C."),
            [(3, "'b': another judgement of the same event names it (judgements.yaml:2:41); agree on one")],
        ),
        (
            ("claims: [a, b], verdict: same, text: b",),
            ("date: 2019, text: A.", "date: 2019-05, text: B., status: retracted", "date: 2019"),
            [(2, "'a': 'b' (timeline.yaml:3:3) is retracted; name another, or take `text` out")],
        ),
        (
            ("claims: [a, b], verdict: same, text: b",),
            ("date: 2019, text: A.", "date: 2019-05", "date: 2019"),
            [(2, "'a': 'b' (timeline.yaml:3:3) has none; name another, or take `text` out")],
        ),
        (
            ("claims: [a, b], verdict: same, text: b", "claims: [b, c], verdict: same, text: b"),
            ("date: 2019, text: A.", "date: 2019-05, text: B.", "date: 2019, text: C."),
            [],
        ),
        (
            ("claims: [a, b], verdict: same, text: b", "claims: [b, c], verdict: same"),
            (
                "date: 2019, text: A., status: retracted",
                "date: 2019, text: B., status: retracted",
                "date: 2019, status: retracted",
            ),
            [],
        ),
    ],
)
def test_words_that_a_judgement_names_and_that_are_not_shown_are_told_with_the_reason(
    tmp_path: Path, judgements: tuple[str, ...], claims: tuple[str, ...], found: list[tuple[int, str]]
) -> None:
    rows = "".join(f"- {{{judgement}}}\n" for judgement in judgements)
    (tmp_path / "judgements.yaml").write_text(f"judgements:\n{rows}", encoding="utf-8")
    timeline = "".join(f"- {{id: {claim_id}, {claim}}}\n" for claim_id, claim in zip("abc", claims, strict=True))
    findings = check(corpus_of(tmp_path, f"claims:\n{timeline}"))
    assert [one for one in findings if one.name == "text-not-shown"] == [
        Finding(
            "L005",
            "text-not-shown",
            "warning",
            Location("judgements.yaml", line, 41),
            f"the words shown are those of {why}",
        )
        for line, why in found
    ]


# L003


def test_a_judgement_without_a_reason_is_told_at_its_place(tmp_path: Path) -> None:
    found = judged(
        tmp_path,
        "unreasoned-judgement",
        "claims: [a, b], verdict: same, why: One visit.",
        "claims: [c, d], verdict: unsure, by: A. Editor",
        "claims: [e, f], verdict: different, why: ''",
    )
    assert found == [
        Finding("L003", "unreasoned-judgement", "info", Location("judgements.yaml", 3, 3),
                "'unsure' without a reason; say why under `why:`"),
        Finding("L003", "unreasoned-judgement", "info", Location("judgements.yaml", 4, 3),
                "'different' without a reason; say why under `why:`"),
    ]  # fmt: skip


# L004

NEW, OLD = "A delegation of the police visits Quito for a course.", "A delegation of police visits Quito for a course."


def duplicates(folder: Path, first: str, second: str, rest: str = "") -> list[Finding]:
    timeline = (
        f"claims:\n- {{id: b, date: 2019, countries: [EC], text: {first}}}\n"
        f"- {{id: a, date: 2019, countries: [EC], text: {second}}}\n{rest}"
    )
    return [one for one in check(corpus_of(folder, timeline)) if one.name == "unjudged-duplicate"]


def test_a_likely_duplicate_is_told_at_the_later_claim_with_the_other_and_the_reasons(tmp_path: Path) -> None:
    (finding,) = duplicates(tmp_path, NEW, OLD)
    assert (finding.code, finding.severity, finding.claim) == ("L004", "warning", "a")
    assert finding.location == Location("timeline.yaml", 3, 3)
    assert finding.message.startswith(
        "may be an event that stands already; it reads like 'b' (timeline.yaml:2:3): both are dated 2019, "
    )
    assert finding.message.endswith("; `chronos judge` records whether they are the same or different")


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_any_judgement_settles_a_likely_duplicate(tmp_path: Path, verdict: str) -> None:
    assert duplicates(tmp_path, NEW, OLD, f"judgements: [{{claims: [a, b], verdict: {verdict}}}]\n") == []


def test_claims_that_have_little_in_common_are_no_duplicates(tmp_path: Path) -> None:
    assert duplicates(tmp_path, NEW, "An agreement on extradition is signed.") == []


def test_what_is_said_twice_to_the_letter_is_to_be_judged_too(tmp_path: Path) -> None:
    assert len(duplicates(tmp_path, NEW, NEW.upper())) == 1


def test_candidates_are_told_in_the_order_in_which_they_come() -> None:
    survey = Survey(path="t.yaml", ids=("a", "b", "c"), places=((1, 1), (2, 1), (3, 1)), sayings=(0, 0, 7))
    places = tuple(Location("t.yaml", line, 1) for line in (1, 2, 3))
    whole = Whole(
        surveys=(survey, Survey(path="u.yaml")),
        sources={},
        candidates=(
            Candidate(claims=("a", "c"), places=(places[0], places[2]), strength=0.9, reasons=("one", "two")),
            Candidate(claims=("a", "b"), places=(places[0], places[1]), strength=0.7, reasons=("one",)),
        ),
    )
    found = list(unjudged_duplicate.check_whole(whole, Context(Settings(), {}, {})))
    assert [(one.claim, one.location) for one in found] == [("c", places[2]), ("b", places[1])]
    assert "; it reads like 'a' (t.yaml:1:1): one, two; `chronos judge`" in found[0].message

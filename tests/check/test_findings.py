"""What the rules say, of what place, and in which order."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import structs

from chronos.check import find_severe
from chronos.check.nearest import Hints
from chronos.model import Corpus, Fault, Finding, Location, Severity
from projects import check as check_all
from projects import corpus_of

SOUND = "date: '2019', text: A visit., countries: [EC], sources: [gazette-2020]"


def check(corpus: Corpus) -> tuple[Finding, ...]:
    """Check a corpus, and pass over what is said for information: these projects are no examples of good work."""
    return tuple(one for one in check_all(corpus) if one.severity != "info")


def said(findings: Sequence[Finding]) -> list[str]:
    return [f"{one.location} {one.code} {one.message}" for one in findings]


def test_a_fault_that_no_rule_knows_is_an_error_in_chronos_itself() -> None:
    corpus = Corpus(faults=(Fault("no-such-rule", Location("a.yaml", 1, 1), "planted"),))
    with pytest.raises(LookupError, match=r"^faults without a rule: no-such-rule$"):
        check(corpus)


def test_findings_are_in_the_order_of_their_places_whatever_the_order_of_the_claims(tmp_path: Path) -> None:
    timeline = """\
    claims:
      - {id: b, date: undated, text: "", countries: [XX, YY], sources: [nobody]}
      - {id: a, text: A visit., countries: [Ecuador]}
    """
    corpus = corpus_of(tmp_path, timeline)
    findings = check(corpus)
    assert said(findings) == [
        "timeline.yaml:2:19 D002 the source gives no date",
        "timeline.yaml:2:34 T001 no text; say in one sentence what the source states",
        "timeline.yaml:2:50 G001 no country has the code 'XX'",
        "timeline.yaml:2:54 G001 no country has the code 'YY'",
        "timeline.yaml:2:69 S002 no source 'nobody'",
        "timeline.yaml:3:5 D001 no date; where the source gives none, write `date: undated`",
        "timeline.yaml:3:5 S001 no source; cite one under `sources:` by its id, with a locator after a comma",
        "timeline.yaml:3:41 G001 no country has the code 'Ecuador'; did you mean EC?",
    ]
    assert check(structs.replace(corpus, claims=corpus.claims[::-1], faults=corpus.faults[::-1])) == findings


def test_a_finding_names_the_claim_it_concerns(tmp_path: Path) -> None:
    (finding,) = check(corpus_of(tmp_path, "claims: [{id: a, text: A visit., date: '2019'}]"))
    assert finding == Finding(
        "S001",
        "unsourced",
        "error",
        Location("timeline.yaml", 1, 10),
        "no source; cite one under `sources:` by its id, with a locator after a comma",
        "a",
    )


@pytest.mark.parametrize(
    ("threshold", "names"),
    [("error", ["one"]), ("warning", ["one", "two"]), ("info", ["one", "two", "three"])],
)
def test_a_threshold_takes_in_what_is_more_severe(threshold: Severity, names: list[str]) -> None:
    place = Location("a.yaml")
    findings = (
        Finding("A001", "one", "error", place, ""),
        Finding("A002", "two", "warning", place, ""),
        Finding("A003", "three", "info", place, ""),
    )
    assert [one.name for one in find_severe(findings, threshold)] == names


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Ecuador", "; did you mean EC?"),
        ("Equador", "; did you mean EC?"),
        ("UK", "; did you mean GB?"),
        ("ECU", "; did you mean EC?"),
        ("ec", "; did you mean EC?"),
        ("Congo", "; did you mean CD or CG?"),
        ("XX", ""),
        ("nowhere at all", ""),
    ],
)
def test_the_code_that_was_meant_is_suggested(tmp_path: Path, written: str, hint: str) -> None:
    timeline = f"claims: [{{id: a, {SOUND.replace('EC', written)}}}]"
    assert said(check(corpus_of(tmp_path, timeline))) == [
        f"timeline.yaml:1:60 G001 no country has the code {written!r}{hint}",
    ]


def test_withdrawn_countries_are_known(tmp_path: Path) -> None:
    assert check(corpus_of(tmp_path, f"claims: [{{id: a, {SOUND.replace('EC', 'SU').replace('2019', '1985')}}}]")) == ()


def test_the_nearest_source_is_suggested(tmp_path: Path) -> None:
    timeline = f"claims: [{{id: a, {SOUND.replace('gazette-2020', 'gazete-2020')}}}]"
    assert said(check(corpus_of(tmp_path, timeline))) == [
        "timeline.yaml:1:75 S002 no source 'gazete-2020'; did you mean 'gazette-2020'?",
    ]


def test_the_nearest_kind_is_suggested(tmp_path: Path) -> None:
    timeline = f"claims: [{{id: a, {SOUND}, kind: trainning}}]"
    assert said(check(corpus_of(tmp_path, timeline, settings="kinds: [visit, training]"))) == [
        "timeline.yaml:1:96 Y009 chronos.yaml names no kind 'trainning'; did you mean 'training'?",
    ]


def test_any_kind_is_right_where_the_settings_name_none(tmp_path: Path) -> None:
    assert check(corpus_of(tmp_path, f"claims: [{{id: a, {SOUND}, kind: trainning}}]")) == ()


def test_regions_are_those_of_the_united_nations_and_of_the_project(tmp_path: Path) -> None:
    settings = "regions: [{id: andes, name: Andes, countries: [EC]}]"
    timeline = f"claims: [{{id: a, {SOUND}, regions: [andes, '419', ands, '499']}}]"
    assert said(check(corpus_of(tmp_path, timeline, settings=settings))) == [
        "timeline.yaml:1:114 G002 no region 'ands'; did you mean 'andes'?",
        "timeline.yaml:1:120 G002 no region '499'",
    ]


def test_a_judgement_may_name_a_claim_that_was_left_out(tmp_path: Path) -> None:
    timeline = f"""\
    claims:
      - {{id: whole, {SOUND}}}
      - {{id: bad-date, {SOUND.replace("'2019'", "soon")}}}
      - {{id: bad-yaml, text: "
    judgements:
      - {{claims: [whole, bad-date, bad-yaml], verdict: different}}
      - {{claims: [whole, hole], verdict: unsure}}
    """
    assert [one for one in said(check(corpus_of(tmp_path, timeline))) if " L001 " in one] == [
        "timeline.yaml:7:22 L001 no claim 'hole'; did you mean 'whole'?",
    ]


def test_of_claims_of_one_id_each_after_the_first_is_reported(tmp_path: Path) -> None:
    timeline = (
        f"claims:\n  - {{id: a, {SOUND}}}\n  - {{id: b, {SOUND}}}\n  - {{id: a, {SOUND}}}\n  - {{id: a, {SOUND}}}\n"
    )
    stands = "the id 'a' stands already at timeline.yaml:2:5; no judgement that names it is applied"
    assert [one for one in said(check(corpus_of(tmp_path, timeline))) if " I002 " in one] == [
        f"timeline.yaml:4:10 I002 {stands}",
        f"timeline.yaml:5:10 I002 {stands}",
    ]


@pytest.mark.parametrize("sources", ["[]", "", "['']", "null"])
def test_a_claim_is_unsourced_only_where_it_cites_nothing(tmp_path: Path, sources: str) -> None:
    timeline = f"claims: [{{id: a, {SOUND.replace('[gazette-2020]', sources)}}}]"
    codes = [finding.code for finding in check(corpus_of(tmp_path, timeline))]
    assert codes == (["S002"] if sources == "null" else ["S001"])


def test_a_citation_that_names_no_source_is_reported_beside_one_that_does(tmp_path: Path) -> None:
    timeline = f"claims: [{{id: a, {SOUND.replace('[gazette-2020]', '[gazette-2020, {locator: p. 4}]')}}}]"
    assert said(check(corpus_of(tmp_path, timeline))) == [
        "timeline.yaml:1:89 S001 a citation without a source; give the source's id",
    ]


# The gazette appeared on 2020-05-01, the wire in 2021-03.
@pytest.mark.parametrize(
    ("date", "source", "after"),
    [
        ("2020-05-01", "gazette-2020", False),
        ("2020-05-02", "gazette-2020", True),
        ("2020-05", "gazette-2020", False),
        ("2020", "gazette-2020", False),
        ("2020-06", "gazette-2020", True),
        ("2021-03-31", "wire-2021", False),
        ("2021-04-01", "wire-2021", True),
        ("2021", "wire-2021", False),
        ("202X", "gazette-2020", False),
        ("[2019,2022]", "gazette-2020", False),
        ("[2021,2022]", "gazette-2020", True),
        ("[..2022]", "gazette-2020", False),
        ("2018/2030", "gazette-2020", False),
        ("2018/..", "gazette-2020", False),
        ("/2030", "gazette-2020", False),
        ("../2030", "gazette-2020", False),
        ("2021/..", "gazette-2020", True),
        ("2020-06?", "gazette-2020", False),
        ("2020-06~", "gazette-2020", False),
        ("2020-06%", "gazette-2020", False),
        ("2030~", "gazette-2020", True),
        ("2020-06~/2021", "gazette-2020", False),
        ("2030~/2031", "gazette-2020", True),
        ("2021", "nobody", False),
    ],
)
def test_a_claim_is_dated_after_its_source_only_where_no_reading_allows_it(
    tmp_path: Path, date: str, source: str, after: bool
) -> None:
    timeline = f"claims: [{{id: a, {SOUND.replace('2019', date).replace('gazette-2020', source)}}}]"
    assert ("D004" in [finding.code for finding in check(corpus_of(tmp_path, timeline))]) is after


@pytest.mark.parametrize(
    ("status", "after"), [("undisputed", 1), ("disputed", 1), ("retracted", 1), ("prospective", 0)]
)
def test_only_what_a_source_foresees_may_lie_after_it(tmp_path: Path, status: str, after: int) -> None:
    timeline = f"claims: [{{id: a, {SOUND.replace('2019', '2021')}, status: {status}}}]"
    assert [finding.code for finding in check(corpus_of(tmp_path, timeline))] == ["D004"] * after


def test_every_source_that_appeared_too_early_is_named_at_its_citation(tmp_path: Path) -> None:
    claim = SOUND.replace("2019", "2030").replace("[gazette", "['wire-2021, para. 2', gazette")
    assert said(check(corpus_of(tmp_path, f"claims: [{{id: a, {claim}}}]"))) == [
        "timeline.yaml:1:75 D004 dated 2030, after its source 'wire-2021' appeared (2021-03)",
        "timeline.yaml:1:97 D004 dated 2030, after its source 'gazette-2020' appeared (2020-05-01)",
    ]


def test_sources_without_a_day_accuse_nobody(tmp_path: Path) -> None:
    sources = "references: [{id: none}, {id: open, issued: 2020/..}]"
    timeline = f"claims: [{{id: a, {SOUND.replace('2019', '2030').replace('gazette-2020', 'none, open')}}}]"
    assert [one for one in said(check(corpus_of(tmp_path, timeline, sources=sources))) if " D004 " in one] == []


def test_hints_end_where_they_would_take_long() -> None:
    hints = Hints(f"word-{number}" for number in range(20_000))
    asked = [hints.did_you_mean(f"wrod-{number}") for number in (1, 2, 3)]
    assert asked == [f"; did you mean 'word-{number}'?" for number in (1, 2, 3)]
    assert Hints(f"word-{number}" for number in range(20_001)).did_you_mean("wrod-1") == ""


def test_of_words_equally_near_the_first_is_suggested_whatever_their_order() -> None:
    assert Hints(["visit-c", "visit-a", "visit-b"]).did_you_mean("visit-x") == "; did you mean 'visit-a'?"

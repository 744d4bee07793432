"""Candidates come best first and once, with where they stand and why, and what is judged does not come back."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from chronos.link.proposing import LEAST, propose
from chronos.model import Candidate, Claim, Location, Verdict
from chronos.pipeline import LinkRequest, link
from collected import VISIT, claim, columns_of, judgement, pairs, proposed

TIMELINES = Path(__file__).resolve().parents[2] / "timelines"
ALIKE = [claim(one, VISIT, "2019-05") for one in "dbca"]
PAIRS = [("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")]
OTHER = claim("e", "A frigate sinks off Manta with 12 aboard.", "2019-09")


def test_a_candidate_says_which_where_how_strongly_and_why() -> None:
    one = claim("b", VISIT, "2019-05", place=Location("t.yaml", 7, 5), actors=("Interpol",), kind="visit")
    other = claim(
        "a", "Police visited Quito", "2019", place=Location("u.yaml", 2, 3), actors=("interpol",), kind="visit"
    )
    (found,) = proposed([one, other])
    assert found == Candidate(
        claims=("a", "b"),
        places=(Location("u.yaml", 2, 3), Location("t.yaml", 7, 5)),
        strength=found.strength,
        reasons=(
            "dates agree: 2019, 2019-05",
            "same countries: EC",
            "same actors: interpol",
            "same kind: visit",
            "names in both: Quito",
            "words in both: police, visits",
        ),
    )
    assert found.strength == round(found.strength, 3)
    assert 0.5 < found.strength <= 1


def test_the_strongest_comes_first_and_of_one_strength_the_first_in_the_alphabet() -> None:
    found = proposed([*ALIKE, OTHER])
    assert [one.claims for one in found[: len(PAIRS)]] == PAIRS
    assert len({one.strength for one in found[: len(PAIRS)]}) == 1
    assert all(one.strength >= other.strength for one, other in pairwise(found))


def test_only_what_is_strong_enough_is_proposed() -> None:
    everything = proposed([*ALIKE, OTHER])
    for minimum in (0.001, LEAST, 0.5, everything[0].strength, 1.0):
        expected = [one for one in everything if one.strength >= minimum]
        assert proposed([*ALIKE, OTHER], minimum=minimum) == expected
    assert list(propose(columns_of([*ALIKE, OTHER]))) == proposed([*ALIKE, OTHER], minimum=LEAST)


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_what_somebody_has_judged_does_not_come_back(verdict: Verdict) -> None:
    assert pairs(ALIKE, judgement("c", "b", verdict=verdict)) == [pair for pair in PAIRS if pair != ("b", "c")]


def test_what_follows_from_judgements_does_not_come_back_either() -> None:
    chain = judgement("a", "b"), judgement("c", "b")
    assert pairs(ALIKE, *chain) == [("a", "d"), ("b", "d"), ("c", "d")]
    assert pairs(ALIKE, *chain, judgement("c", "d", verdict="different")) == []
    assert pairs(ALIKE, *chain, judgement("a", "d", verdict="unsure")) == []
    assert pairs(ALIKE, judgement("d", "c", "b", verdict="different")) == [("a", "b"), ("a", "c"), ("a", "d")]
    assert pairs(ALIKE, judgement("a", "b"), judgement("c", "d")) == [("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]


def test_what_does_not_follow_from_judgements_is_proposed() -> None:
    apart = judgement("a", "b", verdict="different"), judgement("b", "c", verdict="unsure")
    assert ("a", "c") in pairs(ALIKE, *apart)
    assert pairs(ALIKE, judgement("gone", "lost"), judgement("a", "gone", verdict="different")) == PAIRS


def test_judgements_change_no_strength_and_no_reason() -> None:
    judged = proposed(ALIKE, judgement("a", "b"))
    assert judged == [one for one in proposed(ALIKE) if one.claims != ("a", "b")]


def test_two_claims_of_one_id_are_another_fault() -> None:
    again = claim("a", VISIT, "2019-05", place=Location("u.yaml", 1, 1))
    assert pairs([ALIKE[-1], again]) == []
    assert pairs([*ALIKE, again]) == PAIRS


def test_claims_far_apart_and_of_other_countries_that_say_something_else_are_not_proposed() -> None:
    others = [
        claim("f", "Ministers sign an agreement on extradition.", "2001", ["PE"]),
        claim("g", "A frigate of the navy sinks off Manta.", "2012"),
        claim("h", "The parliament debates prisons.", "", ["BO"]),
    ]
    assert pairs([*ALIKE, *others]) == PAIRS


T = "A delegation of the police of Peru visits Quito, with 12 officers, for a course."
ODD_TEXTS = {
    "empty": "",
    "one letter": "a",
    "one sign": "\u8b66",
    "signs": "?! \u2026 \u2014 ' \" ## //",
    "numbers": "12 1.5 3,000 2019 \u0661\u0662 \u00bd",
    "long": "police delegation " * 600,
    "one long word": "x" * 10_000,
    "right to left": "\u0632\u0627\u0631 \u0648\u0641\u062f \u0627\u0644\u0634\u0631\u0637\u0629",
    "Chinese": "\u8b66\u5bdf\u4ee3\u8868\u56e2\u8bbf\u95ee\u57fa\u591a\u3002\u8b66\u5bdf",
    "surrogates": "\ud800 police \udfff\ud83d",
    "control characters": "\x00\x1b[31mpolice\x7f\u202e\r\n\t\x85visit",
    "marks alone": "\u0301\u0302 \u200b\ufeff \u00ad",
    "a tag": "#MeToo #1 #",
}


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
@pytest.mark.parametrize("date", ["2019", ""])
def test_odd_texts_do_no_harm(text: str, date: str) -> None:
    claims = [claim("a", text, date), claim("b", text, date), claim("c", T, date), claim("d", T)]
    assert pairs(claims[:1]) == []
    found = proposed(claims)
    assert ("c", "d") in [one.claims for one in found]
    assert all(0 <= one.strength <= 1 for one in found)
    assert all(reason for one in found for reason in one.reasons)


ODD_DATES = (
    *(
        "2013/..",
        "../2013",
        "[..2012]",
        "[2012..]",
        "../..",
        "/",
        "2013/",
        "/2013",
        "{2017,2019}",
        "[1667,1999..]",
    ),
    *("-0044", "-0044-03-15", "0000", "-9999/9999", "Y170000002", "Y-170000002~", "Y9999999999999", "Y-9999999999999"),
    *(
        "Y99999999999999999",
        "Y-99999999999999999/Y99999999999999999",
        "Y99999999999999999~",
        "XXXX",
        "19XX",
        "2019-XX-31",
    ),
    *("2019~", "2019%", "2019-21", "2019-05-03T10:30:00", "1582-10-10", "Y17E8", "1950S2"),
)


@pytest.mark.parametrize("date", ODD_DATES)
def test_odd_dates_do_no_harm(date: str) -> None:
    claims = [claim("a", T, date), claim("b", T, date), claim("c", T, ""), claim("d", T), claim("e", "", date)]
    assert pairs(claims[:1]) == []
    found = pairs(claims)
    assert {("a", "b"), ("c", "d")} <= set(found)
    assert ("a", "b") in pairs(claims[:2], minimum=0.5)


@pytest.mark.parametrize("regions", [(), ("419",), ("419", "andes")])
@pytest.mark.parametrize("date", ["2019", ""])
def test_claims_without_a_country_are_proposed_with_each_other(regions: tuple[str, ...], date: str) -> None:
    claims = [claim(one, T, date, [], regions=regions) for one in "ab"]
    assert pairs(claims, minimum=0.5) == [("a", "b")]


@pytest.mark.parametrize("claims", [[], [claim("a")], [claim("a", "", "", [])]])
def test_where_there_is_nothing_to_compare_there_are_no_candidates(claims: list[Claim]) -> None:
    assert proposed(claims) == []


@pytest.fixture(scope="module")
def unjudged(tmp_path_factory: pytest.TempPathFactory) -> list[Candidate]:
    """The candidates of the shipped timelines as if nobody had judged any."""
    folder = tmp_path_factory.mktemp("unjudged") / "timelines"
    shutil.copytree(TIMELINES, folder, ignore=shutil.ignore_patterns("judgements.yaml"))
    return list(link(LinkRequest(directory=folder, minimum=0.0)).candidates)


def test_what_both_articles_tell_of_is_among_the_first_candidates(unjudged: list[Candidate]) -> None:
    told_twice = {
        ("cn-2008-policy-paper", "cn-2008-policy-paper-police-cooperation"),
        ("cn-2016-policy-paper", "cn-2016-policy-paper-police-cooperation"),
        ("cn-2017-interpol-assembly", "cn-undated-interpol-assembly"),
    }
    assert told_twice <= {one.claims for one in unjudged[:10]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("uy-2017-vehicles-donation", "uy-2019-equipment-donation"),
        ("uy-2017-chery-vehicles-sale", "uy-2019-equipment-donation"),
        ("ar-2016-triad-operation", "ar-2018-police-memorandum"),
        ("cn-2019-celac-forum-priorities", "cn-2022-celac-action-plan"),
        ("cn-2008-policy-paper", "cn-2016-policy-paper"),
    ],
)
def test_what_only_looks_alike_is_weak(unjudged: list[Candidate], one: str, other: str) -> None:
    strengths = {candidate.claims: candidate.strength for candidate in unjudged}
    assert strengths.get((one, other), 0.0) < 0.5


def test_of_the_shipped_timelines_nothing_that_is_judged_is_proposed(unjudged: list[Candidate]) -> None:
    found = link(LinkRequest(directory=TIMELINES, minimum=0.0)).candidates
    left = {one.claims for one in found}
    gone = [one for one in unjudged if one.claims not in left]
    assert found == tuple(one for one in unjudged if one.claims in left)
    assert gone
    assert not left & {
        ("cn-2008-policy-paper", "cn-2008-policy-paper-police-cooperation"),
        ("cn-2016-policy-paper", "cn-2016-policy-paper-police-cooperation"),
        ("cn-2017-interpol-assembly", "cn-undated-interpol-assembly"),
        ("cn-2008-policy-paper", "cn-2016-policy-paper-police-cooperation"),
        ("us-undated-ilea-new-mexico", "us-undated-ilea-offered"),
        ("ve-undated-social-management-system", "ve-undated-zte-identity-cards"),
    }

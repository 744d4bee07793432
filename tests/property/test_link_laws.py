"""Laws of candidates, for any claims and judgements."""

from collections.abc import Sequence
from itertools import combinations, pairwise
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chronos.link import blocking
from chronos.link.proposing import LEAST, compare, propose
from chronos.model import VERDICTS, Candidate, Claim, Judgement, Location
from collected import claim, columns_of, judgement, proposed

WORDS = (
    *("Police", "police", "policeman", "delegation", "visits", "visit", "visited", "agreement", "Signing", "signed"),
    *(
        "course",
        "training",
        "minister",
        "Quito",
        "quito",
        "Lima",
        "Lima\u2013Quito",
        "China's",
        "12",
        "twelve",
        "3,000",
    ),
    *("1.5", "the", "of", "\u2014", "\u8b66\u5bdf", "\u0634\u0631\u0637\u0629", "#MeToo", "...", "end."),
)
DATES = (
    "2019",
    "2019-05",
    "2019-05-03",
    "2019~",
    "2020",
    "2018/2020",
    "",
    "",
    "2013/..",
    "[..2012]",
    "-0044",
    "Y170000002",
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=5).map(" ".join),
    st.text(st.characters(), max_size=12),
)


def lists(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


FIELDS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "text": TEXTS,
        "date": st.sampled_from(DATES),
        "countries": lists("EC", "PE", "BO"),
        "regions": lists("419", "andes"),
        "actors": lists("Police of Peru", "Interpol", "interpol"),
        "places": lists("Quito", "Lima"),
        "kind": st.sampled_from(("", "visit", "course")),
        "sources": lists("s", "t"),
        "place": st.builds(Location, st.sampled_from(("t.yaml", "u.yaml")), st.integers(1, 9), st.just(5)),
    }
)
WIDE = ("", "2019~", "2013/..", "[..2012]")
DATED_FIELDS = FIELDS.map(lambda fields: fields | {"date": "2019" if fields["date"] in WIDE else fields["date"]})
"""Those that have a date that spans few years."""
IDS = "abcdefghijkl"


def built(drawn: Sequence[dict[str, Any]]) -> list[Claim]:
    return [claim(one, **fields) for one, fields in zip(IDS, drawn, strict=False)]


CLAIMS = st.lists(FIELDS, max_size=9).map(built)
DATED = st.lists(DATED_FIELDS, max_size=9).map(built)
JUDGEMENTS = st.lists(
    st.builds(
        lambda ids, verdict: judgement(*ids, verdict=verdict),
        st.lists(st.sampled_from(IDS), min_size=2, max_size=3, unique=True),
        st.sampled_from(("same", "same", "different", "unsure")),
    ),
    max_size=5,
)


@settings(deadline=None)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_no_order_of_files_or_claims_and_no_split_into_files_changes_anything(
    claims: list[Claim], random: Random
) -> None:
    shuffled = random.sample(claims, len(claims))
    cuts = sorted(random.randrange(len(claims) + 1) for _ in range(3))
    files = [shuffled[first:last] for first, last in pairwise((0, *cuts, len(claims)))]
    assert list(propose(columns_of(*files), (), 0.0)) == proposed(claims)


@settings(deadline=None)
@given(st.lists(FIELDS, max_size=8), st.lists(st.sampled_from("abc"), min_size=8, max_size=8), st.randoms())
def test_claims_that_share_an_id_are_in_no_order_either(
    drawn: list[dict[str, Any]], ids: list[str], random: Random
) -> None:
    claims = [
        claim(one, **fields | {"place": Location("t.yaml", number, 1)})
        for number, (one, fields) in enumerate(zip(ids, drawn, strict=False))
    ]
    found = proposed(claims)
    assert proposed(random.sample(claims, len(claims))) == found
    assert_well_formed(found)


def assert_well_formed(found: Sequence[Candidate]) -> None:
    """Assert that each pair is of two ids in order, once, and that the best come first."""
    assert all(one.claims[0] < one.claims[1] for one in found)
    assert len({one.claims for one in found}) == len(found)
    assert all(0 <= one.strength <= 1 for one in found)
    assert [(-one.strength, one.claims) for one in found] == sorted((-one.strength, one.claims) for one in found)
    assert all(one.reasons and all(one.reasons) for one in found)


@settings(deadline=None)
@given(CLAIMS)
@example([claim("a", ""), claim("b", "")])
def test_each_candidate_is_a_pair_of_two_ids_in_order_once_and_the_best_come_first(claims: list[Claim]) -> None:
    found = proposed(claims)
    assert_well_formed(found)
    places = {one.id: one.location for one in claims}
    assert all(one.places == (places[one.claims[0]], places[one.claims[1]]) for one in found)


@settings(deadline=None)
@given(CLAIMS, st.floats(0, 1))
def test_a_minimum_only_cuts(claims: list[Claim], minimum: float) -> None:
    assert proposed(claims, minimum=minimum) == [one for one in proposed(claims) if one.strength >= minimum]


def decided(judgements: Sequence[Judgement]) -> set[tuple[str, str]]:
    """Return what judgements decide, by going over them until nothing more follows."""
    same = {frozenset(one) for each in judgements if each.verdict == "same" for one in combinations(each.claims, 2)}
    apart = {frozenset(one) for each in judgements if each.verdict != "same" for one in combinations(each.claims, 2)}
    before = -1
    while before != len(same) + len(apart):
        before = len(same) + len(apart)
        for one in list(same):
            for other in list(same | apart):
                if len(one & other) == 1:
                    (same if other in same else apart).add(one ^ other)
    return {(min(one), max(one)) for one in same | apart}


@settings(deadline=None)
@given(st.lists(FIELDS, min_size=4, max_size=7).map(built), JUDGEMENTS)
def test_what_is_judged_and_what_follows_does_not_come_back_and_all_else_does(
    claims: list[Claim], judgements: list[Judgement]
) -> None:
    gone = decided(judgements)
    assert proposed(claims, *judgements) == [one for one in proposed(claims) if one.claims not in gone]


@settings(deadline=None)
@given(CLAIMS, st.data())
def test_taking_a_judgement_out_brings_exactly_its_pair_back(claims: list[Claim], data: st.DataObject) -> None:
    everything = proposed(claims)
    if everything:
        chosen = data.draw(st.sampled_from(everything))
        verdict = data.draw(st.sampled_from(VERDICTS))
        judged = proposed(claims, judgement(*chosen.claims, verdict=verdict))
        assert judged == [one for one in everything if one != chosen]
        assert proposed(claims) == everything


UNRELATED = claim("z", "Aurochs graze beside glaciers", "1066", ["IS"])


@settings(deadline=None)
@given(DATED)
def test_an_unrelated_claim_of_another_country_and_year_takes_no_candidate_away(claims: list[Claim]) -> None:
    before = {one.claims for one in proposed(claims, minimum=LEAST)}
    after = {one.claims for one in proposed([*claims, UNRELATED])}
    assert before <= after
    assert not any("z" in pair for pair in after)


@pytest.mark.parametrize("date", ["", "2013/..", "2019"])
@pytest.mark.parametrize("number", [1, 10])
def test_unrelated_claims_take_no_undated_candidate_away(date: str, number: int) -> None:
    unrelated = [
        claim(f"z{one}", f"Aurochs graze beside glaciers{one}", f"{1000 + one}", ["IS"]) for one in range(number)
    ]
    claims = [claim("a"), claim("b", date=date), claim("c", "A course in Quito", date="")]
    before = {one.claims: one.strength for one in proposed(claims, minimum=LEAST)}
    after = {one.claims: one.strength for one in proposed([*claims, *unrelated])}
    assert before.keys() <= after.keys()
    assert all(abs(after[pair] - strength) < 0.2 for pair, strength in before.items())


@settings(deadline=None)
@given(CLAIMS)
def test_each_pair_of_claims_is_compared_once_and_measured_in_bounds(claims: list[Claim]) -> None:
    found = compare(columns_of(claims))
    keys = list(zip(found.ones.tolist(), found.others.tolist(), strict=True))
    assert keys == sorted(set(keys))
    assert all(one < other for one, other in keys)
    assert np.isfinite(found.features).all()
    assert (np.abs(found.features[:, 0] - 0.5) <= 0.5 + 1e-9).all()


def years(claim: Claim) -> set[int]:
    """Return the years in which a claim with a narrow date may be."""
    date = claim.date.expression
    assert date is not None
    assert date.earliest is not None
    assert date.latest is not None
    return set(range(int(date.earliest // 365.2425), int(date.latest // 365.2425) + 1))


@settings(deadline=None)
@given(DATED)
def test_in_a_small_collection_each_two_claims_of_a_country_and_year_are_compared(claims: list[Claim]) -> None:
    pairs = {one.claims for one in proposed(claims)}
    for one, other in combinations(claims, 2):
        where = [set(each.countries or each.regions) or {""} for each in (one, other)]
        if where[0] & where[1] and years(one) & years(other):
            assert (one.id, other.id) in pairs


@settings(deadline=None, max_examples=50)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_no_order_changes_anything_in_large_blocks_either(claims: list[Claim], random: Random) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "_ALL_PAIRS", 0)
        patch.setattr(blocking, "_MOST", 4)
        patch.setattr(blocking, "_ROWS", 2)
        assert proposed(random.sample(claims, len(claims))) == proposed(claims)

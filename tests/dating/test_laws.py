"""Laws of the dates that follow from relations, against trying every day."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from chronos.dating import contradictions, derive, walks
from chronos.dating.constraints import networks
from chronos.dating.contradictions import solve_rest
from chronos.dating.solving import solve
from chronos.edtf import DEFAULT_CIRCA
from chronos.model import Corpus
from mutating import dice
from relating import Kind, Network, day, is_contradictory, random_corpus

ONCE = Kind("2016-03-01", 8, 4, ("P1D", "P3D"))
MANY = Kind("2016-03-01", 5, 5, ("P1D", "P2D"))
LASTING = Kind("2016-03-01", 5, 3, ("P2D",), lasting=True)
MANY_LASTING = Kind("2016-03-01", 4, 5, ("P1D", "P2D"), lasting=True)
MONTHS = Kind("2016-02-24", 10, 3, ("P1M", "P1M2D", "P30D", "P4W"))
SEEDS = st.integers(0, 1 << 32)


def window(kind: Kind, before: int, after: int) -> range:
    start = day(kind.first)
    return range(start - before, start + after)


def assert_is_what_trying_finds(corpus: Corpus, window: range, edge: int) -> None:
    """See that bounds are those of all solutions; what comes near the edges of the window is without bound."""
    for network in networks(corpus):
        ids = [claim.id for claim in network.claims]
        tried = Network(corpus, ids)
        found = tried.solutions(window)
        bounds = solve(network)
        assert (bounds is None) == (not all(found.values()))
        for number, claim_id in enumerate(ids if bounds is not None else ()):
            assert bounds is not None
            days = found[tried.event[claim_id]]
            for part in (0, 1):
                at = 2 * network.events[number] + part
                low, high = bounds.lowest[at], bounds.highest[at]
                least, most = min(one[part] for one in days), max(one[part] for one in days)
                assert low == least or (low is None and least <= window.start + edge)
                assert high == most or (high is None and most >= window.stop - 1 - edge)


@settings(deadline=None, max_examples=150)
@given(SEEDS)
def test_bounds_of_what_happened_once_are_those_of_all_solutions(seed: int) -> None:
    assert_is_what_trying_finds(random_corpus(dice(seed), ONCE), window(ONCE, 18, 26), 6)


@settings(deadline=None, max_examples=80)
@given(SEEDS)
def test_bounds_of_what_lasted_are_those_of_all_solutions(seed: int) -> None:
    assert_is_what_trying_finds(random_corpus(dice(seed), LASTING), window(LASTING, 10, 15), 4)


@settings(deadline=None, max_examples=60)
@given(SEEDS)
def test_bounds_by_months_around_a_leap_day_are_those_of_all_solutions(seed: int) -> None:
    assert_is_what_trying_finds(random_corpus(dice(seed), MONTHS), window(MONTHS, 80, 90), 5)


def assert_contradictions_are_smallest(corpus: Corpus, window: range) -> None:
    """See that the first set is contradictory, that none is smaller, and what is left leaves days."""
    for network in networks(corpus):
        solved = solve_rest(network, DEFAULT_CIRCA)
        if not solved.contradictions:
            continue
        ids = [claim.id for claim in network.claims]
        first = [ids[number] for number in solved.contradictions[0].claims]
        assert is_contradictory(corpus, first, window)
        for size in range(1, len(first)):
            assert not any(is_contradictory(corpus, some, window) for some in combinations(ids, size))
        for walk in solved.contradictions:
            here = [ids[number] for number in walk.claims]
            assert is_contradictory(corpus, here, window)
            assert not any(is_contradictory(corpus, [one for one in here if one != out], window) for out in here)
        assert solve(solved.network) == solved.bounds


@settings(deadline=None, max_examples=80)
@given(SEEDS)
def test_a_contradiction_is_contradictory_and_no_set_is_smaller(seed: int) -> None:
    assert_contradictions_are_smallest(random_corpus(dice(seed), MANY), window(MANY, 10, 14))


@settings(deadline=None, max_examples=50)
@given(SEEDS)
def test_a_contradiction_of_what_lasted_is_the_smallest(seed: int) -> None:
    assert_contradictions_are_smallest(random_corpus(dice(seed), MANY_LASTING), window(MANY_LASTING, 5, 9))


@settings(deadline=None, max_examples=100)
@given(SEEDS)
def test_the_order_of_claims_judgements_and_sources_changes_nothing(seed: int) -> None:
    random = dice(seed)
    corpus = random_corpus(random, random.choice((MANY, MANY_LASTING, MONTHS)))
    shuffled = structs.replace(
        corpus,
        claims=tuple(random.sample(corpus.claims, len(corpus.claims))),
        sources=dict(reversed([*corpus.sources.items()])),
    )
    dated, faults = derive(corpus)
    again, same_faults = derive(shuffled)
    assert sorted(again.claims, key=lambda claim: claim.id) == list(dated.claims)
    assert same_faults == faults


@settings(deadline=None, max_examples=40)
@given(SEEDS)
def test_where_walks_are_too_many_a_contradiction_is_one_all_the_same(seed: int) -> None:
    corpus = random_corpus(dice(seed), MANY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walks, "MOST", 0)
        patch.setattr(contradictions, "MOST", 0)
        for network in networks(corpus):
            ids = [claim.id for claim in network.claims]
            for walk in solve_rest(network, DEFAULT_CIRCA).contradictions:
                here = [ids[number] for number in walk.claims]
                assert is_contradictory(corpus, here, window(MANY, 10, 14))
                assert not any(
                    is_contradictory(corpus, [one for one in here if one != out], window(MANY, 10, 14)) for out in here
                )
            derive(corpus)

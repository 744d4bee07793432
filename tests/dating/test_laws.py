"""Laws of the solver, against trying every day."""

from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.dating.constraints import networks
from chronos.dating.contradictions import solve_rest
from chronos.edtf import DEFAULT_CIRCA
from chronos.model import Corpus
from mutating import dice
from relating import Kind, Network, day, random_corpus

ONCE = Kind("2016-03-01", 8, 4, ("P1D", "P3D"))
LASTING = Kind("2016-03-01", 5, 3, ("P2D",), lasting=True)
MONTHS = Kind("2016-02-24", 10, 3, ("P1M", "P1M2D", "P30D", "P4W"))
SEEDS = st.integers(0, 1 << 32)


def assert_is_what_trying_finds(corpus: Corpus, window: range, edge: int) -> None:
    """See that bounds are those of all solutions; what comes near the edges of the window is without bound."""
    for network in networks(corpus):
        ids = [claim.id for claim in network.claims]
        tried = Network(corpus, ids)
        found = tried.solutions(window)
        solved = solve_rest(network, DEFAULT_CIRCA)
        if not all(found.values()):
            assert solved.contradictions, corpus
            continue
        assert not solved.contradictions, corpus
        for number, claim_id in enumerate(ids):
            days = found[tried.event[claim_id]]
            for part in (0, 1):
                at = 2 * network.events[number] + part
                low, high = solved.bounds.lowest[at], solved.bounds.highest[at]
                least, most = min(one[part] for one in days), max(one[part] for one in days)
                assert low == least or (low is None and least <= window.start + edge), (claim_id, part, corpus)
                assert high == most or (high is None and most >= window.stop - 1 - edge), (claim_id, part, corpus)


@settings(deadline=None, max_examples=100)
@given(SEEDS)
def test_bounds_of_what_happened_once_are_those_of_all_solutions(seed: int) -> None:
    start = day(ONCE.first)
    assert_is_what_trying_finds(random_corpus(dice(seed), ONCE), range(start - 18, start + 26), 6)


@settings(deadline=None, max_examples=100)
@given(SEEDS)
def test_bounds_of_what_lasted_are_those_of_all_solutions(seed: int) -> None:
    start = day(LASTING.first)
    assert_is_what_trying_finds(random_corpus(dice(seed), LASTING), range(start - 10, start + 15), 4)


@settings(deadline=None, max_examples=50)
@given(SEEDS)
def test_bounds_by_months_around_a_leap_day_are_those_of_all_solutions(seed: int) -> None:
    start = day(MONTHS.first)
    assert_is_what_trying_finds(random_corpus(dice(seed), MONTHS), range(start - 80, start + 90), 5)

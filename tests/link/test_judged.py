"""What judgements have decided, with what follows from it."""

import pytest

from chronos.link.judged import Judged
from chronos.model import Judgement, Verdict
from collected import judgement


def known(*judgements: Judgement, among: str = "abcd") -> list[str]:
    """Return the pairs of some claims that are decided."""
    judged = Judged(judgements)
    pairs = [one + other for one in among for other in among if one < other]
    assert all(judged.knows(*pair) == judged.knows(*pair[::-1]) for pair in pairs)
    return [pair for pair in pairs if judged.knows(*pair)]


def test_without_judgements_nothing_is_decided() -> None:
    assert known() == []


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_judgement_decides_on_each_two_of_its_claims(verdict: Verdict) -> None:
    assert known(judgement("b", "a", verdict=verdict)) == ["ab"]
    assert known(judgement("c", "a", "d", verdict=verdict)) == ["ac", "ad", "cd"]


def test_what_is_the_same_as_the_same_is_the_same_over_any_chain() -> None:
    assert known(judgement("a", "b"), judgement("c", "d"), judgement("d", "b")) == ["ab", "ac", "ad", "bc", "bd", "cd"]
    chain = [judgement(one, other) for one, other in ("ab", "de", "bc", "fe", "cd")]
    assert len(known(*chain, among="abcdef")) == 15


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_what_is_apart_from_one_is_apart_from_all_that_are_the_same(verdict: Verdict) -> None:
    apart = judgement("a", "c", verdict=verdict)
    for judgements in ((judgement("a", "b"), apart), (apart, judgement("b", "a"))):
        assert known(*judgements) == ["ab", "ac", "bc"]
    assert known(judgement("a", "b"), apart, judgement("d", "c")) == ["ab", "ac", "ad", "bc", "bd", "cd"]


def test_what_is_apart_from_what_is_apart_is_not_decided() -> None:
    assert known(judgement("a", "b", verdict="different"), judgement("b", "c", verdict="different")) == ["ab", "bc"]
    assert known(judgement("a", "b", verdict="unsure"), judgement("b", "c", verdict="different")) == ["ab", "bc"]


def test_judgements_that_contradict_each_other_decide_all_the_same() -> None:
    assert known(judgement("a", "b"), judgement("b", "a", verdict="different")) == ["ab"]


def test_a_very_long_chain_is_no_trouble() -> None:
    chain = [judgement(f"c{number}", f"c{number + 1}") for number in range(20_000)]
    for judgements in (chain, chain[::-1]):
        judged = Judged(judgements)
        assert judged.knows("c0", "c20000")
        assert not judged.knows("c0", "c20001")

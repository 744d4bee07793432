"""Very many claims of one country and year that read alike cost little, and nothing is missed for it where few do."""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.edtf import DEFAULT_CIRCA, parse
from chronos.link import candidates, find_candidates, shared_blocks, surveys
from chronos.model import Candidate, Claim, ClaimDate, Location, Survey
from mutating import dice

DATE = ClaimDate(parse("2019"))
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru")


def claim(number: int, text: str, countries: Sequence[str] = ("EC",), files: int = 7) -> Claim:
    place = Location(f"f{number % files}.yaml", number + 1, 1)
    return Claim(id=f"c{number:05}", date=DATE, text=text, location=place, countries=tuple(countries))


def word(number: int) -> str:
    """Return a word that no other number has."""
    return "".join(SYLLABLES[int(digit)] for digit in f"{number:05}")


def proposed(claims: Sequence[Claim]) -> tuple[Candidate, ...]:
    return find_candidates(surveys(claims), (), DEFAULT_CIRCA)


def comparisons(found: Sequence[Survey], monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many pairs are compared for the candidates among surveys."""
    compared = 0
    before = candidates._pairs

    def counted(*given: object) -> object:
        nonlocal compared
        for pair in before(*given):  # type: ignore[arg-type]
            compared += 1
            yield pair

    with monkeypatch.context() as patch:
        patch.setattr(candidates, "_pairs", counted)
        find_candidates(found, (), DEFAULT_CIRCA)
    return compared


ALIKE: dict[str, Callable[[int], str]] = {
    "to the letter": lambda _number: "A delegation of the police visits Quito for a course.",
    "but for one word": lambda number: f"A delegation of the police visits Quito for a course {word(number)}.",
    "in half of their words": lambda number: " ".join(
        ["police", "visits", "course", "training", *(word(number * 5 + one) for one in range(4))]
    ),
    "in a few of many words": lambda number: " ".join(word(one) for one in dice(number).sample(range(30), 8)),
}


@pytest.mark.parametrize("how", ALIKE)
def test_two_thousand_claims_that_read_alike_take_few_comparisons(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = surveys([claim(number, ALIKE[how](number)) for number in range(2000)])
    assert len(shared_blocks(found)) == 1
    assert comparisons(found, monkeypatch) < 2000 * 4 * 60  # of 1,999,000 pairs


@pytest.mark.parametrize("how", ALIKE)
def test_of_claims_that_read_alike_each_is_proposed_with_a_few_others(how: str) -> None:
    found = proposed([claim(number, ALIKE[how](number)) for number in range(300)])
    times = Counter(one for candidate in found for one in candidate.claims)
    if how in ("to the letter", "but for one word"):
        assert len(times) == 300
    assert len(found) <= 300 * 5


@pytest.mark.parametrize("how", ALIKE)
def test_which_of_very_many_are_proposed_does_not_depend_on_their_order(how: str) -> None:
    countries = (("EC",), ("EC", "PE"), ("PE", "BO"), ("BO",))
    claims = [claim(number, ALIKE[how](number), countries[number % 4]) for number in range(240)]
    found = surveys(claims)
    expected = find_candidates(found, (), DEFAULT_CIRCA)
    for seed in range(5):
        shuffled = dice(seed).sample(found, len(found))
        assert find_candidates(shuffled, (), DEFAULT_CIRCA) == expected
        renamed = [claim(number, ALIKE[how](number), countries[number % 4], seed + 1) for number in range(240)]
        assert {(one.claims, one.reasons) for one in proposed(renamed)} == {
            (one.claims, one.reasons) for one in expected
        }


TEXTS = st.lists(st.sampled_from([word(number) for number in range(12)]), min_size=3, max_size=9).map(" ".join)


@settings(deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=25), st.randoms())
def test_the_shorter_way_finds_what_comparing_each_with_each_finds(texts: list[str], random: Random) -> None:
    claims = [claim(number, text, random.choice((("EC",), ("PE",), ("EC", "PE")))) for number, text in enumerate(texts)]
    each = {one for two in combinations(claims, 2) for one in proposed(two)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "_ALL_PAIRS", 1)
        patch.setattr(candidates, "_ENOUGH", 1_000)
        found = proposed(claims)
    assert set(found) == each
    assert len(found) == len(each)


def test_one_pair_among_very_many_others_is_found() -> None:
    claims = [claim(number, ALIKE["in half of their words"](number)) for number in range(500)]
    pair = "The ministers of both countries sign one treaty", "Both ministers signed a treaty of two countries."
    claims += [claim(number, text) for number, text in enumerate(pair, 500)]
    assert ("c00500", "c00501") in {one.claims for one in proposed(claims)}

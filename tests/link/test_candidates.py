"""Which claims are proposed as one event, and which are not."""

import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chronos.edtf import DEFAULT_CIRCA, parse
from chronos.link import find_candidates, surveys
from chronos.model import Candidate, Claim, ClaimDate, Judgement, Location
from projects import corpus_of

VISIT = "A delegation of the police visits Quito for a course."
EC, PE = ("EC",), ("PE",)


def claim(claim_id: str, text: str, date: str = "2019", countries: Sequence[str] = EC, path: str = "t.yaml") -> Claim:
    place = Location(path, 1 + sum(map(ord, claim_id)), 1)
    expression = parse(date) if date else None
    return Claim(id=claim_id, date=ClaimDate(expression), text=text, location=place, countries=tuple(countries))


def proposed(claims: Sequence[Claim], *judgements: Judgement) -> tuple[Candidate, ...]:
    return find_candidates(surveys(claims), judgements, DEFAULT_CIRCA)


def pairs(claims: Sequence[Claim], *judgements: Judgement) -> set[tuple[str, str]]:
    return {one.claims for one in proposed(claims, *judgements)}


def judgement(*ids: str, verdict: str = "same") -> Judgement:
    return Judgement(claims=ids, verdict=verdict, location=Location("j.yaml", 1, 1))  # type: ignore[arg-type]


def is_proposed(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Whether two claims are proposed: their texts, dates and countries where those matter."""
    return bool(pairs([claim("a", *one), claim("b", *other)]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (VISIT, "A delegation of police visits Quito for a course."),
        (VISIT, "The police delegation visited Quito, for courses"),
        (VISIT, "QUITO: A DELEGATION OF THE POLICE VISITS FOR A COURSE"),
        (VISIT, "For a course, a delegation of the police visits Quito."),
        ("The minister signs an agreement on training.", "The minister signed an agreement on training."),
        ("The minister signs the agreements on training.", "Ministers sign an agreement on training."),
        ("On 3 May a delegation visits Quito.", "A delegation visits Quito in May."),
        ("On May 3, 2019, a delegation visits Quito.", "A delegation visits Quito in May."),
        ("A delegation visits Quito in 2019.", "A delegation visits Quito."),
        ("In Quito, 12 officers complete a course.", "12 officers complete a course in Quito."),
        ("Some 3,400 officers complete a course.", "Some 3400 officers complete the course."),
        ("The cafe opens \u2013 in Quito.", "The caf\u00e9 opens in Quito"),
        ("A \u201csafe city\u201d centre opens in Quito.", "A safe city centre opens in Quito."),
        ("Una delegaci\u00f3n de la polic\u00eda visita Quito.", "Visita de una delegacion de policia a Quito"),
        ("El ministro firma un acuerdo con la polic\u00eda.", "El Ministro firma acuerdos con la Polic\u00eda"),
        ("El 3 de mayo una delegaci\u00f3n visita Quito.", "Una delegaci\u00f3n visita Quito en mayo."),
        (
            "Uma delega\u00e7\u00e3o da pol\u00edcia visita Bras\u00edlia.",
            "Delega\u00e7\u00e3o de pol\u00edcia visita Brasilia",
        ),
        (
            "Em 3 de maio a delega\u00e7\u00e3o visita Bras\u00edlia.",
            "Em maio a delega\u00e7\u00e3o visita a Bras\u00edlia.",
        ),
        ("Une d\u00e9l\u00e9gation de la police visite Quito.", "La delegation de police visite Quito"),
        ("Le 1er mai une d\u00e9l\u00e9gation visite Quito.", "En mai, une d\u00e9l\u00e9gation visite Quito."),
    ],
)
def test_what_says_the_same_in_other_words_is_proposed(one: str, other: str) -> None:
    assert is_proposed((one,), (other,))
    assert is_proposed((other,), (one,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (VISIT, "An agreement on extradition is signed in the capital."),
        ("In Quito, 12 officers complete a course.", "In Quito, 40 officers complete a course."),
        ("In Quito, officers complete course 7.", "In Quito, officers complete course 8."),
        ("A delegation visits Quito for a course.", "A delegation visits Guayaquil for a course."),
        (
            "Una delegaci\u00f3n de la polic\u00eda visita Quito.",
            "Una delegaci\u00f3n de la polic\u00eda visita Cuenca.",
        ),
        (
            "Uma delega\u00e7\u00e3o da pol\u00edcia visita Bras\u00edlia.",
            "Uma delega\u00e7\u00e3o da pol\u00edcia visita Recife.",
        ),
        ("Une d\u00e9l\u00e9gation de la police visite Lyon.", "Une d\u00e9l\u00e9gation de la police visite Lille."),
        ("A visit.", "The visit."),
        ("", ""),
        ("\u00a1!", "?"),
    ],
)
def test_what_says_something_else_is_not_proposed(one: str, other: str) -> None:
    assert not is_proposed((one,), (other,))
    assert not is_proposed((other,), (one,))


def test_a_name_more_in_one_of_them_contradicts_nothing() -> None:
    assert is_proposed(("A delegation visits Quito for a course.",), ("A delegation visits for a course.",))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2019", "2019", True),
        ("2019", "2019-05", True),
        ("2019-05", "2019-05-03", True),
        ("2019-05-03", "2019/2020", True),
        ("2019-12-31", "2019", True),
        ("2019-01-01", "2019", True),
        ("2019~", "2019-05", True),
        ("{2019,2020}", "2020", True),
        ("", "", True),
        ("2019", "2020", False),
        ("2019-05", "2019-06", False),
        ("2019-05-03", "2019-05-04", False),
        ("2019", "", False),
        ("1919", "2019", False),
        ("-0044", "0044", False),
        ("Y170000002", "Y170000003", False),
    ],
)
def test_dates_that_may_be_the_same_and_others(one: str, other: str, *, expected: bool) -> None:
    assert is_proposed((VISIT, one), (VISIT, other)) is expected
    assert is_proposed((VISIT, other), (VISIT, one)) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("EC",), ("EC",), True),
        (("EC", "PE"), ("BO", "PE"), True),
        ((), (), True),
        (("EC",), ("PE",), False),
        (("EC",), (), False),
    ],
)
def test_a_country_in_common_is_enough_and_is_needed(
    one: tuple[str, ...], other: tuple[str, ...], *, expected: bool
) -> None:
    assert is_proposed((VISIT, "2019", one), (VISIT, "2019", other)) is expected


def test_a_candidate_says_which_where_how_much_and_why(tmp_path: Path) -> None:
    texts = VISIT, "A delegation of police visits Quito for one course."
    rows = [f"- {{id: {one}, date: {day}, text: {json.dumps(text)}, countries: [EC]}}"
            for one, day, text in zip("ba", ("2019-05", "2019"), texts, strict=True)]  # fmt: skip
    corpus = corpus_of(tmp_path, "claims:\n" + "\n".join(rows))
    assert proposed(corpus.claims) == (
        Candidate(
            claims=("a", "b"),
            places=(Location("timeline.yaml", 3, 3), Location("timeline.yaml", 2, 3)),
            strength=5 / 6,
            reasons=("their dates may be the same (2019, 2019-05)", "83 % of their words are the same"),
        ),
    )


ALIKE = [claim(one, VISIT) for one in "abcd"]


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_pair_that_somebody_has_judged_is_not_proposed(verdict: str) -> None:
    assert pairs(ALIKE[:2], judgement("b", "a", verdict=verdict)) == set()


def test_what_follows_from_judgements_is_judged() -> None:
    chain = judgement("a", "b"), judgement("b", "c")
    assert pairs(ALIKE, *chain) == {("a", "d"), ("b", "d"), ("c", "d")}
    assert pairs(ALIKE, *chain, judgement("d", "c", verdict="different")) == set()
    assert pairs(ALIKE, judgement("a", "b", "c", "d", verdict="unsure")) == set()


def test_what_does_not_follow_from_judgements_is_proposed() -> None:
    apart = judgement("a", "b", verdict="different"), judgement("b", "c", verdict="different")
    assert pairs(ALIKE[:3], *apart) == {("a", "c")}


def test_two_claims_of_one_id_are_another_fault() -> None:
    assert pairs([claim("a", VISIT), claim("a", VISIT, path="u.yaml")]) == set()


WORDS = (
    "police",
    "delegation",
    "visits",
    "agreement",
    "signs",
    "course",
    "training",
    "minister",
    "Quito",
    "Lima",
    "12",
    "office",
)
CLAIMS = st.lists(
    st.builds(
        lambda words, date, countries, path: (" ".join(words), date, tuple(countries), path),
        st.lists(st.sampled_from(WORDS), min_size=2, max_size=7),
        st.sampled_from(("2019", "2019-05", "2019~", "2020", "2018/2019", "")),
        st.lists(st.sampled_from(("EC", "PE", "BO")), max_size=2),
        st.sampled_from(("t.yaml", "u.yaml", "v.yaml")),
    ),
    max_size=12,
)


def build(drawn: Sequence[tuple[str, str, tuple[str, ...], str]]) -> list[Claim]:
    return [claim(f"c{number:02}", *one) for number, one in enumerate(drawn)]


@settings(deadline=None)
@given(CLAIMS)
def test_all_together_give_what_each_two_give_by_themselves(drawn: list[tuple[str, str, tuple[str, ...], str]]) -> None:
    claims = build(drawn)
    brute = {one for two in combinations(claims, 2) for one in proposed(two)}
    assert set(proposed(claims)) == brute


@settings(deadline=None)
@given(CLAIMS, st.randoms())
def test_no_order_of_files_or_claims_matters(
    drawn: list[tuple[str, str, tuple[str, ...], str]], random: Random
) -> None:
    claims = build(drawn)
    found = surveys(claims)
    shuffled = random.sample(found, len(found))
    assert find_candidates(shuffled, (), DEFAULT_CIRCA) == find_candidates(found, (), DEFAULT_CIRCA)
    assert proposed(random.sample(claims, len(claims))) == proposed(claims)

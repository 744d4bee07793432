"""Each claim stands in exactly one cluster, and judgements alone join them."""

from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from chronos.link import cluster
from chronos.model import Claim, ClaimDate, Cluster, Judgement, Location, Verdict
from projects import corpus_of

PLACE = Location("a.yaml", 1, 1)
IDS = ("a", "b", "c", "d", "e", "f")


def claim(claim_id: str, text: str = "") -> Claim:
    return Claim(id=claim_id, date=ClaimDate(), text=text, location=PLACE)


def judgement(*claims: str, verdict: Verdict = "same") -> Judgement:
    return Judgement(claims=claims, verdict=verdict, location=PLACE, marks=(PLACE,) * len(claims))


def ids(clusters: tuple[Cluster, ...]) -> list[str]:
    """Write clusters as text, the ids of one after another."""
    return ["".join(claim.id for claim in one.claims) for one in clusters]


CLAIMS = tuple(claim(one) for one in IDS)
JUDGEMENTS = st.lists(
    st.builds(
        lambda claims, verdict: judgement(*claims, verdict=verdict),
        st.lists(st.sampled_from((*IDS, "unknown")), min_size=2, max_size=4),
        st.sampled_from(["same", "same", "different", "unsure"]),
    ),
    max_size=6,
)


def test_claims_that_nobody_judged_stand_alone() -> None:
    assert ids(cluster(CLAIMS[::-1], [])) == ["a", "b", "c", "d", "e", "f"]


def test_no_claims_make_no_clusters() -> None:
    assert cluster([], [judgement("a", "b")]) == ()


def test_claims_judged_the_same_become_one_cluster_in_the_order_of_their_ids() -> None:
    assert ids(cluster(CLAIMS, [judgement("e", "b")])) == ["a", "be", "c", "d", "f"]


def test_a_judgement_may_join_more_than_two() -> None:
    assert ids(cluster(CLAIMS, [judgement("f", "b", "d")])) == ["a", "bdf", "c", "e"]


def test_same_is_transitive_over_any_chain() -> None:
    chain = [judgement("a", "b"), judgement("e", "f"), judgement("c", "b"), judgement("f", "c")]
    assert ids(cluster(CLAIMS, chain)) == ["abcef", "d"]


def test_a_cluster_knows_whose_words_its_judgements_name() -> None:
    judgements = [
        Judgement(claims=("a", "b"), verdict="same", location=PLACE, text="b"),
        Judgement(claims=("c", "b"), verdict="same", location=PLACE, text="c"),
        Judgement(claims=("e", "f", "gone"), verdict="same", location=PLACE, text="gone"),
    ]
    assert [one.texts for one in cluster(CLAIMS, judgements)] == [("b", "c"), (), ()]


def test_other_verdicts_join_nothing_and_part_nothing() -> None:
    judgements = [judgement("a", "b", verdict="different"), judgement("c", "d", verdict="unsure"), judgement("a", "b")]
    assert ids(cluster(CLAIMS, judgements)) == ["ab", "c", "d", "e", "f"]
    assert ids(cluster(CLAIMS, judgements[:2])) == list(IDS)


def test_ids_that_no_claim_has_join_nothing_between_them() -> None:
    assert ids(cluster(CLAIMS, [judgement("a", "gone"), judgement("gone", "b")])) == list(IDS)
    assert ids(cluster(CLAIMS, [judgement("a", "gone", "b")])) == ["ab", "c", "d", "e", "f"]


def test_an_id_that_several_claims_have_joins_none_of_them() -> None:
    claims = [*CLAIMS, claim("b", "another")]
    assert ids(cluster(claims, [judgement("a", "b"), judgement("b", "c")])) == ["a", "b", "b", "c", "d", "e", "f"]
    assert ids(cluster(claims, [judgement("a", "b", "c")])) == ["ac", "b", "b", "d", "e", "f"]


def test_claims_of_one_id_are_ordered_by_what_they_say_and_not_by_where(tmp_path: Path) -> None:
    one = "claims: [{id: a, date: '2019', text: One., countries: [EC]}]"
    other = "claims: [{id: a, date: '2019', text: One., countries: [PE]}]"
    first = corpus_of(tmp_path / "first", one)
    corpus_of(tmp_path / "first" / "below", other)
    first = corpus_of(tmp_path / "first", one)
    second = corpus_of(tmp_path / "second" / "below", one)
    second = corpus_of(tmp_path / "second", other)
    assert [two.claims[0].countries for two in cluster(first.claims, [])] == [("EC",), ("PE",)]
    assert [two.claims[0].countries for two in cluster(second.claims, [])] == [("EC",), ("PE",)]


@given(JUDGEMENTS)
def test_each_claim_stands_in_exactly_one_cluster(judgements: list[Judgement]) -> None:
    assert sorted("".join(ids(cluster(CLAIMS, judgements)))) == list(IDS)


@given(st.permutations(CLAIMS), JUDGEMENTS, st.randoms())
def test_no_order_of_claims_judgements_or_ids_matters(
    claims: list[Claim], judgements: list[Judgement], random: Random
) -> None:
    shuffled = [judgement(*random.sample(one.claims, len(one.claims)), verdict=one.verdict) for one in judgements]
    random.shuffle(shuffled)
    assert cluster(claims, shuffled) == cluster(CLAIMS, judgements)


@given(JUDGEMENTS, st.lists(st.sampled_from(IDS), min_size=2, max_size=3))
def test_taking_a_judgement_out_again_undoes_it(judgements: list[Judgement], more: list[str]) -> None:
    before = cluster(CLAIMS, judgements)
    after = cluster(CLAIMS, [*judgements, judgement(*more)])
    together = [one for one in after if {claim.id for claim in one.claims} & set(more)]
    assert len(together) == 1
    assert [one for one in before if not {claim.id for claim in one.claims} & {c.id for c in together[0].claims}] == [
        one for one in after if one is not together[0]
    ]
    assert cluster(CLAIMS, judgements) == before


@given(JUDGEMENTS)
def test_two_claims_share_a_cluster_only_where_a_path_of_judgements_leads(judgements: list[Judgement]) -> None:
    reached = {one: {one} for one in IDS}
    for _ in IDS:
        for one in judgements:
            if one.verdict == "same":
                union = set().union(*(reached[each] for each in one.claims if each in reached))
                reached.update(dict.fromkeys(union, union))
    expected = sorted({"".join(sorted(together)) for together in reached.values()})
    assert ids(cluster(CLAIMS, judgements)) == expected

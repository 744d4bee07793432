"""What names a claim or a source that is gone: dates, orders, judgements, origins."""

from collections.abc import Mapping, Sequence

from msgspec import structs

from chronos.edtf import parse
from chronos.model import Citation, Claim, ClaimDate, Corpus, Edition, Judgement, Location, Relative, Source, Status
from chronos.withhold import withhold

HERE = Location("t.yaml", 1, 1)
PUBLIC = Edition(name="public", statuses=("undisputed",))


def claim(claim_id: str, status: Status = "undisputed") -> Claim:
    """Return an undated claim; those of any other status than undisputed are withheld."""
    return Claim(id=claim_id, date=ClaimDate(), text="A visit.", location=HERE, status=status)


def corpus(left: Sequence[str], gone: Sequence[str], judgements: Sequence[Judgement] = ()) -> Corpus:
    """Return a corpus of claims, of which some are withheld."""
    claims = (*map(claim, left), *(claim(one, "disputed") for one in gone))
    return Corpus(claims=claims, judgements=tuple(judgements))


def judgement(*claims: str, line: int = 1, verdict: str = "same", text: str = "") -> Judgement:
    """Return a judgement with all words that one may have."""
    place = Location("j.yaml", line, 3)
    marks = tuple(Location("j.yaml", line, 10 + number) for number in range(len(claims)))
    return Judgement(
        claims=claims,
        verdict="same" if verdict == "same" else "different",
        location=place,
        by="A. Editor",
        on="2020-01-01",
        why="w2 says so",
        text=text,
        marks=marks,
        text_mark=Location("j.yaml", line, 30) if text else None,
    )


def joined(found: Corpus) -> list[tuple[tuple[str, ...], str, str, str, str]]:
    """Return what is left of the judgements of a corpus."""
    return [(one.claims, one.verdict, one.why, one.by, one.text) for one in found.judgements]


def date_left(date: ClaimDate) -> ClaimDate:
    """Return the date of a claim after w and w2 are withheld."""
    whole = corpus(["a", "b"], ["w", "w2"])
    dated = structs.replace(whole.claims[0], date=date)
    return withhold(structs.replace(whole, claims=(dated, *whole.claims[1:])), PUBLIC).claims[0].date


def test_a_date_after_a_withheld_claim_is_undated_with_its_words() -> None:
    relative = ClaimDate(said="a year later", relative=Relative("after", ("w",), "P1Y"))
    assert date_left(relative) == ClaimDate(said="a year later", stated=True)


def test_a_date_beside_a_relation_stays() -> None:
    both = ClaimDate(parse("2019"), stated=True, relative=Relative("during", ("w",)))
    assert date_left(both) == ClaimDate(parse("2019"), stated=True)


def test_a_date_between_a_withheld_claim_and_another_is_after_or_before_that() -> None:
    assert date_left(ClaimDate(relative=Relative("between", ("b", "w")))).relative == Relative("after", ("b",))
    assert date_left(ClaimDate(relative=Relative("between", ("w", "b")))).relative == Relative("before", ("b",))
    assert date_left(ClaimDate(relative=Relative("between", ("w", "w2")))).relative is None


def test_a_date_relative_to_a_claim_that_is_left_stays() -> None:
    relative = ClaimDate(relative=Relative("after", ("b",), "P1Y"))
    assert date_left(relative) == relative


def test_an_order_names_the_claims_that_are_left() -> None:
    whole = corpus(["a", "b"], ["w"])
    ordered = structs.replace(whole.claims[0], after=("w", "b"))
    found = withhold(structs.replace(whole, claims=(ordered, *whole.claims[1:])), PUBLIC)
    assert found.claims[0].after == ("b",)


def test_a_judgement_that_loses_a_claim_keeps_two_others_and_none_of_its_words() -> None:
    whole = corpus(["a", "b"], ["w"], [judgement("a", "w", "b", text="w"), judgement("a", "b", text="b")])
    found = withhold(whole, PUBLIC)
    assert joined(found) == [(("a", "b"), "same", "", "", ""), (("a", "b"), "same", "w2 says so", "A. Editor", "b")]
    assert found.judgements[0].marks == (Location("j.yaml", 1, 10), Location("j.yaml", 1, 12))
    assert found.judgements[0].on == ""


def test_a_judgement_with_one_claim_left_goes() -> None:
    whole = corpus(["a"], ["w"], [judgement("a", "w"), judgement("a", "w", verdict="different")])
    assert withhold(whole, PUBLIC).judgements == ()


def test_claims_that_were_one_event_through_withheld_ones_stay_one_event() -> None:
    whole = corpus(
        ["a", "b", "c"],
        ["w", "w2"],
        [judgement("a", "w", line=4), judgement("c", "b", line=5), judgement("w2", "b", line=6), judgement("w", "w2")],
    )
    found = withhold(whole, PUBLIC)
    assert joined(found) == [(("a", "b"), "same", "", "", ""), (("c", "b"), "same", "w2 says so", "A. Editor", "")]
    assert found.judgements[0].location == Location("j.yaml", 1, 3)


def test_claims_are_not_joined_through_an_id_that_two_claims_have_nor_by_different() -> None:
    apart = [judgement("a", "w", verdict="different"), judgement("b", "w", verdict="different")]
    whole = corpus(["a", "b"], ["w", "w2", "w2"], [judgement("a", "w2"), judgement("w2", "b"), *apart])
    assert withhold(whole, PUBLIC).judgements == ()


def origins(sources: Mapping[str, str], withheld: Sequence[str]) -> dict[str, str]:
    """Return the origins of the sources left, of those that claims cite."""
    whole = Corpus(
        claims=tuple(
            structs.replace(claim(f"c-{one}"), citations=(_cite(one),)) for one in sources if one != "uncited"
        ),
        sources={
            one: Source(id=one, location=HERE, origin=origin, fields={"origin": origin} if origin else {})
            for one, origin in sources.items()
        },
    )
    found = withhold(whole, Edition(name="public", sources=tuple(withheld)))
    assert all(
        source.fields == ({"origin": source.origin} if source.origin else {}) for source in found.sources.values()
    )
    return {one: source.origin for one, source in found.sources.items()}


def _cite(source: str) -> Citation:
    return Citation(source=source)


def test_sources_of_one_withheld_origin_stay_dependent_under_another_name() -> None:
    assert origins({"a": "w", "b": "w", "c": "", "w": ""}, ["w"]) == {"a": "withheld 1", "b": "withheld 1", "c": ""}


def test_an_origin_behind_a_withheld_source_is_told_where_something_left_tells_it() -> None:
    assert origins({"a": "w", "b": "reuters", "w": "Reuters"}, ["w"]) == {"a": "reuters", "b": "reuters"}
    assert origins({"a": "w", "b": "", "w": "Reuters"}, ["w"]) == {"a": "withheld 1", "b": ""}
    assert origins({"a": "w", "b": "", "w": "b"}, ["w"]) == {"a": "b", "b": ""}


def test_an_origin_that_no_claim_cites_is_told_by_another_name() -> None:
    assert origins({"a": "uncited", "b": "w", "uncited": "", "w": ""}, ["w"]) == {"a": "withheld 1", "b": "withheld 2"}


def test_an_origin_that_is_withheld_but_no_source_of_the_project_is_told_by_another_name() -> None:
    whole = Corpus(
        claims=(structs.replace(claim("a"), citations=(_cite("a"), _cite("ghost"))),),
        sources={"a": Source(id="a", location=HERE, origin="ghost")},
    )
    found = withhold(whole, Edition(name="public", sources=("ghost",)))
    assert found.sources["a"].origin == "withheld 1"


def test_sources_that_have_it_from_each_other_through_a_withheld_one_have_no_origin() -> None:
    assert origins({"a": "w", "w": "a"}, ["w"]) == {"a": ""}
    assert origins({"a": "w", "w": "w2", "w2": "w"}, ["w", "w2"]) == {"a": "withheld 1"}

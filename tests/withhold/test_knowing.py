"""What was known on a day."""

import pytest
from msgspec import structs

from chronos.edtf import day_number, parse
from chronos.model import Citation, Claim, ClaimDate, Corpus, LeftOut, Location, Relative, Source
from chronos.withhold import known_on

HERE = Location("t.yaml", 1, 1)
DAY = day_number(2020, 6, 30)


def claim(claim_id: str, *sources: str) -> Claim:
    """Return an undated claim that cites these sources."""
    citations = tuple(Citation(source=one) for one in sources)
    return Claim(id=claim_id, date=ClaimDate(), text="A visit.", location=HERE, citations=citations)


def source(source_id: str, issued: str = "", origin: str = "") -> Source:
    """Return a source of a date."""
    return Source(id=source_id, location=HERE, issued=parse(issued) if issued else None, origin=origin)


@pytest.mark.parametrize(
    ("issued", "is_known"),
    [
        ("2020-06-30", True),
        ("2020-06", True),
        ("2020-07-01", False),
        ("2020", False),
        ("2019", True),
        ("2019~", True),
        ("2018/2019", True),
        ("2019/..", False),
        ("[..2019]", True),
        ("[2019,2021]", False),
        ("", False),
    ],
)
def test_a_source_is_known_from_the_last_day_on_that_its_date_may_mean(issued: str, *, is_known: bool) -> None:
    whole = Corpus(claims=(claim("a", "one"),), sources={"one": source("one", issued)})
    found = known_on(whole, DAY)
    assert (list(found.sources), [one.id for one in found.claims]) == ((["one"], ["a"]) if is_known else ([], []))


def test_claims_lose_later_sources_and_go_where_none_is_left() -> None:
    whole = Corpus(
        claims=(claim("a", "early", "late"), claim("b", "late"), claim("c"), claim("d", "nobody")),
        sources={"early": source("early", "2019"), "late": source("late", "2021")},
    )
    found = known_on(whole, DAY)
    assert found.claims == (claim("a", "early"),)
    assert found.left_out == (LeftOut("unpublished", claims=3, citations=1),)
    assert found.claims_read == whole.claims_read == 4
    assert found.settings.as_of == DAY


def test_a_corpus_that_was_all_known_is_the_same_but_for_its_day() -> None:
    whole = Corpus(claims=(claim("a", "early"),), sources={"early": source("early", "2019")})
    assert known_on(whole, DAY) == structs.replace(whole, settings=structs.replace(whole.settings, as_of=DAY))


def test_a_date_relative_to_what_was_not_known_is_undated() -> None:
    late = claim("late", "late")
    early = structs.replace(claim("a", "early"), date=ClaimDate(relative=Relative("after", ("late",))))
    whole = Corpus(claims=(early, late), sources={"early": source("early", "2019"), "late": source("late", "2021")})
    assert known_on(whole, DAY).claims[0].date == ClaimDate(stated=True)


def test_sources_stay_dependent_on_an_origin_that_was_not_published_yet() -> None:
    whole = Corpus(
        sources={
            "a": source("a", "2019", origin="wire"),
            "b": source("b", "2019", origin="Press Office"),
            "c": source("c", "2019", origin="wire-2"),
            "wire": source("wire", origin="press office"),
            "wire-2": source("wire-2", "2021"),
        }
    )
    found = {one: each.origin for one, each in known_on(whole, DAY).sources.items()}
    assert found == {"a": "Press Office", "b": "Press Office", "c": "wire-2"}

"""Which claims are compared at all, and that each pair of them is once."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import pytest

from chronos.link import blocking
from chronos.link.blocking import compared
from chronos.link.collecting import Columns
from chronos.link.proposing import compare
from chronos.model import Claim
from collected import VISIT, claim, columns_of

YEARS, PLACES, ALL = range(3)
OTHER = "An agreement on extradition is signed by both ministers."


def by_breadth(columns: Columns) -> dict[int, set[tuple[str, str]]]:
    """Return the pairs that are compared in blocks of years, of places, and of all claims."""
    found: dict[int, set[tuple[str, str]]] = {YEARS: set(), PLACES: set(), ALL: set()}
    for part in compared(columns):
        ones, others = part.view.claims[part.ones].tolist(), part.view.claims[part.others].tolist()
        for one, other in zip(ones, others, strict=True):
            low, high = sorted((columns.ids[one], columns.ids[other]))
            found[part.breadth].add((low, high))
    return found


def every(claims: Iterable[Claim]) -> set[tuple[str, str]]:
    """Return the pairs that are compared in any block."""
    return set().union(*by_breadth(columns_of(claims)).values())


def are_compared(one: Sequence[object], other: Sequence[object]) -> bool:
    """Whether two claims are: of their texts, dates and countries as far as those matter."""
    return every([claim("a", *one), claim("b", *other)]) == {("a", "b")}  # type: ignore[arg-type]  # fields by place


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((VISIT,), (VISIT,)),
        ((VISIT,), ("The police leave.",)),
        ((VISIT,), (OTHER,)),
        ((VISIT, "2019-01-02"), (VISIT, "2019-12-30")),
        ((VISIT, "2018/2020"), (VISIT, "2019-05")),
        ((VISIT, "[2018..2019]"), (VISIT, "[2019..2020]")),
        ((VISIT, "2018~"), (VISIT, "2019")),
        ((VISIT, "2019", ["EC", "PE"]), (VISIT, "2019", ["BO", "PE"])),
        ((VISIT, "2019", []), (VISIT, "2019", [])),
        ((VISIT, "-0044"), (VISIT, "-0044-03-15")),
        ((VISIT, "Y170000002"), (VISIT, "Y170000002")),
    ],
)
def test_in_a_small_collection_claims_of_one_country_and_year_are_compared(
    one: Sequence[object], other: Sequence[object]
) -> None:
    assert are_compared(one, other)
    assert are_compared(other, one)


@pytest.mark.parametrize("date", ["", "2013/..", "[..2025]", "../..", "1XXX", "19XX", "1950/2019"])
def test_claims_that_are_undated_or_widely_dated_are_compared_with_those_of_their_country(date: str) -> None:
    first, second = claim("a", VISIT, date, ["EC", "PE"]), "The delegation of police leaves."
    for other in (claim("b", second), claim("b", second, ""), claim("b", second, date, ["PE"])):
        assert by_breadth(columns_of([first, other]))[PLACES] == {("a", "b")}
    assert by_breadth(columns_of([first, claim("b", second, date, ["BO"])]))[PLACES] == set()


def test_claims_of_other_years_or_countries_are_compared_only_where_they_share_rare_words() -> None:
    frequent = [claim(f"n{number:02}", "Police visit the ministry", f"{1995 + number}") for number in range(20)]
    rare = [
        claim("x-2001", "Police visit Zorrilla and Quinteros", "2001"),
        claim("x-2003", "Zorrilla and Quinteros visit police", "2003"),
        claim("x-pe", "The visit of Quinteros and Zorrilla", "2001", ["PE"]),
        claim("y-2012", "A frigate sinks", "2012"),
    ]
    found = by_breadth(columns_of([*frequent, *rare]))
    assert found[ALL] == {("x-2001", "x-2003"), ("x-2001", "x-pe"), ("x-2003", "x-pe")}
    assert found[PLACES] == set()
    assert {("n06", "x-2001"), ("n08", "x-2003"), ("n17", "y-2012")} <= found[YEARS]
    assert not any("x-pe" in pair for pair in found[YEARS])


def test_in_large_blocks_claims_are_compared_with_those_that_are_like_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "_ALL_PAIRS", 0)
    claims = [
        claim("a"),
        claim("b"),
        claim("c", OTHER),
        claim("d", "Both ministers sign an agreement."),
        claim("e", ""),
    ]
    assert every(claims) == {("a", "b"), ("c", "d")}


def test_in_large_blocks_a_claim_is_compared_with_no_more_than_the_most_like_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(blocking, "_ALL_PAIRS", 0)
    monkeypatch.setattr(blocking, "_MOST", 4)
    alike = [
        claim(f"c{number:03}", f"police visit word{number} word{number % 7} other{number % 3}") for number in range(60)
    ]
    found = every(alike)
    assert all(any(one.id in pair for pair in found) for one in alike)
    assert len(found) <= 4 * len(alike)


def test_words_that_most_claims_of_a_large_block_have_lead_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "_ALL_PAIRS", 0)
    claims = [claim(f"c{number:03}", "police") for number in range(blocking._COMMON + 1)]
    assert every(claims) == set()
    assert len(every(claims[1:])) > 0


def test_a_pair_of_several_years_and_countries_comes_once() -> None:
    claims = [claim(one, VISIT, "2018/2020", ["EC", "PE", "BO"]) for one in "abc"] + [
        claim("d", VISIT, "", ["EC", "PE"])
    ]
    columns = columns_of(claims)
    for part in compared(columns):
        rows = list(zip(part.ones.tolist(), part.others.tolist(), strict=True))
        assert len(rows) == len(set(rows))
        assert all(one < other for one, other in rows)
    found = compare(columns)
    pairs = [(columns.ids[one], columns.ids[other]) for one, other in zip(found.ones, found.others, strict=True)]
    assert pairs == list(combinations("abcd", 2))


def test_no_claim_is_compared_with_itself() -> None:
    claims = [claim("a", VISIT, date, ["EC", "PE"]) for date in ("2018/2020", "")]
    assert every(claims[:1]) == every(claims[1:]) == set()


def test_working_on_a_part_of_the_claims_at_once_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [
        claim(f"c{number:02}", f"{VISIT} Number {number % 5}", date, countries)
        for number, (date, countries) in enumerate(
            (date, countries)
            for date in ("2018", "2019-05", "2018/2020", "", "2013/..")
            for countries in (["EC"], ["EC", "PE"], [], ["BO"])
        )
    ]
    columns = columns_of(claims)
    whole, before = by_breadth(columns), compare(columns)
    monkeypatch.setattr(blocking, "_ROWS", 1)
    assert by_breadth(columns) == whole
    after = compare(columns)
    assert (after.ones.tolist(), after.others.tolist()) == (before.ones.tolist(), before.others.tolist())
    assert after.features == pytest.approx(before.features)


@pytest.mark.parametrize(
    "claims",
    [
        [],
        [claim("a")],
        [claim("a", "")],
        [claim("a", "", ""), claim("b", "", "")],
        [claim("a", "", "", []), claim("b", "the", "2019", [])],
    ],
)
def test_where_there_is_nothing_to_compare_no_pair_comes(claims: list[Claim]) -> None:
    assert every(claims) == set()
    assert compare(columns_of(claims)).ones.tolist() == []

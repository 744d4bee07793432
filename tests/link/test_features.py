"""What two claims have in common, in numbers that are the same whichever comes first."""

from math import log10

import numpy as np
import pytest
from msgspec import structs

from chronos.link import features
from chronos.link.blocking import Pairs, compared
from chronos.link.collecting import Columns, Numbers
from chronos.link.features import FEATURES, features_of
from chronos.link.proposing import compare
from chronos.model import Claim
from collected import VISIT, claim, columns_of


def values(claims: list[Claim], one: str = "a", other: str = "b") -> dict[str, float]:
    """Return the features of a pair by their names."""
    columns = columns_of(claims)
    found = compare(columns)
    pairs = [(columns.ids[low], columns.ids[high]) for low, high in zip(found.ones, found.others, strict=True)]
    return dict(zip(FEATURES, found.features[pairs.index((one, other))].tolist(), strict=True))


def some(found: dict[str, float], *names: str) -> list[float]:
    return [found[name] for name in names]


DATES = "one undated", "both undated", "overlap", "narrow overlap", "gap"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2019-05-03", "2019-05-03", [0, 0, 1, 4, 0]),
        ("2019-05-03", "2019", [0, 0, 1, 4, 0]),
        ("2019", "2019-05", [0, 0, 1, 4 - log10(31), 0]),
        ("2019", "2019", [0, 0, 1, 4 - log10(365), 0]),
        ("2013/..", "1000/..", [0, 0, 1, 0, 0]),
        ("../..", "../..", [0, 0, 1, 0, 0]),
        ("2013/..", "2019", [0, 0, 1, 4 - log10(365), 0]),
        ("2019-05-03", "2019-05-04", [0, 0, 0, 0, 1]),
        ("2019-05-01", "2019-05-11", [0, 0, 0, 0, 2]),
        ("2019-05-01", "2019-08-09", [0, 0, 0, 0, 3]),
        ("2019", "", [1, 0, 0, 0, 0]),
        ("2013/..", "", [1, 0, 0, 0, 0]),
        ("", "", [0, 1, 0, 0, 0]),
    ],
)
def test_dates_overlap_narrowly_or_widely_or_lie_apart_or_are_not_known(
    one: str, other: str, expected: list[float]
) -> None:
    claims = [claim("a", date=one), claim("b", date=other)]
    assert some(values(claims), *DATES) == pytest.approx(expected)
    assert some(values(claims[::-1]), *DATES) == pytest.approx(expected)


def test_what_lies_further_apart_has_the_larger_gap_however_far() -> None:
    far = ["2019-05-01", "2019-05-02", "2020", "2029", "Y170000002", "Y99999999999999999"]
    gaps = [values([claim("a", date=far[0]), claim("b", date=date)])["gap"] for date in far]
    assert gaps == sorted(set(gaps))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (["EC"], ["EC"], 1),
        (["EC", "PE"], ["PE", "EC"], 1),
        (["EC", "PE"], ["EC"], 1 / 2),
        (["EC", "PE"], ["EC", "BO"], 1 / 3),
        ([], [], 1 / 2),
        (["EC"], [], 1 / 2),
        (["EC"], ["PE"], 0),
    ],
)
def test_countries_in_common_and_those_that_are_not_known(one: list[str], other: list[str], expected: float) -> None:
    assert values([claim("a", countries=one), claim("b", countries=other)])["same countries"] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Interpol",), ("INTERPOL",), [1, 0]),
        (("Police of China",), ("Police of Peru",), [1 / 2, 0]),
        (("Police of China", "Interpol"), ("Interpol",), [1 / 4, 0]),
        (("Interpol",), ("Europol",), [0, 0]),
        (("Interpol",), (), [0, 1]),
        ((), (), [0, 1]),
    ],
)
def test_words_of_actors_and_places_in_common(
    one: tuple[str, ...], other: tuple[str, ...], expected: list[float]
) -> None:
    actors = values([claim("a", actors=one), claim("b", actors=other)])
    assert some(actors, "same actors", "no actors", "same places", "no places") == pytest.approx([*expected, 0, 1])
    places = values([claim("a", places=one), claim("b", places=other)])
    assert some(places, "same actors", "no actors", "same places", "no places") == pytest.approx([0, 1, *expected])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("visit", "visit", [1, 0]), ("visit", "course", [0, 1]), ("visit", "", [0, 0]), ("", "", [0, 0])],
)
def test_kinds_are_the_same_or_others_where_both_are_known(one: str, other: str, expected: list[float]) -> None:
    assert some(values([claim("a", kind=one), claim("b", kind=other)]), "same kind", "other kind") == expected


def cited(*sources: list[str]) -> dict[str, float]:
    """Return the features of the first two of some claims by what they cite."""
    return values([claim(one, sources=each) for one, each in zip("abcd", sources, strict=False)])


def test_one_source_says_nothing_where_all_cite_it_or_none_cites_any() -> None:
    assert cited(["s"], ["s"], ["s"])["same source"] == 0
    assert cited([], [], [])["same source"] == 0
    assert cited(["s", "t"], ["s", "t"], ["t", "s"])["same source"] == 0


def test_one_source_says_the_more_the_fewer_claims_cite_one() -> None:
    assert cited(["s"], ["s"], ["t"])["same source"] == pytest.approx(1 - 5 / 9)
    assert cited(["s"], ["t"], ["t"])["same source"] == pytest.approx(-5 / 9)
    assert cited(["s", "u"], ["t", "s"], [], [])["same source"] == pytest.approx(1 - 6 / 16)
    assert cited(["s"], ["s"], ["t"], ["u"])["same source"] > cited(["s"], ["s"], ["s"], ["u"])["same source"]


WORDING = FEATURES[:8]


def test_texts_of_the_same_words_have_all_in_common_and_nothing_apart() -> None:
    found = values([claim("a", "The police visit Quito, 12 of all."), claim("b", "In Quito twelve police visited")])
    assert found["likeness"] == pytest.approx(1)
    assert some(found, "names apart", "figures apart") == [0, 0]
    shared = some(found, "names shared", "figures shared", "words shared")
    assert all(each > 0 for each in shared)
    assert shared[0] == pytest.approx(shared[1])


@pytest.mark.parametrize("text", ["", "A frigate sinks off Natal with 40 aboard.", "\u8b66\u5bdf", "?"])
def test_texts_without_a_word_in_common_have_nothing_in_common(text: str) -> None:
    found = values([claim("a", "Police visit Quito, 12 of them."), claim("b", text)])
    assert some(found, *(name for name in WORDING if "apart" not in name)) == [0] * 6
    assert (found["names apart"] > 0, found["figures apart"] > 0) == ("Natal" in text,) * 2


def test_what_one_of_them_has_more_is_not_apart() -> None:
    found = values([claim("a", "Police visit Quito"), claim("b", "With 12 police of Peru, visit Quito in Ecuador")])
    assert some(found, "names apart", "figures apart") == [0, 0]
    assert 0 < found["likeness"] < 1


def test_other_names_and_numbers_are_apart() -> None:
    found = values([claim("a", "Police visit Quito, 12 of them."), claim("b", "Police visit Lima, 40 of them.")])
    assert some(found, "names shared", "names contained", "figures shared") == [0, 0, 0]
    assert min(some(found, "names apart", "figures apart", "words shared")) > 0


def test_a_rare_word_in_common_weighs_more_than_a_frequent_one() -> None:
    others = [claim(f"n{number}", "Police gather in Quito") for number in range(9)]
    rare = values([claim("a", "A frigate sinks"), claim("b", "The frigate rises"), *others])
    frequent = values([claim("a", "The police sink"), claim("b", "Police rise"), *others])
    assert rare["words shared"] > frequent["words shared"] > 0
    assert rare["likeness"] > frequent["likeness"]


def test_the_block_is_that_of_the_claims_that_share_a_country_and_year() -> None:
    others = [claim("c"), claim("d", date="2019-05"), claim("e", date="2012"), claim("f", countries=["PE"])]
    assert values([claim("a"), claim("b"), *others])["block"] == pytest.approx(np.log(4))


MIXED = [
    claim("a", "Police visit Quito, 12 of them.", "2019-05", ["EC", "PE"], actors=("Police of Peru",), kind="visit"),
    claim("b", "In Quito twelve police visited", "2019", ["EC"], actors=("police",), kind="course", sources=["s"]),
    claim("c", "Police of Lima: 40 visit Quito", "", ["EC"], places=("Quito",), sources=["s", "t"]),
    claim("d", "The frigate of Lima", "2018/2020", ["PE"], places=("Lima", "Quito"), sources=["t"]),
    claim("e", "", "2013/..", ["EC", "PE"]),
]


def every(columns: Columns) -> list[tuple[Pairs, Numbers]]:
    return [(pairs, features_of(columns, pairs)) for pairs in compared(columns)]


def test_features_are_the_same_whichever_claim_comes_first() -> None:
    columns = columns_of(MIXED)
    for pairs, found in every(columns):
        turned = structs.replace(pairs, ones=pairs.others, others=pairs.ones)
        assert features_of(columns, turned) == pytest.approx(found)


def test_features_are_numbers_within_bounds() -> None:
    found = compare(columns_of(MIXED)).features
    assert np.isfinite(found).all()
    assert found.shape == (5, len(FEATURES))
    shares = [number for number, name in enumerate(FEATURES) if name.startswith(("same", "no ", "one", "both"))]
    assert (np.abs(found[:, shares]) <= 1).all()
    assert (found[:, [name != "same source" for name in FEATURES]] >= 0).all()
    assert (found[:, 0] <= 1 + 1e-9).all()


def test_working_on_one_pair_at_once_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = compare(columns_of(MIXED)).features
    monkeypatch.setattr(features, "_AT_ONCE", 1)
    assert compare(columns_of(MIXED)).features == pytest.approx(whole)


def test_no_pairs_have_no_features() -> None:
    assert compare(columns_of([claim("a", VISIT)])).features.shape == (0, len(FEATURES))

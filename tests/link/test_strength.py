"""How strong candidates are: the weights fit the code, and strengths are good and can be believed."""

import math
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
import pytest
from labelled import Labelled, apart, coarsened, collection, days, entries, news, sourced

from chronos.link import strength
from chronos.link.collecting import Flags, Numbers
from chronos.link.features import FEATURES
from chronos.link.strength import BESIDE, PAIR, WORDING, Model, Weights, fitted, strengths
from chronos.model import Claim
from collected import VISIT, claim, proposed


@pytest.mark.parametrize(("weights", "names"), [(fitted().pair, PAIR), (fitted().beside, BESIDE)])
def test_the_weights_fit_the_values_that_they_weigh(weights: Weights, names: tuple[str, ...]) -> None:
    assert len(set(names)) == len(names)
    assert len(weights.mean) == len(weights.spread) == len(weights.weights) == len(names)
    assert [len(row) for row in weights.products] == [len(names)] * len(names)
    below = [weight for number, row in enumerate(weights.products) for weight in row[:number]]
    assert set(below) <= {0.0}
    everything = chain(weights.mean, weights.spread, weights.weights, *weights.products, [weights.constant])
    assert all(map(math.isfinite, everything))
    assert min(weights.spread) > 0


def test_products_are_those_of_the_wording_alone() -> None:
    crossed = {
        PAIR[number]
        for row, weights in enumerate(fitted().pair.products)
        for column, weight in enumerate(weights)
        for number in (row, column)
        if weight
    }
    assert crossed <= set(WORDING)
    assert set(FEATURES) < set(PAIR)


TINY = Weights(mean=[1.0, 0.0], spread=[2.0, 1.0], weights=[3.0, 0.0], products=[[0.5, 1.0], [0.0, 0.0]], constant=-1.0)


@pytest.mark.parametrize(
    ("values", "odds"),
    [
        ((1.0, 0.0), -1.0),
        ((5.0, 0.0), -1.0 + 3 * 2 + 0.5 * 2 * 2),
        ((3.0, 2.0), -1.0 + 3 * 1 + 0.5 * 1 * 1 + 1 * 2),
        ((-1.0, 1.0), -1.0 - 3 * 1 + 0.5 * 1 * 1 - 1 * 1),
        ((11.0, 0.0), -1.0 + 3 * 5 + 0.5 * 3 * 3),
        ((1e9, 0.0), math.inf),
    ],
)
def test_a_chance_is_that_of_a_logistic_regression_with_products_that_are_bounded(
    values: tuple[float, float], odds: float
) -> None:
    assert TINY.chances(np.array([values])).tolist() == pytest.approx([1 / (1 + math.exp(-odds))])


def test_no_pairs_have_no_strengths() -> None:
    none = np.zeros(0, dtype=np.int64)
    assert strengths(np.zeros((0, len(FEATURES))), none, none, 3).tolist() == []


def test_another_model_may_be_given_and_the_second_regression_counts_twice() -> None:
    def flat(size: int, constant: float) -> Weights:
        return Weights([0.0] * size, [1.0] * size, [0.0] * size, [[0.0] * size] * size, constant)

    model = Model(flat(len(PAIR), 0.5), flat(len(BESIDE), -1.75))
    found = strengths(np.ones((2, len(FEATURES))), np.array([0, 0]), np.array([1, 2]), 3, model)
    assert found.tolist() == pytest.approx([1 / (1 + math.e)] * 2)


def strength_of(claims: list[Claim], pair: tuple[str, str]) -> float:
    """Return the strength of a pair of claims, 0 where it is not compared."""
    return {one.claims: one.strength for one in proposed(claims)}.get(pair, 0.0)


AGREEMENT = "Ministers sign an agreement on extradition in Lima, says Minister Rojas."
OTHERS = [
    claim("n1", "Officers from Colombia finish a course on forensics in Bogota", "2019-03"),
    claim("n2", "The parliament debates a law on prisons.", "2019-09"),
    claim("n3", "A frigate of the navy sinks off Manta with 12 sailors aboard.", "2019"),
    claim("n4", "The president travels to Beijing for a summit on trade.", "2019-11"),
]


@pytest.mark.parametrize(
    ("one", "like", "less"),
    [
        ((VISIT, "2019-05-03"), (VISIT, "2019-05"), (AGREEMENT, "2019-05")),
        ((VISIT, "2019-05-03"), (VISIT, "2019-05-03"), (VISIT, "2012-05-03")),
        ((VISIT, "2019-05-03"), (VISIT, "2019-05-03"), (VISIT, "2019-09-12")),
        ((VISIT, "2019"), (VISIT, "2019"), (VISIT, "2019", ["PE"])),
        ((VISIT,), ("Police visit Quito for a course",), ("A course of the police",)),
        ((VISIT,), ("Police visit Quito for a course",), ("Police visit Loja for a course",)),
        (("Police train 40 men",), ("Forty men trained by police",), ("Police train 25 men",)),
    ],
)
def test_what_has_more_in_common_is_stronger(
    one: tuple[Any, ...], like: tuple[Any, ...], less: tuple[Any, ...]
) -> None:
    claims = [claim("a", *one), claim("b", *like), claim("c", *less), *OTHERS]
    assert strength_of(claims, ("a", "b")) > max(0.5, strength_of(claims, ("a", "c")))


def test_the_same_words_of_one_day_are_surely_one_event_and_others_are_surely_not() -> None:
    claims = [claim("a", VISIT, "2019-05-03"), claim("b", VISIT, "2019-05-03"), *OTHERS]
    assert strength_of(claims, ("a", "b")) > 0.9
    assert all(one.strength < 0.5 for one in proposed(claims) if one.claims != ("a", "b"))


def test_working_on_one_pair_at_once_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [claim("a", VISIT, "2019-05-03"), claim("b"), claim("c", AGREEMENT, ""), *OTHERS]
    whole = proposed(claims)
    monkeypatch.setattr(strength, "_AT_ONCE", 1)
    assert proposed(claims) == whole


@cache
def labelled() -> dict[str, tuple[Labelled, Numbers]]:
    """Return collections of which the events are known, with the strengths of their pairs."""
    collections = [
        *(collection(f"{name}: years", coarsened(news(name), "year")) for name in ("news-c", "news-d")),
        *(collection(f"{name}: topics apart", coarsened(apart(news(name)), "year")) for name in ("news-c", "news-d")),
        *(collection(f"{name}: days to years", coarsened(news(name), "mixed")) for name in ("news-c", "news-d")),
        collection("same-day", days()),
        collection("claims", sourced(entries("claims"))),
        *(collection(name, sourced(entries(name), 1)) for name in ("projects-a", "projects-b")),
    ]
    return {
        one.name: (one, strengths(one.pairs.features, one.pairs.ones, one.pairs.others, len(one.columns.ids)))
        for one in collections
    }


def best_f1(same: Flags, scores: Numbers, positives: int) -> float:
    """Return the best F1 of joining all pairs of at least some score."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(same[order])
    return max((2 * int(found) / (joined + positives) for joined, found in enumerate(right, 1)), default=0.0)


def test_the_best_f1_is_that_of_the_best_threshold() -> None:
    same, scores = np.array([True, False, True, False]), np.array([0.9, 0.1, 0.5, 0.6])
    assert best_f1(same, scores, 3) == pytest.approx(2 * 2 / (3 + 3))
    assert best_f1(same, -scores, 2) == pytest.approx(2 * 2 / (4 + 2))


@pytest.mark.parametrize("name", ["news-c: years", "news-d: years", "news-c: topics apart", "news-d: topics apart"])
def test_look_alike_news_are_told_apart_better_than_by_the_likeness_of_words(name: str) -> None:
    one, found = labelled()[name]
    likeness = best_f1(one.same, one.pairs.features[:, 0], one.positives)
    assert best_f1(one.same, found, one.positives) >= likeness + 0.05


def test_the_news_of_one_day_by_other_writers_are_found() -> None:
    one, found = labelled()["same-day"]
    assert best_f1(one.same, found, one.positives) >= 0.97


def calibration_error(same: Flags, found: Numbers) -> float:
    """Return how far strengths are from the shares of pairs that are one event, in ten bins."""
    bins = np.minimum((found * 10).astype(np.int64), 9)
    return float(np.abs(np.bincount(bins, weights=found - same)).sum() / len(found))


def test_of_pairs_of_some_strength_about_that_share_is_one_event() -> None:
    same = np.concatenate([one.same for one, _ in labelled().values()])
    found = np.concatenate([each for _, each in labelled().values()])
    assert calibration_error(same, found) < 0.05
    assert calibration_error(same, np.sqrt(found)) > 0.05  # strengths that promise too much would be seen
    assert calibration_error(same, found**2) > 0.02

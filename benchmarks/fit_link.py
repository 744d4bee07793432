"""Fits the weights of :mod:`chronos.link.strength` to the labelled pairs, and writes them.

Usage: python benchmarks/fit_link.py            (writes src/chronos/link/weights.json)

What a collection counts does not depend on its size, so that strengths are calibrated for all kinds of them. From the
news that are told from far off (news-a, news-b) nothing is learned: few of their pairs can be told at all. Logistic
regression with a ridge penalty, by L-BFGS.
"""

from collections.abc import Iterable, Sequence
from itertools import compress
from pathlib import Path
from typing import Final, TypeVar
from zlib import crc32

import msgspec
import numpy as np
from labelled import (
    Labelled,
    apart,
    coarsened,
    collection,
    days,
    entries,
    in_one_country,
    news,
    reprinted,
    scattered,
    sourced,
    sparse,
    swapped,
)
from scipy.optimize import minimize
from scipy.special import expit

from chronos.link.collecting import Flags, Numbers
from chronos.link.strength import (
    BESIDE,
    PAIR,
    WORDING,
    Model,
    Weights,
    beside_values,
    between,
    bounded,
    chances,
    pair_values,
)

_Array = TypeVar("_Array", Numbers, Flags)
WEIGHTS: Final = Path(__file__).parent.parent / "src" / "chronos" / "link" / "weights.json"
FOLDS: Final = 8
_RIDGE: Final = 10.0
_DIGITS: Final = 5
_TOTAL: Final = 1000.0
"""What the pairs of a collection weigh together; the penalties are in proportion to it."""


class Part(msgspec.Struct, frozen=True):
    """A collection, and what it counts beside others; where that is 0, nothing is learned from it."""

    labelled: Labelled
    counts: float = 1.0


def parts() -> list[Part]:
    """Return all collections: those to learn from, and those that are only judged (they count 0)."""
    found = []
    for name, counts in (("news-c", 1.0), ("news-d", 1.0), ("news-a", 0.0), ("news-b", 0.0)):
        told = news(name)
        found += [
            Part(collection(f"{name}: years, topics apart", coarsened(apart(told), "year")), counts),
            Part(collection(f"{name}: years", coarsened(told, "year")), counts / 2),
            Part(collection(f"{name}: days to years", coarsened(told, "mixed")), counts),
        ]
    told = [*news("news-c"), *news("news-d")]
    few = in_one_country(coarsened(sparse(told, 2), "mixed"))
    found += [
        Part(collection("few tellings: years", coarsened(sparse(told), "year")), 0.5),
        Part(collection("few tellings: one country", few), 1.0),
        Part(collection("scattered", scattered([*told, *days(), *entries("claims"), *entries("projects-a")])), 2.0),
        Part(collection("scattered: reprints", sourced(reprinted(scattered(entries("projects-b"), 1)))), 2.0),
        Part(collection("same-day: days", days()), 3.0),
        Part(collection("same-day: days to years", coarsened(apart(days()), "mixed")), 3.0),
        Part(collection("claims", sourced(entries("claims"))), 2.0),
    ]
    for name in ("projects-a", "projects-b"):
        found += [
            Part(collection(name, sourced(entries(name))), 3.0),
            Part(collection(f"{name}: reprints", sourced(reprinted(entries(name)))), 1.0),
            Part(collection(f"{name}: names swapped", sourced(swapped(reprinted(entries(name))))), 1.0),
        ]
    return found


def fit(values: Numbers, same: Flags, counts: Numbers, names: Sequence[str], crossed_names: Iterable[str]) -> Weights:
    """Return the weights that make the labels likeliest."""
    size = values.shape[1]
    mean, spread = values.mean(axis=0).round(_DIGITS), np.maximum(values.std(axis=0), 1e-4).round(_DIGITS)
    unfitted = Weights(mean.tolist(), spread.tolist(), [], [], 0.0)
    scaled = unfitted.scaled(values)
    crossing = np.array([names.index(name) for name in crossed_names])
    first, second = (crossing[each] for each in np.triu_indices(len(crossing)))
    near = bounded(scaled)
    crossed = near[:, first] * near[:, second]
    middle, width = crossed.mean(axis=0), np.maximum(crossed.std(axis=0), 1e-6)
    design = np.concatenate((scaled, (crossed - middle) / width), axis=1)

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        odds = design @ weights[:-1] + weights[-1]
        error = (expit(odds) - same) * counts
        slope = np.append(design.T @ error + _RIDGE * weights[:-1], error.sum())
        likelihood = counts @ (np.logaddexp(0.0, odds) - same * odds)
        return float(likelihood + _RIDGE * (weights[:-1] @ weights[:-1]) / 2), slope

    found = minimize(loss, np.zeros(design.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": 2000}).x
    of_products = found[size:-1] / width
    square = np.zeros((size, size))
    square[first, second] = of_products
    return msgspec.structs.replace(
        unfitted,
        weights=found[:size].round(_DIGITS).tolist(),
        products=square.round(_DIGITS).tolist(),
        constant=round(float(found[-1] - of_products @ middle), _DIGITS),
    )


def fit_model(learned: Sequence[Part], chosen: Sequence[Flags]) -> Model:
    """Return the model that the chosen pairs of some collections teach."""
    taken = [part.counts > 0.0 for part in learned]
    learned, chosen = list(compress(learned, taken)), list(compress(chosen, taken))
    pairs = [pair_of(part) for part in learned]
    counts = [np.full(len(part.labelled.same), _TOTAL * part.counts / len(part.labelled.same)) for part in learned]
    same, weigh = _chosen([part.labelled.same for part in learned], chosen), _chosen(counts, chosen)
    pair = fit(_chosen(pairs, chosen), same, weigh, PAIR, WORDING)
    beside = [beside_of(part, each, pair) for part, each in zip(learned, pairs, strict=True)]
    return Model(pair, fit(_chosen(beside, chosen), same, weigh, BESIDE, BESIDE))


def _chosen(arrays: Iterable[_Array], chosen: Iterable[Flags]) -> _Array:
    return np.concatenate([array[flags] for array, flags in zip(arrays, chosen, strict=True)])


def pair_of(part: Part) -> Numbers:
    """Return what the first regression judges."""
    found = part.labelled.pairs
    return pair_values(found.features, found.ones, found.others, len(part.labelled.columns.ids))


def beside_of(part: Part, pair: Numbers, weights: Weights) -> Numbers:
    """Return what the second regression judges."""
    found = part.labelled.pairs
    alone = chances(pair, weights)
    return beside_values(pair, alone, found.ones, found.others, len(part.labelled.columns.ids))


def held_out(learned: Sequence[Part], folds: int = FOLDS) -> list[Numbers]:
    """Return the strengths that a model gives to pairs of topics that it has not learned from, by collection."""
    fold = [
        np.array([crc32(topic.encode()) % folds for topic in part.labelled.topic_names])[part.labelled.topics]
        for part in learned
    ]
    results = [np.zeros(len(part.labelled.same)) for part in learned]
    for number in range(folds):
        model = fit_model(learned, [each != number for each in fold])
        for part, each, result in zip(learned, fold, results, strict=True):
            pair = pair_of(part)
            alone, beside = chances(pair, model.pair), model.beside.chances(beside_of(part, pair, model.pair))
            values = between(alone, beside)
            result[each == number] = values[each == number]
    return results


def main() -> None:
    """Fit to everything and write the weights."""
    learned = parts()
    model = fit_model(learned, [np.ones(len(part.labelled.same), dtype=np.bool_) for part in learned])
    WEIGHTS.write_bytes(msgspec.json.format(msgspec.json.encode(model), indent=1) + b"\n")
    for name, weight in sorted(zip(BESIDE, model.beside.weights, strict=True), key=lambda one: -abs(one[1])):
        print(f"{weight:8.3f}  {name}")


if __name__ == "__main__":
    main()

"""How strongly pairs are candidates: the probability that two claims speak of one event.

Two logistic regressions, one on the other. The first judges a pair by itself, from :data:`PAIR` and the products of
each two of :data:`WORDING`. The second judges it again beside the other pairs of both claims, from :data:`BESIDE` and
their products: whether each is the other's best, and whether they resemble the same third claims. The
weights were fitted by ``benchmarks/fit_link.py`` to the labelled pairs in ``benchmarks/data/link``; ``docs/link.md``
says how good they are.
"""

from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
import numpy as np
from msgspec import Struct
from scipy.sparse import csr_matrix
from scipy.special import expit, logit

from chronos.link.collecting import Flags, Integers, Numbers
from chronos.link.features import FEATURES

WORDING: Final = (
    *FEATURES[:8],
    "narrow overlap",
    "block",
    "likeness, less steep",
    "of its best",
    "of the other's best",
)
PAIR: Final = (*FEATURES, *WORDING[-3:])
_GAP: Final = FEATURES.index("gap")
_BLOCK: Final = FEATURES.index("block")
_COUNTRIES: Final = FEATURES.index("same countries")
BESIDE: Final = (
    "block",
    "by itself",
    "same neighbours",
    "same direction",
    "third claims",
    "neighbours",
    "of its strongest",
    "of the other's strongest",
)
NEGLIGIBLE: Final = 0.02
"""The strength by itself below which a pair says nothing of others."""
_AT_ONCE: Final = 200_000
_FURTHEST: Final = 3.0
"""Standard deviations beyond which values are not told apart in products."""
_SUREST: Final = 1e-4
"""The strength that is not told apart from none, nor its counterpart from certainty."""


class Weights(Struct, frozen=True):
    """A logistic regression on values less their ``mean``, in parts of their ``spread``.

    ``products`` are the weights of the products of each two values, the upper triangle of a square.
    """

    mean: list[float]
    spread: list[float]
    weights: list[float]
    products: list[list[float]]
    constant: float

    def scaled(self, values: Numbers) -> Numbers:
        """Return values as they are weighed."""
        scaled: Numbers = values - np.array(self.mean)
        scaled /= np.array(self.spread)
        return scaled

    def chances(self, values: Numbers) -> Numbers:
        """Return the probability for each row of values."""
        scaled = self.scaled(values)
        odds = scaled @ np.array(self.weights) + self.constant
        near = bounded(scaled)
        odds += ((near @ np.array(self.products)) * near).sum(axis=1)
        return np.asarray(expit(odds))


def bounded(scaled: Numbers) -> Numbers:
    """Return values as they are multiplied: of those far off what was learned from, the products grow too fast."""
    return np.asarray(np.clip(scaled, -_FURTHEST, _FURTHEST), dtype=np.float64)


class Model(Struct, frozen=True):
    """The two regressions."""

    pair: Weights
    beside: Weights


@cache
def fitted() -> Model:
    """Return the weights that chronos comes with."""
    return msgspec.json.decode(files("chronos.link").joinpath("weights.json").read_bytes(), type=Model)


def strengths(features: Numbers, ones: Integers, others: Integers, claims: int, model: Model | None = None) -> Numbers:
    """Return the strength of each pair of claims, from 0 to 1.

    ``features`` has a row of :data:`FEATURES` for each pair, ``ones`` and ``others`` are its claims, numbered from 0 to
    ``claims``; each pair comes once.
    """
    model = model or fitted()
    pair = pair_values(features, ones, others, claims)
    alone = chances(pair, model.pair)
    return between(alone, chances(beside_values(pair, alone, ones, others, claims), model.beside))


def between(alone: Numbers, beside: Numbers) -> Numbers:
    """Return strengths between those of both regressions, nearer to the second: what is beside a pair is not all.

    The odds are averaged as logarithms (logarithmic pooling: Genest and Zidek 1986), with the weights 1 and 2.
    """
    alone, beside = (np.clip(each, _SUREST, 1.0 - _SUREST) for each in (alone, beside))
    return np.asarray(expit((logit(alone) + 2.0 * logit(beside)) / 3.0))


def pair_values(features: Numbers, ones: Integers, others: Integers, claims: int) -> Numbers:
    """Return the values of :data:`PAIR`."""
    likeness = features[:, 0]
    may_be = (features[:, _GAP] == 0.0) & (features[:, _COUNTRIES] > 0.0)
    less, more = _of_best(likeness, ones, others, claims, may_be)
    return np.column_stack((features, np.sqrt(likeness), less, more))


def chances(pair: Numbers, weights: Weights) -> Numbers:
    """Return the chance of each row, a part of the rows at a time."""
    chunks = [weights.chances(pair[first : first + _AT_ONCE]) for first in range(0, len(pair), _AT_ONCE)]
    return np.concatenate(chunks) if chunks else np.zeros(0)


def beside_values(pair: Numbers, alone: Numbers, ones: Integers, others: Integers, claims: int) -> Numbers:
    """Return the values of :data:`BESIDE`, where ``alone`` is the strength of each pair by itself."""
    counts = alone >= NEGLIGIBLE
    rows = np.concatenate((ones[counts], others[counts], np.arange(claims)))
    beside = np.concatenate((others[counts], ones[counts], np.arange(claims)))
    data = np.concatenate((alone[counts], alone[counts], np.ones(claims)))
    graph = csr_matrix((data, (rows, beside)), shape=(claims, claims))
    degree = np.asarray(graph.sum(axis=1)).ravel() - 1.0  # each claim is its own neighbour
    square = np.asarray(graph.multiply(graph).sum(axis=1)).ravel()
    chunks = [
        _common(graph[ones[part]], graph[others[part]])
        for part in (slice(first, first + _AT_ONCE) for first in range(0, len(alone), _AT_ONCE))
    ]
    common = np.concatenate(chunks) if chunks else np.zeros((0, 2))
    left = np.maximum(degree[ones] - alone, 0.05) * np.maximum(degree[others] - alone, 0.05)
    neighbours = (
        common[:, 0],
        common[:, 1] / np.sqrt(square[ones] * square[others]),
        (common[:, 1] - 2.0 * alone) / np.sqrt(left),
        np.log1p(degree[ones] + degree[others]),
    )
    odds = logit(np.clip(alone, _SUREST, 1.0 - _SUREST))
    return np.column_stack((pair[:, _BLOCK], odds, *neighbours, *_of_best(alone, ones, others, claims)))


def _common(one: csr_matrix, other: csr_matrix) -> Numbers:
    """Return the share of neighbours that claims have in common, and the sum of the products of their strengths."""
    least, most = (np.asarray(each.sum(axis=1)).ravel() for each in (one.minimum(other), one.maximum(other)))
    return np.column_stack((least / most, np.asarray(one.multiply(other).sum(axis=1)).ravel()))


def _of_best(
    values: Numbers, ones: Integers, others: Integers, claims: int, counts: Flags | None = None
) -> tuple[Numbers, Numbers]:
    """Return each value as a share, at most 1, of the largest that either claim has: of the lesser and of the greater.

    Only the pairs that ``counts`` names are looked at for the largest.
    """
    best = np.full(claims, 1e-6)
    chosen = slice(None) if counts is None else counts
    np.maximum.at(best, ones[chosen], values[chosen])
    np.maximum.at(best, others[chosen], values[chosen])
    one, other = best[ones], best[others]
    return np.minimum(values / np.minimum(one, other), 1.0), np.minimum(values / np.maximum(one, other), 1.0)

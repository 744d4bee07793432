"""What two claims have in common, and what sets them apart, in numbers."""

from typing import Final

import numpy as np
from scipy.sparse import csr_matrix

from chronos.link.blocking import Pairs
from chronos.link.collecting import FAR, Columns, Integers, Numbers

FEATURES: Final = (
    "likeness",
    "names shared",
    "names apart",
    "names contained",
    "figures shared",
    "figures apart",
    "words shared",
    "words contained",
    "one undated",
    "both undated",
    "overlap",
    "narrow overlap",
    "gap",
    "block",
    "same countries",
    "same actors",
    "no actors",
    "same places",
    "no places",
    "same kind",
    "other kind",
    "same source",
)
"""Each is the same whichever claim comes first. Names, numbers and dates tell more than the likeness of wording."""
_AT_ONCE: Final = 50_000
"""Pairs that are worked on at once, which bounds the memory."""


def features_of(columns: Columns, pairs: Pairs) -> Numbers:
    """Return a row of :data:`FEATURES` for each pair."""
    chunks = [_chunk(columns, pairs, slice(first, first + _AT_ONCE)) for first in range(0, len(pairs.ones), _AT_ONCE)]
    return np.concatenate(chunks) if chunks else np.zeros((0, len(FEATURES)))


def _chunk(columns: Columns, pairs: Pairs, chosen: slice) -> Numbers:
    view = pairs.view
    ones, others = pairs.ones[chosen], pairs.others[chosen]
    one, other = view.claims[ones], view.claims[others]
    left, right = view.weights[ones], view.weights[others]
    presence = right.copy()
    presence.data = np.ones_like(presence.data)
    shared = left.multiply(presence).tocsr()
    rows = _rows(shared)
    words = view.words[shared.indices]
    kinds = np.where(columns.figures, 1, np.where(columns.names, 0, 2))
    common = _sums(rows, kinds[words], shared.data, len(ones))
    lefts, rights = (_totals(each, kinds[view.words[each.indices]]) for each in (left, right))
    apart = np.maximum(np.minimum(lefts - common, rights - common), 0.0)
    contained = common / (np.minimum(lefts, rights) + 1.0)
    squares = np.bincount(rows, weights=shared.data**2, minlength=len(ones))
    norms = [np.sqrt(np.bincount(_rows(each), weights=each.data**2, minlength=len(ones))) for each in (left, right)]
    likeness = squares / np.maximum(norms[0] * norms[1], 1e-9)
    known = (columns.kinds[one] > 0) & (columns.kinds[other] > 0)
    same = columns.kinds[one] == columns.kinds[other]
    return np.stack(
        (
            likeness,
            np.log1p(common[:, 0]),
            np.log1p(apart[:, 0]),
            contained[:, 0],
            np.log1p(common[:, 1]),
            np.log1p(apart[:, 1]),
            np.log1p(common[:, 2]),
            contained[:, 2],
            *_dates(columns, columns.dates[one], columns.dates[other]),
            np.log(view.sizes[view.blocks[ones]]),
            _shared(columns.countries, columns.where[one], columns.where[other])
            + _unknown(columns.where, one, other) / 2,
            _shared(columns.actor_lists, columns.actors[one], columns.actors[other]),
            _unknown(columns.actors, one, other),
            _shared(columns.place_lists, columns.places[one], columns.places[other]),
            _unknown(columns.places, one, other),
            (known & same).astype(np.float64),
            (known & ~same).astype(np.float64),
            _same_source(columns, one, other),
        ),
        axis=1,
    )


def _rows(matrix: csr_matrix) -> Integers:
    indptr = matrix.indptr
    return np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))


def _totals(matrix: csr_matrix, kinds: Integers) -> Numbers:
    return _sums(_rows(matrix), kinds, matrix.data, matrix.shape[0])


def _sums(rows: Integers, kinds: Integers, weights: Numbers, number: int) -> Numbers:
    """Add up weights by row and kind."""
    totals = np.bincount(rows * 3 + kinds, weights=weights, minlength=number * 3)
    return np.asarray(totals.reshape(number, 3), dtype=np.float64)


def _dates(columns: Columns, one: Integers, other: Integers) -> tuple[Numbers, ...]:
    first = np.maximum(columns.firsts[one], columns.firsts[other])
    last = np.minimum(columns.lasts[one], columns.lasts[other])
    undated = (one == 0) | (other == 0)
    overlap = (last >= first) & ~undated
    width = np.minimum(last - first + 1, FAR)
    narrow = np.where(overlap, np.clip(4.0 - np.log10(np.maximum(width, 1)), 0.0, 4.0), 0.0)
    gap = np.where((first > last) & ~undated, np.log10(np.maximum(first - last, 1)) + 1.0, 0.0)
    both = (one == 0) & (other == 0)
    return (undated & ~both).astype(np.float64), both.astype(np.float64), overlap.astype(np.float64), narrow, gap


def _same_source(columns: Columns, one: Integers, other: Integers) -> Numbers:
    """Return 1 where two claims cite one source, less how often two claims of the collection do.

    Who breaks up an article into claims seldom tells of one event twice; but where all cite one source, or none, that
    says nothing.
    """
    shared = _shared(columns.source_lists, columns.cited[one], columns.cited[other])
    return np.where(shared > 0.0, 1.0, 0.0) - columns.same_source


def _unknown(numbers: Integers, one: Integers, other: Integers) -> Numbers:
    """Return 1 where either of two claims has an empty list, which has the number 0."""
    return np.where((numbers[one] == 0) | (numbers[other] == 0), 1.0, 0.0)


def _shared(lists: list[tuple[str, ...]], one: Integers, other: Integers) -> Numbers:
    """Return the share of the words in two lists that stand in both (Jaccard index)."""
    keys, back = np.unique(np.minimum(one, other) * len(lists) + np.maximum(one, other), return_inverse=True)
    sets = {number: _words(lists[number]) for number in np.unique(np.concatenate((one, other))).tolist()}
    found = [_jaccard(sets[key // len(lists)], sets[key % len(lists)]) for key in keys.tolist()]
    return np.array(found, dtype=np.float64)[back]


def _words(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in name.casefold().split())


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0

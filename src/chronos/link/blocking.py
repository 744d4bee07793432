"""Which claims are compared at all: those that share words within a country and a year, and those that share rare ones.

Comparing each with each takes time that grows with the square. Here a claim is compared with the few that are most like
it (the largest cosines of weighted words) among those of its block (Christen 2012, "Data Matching", chapter 4).
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final

import numpy as np
from msgspec import Struct
from scipy.sparse import csr_matrix
from sparse_dot_topn import sp_matmul_topn  # type: ignore[import-untyped]  # it has no types

from chronos.link.collecting import Columns, Flags, Integers, Numbers, distinct

NARROW: Final = 3 * 366
"""Days that a date may span to be compared by its years; what is wider, or undated, is compared with all of a place."""
_COMMON: Final = 64
"""Claims of a block that a word may stand in to lead from one claim to others."""
_COMMON_PLACE: Final = 200
"""The same of all claims of a place."""
_RARE: Final = 12
"""The same of all claims, whatever their place and date."""
_MOST: Final = 40
"""Claims of a block that one is compared with, those most like it; of a place and of all, a quarter."""
_FEWEST: Final = 8
"""The same of a collection so large that more would take too long."""
_ALIKE: Final = 1_000_000
"""Rows and their likest that are compared in all."""
_ROWS: Final = 200_000
"""Claims that are worked on at once."""
_LIKE: Final = 0.1
"""The cosine of the words of two claims of a block below which they are not compared."""
_ALL_PAIRS: Final = 500_000
"""Pairs up to which each claim of a block is compared with each, in the smallest blocks first."""
_FEWER_PAIRS: Final = 5
"""How many fewer for each claim; of very many claims, only those are compared that are much alike."""
_LIKE_AFAR: Final = 0.25
"""The same of claims of different places or years."""
_BLOCK: Final = 12.0
"""Claims for which the frequency of a word among all claims counts beside the claims of a block."""
_ALL: Final = 50.0
"""Claims for which the frequency of a word in the language counts beside all claims."""
_LANGUAGE: Final = 0.003
"""The share of claims that a word stands in of which nothing is known."""


class View(Struct, frozen=True):
    """Claims in blocks, each as often as it has blocks, with what their words weigh there.

    A word weighs the negative logarithm of its frequency in the block. ``claims`` and ``blocks`` are those of the rows
    of ``weights``, ``words`` those of its columns, one for each block that has the word; ``sizes`` are the claims of
    each block.
    """

    claims: Integers
    blocks: Integers
    sizes: Integers
    weights: csr_matrix
    words: Integers


class Pairs(Struct, frozen=True):
    """Rows of a view that are compared; ``breadth`` is 0 for blocks of a year, 1 for those of a place, 2 for all."""

    view: View
    breadth: int
    ones: Integers
    others: Integers


def compared(columns: Columns) -> Iterator[Pairs]:
    """Yield the pairs that are worth comparing, those of the narrowest blocks first; one may come again."""
    frequencies = _frequencies(columns)
    yield from _of_years(columns, frequencies)
    yield from _of_places(columns, frequencies)
    view = _view_of_all(columns, frequencies)
    yield _once(view, 2, _alike(view, view.claims >= 0, _RARE, _MOST // 4, _LIKE_AFAR))


def _of_years(columns: Columns, frequencies: Numbers) -> Iterator[Pairs]:
    """Compare within a place and a year."""
    claims, blocks = _blocks(columns)
    small = _small(np.bincount(blocks), _ALL_PAIRS - _FEWER_PAIRS * len(columns.ids))
    most = min(max(_ALIKE // max(len(blocks), 1), _FEWEST), _MOST)
    for part in _parts(blocks):
        view = _view(columns, frequencies, claims[part], blocks[part])
        alike = _alike(view, ~small[blocks[part]], _COMMON, most, _LIKE)
        yield _once(view, 0, np.concatenate((_each_with_each(view, small[blocks[part]]), alike)))


def _of_places(columns: Columns, frequencies: Numbers) -> Iterator[Pairs]:
    """Compare claims with a wide date, or none, with all of their places."""
    wide = _wide(columns)
    claims, blocks = _place_blocks(columns, wide)
    for part in _parts(blocks):
        view = _view(columns, frequencies, claims[part], blocks[part])
        yield _once(view, 1, _alike(view, wide[claims[part]], _COMMON_PLACE, _MOST // 4, _LIKE))


def _parts(blocks: Integers) -> Iterator[Integers]:
    """Yield the rows of as many whole blocks as are worked on at once, which bounds the memory."""
    order = np.argsort(blocks, kind="stable")
    begins = np.flatnonzero(np.diff(blocks[order], prepend=-1))
    first = 0
    while first < len(order):
        after = np.searchsorted(begins, first + _ROWS)
        last = int(begins[after]) if after < len(begins) else len(order)
        yield order[first:last]
        first = last


def _wide(columns: Columns) -> Flags:
    return np.asarray((columns.lasts - columns.firsts > NARROW)[columns.dates], dtype=np.bool_)


def _frequencies(columns: Columns) -> Numbers:
    times = np.bincount(columns.words, minlength=len(columns.shown))
    return np.asarray((times + _ALL * _LANGUAGE) / (len(columns.ids) + _ALL), dtype=np.float64)


def _blocks(columns: Columns) -> tuple[Integers, Integers]:
    """Return each claim whose date is narrow enough with each block of its own."""
    first, last = columns.firsts[columns.dates], columns.lasts[columns.dates]
    years = np.where(_wide(columns), 0, _year(last) - _year(first) + 1)
    places, bounds = _places(columns)
    lengths = np.diff(bounds)[columns.where] * years
    claims = np.repeat(np.arange(len(lengths)), lengths)
    numbers = np.arange(len(claims)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    place = places[bounds[columns.where[claims]] + numbers // np.maximum(years[claims], 1)]
    year = _year(first[claims]) + numbers % np.maximum(years[claims], 1)
    earliest = year.min(initial=0)
    _, blocks = np.unique(place * (year.max(initial=0) - earliest + 1) + year - earliest, return_inverse=True)
    return claims, blocks


def _place_blocks(columns: Columns, wide: Flags) -> tuple[Integers, Integers]:
    """Return each claim with each place of its own that has a claim with a wide date."""
    places, bounds = _places(columns)
    lengths = np.diff(bounds)[columns.where]
    claims = np.repeat(np.arange(len(lengths)), lengths)
    numbers = np.arange(len(claims)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    place = places[bounds[columns.where[claims]] + numbers]
    kept = np.isin(place, place[wide[claims]])
    _, blocks = np.unique(place[kept], return_inverse=True)
    return claims[kept], blocks


def _places(columns: Columns) -> tuple[Integers, Integers]:
    """Return the places of all lists of places, by number, and where those of each list begin and end."""
    lists = [sorted(set(each)) or [""] for each in columns.countries]
    known = {place: number for number, place in enumerate(sorted(set(chain.from_iterable(lists))))}
    places = np.array([known[place] for each in lists for place in each], dtype=np.int64)
    return places, np.concatenate(([0], np.cumsum([len(each) for each in lists])))


def _year(days: Integers) -> Integers:
    """Return a number that goes up by one about every year (of 365.2425 days); a block needs no more than that."""
    return np.asarray(days * 10_000 // 3_652_425)


def _view(columns: Columns, frequencies: Numbers, claims: Integers, blocks: Integers) -> View:
    _, blocks, sizes = np.unique(blocks, return_inverse=True, return_counts=True)
    lengths = np.diff(columns.bounds)[claims]
    ends = np.cumsum(lengths)
    places = np.arange(ends[-1]) - np.repeat(ends - lengths - columns.bounds[claims], lengths)
    known = len(columns.shown)
    keys, of_word, times = np.unique(
        np.repeat(blocks, lengths) * known + columns.words[places], return_inverse=True, return_counts=True
    )
    words = keys % known
    weight = -np.log((times + _BLOCK * frequencies[words]) / (sizes[keys // known] + _BLOCK))
    shape = (len(claims), len(keys))
    matrix = csr_matrix((weight[of_word], of_word, np.concatenate(([0], ends))), shape=shape, dtype=np.float64)
    return View(claims, blocks, sizes, matrix, words)


def _view_of_all(columns: Columns, frequencies: Numbers) -> View:
    """Return one block of all claims."""
    times = np.bincount(columns.words, minlength=len(columns.shown))
    weight = -np.log((times + _BLOCK * frequencies) / (len(columns.ids) + _BLOCK))
    shape = (len(columns.ids), len(columns.shown))
    matrix = csr_matrix((weight[columns.words], columns.words, columns.bounds), shape=shape, dtype=np.float64)
    claims = np.arange(len(columns.ids))
    return View(claims, np.zeros_like(claims), np.array([len(claims)]), matrix, np.arange(len(columns.shown)))


def _small(sizes: Integers, most: int) -> Flags:
    """Return the blocks in which each claim is compared with each: the smallest, blocks of one size alike."""
    pairs = np.bincount(sizes) * np.arange(sizes.max(initial=0) + 1) ** 2 // 2
    return (np.cumsum(pairs) <= most)[sizes]


def _each_with_each(view: View, chosen: Flags) -> Integers:
    """Return each pair of the chosen rows that are of one block, a pair a line."""
    rows = np.argsort(view.blocks, kind="stable")
    rows = rows[chosen[rows]]
    sizes = view.sizes[view.blocks[rows]]
    found = [np.zeros((0, 2), dtype=np.int64)]
    for size in np.unique(sizes[sizes > 1]).tolist():
        members = rows[sizes == size].reshape(-1, size)
        first, second = np.triu_indices(size, 1)
        found.append(np.stack((members[:, first].ravel(), members[:, second].ravel()), axis=1))
    return np.concatenate(found)


def _alike(view: View, left: Flags, common: int, most: int, like: float) -> Integers:
    """Return the rows that have the largest cosines with each row of ``left``, a pair a line."""
    weights = view.weights
    times = np.bincount(weights.indices, minlength=weights.shape[1])
    leads = (times > 1) & (times <= common)
    kept = leads[weights.indices]
    rows = np.flatnonzero(left)
    if not kept.any() or not len(rows):
        return np.zeros((0, 2), dtype=np.int64)
    lengths = np.diff(weights.indptr)
    norms = np.sqrt(np.bincount(np.repeat(np.arange(len(lengths)), lengths), weights=weights.data**2))
    unit = csr_matrix(
        (
            (weights.data / np.repeat(norms, lengths[: len(norms)]))[kept].astype(np.float32),
            (np.cumsum(leads) - 1)[weights.indices[kept]].astype(np.int32),
            np.concatenate(([0], np.cumsum(kept)))[weights.indptr].astype(np.int32),
        ),
        shape=(weights.shape[0], int(leads.sum())),
    )
    found = sp_matmul_topn(unit[rows], unit.T.tocsr(), top_n=most + 1, threshold=like, n_threads=2)
    return np.stack((np.repeat(rows, np.diff(found.indptr)), found.indices.astype(np.int64)), axis=1)


def _once(view: View, breadth: int, pairs: Integers) -> Pairs:
    """Return each pair of rows of different claims once."""
    low, high = pairs.min(axis=1), pairs.max(axis=1)
    keys = distinct((low * len(view.claims) + high)[view.claims[low] != view.claims[high]])
    return Pairs(view, breadth, keys // max(len(view.claims), 1), keys % max(len(view.claims), 1))

"""Proposes pairs of claims that speak of one event, best first, each with its strength and its reasons."""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from msgspec import Struct

from chronos.link.blocking import compared
from chronos.link.collecting import Columns, Integers, Numbers
from chronos.link.features import features_of
from chronos.link.judged import Judged
from chronos.link.reasons import Reasons
from chronos.link.strength import strengths
from chronos.model import Candidate, Judgement

LEAST: Final = 0.1
"""The strength below which a pair is not proposed unless asked for: of ten such pairs nine are two events."""
_DIGITS: Final = 3
"""Digits of a strength that are told; the rest is noise."""


class Compared(Struct, frozen=True):
    """Pairs of claims, each once, in the order of the claims, with what was found of them."""

    ones: Integers
    others: Integers
    features: Numbers


def propose(columns: Columns, judgements: Iterable[Judgement] = (), minimum: float = LEAST) -> Iterator[Candidate]:
    """Yield the candidates of at least a strength that nobody has judged, best first, then by their ids.

    Strengths are calibrated: of pairs with strength s, about the share s speak of one event. The result does not depend
    on the order in which claims were collected.
    """
    judgements = tuple(judgements)
    judged = Judged(judgements)
    reasons = Reasons(columns)
    proposed: set[tuple[str, str]] = set()  # where several claims have one id, the check says so
    for one, other, strength in ranked(columns, minimum):
        ids = columns.ids[one], columns.ids[other]
        if ids[0] != ids[1] and ids not in proposed and not (judgements and judged.knows(*ids)):
            proposed.add(ids)
            places = columns.location(one), columns.location(other)
            yield Candidate(claims=ids, places=places, strength=strength, reasons=reasons.of(one, other))


def ranked(columns: Columns, minimum: float) -> list[tuple[int, int, float]]:
    """Return the pairs of at least a strength, by the numbers of their claims, the strongest first."""
    pairs = compare(columns)
    strength = strengths(pairs.features, pairs.ones, pairs.others, len(columns.ids)).round(_DIGITS)
    chosen = np.flatnonzero(strength >= minimum)
    chosen = chosen[np.lexsort((pairs.others[chosen], pairs.ones[chosen], -strength[chosen]))]
    return list(zip(pairs.ones[chosen].tolist(), pairs.others[chosen].tolist(), strength[chosen].tolist(), strict=True))


def compare(columns: Columns) -> Compared:
    """Return the pairs that are worth comparing, with what they have in common and what sets them apart."""
    keys, features, ranks = [np.zeros(0, dtype=np.int64)], [np.zeros((0, 0))], [np.zeros(0, dtype=np.int64)]
    claims = len(columns.ids)
    for pairs in compared(columns):
        one, other = pairs.view.claims[pairs.ones], pairs.view.claims[pairs.others]
        keys.append(np.minimum(one, other) * claims + np.maximum(one, other))
        features.append(features_of(columns, pairs))
        ranks.append(np.full(len(one), pairs.breadth, dtype=np.int64))
        del pairs  # its view is large, and the next one is made now
    every, values, rank_of = np.concatenate(keys), np.concatenate(features[1:]), np.concatenate(ranks)
    order = np.lexsort((-values[:, 0], rank_of, every))  # the narrowest blocks know best; of these, the likest
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = every[order][1:] != every[order][:-1]
    chosen = order[first]
    return Compared(every[chosen] // max(claims, 1), every[chosen] % max(claims, 1), values[chosen])

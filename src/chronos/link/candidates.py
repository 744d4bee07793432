"""Pairs of claims that say nearly the same, for the check: what can be found at once in each check of 100,000 claims.

:mod:`chronos.link.proposing` finds many more, and says how likely each is; it takes longer, and loads NumPy.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations
from math import ceil
from typing import Final

from chronos.edtf import DateExpression, agree, parse
from chronos.link.judged import Judged
from chronos.link.surveying import shared_blocks
from chronos.link.wording import NAME
from chronos.model import Candidate, Judgement, Survey

ALIKE: Final = 0.6
"""The share of their words that two texts have in common (Jaccard index) to be likely to say the same."""
_FEWEST: Final = 3
"""Words that two texts have together, without which nothing can be told from them."""
_ALL_PAIRS: Final = 40
"""Claims of a block up to which each is compared with each; in larger ones, those that share a rare word."""
_DOUBT: Final = frozenset("?~%")
"""Qualifiers of EDTF, with which dates may agree although they have no day in common."""
_MOST: Final = 60
"""Claims with which one is compared for one rare word."""
_ENOUGH: Final = 5
"""Candidates for one claim of a large block after which no more are looked for: to judge these is work enough."""

_One = tuple[int, int]
"""A claim: the number of its survey, and its own number there."""


def find_candidates(
    surveys: Sequence[Survey],
    judgements: Iterable[Judgement],
    circa: Mapping[str, str],
    shared: frozenset[int] | None = None,
) -> tuple[Candidate, ...]:
    """Return the pairs of claims that nobody has judged and that are likely to speak of one event, the likeliest first.

    Such two have a country (or a region) in common, dates that may agree and are neither far apart nor of different
    width by years, the same numbers, no names that contradict each other, and six of ten words. The result does not
    depend on the order of files or claims. ``shared`` are the blocks of more than one claim, where they are known.
    """
    judged = Judged(judgements)
    reach = tuple(sorted(circa.items()))
    found = []
    times: Counter[_One] = Counter()
    words = _Words(surveys)
    for one, other in _pairs(surveys, shared_blocks(surveys) if shared is None else shared, times, words):
        (names, plain), (other_names, other_plain) = words[one], words[other]
        together = plain | other_plain
        alike = len(plain & other_plain) / len(together) if together else 0.0
        if alike < ALIKE or len(together) < _FEWEST:
            continue
        if names - other_plain and other_names - plain:
            continue  # each names what the other does not
        ids = surveys[one[0]].ids[one[1]], surveys[other[0]].ids[other[1]]
        if ids[0] == ids[1] or judged.knows(*ids):
            continue
        (first, number), (second, other_number) = (one, other) if ids[0] < ids[1] else (other, one)
        dated = _dates(surveys[first].dates[number], surveys[second].dates[other_number], reach)
        if dated:
            times.update((one, other))
            found.append(
                Candidate(
                    claims=(min(ids), max(ids)),
                    places=(surveys[first].place(number), surveys[second].place(other_number)),
                    strength=alike,
                    reasons=(dated, f"{round(100 * alike)} % of their words are the same"),
                )
            )
    return tuple(sorted(found, key=lambda each: (-each.strength, each.claims, each.places)))


class _Words(dict[_One, tuple[frozenset[int], frozenset[int]]]):
    """The names in the text of a claim and all its words, made when they are asked for."""

    def __init__(self, surveys: Sequence[Survey]) -> None:
        super().__init__()
        self._surveys = surveys

    def __missing__(self, one: _One) -> tuple[frozenset[int], frozenset[int]]:
        words = array("I", self._surveys[one[0]].words[one[1]])
        names = frozenset(word & ~NAME for word in words if word & NAME)
        self[one] = found = names, frozenset(word & ~NAME for word in words)
        return found


def _pairs(
    surveys: Sequence[Survey], shared: frozenset[int], times: Mapping[_One, int], words: _Words
) -> Iterator[tuple[_One, _One]]:
    """Yield each pair of claims of one block that are worth comparing, once; ``times`` is how often one was found."""
    blocks: dict[int, list[_One]] = defaultdict(list)
    for number, survey in enumerate(surveys):
        if shared.isdisjoint(chain.from_iterable(survey.blocks)):
            continue
        for claim, keys in enumerate(survey.blocks):
            for key in keys:
                if key in shared:
                    blocks[key].append((number, claim))
    yielded: set[tuple[_One, _One]] = set()
    for _, block in sorted(blocks.items()):  # not in the order of files: what is found in one block tells in the next
        for one, other in _alike(surveys, block, times, words):
            pair = (one, other) if one < other else (other, one)
            if pair not in yielded:
                yielded.add(pair)
                yield pair


def _alike(
    surveys: Sequence[Survey], block: list[_One], found: Mapping[_One, int], words: _Words
) -> Iterator[tuple[_One, _One]]:
    """Yield the pairs of a block, or of a large one those that can have enough words in common.

    Two sets of words whose Jaccard index is t or more share one of the first n - tn + 1 words of each in any order,
    here with the rarest first (prefix filtering: Bayardo, Ma and Srikant 2007, "Scaling up all pairs similarity
    search").
    """
    if len(block) <= _ALL_PAIRS:
        yield from combinations(block, 2)
        return
    texts = {one: words[one][1] for one in block}
    times = Counter(chain.from_iterable(texts.values()))
    rarest = {one: sorted(texts[one], key=lambda word: (times[word], word)) for one in block}
    by_word: dict[int, list[_One]] = defaultdict(list)
    # In an order that depends on what they say: which of very many claims are compared must not depend on their places.
    for one in sorted(block, key=lambda one: (rarest[one], surveys[one[0]].ids[one[1]], one)):
        ordered = rarest[one]
        prefix = ordered[: len(ordered) - ceil(ALIKE * len(ordered)) + 1]
        for other in chain.from_iterable(by_word[word][-_MOST:] for word in prefix):
            if found[one] >= _ENOUGH:
                break
            yield other, one
        for word in prefix:
            by_word[word].append(one)


@lru_cache(maxsize=10_000)
def _dates(one: str, other: str, circa: tuple[tuple[str, str], ...]) -> str:
    """Return how two dates agree, in words; empty where they do not."""
    if one == other:
        return f"both are dated {one}" if one else "both are undated"
    if not one or not other:
        return ""
    dates = parse(one), parse(other)
    if not _DOUBT.intersection(one + other) and not _overlap(*dates):
        return ""
    kind = agree(*dates, dict(circa)).kind
    return "" if kind in ("discrepant", "doubtful") else f"their dates may be the same ({one}, {other})"


def _overlap(one: DateExpression, other: DateExpression) -> bool:
    """Whether two dates have days in common as far as their first and last days tell."""
    starts = [day for day in (one.earliest, other.earliest) if day is not None]
    ends = [day for day in (one.latest, other.latest) if day is not None]
    return not starts or not ends or max(starts) <= min(ends)

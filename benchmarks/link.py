"""Measures `chronos link`: how good its candidates are, whether their strengths can be believed, and how long it takes.

Usage: python benchmarks/link.py quality            (best F1, precision and recall by strength, calibration)
       python benchmarks/link.py speed [N ...]      (10,000, 100,000 and 1,000,000 claims unless told)

Quality is of topics that were held out: the model that judges a topic has learned from the others alone. Speed is that
of claims in memory to ranked candidates of strength 0.5 or more, and apart from it of saying their reasons; the floor
beside it is rapidfuzz's ``cdist`` of the texts within each country and year, in the same run.
"""

import gc
import math
import random
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import accumulate, islice, pairwise
from typing import Final

import numpy as np
from fit_link import Part, held_out, parts
from rapidfuzz import fuzz, process

from chronos.edtf import parse
from chronos.link.collecting import Collection, Flags, Numbers
from chronos.link.proposing import ranked
from chronos.link.reasons import Reasons
from chronos.model import Claim, ClaimDate, Location

COUNTRIES: Final = 35
YEARS: Final = range(1983, 2023)
SYLLABLES: Final = "ba ce di fo gu la me ni po ru sa te vi zo ran tel min dor kas bel".split()  # noqa: SIM905 - as text
"""Of which the words are made; in length and frequency they are like those of English (Zipf 1949)."""
STRENGTHS: Final = (0.1, 0.3, 0.5, 0.7, 0.9)


def best_f1(same: Flags, scores: Numbers, positives: int) -> float:
    """Return the best F1 that a threshold on scores gives."""
    order = np.argsort(-scores, kind="stable")
    found = np.cumsum(same[order])
    return float(np.max(2 * found / (np.arange(1, len(same) + 1) + positives), initial=0.0))


def quality() -> None:
    """Print how good candidates are, by collection."""
    learned = parts()
    results = held_out(learned)
    print("best F1 (all: of joining everything that is compared; likeness: of the cosine of the words alone)\n")
    print(f"{'collection':34} {'claims':>6} {'pairs':>6} {'same':>5}   {'all':>5} {'likeness':>8} {'strength':>8}")
    for part, strengths in zip(learned, results, strict=True):
        one = part.labelled
        joined = best_f1(one.same, np.ones(len(one.same)), one.positives)
        likeness = best_f1(one.same, one.pairs.features[:, 0], one.positives)
        strength = best_f1(one.same, strengths, one.positives)
        sizes = f"{len(one.columns.ids):6} {len(one.same):6} {one.positives:5}"
        print(f"{one.name:34} {sizes}   {joined:5.3f} {likeness:8.3f} {strength:8.3f}")
    _thresholds(learned, results)
    _calibration(learned, results)


def _thresholds(learned: list[Part], results: list[Numbers]) -> None:
    print("\nprecision / recall of the pairs of at least a strength\n")
    print(f"{'collection':34}" + "".join(f"{strength:>13}" for strength in STRENGTHS))
    for part, strengths in zip(learned, results, strict=True):
        cells = []
        for least in STRENGTHS:
            chosen = strengths >= least
            right = int(part.labelled.same[chosen].sum())
            cells.append(f"{right / max(int(chosen.sum()), 1):.2f} / {right / max(part.labelled.positives, 1):.2f}")
        print(f"{part.labelled.name:34}" + "".join(f"{cell:>13}" for cell in cells))


def _calibration(learned: list[Part], results: list[Numbers]) -> None:
    print("\nof the pairs of about a strength, the share that speak of one event (each collection counts alike)\n")
    bins = np.linspace(0.0, 1.0, 11)
    print(f"{'strength':>12} {'pairs':>7} {'mean':>6} {'same':>6}")
    strengths, same = np.concatenate(results), np.concatenate([part.labelled.same for part in learned])
    weigh = np.concatenate(
        [np.full(len(part.labelled.same), part.counts / len(part.labelled.same)) for part in learned]
    )
    error = 0.0
    for first, last in pairwise(bins.tolist()):
        chosen = (strengths >= first) & (strengths < last if last < 1 else strengths <= last)
        if chosen.any():
            mean = float(np.average(strengths[chosen], weights=weigh[chosen]))
            share = float(np.average(same[chosen], weights=weigh[chosen]))
            error += abs(mean - share) * float(weigh[chosen].sum() / weigh.sum())
            print(f"{first:5.1f} to {last:3.1f} {int(chosen.sum()):7} {mean:6.2f} {share:6.2f}")
    print(f"expected calibration error: {error:.3f}")


def tellings(number: int, seed: int = 1) -> Iterator[Claim]:
    """Yield claims: most events are told once, some twice or three times, in other words."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark wants the same claims every time
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 3, 3, 4)))) for _ in range(8_000)]
    names = ["".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(30_000)]
    frequent = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    told = 0
    while told < number:
        country, year = f"{chance.randrange(COUNTRIES):02d}", chance.choice(YEARS)
        month, day = chance.randint(1, 12), chance.randint(1, 28)
        who, what = chance.sample(names, 3), chance.choices(words, cum_weights=frequent, k=13)
        count = str(chance.randint(2, 500))
        for _ in range(chance.choices((1, 2, 3), (70, 22, 8))[0]):
            kept = [one for one in what if chance.random() < 0.7] + chance.choices(words, cum_weights=frequent, k=4)
            chance.shuffle(kept)
            kept[3:3] = [one for one in who if chance.random() < 0.8]
            kept += [count] if chance.random() < 0.5 else []
            shapes = (f"{year}", f"{year}-{month:02d}", f"{year}-{month:02d}-{day:02d}", "")
            date = chance.choices(shapes, (32, 32, 33, 3))[0]
            yield Claim(
                id=f"c-{chance.getrandbits(40):010x}-{told}",
                date=ClaimDate(parse(date) if date else None, stated=True),
                text=f"The {' '.join(kept)}.",
                location=Location(f"{told // 500:06d}.yaml", told % 500 + 1, 1),
                countries=(country,),
            )
            told += 1
            if told == number:
                return


def floor(number: int, scorer: Callable[..., float]) -> float:
    """Return how long it takes to compare each text with each of its country and year."""
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for claim in tellings(number):
        if claim.date.expression is not None:
            blocks[claim.countries[0], claim.date.expression.text[:4]].append(claim.text)
    start = time.perf_counter()
    for block in blocks.values():
        process.cdist(block, block, scorer=scorer, dtype=np.uint8)
    return time.perf_counter() - start


def speed(sizes: list[int]) -> None:
    """Print how long the candidates of collections of some sizes take, and how that grows."""
    taken: list[tuple[int, float]] = []
    for size in sizes:
        claims = tellings(size)
        gc.disable()  # as chronos does while it reads
        seconds = 0.0
        collection = Collection()
        while chunk := list(islice(claims, 10_000)):  # as files are read: a part at a time
            start = time.perf_counter()
            collection.add(chunk)
            seconds += time.perf_counter() - start
        start = time.perf_counter()
        columns = collection.columns()
        found = ranked(columns, 0.5)
        seconds += time.perf_counter() - start
        start = time.perf_counter()
        reasons = Reasons(columns)
        for one, other, _ in found:
            reasons.of(one, other)
        saying = time.perf_counter() - start
        gc.enable()
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        growth = ""
        if taken:
            before, then = taken[-1]
            growth = f"  n^{math.log(seconds / then) / math.log(size / before):.2f}"
        taken.append((size, seconds))
        said = f"{saying:.2f} s for the reasons of {len(found):,}"
        print(f"{size:9,} claims: {seconds:7.2f} s{growth}, {most:,.0f} MB; {said}", flush=True)
        if size <= 100_000:
            for name, scorer in (("ratio", fuzz.ratio), ("token_set_ratio", fuzz.token_set_ratio)):
                beside = floor(size, scorer)
                print(f"{'':17} {beside:7.2f} s  cdist with {name}: {seconds / beside:.2f} x", flush=True)
    if len(taken) > 2:
        (first, least), (last, most) = taken[0], taken[-1]
        print(f"from {first:,} to {last:,}: n^{math.log(most / least) / math.log(last / first):.2f}")


def main() -> None:
    """Print what is asked for."""
    if sys.argv[1:2] == ["quality"]:
        quality()
    elif sys.argv[1:2] == ["speed"]:
        speed([int(argument) for argument in sys.argv[2:]] or [10_000, 100_000, 1_000_000])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main()

"""Claims in columns: what is compared of very many, in little room."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, Generic, TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from chronos.edtf import DEFAULT_CIRCA, parse
from chronos.edtf.circa import widened
from chronos.link.lexicon import CAPITAL, ENDS, NUMBER, SHIFT, Lexicon
from chronos.model import Claim, Location

Integers = NDArray[np.int64]
Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]

FAR: Final = 1 << 45
"""A day further off than any (96,000 million years): it stands for a bound that is open or unknown."""
_FIELDS: Final = 9
"""Numbers kept of a claim beside its words: path, line, column, date, countries, actors, places, kind, sources."""
_Value = TypeVar("_Value")


class Columns(Struct, frozen=True):
    """Claims ordered by id, and by place where two have one id.

    The words of claim ``n`` are those from ``bounds[n]`` to ``bounds[n + 1]`` of ``words``, each once. A word is a
    number: ``shown`` is how it is written, ``names`` and ``figures`` say whether it is a name or a number. ``dates``,
    ``where``, ``actors``, ``places``, ``kinds`` and ``cited`` number what the lists after them hold, of which the first
    is none: dates as ``written`` with their ``firsts`` and ``lasts`` (days, as far as "circa" may reach), ``countries``
    (or regions), and so on. ``same_source`` is how often two claims, each any of all, cite one source.
    """

    ids: list[str]
    paths: list[str]
    spots: Integers
    bounds: Integers
    words: Integers
    shown: list[str]
    names: Flags
    figures: Flags
    dates: Integers
    written: list[str]
    firsts: Integers
    lasts: Integers
    where: Integers
    countries: list[tuple[str, ...]]
    actors: Integers
    actor_lists: list[tuple[str, ...]]
    places: Integers
    place_lists: list[tuple[str, ...]]
    kinds: Integers
    kind_names: list[str]
    cited: Integers
    source_lists: list[tuple[str, ...]]
    same_source: float

    def location(self, claim: int) -> Location:
        """Return where a claim begins."""
        path, line, column = self.spots[claim].tolist()
        return Location(self.paths[path], line, column)


class Collection:
    """Takes in claims, a file at a time, and keeps of each what is compared."""

    def __init__(self, circa: Mapping[str, str] = DEFAULT_CIRCA) -> None:
        self._circa = circa
        self._lexicon = Lexicon()
        self._ids: list[str] = []
        self._codes = array("i")
        self._ends = array("q", [0])
        self._paths = _Numbered[str]()
        self._dates = _Numbered[str]([""])
        self._where, self._actors, self._sites, self._cited = (_Numbered[tuple[str, ...]]([()]) for _ in range(4))
        self._kinds = _Numbered[str]([""])
        self._numbers = array("q")

    def add(self, claims: Iterable[Claim]) -> None:
        """Take in some claims."""
        read, codes, ends = self._lexicon.read, self._codes, self._ends
        dates, kinds, numbers = self._dates, self._kinds, self._numbers
        where, actors, places, cited = self._where, self._actors, self._sites, self._cited
        for claim in claims:
            self._ids.append(claim.id)
            read(claim.text, codes)
            ends.append(len(codes))
            date = claim.date.expression
            spot = claim.location
            numbers.extend(
                (
                    self._paths[spot.path],
                    spot.line,
                    spot.column,
                    dates[date.text if date is not None else ""],
                    where[claim.countries or claim.regions],
                    actors[claim.actors],
                    places[claim.places],
                    kinds[claim.kind],
                    cited[tuple([citation.source for citation in claim.citations])],
                )
            )

    def _order(self, numbers: Integers, paths: list[str]) -> list[int]:
        """Return the claims by their ids, and by their places where two have one id."""
        ids = self._ids
        if len(set(ids)) == len(ids):
            return sorted(range(len(ids)), key=ids.__getitem__)
        spots = ([paths[one] for one in numbers[:, 0]], numbers[:, 1].tolist(), numbers[:, 2].tolist())
        keys = list(zip(ids, *spots, strict=True))
        return sorted(range(len(keys)), key=keys.__getitem__)

    def _same_source(self, cited: Integers) -> float:
        """Return how often two claims, each any of all, cite one source."""
        times: Counter[str] = Counter()
        for sources, number in zip(self._cited, np.bincount(cited).tolist(), strict=False):
            times.update(dict.fromkeys(sources, number))
        return min(1.0, sum(number**2 for number in times.values()) / max(len(cited), 1) ** 2)

    def columns(self) -> Columns:
        """Return the claims taken in; in what order they were does not matter."""
        numbers = np.frombuffer(self._numbers, dtype=np.int64).reshape(-1, _FIELDS)
        paths = list(self._paths)
        order = np.array(self._order(numbers, paths), dtype=np.int64)
        numbers = numbers[order]
        bounds, words, names = self._words(order)
        of = self._lexicon.stems
        stems = sorted(of)
        firsts, lasts = self._days()
        return Columns(
            ids=[self._ids[one] for one in order],
            paths=paths,
            spots=numbers[:, :3],
            bounds=bounds,
            words=words,
            shown=[self._lexicon.shown(of[stem], name=name) for stem, name in zip(stems, names.tolist(), strict=True)],
            names=names,
            figures=np.array([stem.startswith(NUMBER) for stem in stems], dtype=np.bool_),
            dates=numbers[:, 3],
            written=list(self._dates),
            firsts=firsts,
            lasts=lasts,
            where=numbers[:, 4],
            countries=list(self._where),
            actors=numbers[:, 5],
            actor_lists=list(self._actors),
            places=numbers[:, 6],
            place_lists=list(self._sites),
            kinds=numbers[:, 7],
            kind_names=list(self._kinds),
            cited=numbers[:, 8],
            source_lists=list(self._cited),
            same_source=self._same_source(numbers[:, 8]),
        )

    def _words(self, order: Integers) -> tuple[Integers, Integers, Flags]:
        """Return the words of the claims in an order, each once, and which words are names.

        A name is a word that has a capital more often than not, of where no sentence begins.
        """
        codes = np.frombuffer(self._codes, dtype=np.int32)
        ends = np.frombuffer(self._ends, dtype=np.int64)
        known = len(self._lexicon.stems)
        numbers = codes >> SHIFT
        begins = np.ones(len(codes), dtype=np.bool_)
        begins[1:] = (codes[:-1] & ENDS) > 0
        begins[ends[:-1][ends[:-1] < len(codes)]] = True
        capital = (codes & CAPITAL) > 0
        great = np.bincount(numbers[capital & ~begins], minlength=known)
        small = np.bincount(numbers[~capital], minlength=known)
        names = great > small
        # Words are numbered in the order of the alphabet, so that nothing depends on the order of files.
        renumbered = np.empty(known, dtype=np.int64)
        alphabetical = np.array([self._lexicon.stems[stem] for stem in sorted(self._lexicon.stems)], dtype=np.int64)
        renumbered[alphabetical] = np.arange(known)
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        says = numbers > 0
        claims = np.repeat(rank, np.diff(ends))[says]
        keys = distinct(claims * known + renumbered[numbers[says]])
        bounds = np.searchsorted(keys, np.arange(len(order) + 1) * known)
        return bounds, keys % max(known, 1), names[alphabetical]

    def _days(self) -> tuple[Integers, Integers]:
        firsts, lasts = [-FAR], [FAR]
        for written in list(self._dates)[1:]:
            date = parse(written)
            first, last = date.earliest, date.latest
            if date.approximate:
                runs = tuple(widened(date, self._circa))
                first, last = runs[0][0], runs[-1][1]
            firsts.append(-FAR if first is None else min(max(first, -FAR), FAR))
            lasts.append(FAR if last is None else min(max(last, -FAR), FAR))
        return np.array(firsts, dtype=np.int64), np.array(lasts, dtype=np.int64)


def distinct(keys: Integers) -> Integers:
    """Return each key once, in order (NumPy's own, by hashing, takes five times as long)."""
    keys.sort()
    first = np.ones(len(keys), dtype=np.bool_)
    first[1:] = keys[1:] != keys[:-1]
    return keys[first]


class _Numbered(dict[_Value, int], Generic[_Value]):
    """Numbers values in the order in which they are asked for."""

    def __init__(self, values: Iterable[_Value] = ()) -> None:
        super().__init__((value, number) for number, value in enumerate(values))

    def __missing__(self, value: _Value) -> int:
        self[value] = number = len(self)
        return number

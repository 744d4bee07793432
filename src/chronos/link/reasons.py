"""Why two claims are a candidate, in words: what they have in common, and what sets them apart."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from chronos.link.collecting import Columns

_SHOWN: Final = 5
"""Words or names of a kind that a reason lists, the rarest."""
_KINDS: Final = (("names in both", "different names"), ("numbers in both", "different numbers"), ("words in both", ""))
"""What is said of the words of each kind that both have, and where they have none in common."""


class Reasons:
    """Says of two claims of a collection what they have in common and what sets them apart."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        times = np.bincount(columns.words, minlength=len(columns.shown))
        self._rarest: list[int] = np.argsort(np.argsort(times, kind="stable"), kind="stable").tolist()
        self._kinds: list[int] = np.where(columns.figures, 1, np.where(columns.names, 0, 2)).tolist()
        self._bounds: list[int] = columns.bounds.tolist()
        self._firsts, self._lasts = columns.firsts.tolist(), columns.lasts.tolist()

    def of(self, one: int, other: int) -> tuple[str, ...]:
        """Return the reasons: dates, countries, actors, places, kinds, numbers, names, wording."""
        return tuple(reason for reason in self._all(one, other) if reason)

    def _all(self, one: int, other: int) -> Iterator[str]:
        columns = self._columns
        yield self._dates(one, other)
        for what, of, lists in (
            ("countries", columns.where, columns.countries),
            ("actors", columns.actors, columns.actor_lists),
            ("places", columns.places, columns.place_lists),
        ):
            yield _lists(what, lists[of[one]], lists[of[other]])
        kinds = [columns.kind_names[columns.kinds[claim]] for claim in (one, other)]
        if all(kinds):
            yield f"same kind: {kinds[0]}" if kinds[0] == kinds[1] else f"different kinds: {kinds[0]}, {kinds[1]}"
        yield from self._words(one, other)
        cited = [columns.source_lists[columns.cited[claim]] for claim in (one, other)]
        if common := [source for source in dict.fromkeys(cited[0]) if source in cited[1]]:
            yield f"both cite {', '.join(common[:_SHOWN])}"

    def _dates(self, one: int, other: int) -> str:
        columns = self._columns
        dates = columns.dates[one], columns.dates[other]
        first, second = (columns.written[date] for date in dates)
        if not first or not second:
            return "both are undated" if first == second else f"one is undated, the other {first or second}"
        if first == second:
            return f"same date: {first}"
        gap = max(self._firsts[date] for date in dates) - min(self._lasts[date] for date in dates)
        if gap > 0:
            return f"dates disagree: {first}, {second} ({gap:,} {'day' if gap == 1 else 'days'} apart)"
        return f"dates agree: {first}, {second}"

    def _words(self, one: int, other: int) -> Iterator[str]:
        left, right = self._set(one), self._set(other)
        common = self._by_kind(left & right)
        for kind, (same, different) in enumerate(_KINDS):
            if common[kind]:
                yield f"{same}: {self._listed(common[kind])}"
            elif different:
                ours, theirs = self._by_kind(left)[kind], self._by_kind(right)[kind]
                if ours and theirs:
                    yield f"{different}: {self._listed(ours)}; {self._listed(theirs)}"

    def _set(self, claim: int) -> set[int]:
        bounds = self._bounds
        return set(self._columns.words[bounds[claim] : bounds[claim + 1]].tolist())

    def _by_kind(self, words: set[int]) -> tuple[list[int], list[int], list[int]]:
        """Return the names, the numbers and the other words of some, the rarest first."""
        found: tuple[list[int], list[int], list[int]] = ([], [], [])
        for word in sorted(words, key=self._rarest.__getitem__):
            found[self._kinds[word]].append(word)
        return found

    def _listed(self, words: list[int]) -> str:
        return _some([self._columns.shown[word] for word in words])


def _lists(what: str, one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Compare two lists; nothing is said where one is empty."""
    if not one or not other:
        return ""
    ours, theirs = ({each.casefold(): each for each in names} for names in (one, other))
    both = [name for each, name in ours.items() if each in theirs]
    if not both:
        return f"different {what}: {_some(one)}; {_some(other)}"
    same = len(both) == len(ours) == len(theirs)
    return f"{'same ' + what if same else what + ' in both'}: {_some(both)}"


def _some(names: Sequence[str]) -> str:
    """List names, and say how many more there are."""
    shown = ", ".join(names[:_SHOWN])
    return f"{shown} and {len(names) - _SHOWN} more" if len(names) > _SHOWN else shown

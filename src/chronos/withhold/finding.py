"""Finds many patterns in many texts at once.

Every eight bytes of a text are one number. Of each pattern one such number is looked for, which no text that may be
shown has wherever there is one; so hardly anything is compared that is not found (as Rabin and Karp do, 1987).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from chronos.withhold.forms import folded, solid

_SIZE: Final = 8
"""Bytes of a number; no pattern is shorter."""
_CHUNK: Final = 1 << 20
"""Bytes looked through at a time, for which the numbers stay near the processor."""
_BITS: Final = 22
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
"""2**64 divided by the golden ratio: the top bits of its multiples are spread evenly (Knuth, volume 3, 6.4)."""

_Numbers = NDArray[np.uint64]


class Shown:
    """Texts that may be shown, in words and without spaces."""

    def __init__(self, texts: Iterable[str]) -> None:
        words = [folded(text) for text in dict.fromkeys(texts)]
        self._spaced = "\n".join(words).encode()
        self._solid = "\n".join(map(solid, words)).encode()
        self._numbers = {
            True: np.sort(_numbers(self._spaced)),
            False: np.sort(_numbers(self._solid)),
        }

    def split(self, patterns: Iterable[str]) -> tuple[set[str], dict[str, int]]:
        """Return those of some patterns that a text has, and of the others the place of a number that none has.

        The place is 0 where all have all its numbers, though not in a row.
        """
        known: set[str] = set()
        places: dict[str, int] = {}
        for is_spaced, group in _sorted(patterns).items():
            whole = self._spaced if is_spaced else self._solid
            joined = "".join(group).encode()
            is_new = ~_is_in(_numbers(joined), self._numbers[is_spaced])
            start = 0
            for pattern in group:
                sought = pattern.encode()
                new = is_new[start : start + len(sought) - _SIZE + 1]
                place = int(new.argmax())
                if not new[place] and sought in whole:
                    known.add(pattern)
                else:
                    places[pattern] = place
                start += len(sought)
        return known, places


class Finder:
    """Seeks patterns, each by the number at its place (in bytes)."""

    def __init__(self, places: dict[str, int]) -> None:
        self._tables = {
            is_spaced: _Table([(one, places[one]) for one in group]) for is_spaced, group in _sorted(places).items()
        }

    def found_in(self, text: str) -> Iterator[str]:
        """Yield the patterns found in a text, each once."""
        words = folded(text)
        for is_spaced, table in self._tables.items():
            yield from dict.fromkeys(table.found_in((words if is_spaced else solid(words)).encode()))


class _Table:
    """Patterns by their numbers."""

    def __init__(self, places: Sequence[tuple[str, int]]) -> None:
        self._patterns: dict[int, list[tuple[int, bytes, str]]] = {}
        for pattern, place in places:
            sought = pattern.encode()
            number = int.from_bytes(sought[place : place + _SIZE], "little")
            self._patterns.setdefault(number, []).append((place, sought, pattern))
        self._numbers = np.array(sorted(self._patterns), dtype=np.uint64)
        self._maybe = np.zeros(1 << _BITS, dtype=np.bool_)
        self._maybe[_slots(self._numbers)] = True

    def found_in(self, text: bytes) -> Iterator[str]:
        for start in range(0, len(text), _CHUNK):
            numbers = _numbers(text[start : start + _CHUNK + _SIZE - 1])
            maybe = np.flatnonzero(self._maybe[_slots(numbers)])
            for at in maybe[_is_in(numbers[maybe], self._numbers)].tolist():
                for place, sought, pattern in self._patterns[int(numbers[at])]:
                    if text.startswith(sought, max(start + at - place, 0)):
                        yield pattern


def _sorted(patterns: Iterable[str]) -> dict[bool, list[str]]:
    """Tell apart the patterns of words, which begin with a space, and those without spaces."""
    found: dict[bool, list[str]] = {}
    for one in dict.fromkeys(patterns):
        found.setdefault(one.startswith(" "), []).append(one)
    return found


def _numbers(text: bytes) -> _Numbers:
    """Return every eight bytes of a text as a number, in their order."""
    found = np.empty(max(len(text) - _SIZE + 1, 0), dtype=np.uint64)
    for offset in range(min(_SIZE, len(found))):
        found[offset::_SIZE] = np.frombuffer(text, "<u8", (len(text) - offset) // _SIZE, offset)
    return found


def _slots(numbers: _Numbers) -> _Numbers:
    return (numbers * _FACTOR) >> np.uint64(64 - _BITS)


def _is_in(numbers: _Numbers, ordered: _Numbers) -> NDArray[np.bool_]:
    """Return which numbers are among others, which are in order."""
    if not len(ordered):
        return np.zeros(len(numbers), dtype=np.bool_)
    found: NDArray[np.bool_] = ordered[np.minimum(np.searchsorted(ordered, numbers), len(ordered) - 1)] == numbers
    return found

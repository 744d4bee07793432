"""Sorted, disjoint runs of days as sets: intersection, containment, distance.

A run is ``(first, last)`` in day numbers, inclusive; None stands for no bound on that side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Run = tuple[int | None, int | None]
    Bounds = tuple[float, float]

_INFINITE = float("inf")


def as_bounds(run: Run) -> Bounds:
    """A run with infinities in place of None."""
    first, last = run
    return (-_INFINITE if first is None else first, _INFINITE if last is None else last)


def as_run(low: float, high: float) -> Run:
    """A run with None in place of infinities."""
    return (None if low == -_INFINITE else int(low), None if high == _INFINITE else int(high))


def common(left: Iterable[Run], right: Iterable[Run]) -> Iterator[Run]:
    """The days that are in both, in one pass; lazy."""
    lefts, rights = map(as_bounds, left), map(as_bounds, right)
    a, b = next(lefts, None), next(rights, None)
    while a is not None and b is not None:
        low, high = max(a[0], b[0]), min(a[1], b[1])
        if low <= high:
            yield as_run(low, high)
        if a[1] < b[1]:
            a = next(lefts, None)
        else:
            b = next(rights, None)


def gap(left: Iterable[Run], right: Iterable[Run]) -> int:
    """The least distance in days between two disjoint sets of days; neighbouring days are 1 apart."""
    lefts, rights = map(as_bounds, left), map(as_bounds, right)
    a, b = next(lefts, None), next(rights, None)
    least = _INFINITE
    while a is not None and b is not None:
        least = min(least, b[0] - a[1] if a[1] < b[0] else a[0] - b[1])
        if a[1] < b[1]:
            a = next(lefts, None)
        else:
            b = next(rights, None)
    return int(least)

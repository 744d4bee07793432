"""What keeps a period from being compared with others: it is cut short, or no source covers it."""

from collections.abc import Iterable

from chronos.count.terms import Terms
from chronos.edtf import DateExpression
from chronos.model import Because, Mark


def covered_days(stated: Iterable[DateExpression]) -> tuple[tuple[int | None, int | None], ...] | None:
    """Return the days that sources say they cover, as sorted runs that do not touch; ``None`` where none says so.

    ``None`` in a run is a side without a bound. An interval covers all days from its first to its last.
    """
    runs = [run for date in stated for run in _runs(date)]
    if not runs:
        return None
    runs.sort(key=lambda run: (run[0] is not None, run[0] or 0))
    joined = [runs[0]]
    for first, last in runs[1:]:
        before, until = joined[-1]
        if until is None or (first is not None and first > until + 1):
            if until is None:
                break
            joined.append((first, last))
        else:
            joined[-1] = before, None if last is None else max(until, last)
    return tuple(joined)


def _runs(date: DateExpression) -> Iterable[tuple[int | None, int | None]]:
    return [(date.earliest, date.latest)] if date.kind == "interval" else date.spans()


def mark_of(first: int, last: int, terms: Terms) -> tuple[Mark, Because]:
    """Return the mark of a period of these days, and why it is partial."""
    if terms.as_of is not None and first > terms.as_of:
        return "to come", ""
    covered = _covered(first, last, terms)
    if covered == 0:
        return "no source", ""
    if terms.as_of is not None and last > terms.as_of:
        return "partial", "as_of"
    if covered is not None and covered < last - first + 1:
        return "partial", "coverage"
    since, until = terms.asked
    if (since is not None and first < since) or (until is not None and last > until):
        return "partial", "window"
    return "", ""


def _covered(first: int, last: int, terms: Terms) -> int | None:
    """Return how many days of a period sources say they cover; those after the edition's day count as covered."""
    if terms.covered is None:
        return None
    until = last if terms.as_of is None else min(last, terms.as_of)
    days = last - until
    for low, high in terms.covered:
        since, to = first if low is None else max(first, low), until if high is None else min(until, high)
        days += max(0, to - since + 1)
    return days if days > last - until else 0

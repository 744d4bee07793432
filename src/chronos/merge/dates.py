"""The one date of claims that are dated differently."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from itertools import combinations, pairwise

from chronos.edtf import DateExpression, EdtfError, parse
from chronos.edtf.circa import widened
from chronos.edtf.spans import as_bounds, common, gap
from chronos.edtf.writing import write_runs
from chronos.model import AgreementKind, Derived

Run = tuple[int | None, int | None]


def joint_date(dates: Sequence[DateExpression], circa: Mapping[str, str]) -> tuple[DateExpression, AgreementKind, int]:
    """Return the date of an event, how the dates of its claims agree, and the widest gap in days between two of them.

    Where all can be right at once it is what they have in common, an interval where all are; where it happened on each
    of several dates, those. Where they cannot, no date is invented: it is one of those that are claimed. All are judged
    together: ``near`` where all have a day in common once "about" reaches as far as ``circa`` says
    (:mod:`chronos.edtf.circa`), ``doubtful`` where those without ``?`` have. The result does not depend on the order of
    the dates, of which there is at least one.
    """
    if len(dates) == 1:
        return dates[0], "single", 0
    distinct = list(dict.fromkeys(sorted(dates, key=lambda date: (date.display_key(), date.canonical, date.text))))
    if len(distinct) == 1:
        return distinct[0], "same", 0
    runs = [list(date.spans()) for date in distinct]
    shared = _common(runs)
    if shared:
        return _agreed(distinct, runs, shared), _nested(runs), 0
    return _one_of(distinct), _apart(distinct, circa), widest_gap(runs)


def derived_date(derived: Sequence[Derived]) -> DateExpression | None:
    """Return what claims that state no date leave: the days that all allow, all days of all where there are none such.

    ``None`` where nothing bounds them, or EDTF cannot write the days.
    """
    dates = {one.date for one in derived}
    if len(dates) == 1:
        return dates.pop()
    firsts = [one.earliest for one in derived if one.earliest is not None]
    lasts = [one.latest for one in derived if one.latest is not None]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first is not None and last is not None and first > last:
        first = min(firsts) if len(firsts) == len(derived) else None
        last = max(lasts) if len(lasts) == len(derived) else None
    return Derived(first, last).date


def _common(runs: Iterable[Iterable[Run]]) -> list[Run]:
    """Return the days that are in all."""
    return reduce(lambda left, right: list(common(left, right)), map(list, runs))


def _apart(dates: Sequence[DateExpression], circa: Mapping[str, str]) -> AgreementKind:
    """Return how dates that have no day in common agree."""
    if _common(widened(date, circa) for date in dates):
        return "near"
    sure = [widened(date, circa) for date in dates if not date.uncertain]
    return "doubtful" if len(sure) < len(dates) and (not sure or _common(sure)) else "discrepant"


def _nested(runs: Sequence[Sequence[Run]]) -> AgreementKind:
    """Return how dates that share days agree: whether of each two the one has all days of the other.

    Sorted by how many days they have, each has to be within the next, which is as much.
    """
    bounds = [day for each in runs for run in each for day in run if day is not None]
    low, high = min(bounds, default=0) - 1, max(bounds, default=0) + 1

    def days(each: Sequence[Run]) -> int:
        return sum(1 + (high if last is None else last) - (low if first is None else first) for first, last in each)

    if all(each == runs[0] for each in runs):
        return "same"
    return "refined" if all(_within(one, other) for one, other in pairwise(sorted(runs, key=days))) else "compatible"


def _within(one: Sequence[Run], other: Sequence[Run]) -> bool:
    return list(common(one, other)) == one


def widest_gap(runs: Sequence[Sequence[Run]]) -> int:
    """Return the most days between two of some sets of days, 0 where each two share one; neighbours are 1 apart."""
    single = [as_bounds(each[0]) for each in runs if len(each) == 1]
    found = [max(first for first, _ in single) - min(last for _, last in single)] if single else []
    several = [each for each in runs if len(each) > 1]
    pairs = [*combinations(several, 2), *((one, other) for one in several for other in runs if len(other) == 1)]
    found += [gap(one, other) for one, other in pairs if next(common(one, other), None) is None]
    return int(max(0, *found)) if found else 0


def _agreed(dates: Sequence[DateExpression], runs: Sequence[Sequence[Run]], shared: list[Run]) -> DateExpression:
    """Return what dates have in common: one of them where it has just these days, else the days written anew."""
    repeated = [date for date in dates if date.all_of]
    if repeated:
        return _each_of(repeated)
    lasting = all(date.kind == "interval" for date in dates)
    stated = [
        date for date, own in zip(dates, runs, strict=True) if own == shared and (lasting or date.kind != "interval")
    ]
    timed = [date for date in stated if date.precision == "second"]
    if len(timed) > 1:
        stated = [date for date in stated if date.precision != "second"]
    elif timed:
        stated = timed
    if stated:
        return min(stated, key=lambda date: (sum(_doubt(date)), date.uncertain, date.kind != "date"))
    try:
        return _written(dates, runs, shared, lasting=lasting)
    except ValueError:  # EDTF has no months and days of years with five digits
        return min(dates, key=_width)


def _written(
    dates: Sequence[DateExpression], runs: Sequence[Sequence[Run]], shared: Sequence[Run], *, lasting: bool
) -> DateExpression:
    """Write days that no date has just so; an end keeps the marks that all dates have of which it is an end.

    Raises:
        ValueError: EDTF cannot write them.
    """
    written = []
    for run in shared:
        first, dots, last = write_runs([run]).strip("[]").partition("..")
        ends = [
            _marks(date for date, own in zip(dates, runs, strict=True) if any(one[end] == run[end] for one in own))
            for end in (0, 1)
        ]
        if not dots:
            ends = ["%" if set("".join(ends)) >= {"?", "~"} else max(ends), ""]
        first, last = (each and f"{each}{mark}" for each, mark in zip((first, last), ends, strict=True))
        written.append(f"{first}{dots}{last}")
    if lasting and len(written) == 1 and ".." in written[0]:
        first, _, last = written[0].partition("..")
        return parse(f"{first or '..'}/{last or '..'}")
    return parse(f"[{','.join(written)}]" if len(written) > 1 or ".." in written[0] else written[0])


def _marks(dates: Iterable[DateExpression]) -> str:
    """Return the qualifiers that all of some dates have."""
    marks = set(map(_doubt, dates))
    uncertain, approximate = (bool(marks) and all(mark[each] for mark in marks) for each in (0, 1))
    return "%" if uncertain and approximate else "?" * uncertain + "~" * approximate


def _doubt(date: DateExpression) -> tuple[bool, bool]:
    return date.uncertain, date.approximate


def _each_of(dates: Sequence[DateExpression]) -> DateExpression:
    """Return every occurrence that some dates state, the finer one where two state the same."""
    members = sorted({member for date in dates for member in date.members}, key=_width)
    kept: list[DateExpression] = []
    for member in members:
        if not any(_within(list(one.spans()), list(member.spans())) for one in kept):
            kept.append(member)
    kept.sort(key=lambda member: (member.display_key(), member.canonical))
    return _first_of([f"{{{','.join(map(_member, kept))}}}"], min(dates, key=_width))


def _width(date: DateExpression) -> tuple[float, str]:
    if date.earliest is None or date.latest is None:
        return float("inf"), date.canonical
    return date.latest - date.earliest, date.canonical


def _one_of(dates: Sequence[DateExpression]) -> DateExpression:
    """Write the set of one of several dates (EDTF level 2, "sets") at their own precision.

    A date within another that is as sure is left out of it. What EDTF cannot write as a set is all days from the first
    to the last; where neither is known, it is the first of the dates.
    """
    members = {one for date in dates for one in date.members or (date,)}
    spans = [(list(one.spans()), one) for one in members if one.earliest is not None or one.latest is not None]
    kept: list[DateExpression] = []
    reached: dict[tuple[bool, bool], float] = {}
    for own, one in sorted(spans, key=lambda each: _by_days(*each)):
        marks, last = _doubt(one), as_bounds(own[-1])[1]
        if len(own) > 1 or last > max(reached.get(less, float("-inf")) for less in ((False, False), marks)):
            kept.append(one)
        if len(own) == 1:
            reached[marks] = max(last, reached.get(marks, float("-inf")))
    if len(kept) < 2:
        return (kept or dates)[0]
    kept.sort(key=lambda one: one.latest is None)
    firsts = [one.earliest for one in kept if one.earliest is not None]
    lasts = [one.latest for one in kept if one.latest is not None]
    whole: Run = min(firsts) if len(firsts) == len(kept) else None, max(lasts) if len(lasts) == len(kept) else None
    return _first_of([f"[{','.join(map(_member, kept))}]", lambda: write_runs([whole])], dates[0])


def _by_days(runs: Sequence[Run], date: DateExpression) -> tuple[float, float, tuple[bool, bool], str]:
    return as_bounds(runs[0])[0], -as_bounds(runs[-1])[1], _doubt(date), date.canonical


def _first_of(written: Iterable[str | Callable[[], str]], other: DateExpression) -> DateExpression:
    """Return the first of some texts that EDTF can write, else another date."""
    for one in written:
        try:
            return parse(one if isinstance(one, str) else one())
        except (EdtfError, ValueError):
            continue
    return other


def _member(date: DateExpression) -> str:
    """Write a date as it stands in a set: an interval with dots, a range without its brackets."""
    if date.kind == "interval":
        return "..".join(str(end) if end is not None else "" for end in (date.start, date.end))
    return date.text.strip("[]{}")

"""The days that a claim leaves by itself: those of its date, and those up to its publication."""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Final, NamedTuple

from chronos.edtf import DateExpression
from chronos.edtf.circa import widened
from chronos.edtf.seasons import has_local_season
from chronos.edtf.spans import common
from chronos.model import Claim, Source

Span = tuple[int | None, int | None]
"""First and last day, both included; ``None`` where there is none."""

_HALF_A_YEAR: Final = 184
"""Days by which a season may be meant earlier or later: in the south it lies half a year from where it is here."""


class Region(NamedTuple):
    """The days on which something may have started, and those on which it may have ended."""

    start: Span
    end: Span


def region_of(date: DateExpression, lasting: bool | None) -> Region:
    """Return what a date says of start and end; ``lasting`` is what the claim says, ``None`` for nothing.

    What happened once did so on one of the days of its date. An end that is open or unknown bounds nothing.
    """
    if date.kind == "interval" and lasting is not False:
        return Region(_span(date.start), _span(date.end))
    return Region(_span(date), _span(date))


def doubtful_region(date: DateExpression, lasting: bool | None, circa: Mapping[str, str]) -> Region | None:
    """Return what a date says at least, where it is doubtful, approximate or a season; ``None`` where it is neither.

    Nothing where it carries ``?``; with ``~`` the days as far as ``circa`` says (:mod:`chronos.edtf.circa`).
    """
    is_season = has_local_season(date)
    if date.uncertain:
        return Region((None, None), (None, None))
    if not (date.approximate or is_season):
        return None
    ends = (date.start, date.end) if date.kind == "interval" and lasting is not False else (date, date)
    more = _HALF_A_YEAR if is_season else 0
    start, end = (_wider(each, circa, more) for each in ends)
    return Region(start, end)


def _span(date: DateExpression | None) -> Span:
    return (None, None) if date is None else (date.earliest, date.latest)


def _wider(date: DateExpression | None, circa: Mapping[str, str], more: int) -> Span:
    if date is None:
        return None, None
    runs = list(widened(date, circa))
    first, last = runs[0][0], runs[-1][1]
    return first if first is None else first - more, last if last is None else last + more


def dates_agree(dates: Sequence[DateExpression], regions: Sequence[Region]) -> bool:
    """Whether all dates of one event can be right at once: they share a day, and so do their starts and their ends."""
    shared = reduce(lambda left, right: list(common(left, right)), (list(date.spans()) for date in dates))
    start, end = (_shared([region[part] for region in regions]) for part in (0, 1))
    if not shared or start is None or end is None:
        return False
    return start[0] is None or end[1] is None or start[0] <= end[1]


def _shared(spans: Sequence[Span]) -> Span | None:
    first = max((first for first, _ in spans if first is not None), default=None)
    last = min((last for _, last in spans if last is not None), default=None)
    return None if first is not None and last is not None and first > last else (first, last)


def hull(regions: Sequence[Region]) -> Region:
    """Return all that dates which exclude each other leave together."""
    start, end = (_hull([region[part] for region in regions]) for part in (0, 1))
    return Region(start, end)


def _hull(spans: Sequence[Span]) -> Span:
    firsts = [first for first, _ in spans if first is not None]
    lasts = [last for _, last in spans if last is not None]
    return min(firsts) if len(firsts) == len(spans) else None, max(lasts) if len(lasts) == len(spans) else None


def publication(claim: Claim, sources: Mapping[str, Source]) -> tuple[int, str] | None:
    """Return the last possible day of the earliest publication among a claim's sources, and that source's id.

    ``None`` where no source is dated, where the claim is prospective, and where its own date is later, which the check
    reports of the claim by itself.
    """
    if claim.status == "prospective":
        return None
    found = [
        (source.issued.latest, source.id)
        for citation in claim.citations
        if (source := sources.get(citation.source)) is not None
        if source.issued is not None and source.issued.latest is not None
    ]
    if not found:
        return None
    told = min(found)
    date = claim.date.expression
    return None if date is not None and date.earliest is not None and date.earliest > told[0] else told

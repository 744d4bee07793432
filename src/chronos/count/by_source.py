"""Counts what each source supports, apart by whether other independent sources do so too."""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import structs

from chronos.count.counting import count
from chronos.count.marking import covered_days
from chronos.count.terms import Terms
from chronos.count.weighing import Weighed
from chronos.edtf import DateExpression
from chronos.edtf.periods import PERIODS, number_of
from chronos.model import Source, SourceCounts

_INDEPENDENT: Final = 2
"""Independent sources from which an event is corroborated (:class:`chronos.model.Event`)."""


def count_sources(
    weighed: Iterable[Weighed],
    terms: Terms,
    *,
    sources: Mapping[str, Source] = {},
    names: Mapping[str, str] = {},
) -> tuple[SourceCounts, ...]:
    """Count the events that cite each source per period: those that other independent sources support, and the others.

    Sources stand in the order of their ids; events that cite none come last, under an empty id, where there are any. An
    event counts for every source it cites, so the sums are more than the events. ``sources`` are those of the project
    by id: of what they say they cover, the counted periods are told of which it has a day. ``names`` are what sources
    are called; one without a name is called by its id.
    """
    corroborated: dict[str, list[Weighed]] = {}
    single: dict[str, list[Weighed]] = {}
    for each in weighed:
        parted = corroborated if each.event.corroboration >= _INDEPENDENT else single
        for source in dict.fromkeys(each.event.sources) or ("",):
            parted.setdefault(source, []).append(each)
    found = []
    for source in sorted({*corroborated, *single}, key=lambda one: (not one, one)):
        name = names.get(source, source)
        both, alone = (
            count(parted.get(source, ()), terms, group=source, name=name) for parted in (corroborated, single)
        )
        found.append(SourceCounts(id=source, name=name, corroborated=both, single=alone))
    labels = {row.period for each in found for counts in (each.corroborated, each.single) for row in counts.rows}
    return tuple(
        structs.replace(each, covered=_covered(sources[each.id].covers, labels, terms)) if each.id in sources else each
        for each in found
    )


def _covered(covers: Iterable[DateExpression], labels: Iterable[str], terms: Terms) -> frozenset[str]:
    """Return the labels of the periods of which a source says it covers a day."""
    runs = covered_days(covers) or ()
    first_day = PERIODS[terms.by].first_day
    found = set()
    for label in labels:
        number = number_of(label, terms.by)
        first, after = first_day(number), first_day(number + 1)
        if any((low is None or low < after) and (high is None or first <= high) for low, high in runs):
            found.add(label)
    return frozenset(found)

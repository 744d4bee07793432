"""How each expected number comes about: what every occurrence adds to every period, with the days behind it."""

from collections.abc import Iterator

from chronos.count.terms import Terms
from chronos.count.weighing import Weighed, window_of_event
from chronos.edtf import DateExpression
from chronos.edtf.aoristic import regions
from chronos.edtf.periods import PERIODS
from chronos.model import Weight


def explain(weighed: Weighed, terms: Terms) -> Iterator[Weight]:
    """Yield what an event adds to each period it may lie in, in order, where what lasted counts once.

    The weights are those that are counted. Nothing is yielded of what is undated, cannot be placed, or is not counted
    on these terms.
    """
    event = weighed.event
    if event.date is None or not weighed.occurrences or not terms.is_counted(event):
        return
    dates = tuple(dict.fromkeys(event.date.members)) if event.date.all_of else (event.date,)
    for place, (date, occurrence) in enumerate(zip(dates, weighed.occurrences, strict=True), start=1):
        days = _days(date, weighed, terms)
        sizes = [sum(last - first + 1 for runs in member.values() for first, last in runs) for member in days]
        for (number, _), share in occurrence.runs.items():
            inside = [member.get(number, []) for member in days]
            runs = [run for member in inside for run in member]
            yield Weight(
                event=event.id,
                occurrence=place,
                date=date.text,
                period=PERIODS[terms.by].label(number),
                first=min(first for first, _ in runs),
                last=max(last for _, last in runs),
                days=[
                    (sum(last - first + 1 for first, last in member), size)
                    for member, size in zip(inside, sizes, strict=True)
                ],
                share=share,
                certain=occurrence.is_certain(share),
            )


def _days(date: DateExpression, weighed: Weighed, terms: Terms) -> list[dict[int, list[tuple[int, int]]]]:
    """Return the runs of possible days of each member of a date, by the number of the period they lie in."""
    measure = PERIODS[terms.by]
    event = weighed.event
    found = []
    for region in regions(date, window_of_event(event, terms), lasting=event.lasting):
        member: dict[int, list[tuple[int, int]]] = {}
        for first, last in region:
            for number in range(measure.index(first), measure.index(last) + 1):
                run = max(first, measure.first_day(number)), min(last, measure.first_day(number + 1) - 1)
                member.setdefault(number, []).append(run)
        found.append(member)
    return found

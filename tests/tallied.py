"""Events of given dates, counted and drawn without a project around them."""

from collections.abc import Iterable
from typing import Any

from chronos.count import Terms, Weighed, count, weigh, window_of
from chronos.count.resampling import Draws, draw
from chronos.edtf import day_number, parse
from chronos.model import Counts, Event, Status

AS_OF = day_number(2020, 12, 31)


def event(text: str, *, status: Status = "undisputed", lasting: bool | None = None) -> Event:
    """Return an event; an interval lasted unless it is said not to, and an empty date makes it undated."""
    date = parse(text) if text else None
    return Event(
        id=text,
        claims=(),
        date=date,
        agreement="single",
        text="A thing.",
        countries=("EC",),
        regions=(),
        actors=(),
        places=(),
        kind="",
        status=status,
        lasting=lasting if lasting is not None else date is not None and date.kind == "interval",
        corroboration=1,
        origins=1,
        sources=("a",),
    )


def terms_of(events: Iterable[Event], **chosen: Any) -> Terms:
    """Return the terms of a project of these events; what is ``chosen`` is not as usual."""
    as_of = chosen.pop("as_of", AS_OF)
    return Terms(window=window_of(events, as_of), as_of=as_of, **chosen)


def weighed(events: Iterable[Event], terms: Terms) -> list[Weighed]:
    """Weigh events."""
    return [weigh(one, terms) for one in events]


def counted(*dates: str, **chosen: Any) -> Counts:
    """Count events of these dates."""
    events = [event(text) for text in dates]
    terms = terms_of(events, **chosen)
    return count(weighed(events, terms), terms)


def drawn(*dates: str, draws: int = 2_000, lasting_of: bool | None = None, **chosen: Any) -> tuple[Counts, Draws]:
    """Count events of these dates, and draw them; ``lasting_of`` says for all whether they lasted."""
    events = [event(text, lasting=lasting_of) for text in dates]
    terms = terms_of(events, draws=draws, **chosen)
    parts = weighed(events, terms)
    counts = count(parts, terms)
    return counts, draw(parts, counts, terms)

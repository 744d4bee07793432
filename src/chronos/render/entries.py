"""The entries of a chronology in words, shared by every document that shows them."""

from collections.abc import Iterable

from chronos.edtf import civil, format_day, parse, words
from chronos.edtf.calendars import format_year
from chronos.gazetteer import country_name, region_name
from chronos.model import Claim, Event


def date_words(event: Event) -> str:
    """Return the date of an event in words, at its own precision; "undated" where it has none."""
    return words(event.date) if event.date is not None else "undated"


def period_words(events: Iterable[Event]) -> str:
    """Return the years from the first to the last possible day of some events, in words; empty without any."""
    dates = [event.date for event in events if event.date is not None]
    first = min((date.earliest for date in dates if date.earliest is not None), default=None)
    last = max((date.latest for date in dates if date.latest is not None), default=None)
    if first is None or last is None or last < first:
        return ""
    start, end = (words(parse(format_year(civil(day)[0]))) for day in (first, last))
    return start if start == end else f"{start} to {end}"


def day_words(day: int) -> str:
    """Return a day number in words."""
    return words(parse(format_day(day)))


def place_names(event: Event) -> tuple[str, ...]:
    """Return the countries and regions that an event concerns, countries first, by English name."""
    countries = sorted(country_name(code) for code in event.countries)
    return (*countries, *sorted(region_name(one) for one in event.regions))


def marks(event: Event) -> tuple[str, ...]:
    """Return what a reader must know of an entry's standing, most serious first."""
    found: list[str] = []
    if event.status != "undisputed":
        found.append(event.status)
    if not event.sources:
        found.append("unsourced")
    elif event.corroboration == 0:
        found.append("unknown source")
    elif event.corroboration == 1:
        found.append("one source" if len(event.sources) == 1 else f"{len(event.sources)} sources, 1 origin")
    elif event.corroboration < len(event.sources):
        found.append(f"{len(event.sources)} sources, {event.corroboration} origins")
    else:
        found.append(f"{event.corroboration} independent sources")
    if event.discrepancies:
        found.append("dates disagree")
    return tuple(found)


def other_claims(event: Event) -> tuple[Claim, ...]:
    """Return the claims that stand in the entry of another: those merged into it."""
    return event.claims[1:]


def claim_date_words(claim: Claim) -> str:
    """Return the date of one claim in words, with the source's own words for it where they are recorded."""
    date = claim.date
    shown = words(date.expression) if date.expression is not None else "undated"
    return f"{shown} (“{date.said}”)" if date.said else shown

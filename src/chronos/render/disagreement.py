"""What the claims of one event say differently, in words: who says what, and how they stand."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from chronos.edtf import words
from chronos.gazetteer import country, country_name
from chronos.model import Claim, Discrepancy, Event

_DATES: Final = {"near": "dates nearly agree", "doubtful": "dates in doubt", "discrepant": "dates disagree"}
_OTHERS: Final = {"country": "countries disagree", "number": "numbers disagree"}


class Sayings(NamedTuple):
    """What is said differently, and each of the things said with the claims that say it."""

    what: str
    said: tuple[tuple[str, tuple[Claim, ...]], ...]


def discrepancy_marks(event: Event) -> Iterator[str]:
    """Yield what an entry shows of the discrepancies of its event, each subject once."""
    for one in event.discrepancies:
        yield _DATES[event.agreement] if one.subject == "date" else _OTHERS[one.subject]


def status_marks(event: Event) -> Iterator[str]:
    """Yield how an event stands: plainly where the claim shown stands so, else how many of its claims do."""
    shown = event.claims[0].status
    if event.status != "undisputed":
        live = [claim.status for claim in live_claims(event)]
        number = live.count(event.status)
        yield event.status if shown == event.status else f"{number} of {len(live)} claims {event.status}"
    elif shown != "undisputed":
        yield f"worded while {shown}"


def live_claims(event: Event) -> tuple[Claim, ...]:
    """Return the claims that an event rests on: those that are not retracted, or all where all are."""
    return tuple(claim for claim in event.claims if claim.status != "retracted") or event.claims


def sayings(event: Event) -> Iterator[Sayings]:
    """Yield what the claims of an event say differently: dates, countries, numbers.

    Dates are told wherever the claim shown does not state that of the event.
    """
    by_id = {claim.id: claim for claim in event.claims}
    apart = {one.subject: one for one in event.discrepancies}
    dates = _dates(event, apart.get("date"))
    if dates:
        dated = [(claim.date.expression, claim) for claim in live_claims(event) if claim.date.expression is not None]
        dated.sort(key=lambda one: one[0].display_key())
        yield Sayings(dates, _grouped((words(date), claim) for date, claim in dated))
    for one in event.discrepancies:
        if one.subject == "country":
            names = [(_names(by_id[claim_id].countries), by_id[claim_id]) for claim_id, _ in one.values]
            yield Sayings("Countries disagree", _grouped(names))
        elif one.subject == "number":
            yield Sayings("Numbers disagree", _grouped((f"“{said}”", by_id[claim_id]) for claim_id, said in one.values))


def discrepancy_texts(event: Event) -> Iterator[str]:
    """Yield each discrepancy on one line with the ids of the claims, for tables."""
    for one in event.discrepancies:
        said = ", ".join(f"{value} ({claim_id})" for claim_id, value in one.values)
        yield f"{one.subject}: {said}{_apart(one.gap_days)}"


def _dates(event: Event, discrepancy: Discrepancy | None) -> str:
    """Return what to say of the dates of an event, nothing where the claim shown states that of the event."""
    apart = _apart(discrepancy.gap_days) if discrepancy is not None else ""
    if event.agreement == "near":
        return f"Dates nearly agree{apart}, which “about” may explain"
    if event.agreement == "doubtful":
        return f"Dates in doubt{apart}"
    if event.agreement == "discrepant":
        return f"Dates disagree{apart or ', and no day suits all'}"
    if event.agreement == "compatible":
        return "Dates overlap"
    is_shown = event.agreement == "derived" or event.claims[0].date.expression == event.date
    return "" if is_shown else "Dates as stated"


def _apart(days: int) -> str:
    return f", {days:,} day{'' if days == 1 else 's'} apart" if days else ""


def _grouped(said: Iterable[tuple[str, Claim]]) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    """Put the claims that say the same together, in the order in which it is said first."""
    groups: dict[str, list[Claim]] = {}
    for text, claim in said:
        groups.setdefault(text, []).append(claim)
    return tuple((text, tuple(claims)) for text, claims in groups.items())


def _names(countries: tuple[str, ...]) -> str:
    return ", ".join(country_name(code) if country(code) is not None else code for code in countries)

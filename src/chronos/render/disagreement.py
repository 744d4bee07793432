"""What the claims of one event say differently, in words: who says what, and how they stand."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from chronos.gazetteer import country, country_name
from chronos.language import Words
from chronos.model import Claim, Discrepancy, Event
from chronos.render.languages import ENGLISH


class Sayings(NamedTuple):
    """What is said differently, and each of the things said with the claims that say it."""

    what: str
    said: tuple[tuple[str, tuple[Claim, ...]], ...]


def discrepancy_marks(event: Event, words: Words) -> Iterator[str]:
    """Yield what an entry shows of the discrepancies of its event, each subject once."""
    for one in event.discrepancies:
        yield words.say(f"standing.differing.{event.agreement if one.subject == 'date' else one.subject}")


def status_marks(event: Event, words: Words) -> Iterator[str]:
    """Yield how an event stands: plainly where the claim shown stands so, else how many of its claims do."""
    shown = event.claims[0].status
    if event.status != "undisputed":
        live = [claim.status for claim in live_claims(event)]
        if shown == event.status:
            yield words.say(f"status.{shown}")
        else:
            some, every = words.whole(live.count(event.status)), words.whole(len(live))
            yield words.say(f"standing.some.{event.status}", some=some, all=every)
    elif shown != "undisputed":
        yield words.say(f"standing.worded.{shown}")


def live_claims(event: Event) -> tuple[Claim, ...]:
    """Return the claims that an event rests on: those that are not retracted, or all where all are."""
    return tuple(claim for claim in event.claims if claim.status != "retracted") or event.claims


def sayings(event: Event, words: Words) -> Iterator[Sayings]:
    """Yield what the claims of an event say differently: dates, countries, numbers.

    Dates are told wherever the claim shown does not state that of the event.
    """
    by_id = {claim.id: claim for claim in event.claims}
    apart = {one.subject: one for one in event.discrepancies}
    dates = _dates(event, apart.get("date"), words)
    if dates:
        dated = [(claim.date.expression, claim) for claim in live_claims(event) if claim.date.expression is not None]
        dated.sort(key=lambda one: one[0].display_key())
        yield Sayings(dates, _grouped((words.date(date), claim) for date, claim in dated))
    for one in event.discrepancies:
        said = [(value, by_id[claim_id]) for claim_id, value in one.values]
        if one.subject == "country":
            names = [(_names(claim.countries, words), claim) for _, claim in said]
            yield Sayings(words.say("differing.country"), _grouped(names))
        elif one.subject == "number":
            numbers = [(words.say("quoted", text=number), claim) for number, claim in said]
            yield Sayings(words.say("differing.number"), _grouped(numbers))


def discrepancy_texts(event: Event) -> Iterator[str]:
    """Yield each discrepancy on one line with the ids of the claims, for tables, which are in English."""
    for one in event.discrepancies:
        said = [f"{value} ({claim_id})" for claim_id, value in one.values]
        apart = [ENGLISH.amount(one.gap_days, "days_apart")] if one.gap_days else []
        yield f"{one.subject}: {', '.join([*said, *apart])}"


def _dates(event: Event, discrepancy: Discrepancy | None, words: Words) -> str:
    """Return what to say of the dates of an event, nothing where the claim shown states that of the event."""
    if event.agreement in ("near", "doubtful", "discrepant"):
        if discrepancy is None or not discrepancy.gap_days:
            return words.say(f"differing.{event.agreement}")
        return words.say(f"differing.{event.agreement}.apart", apart=words.amount(discrepancy.gap_days, "days_apart"))
    if event.agreement == "compatible":
        return words.say("differing.compatible")
    is_shown = event.agreement == "derived" or event.claims[0].date.expression == event.date
    return "" if is_shown else words.say("differing.stated")


def _grouped(said: Iterable[tuple[str, Claim]]) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    """Put the claims that say the same together, in the order in which it is said first."""
    groups: dict[str, list[Claim]] = {}
    for text, claim in said:
        groups.setdefault(text, []).append(claim)
    return tuple((text, tuple(claims)) for text, claims in groups.items())


def _names(countries: tuple[str, ...], words: Words) -> str:
    return ", ".join(country_name(code, words.language) if country(code) is not None else code for code in countries)

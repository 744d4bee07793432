"""What formats that show events can say of their sources, and what of their claims they cannot hold."""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from msgspec import Struct

from chronos.edtf import DateExpression, words
from chronos.exchange.outgoing import MERGED, Export, Losses
from chronos.exchange.timelines.carrying import all_citations, carried
from chronos.exchange.timelines.html_text import single_line
from chronos.gazetteer import country, country_name
from chronos.model import Citation, Claim, Event, Source
from chronos.model.plain import claim_fields, source_fields

_AS_WORDS: Final = frozenset(("id", "title", "URL"))
"""Fields of a source that stand in its words or its link as what they are."""


_MERGED: Final = ("countries", "regions", "actors", "places", "kind", "status")
"""Fields of an event that may say more than the claim whose words are shown."""


class Cited(Struct, frozen=True):
    """A citation of an event: in words on one line, and the address of the source, empty where it has none."""

    words: str
    url: str
    citation: Citation


def citations(event: Event, sources: Mapping[str, Source]) -> tuple[Cited, ...]:
    """Return the citations of all claims of an event in their order, each once."""
    found = dict.fromkeys(all_citations(event))
    return tuple(Cited(_words(one, sources.get(one.source)), _address(sources.get(one.source)), one) for one in found)


def details(event: Event, export: Export) -> tuple[tuple[str, str], ...]:
    """Return what is to be said of an event beside its text, as pairs of what it is and what is said, in English.

    Sources are not among it, nor what says nothing.
    """
    first, *others = event.claims
    said = {
        "Date": _event_date(event),
        "In the words of the source": first.date.said,
        "Countries": ", ".join(country_name(code) if country(code) else code for code in event.countries),
        "Regions": ", ".join(event.regions),
        "Actors": ", ".join(event.actors),
        "Places": ", ".join(event.places),
        "Kind": export.kinds.get(event.kind, event.kind),
        "Status": event.status if event.status != "undisputed" else "",
        "Note": first.note,
        **{name: value for name, value in first.fields.items() if value},
    }
    told = [(name, single_line(value)) for name, value in said.items() if value]
    told += [("Also told as", f"{single_line(one.text)} ({_dated(one)})") for one in others]
    return tuple(told)


def note_losses(event: Event, losses: Losses, held: Collection[str] = ("id", "text", "date")) -> None:
    """Note what a format does not hold of the claims of an event, which has the fields ``held`` of the first.

    The date is left to the caller, which knows what the format can say of it, but for the words of the source. Where
    ``sources`` is held, one citation is, by title, address and locator.
    """
    first, *others = event.claims
    for claim in others:
        losses.add(MERGED, claim.id)
    cited = all_citations(event)
    lost = [name for name in claim_fields(first) if name not in held and name != "sources"]
    lost += [name for name in _MERGED if getattr(first, name) != getattr(event, name)]
    lost += ["sources"] if cited and ("sources" not in held or cited != first.citations[:1]) else []
    lost += ["date.said"] if first.date.said else []
    lost += ["date.calendar"] if first.date.calendar != "gregorian" else []
    lost += ["date.relation"] if first.date.relative is not None else []
    lost += ["date.merged"] if others and event.date != first.date.expression else []
    lost += ["text.languages"] if first.texts else []
    for one in cited:
        parts = {"locator": one.locator, "quote": one.quote, "retrieved": one.retrieved}
        lost += [f"sources.{part}" for part, value in parts.items() if value]
    for name in lost:
        losses.add(name, first.id)


def keep(event: Event, losses: Losses, group: str, read_text: str) -> dict[str, Any]:
    """Return what is carried of an event, and note a text that the tool shows otherwise."""
    if read_text != event.text or not read_text:
        losses.add("text", event.claims[0].id)
    return carried(event, group, read_text)


def note_source_losses(source: Source, losses: Losses) -> None:
    """Note what a format that has titles and addresses of sources does not hold of one."""
    for name in source_fields(source):
        if name not in _AS_WORDS:
            losses.add(f"source.{name}", source.id)


def _event_date(event: Event) -> str:
    if event.date is None:
        return "undated"
    return f"{_in_words(event.date)} (derived)" if event.agreement == "derived" else _in_words(event.date)


def _dated(claim: Claim) -> str:
    return _in_words(claim.date.expression) if claim.date.expression is not None else claim.date.said or "undated"


@lru_cache(maxsize=20_000)
def _in_words(date: DateExpression) -> str:
    return words(date, "en")


def _words(citation: Citation, source: Source | None) -> str:
    if source is None:
        return _quoted(", ".join(filter(None, (citation.source, citation.locator))), citation)
    issued = source.issued.text if source.issued is not None else ""
    parts = (*_authors(source), source.title or source.id, source.container or source.publisher, issued)
    return _quoted(single_line(", ".join(filter(None, (*parts, citation.locator)))), citation)


def _quoted(said: str, citation: Citation) -> str:
    quoted = f'{said}: "{single_line(citation.quote)}"' if citation.quote else said
    return f"{quoted} (read {citation.retrieved})" if citation.retrieved is not None else quoted


def _authors(source: Source) -> Iterator[str]:
    for person in source.authors:
        yield person.literal or " ".join(filter(None, (person.given, person.family)))


def _address(source: Source | None) -> str:
    return source.fields.get("URL", "") if source is not None else ""

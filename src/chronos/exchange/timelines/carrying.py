"""What an event has and another tool does not show, kept in the file of that tool beside what it does show.

:mod:`chronos.exchange.timelines.carried_reading` reads it back.
"""

from collections.abc import Mapping
from typing import Any, Final

from chronos.model import Citation, Event, Source
from chronos.model.plain import claim_fields, source_fields

EVENT: Final = "chronos_event"
"""The field of an entry that has it."""
SOURCES: Final = "chronos_sources"
"""The field of a file that has the sources."""
UNDATED: Final = "chronos_undated"
"""The field of a file that has the entries which the tool cannot place."""


def all_citations(event: Event) -> tuple[Citation, ...]:
    """Return the citations of an event: those of the claim whose words are shown, then what the others add."""
    first, *others = event.claims
    added = dict.fromkeys(one for claim in others for one in claim.citations)
    return (*first.citations, *(one for one in added if one not in first.citations))


def carried(event: Event, group: str, read_text: str) -> dict[str, Any]:
    """Return what is kept of an event: the fields of the claim whose words are shown, and what its others add.

    Args:
        event: The event.
        group: What the tool calls its kind.
        read_text: What is read of its text when the tool has it.
    """
    first = event.claims[0]
    fields = claim_fields(first)
    del fields["id"]
    if isinstance(fields.get("text"), str):
        del fields["text"]
    shown = event.date.text if event.date is not None else ""
    if len(event.claims) > 1:
        fields |= {name: list(getattr(event, name)) for name in ("countries", "regions", "actors", "places")}
        fields |= {"kind": event.kind, "status": event.status}
    stated = first.date.expression
    fields["shown"] = shown if stated is None or stated.text != shown else ""
    fields["group"] = group
    fields["words"] = event.text if read_text != event.text else ""
    fields["sources"] = [_citation_fields(one) for one in all_citations(event)]
    return {name: value for name, value in fields.items() if value or name == "sources"}


def carried_sources(events: tuple[Event, ...], sources: Mapping[str, Source]) -> list[dict[str, Any]]:
    """Return the sources that the claims of events cite, in the order of their ids."""
    cited = {one.source for event in events for claim in event.claims for one in claim.citations}
    return [source_fields(sources[one]) for one in sorted(cited) if one in sources]


def _citation_fields(citation: Citation) -> dict[str, str]:
    retrieved = citation.retrieved.text if citation.retrieved is not None else ""
    fields = {"source": citation.source, "locator": citation.locator, "quote": citation.quote, "retrieved": retrieved}
    return {name: value for name, value in fields.items() if value}

"""Events as markwhen text, as ``@markwhen/parser`` 1.2.0 reads it (https://docs.markwhen.com)."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from chronos.exchange.citing import citations, details, keep, note_losses, note_source_losses
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.exchange.timelines.carrying import EVENT, SOURCES, UNDATED, carried_sources
from chronos.exchange.timelines.html_text import single_line
from chronos.exchange.timelines.markwhen_dates import Shown, shown
from chronos.exchange.timelines.markwhen_entries import text_of
from chronos.model import Event

_HELD: Final = ("id", "text", "date", "kind")
_BRACKETS: Final = str.maketrans("[]", "()")
_LINKED: Final = re.compile(r"https?://[\w\d./&?=\-#:,_]+", re.ASCII)
"""Addresses that the parser takes for links (``Types.ts``, ``LINK_REGEX``)."""
_LABELS: Final = frozenset(
    ("Date", "In the words of the source", "Countries", "Regions", "Actors", "Places", "Status", "Note", "Also told as")
)


def write_markwhen(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
    """Write the events as entries in their order, with what is known of each as a list below it.

    What markwhen has no form for is carried in a property. Undated events are comments at the end.
    """
    del options
    sources = carried_sources(export.events, export.sources)
    for source in sources:
        note_source_losses(export.sources[source["id"]], losses)
    yield f"---\ntitle: {_quoted(export.title)}\ntimezone: UTC\n".encode()
    if sources:
        yield f"{SOURCES}:\n".encode()
    for source in sources:
        yield f"  - {_json(source)}\n".encode()
    yield b"---\n"
    undated = []
    for event in export.events:
        form = shown(event.date) if event.date is not None else None
        if form is None:
            undated.append(event)
        else:
            yield _entry(event, form, export, losses).encode()
    for event in undated:
        yield _undated(event, export, losses).encode()


def _entry(event: Event, form: Shown, export: Export, losses: Losses) -> str:
    if not form.exact:
        losses.add("date.precision", event.claims[0].id)
    kept = _carried(event, losses)
    written = single_line(event.text)
    lines = [f"\n{form.written}: {written}", f"id: {_quoted(event.claims[0].id)}"]
    if event.kind:
        lines.append(f"kind: {_quoted(event.kind)}")
    lines.append(f"{EVENT}: {_json(kept)}")
    told = ((name if name in _LABELS else f"Field {name}", value) for name, value in details(event, export))
    lines += [f"- {name}: {single_line(value)}" for name, value in told if name != "Field Kind"]
    for one in citations(event, export.sources):
        words = one.words.translate(_BRACKETS)
        link = f"[{words}]({one.url})" if _LINKED.fullmatch(one.url) else f"{words} {one.url}".strip()
        lines.append(f"- Source: {link}")
    return "\n".join(lines) + "\n"


def _undated(event: Event, export: Export, losses: Losses) -> str:
    del export
    losses.add("date", event.claims[0].id)
    fields = {"id": event.claims[0].id, "text": single_line(event.text), EVENT: _carried(event, losses)}
    return f"\n// Undated: {single_line(event.text)}\n// {UNDATED} {_json(fields)}\n"


def _carried(event: Event, losses: Losses) -> dict[str, Any]:
    note_losses(event, losses, _HELD)
    return keep(event, losses, event.kind, text_of(single_line(event.text)))


def _quoted(text: str) -> str:
    return _json(text)


def _json(value: object) -> str:
    """Return JSON, which is YAML too, on one line, and on one line for those who end lines at other characters."""
    written = json.dumps(value, ensure_ascii=False)
    return written if written.isprintable() else json.dumps(value)

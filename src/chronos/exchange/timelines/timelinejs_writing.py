"""Events as a timeline of TimelineJS: JSON, https://timeline.knightlab.com/docs/json-format.html."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from chronos.exchange.citing import citations, details, keep, note_losses, note_source_losses
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.exchange.timelines.carrying import EVENT, SOURCES, UNDATED, carried_sources
from chronos.exchange.timelines.html_text import OURS, single_line
from chronos.exchange.timelines.timelinejs_dates import Parts, Shown, shown
from chronos.model import Event

_SHOWN = frozenset(("Date", "Kind"))


def write_timelinejs(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
    """Write the events as slides, each on a line of its own, with their sources as links below the text.

    What TimelineJS has no form for is carried beside, where it does not look. Undated events are told in the text of
    the title slide.
    """
    del options
    placed = [
        (event, shown(event.date, export.language) if event.date is not None else None) for event in export.events
    ]
    undated = [event for event, form in placed if form is None]
    text = _html(_list(escape(event.text, quote=False) for event in undated)) if undated else ""
    title = {"text": {"headline": escape(export.title, quote=False), "text": text}}
    yield f'{{"title": {_json(title)},\n"events": ['.encode()
    between = "\n"
    for event, form in placed:
        if form is not None:
            yield f"{between}{_json(_slide(event, form, export, losses))}".encode()
            between = ",\n"
    carry = [_undated(event, export, losses) for event in undated]
    yield f'\n],\n"{UNDATED}": [{_lines(carry)}],\n'.encode()
    sources = carried_sources(export.events, export.sources)
    for source in sources:
        note_source_losses(export.sources[source["id"]], losses)
    yield f'"{SOURCES}": [{_lines(sources)}]}}\n'.encode()


def _slide(event: Event, form: Shown, export: Export, losses: Losses) -> dict[str, Any]:
    slide: dict[str, Any] = {"unique_id": event.claims[0].id, "start_date": _date(form.start)}
    if form.end is not None:
        slide["end_date"] = _date(form.end)
    if form.display:
        slide["display_date"] = form.display
        losses.add("date.precision", event.claims[0].id)
    return slide | _said(event, export, losses)


def _undated(event: Event, export: Export, losses: Losses) -> dict[str, Any]:
    losses.add("date", event.claims[0].id)
    return {"unique_id": event.claims[0].id, **_said(event, export, losses)}


def _said(event: Event, export: Export, losses: Losses) -> dict[str, Any]:
    group = export.kinds.get(event.kind, event.kind)
    note_losses(event, losses, ("id", "text", "date", "sources", *(("kind",) if group == event.kind else ())))
    told = [f"{escape(name)}: {escape(value)}" for name, value in details(event, export) if name not in _SHOWN]
    told += [
        f'<a href="{escape(one.url)}">{escape(one.words)}</a>' if one.url else escape(one.words)
        for one in citations(event, export.sources)
    ]
    slide: dict[str, Any] = {"text": {"headline": escape(event.text, quote=False), "text": _html(_list(told))}}
    if group:
        slide["group"] = escape(group, quote=False)
    return slide | {EVENT: keep(event, losses, group, single_line(event.text))}


def _date(parts: Parts) -> dict[str, int]:
    return dict(parts)


def _list(items: Any) -> str:
    items = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{items}</ul>" if items else ""


def _html(inner: str) -> str:
    return f'<div class="{OURS}">{inner}</div>' if inner else ""


def _lines(values: list[dict[str, Any]]) -> str:
    return "".join(f"{',' if number else ''}\n{_json(value)}" for number, value in enumerate(values))


def _json(value: object) -> str:
    """Return JSON on one line that may also stand in a script of a page."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")

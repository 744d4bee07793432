"""Events as items of vis-timeline: JSON, https://visjs.github.io/vis-timeline/docs/timeline/ ("Data Format")."""

import json
from collections.abc import Iterable, Iterator
from html import escape
from typing import Any, Final

from chronos.exchange.citing import citations, details, keep, note_losses, note_source_losses
from chronos.exchange.outgoing import Export, ExportOptions, Losses
from chronos.exchange.timelines.carrying import EVENT, SOURCES, UNDATED, carried_sources
from chronos.exchange.timelines.html_text import OURS, single_line
from chronos.exchange.timelines.vis_dates import Shown, shown
from chronos.model import Event

_HELD: Final = ("id", "text", "date", "kind")


def write_vis(export: Export, options: ExportOptions, losses: Losses) -> Iterator[bytes]:
    """Write the events as items, each on a line of its own, in groups by their kinds.

    A day is a box; everything else is a range from its first day to the end of its last, with the date in words and the
    sources in its title. What vis-timeline has no form for is carried beside, in fields that it does not look at.
    Undated events are no items: they stand in a list of their own.
    """
    del options
    placed = [
        (event, shown(event.date, export.language) if event.date is not None else None) for event in export.events
    ]
    yield b'{"items": ['
    between = "\n"
    for event, form in placed:
        if form is not None:
            yield f"{between}{_json(_item(event, form, export, losses))}".encode()
            between = ",\n"
    kinds = sorted({event.kind for event in export.events if event.kind})
    groups = [{"id": kind, "content": escape(export.kinds.get(kind, kind), quote=False)} for kind in kinds]
    yield f'\n],\n"groups": [{_lines(groups)}],\n'.encode()
    undated = [_undated(event, export, losses) for event, form in placed if form is None]
    yield f'"{UNDATED}": [{_lines(undated)}],\n'.encode()
    sources = carried_sources(export.events, export.sources)
    for source in sources:
        note_source_losses(export.sources[source["id"]], losses)
    yield f'"{SOURCES}": [{_lines(sources)}]}}\n'.encode()


def _item(event: Event, form: Shown, export: Export, losses: Losses) -> dict[str, Any]:
    if not form.exact:
        losses.add("date.precision", event.claims[0].id)
    ends = {"start": form.start, "end": form.end, "type": "range"} if form.end else {"start": form.start, "type": "box"}
    return {"id": event.claims[0].id, **ends, **_said(event, export, losses)}


def _undated(event: Event, export: Export, losses: Losses) -> dict[str, Any]:
    losses.add("date", event.claims[0].id)
    return {"id": event.claims[0].id, **_said(event, export, losses)}


def _said(event: Event, export: Export, losses: Losses) -> dict[str, Any]:
    note_losses(event, losses, _HELD)
    told = [f"{escape(name)}: {escape(value)}" for name, value in details(event, export)]
    told += [
        f'<a href="{escape(one.url)}">{escape(one.words)}</a>' if one.url else escape(one.words)
        for one in citations(event, export.sources)
    ]
    group = {"group": event.kind} if event.kind else {}
    return {
        "content": escape(event.text, quote=False),
        **group,
        "title": f'<div class="{OURS}">{"<br>".join(told)}</div>',
        EVENT: keep(event, losses, export.kinds.get(event.kind, event.kind), single_line(event.text)),
    }


def _lines(values: Iterable[Any]) -> str:
    return "".join(f"{',' if number else ''}\n{_json(value)}" for number, value in enumerate(values))


def _json(value: object) -> str:
    """Return JSON on one line that may also stand in a script of a page."""
    return json.dumps(value, ensure_ascii=False).replace("</", "<\\/")

"""Items of vis-timeline as claims: JSON, https://visjs.github.io/vis-timeline/docs/timeline/ ("Data Format")."""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from msgspec.structs import replace

from chronos.exchange.dating import dated
from chronos.exchange.further import further_fields
from chronos.exchange.incoming import NOWHERE, ExchangeError, ImportOptions, Incoming, Item, Note, Refused, Taken
from chronos.exchange.json_reading import read_json
from chronos.exchange.locating import countries_of, names_place
from chronos.exchange.timelines.carried_reading import (
    carried_claim,
    carried_date,
    carried_text,
    read_carried,
    read_sources,
    with_sources,
)
from chronos.exchange.timelines.carrying import EVENT, SOURCES, UNDATED
from chronos.exchange.timelines.entry_ids import entry_id
from chronos.exchange.timelines.html_text import plain_text, single_line
from chronos.exchange.timelines.vis_dates import as_shown, read_date, zone_of
from chronos.exchange.timelines.vis_writing import write_vis
from chronos.exchange.web_sources import web_sources
from chronos.model import Claim

__all__ = ["read_vis", "write_vis"]

_READ: Final = frozenset(("id", "content", "start", "end", "group", "title", "type", EVENT))
_LOOKS: Final = frozenset(
    (
        *("align", "editable", "limitSize", "order", "selectable", "style"),
        *("subgroupOrder", "visible", "showNested", "stack", "subgroupStack"),
    )
)
"""Fields of items that say how they look or are worked with, not what they are."""
Fields = Mapping[str, Any]


def read_vis(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read items of vis-timeline: a list of them, or a mapping with ``items`` and perhaps ``groups``.

    An item is the row of its number among the items, from 1. A group that names countries gives these, any other is
    the kind. Fields that vis-timeline does not know are kept as fields of the claim.

    Raises:
        ExchangeError: it is something else.
    """
    file.seek(0)
    found = read_json(file, options.name)
    items = _listed(found.get("items") if isinstance(found, dict) else found)
    if items is None:
        raise ExchangeError(f"{options.name}: items of vis-timeline are a list, or a mapping with `items`")
    found = found if isinstance(found, dict) else {}
    zone = zone_of(one.get(end) for one in items if isinstance(one, dict) for end in ("start", "end"))
    if zone:
        yield Note("its dates are midnights of a place east of Greenwich, in UTC, and were read as the days there")
    reading = _Items(options, _groups(found.get("groups")), read_sources(found.get(SOURCES), options.name), zone)
    for row, item in enumerate((*items, *(_listed(found.get(UNDATED)) or ())), 1):
        yield reading.read(row, item)
    if reading.left:
        yield Note(f"parts that were not taken: {', '.join(reading.left)}")


class _Items:
    """Reads items, and remembers what of them was not taken."""

    def __init__(
        self, options: ImportOptions, groups: Mapping[str, str], sources: Mapping[str, Item], zone: int
    ) -> None:
        self._options = options
        self._groups = groups
        self._sources = sources
        self._zone = zone
        self.left: dict[str, None] = {}

    def read(self, row: int, item: object) -> Taken | Refused:
        """Return an item as a claim, or why it is none."""
        if not isinstance(item, dict):
            return Refused(row, f"an item is a mapping, and this is {str(item)[:60]!r}")
        try:
            return self._read(row, item)
        except ValueError as error:
            return Refused(row, str(error))

    def _read(self, row: int, item: Fields) -> Taken:
        kept = read_carried(item.get(EVENT))
        content, title = plain_text(_text(item, "content")), plain_text(_text(item, "title"))
        text = carried_text(kept, content.text, single_line)
        note = title.text if title.text != text else ""
        if not text:
            text, note = note, ""
        if not text and kept is None:
            raise ValueError("it has neither content nor title; write what happened")
        written, said = read_date(item.get("start"), item.get("end"), self._zone)
        date = carried_date(kept, written, as_shown) if kept is not None else None
        date = date if date is not None else dated(written, said)
        own = entry_id("vis", _text(item, "id"), date, text, is_ours=kept is not None)
        claim = Claim(id=own, date=date, text=text, location=NOWHERE)
        label = _text(item, "group")
        group = self._groups.get(label, label)
        fields = self._fields(item, group, text, note)
        if kept is None:
            links = (*content.links, *title.links, *content.ours, *title.ours)
            return with_sources(row, replace(claim, **fields), self._sources, web_sources(links))
        return with_sources(row, carried_claim(kept, claim, group, fields, self._options.countries), self._sources, ())

    def _fields(self, item: Fields, group: str, text: str, note: str) -> dict[str, Any]:
        countries, regions = countries_of(self._options, [group] if group else [], text)
        kind = "" if not group or names_place(group, self._options) else group
        others: dict[str, str] = {}
        for name in (one for one in item if one not in _READ):
            value = _text(item, name)
            if value and name not in _LOOKS:
                others[name] = plain_text(value).text
            elif item[name] not in (None, "", [], {}):
                self.left[name] = None
        if item.get("type") == "background":
            others["type"] = "background"
        fields = further_fields({name: others[name] for name in sorted(others)})
        return {"countries": countries, "regions": regions, "kind": kind, "note": note, "fields": fields}


def _listed(value: object) -> list[Any] | None:
    """Return a list, or the values of a mapping by id, as a DataSet keeps them."""
    if isinstance(value, dict) and value and all(isinstance(one, dict) for one in value.values()):
        return list(value.values())
    return value if isinstance(value, list) else None


def _groups(value: object) -> dict[str, str]:
    """Return what groups are called, by their ids."""
    groups = (one for one in _listed(value) or () if isinstance(one, dict))
    return {_text(one, "id"): plain_text(_text(one, "content")).text or _text(one, "id") for one in groups}


def _text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else str(value) if isinstance(value, (int, float)) else ""

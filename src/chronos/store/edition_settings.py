"""Reads ``editions:`` of ``chronos.yaml``.

Whatever is wrong in one stops the run, an unknown field too: what is misspelt must not be published.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, cast

from chronos.edtf import EdtfError, parse
from chronos.gazetteer import Region, country, find_country, region, slug
from chronos.model import REDACTABLE, STATUSES, Edition, Status
from chronos.store.claims import SLUG
from chronos.store.fields import Reading, did_you_mean
from chronos.store.nodes import Node
from chronos.store.wording import read_worded

EDITION_FIELDS: Final = frozenset(["title", "kinds", "status", "countries", "from", "to", "withhold", "redact"])
NAMED_EDITION_FIELDS: Final = EDITION_FIELDS | {"name"}
WITHHOLD_FIELDS: Final = frozenset(["sources"])
Marks = dict[str, tuple[int, int]]


def read_editions(
    reading: Reading, node: Node | None, language: str, regions: Iterable[Region]
) -> tuple[tuple[Edition, ...], Marks]:
    """Return the editions in the order written, and the place of each, of its fields and of their items.

    ``language`` is the first of the project, ``regions`` are its own, which editions may name. Whether there are such
    kinds and sources is not known here.
    """
    if node is None or node.value == "":
        return (), {}
    editions: list[Edition] = []
    marks: Marks = {}
    own = {one.id: one for one in regions}
    for name, name_node, fields in _named(reading, node):
        if not _is_name(reading, name, name_node, [one.name for one in editions]):
            continue
        marks[f"editions.{name}"] = (name_node.line, name_node.column)
        marks.update(_places(f"editions.{name}", fields))
        editions.append(_edition(reading, name, fields, language, own))
    return tuple(editions), marks


def _named(reading: Reading, node: Node) -> Iterator[tuple[str, Node, Mapping[str, Node]]]:
    """Yield every edition: its name, the place of that, and its fields."""
    if isinstance(node.value, dict):
        keys = node.keys or {}
        for name, one in node.value.items():
            name_node = Node(name, *keys.get(name, (one.line, one.column)))
            if one.value == "" or (fields := _fields(reading, one, EDITION_FIELDS)) is None:
                fields = {}
            yield name, name_node, fields
        return
    for one in reading.items(node, "editions"):
        fields = _fields(reading, one, NAMED_EDITION_FIELDS)
        if fields is None:
            continue
        name_node = fields.get("name", one)
        yield reading.text(fields.get("name"), "name"), name_node, fields


def _fields(reading: Reading, node: Node, known: frozenset[str]) -> Mapping[str, Node] | None:
    if not isinstance(node.value, dict):
        reading.fault("wrong-type", node, f"an edition is a mapping of fields: {', '.join(sorted(known))}")
        return None
    for name in node.value.keys() - known if not node.value.keys() <= known else ():
        place = Node(name, *node.keys[name]) if node.keys is not None else node
        reading.fault("wrong-value", place, f"an edition has no field {name[:60]!r}{did_you_mean(name, known)}")
    return node.value


def _is_name(reading: Reading, name: str, node: Node, taken: list[str]) -> bool:
    """Whether something can be the name of an edition, which is a folder of the output."""
    if not name:
        reading.fault("wrong-value", node, "an edition has no name; write `name: court`, or `court:` before its fields")
    elif not SLUG.fullmatch(name) or len(name) > 60:
        meant = slug(name[:60]).strip("-")
        hint = f"; write {meant}" if meant and SLUG.fullmatch(meant) else ""
        message = f"the edition {name[:60]!r} is no slug: up to 60 small letters and digits with hyphens between"
        reading.fault("wrong-value", node, f"{message}{hint}")
    elif name in taken:
        reading.fault("wrong-value", node, f"the edition {name!r} is named a second time")
    else:
        return True
    return False


def _places(name: str, fields: Mapping[str, Node]) -> Marks:
    """Return the places of the fields of an edition and of the items in them."""
    marks: Marks = {}
    for field, node in fields.items():
        marks[f"{name}.{field}"] = (node.line, node.column)
        inner = node.value["sources"] if isinstance(node.value, dict) and "sources" in node.value else node
        items = inner.value if isinstance(inner.value, list) else [inner]
        for number, one in enumerate(one for one in items if one.value != ""):
            marks[f"{name}.{field}[{number}]"] = (one.line, one.column)
    return marks


def _edition(
    reading: Reading, name: str, fields: Mapping[str, Node], language: str, own: Mapping[str, Region]
) -> Edition:
    title, titles = read_worded(reading, fields.get("title"), "title", language)
    first = _day(reading, fields.get("from"), "from")
    last = _day(reading, fields.get("to"), "to")
    if first is not None and last is not None and first > last:
        reading.fault("wrong-value", fields["to"], "the edition ends before it begins; turn `from` and `to` round")
    return Edition(
        name=name,
        title=title,
        titles=titles,
        kinds=reading.texts(fields.get("kinds"), "kinds"),
        statuses=cast("tuple[Status, ...]", _words(reading, fields.get("status"), "status", STATUSES)),
        countries=tuple(_countries(reading, fields.get("countries"), own)),
        first=first,
        last=last,
        sources=_withheld(reading, fields.get("withhold")),
        redact=_words(reading, fields.get("redact"), "redact", REDACTABLE),
    )


def _withheld(reading: Reading, node: Node | None) -> tuple[str, ...]:
    """Read the ids of sources: a list, or a mapping that has it under ``sources``."""
    if node is not None and isinstance(node.value, dict):
        fields = node.value
        for name in fields.keys() - WITHHOLD_FIELDS:
            message = f"withhold has no field {name[:60]!r}{did_you_mean(name, WITHHOLD_FIELDS)}"
            reading.fault("wrong-value", fields[name], message)
        node = fields.get("sources")
    return tuple(dict.fromkeys(reading.texts(node, "withhold")))


def _words(reading: Reading, node: Node | None, what: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Read one or several of the words allowed."""
    items = reading.items(node, what) if node is not None else []
    found = [(one, text) for one in items if (text := reading.text(one, f"each of {what}"))]
    for one, text in found:
        if text not in allowed:
            hint = did_you_mean(text, allowed) or f"; it is one of {', '.join(allowed)}"
            reading.fault("wrong-value", one, f"{what} cannot be {text[:60]!r}{hint}")
    return tuple(dict.fromkeys(text for _, text in found))


def _countries(reading: Reading, node: Node | None, own: Mapping[str, Region]) -> Iterator[str]:
    """Yield the codes of countries that a list names: by codes, names, and regions of theirs, each once."""
    seen: set[str] = set()
    for one in reading.items(node, "countries") if node is not None else ():
        text = reading.text(one, "each of countries")
        if not text:
            continue
        around = own.get(text) or region(text)
        named = country(text) or (find_country(text) if around is None else None)
        codes = around.countries if around is not None else (named.code,) if named is not None else ()
        if not codes:
            message = f"{text[:60]!r} is no country and no region: write codes of ISO 3166-1 or UN M49, or names"
            reading.fault("wrong-value", one, message)
        for code in codes:
            if code not in seen:
                seen.add(code)
                yield code


def _day(reading: Reading, node: Node | None, what: str) -> int | None:
    """Read the first day that a date may mean, or (of ``to``) its last day."""
    text = reading.text(node, what)
    if node is None or not text:
        return None
    try:
        date = parse(text)
    except EdtfError as error:
        reading.fault("wrong-value", node, f"{what} {text[:60]!r} is not a date: {error.reason}")
        return None
    day = date.earliest if what == "from" else date.latest
    if day is None:
        which = "first" if what == "from" else "last"
        reading.fault("wrong-value", node, f"{what} {text[:60]!r} has no {which} day; leave it out where it is open")
    return day

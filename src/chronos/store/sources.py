"""Makes sources of CSL items (CSL 1.0.2, ``csl-data.json``; names and dates also as pandoc's YAML has them)."""

from collections.abc import Iterator
from typing import Final

from chronos.edtf import DateExpression, EdtfError, parse
from chronos.model import Person, Source
from chronos.store.checking import read_suppressions
from chronos.store.csl_dates import read_source_date
from chronos.store.csl_items import item_of, plain
from chronos.store.fields import Reading
from chronos.store.nodes import Node

_PROSE: Final = frozenset(["abstract", "annote", "keyword", "note"])
"""Fields of CSL that may well be long."""


def read_source(reading: Reading, node: Node) -> Source | None:
    """Return the source of a node, ``None`` where its id or shape cannot be read (a fault says so)."""
    fields = node.value
    if not isinstance(fields, dict):
        reading.fault("wrong-type", node, "a source is a mapping of CSL fields")
        return None
    id_node = fields.get("id")
    reading.source = source_id = reading.text(id_node, "an id")
    if id_node is None or not source_id:
        if id_node is None and "itemType" in fields:
            message = "this is Zotero's own JSON; export the library as CSL JSON or Better CSL JSON"
            reading.fault("wrong-type", node, message)
        elif id_node is None or isinstance(id_node.value, str):
            reading.fault("missing-id", node, "a source without an id; claims cite it by that")
        return None
    texts = {name: _text(reading, value, name) for name, value in fields.items() if isinstance(value.value, str)}
    texts.pop("suppress", None)
    for name in ("type", "title", "container-title", "publisher", "origin", "file"):
        if name not in texts:
            reading.text(fields.get(name), name)  # a fault where it is something else than text
    return Source(
        id=source_id,
        location=reading.at(id_node),
        type=texts.get("type", ""),
        title=texts.get("title", ""),
        authors=_persons(reading, fields.get("author")),
        container=texts.get("container-title", ""),
        publisher=texts.get("publisher", ""),
        issued=read_source_date(reading, fields, "issued"),
        accessed=read_source_date(reading, fields, "accessed"),
        origin=texts.get("origin", ""),
        covers=tuple(_covers(reading, fields.get("covers"))),
        file=texts.get("file", ""),
        fields=texts,
        item=item_of(fields, source_id),
        suppress=read_suppressions(reading, fields.get("suppress"), source=source_id),
        marks={name: (value.line, value.column) for name, value in fields.items()},
    )


def _covers(reading: Reading, node: Node | None) -> Iterator[DateExpression]:
    """Yield the periods that a source says it covers; what is no date is a country or a subject.

    The field is a text, a mapping with a ``period``, or a list of such. What begins with a digit is meant as a date.
    """
    if node is not None and isinstance(node.value, dict):
        node = node.value.get("period")
    for text, item in ((one.value, one) for one in (reading.items(node, "covers") if node is not None else ())):
        if isinstance(text, dict):
            yield from _covers(reading, item)
            continue
        if not isinstance(text, str) or not text.strip():
            continue
        try:
            yield parse(text.strip())
        except EdtfError:
            from chronos.edtf import read_words  # noqa: PLC0415 - few sources say so, and fewer in words

            try:
                yield read_words(text.strip())
            except EdtfError:
                if text.strip()[0].isdigit():
                    reading.date(item, "covers")


def _text(reading: Reading, node: Node, name: str) -> str:
    """Return a text on one line; those that are read by name elsewhere, and prose, may have any length here."""
    if name in _PROSE or name in ("id", "author", "issued", "accessed"):
        return " ".join(str(node.value).split())
    return " ".join(plain(reading.text(node, name)).split())


def _persons(reading: Reading, node: Node | None) -> tuple[Person, ...]:
    """Read CSL names: mappings with ``family`` and ``given`` or ``literal``; plain text is a literal."""
    if node is None:
        return ()
    persons = []
    for item in [node] if isinstance(node.value, dict) else reading.items(node, "author"):
        if isinstance(item.value, str):
            if literal := reading.text(item, "a name"):
                persons.append(Person(literal=literal))
            continue
        fields = item.value if isinstance(item.value, dict) else {}
        part = {name: reading.text(fields.get(name), f"{name} of a name") for name in Person.__struct_fields__}
        if any(part.values()):
            persons.append(Person(**part))
        elif not part.keys() & fields.keys():
            reading.fault("wrong-type", item, "a name has family and given, or literal")
    return tuple(persons)

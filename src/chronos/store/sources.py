"""Makes sources of CSL items (CSL 1.0.2, ``csl-data.json``; names and dates also as pandoc's YAML has them)."""

from collections.abc import Mapping

from chronos.edtf import DateExpression, EdtfError, parse
from chronos.model import Person, Source
from chronos.store.fields import Reading
from chronos.store.tree import Node


def read_source(reading: Reading, node: Node) -> Source | None:
    """Return the source of a node, ``None`` where its id or shape cannot be read (a fault says so)."""
    fields = node.value
    if not isinstance(fields, dict):
        reading.fault("wrong-type", node, "a source is a mapping of CSL fields")
        return None
    source_id = reading.text(fields.get("id"), "an id")
    if not source_id:
        reading.fault("missing-id", node, "a source without an id; claims cite it by that")
        return None
    texts = {name: " ".join(value.value.split()) for name, value in fields.items() if isinstance(value.value, str)}
    return Source(
        id=source_id,
        location=reading.at(fields["id"]),
        type=texts.get("type", ""),
        title=texts.get("title", ""),
        authors=_persons(reading, fields.get("author")),
        container=texts.get("container-title", ""),
        publisher=texts.get("publisher", ""),
        issued=_date(reading, fields, "issued"),
        accessed=_date(reading, fields, "accessed"),
        origin=texts.get("origin", ""),
        fields=texts,
    )


def _persons(reading: Reading, node: Node | None) -> tuple[Person, ...]:
    """Read CSL names: mappings with ``family`` and ``given`` or ``literal``; plain text is a literal."""
    if node is None:
        return ()
    persons = []
    for item in [node] if isinstance(node.value, dict) else reading.items(node, "author"):
        if isinstance(item.value, str):
            persons.append(Person(literal=reading.text(item, "a name")))
            continue
        fields = item.value if isinstance(item.value, dict) else {}
        part = {name: reading.text(fields.get(name), f"{name} of a name") for name in Person.__struct_fields__}
        if not any(part.values()):
            reading.fault("wrong-type", item, "a name has family and given, or literal")
            continue
        persons.append(Person(**part))
    return tuple(persons)


def _date(reading: Reading, fields: Mapping[str, Node], name: str) -> DateExpression | None:
    """Read a date of an item: EDTF, CSL date parts, or a mapping with year, month and day."""
    node = fields.get(name)
    if node is None or isinstance(node.value, str):
        return reading.date(node, name)
    written = _date_parts(node)
    if written is not None:
        try:
            return parse(written)
        except EdtfError:
            pass
    reading.fault("unreadable-date", node, f"{name} is EDTF, or CSL date parts such as [[2021, 12, 24]]")
    return None


def _date_parts(node: Node) -> str | None:
    """Write CSL date parts as EDTF text (unchecked), ``None`` where the shape is another."""
    value = node.value
    if isinstance(value, list) and len(value) == 1:  # pandoc writes a list of one mapping
        value = value[0].value
    if not isinstance(value, dict):
        return None
    for name in ("raw", "literal"):
        if name in value and isinstance(text := value[name].value, str):
            return text
    if "date-parts" in value:
        dates = value["date-parts"].value
        parts = [_numbers(date.value) for date in dates] if isinstance(dates, list) else []
    else:
        parts = [[str(value[name].value) for name in ("year", "month", "day") if name in value]]
    if not parts or len(parts) > 2 or any(not part for part in parts):
        return None
    written = "/".join("-".join([part[0].zfill(4), *(p.zfill(2) for p in part[1:])]) for part in parts)
    circa = value.get("circa")
    return written + "~" if circa is not None and circa.value not in ("", "false", "0") else written


def _numbers(value: "str | list[Node] | dict[str, Node]") -> list[str]:
    return [str(part.value) for part in value] if isinstance(value, list) else []

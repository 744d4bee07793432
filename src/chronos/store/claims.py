"""Makes claims of nodes."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, cast

from chronos.edtf import DateExpression
from chronos.model import (
    CALENDARS,
    RELATIONS,
    STATUSES,
    Calendar,
    Citation,
    Claim,
    ClaimDate,
    Fault,
    Imported,
    Status,
    Unreadable,
)
from chronos.store.checking import read_suppressions
from chronos.store.fields import Reading
from chronos.store.nodes import Node

CLAIM_FIELDS: Final = frozenset(
    [
        "id",
        "date",
        "order",
        "text",
        "countries",
        "regions",
        "actors",
        "places",
        "kind",
        "status",
        "lasting",
        "note",
        "sources",
        "suppress",
        "fields",
        "imported",
    ],
)
CITATION_FIELDS: Final = frozenset(["source", "locator", "quote", "retrieved"])
RELATIVE_FIELDS: Final = frozenset([*RELATIONS, "within"])
DATE_FIELDS: Final = frozenset(["edtf", "said", "calendar", *RELATIVE_FIELDS])
UNDATED: Final = "undated"
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LASTING: Final = ("", "true", "false")


def read_claim(reading: Reading, node: Node) -> Claim | Unreadable:
    """Return the claim of a node, or why it is left out: its id, date or shape cannot be read."""
    reading.claim = ""
    id_node = node.value.get("id") if isinstance(node.value, dict) else None
    reading.claim = claim_id = reading.text(id_node, "an id")
    fields = reading.mapping(node, CLAIM_FIELDS, "a claim")
    if fields is None:
        return Unreadable("", reading.at(node), "it is not a mapping of fields")
    if not claim_id:
        if id_node is None or isinstance(id_node.value, str):
            from chronos.store.naming import id_fixes  # noqa: PLC0415 - few claims have no id

            message = "a claim without an id; ids are written by people and never change"
            fault = Fault("missing-id", reading.at(node), message, fixes=id_fixes(reading, node, fields))
            reading.faults.append(fault)
    elif not SLUG.fullmatch(claim_id):
        message = f"the id {claim_id[:60]!r} is not a slug: lower-case letters and digits with hyphens between"
        reading.fault("bad-id", fields["id"], message)
    marks = marks_of(fields)
    date = _read_date(reading, fields.get("date"), marks)
    lasting = reading.choice(fields.get("lasting"), "lasting", _LASTING)
    text, texts = _read_text(reading, fields.get("text"))
    claim = Claim(
        id=claim_id,
        date=date if date is not None else ClaimDate(stated=True),
        text=text,
        texts=texts,
        location=reading.at(node),
        countries=reading.texts(fields.get("countries"), "countries"),
        regions=reading.texts(fields.get("regions"), "regions"),
        actors=reading.texts(fields.get("actors"), "actors"),
        places=reading.texts(fields.get("places"), "places"),
        kind=reading.text(fields.get("kind"), "a kind"),
        status=cast("Status", reading.choice(fields.get("status"), "a status", STATUSES)),
        lasting=None if not lasting else lasting == "true",
        note=reading.text(fields.get("note"), "a note"),
        after=_read_order(reading, fields["order"], marks) if "order" in fields else (),
        citations=tuple(_read_citations(reading, fields.get("sources"))),
        suppress=read_suppressions(reading, fields.get("suppress"), claim=claim_id) if "suppress" in fields else (),
        marks=marks,
        fields=_read_fields(reading, fields["fields"]) if "fields" in fields else {},
        imported=_read_imported(reading, fields["imported"]) if "imported" in fields else None,
    )
    if not claim_id:
        return Unreadable("", reading.at(node), "it has no id", claim, is_dated=date is not None)
    if date is None:
        return Unreadable(claim_id, reading.at(node), "its date cannot be read", claim, is_dated=False)
    return claim


def _read_fields(reading: Reading, node: Node) -> Mapping[str, str]:
    from chronos.store.imported import read_fields  # noqa: PLC0415 - claims that people write have none

    return read_fields(reading, node)


def _read_imported(reading: Reading, node: Node) -> Imported | None:
    from chronos.store.imported import read_imported  # noqa: PLC0415 - the same

    return read_imported(reading, node)


def _read_text(reading: Reading, node: Node | None) -> tuple[str, Mapping[str, str]]:
    """Return the text of a claim, and the same by language where it is given in several."""
    if node is None or not isinstance(node.value, dict):
        return reading.text(node, "a text"), {}
    from chronos.store.wording import read_worded  # noqa: PLC0415 - most texts are in one language

    return read_worded(reading, node, "a text", reading.language)


def marks_of(fields: Mapping[str, Node]) -> dict[str, tuple[int, int]]:
    """Return the place of every field, and of every item of the fields that are lists, as the claim counts them.

    Those of lists within ``date`` and ``order`` are added where these are read.
    """
    marks = {name: (node.line, node.column) for name, node in fields.items()}
    for name, node in fields.items():
        if isinstance(node.value, list):
            kept = [item for item in node.value if _says_something(item, name)]
            for number, item in enumerate(kept):
                marks[f"{name}[{number}]"] = (item.line, item.column)
                if isinstance(item.value, dict):
                    marks.update(
                        {f"{name}[{number}].{part}": (one.line, one.column) for part, one in item.value.items()}
                    )
        elif isinstance(node.value, dict):
            marks.update({f"{name}.{part}": (one.line, one.column) for part, one in node.value.items()})
    return marks


def _says_something(item: Node, name: str) -> bool:
    if isinstance(item.value, str):
        return bool(item.value.strip())
    return name == "sources" and isinstance(item.value, dict)


def _read_date(reading: Reading, node: Node | None, marks: dict[str, tuple[int, int]]) -> ClaimDate | None:
    """Return the date of a claim, ``None`` where it stands but cannot be read.

    The places of what stands in lists within it are added to ``marks``.
    """
    if node is None or _is(node, ""):
        return ClaimDate()
    if _is(node, UNDATED):
        return ClaimDate(stated=True)
    if isinstance(node.value, str):
        expression = reading.date(node, "the date", "instead")
        return ClaimDate(expression, stated=True) if expression is not None else None
    if isinstance(node.value, list) or (node.value and _is_unquoted_set(node.value)):
        # A set of dates without quotes is a list or a mapping to YAML, and the likeliest slip there is.
        reading.fault("wrong-type", node, 'a set of dates stands in quotes: "[2018-05..2018-06]", "{1960,1961-12}"')
        return None
    fields = reading.mapping(node, DATE_FIELDS, "a date")
    return _read_date_fields(reading, node, fields, marks) if fields is not None else None


def _read_date_fields(
    reading: Reading, node: Node, fields: Mapping[str, Node], marks: dict[str, tuple[int, int]]
) -> ClaimDate | None:
    """Return the date that the fields of a mapping state; ``marks`` as for :func:`_read_date`."""
    said = reading.text(fields.get("said"), "said")
    calendar = cast("Calendar", reading.choice(fields.get("calendar"), "a calendar", CALENDARS))
    written = fields.get("edtf")
    if not fields.keys().isdisjoint(RELATIVE_FIELDS):
        from chronos.store.relations import read_relative  # noqa: PLC0415 - few dates are relative

        read = read_relative(reading, fields)
        if read is not None:
            marks.update(read[1])
            return ClaimDate(said=said, stated=True, calendar=calendar, relative=read[0])
        if not fields.keys().isdisjoint(RELATIONS) and (written is None or _is(written, "") or _is(written, UNDATED)):
            return None  # it cannot be read
    if written is None or _is(written, ""):
        if not said:
            return ClaimDate()
        expression = _read_words(reading, node, said, calendar)
    elif _is(written, UNDATED):
        return ClaimDate(said=said, stated=True, calendar=calendar)
    else:
        expression = reading.date(written, "the date", "beside")
    return ClaimDate(expression, said, stated=True, calendar=calendar) if expression is not None else None


def _read_order(reading: Reading, node: Node, marks: dict[str, tuple[int, int]]) -> tuple[str, ...]:
    """Return the ids of the claims that a claim comes after; their places are added to ``marks``."""
    from chronos.store.relations import read_order  # noqa: PLC0415 - few claims have an order

    ids, places = read_order(reading, node)
    marks.update(places)
    return ids


def _is_unquoted_set(fields: Mapping[str, Node]) -> bool:
    return not any(field in DATE_FIELDS or one.value for field, one in fields.items())


def _is(node: Node, text: str) -> bool:
    return isinstance(node.value, str) and node.value.strip() == text


def _read_words(reading: Reading, node: Node, said: str, calendar: Calendar) -> DateExpression | None:
    """Return what the source's words for a date mean, ``None`` where they cannot be understood."""
    from chronos.edtf import EdtfError, read_words  # noqa: PLC0415 - few dates are given in words alone

    try:
        understood: DateExpression = read_words(said, calendar=calendar)
    except EdtfError as error:
        from chronos.store.unreadable import fault_of_words  # noqa: PLC0415 - only where something is wrong

        place, gregorian = reading.at(node), calendar == "gregorian"
        reading.faults.append(fault_of_words(said, error, place, claim=reading.claim, gregorian=gregorian))
        return None
    return understood


def _read_citations(reading: Reading, node: Node | None) -> Iterator[Citation]:
    for item in reading.items(node, "sources") if node is not None else ():
        citation = _read_citation(reading, item) if not _is(item, "") else None
        if citation is not None:
            yield citation


def _read_citation(reading: Reading, node: Node) -> Citation | None:
    """Return a citation; the short form is the source's id, then a locator after a comma."""
    if isinstance(node.value, str):
        source, _, locator = reading.text(node, "a citation").partition(",")
        return Citation(source=source.strip(), locator=locator.strip())
    fields = reading.mapping(node, CITATION_FIELDS, "a citation")
    if fields is None:
        return None
    return Citation(
        source=reading.text(fields.get("source"), "a source"),
        locator=reading.text(fields.get("locator"), "a locator"),
        quote=reading.text(fields.get("quote"), "a quote"),
        retrieved=reading.date(fields.get("retrieved"), "retrieved"),
    )

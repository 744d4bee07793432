"""Makes the items that citations are made of: CSL-JSON (CSL 1.0.2, ``csl-data.json``) as pandoc reads it."""

import re
from collections.abc import Iterator
from typing import Any, Final

from msgspec import json

from chronos.edtf import DateExpression, EdtfError, parse
from chronos.language import Words
from chronos.model import SOURCE_DATES, SOURCE_NAMES, Person, Source

Item = dict[str, Any]

_NOT_OF_CSL: Final = frozenset(["origin", "covers", "file", "suppress", "id"])
_SHAPED: Final = frozenset([*SOURCE_DATES, *SOURCE_NAMES])
_EXACT: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T[^~]*)?(~?)")
"""A year, month, season or day of a common year, about it or not at all uncertain, as EDTF writes it."""
_DOI: Final = re.compile(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
"""How people write a DOI as an address; styles put that before it themselves."""
_NOTED: Final = re.compile(r"^([A-Za-z][A-Za-z -]*?)[ \t]*:.*\n?|\{:([A-Za-z-]+):[^}]*\}", re.MULTILINE)
"""Fields that reference managers keep in a note, where pandoc reads them; they replace nothing that the item has."""
_FIRST_YEAR: Final = 1000
"""Before it styles write eras, which pandoc sets without a blank in Spanish, Portuguese and French ("44a. C.")."""
_SEASONS: Final = range(21, 25)
"""Spring to winter in EDTF (level 1), 1 to 4 in CSL."""


def csl_item(source: Source, key: str, words: Words) -> Item:
    """Return the item of a source under a key.

    Dates say no more than the source: what CSL has no form for is told in the words of the language. A source that
    says nothing of who made it or what it is called goes by its id.
    """
    whole = json.decode(source.item, type=Item) if source.item else _plain_item(source)
    # Of the fields that are neither names nor dates, pandoc reads texts and stops at others.
    item = {name: value for name, value in whole.items() if name in _SHAPED or isinstance(value, str)}
    for name in item.keys() & SOURCE_DATES:
        if (date := _reworded(item[name], words)) is not None:
            item[name] = date
    for name, expression in (("issued", source.issued), ("accessed", source.accessed)):
        if expression is not None:
            item[name] = csl_date(expression, words)
    if not any(item.get(name) for name in ("title", "author", "container-title")):
        item["title"] = f'<span class="nocase">{source.id}</span>'
    if "DOI" in item:
        item["DOI"] = _DOI.sub("", item["DOI"])
    if "note" in item:
        item["note"] = _NOTED.sub(lambda found: "" if _field(found) in item else found[0], item["note"])
    return {**item, "id": key}


def _field(found: re.Match[str]) -> str:
    return "-".join((found[1] or found[2]).split())


def csl_date(expression: DateExpression, words: Words) -> Item:
    """Return a date as CSL has it: parts of one or two exact dates, or else the words of the language for it."""
    ends = expression.canonical.split("/")
    dates = [found for end in ends if (found := _EXACT.fullmatch(end)) is not None]
    parts = [[int(part) for part in found.groups()[:3] if part is not None] for found in dates]
    about = {found[4] for found in dates}
    seasons = [one for one in parts if len(one) > 1 and one[1] > 12]
    if (
        len(dates) < len(ends)
        or len(about) > 1
        or any(one[0] < _FIRST_YEAR for one in parts)
        or any(one[1] not in _SEASONS for one in seasons)
        or (seasons and len(parts) > 1)
    ):
        return {"literal": words.date(expression)}
    circa = {"circa": True} if about == {"~"} else {}
    if seasons:
        return {"date-parts": [parts[0][:1]], "season": parts[0][1] - _SEASONS.start + 1, **circa}
    return {"date-parts": parts, **circa}


def _reworded(date: object, words: Words) -> Item | None:
    """Return a date that its source gives as text, if that is EDTF; ``None`` leaves it as it is."""
    text = date.get("literal") if isinstance(date, dict) else None
    try:
        return csl_date(parse(text), words) if isinstance(text, str) else None
    except EdtfError:
        return None


def _plain_item(source: Source) -> Item:
    """Return the item of a source that was made by hand, of the fields that a source has."""
    item: Item = {
        name: text
        for name, text in source.fields.items()
        if name not in _NOT_OF_CSL and name not in SOURCE_DATES and name != "author"
    }
    for name, text in (
        ("type", source.type),
        ("title", source.title),
        ("container-title", source.container),
        ("publisher", source.publisher),
    ):
        if text:
            item[name] = text
    if source.authors:
        item["author"] = [dict(_name(person)) for person in source.authors]
    for name in source.fields.keys() & SOURCE_DATES:
        if source.fields[name]:
            item[name] = {"literal": source.fields[name]}
    return item


def _name(person: Person) -> Iterator[tuple[str, str]]:
    for part in Person.__struct_fields__:
        if text := getattr(person, part):
            yield part, text

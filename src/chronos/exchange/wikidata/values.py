"""What values of Wikidata say in words, with the labels that the same file has of items and properties."""

from typing import Any, BinaryIO, Final, cast

import msgspec
from msgspec import Raw, Struct

from chronos.exchange.timelines.html_text import single_line
from chronos.exchange.wikidata.dates import TimeValue
from chronos.exchange.wikidata.shapes import Entity, Snak, decoded, entities, mapping
from chronos.exchange.wikidata.terms import HUMAN, ITEMS, country_items, property_labels

_AHEAD: Final = 256 * 1024 * 1024
"""Bytes of a file that is looked through for labels before it is read; of a larger one, what came before counts."""
_MOST: Final = 200_000
"""Labels, and items with their countries, that are kept."""
_LANGUAGES: Final = ("en", "mul", "es", "pt", "fr")
UNKNOWN: Final = "unknown value"
NONE: Final = "no value"


class Known(Struct):
    """What a file says of the items and properties that its statements name: labels, and codes of countries.

    ``references`` are what references came to that were read already; ``complete`` says that all of the file was looked
    through before it is read.
    """

    labels: dict[str, str]
    codes: dict[str, str]
    within: dict[str, tuple[str, ...]]
    complete: bool = False
    references: dict[bytes, object] = msgspec.field(default_factory=dict)

    def add(self, entity: Entity) -> None:
        """Keep what an entity says of itself."""
        if not entity.id or len(self.labels) >= _MOST:
            return
        label = label_of(entity)
        if label:
            self.labels[entity.id] = label
        claims = bytes(entity.claims)
        if b'"P297"' in claims or b'"P17"' in claims:
            self._place(entity)

    def label(self, name: str) -> str:
        """Return the label of an item or a property; its id where it is not known."""
        return self.labels.get(name) or property_labels().get(name) or ITEMS.get(name) or name

    def _place(self, entity: Entity) -> None:
        try:
            found = decoded(entity.claims, _Placed)
        except ValueError:  # told where its statements are read
            return
        codes = [text(one.mainsnak) for one in found.P297 if one.rank != "deprecated"]
        if len(codes) == 1 and isinstance(codes[0], str):
            self.codes[entity.id] = codes[0].upper()
        items = tuple(item(one.mainsnak) for one in found.P17 if one.rank != "deprecated")
        if items:
            self.within[entity.id] = items


class _Ranked(Struct):
    mainsnak: Snak
    rank: str = "normal"


class _Placed(Struct):
    """Statements of an item on what country it is, or lies in."""

    P297: list[_Ranked] = msgspec.field(default_factory=list)
    P17: list[_Ranked] = msgspec.field(default_factory=list)


class _Labelled(Struct):
    value: str = ""


class _Labels(Struct):
    en: _Labelled | None = None
    mul: _Labelled | None = None
    es: _Labelled | None = None
    pt: _Labelled | None = None
    fr: _Labelled | None = None


def look_through(file: BinaryIO, name: str) -> Known:
    """Return what a file says of its items and properties, nothing yet where it is too large to be read twice.

    Raises:
        ExchangeError: it is no JSON of Wikidata.
    """
    known = Known({}, dict(country_items()), {})
    file.seek(0, 2)
    if file.tell() <= _AHEAD:
        for entity in entities(file, name):
            if isinstance(entity, Entity):
                known.add(entity)
        known.complete = True
    return known


def label_of(entity: Entity) -> str:
    """Return the label of an entity: in English, else in a language that chronos writes, else in any; or nothing."""
    for raw in (entity.labels, entity.lemmas):
        try:
            if not mapping(raw):
                continue
            found = decoded(raw, _Labels)
            said = [one.value for one in (getattr(found, name) for name in _LANGUAGES) if one is not None]
            said += [one.value for one in decoded(raw, dict[str, _Labelled]).values()] if not any(said) else []
        except ValueError:
            continue
        label = next((single_line(one) for one in said if single_line(one)), "")
        if label:
            return label
    return ""


def value(snak: Snak) -> Any:
    """Return the value of a snak as JSON has it, ``None`` where it has none that can be read."""
    if snak.snaktype != "value" or snak.datavalue is None:
        return None
    try:
        return decoded(snak.datavalue.value, cast("type[Any]", Any))
    except ValueError:
        return None


def time_value(snak: Snak) -> TimeValue:
    """Return the time that a snak has.

    Raises:
        ValueError: it has none.
    """
    if snak.datavalue is None:
        raise ValueError("there is no value")
    return decoded(snak.datavalue.value, TimeValue)


def item(snak: Snak) -> str:
    """Return the id of the item that is the value of a snak; nothing where it is none."""
    found = value(snak)
    if not isinstance(found, dict):
        return ""
    if isinstance(found.get("id"), str):
        return str(found["id"])
    number = found.get("numeric-id")  # dumps before 2016 have only that
    return f"Q{number}" if isinstance(number, int) and found.get("entity-type", "item") == "item" else ""


def text(snak: Snak) -> str:
    """Return the value of a snak where it is a text, or a text in some language; nothing where it is none."""
    found = value(snak)
    if isinstance(found, dict):
        found = found.get("text")
    return single_line(found) if isinstance(found, str) else ""


def words(snak: Snak, known: Known) -> str:
    """Return what any snak says, on one line: an item by its label, a quantity with its unit, a time as written."""
    if snak.snaktype != "value":
        return UNKNOWN if snak.snaktype == "somevalue" else NONE
    found = value(snak)
    if not isinstance(found, dict):
        return single_line(found) if isinstance(found, str) else "" if found is None else single_line(str(found))
    named = item(snak)
    if named:
        return known.label(named)
    if "amount" in found:
        unit = str(found.get("unit", "1")).rpartition("/")[2]
        amount = str(found["amount"]).removeprefix("+")
        return single_line(amount if unit == "1" else f"{amount} {known.label(unit)}")
    if "time" in found:
        return single_line(f"{found['time']}, precision {found.get('precision', '')}")
    if "latitude" in found:
        return single_line(f"{found['latitude']}, {found.get('longitude', '')}")
    return text(snak) or single_line(bytes(cast("Raw", cast("Any", snak.datavalue).value)).decode("utf-8", "replace"))


def is_human(snak: Snak) -> bool:
    """Whether a snak of "instance of" (P31) says that the item is a person."""
    return item(snak) == HUMAN

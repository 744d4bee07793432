"""What was carried beside the entries of another tool, read back.

Such a file may have been changed since it was written, by the tool or by hand. So what the tool has a form for (the
text, a date as precise as the tool can say) always stands as the tool has it now; only what it has no form for is taken
from here.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import msgspec
from msgspec import UNSET, Struct, UnsetType

from chronos.edtf import DateExpression, EdtfError
from chronos.exchange.dating import expression
from chronos.exchange.incoming import NOWHERE, ExchangeError, Item, Taken
from chronos.exchange.timelines.carrying import EVENT, SOURCES
from chronos.exchange.web_sources import cited
from chronos.model import CALENDARS, RELATIONS, STATUSES, Calendar, Citation, Claim, ClaimDate, Relative, Suppression

_DEEPEST: Final = 6
"""Levels of an item of CSL and one more: ``issued``, its ``date-parts``, a date, its year."""


class Carried(Struct, frozen=True):
    """The fields of a claim as :func:`chronos.model.plain.claim_fields` writes them, less its id and its text.

    ``shown`` is the date of the event in EDTF where it is not that of the claim, ``group`` what the tool calls its
    kind, ``words`` its text where the tool shows another.
    """

    date: str | Mapping[str, str | tuple[str, ...]] = ""
    shown: str = ""
    group: str = ""
    order: Mapping[str, tuple[str, ...]] = {}
    text: Mapping[str, str] = {}
    words: str = ""
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    kind: str = ""
    status: str = "undisputed"
    lasting: str = ""
    note: str = ""
    sources: tuple[Mapping[str, str], ...] | UnsetType = UNSET
    suppress: Mapping[str, str] = {}
    fields: Mapping[str, str] = {}


def read_carried(value: object) -> Carried | None:
    """Return what an entry carries, ``None`` where it has nothing of the kind.

    Raises:
        ValueError: it was changed into what cannot be read; the message says what.
    """
    if value is None:
        return None
    try:
        found = msgspec.convert(value, Carried)
    except msgspec.ValidationError as error:
        raise ValueError(f"{EVENT}: {str(error)[:1].lower()}{str(error)[1:]}; leave this field out") from None
    if found.status not in STATUSES:
        raise ValueError(f"{EVENT}: no status is called {found.status[:60]!r}; leave this field out")
    return found


def read_sources(value: object, name: str) -> dict[str, Item]:
    """Return the sources that a file carries, by their ids.

    Raises:
        ExchangeError: one of them is no source; ``name`` is what the message calls the file.
    """
    items: list[Any] = value if isinstance(value, list) else [] if value is None else [value]
    for one in items:
        if not isinstance(one, dict) or not isinstance(one.get("id"), str) or not _is_shallow(one, _DEEPEST):
            raise ExchangeError(f"{name}: {SOURCES}: {str(one)[:60]!r} is no source with an id; leave this field out")
    return {one["id"]: one for one in items}


def _is_shallow(value: object, levels: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return levels > 0 and all(_is_shallow(one, levels - 1) for one in inner)


def carried_date(
    found: Carried, written: DateExpression | None, as_shown: Callable[[DateExpression], DateExpression | None]
) -> ClaimDate | None:
    """Return the date that is carried, ``None`` where the tool has another now.

    Args:
        found: What is carried.
        written: The date as the tool has it now.
        as_shown: What a date becomes when the tool shows it and it is read again.

    Raises:
        ValueError: it cannot be read.
    """
    date = _carried_date(found)
    stands = _read(found.shown) if found.shown else date.expression
    return date if (as_shown(stands) if stands is not None else None) == written else None


def carried_text(found: Carried | None, text: str, as_read: Callable[[str], str]) -> str:
    """Return the text that is carried, where what is read of it is still the text that the tool has."""
    return found.words if found is not None and found.words and as_read(found.words) == text else text


def carried_claim(
    found: Carried, claim: Claim, group: str, fields: Mapping[str, Any], stand_in: tuple[str, ...] = ()
) -> Claim:
    """Return a claim of which all is known that the tool shows, with the fields that are carried.

    Args:
        found: What is carried.
        claim: The claim as the tool has it: id, date, text.
        group: What the tool calls its kind now.
        fields: What the tool says of other fields, taken where nothing is carried.
        stand_in: The countries of what names none.

    Raises:
        ValueError: a field cannot be read.
    """
    kept = _carried_fields(found, claim.id)
    kept["countries"] = found.countries if found.countries or found.regions else stand_in
    kept["kind"] = found.kind if group == found.group else group
    if claim.text not in found.text.values():
        kept["texts"] = {}
    return msgspec.structs.replace(claim, **{**fields, **kept})


def with_sources(row: int, claim: Claim, known: Mapping[str, Item], found: Iterable[Item]) -> Taken:
    """Return a claim that was taken, which cites what it did and the sources ``found`` in the entry itself.

    ``known`` are the sources that the file carries, by their ids.
    """
    own = tuple({one["id"]: one for one in found}.values())
    carried = dict.fromkeys(one.source for one in claim.citations if one.source in known)
    citations = (*claim.citations, *cited(one for one in own if one["id"] not in carried))
    sources = (*(known[one] for one in carried), *(one for one in own if one["id"] not in carried))
    return Taken(row, (msgspec.structs.replace(claim, citations=citations) if own else claim,), sources)


def _carried_date(found: Carried) -> ClaimDate:
    """Return the date that is carried, before it is known whether the tool still has it so.

    Raises:
        ValueError: it cannot be read.
    """
    fields = {"edtf": found.date} if isinstance(found.date, str) else found.date
    said, calendar, edtf = _text(fields, "said"), _text(fields, "calendar"), _text(fields, "edtf")
    relation = next((one for one in RELATIONS if one in fields), None)
    relative = None
    if relation is not None:
        named = fields[relation]
        claims = (named,) if isinstance(named, str) else tuple(named)
        relative = Relative(relation, claims, _text(fields, "within"))
    stated = _read(edtf) if edtf not in ("", "undated") else None
    kept: Calendar = next((one for one in CALENDARS if one == calendar), "gregorian")
    return ClaimDate(stated, said=said, stated=bool(edtf), calendar=kept, relative=relative)


def _carried_fields(found: Carried, claim_id: str) -> dict[str, Any]:
    """Return the fields of a claim that are taken as they were kept, its citations where any were.

    Raises:
        ValueError: a day on which a source was read is no date.
    """
    fields: dict[str, Any] = {
        "countries": found.countries,
        "regions": found.regions,
        "actors": found.actors,
        "places": found.places,
        "status": found.status,
        "lasting": {"true": True, "false": False}.get(found.lasting),
        "note": found.note,
        "after": found.order.get("after", ()),
        "suppress": tuple(Suppression(rule, why, NOWHERE, claim=claim_id) for rule, why in found.suppress.items()),
        "texts": found.text,
        "fields": found.fields,
    }
    if found.sources is not UNSET:
        fields["citations"] = tuple(_citation(one) for one in found.sources)
    return fields


def _citation(fields: Mapping[str, str]) -> Citation:
    retrieved = _read(fields["retrieved"]) if fields.get("retrieved") else None
    locator, quote = fields.get("locator", ""), fields.get("quote", "")
    return Citation(source=fields.get("source", ""), locator=locator, quote=quote, retrieved=retrieved)


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name, "")
    return value if isinstance(value, str) else ""


def _read(edtf: str) -> DateExpression:
    try:
        return expression(edtf)
    except EdtfError as error:
        raise ValueError(f"{EVENT}: {error}; leave this field out") from None

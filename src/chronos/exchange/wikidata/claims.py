"""Statements of Wikidata as claims: what a statement says happened, when, where, and by what it is supported."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from chronos.edtf import DateExpression, EdtfError
from chronos.exchange.countries import named_with
from chronos.exchange.dating import dated, expression
from chronos.exchange.incoming import NOWHERE, ImportOptions, Refused, Taken
from chronos.exchange.locating import countries_of
from chronos.exchange.naming import content_id, own_id
from chronos.exchange.wikidata.dates import Moment, between, end_of_interval, marked, moment
from chronos.exchange.wikidata.shapes import Entity, Snak, Statement, snaks
from chronos.exchange.wikidata.sources import Referred, referred
from chronos.exchange.wikidata.terms import CIRCA, DISPUTED, DOUBTED, EARTH, TIMES
from chronos.exchange.wikidata.values import Known, is_human, item, label_of, time_value, value, words
from chronos.model import Claim, ClaimDate
from chronos.model.claim import Status
from chronos.model.further_fields import LONGEST_NAME

START: Final = "P580"
END: Final = "P582"
POINT: Final = "P585"
EARLIEST: Final = "P1319"
LATEST: Final = "P1326"
_DATES: Final = (START, END, POINT, EARLIEST, LATEST)
_DATES_IN_JSON: Final = tuple(f'"{name}"'.encode() for name in _DATES)
_DOUBT: Final = ("P1480", "P5102")
"""Sourcing circumstances, nature of statement."""
_REASON: Final = "P2241"
"""Reason for deprecated rank."""
_BY: Final = "P1310"
"""Statement disputed by."""
_COUNTRIES: Final = ("P17", "P495", "P27", "P1001", "P276", "P131", "P159", "P291")
"""Country, country of origin, country of citizenship, jurisdiction, location, administrative unit, headquarters, place
of publication: the first that names a country says which one it is."""
_OF_COUNTRIES: Final = ("P17", "P495", "P27")
_PLACES: Final = ("P276", "P131")

Qualifiers = Mapping[str, list[Snak]]


class Subject(NamedTuple):
    """An entity of which statements are read, and what all of them need of it."""

    entity: Entity
    label: str
    by_property: Mapping[str, list[Statement]]
    actors: tuple[str, ...]
    place: Mapping[str, str]


def subject(entity: Entity, statements: Iterable[Statement]) -> Subject:
    """Return what the claims of an entity have in common."""
    by_property: dict[str, list[Statement]] = {}
    for one in statements:
        by_property.setdefault(one.mainsnak.property.upper(), []).append(one)
    label = label_of(entity) or entity.id
    human = any(is_human(one.mainsnak) for one in _valid(by_property.get("P31", ())))
    return Subject(entity, label, by_property, (label,) if human else (), _coordinates(by_property.get("P625", ())))


def is_dated(statement: Statement) -> bool:
    """Whether a statement says when something was: its value is a time, or a qualifier of it is one that says so."""
    snak = statement.mainsnak
    if _is_time(snak):
        return True
    raw = bytes(statement.qualifiers)
    return len(raw) > len(b"null") and any(name in raw for name in _DATES_IN_JSON)


def read_statement(
    row: int, statement: Statement, of: Subject, known: Known, *, options: ImportOptions, strange: dict[str, int]
) -> Taken | Refused:
    """Return what a dated statement comes to; countries that have no code are counted in ``strange``."""
    snak = statement.mainsnak
    name = snak.property.upper()
    about = f"{of.entity.id or of.label[:40]}, {name}"
    try:
        qualifiers = snaks(statement.qualifiers)
    except ValueError as error:
        return Refused(row, f"{about}: its qualifiers are not as Wikidata writes them: {error}")
    if _is_time(snak) and snak.snaktype == "novalue":
        return Refused(row, f"{about}: it says that there is no {known.label(name)}, which is nothing that happened")
    try:
        date = _date(snak, qualifiers)
    except ValueError as error:
        backwards = isinstance(error, EdtfError) and error.kind == "reversed"
        reason = "its end is before its start" if backwards else " ".join(str(error).split())
        return Refused(row, f"{about}: {reason}; mend it on Wikidata, or leave it")
    support = referred(statement.references, known)
    placed = {**qualifiers, name: [snak]} if name in _COUNTRIES else qualifiers
    countries, regions = _countries(of, placed, date.expression, known, options=options, strange=strange)
    return Taken(
        row,
        (
            Claim(
                id=_id(statement, of, row),
                date=date,
                text=_text(snak, of, known),
                location=NOWHERE,
                countries=countries,
                regions=regions,
                actors=of.actors,
                places=_places(of, qualifiers, known),
                status=_status(statement, qualifiers),
                note=_note(statement, qualifiers, known),
                citations=support.citations,
                fields=_fields(statement, of, qualifiers, support, known),
            ),
        ),
        support.sources,
    )


def _is_time(snak: Snak) -> bool:
    if snak.datavalue is not None:
        return snak.datavalue.type == "time"
    return snak.datatype == "time" or (not snak.datatype and snak.property.upper() in TIMES)


def _valid(statements: Iterable[Statement]) -> list[Statement]:
    return [one for one in statements if one.rank != "deprecated"]


def _id(statement: Statement, of: Subject, row: int) -> str:
    if statement.id:
        return own_id("", statement.id.replace("$", "-").lower())
    said = (
        bytes(statement.references).decode("utf-8", "replace"),
        bytes(statement.qualifiers).decode("utf-8", "replace"),
    )
    main = value(statement.mainsnak)
    return content_id(of.entity.id or str(row), statement.mainsnak.property, f"{main} {said}")


def _text(snak: Snak, of: Subject, known: Known) -> str:
    said = f"{of.label}: {known.label(snak.property.upper())}"
    return said if _is_time(snak) else f"{said}: {words(snak, known)}"


def _date(snak: Snak, qualifiers: Qualifiers) -> ClaimDate:
    """Return the date of a statement.

    Raises:
        ValueError: it has none that can be read, or two; the message is a reason.
    """
    doubts = {item(one) for name in _DOUBT for one in qualifiers.get(name, ())}
    circa, doubted = bool(doubts & CIRCA), bool(doubts & DOUBTED)
    mark = "%" if circa and doubted else "~" if circa else "?" if doubted else ""
    if _is_time(snak):
        return _once([snak], qualifiers, mark)
    if START in qualifiers or END in qualifiers:
        return _lasted(qualifiers, mark)
    return _once(qualifiers.get(POINT, []), qualifiers, mark)


def _once(stated: list[Snak], qualifiers: Qualifiers, mark: str) -> ClaimDate:
    """Return the date of what happened once, at the time stated, within the earliest and latest date that are given."""
    moments = [moment(time_value(one)) for one in stated if one.snaktype == "value"]
    if len(moments) > 1:
        if any("[" in one.edtf or "T" in one.edtf for one in moments):
            raise ValueError(
                f"it has {len(moments)} points in time, of which one is a span: which is meant is not said"
            )
        every = expression("{" + ",".join(marked(one.edtf, mark) for one in sorted(moments, key=_first)) + "}")
        return _claim_date(every, [one.said for one in moments], [])
    known = moments[0] if moments else None
    earliest, latest = (_bound(qualifiers, name) for name in (EARLIEST, LATEST))
    if earliest is None and latest is None:
        if known is None:
            return dated(None)
        return _claim_date(expression(marked(known.edtf, mark)), [known.said], [known])
    edtf = _within(known, earliest, latest)
    bounds = [("", known), ("earliest ", earliest), ("latest ", latest)]
    said = [f"{word}{one.said or one.edtf}" for word, one in bounds if one is not None]
    return _claim_date(expression(marked(edtf, mark)), said, [])


def _within(known: Moment | None, earliest: Moment | None, latest: Moment | None) -> str:
    """Return the expression of a time within an earliest and a latest date.

    Where both are given they say how far the time may be off; one alone leaves of the time what lies on its side.

    Raises:
        ValueError: it cannot lie there.
    """
    first = earliest.first if earliest is not None else None
    last = latest.last if latest is not None else None
    if (first is not None and last is not None and last < first) or (
        known is not None and ((first is not None and known.last < first) or (last is not None and last < known.first))
    ):
        raise ValueError("its earliest and latest date contradict each other, or its value")
    if known is not None and (first is None or last is None):
        if (first or known.first) <= known.first and known.last <= (known.last if last is None else last):
            return known.edtf
        first = known.first if first is None else max(first, known.first)
        last = known.last if last is None else min(last, known.last)
    return between(first, last)


def _bound(qualifiers: Qualifiers, name: str) -> Moment | None:
    """Return the earliest or latest date, the widest where several are given."""
    found = [moment(time_value(one)) for one in qualifiers.get(name, ()) if one.snaktype == "value"]
    if not found:
        return None
    return min(found, key=_first) if name == EARLIEST else max(found, key=lambda one: one.last)


def _first(one: Moment) -> int:
    return one.first


def _lasted(qualifiers: Qualifiers, mark: str) -> ClaimDate:
    """Return the interval of what lasted from a start to an end; one that is not stated is unknown, not open."""
    for name, word in ((START, "starts"), (END, "ends")):
        if len(qualifiers.get(name, ())) > 1:
            raise ValueError(f"it has {len(qualifiers[name])} {word}, and which goes with which is not said")
    ends = [_end(qualifiers, name) for name in (START, END)]
    found = [one for one in ends if isinstance(one, Moment)]
    edtf = [marked(end_of_interval(one), mark) if isinstance(one, Moment) else one for one in ends]
    edtf = [one if one.strip("~?%") else "" for one in edtf]
    if not any(edtf):
        said = [_said_end(one) for one in ends]
        return dated(None, " to ".join(said) if found else "")
    coarse = any(one.edtf != end_of_interval(one) for one in found)
    said = [" to ".join(_said_end(one) for one in ends)] if coarse or any(one.said for one in found) else []
    return _claim_date(expression("/".join(edtf)), said, found)


def _said_end(end: Moment | str) -> str:
    return (end.said or end.edtf) if isinstance(end, Moment) else "no value" if end else "unknown"


def _end(qualifiers: Qualifiers, name: str) -> Moment | str:
    """Return an end of an interval: a time, ``..`` where it is said that there is none, else nothing."""
    for one in qualifiers.get(name, ()):
        if one.snaktype == "value":
            return moment(time_value(one))
        return ".." if one.snaktype == "novalue" else ""
    return ""


def _claim_date(date: DateExpression, said: Iterable[str], moments: list[Moment]) -> ClaimDate:
    """Return a date with what the file says beyond it; in the Julian calendar where all that is said is Julian."""
    found = dated(date, ", ".join(filter(None, said)))
    if moments and all(one.julian for one in moments) and found.said:
        return ClaimDate(date, said=found.said, stated=True, calendar="julian")
    return found


def _status(statement: Statement, qualifiers: Qualifiers) -> Status:
    if statement.rank == "deprecated":
        return "retracted"
    doubts = {item(one) for name in _DOUBT for one in qualifiers.get(name, ())}
    return "disputed" if DISPUTED in doubts or _BY in qualifiers else "undisputed"


def _note(statement: Statement, qualifiers: Qualifiers, known: Known) -> str:
    parts = []
    if statement.rank == "deprecated":
        why = ", ".join(words(one, known) for one in qualifiers.get(_REASON, ()))
        parts.append(f"deprecated on Wikidata: {why or 'no reason is given'}")
    if _BY in qualifiers:
        parts.append(f"disputed by {', '.join(words(one, known) for one in qualifiers[_BY])}")
    return "; ".join(parts)


def _fields(
    statement: Statement, of: Subject, qualifiers: Qualifiers, support: Referred, known: Known
) -> dict[str, str]:
    """Return what else a statement says: its value, its rank, its qualifiers, where it was imported from."""
    snak = statement.mainsnak
    found = {
        "entity": of.entity.id,
        "property": snak.property.upper(),
        "statement": statement.id,
        "rank": statement.rank,
    }
    stated = value(snak)
    if isinstance(stated, dict) and "time" in stated:
        found |= {"time": str(stated["time"]), "precision": str(stated.get("precision", ""))}
        found |= {"calendar": known.label(str(stated.get("calendarmodel", "")).rpartition("/")[2])}
    else:
        found["value"] = item(snak) or words(snak, known)
    for name, group in qualifiers.items():
        label = known.label(name.upper())[:LONGEST_NAME]
        found[label if label not in found else name] = "; ".join(words(one, known) for one in group)
    found["imported from"] = "; ".join(support.origins)
    found["references"] = "cannot be read" if support.unreadable else ""
    return {name: text for name, text in {**found, **of.place}.items() if text}


def _coordinates(statements: Iterable[Statement]) -> dict[str, str]:
    for one in _valid(statements):
        found = value(one.mainsnak)
        if isinstance(found, dict) and str(found.get("globe", EARTH)).rpartition("/")[2] == EARTH:
            latitude, longitude = found.get("latitude"), found.get("longitude")
            if _is_degree(latitude, 90) and _is_degree(longitude, 180):
                return {"latitude": str(latitude), "longitude": str(longitude)}
    return {}


def _is_degree(number: object, most: int) -> bool:
    return isinstance(number, int | float) and not isinstance(number, bool) and -most <= number <= most


def _places(of: Subject, qualifiers: Qualifiers, known: Known) -> tuple[str, ...]:
    """Return the places of a statement, else of its entity, whose names the file tells."""
    for name in _PLACES:
        found = qualifiers.get(name) or [one.mainsnak for one in _valid(of.by_property.get(name, ()))]
        named = dict.fromkeys(one for one in map(item, found) if one)
        if named:
            return tuple(known.labels[one] for one in named if one in known.labels)
    return ()


def _countries(
    of: Subject,
    qualifiers: Qualifiers,
    date: DateExpression | None,
    known: Known,
    *,
    options: ImportOptions,
    strange: dict[str, int],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the countries and regions of a statement: by its qualifiers, its entity, the options, its label."""
    for name, group in _naming_countries(of, qualifiers, date):
        countries: dict[str, None] = {}
        regions: dict[str, None] = {}
        for one in filter(None, group):
            codes = _codes(one, known, options)
            for code in codes:
                (regions if not code.isalpha() or not code.isupper() else countries)[code] = None
            if not codes and name in _OF_COUNTRIES:
                strange[one] = strange.get(one, 0) + 1
        if countries or regions:
            return tuple(countries), tuple(regions)
    return countries_of(options, (), of.label)


def _naming_countries(
    of: Subject, qualifiers: Qualifiers, date: DateExpression | None
) -> Iterator[tuple[str, list[str]]]:
    for name in _COUNTRIES:
        if name in qualifiers:
            yield name, [item(one) for one in qualifiers[name]]
    for name in _COUNTRIES:
        if name in of.by_property:
            yield name, _in_force(of.by_property[name], date)


def _codes(of: str, known: Known, options: ImportOptions) -> tuple[str, ...]:
    """Return the codes of a country that is an item, or of the countries in which the file says that an item lies."""
    own = (options.mapping or {}).get("countries") or {}
    label = known.labels.get(of, "")
    for name in (of, label):
        if name and name in own:
            return tuple(own[name])
    if of in known.codes:
        return (known.codes[of],)
    if of in known.within:
        return tuple(known.codes[one] for one in known.within[of] if one in known.codes)
    named = named_with(label, own) if label else None
    return named.countries if named is not None and not named.unknown else ()


def _in_force(statements: Iterable[Statement], date: DateExpression | None) -> list[str]:
    """Return the items that statements name which held at a date; the preferred ones where none says when it held."""
    valid = _valid(statements)
    holding = [one for one in valid if len(valid) == 1 or _held(one, date)]
    if len(holding) == len(valid):
        holding = [one for one in valid if one.rank == "preferred"] or valid
    return [item(one.mainsnak) for one in holding or valid]


def _held(statement: Statement, date: DateExpression | None) -> bool:
    """Whether a statement may have held at a date, as far as it says when it did."""
    if date is None or date.earliest is None or date.latest is None:
        return True
    try:
        qualifiers = snaks(statement.qualifiers)
        start, end = (_end(qualifiers, name) for name in (START, END))
    except ValueError:
        return True
    begins_later = isinstance(start, Moment) and start.first > date.latest
    ended_before = isinstance(end, Moment) and end.last < date.earliest
    return not (begins_later or ended_before)

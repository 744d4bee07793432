"""Entities of Wikidata out of JSON: dumps line by line, and answers of Special:EntityData and the API as a whole.

Wikibase JSON (mediawiki.org, "Wikibase/DataModel/JSON"; wikidata.org, "Wikidata:Database download"): a dump is an array
with an entity a line. Only what is looked at is decoded; all else is passed over as bytes.
"""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final, TypeVar

import msgspec
from msgspec import Raw, Struct

from chronos.exchange.incoming import ExchangeError

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of one entity, and of a file that has no entity a line. Wikidata's largest have 4 MB."""
_MOST_VALUES: Final = 1_500_000
"""Commas of the same, by which what it takes in memory is bounded; Wikidata has one in 25 bytes."""
_NOTHING: Final = Raw(b"null")
_PACKED: Final = {b"\x1f\x8b": "gunzip", b"BZh": "bunzip2", b"\xfd7zXZ": "unxz", b"(\xb5/\xfd": "unzstd"}
_T = TypeVar("_T")


class DataValue(Struct):
    """A value: its type, and its JSON as it stands in the file."""

    value: Raw
    type: str = ""


class Snak(Struct):
    """A property and a value of it, or that it has an unknown one (``somevalue``), or none (``novalue``)."""

    snaktype: str
    property: str
    datavalue: DataValue | None = None
    datatype: str = ""


class Statement(Struct):
    """What Wikidata says; its qualifiers and references are decoded only where they are needed."""

    mainsnak: Snak
    id: str = ""
    rank: str = "normal"
    qualifiers: Raw = _NOTHING
    references: Raw = _NOTHING


class Reference(Struct):
    """What a statement rests on."""

    snaks: dict[str, list[Snak]] | list[Any] = msgspec.field(default_factory=dict)


class Entity(Struct):
    """An entity, of which nothing but its id is decoded."""

    id: str = ""
    type: str = "item"
    labels: Raw = _NOTHING
    lemmas: Raw = _NOTHING
    claims: Raw = _NOTHING
    statements: Raw = _NOTHING
    missing: Raw = _NOTHING

    @property
    def is_missing(self) -> bool:
        """Whether this is an answer that there is no such entity."""
        return self.missing is not _NOTHING


class Unreadable(Struct):
    """Something that should be an entity and cannot be read; ``reason`` says where, and what is wrong."""

    reason: str


class _Answer(Struct):
    """What stands around entities in answers of Wikidata."""

    entities: Raw = _NOTHING
    claims: Raw = _NOTHING
    id: str = ""
    head: Raw = _NOTHING
    error: Raw = _NOTHING


def decoded(raw: bytes | Raw, type_: type[_T]) -> _T:
    """Return some JSON as what it should be.

    Raises:
        ValueError: it is not; the message says what is wrong, without a place.
    """
    try:
        return msgspec.json.decode(raw, type=type_)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ValueError(" ".join(str(error).split())) from None


def mapping(raw: Raw) -> dict[str, Raw]:
    """Return the members of an object; none where PHP has written an empty one as ``[]``, or there is nothing.

    Raises:
        ValueError: it is something else.
    """
    text = bytes(memoryview(raw)[:64]).strip()
    if text in (b"null", b"[]") or (text.startswith(b"[") and not decoded(raw, list[Raw])):
        return {}
    return decoded(raw, dict[str, Raw])


def snaks(raw: Raw) -> dict[str, list[Snak]]:
    """Return the snaks of a statement or a reference by their properties.

    Raises:
        ValueError: it has none in the shape that it should have.
    """
    text = bytes(memoryview(raw)[:64]).strip()
    if text in (b"null", b"[]", b"{}"):
        return {}
    return decoded(raw, dict[str, list[Snak]])


def entities(file: BinaryIO, name: str) -> Iterator[Entity | Unreadable]:
    """Yield the entities of a file, one after the other.

    Raises:
        ExchangeError: it is no JSON of Wikidata, or too large to be read as it is written.
    """
    file.seek(0)
    head = file.read(8)
    for magic, program in _PACKED.items():
        if head.startswith(magic):
            raise ExchangeError(f"{name}: this file is compressed; unpack it first ({program})")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head:
        raise ExchangeError(f"{name}: this is no UTF-8, in which Wikidata writes its JSON; save it as that")
    file.seek(3 if head.startswith(b"\xef\xbb\xbf") else 0)
    start = file.tell()
    if _has_a_line_each(file, name):
        file.seek(start)
        yield from _of_lines(file, name)
        return
    file.seek(start)
    text = file.read(LARGEST + 1)
    if len(text) > LARGEST:
        size = LARGEST // 1024 // 1024
        raise ExchangeError(f"{name}: more than {size} MB that have not an entity a line; write it so (jq -c '.[]')")
    if text.count(b",") > _MOST_VALUES:
        raise ExchangeError(
            f"{name}: more than {_MOST_VALUES:,} values that have not an entity a line; write it so (jq -c '.[]')"
        )
    try:
        members = decoded(text, list[Raw]) if text.lstrip()[:1] == b"[" else [Raw(text)]
    except ValueError as error:
        raise ExchangeError(f"{name}: this is no JSON: {error}") from None
    for number, member in enumerate(members, 1):
        where = f"entity {number}: " if len(members) > 1 else ""
        yield from _of_value(member, where, name, first=number == 1)


def _has_a_line_each(file: BinaryIO, name: str) -> bool:
    """Whether the first line that says something is an entity, or what begins a dump and the one after it is."""
    for number, line in enumerate(_lines(file, name), 1):
        text = line.strip()
        if text in (b"", b"["):
            continue
        body = text.removeprefix(b"[").rstrip(b",] \t") if text.startswith((b"[{", b"[ {")) else text.rstrip(b", \t")
        if not body.startswith(b"{"):
            return False
        try:
            decoded(body, _Answer)
        except ValueError:
            # A dump that is broken in its first entity is still one, and so is what begins with "[" and one long line.
            return text.endswith(b"},") and number > 1 and len(text) > 1000
        return True
    raise ExchangeError(f"{name}: this file is empty")


def _of_lines(file: BinaryIO, name: str) -> Iterator[Entity | Unreadable]:
    first = True
    for number, line in enumerate(_lines(file, name), 1):
        text = line.strip()
        if text.startswith(b"[") and not text.startswith(b"[]"):
            text = text[1:].lstrip()
        if not text.startswith(b"{"):
            text = text.strip(b"[], \t")
        elif text.endswith((b",", b"]")):
            text = text.rstrip(b",] \t")
        if text:
            yield from _of_value(text, f"line {number}: ", name, first=first)
            first = False


def _lines(file: BinaryIO, name: str) -> Iterator[bytes]:
    number = 0
    while line := file.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST:
            size = LARGEST // 1024 // 1024
            raise ExchangeError(f"{name}: line {number} is longer than {size} MB; a dump has an entity a line")
        yield line


def _of_value(text: bytes | Raw, where: str, name: str, *, first: bool) -> Iterator[Entity | Unreadable]:
    """Yield the entity that a JSON value is, or those that it holds."""
    try:
        _check(text)
        answer = decoded(text, _Answer)
        members = list(mapping(answer.entities).values()) if answer.entities is not _NOTHING else [Raw(text)]
        found = [decoded(member, Entity) for member in members]
    except ValueError as error:
        if first:
            raise ExchangeError(f"{name}: {where}this is no entity of Wikidata: {error}") from None
        yield Unreadable(f"{where}this is no entity of Wikidata: {error}")
        return
    if first:
        _refuse_others(answer, found, name)
    yield from found


def _check(text: bytes | Raw) -> None:
    """Look whether a text can be decoded at all.

    Raises:
        ValueError: it is no UTF-8, or has more values than an entity has.
    """
    plain = bytes(text)
    if not plain.isascii():
        try:
            plain.decode()
        except UnicodeDecodeError as error:
            raise ValueError(f"byte {error.start + 1} is no UTF-8, in which Wikidata writes its JSON") from None
    if len(plain) > _MOST_VALUES and plain.count(b",") > _MOST_VALUES:
        raise ValueError(f"it has more than {_MOST_VALUES:,} values")


def _refuse_others(answer: _Answer, found: list[Entity], name: str) -> None:
    """Refuse JSON of Wikidata that is no entity.

    Raises:
        ExchangeError: this is such.
    """
    if answer.head is not _NOTHING:
        raise ExchangeError(f"{name}: these are results of a query; import them as CSV, or the entities as JSON")
    if answer.error is not _NOTHING:
        raise ExchangeError(f"{name}: Wikidata answered with an error, and with no entity; fetch it again")
    bare = [one for one in found if not one.id and one.claims is _NOTHING and one.statements is _NOTHING]
    if found and len(bare) == len(found):
        raise ExchangeError(f"{name}: this is no entity of Wikidata: it has neither an `id` nor `claims`")


def statements(entity: Entity) -> Iterator[Statement | Unreadable]:
    """Yield the statements of an entity, in the order of the file."""
    raw = entity.claims if entity.claims is not _NOTHING else entity.statements
    try:
        try:
            groups: Mapping[str, list[Statement]] = (
                {}
                if bytes(memoryview(raw)[:64]).strip() in (b"null", b"[]")
                else decoded(raw, dict[str, list[Statement]])
            )
        except ValueError:
            yield from _one_by_one(entity, raw)
            return
    except ValueError as error:
        yield Unreadable(f"{entity.id[:60]}: its statements are not as Wikidata writes them: {error}")
        return
    for group in groups.values():
        yield from group


def _one_by_one(entity: Entity, raw: Raw) -> Iterator[Statement | Unreadable]:
    """Yield statements of which at least one is no statement.

    Raises:
        ValueError: they are no lists of values by their properties.
    """
    for name, group in mapping(raw).items():
        for number, one in enumerate(decoded(group, list[Raw]), 1):
            try:
                statement = decoded(one, Statement)
            except ValueError as error:
                yield Unreadable(
                    f"{entity.id[:60]}: {name[:20]}, statement {number} is not as Wikidata writes it: {error}"
                )
            else:
                yield statement

"""Reads for an import what timelines/ has readers for: chronos's own JSON, CSL-JSON and BibTeX."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, Final

import msgspec

from chronos.exchange.incoming import ExchangeError, ImportOptions, Incoming, Note, Refused, Taken
from chronos.model import Fault
from chronos.model.plain import source_fields
from chronos.store import Part, decode_text, read_part
from chronos.store.parts import read_values

OWN: Final = ("json", "jsonl", "csl-json", "bibtex")
_MOST: Final = 128 * 1024 * 1024
"""Bytes of a file of JSON, of which one item after the other is read."""
_MOST_BIBTEX: Final = 16 * 1024 * 1024
"""Bytes of a file of BibTeX, which pandoc reads as a whole."""
_LONGEST: Final = 4 * 1024 * 1024
"""Bytes of a line of JSON Lines."""
_HALF: Final = re.compile(r"(\\\\|\\u[dD][89abAB]..\\u[dD][c-fC-F]..)|\\u[dD][89a-fA-F]..")
"""Half of a pair of surrogates, beside what looks like one: JSON may have it (RFC 8259, section 8.2), UTF-8 may not."""
_BREAKING: Final = frozenset(("malformed-yaml", "wrong-type", "missing-id"))
"""What keeps a source from being read."""


class _Lists(msgspec.Struct):
    """The lists of chronos's own JSON, their items not yet read."""

    references: list[msgspec.Raw] = []
    claims: list[msgspec.Raw] = []
    judgements: list[msgspec.Raw] = []


class _Library(msgspec.Struct):
    """The lists that a library of sources may stand in."""

    items: list[msgspec.Raw] | None = None
    references: list[msgspec.Raw] | None = None


def read_own(form: str, file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a file in one of these formats; a row is a claim or a source, counted from 1, in JSON Lines a line.

    Raises:
        ExchangeError: it is no text in UTF-8, too large, or no such format at all.
    """
    if form == "jsonl":
        return _lines(file, options.name)
    if form == "bibtex":
        return _bibtex(read_part("import.bib", _text(file, options.name, _MOST_BIBTEX)), options.name)
    text = _text(file, options.name, _MOST)
    return _whole(text, options.name) if form == "json" else _library(text, options.name)


def _text(file: BinaryIO, name: str, most: int) -> str:
    content = file.read(most + 1)
    if len(content) > most:
        raise ExchangeError(f"{name}: has more than {most >> 20} MiB; export it in parts, or as JSON Lines")
    text, faults = decode_text(name, content)
    if text is None or faults:
        raise ExchangeError(f"{name}: {faults[0].message if faults else 'this is no text'}; save it as UTF-8")
    return _whole_characters(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))


def _whole_characters(text: str) -> str:
    """Return JSON with U+FFFD in place of every half of a character."""
    return _HALF.sub(lambda found: found[1] or "\\ufffd", text) if "\\u" in text else text


def _decoded(text: str, sort: Any, name: str) -> Any:
    try:
        return msgspec.json.decode(text, type=sort)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise ExchangeError(
            f"{name}: this is not the JSON that it was taken for ({error}); say what it is with --as"
        ) from None


def _whole(text: str, name: str) -> Iterator[Incoming]:
    """Yield the claims and sources of chronos's own JSON."""
    lists: _Lists = _decoded(text, _Lists, name)
    if not lists.claims and not lists.references:
        raise ExchangeError(f"{name}: it has neither `claims` nor `references`")
    row = 0
    for sort, items in (("references", lists.references), ("claims", lists.claims)):
        for raw in items:
            row += 1
            yield _item(sort, raw, row, name)
    if lists.judgements:
        yield Note(f"judgements are not imported ({len(lists.judgements)} here); copy them into judgements.yaml")


def _library(text: str, name: str) -> Iterator[Incoming]:
    """Yield the sources of another program's library: a list of items, or one in ``items`` or ``references``."""
    if text.lstrip()[:1] == "[":
        items = _decoded(text, list[msgspec.Raw], name)
    else:
        library: _Library = _decoded(text, _Library, name)
        found = library.items if library.items is not None else library.references
        items = found if found is not None else [msgspec.Raw(text.encode())]
    for row, raw in enumerate(items, start=1):
        yield _item("references", raw, row, name)


def _lines(file: BinaryIO, name: str) -> Iterator[Incoming]:
    row = 0
    others: dict[str, int] = {}
    while line := file.readline(_LONGEST + 1):
        row += 1
        if len(line) > _LONGEST:
            raise ExchangeError(f"{name}:{row}: this line has more than {_LONGEST >> 20} MiB; is it JSON Lines?")
        if not line.strip():
            continue
        if b"\\u" in line:
            line = _whole_characters(line.decode("utf-8", "replace")).encode()
        sort, raw = _sorted(line, row, name)
        if sort in ("judgement", "event"):
            others[sort] = others.get(sort, 0) + 1
        elif raw is None:
            yield Refused(row, f'this is neither {{"claim": {{...}}}} nor {{"source": {{...}}}}: {line[:40]!r}')
        else:
            yield _item("claims" if sort == "claim" else "references", raw, row, name)
    for sort, number in others.items():
        yield Note(f"lines of the type {sort!r} are not imported ({number:,} here)")


def _sorted(line: bytes, row: int, name: str) -> tuple[str, msgspec.Raw | None]:
    """Return what a line is, and what is in it; nothing where it is none of what there may be."""
    try:
        fields = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        if row == 1:
            raise ExchangeError(f"{name}:1: this is no JSON ({error}); JSON Lines has an object on each line") from None
        return "", None
    sort, raw = next(iter(fields.items()), ("", None))
    return (sort, raw) if len(fields) == 1 and sort in ("claim", "source", "judgement", "event") else ("", None)


def _item(sort: str, raw: msgspec.Raw, row: int, name: str) -> Incoming:
    """Return what is imported of one claim or source."""
    try:
        # Numbers stay as they are written: text, as everything in timelines.
        value = json.loads(bytes(raw), parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        return Refused(row, f"this is no JSON ({error})")
    part = read_values(name, {sort: [value]})
    if part.claims:
        return Taken(row, part.claims)
    if part.sources:
        return Taken(row, (), (source_fields(part.sources[0]),))
    what = f"the {'claim' if sort == 'claims' else 'source'} {_id(value)!r}"
    return Refused(row, f"{what}: {_reason(part.faults)}")


def _id(value: Any) -> str:
    return str(value.get("id", ""))[:60] if isinstance(value, dict) else ""


def _reason(faults: Iterable[Fault]) -> str:
    return next((fault.message for fault in faults), "it cannot be read")


def _bibtex(part: Part, name: str) -> Iterator[Incoming]:
    """Yield the sources of a file of BibTeX, and the entries that pandoc cannot read."""
    broken = [fault for fault in part.faults if not fault.source and fault.rule in _BREAKING]
    if not part.sources:
        raise ExchangeError(f"{name}: {broken[0].message if broken else 'it has no sources'}")
    row = 0
    for source in part.sources:
        row += 1
        yield Taken(row, (), (source_fields(source),))
    for fault in broken:
        row += 1
        yield Refused(row, f"line {fault.location.line}: {fault.message}")

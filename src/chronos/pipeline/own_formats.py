"""Reads for an import what timelines/ has readers for: chronos's own JSON, CSL-JSON and BibTeX."""

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from chronos.exchange.incoming import ExchangeError, ImportOptions, Incoming, Note, Refused, Taken
from chronos.model import Fault
from chronos.model.plain import source_fields
from chronos.store import Part, decode_text, read_part
from chronos.store.parts import read_json_part

OWN: Final = ("json", "jsonl", "csl-json", "bibtex")
_MOST: Final = 128 * 1024 * 1024
"""Bytes of a file that is read as a whole."""
_LONGEST: Final = 4 * 1024 * 1024
"""Bytes of a line of JSON Lines."""


def read_own(form: str, file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read a file in one of these formats; a row is a claim or a source, counted from 1, in JSON Lines a line.

    Raises:
        ExchangeError: it is no text in UTF-8, too large, or no such format at all.
    """
    if form == "jsonl":
        return _lines(file, options)
    text = _text(file, options.name)
    if form == "json":
        return _whole(read_json_part(options.name, text), options)
    ending = ".bib" if form == "bibtex" else ".json"
    return _library(read_part(f"import{ending}", text), options)


def _text(file: BinaryIO, name: str) -> str:
    content = file.read(_MOST + 1)
    if len(content) > _MOST:
        raise ExchangeError(f"{name}: has more than {_MOST >> 20} MiB; export it in parts, or as JSON Lines")
    text, faults = decode_text(name, content)
    if text is None or faults:
        raise ExchangeError(f"{name}: {faults[0].message if faults else 'this is no text'}; save it as UTF-8")
    return text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")


def _whole(part: Part, options: ImportOptions) -> Iterator[Incoming]:
    """Yield the claims and sources of chronos's own JSON."""
    if part.unread or not (part.claims or part.sources or part.unreadable):
        reason = part.faults[0].message if part.faults else "it has neither `claims` nor `references`"
        raise ExchangeError(f"{options.name}: {reason}")
    row = 0
    for source in part.sources:
        row += 1
        yield Taken(row, (), (source_fields(source),))
    for claim in part.claims:
        row += 1
        yield Taken(row, (claim,))
    for lost in part.unreadable:
        row += 1
        yield Refused(row, f"line {lost.location.line}: the claim {lost.id[:60]!r}: {_reason(part.faults, lost.id)}")
    if part.judgements:
        yield Note(f"judgements are not imported ({len(part.judgements)} here); copy them into judgements.yaml")


def _reason(faults: Iterable[Fault], claim_id: str) -> str:
    return next((fault.message for fault in faults if fault.claim == claim_id), "it cannot be read")


def _library(part: Part, options: ImportOptions) -> Iterator[Incoming]:
    """Yield the sources of another program's library."""
    broken = [fault for fault in part.faults if not fault.source and fault.rule in _BREAKING]
    if not part.sources:
        reason = broken[0].message if broken else "it has no sources"
        raise ExchangeError(f"{options.name}: {reason}")
    row = 0
    for source in part.sources:
        row += 1
        yield Taken(row, (), (source_fields(source),))
    for fault in broken:
        row += 1
        yield Refused(row, f"line {fault.location.line}: {fault.message}")


_BREAKING: Final = frozenset(("malformed-yaml", "wrong-type", "missing-id"))
"""What keeps a source from being read."""


def _lines(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    row = 0
    others: dict[str, int] = {}
    while line := file.readline(_LONGEST + 1):
        row += 1
        if len(line) > _LONGEST:
            raise ExchangeError(
                f"{options.name}:{row}: this line has more than {_LONGEST >> 20} MiB; is it JSON Lines?"
            )
        if not line.strip():
            continue
        sort, taken = _line(line, row, options.name)
        if taken is None:
            others[sort] = others.get(sort, 0) + 1
        else:
            yield taken
    for sort, number in others.items():
        yield Note(f"lines of the type {sort!r} are not imported ({number} here)")


def _line(line: bytes, row: int, name: str) -> tuple[str, Incoming | None]:
    """Return the type of a line, and what is imported of it; ``None`` for a judgement or an event."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        if row == 1:
            raise ExchangeError(f"{name}:1: this is no JSON ({error}); JSON Lines has an object on each line") from None
        return "", Refused(row, f"this is no JSON ({error})")
    sort = next(iter(value), "") if isinstance(value, dict) and len(value) == 1 else ""
    if sort in ("judgement", "event"):
        return sort, None
    if sort not in ("claim", "source"):
        return "", Refused(row, 'this is neither {"claim": {...}} nor {"source": {...}}')
    lists = {"claims" if sort == "claim" else "references": [value[sort]]}
    part = read_json_part(name, json.dumps(lists, ensure_ascii=False))
    if part.claims:
        return sort, Taken(row, part.claims)
    if part.sources:
        return sort, Taken(row, (), (source_fields(part.sources[0]),))
    return sort, Refused(row, part.faults[0].message if part.faults else f"this {sort} cannot be read")

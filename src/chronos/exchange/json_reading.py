"""Reads a file of JSON (RFC 8259) that somebody else wrote: of bounded size, each name once, no number that is none."""

import json
import re
from collections.abc import Sequence
from sys import getsizeof
from typing import Any, BinaryIO, Final, NoReturn

from chronos.exchange.incoming import ExchangeError

LARGEST: Final = 128 * 1024 * 1024
"""Bytes of a file that are read."""
_MEMORY: Final = 420 * 1024 * 1024
"""Bytes that a file may need while it is read: its text, once more what stands in it, and what these stand in."""
_COSTS: Final = (("{", 160), ("[", 80), (":", 80), (",", 72))
"""Bytes that each of these came to in CPython 3.11 on 64 bits, measured with files of nothing but mappings, lists,
texts or numbers: a mapping, a list, a place in a mapping, a value. Those within texts are counted too."""
_WIDE: Final = ((4, re.compile(rb"[\xf0-\xff]")), (2, re.compile(rb"[\xc4-\xef]")))
"""Bytes that every character of a text takes in Python, by the bytes of UTF-8 that its widest character begins with."""
_LONGEST_NUMBER: Final = 400
"""Characters of a number: the longest float has some 330."""
_SHOWN: Final = 60
_ESCAPED: Final = re.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\(u[dD][89a-fA-F]..|.)", re.DOTALL)
"""Characters written as escapes, in pairs or one; half of a pair stands for no character (RFC 8259, 8.2)."""
_BOMS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


def read_json(file: BinaryIO, name: str, limit: int = LARGEST) -> Any:
    """Return what a file of JSON says: mappings, lists, texts, numbers, ``True``, ``False``, ``None``.

    Args:
        file: The file, read from where it stands.
        name: What messages call it.
        limit: Bytes of it that may be read.

    Raises:
        ExchangeError: it is no JSON, has a name twice in one mapping, a number that is none (``NaN``), is nested too
            deeply or too large; the message has line and column (from 1) where there is one.
    """
    return json_value(json_text(file, name, limit), name)


def json_text(file: BinaryIO, name: str, limit: int = LARGEST) -> str:
    """Return the text of a file of JSON, for what has something before or behind it.

    Raises:
        ExchangeError: it is too large, or no text.
    """
    data = file.read(limit + 1)
    if len(data) > limit:
        raise ExchangeError(f"{name}: more than {limit // 1_048_576} MB of JSON; split it into several files")
    if len(data) * (1 + 2 * next((width for width, wide in _WIDE if wide.search(data)), 1)) > _MEMORY:
        raise ExchangeError(
            f"{name}: {len(data) // 1_048_576} MB of JSON in several scripts; split it into several files"
        )
    encoding = next((known for bom, known in _BOMS if data.startswith(bom)), "utf-8")
    text = _decoded(data, encoding, name)
    del data
    if not text.strip():
        raise ExchangeError(f"{name}: this file is empty")
    if 2 * getsizeof(text) + sum(text.count(mark) * cost for mark, cost in _COSTS) > _MEMORY:
        raise ExchangeError(f"{name}: too many values to be read at once; split it into several files")
    return text


def json_value(text: str, name: str) -> Any:
    """Return what a text of JSON says; half of a character, as a cut emoji leaves it, is U+FFFD.

    Raises:
        ExchangeError: as :func:`read_json`.
    """
    decoder = json.JSONDecoder(
        object_pairs_hook=_mapping, parse_constant=_no_number, parse_int=_integer, parse_float=_float
    )
    if "\\ud" in text or "\\uD" in text:
        text = _ESCAPED.sub(_whole, text)
    try:
        return decoder.decode(text)
    except _FaultError as fault:
        raise ExchangeError(f"{name}: {fault}") from None
    except json.JSONDecodeError as error:
        said = error.msg[:1].lower() + error.msg[1:]
        raise ExchangeError(f"{name}:{error.lineno}:{error.colno}: no JSON: {said}; export it again") from None
    except RecursionError:
        raise ExchangeError(f"{name}: nested too deeply to be read") from None


class _FaultError(Exception):
    """What JSON has and a reader of it cannot take."""


def _decoded(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = error.start - data.rfind(b"\n", 0, error.start)
        message = f"{name}:{line}:{column}: this is not UTF-8; save it as UTF-8"
        raise ExchangeError(message) from None


def _whole(escape: re.Match[str]) -> str:
    return "\\ufffd" if len(escape[1] or "") > 1 else escape[0]


def _mapping(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for place, name in enumerate(names) if name in names[:place])
        first = f"{names[0]!r}: {str(pairs[0][1])[:_SHOWN]!r}"
        raise _FaultError(f"{twice[:_SHOWN]!r} stands twice in the mapping that begins with {first}; leave one of them")
    return found


def _no_number(written: str) -> NoReturn:
    raise _FaultError(f"{written} is no number of JSON; write null")


def _integer(written: str) -> int:
    if len(written) > _LONGEST_NUMBER:
        raise _FaultError(f"a number of {len(written)} digits: {written[:_SHOWN]}...; write it as a text")
    return int(written)


def _float(written: str) -> float:
    if len(written) > _LONGEST_NUMBER:
        raise _FaultError(f"a number of {len(written)} characters: {written[:_SHOWN]}...; write it as a text")
    number = float(written)
    if number in (float("inf"), float("-inf")):
        raise _FaultError(f"{written[:_SHOWN]} is larger than numbers of JSON are read; write it as a text")
    return number

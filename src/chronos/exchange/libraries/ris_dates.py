"""Dates of RIS as EDTF, with no more precision than they state.

RIS Format Specifications, "Date tags": ``YYYY/MM/DD/other info``, where month, day and other words may be empty but the
slashes stay. Programs write ISO 8601 and words too.
"""

import re
from functools import lru_cache
from typing import Final

from chronos.edtf import DateExpression, EdtfError, parse, possibly_overlaps, read_words

_LONGEST: Final = 60
_SLASHED: Final = re.compile(r"(\d{4})(?:/(\d{0,2})(?:/(\d{0,2})(?:/(.*))?)?)?")
_ISO: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:\d\d.*)?)?)?")
_YEAR_FIRST: Final = re.compile(r"(\d{4}),?\s+(.+)")
_NO_DATE: Final = frozenset(["n.d.", "n.d", "nd", "no date", "s.d.", "s.f.", "undated", "not in file", "0"])


class Dated:
    """A date that was read: ``text`` is its EDTF, empty where it is none; ``rest`` what it says beyond that."""

    __slots__ = ("expression", "rest", "text")

    def __init__(self, expression: DateExpression | None = None, rest: str = "") -> None:
        self.expression = expression
        self.text = expression.text if expression is not None else ""
        self.rest = rest


@lru_cache(maxsize=20_000)
def ris_date(said: str) -> Dated:
    """Read a date; what cannot be read, or may be two, is its ``rest`` whole."""
    written = said.strip(" .;")
    if written.lower() in _NO_DATE or not written:
        return Dated()
    if len(written) > _LONGEST:
        return Dated(rest=said)
    slashed = _SLASHED.fullmatch(written)
    if slashed is not None:
        year, month, day, other = (part or "" for part in slashed.groups())
        return _of_parts(year, month.strip("0") and month, day.strip("0") and day, (other or "").strip(), said)
    iso = _ISO.fullmatch(written)
    if iso is not None:
        return _of_parts(iso[1], iso[2] or "", iso[3] or "", "", said)
    return Dated(found) if (found := _in_words(written)) is not None else Dated(rest=said)


def _of_parts(year: str, month: str, day: str, other: str, said: str) -> Dated:
    if year == "0000":
        return Dated(rest="" if not (month or day or other) else said)
    if day and not month:
        return Dated(rest=said)
    try:
        expression = parse("-".join(filter(None, (year, month.zfill(2) if month else "", day.zfill(2) if day else ""))))
    except EdtfError:
        return Dated(rest=said)
    if not other:
        return Dated(expression)
    finer = _in_words(f"{other} {year}") if not month else None
    if finer is not None and possibly_overlaps(finer, expression):
        return Dated(finer)
    return Dated(expression, "" if not _says_more(other) else other)


def _says_more(other: str) -> bool:
    """Whether other words than a time of the day stand behind a date."""
    return not re.fullmatch(r"[\d:. ]*(?:Z|UTC|[ap]m)?|nan|none|null", other, re.IGNORECASE)


def _in_words(text: str) -> DateExpression | None:
    turned = _YEAR_FIRST.fullmatch(text)
    for words in (text, f"{turned[2]} {turned[1]}") if turned is not None else (text,):
        try:
            return read_words(words)
        except EdtfError:
            continue
    return None


@lru_cache(maxsize=20_000)
def issued(years: tuple[str, ...], dates: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Return when something appeared, and what of the tags that say so is not in it.

    ``years`` are the values of ``PY`` and ``Y1``, ``dates`` those of ``DA``, which often have the month and day alone.
    The most precise that agrees with the first is taken.
    """
    best: DateExpression | None = None
    left: list[str] = []
    for said in (*years, *dates):
        read = ris_date(said)
        found = read.expression
        if found is None and best is not None and read.rest:
            found = _in_words(f"{said} {best.text[:4]}") if len(said) <= _LONGEST else None
            read = Dated(found, "" if found is not None else said)
        if found is not None and best is not None and not possibly_overlaps(best, found):
            left.append(said)
            continue
        if read.rest:
            left.append(read.rest)
        if found is not None and (best is None or _days(found) < _days(best)):
            best = found
    return best.text if best is not None else "", tuple(left)


def _days(expression: DateExpression) -> float:
    first, last = expression.earliest, expression.latest
    return float("inf") if first is None or last is None else last - first

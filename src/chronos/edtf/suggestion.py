"""The nearest valid expression to a text that is none: what its writer most likely meant, or nothing."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chronos.edtf.errors import EdtfError
from chronos.edtf.numeric import numeric_readings
from chronos.edtf.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from chronos.edtf.value import DateExpression

# Longer texts are not mended: they are no slip of the pen.
_LONGEST = 120
_DASHES = "–—‐‑−"  # noqa: RUF001  # what word processors make of a hyphen
# How the four languages say that something still lasts, after a hyphen or in words.
_UNTIL_NOW = frozenset(
    [
        *("-", "to", "until", "the", "present", "now", "today", "ongoing", "date"),
        *("hasta", "el", "la", "a", "presente", "hoy", "actualidad", "fecha"),
        *("até", "o", "à", "hoje", "atualidade", "actualidade", "data"),
        *("jusqu'à", "jusqu’à", "le", "ce", "présent", "jour", "aujourd'hui", "aujourd’hui"),  # noqa: RUF001 - both apostrophes are written
    ]
)
_FROM = frozenset(["from", "since", "desde", "de", "depuis"])


def nearest_valid(text: str) -> DateExpression | None:
    """The expression that one or two small repairs make of a text, the smallest repair first; None without one.

    A repair never adds precision: a day that does not exist leaves the month, ``198`` becomes ``198X``. Nor does it
    leave out what was meant: of two readings none is nearest. Words in any of the four languages count as a repair
    too.
    """
    if len(text) > _LONGEST:
        return None
    readings = numeric_readings(text)
    if readings:
        return readings[0] if len(readings) == 1 else None
    tried = latest = [text]
    for _ in range(2):
        mended = dict.fromkeys(repair(old) for old in latest for repair in _REPAIRS)
        latest = [new for new in mended if new not in tried]
        for new in latest:
            try:
                return parse(new)
            except EdtfError:
                continue
        tried = tried + latest
    return _from_words(text) or _until_now(text) or _coarser(tried)


def _from_words(text: str) -> DateExpression | None:
    from chronos.edtf.languages import read_words  # only where the small repairs failed

    try:
        return read_words(text)
    except EdtfError:
        return None


def _until_now(text: str) -> DateExpression | None:
    """``2018-present``, ``2018 to date`` and ``2018-`` as an interval with an open end."""
    words = _hyphens(text).replace("-", " - ").casefold().split()
    joints = len(words)
    while words and words[-1] in _UNTIL_NOW:
        words.pop()
    if not words or len(words) == joints:
        return None
    start = " ".join(words[words[0] in _FROM :]).replace(" - ", "-")
    for read in (parse, _from_words):
        try:
            date = read(start)
            return parse(f"{date}/..") if date is not None else None
        except EdtfError:
            continue
    return None


def _coarser(texts: list[str]) -> DateExpression | None:
    """The month of a day that does not exist, the year of a thirteenth month."""
    for text in texts:
        if re.fullmatch(r"-?[0-9]{4}(-[0-9]{2}){1,2}", text):
            try:
                return parse(text.rpartition("-")[0])
            except EdtfError:
                continue
    return None


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def _hyphens(text: str) -> str:
    for dash in _DASHES:
        text = text.replace(dash, "-")
    return text


def _signs(text: str) -> str:
    return _hyphens(text).replace("x", "X").replace("u", "X").replace("y", "Y").replace("?~", "%").replace("~?", "%")


def _old_names(text: str) -> str:
    """The names of the draft of 2012 for what are now ``..`` and nothing."""
    start, slash, end = text.partition("/")
    names = {"open": "..", "unknown": ""}
    ends = names | {"present": "..", "now": ".."} if slash else names
    return names.get(start, start) + slash + ends.get(end, end)


def _padded(text: str) -> str:
    """Months and days in two digits."""
    parts = text.split("-")
    return "-".join([parts[0], *(part.zfill(2) if part.isdigit() else part for part in parts[1:])])


def _without_zeros(text: str) -> str:
    """Without the month and day that a table writes as 00 because nobody knows them."""
    return re.sub(r"(-00)+$", "", text)


def _short_long_year(text: str) -> str:
    return text.replace("Y", "", 1)


def _long_year(text: str) -> str:
    digits = text.removeprefix("-")
    return f"Y{text}" if digits.isdigit() and len(digits) > 4 else text


def _masked(text: str) -> str:
    digits = text.rstrip("?~%")
    return digits.ljust(4, "X") + text[len(digits) :] if digits.isdigit() and 2 <= len(digits) <= 3 else text


def _without_time(text: str) -> str:
    return "/".join(end.partition("T")[0] for end in text.split("/"))


def _whole_seconds(text: str) -> str:
    clock, dot, rest = text.partition(".")
    return clock + rest.lstrip("0123456789") if dot and "T" in clock else text


def _dotted(text: str) -> str:
    """``2018..2019`` for an interval; within brackets the dots are right."""
    start, dots, end = text.partition("..")
    return f"{start or '..'}/{end or '..'}" if dots and "/" not in text and text[0] not in "[{" else text


def _short_end(text: str) -> str:
    """``2018-05/06``: the end of an interval without what it shares with the start (ISO 8601-1:2019, 5.5.2.1)."""
    start, slash, end = text.partition("/")
    short = slash and len(end) in (2, 5) and len(start) > len(end) and end.replace("-", "").isdigit()
    return f"{start}/{start[: -len(end)]}{end}" if short else text


def _week(text: str) -> str:
    """``2019-W05``, a week of ISO 8601, as its days of which one is meant."""
    match = re.fullmatch(r"([0-9]{4})-?[Ww]([0-9]{2})(?:-?([1-7]))?", text)
    if match is None:
        return text
    try:
        day = date.fromisocalendar(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        return text
    return str(day) if match[3] else f"[{day}..{day + timedelta(days=6)}]"


def _turned(text: str) -> str:
    start, slash, end = text.partition("/")
    return end + slash + start


def _closed(text: str) -> str:
    closing = {"[": "]", "{": "}"}.get(text[:1], "")
    return text.rstrip("]}") + closing if closing else text.rstrip("]}")


_REPAIRS: tuple[Callable[[str], str], ...] = (
    _without_spaces,
    _signs,
    _old_names,
    _padded,
    _without_zeros,
    _short_long_year,
    _long_year,
    _masked,
    _whole_seconds,
    _without_time,
    _closed,
    _dotted,
    _short_end,
    _week,
    _turned,
)

"""The nearest valid expression to a text that is none: what its writer most likely meant, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chronos.edtf.errors import EdtfError
from chronos.edtf.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Callable

    from chronos.edtf.value import DateExpression

# Longer texts are not mended: they are no slip of the pen.
_LONGEST = 120
_DASHES = "–—‐‑−"  # noqa: RUF001  # what word processors make of a hyphen


def nearest_valid(text: str) -> DateExpression | None:
    """The expression that one or two small repairs make of a text, the smallest repair first; None without one.

    A repair never adds precision: a day that does not exist leaves the month, ``198`` becomes ``198X``. Words
    in any of the four languages count as a repair too.
    """
    if len(text) > _LONGEST:
        return None
    tried = [text]
    for _ in range(2):
        mended = [repair(old) for old in tried for repair in _REPAIRS]
        tried = [new for new in dict.fromkeys(mended) if new not in tried]
        for new in tried:
            try:
                return parse(new)
            except EdtfError:
                continue
    return _from_words(text)


def _from_words(text: str) -> DateExpression | None:
    from chronos.edtf.languages import read_words  # only where the small repairs failed

    try:
        return read_words(text)
    except EdtfError:
        return None


def _without_spaces(text: str) -> str:
    return "".join(text.split())


def _signs(text: str) -> str:
    for dash in _DASHES:
        text = text.replace(dash, "-")
    return text.replace("x", "X").replace("u", "X").replace("y", "Y").replace("?~", "%").replace("~?", "%")


def _old_names(text: str) -> str:
    """The names of the draft of 2012 for what are now ``..`` and nothing."""
    start, slash, end = text.partition("/")
    names = {"open": "..", "unknown": ""}
    return names.get(start, start) + slash + names.get(end, end)


def _padded(text: str) -> str:
    """Months and days in two digits."""
    parts = text.split("-")
    return "-".join([parts[0], *(part.zfill(2) if part.isdigit() else part for part in parts[1:])])


def _other_separators(text: str) -> str:
    for sign in "/.":
        parts = text.split(sign)
        if len(parts) == 3 and all(part.isdigit() for part in parts) and len(parts[0]) == 4:
            return "-".join(parts)
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if text.isdigit() and len(text) == 8 else text


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


def _coarser(text: str) -> str:
    """Without the last part: the month of a day that does not exist, the year of a thirteenth month."""
    return text.rpartition("-")[0] if text.count("-") - text.startswith("-") > 0 and "/" not in text else text


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
    _other_separators,
    _short_long_year,
    _long_year,
    _masked,
    _whole_seconds,
    _without_time,
    _closed,
    _turned,
    _coarser,
)

"""Reads the dates of CSL items, and writes dates as CSL has them (CSL 1.0.2, ``csl-data.json``, date-variable)."""

import re
from collections.abc import Mapping
from typing import Any, Final

from chronos.edtf import DateExpression, EdtfError, parse
from chronos.store.fields import Reading
from chronos.store.nodes import Node

_VERBATIM: Final = ("raw", "literal")
"""Dates of CSL as their source writes them."""
_NO: Final = frozenset(["", "false", "no", "0"])
_SEASONS: Final = {
    word: str(number)
    for number, words in enumerate((("1", "spring"), ("2", "summer"), ("3", "autumn", "fall"), ("4", "winter")), 21)
    for word in words
}
"""Seasons of CSL, by numbers or words, as EDTF counts them."""
_LONGEST: Final = 120
"""Characters of a text that may still be a date."""
_ONE: Final = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?")
"""A date that CSL has a form for."""


def read_source_date(reading: Reading, fields: Mapping[str, Node], name: str) -> DateExpression | None:
    """Read a date of an item: EDTF, CSL date parts, or mappings with year, month and day, two for a span.

    One in the words of its source is read where chronos can; one that says that there is no date is none.
    """
    node = fields.get(name)
    if node is None or isinstance(node.value, str):
        return reading.date(node, name)
    written = _all_written(node)
    try:
        return parse(written)
    except EdtfError as error:
        said = _said(node)
        if said is not None:
            return _read_said(reading, node, name, said, error)
        if error.kind == "reversed":
            reading.fault("reversed-interval", node, f"{name}: the end lies before the start; turn them round")
        else:
            reading.fault("unreadable-date", node, f"{name} is EDTF, or CSL date parts such as [[2021, 12, 24]]")
        return None


def csl_date(node: Node) -> "dict[str, Any] | None":
    """Return a date of an item as a citation processor reads it; ``None`` where it says nothing.

    EDTF that CSL has no form for is its ``literal``, and so are the words of a source that are no date.
    """
    written = node.value.strip() if isinstance(node.value, str) else _all_written(node)
    said = written if isinstance(node.value, str) else _said(node)
    try:
        return _of_expression(parse(written))
    except EdtfError:
        if not said:
            return None
    from chronos.edtf import read_words  # noqa: PLC0415 - few dates are given in words

    try:
        return _of_expression(read_words(said[:_LONGEST]))
    except EdtfError:
        return {"literal": said}


def _of_expression(date: DateExpression) -> dict[str, Any]:
    """Write a date as CSL has it."""
    plain = re.sub("[?~%]", "", date.text)
    ends = [_ONE.fullmatch(end) for end in plain.split("/")]
    seasons = [end is not None and int(end[2] or 0) > 12 for end in ends]
    if None in ends or (any(seasons) and (len(ends) > 1 or int((ends[0] or [0, 0, 0])[2]) > 24)):
        return {"literal": date.text}
    parts = [_parts(end) for end in ends if end is not None]
    found: dict[str, Any] = {"date-parts": parts}
    if seasons[0]:
        found = {"date-parts": [parts[0][:1]], "season": parts[0][1] - 20}
    if plain != date.text:
        found["circa"] = True
    return found


def _parts(date: re.Match[str]) -> list[int]:
    """Return year, month and day; years before 1 are counted from 1 BC, which is -1 to CSL and 0 to EDTF."""
    year, *rest = (int(part) for part in date.groups() if part is not None)
    return [year - 1 if year <= 0 else year, *rest]


def _said(node: Node) -> str | None:
    """Return the words in which an item gives a date, ``None`` where it gives it in none."""
    dates = node.value if isinstance(node.value, list) else [node]
    found = [_verbatim(date.value) for date in dates]
    return found[0] if len(found) == 1 else None


def _verbatim(value: "str | list[Node] | dict[str, Node]") -> str | None:
    fields = value if isinstance(value, dict) else {}
    texts = (fields[name].value for name in _VERBATIM if name in fields)
    return next((text.strip() for text in texts if isinstance(text, str)), None)


def _read_said(reading: Reading, node: Node, name: str, said: str, error: EdtfError) -> DateExpression | None:
    from chronos.edtf import read_words  # noqa: PLC0415 - few dates are given in words
    from chronos.store.unreadable import fault_of_date, says_undated  # noqa: PLC0415 - as above

    if said and says_undated(said):
        return None
    try:
        return read_words(said[:_LONGEST])
    except EdtfError:
        reading.faults.append(fault_of_date(said[:2000], error, name, reading.at(node), source=reading.source))
        return None


def _all_written(node: Node) -> str:
    dates = node.value if isinstance(node.value, list) else [node]
    return "/".join([_written(date.value) for date in dates] if len(dates) <= 2 else [""])


def _written(value: "str | list[Node] | dict[str, Node]") -> str:
    """Write a CSL date as EDTF text (unchecked), empty where its shape is another."""
    if not isinstance(value, dict):
        return value if isinstance(value, str) else ""
    said = _verbatim(value)
    if said is not None:
        return said
    if "date-parts" in value:
        dates = value["date-parts"].value
        spans = [date.value for date in dates] if isinstance(dates, list) else []
    else:
        spans = [[value[name] for name in ("year", "month", "day") if name in value]]
    circa = value.get("circa")
    mark = "~" if circa is not None and str(circa.value).strip().lower() not in _NO else ""
    season = value.get("season")
    named = _SEASONS.get(str(season.value).strip().lower(), "") if season is not None and len(spans) == 1 else ""
    return "/".join(_joined(parts, named) + mark for parts in spans)


def _joined(parts: "str | list[Node] | dict[str, Node]", season: str = "") -> str:
    """Join year, month and day with hyphens; something else than digits stays what it is, and is no date.

    CSL counts the years before 1 from 1 BC, which is -1. ``season`` stands for the month where there is none.
    """
    texts = [str(part.value).strip() for part in parts] if isinstance(parts, list) else []
    if len(texts) == 1 and season:
        texts.append(season)
    if texts and texts[0].startswith("-") and texts[0][1:].isdecimal():
        year = int(texts[0][:20]) + 1
        texts[0] = f"-{-year:04}" if year else "0000"
    return "-".join((text.zfill(2) if number else text.zfill(4)) if text else "?" for number, text in enumerate(texts))

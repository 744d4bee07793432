"""Writes values as YAML, each on its line, so that any reader of YAML reads them as the texts that they are."""

import json
import re
from collections.abc import Mapping
from typing import Final

import yaml

_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BREAKS: Final = frozenset("\n\r\x85\u2028\u2029")
"""Line breaks of YAML 1.1 (section 5.4), which are written as escapes: a value stays on its line."""

Value = str | list[str]


def item_lines(fields: Mapping[str, Value], dash: str = "  - ") -> list[str]:
    """Write an item of a list as lines, one a field, the first with its dash."""
    lines = [f"{field}: {_scalar(value, field)}" for field, value in fields.items()]
    return [f"{dash if number == 0 else ' ' * len(dash)}{line}" for number, line in enumerate(lines)]


def one_line(fields: Mapping[str, Value], *, as_json: bool = False) -> str:
    """Write an item of a list in braces."""
    if as_json:
        return json.dumps(fields, ensure_ascii=False)
    said = ", ".join(f"{field}: {_scalar(value, field, in_flow=True)}" for field, value in fields.items())
    return f"{{{said}}}"


def _scalar(value: Value, field: str, *, in_flow: bool = False) -> str:
    """Write a value as YAML on one line; a day stays plain, which readers of YAML as text and as dates understand."""
    if isinstance(value, list):
        return f"[{', '.join(_scalar(one, field, in_flow=True) for one in value)}]"
    if field == "on" and _DAY.fullmatch(value):
        return value
    if _BREAKS.intersection(value):
        return _dumped(value, style='"').strip("\n")
    written = _dumped([value] if in_flow else value).removesuffix("...\n").strip("\n")
    return written[1:-1] if in_flow else written


def _dumped(value: Value, style: str | None = None) -> str:
    written: str = yaml.dump(
        value,
        Dumper=yaml.SafeDumper,
        allow_unicode=True,
        default_flow_style=True,
        default_style=style,
        width=float("inf"),
    )
    return written

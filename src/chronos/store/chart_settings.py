"""Reads ``charts:`` of ``chronos.yaml``: the house's look of charts, refused where it could not be read or drawn."""

import re
from collections.abc import Mapping
from typing import Final

from chronos.model import (
    CHART_COLOURS,
    CHART_FONTS,
    CHART_THEMES,
    LEAST_CONTRAST,
    LEAST_PAPER,
    ChartSettings,
    contrast,
    luminance,
)
from chronos.store.fields import Reading
from chronos.store.nodes import Node

CHART_FIELDS: Final = frozenset(["theme", "colours", "font", "title", "credit"])
CHART_ROLES: Final = frozenset(CHART_COLOURS["print"])
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_TEXTS: Final = frozenset(["ink", "muted"])


def read_chart_settings(reading: Reading, node: Node | None) -> ChartSettings:
    """Return what ``charts:`` sets."""
    fields = reading.mapping(node, CHART_FIELDS, "charts") if node is not None and node.value != "" else None
    if fields is None:
        return ChartSettings()
    theme = reading.choice(fields.get("theme"), "theme", CHART_THEMES)
    return ChartSettings(
        theme=theme,
        colours=_colours(reading, fields.get("colours"), theme),
        font=_font(reading, fields.get("font")),
        title=reading.text(fields.get("title"), "title"),
        credit=reading.text(fields.get("credit"), "credit"),
    )


def _font(reading: Reading, node: Node | None) -> str:
    font = reading.text(node, "font")
    if node is not None and font and font not in CHART_FONTS:
        message = (
            f"charts cannot be drawn in {font[:60]!r}: the renderer carries {' and '.join(CHART_FONTS)} and no other "
            "font, and those of a machine would make the pictures differ from one to the next"
        )
        reading.fault("wrong-value", node, message)
    return font


def _colours(reading: Reading, node: Node | None, theme: str) -> Mapping[str, str]:
    """Read the colours that are set, and compare them with the paper."""
    if node is None or node.value == "":
        return {}
    fields = reading.mapping(node, CHART_ROLES, "colours") or {}
    places = {role: place for role, place in fields.items() if role in CHART_ROLES}
    colours = {role: _colour(reading, role, place) for role, place in places.items()}
    if all(colours.values()) and colours:
        _compare(reading, {**CHART_COLOURS[theme], **colours}, places)
    return colours


def _colour(reading: Reading, role: str, node: Node) -> str:
    """Return a colour in lower case; empty where it is none."""
    text = reading.text(node, role)
    if _COLOUR.fullmatch(text):
        return text.lower()
    if isinstance(node.value, str):
        found = f"not {text[:60]!r}" if text else "and it needs the quotes: without them YAML takes # for a comment"
        reading.fault("wrong-value", node, f'{role} is a colour such as "#0072b2", {found}')
    return ""


def _compare(reading: Reading, colours: Mapping[str, str], places: Mapping[str, Node]) -> None:
    """Note colours that are set and that readers could not tell from the paper."""
    paper = colours["paper"]
    if luminance(paper) < LEAST_PAPER:
        message = f"the paper {paper} is too dark: charts put dark on light; choose a lighter colour"
        reading.fault("wrong-value", places["paper"], message)
        return
    for role, place in places.items():
        found = contrast(colours[role], paper)
        if found >= LEAST_CONTRAST.get(role, 0):
            continue
        shown = int(found * 10) / 10  # never rounded up to what is asked for
        what = (
            "text needs 4.5:1 to be read (WCAG 2.2, 1.4.3)" if role in _TEXTS else "marks need 3:1 (WCAG 2.2, 1.4.11)"
        )
        message = f"{role} {colours[role]} has a contrast of {shown}:1 with the paper {paper}, and {what}"
        reading.fault("wrong-value", place, f"{message}; choose a darker colour")

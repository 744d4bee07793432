"""How an event looks in a timeline: its status in colour, outline and words, a derived date hollow and dotted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from chronos.chart.key import Bar, Glyph, Item, Line, Shape
from chronos.model import STATUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chronos.chart.placing import Placed
    from chronos.chart.style import Style
    from chronos.chart.theme import Theme
    from chronos.model import Status

_SOLID = (1.0, 0.0)
_DASHED = (3.0, 2.0)
_DOTTED = (1.5, 1.5)
_LINE = 1.3  # thickness of a line in the key


class Look(NamedTuple):
    """Fill, outline, and the dash of the outline, in pixels on and off."""

    fill: str
    stroke: str
    dash: tuple[float, float]


def tone(theme: Theme, status: Status) -> str:
    """Return the colour of the outlines, lines and arrows of a status."""
    return _tones(theme, status)[0]


def _tones(theme: Theme, status: Status) -> tuple[str, str, str]:
    """Return the full, the middle and the light tone of a status."""
    match status:
        case "undisputed":
            return theme.accent, theme.middle_accent, theme.light_accent
        case "disputed":
            return theme.disputed, theme.middle_disputed, theme.light_disputed
        case "prospective":
            return theme.prospective, theme.middle_prospective, theme.light_prospective
        case "retracted":
            return theme.quiet, theme.middle_quiet, theme.light_quiet


def looks(theme: Theme) -> dict[str, Look]:
    """Return every look by its status and part: "disputed possible".

    Parts are ``day`` (an exact one), ``certain``, ``possible``, and ``narrow``, which is possible but has no room for
    an outline; of a date that no claim states, ``derived`` is what is possible and ``derived core`` what would be
    certain if the derivation is. What is planned or withdrawn is a tone lighter than what is said to have happened.
    """
    found = {}
    for status in STATUSES:
        full, middle, light = _tones(theme, status)
        happened = status in ("undisputed", "disputed")
        outline = _DASHED if status == "disputed" else _SOLID
        found[f"{status} day"] = Look(full if happened else light, full, _SOLID)
        found[f"{status} certain"] = Look(full if happened else light, full, outline)
        found[f"{status} possible"] = Look(light if happened else theme.paper, full, outline)
        found[f"{status} narrow"] = Look(middle, middle, _SOLID)
        found[f"{status} derived"] = Look(theme.paper, full, _DOTTED)
        found[f"{status} derived core"] = Look(light, full, _DOTTED)
    return found


def key_items(rows: Sequence[Placed], as_of: int | None, style: Style) -> list[Item]:
    """Explain what these rows show, and nothing else."""
    theme, words = style.theme, style.words
    look = looks(theme)
    parts = {part for row in rows for part, _, _ in row.bars}
    shapes = {arrow["shape"] for row in rows for arrow in row.arrows}
    exact = {row.derived for row in rows if row.diamonds}
    until = words.say("timeline.open") if as_of is None else words.say("timeline.open_on", day=words.day(as_of))
    blue, ink = theme.accent, theme.ink
    shown = (
        (False in exact, words.say("timeline.exact"), (Shape(9, "diamond", blue, blue),)),
        ("certain" in parts, words.say("timeline.certain"), (_bar(look["undisputed certain"]),)),
        (bool(parts & {"possible", "narrow"}), words.say("timeline.possible"), (_bar(look["undisputed possible"]),)),
        (any(row.derived for row in rows), words.say("timeline.derived"), (_bar(look["undisputed derived"]),)),
        ("triangle-right" in shapes, until, (Bar(0, 12, blue, blue), Shape(18, "triangle-right", blue, blue))),
        (
            "triangle-left" in shapes,
            words.say("timeline.open_start"),
            (Bar(8, 20, blue, blue), Shape(3, "triangle-left", blue, blue)),
        ),
        (
            any(row.signs for row in rows),
            words.say("timeline.unknown"),
            (Line(0, 12, blue, _LINE, (2, 2)), Glyph(18, "?")),
        ),
    )
    items = [Item(text, sample) for there, text, sample in shown if there]
    statuses = {row.status for row in rows} - {"undisputed"}
    for status in STATUSES:
        if status in statuses:
            struck = (Line(-3, 21, ink, _LINE),) if status == "retracted" else ()
            part = "certain" if status == "retracted" else "possible"
            items.append(Item(words.say(f"status.{status}"), (_bar(look[f"{status} {part}"]), *struck)))
    return items


def _bar(look: Look) -> Bar:
    return Bar(0, 18, look.fill, look.stroke, look.dash)

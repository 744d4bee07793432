"""A timeline: every dated event in a row of its own, as the span of days that its date means.

Nothing imprecise is ever a point: a year is a bar over its year. Light is possible, solid is certain; what goes on
beyond the picture ends in an arrow, and an end that nobody states in a question mark. Status shows in colour, in the
outline and in words; a date that no claim states, but that others leave, is hollow and said to be derived. Rows may
stand under headings. Undated events have no place on an axis and are counted in the subtitle.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from chronos.chart.canvas import Canvas
from chronos.chart.extent import Extent, extent
from chronos.chart.frame import Plot, framed
from chronos.chart.hovering import event_hover
from chronos.chart.key import key, key_height
from chronos.chart.labelling import across, pitch
from chronos.chart.marks import texts
from chronos.chart.placing import window_around
from chronos.chart.sections import Shown, groups, sections
from chronos.chart.stacking import stack
from chronos.chart.status import key_items
from chronos.chart.style import Drawing, Style
from chronos.chart.ticks import day_ticks
from chronos.chart.timeline_words import description, table
from chronos.model import MOST_YEARS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronos.chart.labelling import Pitch
    from chronos.chart.languages import Words
    from chronos.chart.sections import Grouping, Section
    from chronos.model import Chronology

NAME = "timeline"

_FOOT_AXIS: Final = 14  # rows from which the axis is repeated at the foot
_EMPTY: Final = 60  # height in pixels of a plot without rows
_NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})


def timeline(
    chronology: Chronology,
    *,
    title: str,
    subtitle: str,
    credit: str = "",
    style: Style = Style(),  # noqa: B008 - it is frozen
    by: Grouping = "",
    names: Mapping[str, str] = _NO_NAMES,
) -> Drawing:
    """Draw the dated events of a chronology, in its order; ``by`` country or kind under headings.

    ``names`` are those of countries, regions and kinds by id; what it lacks is called by its id.
    """
    words, theme = style.words, style.theme
    entries = chronology.entries
    reaches = [(entry, extent(entry.event)) for entry in entries]
    seen = [(entry, reach) for entry, reach in reaches if _has_place(reach)]
    shown = [Shown(number, entry, reach) for number, (entry, reach) in enumerate(seen)]
    parts = sections(shown, by, names, words)
    tight = pitch(sum(len(part.rows) for part in parts), theme)
    missing = _missing(chronology, shown, tight, style)
    hideable = groups(parts, words) if style.interactive else ()

    def plot() -> Plot:
        return _plot(parts, tight, chronology.as_of, hideable, style, several=by == "country")

    return framed(
        NAME,
        plot,
        title=title,
        subtitle=[line for line in (subtitle, _sentence(missing, words)) if line],
        description=description(title, [one.entry.event for one in shown], parts, missing, words),
        style=style,
        credit=credit,
        table=table(entries, names, words),
        hovers=[event_hover(row.entry, words) for part in parts for row in part.rows] if style.interactive else (),
        groups=hideable,
    )


def _has_place(reach: Extent) -> bool:
    """Whether an axis can show it: some day bounds it, and each as a number that JSON keeps (RFC 8259, 6).

    A date that allows so many years that it says nothing about any, such as XXXX, would squeeze all others.
    """
    bounded = [(first, last) for first, last in reach.possible if first is not None and last is not None]
    if any(last - first >= MOST_YEARS * 365 for first, last in bounded):
        return False
    return bool(reach.bounds) and all(abs(day) < 2**53 for day in reach.bounds)


def _missing(chronology: Chronology, shown: Sequence[Shown], tight: Pitch, style: Style) -> list[str]:
    """Return what the picture does not show."""
    words = style.words
    undated = sum(entry.event.date is None for entry in chronology.entries)
    unplaced = len(chronology.entries) - len(shown) - undated
    missing = []
    if not tight.named:
        missing.append(words.say("timeline.too_many", events=words.amount(len(shown), "event")))
    if undated:
        missing.append(words.amount(undated, "timeline.undated"))
    if unplaced:
        missing.append(words.amount(unplaced, "timeline.unplaced"))
    return missing


def _sentence(parts: Sequence[str], words: Words) -> str:
    text = words.say("timeline.separator").join(parts)
    return text[:1].upper() + text[1:]


def _plot(
    parts: Sequence[Section],
    tight: Pitch,
    as_of: int | None,
    hideable: Sequence[str],
    style: Style,
    *,
    several: bool,
) -> Plot:
    theme, words = style.theme, style.words
    wide = across(theme)
    if not parts:
        row = {"x": 0, "y": _EMPTY / 2, "text": words.say("timeline.none")}
        return Plot([texts([row], color=theme.muted)], wide, _EMPTY, theme.margin, theme.margin, 8, 8)
    window = window_around([row.reach for part in parts for row in part.rows], as_of, theme)
    stacked = stack(parts, window, tight, style)
    items = key_items(stacked.rows, as_of, style)
    above = key_height(items, wide, theme) + theme.scaled(30)
    ticks = day_ticks(window.first, window.last, wide, style)
    canvas = Canvas(window, tight, style, {name: place for place, name in enumerate(hideable)})
    foot = stacked.height + theme.scaled(9) if len(stacked.rows) >= _FOOT_AXIS else None
    layers = [
        canvas.grid(ticks, stacked.height),
        *canvas.headings(stacked.headings),
        *canvas.axes(ticks, [*stacked.axes, *([] if foot is None else [foot])]),
        *canvas.spans(stacked.rows, ticks),
        *canvas.ends(stacked.rows),
        *canvas.labels(stacked.rows),
        *canvas.told(stacked.rows),
        *key(items, left=0, top=-above + 4, room=wide, theme=theme),
    ]
    notes = []
    if several and len(stacked.rows) > len({row.shown.number for row in stacked.rows}):
        notes.append(words.say("timeline.several"))
    if any(row.shortened for row in stacked.rows):
        notes.append(words.say("timeline.shortened"))
    below = theme.scaled(10 if foot is None else 24)
    return Plot(layers, wide, stacked.height, theme.margin, theme.margin, above + 4, below, notes=notes)

"""Certain counts of groups, stacked, in the colours of the groups.

A group's colour stands for events that must lie in a period, and only for them. What is merely possible is not parted
by group in the picture, since expected and possible counts of several groups on top of each other would have to begin
somewhere in the air: it stands above as one light extension of the total, and the table has it by group.

A stack is as high as the total, never higher. Where an event belongs to several groups (countries, actors), their
counts add up to more than there are events; then the colours share the bar in proportion. Where the groups leave out
certain events, the rest of the bar has a quiet colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from chronos.chart.frame import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronos.chart.style import Style
    from chronos.model import Counts


class Part(NamedTuple):
    """What has one colour: a group, several joined as "others", or, without any, what is in none of the groups."""

    name: str
    colour: str
    groups: tuple[Counts, ...]
    certain: Mapping[str, int]
    """By the label of the period; of joined groups, an event counts once for each."""


class Segment(NamedTuple):
    """A part of the bar of one period: its number of events, and where it begins and ends on the scale of events."""

    period: str
    part: int
    certain: int
    start: float
    end: float


class Stack(NamedTuple):
    """Parts from the bottom up, their segments by period, and how many more certain events they have than the total."""

    parts: tuple[Part, ...]
    segments: tuple[Segment, ...]
    beyond: int


def stacked(counts: Counts, groups: Sequence[Counts], style: Style) -> Stack:
    """Stack the certain counts of groups to that of all events, in the order given; nothing without groups.

    Of more groups with certain events than the theme has colours, those with the most certain events have their own
    and the others share the last.
    """
    if not groups:
        return Stack((), (), 0)
    parts = _parts(groups, style)
    of_all = {row.period: row.certain for row in counts.rows}
    rest = {period: certain - sum(part.certain.get(period, 0) for part in parts) for period, certain in of_all.items()}
    if any(left > 0 for left in rest.values()):
        left = {period: number for period, number in rest.items() if number > 0}
        parts.append(Part(style.words.say("events-per-year.no_group"), style.theme.middle_quiet, (), left))
    segments: list[Segment] = []
    for period, certain in of_all.items():
        inside = [(place, part.certain.get(period, 0)) for place, part in enumerate(parts)]
        shared = max(certain, sum(number for _, number in inside))
        below = 0
        for place, number in inside:
            if number and certain:
                start, end = below * certain / shared, (below + number) * certain / shared
                segments.append(Segment(period, place, number, _short(start), _short(end)))
                below += number
    return Stack(tuple(parts), tuple(segments), sum(-left for left in rest.values() if left < 0))


def _short(place: float) -> float:
    return int(place) if place == int(place) else round(place, 4)


def _parts(groups: Sequence[Counts], style: Style) -> list[Part]:
    colours = style.theme.groups
    shown = [group for group in groups if any(row.certain for row in group.rows)]
    own = set(range(len(shown)))
    if len(shown) > len(colours):
        ranked = sorted(own, key=lambda place: -sum(row.certain for row in shown[place].rows))
        own = set(ranked[: len(colours) - 1])
    names = [group_name(group, style) for group in shown]
    parts = [
        Part(
            name if names.count(name) == 1 else f"{name} ({plain(group.group)})",
            "",
            (group,),
            {row.period: row.certain for row in group.rows},
        )
        for place, (name, group) in enumerate(zip(names, shown, strict=True))
        if place in own
    ]
    others = tuple(group for place, group in enumerate(shown) if place not in own)
    if others:
        joined: dict[str, int] = {}
        for row in (row for group in others for row in group.rows):
            joined[row.period] = joined.get(row.period, 0) + row.certain
        parts.append(Part(style.words.amount(len(others), "other"), "", others, joined))
    return [part._replace(colour=colour) for part, colour in zip(parts, colours, strict=False)]


def group_name(group: Counts, style: Style) -> str:
    """Return what a group is called; what names none is said in words."""
    return plain(group.name or group.group) or style.words.say("events-per-year.unnamed")

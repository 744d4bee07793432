"""The layers of a timeline, made of its placed rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from chronos.chart.font import shortened, width
from chronos.chart.frame import plain
from chronos.chart.labelling import across
from chronos.chart.marks import Layer, at, axis, by, kind, layer, texts
from chronos.chart.status import looks

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chronos.chart.labelling import Pitch
    from chronos.chart.placing import Placed, Window
    from chronos.chart.stacking import Heading
    from chronos.chart.style import Style

_BOX: Final[Mapping[str, Any]] = {"x": at("x"), "x2": {"field": "x2"}, "y": at("y"), "y2": {"field": "y2"}}
_AS_IS: Final[Mapping[str, Any]] = {"type": "nominal", "scale": None, "legend": None}
_INDENT: Final = 6  # pixels before a heading's words


class Canvas(NamedTuple):
    """Where the rows of a timeline are drawn, how closely, in which style.

    ``groups`` are the places of the groups that a reader may hide, by name: then every row of data carries its own.
    """

    window: Window
    tight: Pitch
    style: Style
    groups: Mapping[str, int]

    @property
    def outline(self) -> float:
        """Pixels of an outline."""
        return 1 if self.tight.named else 0.7

    def grid(self, ticks: Mapping[int, str], height: float) -> Layer:
        """Draw a line down the plot at each tick."""
        rows = [{"x": self.window.x(day), "y": -4, "y2": height} for day in ticks]
        return layer(rows, {"type": "rule", "stroke": self.style.theme.grid}, x=at("x"), y=at("y"), y2={"field": "y2"})

    def headings(self, headings: Sequence[Heading]) -> list[Layer]:
        """Draw a band with the name of a section and the number of its rows."""
        if not headings:
            return []
        theme, words = self.style.theme, self.style.words
        wide = across(theme)
        bands, names = [], []
        for one in headings:
            count = words.say("timeline.section", name="", count=words.whole(one.rows))
            room = wide - 2 * _INDENT - width(count, theme.text_size, bold=True)
            name = shortened(plain(one.name), room, theme.text_size, bold=True)
            text = words.say("timeline.section", name=name, count=words.whole(one.rows))
            bands.append({"x": 0, "x2": wide, "y": one.top, "y2": one.bottom})
            names.append({"x": _INDENT, "y": (one.top + one.bottom) / 2 + 0.5, "text": text})
        return [
            layer(bands, {"type": "rect", "fill": theme.grid}, **_BOX),
            texts(names, fontWeight="bold", fontSize=theme.text_size, color=theme.ink),
        ]

    def axes(self, ticks: Mapping[int, str], middles: Sequence[float]) -> list[Layer]:
        """Repeat what the ticks say at these heights."""
        rows = [
            {"x": round(self.window.x(day) + 3, 1), "y": y, "text": words}
            for y in middles
            for day, words in ticks.items()
        ]
        return [texts(rows, fontSize=self.style.theme.axis_size, color=self.style.theme.muted)] if rows else []

    def spans(self, rows: Sequence[Placed], ticks: Mapping[int, str]) -> list[Layer]:
        """Draw bars over days, and diamonds on exact days where a day is too narrow for a bar."""
        bars = [
            {"from": first, "to": last + 1, "y": row.middle, "look": f"{row.status} {part}", **self._group(row)}
            for row in rows
            for part, first, last in row.bars
        ]
        days = [
            {"day": day, "y": row.middle, "look": f"{row.status} {'derived' if row.derived else 'day'}"}
            | self._group(row)
            for row in rows
            for day in row.diamonds
        ]
        seen = {row["look"] for row in (*bars, *days)}
        used = {name: look for name, look in looks(self.style.theme).items() if name in seen}
        fill, stroke, dash = (kind("look", {name: look[part] for name, look in used.items()}) for part in range(3))
        bar = {"type": "bar", "orient": "horizontal", "size": self.tight.bar, "strokeWidth": self.outline}
        size = round(0.6 * self.tight.bar**2) + 3 if self.tight.named else round(self.tight.row**2 * 1.2, 1)
        diamond = {"type": "point", "shape": "diamond", "size": size, "strokeWidth": self.outline, "opacity": 1}
        diamond["xOffset"] = round(self.window.per_day / 2, 2)
        days_across, told = self._across(ticks), bool(self.groups)
        looked: dict[str, Any] = {"y": at("y"), "fill": fill, "stroke": stroke, "strokeDash": dash}
        return [
            layer(bars, bar, told=told, x=by("from", **days_across), x2={"field": "to"}, **looked),
            layer(days, diamond, told=told, x=by("day", **days_across), **looked),
        ]

    def _across(self, ticks: Mapping[int, str]) -> dict[str, Any]:
        """Return the scale of days and its axis above the plot."""
        window = self.window
        ends = {"domain": [window.first, window.last + 1], "range": [window.left, window.right]}
        look = {
            "domain": False,
            "grid": False,
            "labelAlign": "left",
            "labelOffset": 3,
            "labelPadding": 6,
            "ticks": False,
        }
        return {
            "scale": {**ends, "nice": False, "zero": False},
            "axis": axis(ticks, orient="top", title=None, **look),
        }

    def ends(self, rows: Sequence[Placed]) -> list[Layer]:
        """Draw what is no span of days: arrows of open ends, dashes of unknown ones, lines that join or strike out."""
        lines = [line | self._group(row) for row in rows for line in row.lines]
        arrows = [arrow | self._group(row) for row in rows for arrow in row.arrows]
        drawn, told = [], bool(self.groups)
        if lines:
            look = {"type": "rule", "strokeWidth": 1.3}
            stroke, dash = {"field": "stroke", **_AS_IS}, {"field": "dash", **_AS_IS}
            drawn.append(
                layer(lines, look, told=told, x=at("x"), x2={"field": "x2"}, y=at("y"), stroke=stroke, strokeDash=dash)
            )
        if arrows:
            look = {"type": "point", "size": 70 if self.tight.named else 24, "opacity": 1, "strokeWidth": self.outline}
            shape, fill, stroke = ({"field": name, **_AS_IS} for name in ("shape", "fill", "stroke"))
            drawn.append(layer(arrows, look, told=told, x=at("x"), y=at("y"), shape=shape, fill=fill, stroke=stroke))
        return drawn

    def labels(self, rows: Sequence[Placed]) -> list[Layer]:
        """Write dates and question marks in bold, and what happened."""
        theme, told = self.style.theme, bool(self.groups)
        bold = [text | self._group(row) for row in rows for text in (*row.dates, *row.signs)]
        plainly = [text | self._group(row) for row in rows for text in row.words]
        look: dict[str, Any] = {"fontSize": theme.text_size, "color": theme.ink}
        return [texts(bold, told=told, fontWeight="bold", **look), texts(plainly, told=told, **look)]

    def told(self, rows: Sequence[Placed]) -> list[Layer]:
        """Lay over each row a box that nobody sees, which tells of its event: one for its marks and its label.

        Each has a ``hover`` of its own, from the top down: a reader with a keyboard goes from one to the next.
        """
        if not self.style.interactive:
            return []
        boxes = [
            {"x": round(row.box[0], 1), "x2": round(row.box[1], 1), "y": round(row.top, 1), "y2": round(row.bottom, 1)}
            | {"hover": number, **self._group(row)}
            for number, row in enumerate(rows)
        ]
        look = {"type": "rect", "fill": self.style.theme.paper, "fillOpacity": 0}
        return [layer(boxes, look, told=True, **_BOX)]

    def _group(self, row: Placed) -> dict[str, int]:
        return {"group": self.groups[row.shown.group]} if self.groups else {}

"""Layers of a chart, in the words of this room, made with altair.

Two coordinates are used. *Data*: day numbers, years or counts on a linear scale. *Layout*: pixels from the top left
of the plot, without a scale, for keys and labels, whose places are computed and not data.

Time is never a temporal type: day numbers and years are plain integers, exact in every calendar year, years BC
included, and no time zone can move them; what a tick says is written out beside its value.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import altair as alt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Row: TypeAlias = "Mapping[str, object]"
Channel: TypeAlias = "Mapping[str, Any]"

PIXELS: Channel = {"type": "quantitative", "scale": None, "axis": None}


class Layer(NamedTuple):
    """Marks and the rows they show; no rows of its own: those of the chart.

    Rows join the specification as they are: altair would copy each of them twice.
    """

    rows: Sequence[Row] | None
    view: alt.UnitSpec


TOLD = "told"
"""The parameter of an interactive chart that holds what a reader is told, one text for each ``hover`` of its rows."""
HIDDEN = "hidden"
"""The parameter that holds the places of the groups a reader has hidden."""


def layer(
    rows: Sequence[Row] | None, mark: Mapping[str, Any], only: str = "", *, told: bool = False, **channels: Channel
) -> Layer:
    """Draw one mark a row, or one for each of the chart's rows that ``only`` (a Vega expression) lets through.

    ``channels`` are Vega-Lite's, by name. A ``told`` layer of an interactive chart gives each mark the text at its
    row's ``hover`` as its label, where the row has one, and leaves out rows whose ``group`` is hidden, before anything
    is stacked.
    """
    encoding = {name: dict(channel) for name, channel in channels.items()}
    filters = [only] if only else []
    if told:
        mark = {**mark, "aria": True}
        text = {"test": "isValid(datum.hover)", "value": {"expr": f"{TOLD}[datum.hover]"}}
        encoding["description"] = {"condition": text}
        filters.append(f"indexof({HIDDEN}, datum.group) < 0")
    view = alt.UnitSpec(mark=alt.MarkDef(**mark), encoding=alt.Encoding(**encoding))
    if filters:
        view["transform"] = [{"filter": expression} for expression in filters]
    return Layer(rows, view)


def at(field: str) -> Channel:
    """Place by a field in layout pixels."""
    return {"field": field, **PIXELS}


def by(field: str, **options: Any) -> Channel:
    """Place by a field in data coordinates; the scale starts and ends where ``options`` say."""
    return {"field": field, "type": "quantitative", **options}


def linear(low: float, high: float) -> dict[str, Any]:
    """Return a scale from ``low`` to ``high``, without rounding to nice ends."""
    return {"domain": [low, high], "nice": False, "padding": 0, "zero": False}


def kind(field: str, looks: Mapping[str, Any]) -> Channel:
    """Choose a look (a colour, a shape, a dash) by the value of a field; no legend."""
    return {
        "field": field,
        "type": "nominal",
        "scale": {"domain": list(looks), "range": list(looks.values())},
        "legend": None,
    }


def texts(rows: Sequence[Row], *, told: bool = False, **mark: Any) -> Layer:
    """Write each row's ``text`` at its ``x`` and ``y``, in layout pixels; ``told`` as of a :func:`layer`."""
    return layer(
        rows,
        {"type": "text", "align": "left", "baseline": "middle", **mark},
        told=told,
        x=at("x"),
        y=at("y"),
        text={"field": "text", "type": "nominal"},
    )


def axis(labels: Mapping[int, str] | Mapping[float, str], **options: Any) -> dict[str, Any]:
    """Return an axis with exactly these ticks, each with its own words."""
    words = json.dumps({str(value): text for value, text in labels.items()}, ensure_ascii=False)
    return {"values": list(labels), "labelExpr": f"({words})[datum.value]", **options}

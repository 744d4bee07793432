"""Draws counts and chronologies as Vega-Lite, SVG and PNG.

A chart function turns model values into a :class:`Drawing`, the specification with its words; :func:`draw` turns
that into pictures. altair and the renderer are imported with this package, so only what draws imports it.
"""

from chronos.chart.country_year import country_year
from chronos.chart.cumulative import cumulative
from chronos.chart.events_per_year import events_per_year
from chronos.chart.frame import Drawing
from chronos.chart.page import page
from chronos.chart.picture import draw, draw_all, draw_svg, specification
from chronos.chart.small_multiples import small_multiples
from chronos.chart.sources import sources
from chronos.chart.timeline import timeline

__all__ = [
    "Drawing",
    "country_year",
    "cumulative",
    "draw",
    "draw_all",
    "draw_svg",
    "events_per_year",
    "page",
    "small_multiples",
    "sources",
    "specification",
    "timeline",
]

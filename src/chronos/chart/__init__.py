"""Draws counts and chronologies as Vega-Lite, SVG and PNG.

A chart function turns model values into a :class:`Drawing`, the specification with its words; :func:`draw` turns
that into pictures. altair and the renderer are imported with this package, so only what draws imports it.
"""

from chronos.chart.country_year import country_year
from chronos.chart.events_per_year import events_per_year
from chronos.chart.frame import Drawing
from chronos.chart.picture import draw, draw_all
from chronos.chart.timeline import timeline

__all__ = ["Drawing", "country_year", "draw", "draw_all", "events_per_year", "timeline"]

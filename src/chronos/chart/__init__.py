"""Draws counts and chronologies as Vega-Lite, SVG, PNG, PDF and pages.

A chart function, one a module, turns model values into a :class:`~chronos.chart.style.Drawing`, the specification with
its words; :mod:`chronos.chart.picture` turns that into pictures. altair is loaded where specifications are made, the
renderer where they are drawn, so nothing is imported here.
"""

"""Specifications into pictures: SVG with its words, and PNG from the SVG.

One renderer serves the process; its first picture takes a second, the others a tenth of that. It is told the font
beside this module, whose name no system has, and nothing else of the system shows.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

import oxipng
import vl_convert

from chronos.chart.font import FOLDER
from chronos.model import Chart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from chronos.chart.frame import Drawing

PNG_SCALE = 2.0
"""Pixels of the PNG for each of the nominal size, for print."""

_OPENING = re.compile(r"<svg [^>]*>")


@cache
def _renderer() -> Any:
    """Return vl-convert with the font registered, once a process."""
    vl_convert.register_font_directory(str(FOLDER))
    return vl_convert


def draw(drawing: Drawing) -> Chart:
    """Draw one chart; the same drawing gives the same bytes.

    Raises:
        ValueError: The renderer cannot read the specification.
    """
    renderer = _renderer()
    svg = _worded(renderer.vegalite_to_svg(dict(drawing.spec), allowed_base_urls=[]), drawing)
    return Chart(
        name=drawing.name,
        title=drawing.title,
        description=drawing.description,
        spec=drawing.spec,
        svg=svg,
        png=_packed(renderer.svg_to_png(svg, scale=PNG_SCALE)),
    )


def _packed(png: bytes) -> bytes:
    """Pack the same pixels into a tenth of the bytes (the renderer hardly compresses).

    oxipng carries its own compressor, so the bytes are the same whichever zlib the machine has. Flat drawings pack
    best without row filters, and level 5 of libdeflate in a third of the time that the best takes.
    """
    return bytes(
        oxipng.optimize_from_memory(
            png, level=0, filter=[oxipng.RowFilter.NoOp], deflate=oxipng.Deflaters.libdeflater(5)
        )
    )


def draw_all(drawings: Iterable[Drawing], progress: Callable[[], None] = lambda: None) -> list[Chart]:
    """Draw charts in order, calling ``progress`` after each."""
    charts = []
    for drawing in drawings:
        charts.append(draw(drawing))
        progress()
    return charts


def _worded(svg: str, drawing: Drawing) -> str:
    """Put the alternative text into the picture, from which the renderer drops it.

    ``role="img"`` with a label, and ``title`` and ``desc`` first, as SVG 2 (5.6) and the SVG accessibility mappings
    (SVG-AAM 1.0, 4.1) ask.
    """
    opening = _OPENING.match(svg)
    if opening is None:
        raise ValueError("the renderer returned no SVG")
    label = quoteattr(drawing.description)
    head = opening[0].removesuffix(">") + f' role="img" aria-label={label}>'
    words = f"<title>{escape(drawing.title)}</title><desc>{escape(drawing.description)}</desc>"
    return head + words + svg[opening.end() :] + "\n"

"""Specifications into pictures: SVG with its words, and PNG from the SVG.

One renderer serves the process; its first picture takes a second, the others a tenth of that. It draws with the fonts
that it carries, and nothing of the system shows. (Code that drew with vl-convert earlier in the same process has
made it read the fonts of the system; then one called Liberation Sans would be taken from there.)
"""

from __future__ import annotations

import json
import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

import oxipng
import vl_convert

from chronos.chart.font import FOLDER
from chronos.model import Chart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from chronos.chart.frame import Drawing

PNG_SCALE = 2.0
"""Pixels of the PNG for each of the nominal size, for print."""

_OPENING = re.compile(r"<svg [^>]*>")


@contextmanager
def no_system_fonts() -> Iterator[None]:
    """Hide the fonts of the system from the renderer, which looks for them when it draws the first time.

    fontconfig takes its configuration from FONTCONFIG_FILE (fontconfig user manual, "Environment variables"). What the
    variable was is put back, for other code in the process.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(FOLDER / "none.conf")
    try:
        yield
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def draw(drawing: Drawing) -> Chart:
    """Draw one chart; the same drawing gives the same bytes.

    Raises:
        ValueError: The renderer cannot read the specification.
    """
    with no_system_fonts():
        svg = _worded(vl_convert.vegalite_to_svg(dict(drawing.spec), allowed_base_urls=[]), drawing)
        png = vl_convert.svg_to_png(svg, scale=PNG_SCALE)
    return Chart(
        name=drawing.name,
        title=drawing.title,
        description=drawing.description,
        spec=drawing.spec,
        svg=svg,
        png=_packed(png),
    )


def specification(spec: Mapping[str, Any]) -> bytes:
    """Write a specification as JSON, a line for each value, so that changes can be read."""
    return f"{json.dumps(spec, ensure_ascii=False, indent=1)}\n".encode()


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

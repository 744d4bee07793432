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
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

import vl_convert

from chronos.chart.font import FOLDER
from chronos.chart.raster import raster, two_rasters
from chronos.model import Chart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from chronos.chart.style import Drawing

MANY = 4
"""Charts from which on a second process is worth its start, which takes as long as one or two of them."""

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
    svg = draw_svg(drawing)
    with no_system_fonts():
        return _chart(drawing, svg, raster(svg))


def draw_svg(drawing: Drawing) -> str:
    """Draw one chart as SVG alone.

    Raises:
        ValueError: The renderer cannot read the specification.
    """
    with no_system_fonts():
        return _worded(vl_convert.vegalite_to_svg(dict(drawing.spec), allowed_base_urls=[]), drawing)


def _chart(drawing: Drawing, svg: str, png: bytes) -> Chart:
    return Chart(
        name=drawing.name,
        title=drawing.title,
        description=drawing.description,
        spec=drawing.spec,
        svg=svg,
        png=png,
    )


def specification(spec: Mapping[str, Any]) -> bytes:
    """Write a specification as JSON, a row of data a line, so that it is small and its changes can be read."""
    return f"{_written(spec, '')}\n".encode()


def _written(value: Any, indent: str) -> str:
    """Write what holds nothing but plain values on one line, all else with a line for each part."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if not any(isinstance(part, (dict, list)) and part for part in parts):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        lines = [f"{json.dumps(name)}: {_written(part, indent + ' ')}" for name, part in value.items()]
        opening, closing = "{", "}"
    else:
        lines = [_written(part, indent + " ") for part in value]
        opening, closing = "[", "]"
    inside = f",\n{indent} ".join(lines)
    return f"{opening}\n{indent} {inside}\n{indent}{closing}"


class Pictures:
    """SVG and PNG by what they were drawn of, so that nothing is drawn twice by builds of one process.

    :meth:`turn` begins a round of builds, after which only what that round uses is kept.
    """

    def __init__(self) -> None:
        self._before: dict[bytes, tuple[str, bytes]] = {}
        self._now: dict[bytes, tuple[str, bytes]] = {}

    def turn(self) -> None:
        """Begin another round."""
        self._before, self._now = self._now, {}

    def find(self, key: bytes) -> tuple[str, bytes] | None:
        """Return what was kept under a digest, ``None`` where nothing was."""
        found = self._now.get(key) or self._before.get(key)
        if found is not None:
            self._now[key] = found
        return found

    def keep(self, key: bytes, chart: Chart) -> None:
        """Keep the pictures of a chart."""
        self._now[key] = (chart.svg, chart.png)


def draw_all(
    drawings: Iterable[Drawing], progress: Callable[[], None] = lambda: None, kept: Pictures | None = None
) -> list[Chart]:
    """Draw charts in order, calling ``progress`` after each; the PNG of many are made by two processes.

    What was ``kept`` is not drawn again, and what is drawn is kept.

    Raises:
        ValueError: The renderer cannot read a specification.
    """
    drawings = list(drawings)
    kept = kept if kept is not None else Pictures()
    keys = [_key(drawing) for drawing in drawings]
    new = {key: drawing for key, drawing in zip(keys, drawings, strict=True) if kept.find(key) is None}
    for _ in range(len(drawings) - len(new)):
        progress()
    for key, chart in zip(new, _draw_all([*new.values()], progress), strict=True):
        kept.keep(key, chart)
    return [_chart(drawing, *found) for drawing, key in zip(drawings, keys, strict=True) if (found := kept.find(key))]


def _key(drawing: Drawing) -> bytes:
    words = f"{drawing.title}\0{drawing.description}\0{drawing.language}"
    return sha256(words.encode() + specification(drawing.spec)).digest()


def _draw_all(drawings: Sequence[Drawing], progress: Callable[[], None]) -> list[Chart]:
    if len(drawings) < MANY:
        return [_drawn(drawing, progress) for drawing in drawings]
    drawn = []
    with no_system_fonts(), two_rasters() as ask:
        for drawing in drawings:
            svg = draw_svg(drawing)
            drawn.append((drawing, svg, ask(svg)))
            progress()
        return [_chart(drawing, svg, png.result()) for drawing, svg, png in drawn]


def _drawn(drawing: Drawing, progress: Callable[[], None]) -> Chart:
    chart = draw(drawing)
    progress()
    return chart


def _worded(svg: str, drawing: Drawing) -> str:
    """Put the alternative text into the picture, from which the renderer drops it.

    ``role="img"`` with a label, and ``title`` and ``desc`` first, as SVG 2 (5.6) and the SVG accessibility mappings
    (SVG-AAM 1.0, 4.1) ask.
    """
    opening = _OPENING.match(svg)
    if opening is None:
        raise ValueError("the renderer returned no SVG")
    label = quoteattr(drawing.description)
    head = opening[0].removesuffix(">") + f' lang="{drawing.language}" role="img" aria-label={label}>'
    words = f"<title>{escape(drawing.title)}</title><desc>{escape(drawing.description)}</desc>"
    return head + words + svg[opening.end() :] + "\n"

"""How charts look: colours, fonts and sizes, in one place.

Sizes are in pixels of the nominal size; a PNG has two pixels for each. Colours are those of Okabe and Ito, *Color
Universal Design* (2008), which people with any common colour blindness tell apart, with tints of them that stay
apart in grey; classes of quantity are the Blues of Harrower and Brewer, *ColorBrewer.org* (2003), light for few and
dark for many: safe for colour-blind readers, and in the same order in a grey print.
"""

from __future__ import annotations

from typing import Any

# The renderer carries Liberation Sans; the others are what a browser without it may take, with the same widths.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"

WIDTH = 760
"""Of a whole chart, margins included."""
MARGIN = 16
"""Between the edge and whatever is nearest to it."""

TITLE_SIZE = 17
SUBTITLE_SIZE = 13
TEXT_SIZE = 11.5
AXIS_SIZE = 11
LEADING = 1.3
"""Line height as a multiple of the font size."""

INK = "#1a1a1a"
MUTED = "#595959"
"""Secondary text; 7:1 on white (WCAG 2.2, 1.4.6)."""
GRID = "#e3e3e3"
AXIS = "#8c8c8c"
PAPER = "#ffffff"

# Okabe-Ito: blue, vermillion, bluish green; grey is none of theirs.
BLUE, VERMILLION, GREEN, GREY = "#0072b2", "#d55e00", "#009e73", "#6b6b6b"
# The same hues at 55 per cent on white.
MIDDLE_BLUE, MIDDLE_VERMILLION, MIDDLE_GREEN, MIDDLE_GREY = "#73b2d6", "#e8a673", "#73cab1", "#ababab"
# And at 30 per cent on white.
LIGHT_BLUE, LIGHT_VERMILLION, LIGHT_GREEN, LIGHT_GREY = "#b3d5e8", "#f2cfb3", "#b3e2d5", "#d3d3d3"

# ColorBrewer's Blues of nine classes, the third to the eighth, from few to many.
SEQUENCE = ("#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#08519c")
ON_SEQUENCE = (INK, INK, INK, INK, PAPER, PAPER)
"""Text on each of them, at least 4.5:1 (WCAG 2.2, 1.4.3)."""
NOTHING = "#f4f4f4"
"""A cell that is empty, which is lighter than any that is not."""


def config() -> dict[str, Any]:
    """Return the ``config`` of every specification."""
    return {
        "aria": False,
        "background": PAPER,
        "font": FONT,
        "view": {"stroke": None},
        "axis": {
            "domainColor": AXIS,
            "gridColor": GRID,
            "labelColor": INK,
            "labelFontSize": AXIS_SIZE,
            "labelOverlap": False,
            "tickColor": AXIS,
            "titleColor": MUTED,
            "titleFontSize": AXIS_SIZE,
            "titleFontWeight": "normal",
        },
        "text": {"color": INK, "fontSize": TEXT_SIZE},
        "title": {
            "anchor": "start",
            "color": INK,
            "fontSize": TITLE_SIZE,
            "frame": "group",
            "lineHeight": round(TITLE_SIZE * LEADING),
            "subtitleColor": MUTED,
            "subtitleFontSize": SUBTITLE_SIZE,
            "subtitleLineHeight": round(SUBTITLE_SIZE * LEADING),
            "subtitlePadding": 4,
        },
    }

"""How charts of a project look, as ``charts:`` in ``chronos.yaml`` sets it, and what may be set."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

CHART_THEMES: Final = ("print", "screen")
"""For documents on white paper; larger, for slides and pages on a screen."""

CHART_FONTS: Final = ("Liberation Sans",)
"""What the renderer draws with: vl-convert carries no other family (its regular, bold and italic faces)."""

CHART_COLOURS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "print": MappingProxyType(
            {
                "paper": "#ffffff",
                "ink": "#1a1a1a",
                "muted": "#595959",
                "accent": "#0072b2",
                "disputed": "#d55e00",
                "prospective": "#00a578",
                "quiet": "#575757",
            }
        ),
        "screen": MappingProxyType(
            {
                "paper": "#fbfaf7",
                "ink": "#1a1a1a",
                "muted": "#525252",
                "accent": "#0072b2",
                "disputed": "#d55e00",
                "prospective": "#00a578",
                "quiet": "#575757",
            }
        ),
    }
)
"""The colours of each theme by their roles, from which all others are mixed.

``ink`` and ``muted`` are texts, ``accent`` is what is counted and not disputed, ``quiet`` what is undated or retracted.
The hues are those of Okabe and Ito, *Color Universal Design* (2008), which people with any common colour blindness
tell apart; their lightness keeps the statuses apart in grey too.
"""

LEAST_CONTRAST: Final[Mapping[str, float]] = MappingProxyType(
    {"ink": 4.5, "muted": 4.5, "accent": 3, "disputed": 3, "prospective": 3, "quiet": 3}
)
"""With the paper: of texts (WCAG 2.2, 1.4.3) and of marks (1.4.11)."""

LEAST_PAPER: Final = 0.75
"""Relative luminance of the paper: charts put dark on light, and more is darker."""


class ChartSettings(Struct, frozen=True, kw_only=True):
    """The house's look of charts.

    ``colours`` replaces colours of the theme (:data:`CHART_COLOURS`) by role, as ``#rrggbb``. ``font`` is one of
    :data:`CHART_FONTS`, empty for that of the theme. ``title`` is the name of the house (a newspaper, an office), which
    stands in a line of its own above the title of every chart; ``credit`` is what the line at the foot of every chart
    names as its source, in place of the sources themselves or, of many, the title of the project.
    """

    theme: str = "print"
    colours: Mapping[str, str] = {}
    font: str = ""
    title: str = ""
    credit: str = ""


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

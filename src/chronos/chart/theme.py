"""How charts look: colours, fonts and sizes, in one place.

Sizes are in pixels of the nominal size; a PNG has two pixels for each. Few colours are chosen
(:data:`chronos.model.CHART_COLOURS`), the others are mixed from them. Classes of quantity are the Blues of Harrower and
Brewer, *ColorBrewer.org* (2003), light for few and dark for many: safe for colour-blind readers, and in the same order
in a grey print.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from chronos.model import CHART_COLOURS, LEAST_CONTRAST, contrast, luminance

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chronos.model import ChartSettings

# The renderer carries Liberation Sans; the others are what a browser without it may take, with the same widths.
FALLBACKS: Final = "Arial, Helvetica, sans-serif"

LEADING: Final = 1.3
"""Line height as a multiple of the font size."""

# ColorBrewer's Blues of nine classes, the third to the eighth, from few to many.
BLUES: Final = ("#c6dbef", "#9ecae1", "#6baed6", "#4292c6", "#2171b5", "#08519c")

# Okabe-Ito's hues at lightnesses (CIE L*) of 35, 71, 26, 62, 44, 80 and 53: any two are apart in grey and for readers
# with any common colour blindness, and those that stand on each other, in this order, well apart.
GROUPS: Final = ("#005688", "#e6a019", "#583147", "#4b9ecd", "#ad4b00", "#adcebe", "#7f7f7f")

_MIDDLE, _LIGHT = 0.55, 0.3  # shares of a colour in its tints
_GRID, _AXIS, _NOTHING = 0.122, 0.502, 0.048  # shares of ink in the paper


class Theme(Struct, frozen=True, kw_only=True):
    """Colours and sizes of a chart, and the face of its texts.

    Sizes are in pixels; ``width`` is of a whole chart, margins included, ``margin`` between its edge and whatever is
    nearest to it. ``muted`` is secondary text. ``sequence`` and ``on_sequence`` are classes of quantity from few to
    many, and text on each; ``nothing`` is a cell that is empty, lighter than any that is not. ``groups`` are the
    colours of stacked groups. ``title`` is the house's name, which stands above the title of every chart.
    """

    name: str
    font: str
    width: float
    margin: float
    title_size: float
    subtitle_size: float
    text_size: float
    axis_size: float
    paper: str
    ink: str
    muted: str
    grid: str
    axis: str
    nothing: str
    accent: str
    middle_accent: str
    light_accent: str
    disputed: str
    middle_disputed: str
    light_disputed: str
    prospective: str
    middle_prospective: str
    light_prospective: str
    quiet: str
    middle_quiet: str
    light_quiet: str
    sequence: tuple[str, ...] = BLUES
    on_sequence: tuple[str, ...]
    groups: tuple[str, ...] = GROUPS
    title: str = ""

    def scaled(self, pixels: float) -> float:
        """Return a length that grows with the text; ``pixels`` is what it is in print. Whole pixels."""
        return round(pixels * self.text_size / PRINT.text_size)


def mixed(colour: str, paper: str, share: float) -> str:
    """Return the colour (``#rrggbb``) that so large a share of one in another makes, from 0 to 1."""
    parts = zip(_parts(colour), _parts(paper), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in parts)


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def _mixtures(colours: Mapping[str, str]) -> dict[str, Any]:
    """Return all colours of a theme, of those that are chosen."""
    paper, ink = colours["paper"], colours["ink"]
    tints = {
        f"{name}_{role}": mixed(colours[role], paper, share)
        for role in ("accent", "disputed", "prospective", "quiet")
        for name, share in (("middle", _MIDDLE), ("light", _LIGHT))
    }
    blue = CHART_COLOURS["print"]["accent"]
    sequence = BLUES if colours["accent"] == blue else tuple(_as_light(colours["accent"], like) for like in BLUES)
    return {
        **colours,
        **tints,
        "grid": mixed(ink, paper, _GRID),
        "axis": mixed(ink, paper, _AXIS),
        "nothing": mixed(ink, paper, _NOTHING),
        "sequence": sequence,
        "on_sequence": tuple(max((ink, paper), key=lambda text: contrast(text, ground)) for ground in sequence),
    }


def _as_light(colour: str, like: str) -> str:
    """Return the tint or shade of a colour that is as light as another, the nearest of 512."""
    wanted = luminance(like)
    end = "#ffffff" if luminance(colour) < wanted else "#000000"
    mixes = (mixed(colour, end, share / 511) for share in range(512))
    return min(mixes, key=lambda mix: abs(luminance(mix) - wanted))


def _darkened(colour: str, paper: str, least: float) -> str:
    """Return the lightest of 64 shades of a colour that has this contrast with the paper."""
    shades = (mixed("#000000", colour, share / 63) for share in range(64))
    return next(shade for shade in shades if contrast(shade, paper) >= least)


PRINT: Final = Theme(
    name="print",
    font=f"Liberation Sans, {FALLBACKS}",
    width=760,
    margin=16,
    title_size=17,
    subtitle_size=13,
    text_size=11.5,
    axis_size=11,
    **_mixtures(CHART_COLOURS["print"]),
)
"""For documents on white paper."""

SCREEN: Final = Theme(
    name="screen",
    font=PRINT.font,
    width=1000,
    margin=24,
    title_size=24,
    subtitle_size=17,
    text_size=15,
    axis_size=14,
    **_mixtures(CHART_COLOURS["screen"]),
)
"""For slides and pages: larger, on paper that does not glare."""

THEMES: Final = {theme.name: theme for theme in (PRINT, SCREEN)}


def house(settings: ChartSettings, theme: Theme | None = None) -> Theme:
    """Return the look that a project sets: its theme, or ``theme`` in its place, with the house's colours and font.

    The store has checked the settings. Tints follow their colours, and classes of quantity the accent, each as light
    as in the theme. Colours of the theme that the house's paper would leave too pale are darkened as far as need be.
    """
    base = theme if theme is not None else THEMES[settings.theme]
    font = f"{settings.font}, {FALLBACKS}" if settings.font else base.font
    paper = settings.colours.get("paper", base.paper)
    colours = {
        role: settings.colours.get(role) or _darkened(getattr(base, role), paper, LEAST_CONTRAST.get(role, 1))
        for role in CHART_COLOURS[base.name]
    }
    return replace(base, font=font, title=settings.title, **_mixtures(colours))


def config(theme: Theme) -> dict[str, Any]:
    """Return the ``config`` of every specification."""
    return {
        "aria": False,
        "background": theme.paper,
        "font": theme.font,
        "view": {"stroke": None},
        "axis": {
            "domainColor": theme.axis,
            "gridColor": theme.grid,
            "labelColor": theme.ink,
            "labelFontSize": theme.axis_size,
            "labelOverlap": False,
            "tickColor": theme.axis,
            "titleColor": theme.muted,
            "titleFontSize": theme.axis_size,
            "titleFontWeight": "normal",
        },
        "text": {"color": theme.ink, "fontSize": theme.text_size},
        "title": {
            "anchor": "start",
            "color": theme.ink,
            "fontSize": theme.title_size,
            "frame": "group",
            "lineHeight": round(theme.title_size * LEADING),
            "subtitleColor": theme.muted,
            "subtitleFontSize": theme.subtitle_size,
            "subtitleLineHeight": round(theme.subtitle_size * LEADING),
            "subtitlePadding": 4,
        },
    }

from __future__ import annotations

from itertools import combinations, pairwise
from math import cbrt, dist

import pytest
import vl_convert

from chronos.chart.country_year import country_year
from chronos.chart.picture import draw
from chronos.chart.style import Style
from chronos.chart.theme import BLUES, PRINT, SCREEN, THEMES, Theme, house, mixed
from chronos.model import (
    CHART_COLOURS,
    CHART_FONTS,
    CHART_THEMES,
    LEAST_CONTRAST,
    LEAST_PAPER,
    ChartSettings,
    Counts,
    contrast,
    luminance,
)

BOTH = pytest.mark.parametrize("theme", [PRINT, SCREEN], ids=["print", "screen"])
VIOLET = house(ChartSettings(colours={"accent": "#7a1fa2"}))

# Dichromats see these mixtures of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1).
SIGHTS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
}


def lightness(colour: str) -> float:
    """Return the CIE 1976 lightness, from 0 to 100: what is left of a colour in grey."""
    return 116 * cbrt(luminance(colour)) - 16


def lab(colour: str, sight: str) -> tuple[float, float, float]:
    """Return the CIE 1976 L*a*b* of a colour as a reader sees it."""
    light = [
        luminance("#" + "00" * place + colour[1 + 2 * place : 3 + 2 * place] + "00" * (2 - place)) for place in range(3)
    ]
    linear = [part / weight for part, weight in zip(light, (0.2126, 0.7152, 0.0722), strict=True)]
    r, g, b = (max(0.0, sum(x * y for x, y in zip(row, linear, strict=True))) for row in SIGHTS[sight])
    x, y, z = (
        (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
        0.2126 * r + 0.7152 * g + 0.0722 * b,
        (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
    )
    fx, fy, fz = (cbrt(part) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, sight: str) -> float:
    """Return how far apart two colours look (CIE 1976); 2.3 is just noticeable."""
    return dist(lab(one, sight), lab(other, sight))


@BOTH
def test_texts_and_marks_have_the_contrast_that_readers_need(theme: Theme) -> None:
    low = {role: contrast(getattr(theme, role), theme.paper) for role in LEAST_CONTRAST}
    assert {role for role, found in low.items() if found < LEAST_CONTRAST[role]} == set()
    assert luminance(theme.paper) >= LEAST_PAPER


@BOTH
def test_muted_text_can_be_read_on_the_ground_of_periods_without_a_source(theme: Theme) -> None:
    assert contrast(theme.muted, theme.grid) >= 4.5


@pytest.mark.parametrize("theme", [PRINT, SCREEN, VIOLET], ids=["print", "screen", "house"])
def test_text_on_every_class_of_quantity_can_be_read(theme: Theme) -> None:
    pairs = zip(theme.on_sequence, theme.sequence, strict=True)
    assert [contrast(text, ground) >= 4.5 for text, ground in pairs] == [True] * 6


@pytest.mark.parametrize("theme", [PRINT, SCREEN, VIOLET], ids=["print", "screen", "house"])
def test_more_is_darker_and_nothing_is_lighter_than_a_little(theme: Theme) -> None:
    greys = [lightness(colour) for colour in (theme.paper, theme.nothing, *theme.sequence)]
    assert all(one - other > 2 for one, other in pairwise(greys))
    assert all(one - other > 7 for one, other in pairwise(greys[1:]))


@BOTH
def test_any_two_groups_are_apart_in_grey_and_neighbours_well_apart(theme: Theme) -> None:
    greys = [lightness(colour) for colour in theme.groups]
    assert min(abs(one - other) for one, other in combinations(greys, 2)) > 8
    assert min(abs(one - other) for one, other in pairwise(greys)) > 15


@BOTH
@pytest.mark.parametrize("sight", SIGHTS)
def test_any_two_groups_are_apart_for_every_sight(theme: Theme, sight: str) -> None:
    assert min(apart(one, other, sight) for one, other in combinations(theme.groups, 2)) > 20


@BOTH
@pytest.mark.parametrize("sight", SIGHTS)
def test_any_two_statuses_are_apart_for_every_sight_and_in_grey(theme: Theme, sight: str) -> None:
    colours = (theme.accent, theme.disputed, theme.prospective, theme.quiet)
    assert min(apart(one, other, sight) for one, other in combinations(colours, 2)) > 12
    assert min(abs(lightness(one) - lightness(other)) for one, other in combinations(colours, 2)) > 5


@BOTH
@pytest.mark.parametrize("role", ["accent", "disputed", "prospective", "quiet"])
def test_certain_and_possible_are_well_apart_in_grey(theme: Theme, role: str) -> None:
    full, light = getattr(theme, role), getattr(theme, f"light_{role}")
    assert lightness(light) - lightness(full) > 20


def test_tints_are_mixed_with_the_paper() -> None:
    assert [mixed("#0072b2", "#ffffff", share) for share in (1, 0.55, 0.3, 0)] == [
        "#0072b2",
        "#73b1d5",
        "#b2d5e8",
        "#ffffff",
    ]


def test_there_is_a_look_for_each_theme_that_a_project_may_name() -> None:
    assert tuple(THEMES) == CHART_THEMES == tuple(CHART_COLOURS)


def test_a_project_without_settings_has_the_look_of_print() -> None:
    assert house(ChartSettings()) == PRINT


def test_a_project_may_ask_for_another_theme_and_a_command_for_a_third() -> None:
    assert house(ChartSettings(theme="screen")) == SCREEN
    assert house(ChartSettings(theme="screen"), PRINT) == PRINT


def test_the_colours_of_a_house_bring_their_tints() -> None:
    theme = house(ChartSettings(colours={"accent": "#7a1fa2"}))
    assert (theme.accent, theme.middle_accent, theme.light_accent) == ("#7a1fa2", "#b684cc", "#d7bce3")
    assert theme.disputed == PRINT.disputed


@BOTH
@pytest.mark.parametrize("paper", ["#fff1e5", "#e3e3dd", "#ffffff"])
def test_on_the_paper_of_a_house_all_colours_can_be_read(theme: Theme, paper: str) -> None:
    own = house(ChartSettings(colours={"paper": paper}), theme)
    assert own.paper == paper
    assert {role for role, least in LEAST_CONTRAST.items() if contrast(getattr(own, role), paper) < least} == set()


def test_classes_of_quantity_take_the_hue_of_the_house_and_keep_their_lightness() -> None:
    assert VIOLET.sequence != BLUES
    greys = zip(VIOLET.sequence, BLUES, strict=True)
    assert all(abs(lightness(one) - lightness(other)) < 0.5 for one, other in greys)


def test_lengths_grow_with_the_text() -> None:
    assert [theme.scaled(20) for theme in (PRINT, SCREEN)] == [20, 26]


def test_the_font_stands_before_those_of_a_reader_who_lacks_it() -> None:
    assert house(ChartSettings(font="Liberation Sans")).font == "Liberation Sans, Arial, Helvetica, sans-serif"


def test_the_renderer_carries_the_fonts_that_a_house_may_choose_and_no_others() -> None:
    # Once the renderer has drawn, no font of the system shows.
    draw(country_year({"Peru": Counts(by="year")}, title="t", subtitle="s", style=Style()))

    def picture(font: str) -> bytes:
        words = f'<text x="5" y="25" font-family="{font}" font-size="16">Illustrious waves 1</text>'
        return vl_convert.svg_to_png(f'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40">{words}</svg>')

    others = ("Liberation Mono", "Liberation Serif", "Caveat", "Roboto", "DejaVu Sans", "Georgia", "no such font")
    drawn = {font: picture(font) for font in (*CHART_FONTS, *others)}
    assert len({drawn[font] for font in others}) == 1
    assert all(drawn[font] != picture("no such font") for font in CHART_FONTS)

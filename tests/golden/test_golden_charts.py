"""Every chart over the shipped timelines: specification and SVG to the byte, PNG to what an eye may not see."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from chronos.cli.main import run

SHIPPED = Path(__file__).parents[2] / "timelines"
EXPECTED = Path(__file__).parent / "charts"
CHARTS = {
    "events-per-year": ["events-per-year"],
    "events-per-year-by-kind": ["events-per-year", "--by", "kind"],
    "timeline": ["timeline", "--scope", "005"],
    "country-year": ["country-year"],
    "small-multiples": ["small-multiples", "--scope", "419"],
    "cumulative": ["cumulative"],
    "sources": ["sources"],
}
FORMS = ("vl.json", "svg", "png")

SEEN = 32
"""Steps of 255 by which a pixel must differ in some colour for the eye to see it at the edge of a letter."""
SHARE = 0.001
"""Of the pixels that may differ so much: about what another version of a rasteriser moves at the edges of letters."""


def drawn(name: str, form: str, folder: Path) -> bytes:
    path = folder / f"{name}.{form}"
    chart, *options = CHARTS[name]
    assert run(["chart", chart, str(SHIPPED), *options, "-o", str(path)]) == 0
    return path.read_bytes()


def differing(one: bytes, other: bytes) -> float:
    """Return the share of pixels that visibly differ, 1 where the sizes do."""
    left, right = (Image.open(BytesIO(each)).convert("RGB") for each in (one, other))
    if left.size != right.size:
        return 1.0
    bands = ImageChops.difference(left, right).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(most.histogram()[SEEN:]) / (left.width * left.height)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_of_the_shipped_timelines_is_the_golden_one(
    name: str, form: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    found = drawn(name, form, tmp_path)
    expected = EXPECTED / f"{name}.{form}"
    if request.config.getoption("--rewrite-golden"):
        EXPECTED.mkdir(exist_ok=True)
        expected.write_bytes(found)
    if form == "png":
        assert differing(found, expected.read_bytes()) <= SHARE
    else:
        assert found == expected.read_bytes()


def test_there_is_no_golden_picture_of_another_chart() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == {f"{name}.{form}" for name in CHARTS for form in FORMS}


def picture(bar: tuple[int, int, int, int], colour: str) -> bytes:
    """Return a picture of 400 by 300 pixels with one bar."""
    image = Image.new("RGB", (400, 300), "#ffffff")
    image.paste(colour, bar)
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def test_a_bar_that_moves_or_changes_its_colour_is_seen() -> None:
    bar = picture((100, 100, 130, 280), "#0072b2")
    assert differing(bar, bar) == 0
    assert differing(bar, picture((100, 90, 130, 280), "#0072b2")) > SHARE
    assert differing(bar, picture((100, 100, 130, 280), "#d55e00")) > SHARE
    assert differing(bar, picture((100, 100, 130, 280), "#0173b3")) == 0

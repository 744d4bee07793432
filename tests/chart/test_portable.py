import hashlib
import os
import subprocess
import sys
from fractions import Fraction
from io import BytesIO
from xml.sax.saxutils import escape

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it has none
import pytest
import vl_convert
from PIL import Image

from chronos.chart.events_per_year import events_per_year
from chronos.chart.picture import draw, no_system_fonts
from chronos.chart.portable import pdf
from chronos.model import Counts, PeriodCount

# Two levels of what is transparent, a pattern, a gradient, four faces: resources of every kind, several of each.
PICTURE = """<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200" lang="es">\
<title>A &amp; B: «ñ» €</title><desc>Two &lt; three.</desc>\
<defs><pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse">\
<rect width="4" height="8" fill="red" opacity="0.3"/></pattern>\
<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue" stop-opacity="0.4"/>\
</linearGradient></defs>\
<g opacity="0.5"><rect width="50" height="50" fill="url(#p)"/>\
<g opacity="0.6"><text y="60" font-family="Liberation Sans" font-weight="bold">Bold words</text>\
<rect x="60" width="50" height="50" fill="url(#g)"/></g></g>\
<text y="100" font-family="Liberation Sans">Plain words, 1973-1990</text>\
<text y="120" font-family="Liberation Sans" font-style="italic">Italic words</text>\
<circle r="40" cx="300" cy="100" fill="green" fill-opacity="0.7" stroke="#123456" stroke-opacity="0.3"/></svg>
"""
PRINTS = (
    "import hashlib, sys; from chronos.chart.portable import pdf; print(hashlib.sha256(pdf(sys.argv[1])).hexdigest())"
)


COUNTS = Counts(by="year", rows=(PeriodCount("2018", 1, Fraction(3, 2), 3),), events=6, undated=3)


def chart_svg(title: str = "Ecuador: events per year") -> str:
    return draw(events_per_year(COUNTS, title=title, subtitle="A subtitle")).svg


def text_of(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return str(document[0].get_textpage().get_text_bounded())


@pytest.mark.parametrize("is_chart", [False, True])
def test_a_picture_gives_the_same_bytes_in_every_process(is_chart: bool) -> None:
    svg = chart_svg() if is_chart else PICTURE
    digests = {
        subprocess.run(
            [sys.executable, "-c", PRINTS, svg],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "America/Santiago"), ("3", "Asia/Tokyo"))
    }
    assert digests == {f"{hashlib.sha256(pdf(svg)).hexdigest()}\n"}


def test_the_renderer_alone_gives_others() -> None:
    with no_system_fonts():
        assert len({vl_convert.svg_to_pdf(PICTURE) for _ in range(20)}) > 1
    assert len({pdf(PICTURE) for _ in range(20)}) == 1


def test_a_page_is_as_large_as_the_picture_in_points() -> None:
    with pypdfium2.PdfDocument(pdf(PICTURE)) as document:
        assert (len(document), document[0].get_size()) == (1, (300.0, 150.0))


def test_texts_stay_texts() -> None:
    text = text_of(pdf(chart_svg("Ñandú, 1973-1990: “events” & more")))
    assert "Ñandú, 1973-1990: “events” & more" in text
    assert "A subtitle" in text
    assert "2018" in text


def test_the_file_has_the_title_the_words_and_the_language_of_the_picture() -> None:
    content = pdf(PICTURE)
    with pypdfium2.PdfDocument(content) as document:
        told = document.get_metadata_dict(skip_empty=True)
    assert told == {"Title": "A & B: «ñ» €", "Subject": "Two < three."}
    assert b"/Lang (es)" in content
    assert b"/Lang" not in pdf(PICTURE.replace(' lang="es"', ""))


def test_a_page_looks_like_the_picture() -> None:
    chart = draw(events_per_year(COUNTS, title="Ecuador", subtitle="A subtitle"))
    with Image.open(BytesIO(chart.png)) as image:
        picture = np.asarray(image.convert("L"), dtype=float)
    with pypdfium2.PdfDocument(pdf(chart.svg)) as document:
        page = document[0].render(scale=8 / 3, grayscale=True).to_numpy().reshape(picture.shape).astype(float)
    # Of 255, on average: edges are smoothed in other ways, but what is moved by a pixel of the page differs far more.
    assert np.abs(page - picture).mean() < 0.5
    assert np.abs(page - np.roll(picture, 2, axis=1)).mean() > 1.5


def test_words_that_need_escaping_in_a_picture_are_plain_in_the_file() -> None:
    title = "Q&A: <1> \"two\" 'three'"
    with pypdfium2.PdfDocument(pdf(PICTURE.replace("A &amp; B: «ñ» €", escape(title)))) as document:
        assert document.get_metadata_dict()["Title"] == title

import subprocess
import sys
from io import BytesIO
from itertools import starmap

import pytest

from chronos.chart.picture import MANY, draw, draw_all, no_system_fonts
from chronos.chart.raster import raster, serve, two_rasters
from chronos.chart.style import Drawing

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="{}" height="9" fill="#0072b2"/></svg>'
)
PICTURES = [SVG.format(width) for width in range(5, 13)]


def framed(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


def bars(*heights: int) -> Drawing:
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": [{"x": place, "y": height} for place, height in enumerate(heights)]},
        "mark": "bar",
        "encoding": {"x": {"field": "x", "type": "ordinal"}, "y": {"field": "y", "type": "quantitative"}},
    }
    return Drawing(name=f"bars-{len(heights)}", title="Bars", description="Bars.", spec=spec)


def test_two_processes_make_the_pictures_that_one_makes_in_their_order() -> None:
    with no_system_fonts():
        with two_rasters() as ask:
            found = [one.result() for one in map(ask, PICTURES)]
        assert found == list(map(raster, PICTURES))


def test_a_process_makes_a_picture_of_each_file_that_it_is_sent() -> None:
    sent = BytesIO(b"".join(framed(svg.encode()) for svg in PICTURES))
    back = BytesIO()
    with no_system_fonts():
        serve(sent, back)
        assert back.getvalue() == b"".join(map(framed, map(raster, PICTURES)))


@pytest.mark.parametrize("executable", ["/no/such/program", "/bin/true"])
def test_without_a_second_process_the_pictures_are_made_all_the_same(
    executable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    with no_system_fonts():
        with two_rasters() as ask:
            found = [one.result() for one in map(ask, PICTURES)]
        assert found == list(map(raster, PICTURES))


def test_what_cannot_be_drawn_fails_as_in_one_process() -> None:
    with no_system_fonts(), two_rasters() as ask, pytest.raises(RuntimeError, match="unknown token"):
        ask("no picture").result()


def test_many_charts_are_those_that_are_drawn_one_by_one() -> None:
    drawings = list(starmap(bars, [range(1, size + 2) for size in range(MANY + 2)]))
    done: list[int] = []
    charts = draw_all(drawings, lambda: done.append(len(done)))
    assert charts == list(map(draw, drawings))
    assert done == list(range(len(drawings)))


def test_the_second_process_needs_nothing_of_the_package() -> None:
    code = "import runpy, sys; runpy.run_path(sys.argv[1]); print(*(name for name in sys.modules if 'chronos' in name))"
    path = sys.modules[raster.__module__].__file__ or ""
    done = subprocess.run([sys.executable, "-c", code, path], check=True, capture_output=True, text=True)
    assert done.stdout == "\n"

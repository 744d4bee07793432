from __future__ import annotations

import json
import os
import struct
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from chronos.chart.events_per_year import events_per_year
from chronos.chart.picture import Pictures, draw, draw_all
from chronos.chart.style import Drawing
from chronos.model import Counts, PeriodCount

SVG = "{http://www.w3.org/2000/svg}"
COUNTS = Counts(by="year", rows=(PeriodCount("2018", 1, Fraction(3, 2), 3),), events=6, undated=3)

# Draws each chart; prints the digests of all. The second draws a text in a font of the system, as chronos does not.
DRAWS = """
import hashlib, json
from fractions import Fraction
from chronos.chart.country_year import country_year
from chronos.chart.events_per_year import events_per_year
from chronos.chart.picture import draw
from chronos.chart.timeline import timeline
from chronos.edtf import parse
from chronos.model import Chronology, Counts, Entry, Event, Group, Ledger, PeriodCount, Scope

counts = Counts(by="year", rows=(PeriodCount("1973", 1, Fraction(5, 3), 3),), events=6, undated=3)
event = dict(claims=(), agreement="single", countries=("CL",), regions=(), actors=(), places=(), kind="",
             status="disputed", lasting=False, corroboration=1, origins=1, sources=())
entries = tuple(
    Entry(Event(id=date, date=parse(date), text=text, **event), ())
    for date, text in (("1973-09-11", "A coup. Ñandú, жλ, 日本, مرحبا, \\U0001f389"), ("1973", "A year. " * 30))
)
chronology = Chronology(
    scope=Scope(id="CL", name="Chile", kind="country", folder="", countries=frozenset({"CL", "PE", "EC"})),
    project="", as_of=None, groups=(Group("1973", entries),), undated=(), sources=(),
    ledger=Ledger(read=2, shown=2, merged=0, undated=0), counts=counts,
)
words = {"title": "Chile, 日本", "subtitle": "1973"}
drawings = (events_per_year(counts, **words), timeline(chronology, **words), country_year({"Chile": counts}, **words))
digests = {}
for drawing in drawings:
    chart = draw(drawing)
    digests[f"{chart.name}.json"] = json.dumps(chart.spec)
    digests[f"{chart.name}.svg"] = chart.svg
    digests[f"{chart.name}.png"] = hashlib.sha256(chart.png).hexdigest()
print(json.dumps(digests))
"""
SEES = """
import hashlib, json, vl_convert
text = '<text y="15" font-family="Planted">abc</text>'
text = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="20">{text}</svg>'
print(json.dumps(hashlib.sha256(vl_convert.svg_to_png(text)).hexdigest()))
"""


def named(content: bytes, family: str) -> bytes:
    """Return a font file under another family name (OpenType 1.9, ``name``)."""
    font = bytearray(content)
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {tag: at for tag, _, at, _ in struct.iter_unpack(">4sIII", font[12 : 12 + 16 * count])}
    start = tables[b"name"]
    _, records, storage = struct.unpack_from(">HHH", font, start)
    for place in range(start + 6, start + 6 + 12 * records, 12):
        platform, _, _, name, _, at = struct.unpack_from(">HHHHHH", font, place)
        if name == 1:
            written = family.encode("utf-16-be" if platform == 3 else "latin-1")
            struct.pack_into(">H", font, place + 8, len(written))
            font[start + storage + at : start + storage + at + len(written)] = written
    return bytes(font)


def said(script: str, folder: Path, **environment: str) -> Any:
    """Run a script in a folder and an environment of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), **environment},
        check=True,
        capture_output=True,
        text=True,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def systems(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return the home of a plain system, and of one whose fonts have the names that charts use."""
    plain, other = tmp_path_factory.mktemp("plain"), tmp_path_factory.mktemp("other")
    fonts = other / ".fonts"
    fonts.mkdir()
    bold = (Path(__file__).parent / "fonts" / "Planted-Bold.ttf").read_bytes()
    for family in ("Arial", "Helvetica", "Liberation Sans", "sans-serif", "Planted"):
        (fonts / f"{family}.ttf").write_bytes(named(bold, family))
    return plain, other


def test_time_zone_locale_hash_seed_folder_and_fonts_of_the_system_do_not_matter(systems: tuple[Path, Path]) -> None:
    here = said(DRAWS, systems[0], TZ="America/Santiago", LANG="C", PYTHONHASHSEED="0")
    there = said(DRAWS, systems[1], TZ="Asia/Tokyo", LANG="de_DE.UTF-8", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    assert here == there


def test_the_planted_fonts_are_seen_by_a_renderer_that_is_not_told_otherwise(systems: tuple[Path, Path]) -> None:
    assert said(SEES, systems[0]) != said(SEES, systems[1])


def test_what_others_told_fontconfig_is_put_back(drawing: Drawing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", "theirs.conf")
    draw(drawing)
    assert os.environ["FONTCONFIG_FILE"] == "theirs.conf"
    monkeypatch.delenv("FONTCONFIG_FILE")
    draw(drawing)
    assert "FONTCONFIG_FILE" not in os.environ


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return events_per_year(COUNTS, title="Ecuador & <Peru>", subtitle='as of "today"')


def test_the_svg_carries_its_words_for_who_cannot_see_it(drawing: Drawing) -> None:
    root = ET.fromstring(draw(drawing).svg)  # noqa: S314  # our own picture
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == drawing.description
    assert [(child.tag, child.text) for child in root][:2] == [
        (f"{SVG}title", "Ecuador & <Peru>"),
        (f"{SVG}desc", drawing.description),
    ]


def test_all_text_lies_within_the_picture(drawing: Drawing) -> None:
    root = ET.fromstring(draw(drawing).svg)  # noqa: S314  # our own picture
    assert root.attrib["width"] == "760"
    shift = next(element for element in root.iter(f"{SVG}g") if "translate" in element.attrib.get("transform", ""))
    left, top = map(float, shift.attrib["transform"].removeprefix("translate(").removesuffix(")").split(","))
    title = next(element for element in root.iter(f"{SVG}g") if "role-title" in element.attrib.get("class", ""))
    (down,) = [
        float(group.attrib["transform"].split(",")[1].rstrip(")")) for group in title if "transform" in group.attrib
    ]
    assert top + down >= 0
    assert left > 0


def test_the_png_has_two_pixels_for_each_of_the_svg(drawing: Drawing) -> None:
    chart = draw(drawing)
    root = ET.fromstring(chart.svg)  # noqa: S314  # our own picture
    size = struct.unpack(">II", chart.png[16:24])
    assert size == (2 * int(root.attrib["width"]), 2 * int(root.attrib["height"]))


def test_a_chart_keeps_the_words_and_specification_of_its_drawing(drawing: Drawing) -> None:
    chart = draw(drawing)
    assert (chart.name, chart.title, chart.description, chart.spec) == (
        "events-per-year",
        drawing.title,
        drawing.description,
        drawing.spec,
    )


def test_every_chart_drawn_is_reported(drawing: Drawing) -> None:
    steps: list[int] = []
    charts = draw_all([drawing, drawing], lambda: steps.append(1))
    assert len(steps) == 2
    assert charts[0] == charts[1]


def test_a_specification_that_cannot_be_drawn_is_an_error(drawing: Drawing) -> None:
    broken = Drawing(name="x", title="", description="", spec={**drawing.spec, "layer": 3})
    with pytest.raises(ValueError, match="Vega-Lite"):
        draw(broken)


def test_no_data_is_fetched(drawing: Drawing) -> None:
    spec = {**drawing.spec, "data": {"url": "http://127.0.0.1:9/data.csv"}}
    with pytest.raises(ValueError, match=r"(?i)url"):
        draw(Drawing(name="x", title="", description="", spec=spec))


def test_pictures_that_are_kept_are_not_drawn_again_and_those_of_no_chart_go() -> None:
    one, other = (events_per_year(COUNTS, title=title, subtitle="") for title in ("One", "Other"))
    kept, told = Pictures(), list[int]()
    first = draw_all([one, other, one], lambda: told.append(1), kept)
    assert ([chart.title for chart in first], len(told)) == (["One", "Other", "One"], 3)
    assert first == draw_all([one, other, one])
    kept.turn()
    (again,) = draw_all([one], lambda: told.append(1), kept)
    assert (again.svg is first[0].svg, again.png is first[0].png, len(told)) == (True, True, 4)
    kept.turn()
    kept.turn()
    (anew,) = draw_all([one], kept=kept)
    assert (anew == again, anew.svg is again.svg) == (True, False)

"""``chronos chart`` as people and programs use it."""

from __future__ import annotations

import json
import os
import re
import struct
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import altair as alt
import pytest
from pypdf import PdfReader

from chronos.cli.choices import CHART_FORMS, CHARTS
from chronos.cli.main import run
from drawn import SVG, texts
from visits import write_visits

if TYPE_CHECKING:
    from collections.abc import Mapping

SHIPPED = Path(__file__).parents[2] / "timelines"
CHRONOS = [sys.executable, "-m", "chronos"]
DIGESTS = """
import hashlib, sys
from pathlib import Path
from chronos.cli.main import run
from chronos.cli.choices import CHARTS, CHART_FORMS
project, folder = sys.argv[1:]
for name in CHARTS:
    for form in CHART_FORMS:
        path = Path(folder, f"{name}.{form}")
        assert run(["chart", name, project, "-o", str(path)]) == 0
        print(path.name, hashlib.sha256(path.read_bytes()).hexdigest())
"""


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_visits(tmp_path_factory.mktemp("visits"))


@pytest.fixture(scope="module", params=["visits", "shipped"])
def project(request: pytest.FixtureRequest, visits: Path) -> Path:
    return visits if request.param == "visits" else SHIPPED


def made(folder: Path, project: Path, name: str, form: str, *options: str) -> bytes:
    """Draw a chart into a file, and return what is in it."""
    path = folder / f"{name}.{form}"
    assert run(["chart", name, str(project), "-o", str(path), *options]) == 0
    return path.read_bytes()


def svg(folder: Path, project: Path, name: str, *options: str) -> str:
    return made(folder, project, name, "svg", *options).decode()


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Run the command, which refuses, and return the last line of what it says; it writes nothing else."""
    capsys.readouterr()
    assert run(["chart", *map(str, arguments)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return said.err.splitlines()[-1]


@pytest.mark.parametrize("name", CHARTS)
def test_a_specification_is_valid_vega_lite(project: Path, tmp_path: Path, name: str) -> None:
    spec = json.loads(made(tmp_path, project, name, "vl.json"))
    alt.TopLevelSpec.from_dict(spec, validate=True)
    assert spec["$schema"].startswith("https://vega.github.io/schema/vega-lite/v6")
    assert "url" not in {key for layer in spec["layer"] for key in layer.get("data", {})}


@pytest.mark.parametrize("name", CHARTS)
def test_an_svg_says_what_it_shows(project: Path, tmp_path: Path, name: str) -> None:
    root = ET.fromstring(svg(tmp_path, project, name))  # noqa: S314 - just drawn
    description = json.loads(made(tmp_path, project, name, "vl.json"))["description"]
    assert (root.get("role"), root.get("lang"), root.get("aria-label")) == ("img", "en", description)
    assert [(child.tag, child.text) for child in root][1] == (f"{SVG}desc", description)
    title = root[0].text
    assert title is not None
    assert title in description


@pytest.mark.parametrize("name", CHARTS)
def test_a_png_has_two_pixels_for_each_of_the_svg(project: Path, tmp_path: Path, name: str) -> None:
    png = made(tmp_path, project, name, "png")
    root = ET.fromstring(svg(tmp_path, project, name))  # noqa: S314 - just drawn
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    sides = struct.unpack(">II", png[16:24])  # of IHDR, which comes first (PNG, third edition, 11.2.1)
    assert sides == (2 * int(root.get("width", "0")), 2 * int(root.get("height", "0")))


@pytest.mark.parametrize("name", CHARTS)
def test_a_pdf_has_the_texts_of_the_svg_as_text(project: Path, tmp_path: Path, name: str) -> None:
    reader = PdfReader(BytesIO(made(tmp_path, project, name, "pdf")))
    found = re.sub(r"\s", "", reader.pages[0].extract_text())
    drawn = texts(svg(tmp_path, project, name))
    assert len(reader.pages) == 1
    assert [one.text for one in drawn if re.sub(r"\s", "", one.text) not in found] == []


@pytest.mark.parametrize("name", CHARTS)
def test_a_page_holds_everything_and_asks_nobody(project: Path, tmp_path: Path, name: str) -> None:
    page = made(tmp_path, project, name, "html").decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "<table" in page
    assert "default-src 'none'" in page
    assert re.findall(r"<(?:link|iframe)\b|<script[^>]*\bsrc=|@import|url\(", page.partition("<script")[0]) == []


def test_the_name_of_the_file_decides_the_format(visits: Path, tmp_path: Path) -> None:
    starts = {}
    for file in ("a.svg", "a.png", "a.pdf", "a.html", "a.vl.json", "a.json", "A.SVG"):
        assert run(["chart", "cumulative", str(visits), "-o", str(tmp_path / file)]) == 0
        starts[file] = (tmp_path / file).read_bytes()[:4]
    assert starts == {
        "a.svg": b"<svg",
        "a.png": b"\x89PNG",
        "a.pdf": b"%PDF",
        "a.html": b"<!DO",
        "a.vl.json": b'{\n "',
        "a.json": b'{\n "',
        "A.SVG": b"<svg",
    }


def test_a_format_that_is_asked_for_goes_before_the_name_of_the_file(visits: Path, tmp_path: Path) -> None:
    path = tmp_path / "chart.txt"
    assert run(["chart", "sources", str(visits), "--format", "png", "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"\x89PNG")


def test_standard_output_has_the_svg_and_the_name_of_a_file_goes_to_standard_error(
    visits: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["chart", "sources", str(visits)]) == 0
    shown = capfdbinary.readouterr()
    unread = b"1 claim cannot be read; `chronos check` says why\n"
    assert run(["chart", "sources", str(visits), "-o", str(tmp_path / "sources.svg")]) == 0
    written = capfdbinary.readouterr()
    assert (shown.out, shown.err) == ((tmp_path / "sources.svg").read_bytes(), unread)
    assert (written.out, written.err) == (b"", f"{tmp_path / 'sources.svg'}\n".encode() + unread)


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_a_pipe_gets_what_a_file_gets(visits: Path, tmp_path: Path, form: str) -> None:
    piped = subprocess.run(
        [*CHRONOS, "chart", "sources", str(visits), "--format", form], capture_output=True, check=True
    )
    assert piped.stdout == made(tmp_path, visits, "sources", form)


@pytest.mark.parametrize("form", ["png", "pdf"])
def test_a_terminal_gets_no_binary_file(visits: Path, form: str) -> None:
    leader, follower = os.openpty()
    asked = [*CHRONOS, "chart", "sources", str(visits), "--format", form]
    try:
        done = subprocess.run(asked, stdout=follower, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(follower)
        os.close(leader)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[-1] == (f"Error: {form} is not for a terminal; say where to with -o FILE")


def test_an_unknown_chart_is_refused_with_those_that_there_are(
    visits: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(capsys, "event-per-year", visits) == (
        "Error: Invalid value for 'NAME': 'event-per-year' is not one of 'events-per-year', 'timeline', "
        "'country-year', 'small-multiples', 'cumulative', 'sources'."
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--scope", "Ecuadr"], "chronos: no event names 'Ecuadr'; did you mean Ecuador (EC)?"),
        (["--scope", "Atlantis"], "chronos: no event names 'Atlantis'; these are here: The Andes (andes), "),
        (["--from", "soon"], "chronos: --from 'soon' is no date: "),
        (["--from", "2019", "--to", "2013"], "chronos: --from 2019 lies after --to 2013"),
        (["--language", "de"], "Error: Invalid value for '--language': 'de' is not one of 'en', 'es', 'pt', 'fr'."),
        (["--theme", "dark"], "Error: Invalid value for '--theme': 'dark' is not one of 'print', 'screen'."),
        (["--format", "jpg"], "Error: Invalid value for '--format': 'jpg' is not one of 'vl.json', 'svg', 'png', "),
        (["--by", "colour"], "Error: Invalid value for '--by': 'colour' is not one of 'country', 'region', 'kind', "),
        (["-o", "chart.jpg"], "Error: chart.jpg: which format is that? It is one of vl.json, svg, png, pdf, html; "),
        (["-o", "chart"], "Error: chart: which format is that? It is one of vl.json, svg, png, pdf, html; "),
    ],
)
def test_what_cannot_be_asked_is_refused_in_a_line(
    visits: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(capsys, "events-per-year", visits, *arguments).startswith(message)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["timeline", "--from", "2019"],
            "the timeline shows every event by itself: only --by is for it, and no period",
        ),
        (["timeline", "--by", "actor"], "the chart timeline cannot be grouped by actor; it can by country, kind"),
        (["cumulative", "--by", "kind"], "the chart cumulative cannot be grouped by kind"),
        (
            ["country-year", "--per", "month"],
            "the chart country-year shows years; small-multiples shows countries per ",
        ),
    ],
)
def test_what_a_chart_cannot_show_is_refused(
    visits: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *options = arguments
    assert refused(capsys, name, visits, *options).startswith(f"chronos: {message}")


def test_a_file_that_cannot_be_written_is_said(
    visits: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere, folder = tmp_path / "nowhere" / "a.svg", tmp_path / "folder.svg"
    folder.mkdir()
    said = [refused(capsys, "sources", visits, "-o", path) for path in (nowhere, folder)]
    assert said == [
        f"chronos: {nowhere}: cannot be written (no such file or directory)",
        f"chronos: {folder}: cannot be written (is a directory)",
    ]


def test_a_project_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "sources", tmp_path / "none") == (
        f"chronos: {tmp_path / 'none'}: no such file or folder; `chronos init DIR` makes a new project"
    )


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("es", "Eventos por mes, mayo de 2018 a junio de 2019", ["esperados: 1,1", "al 30 de junio de 2019"]),
        ("pt", "Eventos por mês, maio de 2018 a junho de 2019", ["esperados: 1,1", "em 30 de junho de 2019"]),
        ("fr", "Événements par mois, mai 2018 à juin 2019", ["attendus\u00a0: 1,1", "état au 30 juin 2019"]),
    ],
)
def test_a_chart_speaks_the_language_asked_for(
    visits: Path, tmp_path: Path, language: str, title: str, said: list[str]
) -> None:
    drawn = svg(tmp_path, visits, "events-per-year", "--per", "month", "--from", "2018-05", "--language", language)
    root = ET.fromstring(drawn)  # noqa: S314 - just drawn
    assert (root.get("lang"), root[0].text) == (language, title)
    assert said[0] in root.get("aria-label", "")
    assert texts(drawn)[-1].text.endswith(said[1])


def test_a_theme_replaces_that_of_the_settings(visits: Path, tmp_path: Path) -> None:
    drawn = [svg(tmp_path, visits, "sources", "--theme", theme) for theme in ("print", "screen")]
    assert [re.findall(r' width="(\d+)"', one)[0] for one in drawn] == ["760", "1000"]


def test_the_house_settings_are_seen_in_every_chart(tmp_path: Path) -> None:
    project = write_visits(tmp_path / "project")
    settings = project / "chronos.yaml"
    house = 'charts: {colours: {accent: "#7a1fa2"}, title: The Evening Gazette, credit: Our own records}\n'
    settings.write_text(settings.read_text("utf-8") + house, "utf-8")
    for name in CHARTS:
        drawn = svg(tmp_path, project, name)
        said = [one.text for one in texts(drawn)]
        assert (said[0], said[-1]) == ("The Evening Gazette", "Source: Our own records; as of 30 June 2019")
        assert "#0072b2" not in drawn
        assert name == "country-year" or "#7a1fa2" in drawn


def test_the_same_project_gives_the_same_bytes_wherever_it_is_drawn(visits: Path, tmp_path: Path) -> None:
    def digests(folder: str, environment: Mapping[str, str]) -> list[str]:
        (tmp_path / folder).mkdir()
        asked = [sys.executable, "-c", DIGESTS, str(visits), str(tmp_path / folder)]
        done = subprocess.run(asked, env={**os.environ, **environment}, capture_output=True, text=True, check=True)
        return done.stdout.splitlines()

    here = digests("here", {"PYTHONHASHSEED": "1", "LANG": "C", "TZ": "UTC"})
    there = digests("there", {"PYTHONHASHSEED": "2", "LANG": "es_ES.UTF-8", "LC_ALL": "", "TZ": "America/Santiago"})
    assert len(here) == len(CHARTS) * len(CHART_FORMS)
    assert there == here


def test_a_scope_and_a_grouping_are_in_the_title(tmp_path: Path) -> None:
    options: list[Any] = ["--scope", "EC", "--by", "kind"]
    root = ET.fromstring(svg(tmp_path, SHIPPED, "events-per-year", *options))  # noqa: S314 - just drawn
    assert root[0].text == "Ecuador: events per year, by kind, 2001 to 2023"

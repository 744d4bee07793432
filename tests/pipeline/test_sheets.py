"""What is in the cells of a drawing, and drawings of projects that have next to nothing to draw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from chronos.chart.style import Style
from chronos.pipeline import ChartRequest, chart
from chronos.pipeline.charting import CHART_FORMS
from chronos.pipeline.chronologies import chronology_of
from chronos.pipeline.drawings import GROUPED, Choices, Sheet
from chronos.pipeline.preparing import Prepared
from chronos.store import read
from projects import write_project
from visits import write_visits

if TYPE_CHECKING:
    from pathlib import Path

    from chronos.chart.style import Drawing

CHARTS = tuple(GROUPED)


def drawing(folder: Path, name: str, **chosen: Any) -> Drawing:
    prepared = Prepared(read(folder))
    style = Style(interactive=True)
    return Sheet(chronology_of(prepared, prepared.scope("")), prepared, style, Choices(**chosen)).draw(name)


def told(one: Drawing) -> dict[str, tuple[str, ...]]:
    return {hover.heading: hover.lines for hover in one.hovers}


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_visits(tmp_path_factory.mktemp("visits"))


def test_a_cell_tells_its_numbers_and_its_entries(visits: Path) -> None:
    cells = told(drawing(visits, "country-year"))
    assert {heading: cells[heading] for heading in ("Ecuador, 2013", "Uruguay, 2019", "no country, 2019")} == {
        "Ecuador, 2013": (
            "0 certain, 0.3 expected, 2 possible",
            "2013 to 2018: Officers are trained. (Gaceta)",
            "between 2013 and 2018: A deal is signed. (Gaceta; The Wire)",
        ),
        "Uruguay, 2019": (
            "0 certain, 0.3 expected, 1 possible",
            "partial: cut short or partly covered",
            "between 2 May 2018 and 31 March 2019 (derived): A return visit. (The Wire)",
        ),
        "no country, 2019": (
            "1 certain, 1 expected, 1 possible",
            "partial: cut short or partly covered",
            "February 2019: A summit. (no source given)",
        ),
    }


def test_a_part_of_a_stack_tells_its_own_entries_only(visits: Path) -> None:
    parts = told(drawing(visits, "events-per-year", by="kind", per="decade"))
    assert list(parts) == [
        "the 2010s",
        "Training, the 2010s",
        "Agreements, the 2010s",
        "summit, the 2010s",
        "no kind, the 2010s",
        "1 undated event",
    ]
    assert parts["Agreements, the 2010s"] == (
        "1 certain, 1 expected, 1 possible",
        "all events: 9 certain, 10 expected, 10 possible",
        "between 2013 and 2018: A deal is signed. (Gaceta; The Wire)",
    )
    assert parts["1 undated event"] == ("undated: A gift. (no source given)",)


def test_a_source_tells_what_it_alone_supports_and_what_others_do_too(visits: Path) -> None:
    cells = told(drawing(visits, "sources", per="decade"))
    assert [lines for heading, lines in cells.items() if heading.startswith("Gaceta 2019")] == [
        (
            "between 2013 and 2018: A deal is signed. (Gaceta; The Wire)",
            "1 May 2018: A visit. (disputed; The Wire; Gaceta)",
        ),
        ("2013 to 2018: Officers are trained. (Gaceta)", "since 2017: A desk is staffed. (Gaceta)"),
    ]


def test_two_groups_of_one_name_tell_each_its_own_entries(tmp_path: Path) -> None:
    sources = """
    references:
      - {id: fonseca-a, title: One, author: [{family: Fonseca}], issued: "2020-05-01"}
      - {id: fonseca-b, title: Two, author: [{family: Fonseca}], issued: "2020-11-01"}
    """
    claims = """
    claims:
      - {id: a, date: "2018", text: A visit., countries: [EC], sources: [fonseca-a]}
      - {id: b, date: "2018", text: A deal., countries: [EC], sources: [fonseca-b]}
    """
    folder = write_project(tmp_path, claims, sources=sources)
    assert told(drawing(folder, "small-multiples", by="source")) == {
        "Fonseca 2020, 2018 (1 certain, 1 expected, 1 possible)": ("2018: A visit. (Fonseca)",),
        "Fonseca 2020 (fonseca-b), 2018 (1 certain, 1 expected, 1 possible)": ("2018: A deal. (Fonseca)",),
    }


BARE = {
    "prospective": 'claims: [{id: x, date: "2030", status: prospective, text: An office is to open., countries: [EC]}]',
    "someday": "claims: [{id: x, date: undated, status: prospective, text: An academy is to open., countries: [EC]}]",
    "retracted": 'claims: [{id: x, date: "2018", status: retracted, text: A visit., countries: [EC]}]',
    "undated": "claims: [{id: x, date: undated, text: A visit.}]",
    "any year": "claims: [{id: x, date: XXXX, text: Old ties., countries: [CN]}]",
    "unreadable": "claims: [{id: x, date: soon, text: A visit.}]",
    "broken": "claims: [",
    "open": "claims: [{id: x, date: ../.., text: Old ties., countries: [CN]}]",
    "one": 'claims: [{id: x, date: "2018-05-01", text: A visit., countries: [EC]}]',
    "far off": 'claims: [{id: x, date: "Y-170000002", text: A collision.}]',
}


@pytest.mark.parametrize("form", CHART_FORMS)
@pytest.mark.parametrize("bare", BARE)
def test_a_project_of_next_to_nothing_is_drawn_in_every_form(bare: str, form: Any, tmp_path: Path) -> None:
    folder = write_project(tmp_path, BARE[bare], sources="")
    for name in CHARTS:
        assert chart(ChartRequest(name=name, directory=folder, form=form)).document.content


@pytest.mark.parametrize("chosen", [{"prospective": True}, {"lasting": "present"}, {"per": "month"}, {"per": "decade"}])
@pytest.mark.parametrize("bare", BARE)
def test_a_project_of_next_to_nothing_is_drawn_however_it_is_counted(
    bare: str, chosen: dict[str, Any], tmp_path: Path
) -> None:
    folder = write_project(tmp_path, BARE[bare], sources="")
    for name in ("events-per-year", "small-multiples", "cumulative", "sources"):
        svg = chart(ChartRequest(name=name, directory=folder, **chosen)).document.content
        assert ET.fromstring(svg)[0].text  # noqa: S314 - just drawn


@pytest.mark.parametrize("years", [("1800", "1803"), ("2100", "2103")])
@pytest.mark.parametrize("name", [name for name in CHARTS if name != "timeline"])
def test_years_in_which_there_is_nothing_are_drawn(visits: Path, name: str, years: tuple[str, str]) -> None:
    first, last = years
    svg = chart(ChartRequest(name=name, directory=visits, first=first, last=last)).document.content
    assert f"{first} to {last}" in (ET.fromstring(svg)[0].text or "")  # noqa: S314 - just drawn

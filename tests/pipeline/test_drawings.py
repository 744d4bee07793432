from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from chronos.chart.languages import words_in
from chronos.chart.picture import draw_svg
from chronos.chart.style import Style
from chronos.chart.theme import THEMES
from chronos.model import ChronosError
from chronos.pipeline import ChartRequest, chart
from chronos.pipeline.charting import CHART_FORMS
from chronos.pipeline.chronologies import chronology_of
from chronos.pipeline.drawings import GROUPED, Choices, Sheet
from chronos.pipeline.preparing import Prepared
from chronos.store import read
from drawn import cut, overlapping, texts, write_events
from projects import write_project
from visits import write_visits

if TYPE_CHECKING:
    from pathlib import Path

    from chronos.chart.style import Drawing, Table

CHARTS = tuple(GROUPED)


def sheet(folder: Path, scope: str = "", *, style: Style = Style(), **chosen: Any) -> Sheet:  # noqa: B008 - frozen
    prepared = Prepared(read(folder))
    return Sheet(chronology_of(prepared, prepared.scope(scope)), prepared, style, Choices(**chosen))


def drawing(folder: Path, name: str, scope: str = "", **options: Any) -> Drawing:
    return sheet(folder, scope, **options).draw(name)


def table(one: Drawing) -> Table:
    assert one.table is not None
    return one.table


def subtitle(one: Drawing) -> str:
    return str(one.spec["title"]["subtitle"][0])


def foot(one: Drawing) -> str:
    """Return the last line of a chart, the credit."""
    return texts(draw_svg(one))[-1].text


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_visits(tmp_path_factory.mktemp("visits"))


@pytest.fixture(scope="module", params=[20, 500])
def many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_events(tmp_path_factory.mktemp("many"), request.param)


TWINS = """
references:
  - {id: fonseca-a, title: One, author: [{family: Fonseca}], issued: "2020-05-01"}
  - {id: fonseca-b, title: Two, author: [{family: Fonseca}], issued: "2020-11-01"}
"""
BY_TWINS = """
claims:
  - {id: a, date: "2018", text: A visit., countries: [EC], sources: [fonseca-a]}
  - {id: b, date: "2019", text: A deal., countries: [EC], sources: [fonseca-b]}
"""


def test_two_groups_of_one_name_are_two_rows_told_apart(tmp_path: Path) -> None:
    folder = write_project(tmp_path, BY_TWINS, sources=TWINS)
    rows = table(drawing(folder, "small-multiples", by="source")).rows
    assert [row[:3] for row in rows if row[2] == "1"] == [
        ("Fonseca 2020", "2018", "1"),
        ("Fonseca 2020 (fonseca-b)", "2019", "1"),
    ]


@pytest.mark.parametrize("name", ["country-year", "small-multiples"])
def test_what_names_no_country_has_a_row_of_its_own(visits: Path, name: str) -> None:
    assert "no country" in {row[0] for row in table(drawing(visits, name)).rows}


def told(folder: Path, name: str) -> str:
    hovers = drawing(folder, name, style=Style(interactive=True)).hovers
    return "\n".join(line for hover in hovers for line in (hover.heading, *hover.lines))


@pytest.mark.parametrize("name", CHARTS)
def test_a_reader_is_told_of_every_dated_event_that_is_counted(visits: Path, name: str) -> None:
    counted = ("Officers are trained.", "A deal is signed.", "A mission.", "Two drills.", "A visit.", "A summit.")
    assert [text for text in counted if text not in told(visits, name)] == []


@pytest.mark.parametrize("name", ["events-per-year", "small-multiples", "sources"])
def test_a_reader_is_told_of_undated_events_where_they_have_a_mark(visits: Path, name: str) -> None:
    assert "A gift." in told(visits, name)


@pytest.mark.parametrize("name", [name for name in CHARTS if name != "timeline"])
def test_a_reader_is_not_told_of_what_is_not_counted(visits: Path, name: str) -> None:
    assert [text for text in ("An untrue visit.", "An office is to open.") if text in told(visits, name)] == []


def test_what_surely_belongs_to_a_period_is_told_before_what_may(visits: Path) -> None:
    hovers = drawing(visits, "events-per-year", style=Style(interactive=True)).hovers
    lines = next(hover.lines for hover in hovers if hover.heading == "2018")
    order = ["A visit.", "A return visit.", "Officers are trained.", "A deal is signed."]
    places = [next(place for place, line in enumerate(lines) if text in line) for text in order]
    assert places == sorted(places)


def test_the_years_of_a_timeline_are_not_those_of_a_date_of_any_year(visits: Path) -> None:
    assert drawing(visits, "timeline").title == "Timeline, 2013 to 2020"


@pytest.mark.parametrize("name", CHARTS)
def test_a_still_drawing_holds_no_entries(visits: Path, name: str) -> None:
    assert drawing(visits, name).hovers == ()


@pytest.mark.parametrize("by", GROUPED["events-per-year"])
def test_the_title_says_what_the_groups_are(visits: Path, by: Any) -> None:
    assert drawing(visits, "events-per-year", by=by).title == f"Events per year, by {by}, 2013 to 2019"


@pytest.mark.parametrize(
    ("name", "chosen", "message"),
    [
        ("timeline", {"by": "source"}, "the chart timeline cannot be grouped by source; it can by country, kind"),
        ("country-year", {"by": "kind"}, "the chart country-year cannot be grouped by kind"),
        ("cumulative", {"by": "country"}, "the chart cumulative cannot be grouped by country"),
        ("sources", {"by": "country"}, "the chart sources cannot be grouped by country"),
        (
            "timeline",
            {"per": "month"},
            "the timeline shows every event by itself: only --by is for it, and no period",
        ),
        (
            "timeline",
            {"asked": (730000, None)},
            "the timeline shows every event by itself: only --by is for it, and no period",
        ),
        (
            "country-year",
            {"per": "decade"},
            "the chart country-year shows years; small-multiples shows countries per decade",
        ),
    ],
)
def test_what_a_chart_cannot_show_is_refused(visits: Path, name: str, chosen: dict[str, Any], message: str) -> None:
    with pytest.raises(ChronosError) as refused:
        drawing(visits, name, **chosen)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("language", "title", "below", "credit"),
    [
        (
            "en",
            "Ecuador: events per year, 2013 to 2019",
            "Police diplomacy: 6 events from 6 claims",
            "Sources: Gaceta 2019 and The Wire 2019; as of 30 June 2019",
        ),
        (
            "es",
            "Ecuador: eventos por año, 2013 a 2019",
            "Police diplomacy: 6 eventos a partir de 6 afirmaciones",
            "Fuentes: Gaceta 2019 y The Wire 2019; al 30 de junio de 2019",
        ),
        (
            "pt",
            "Equador: eventos por ano, 2013 a 2019",
            "Police diplomacy: 6 eventos a partir de 6 afirmações",
            "Fontes: Gaceta 2019 e The Wire 2019; situação em 30 de junho de 2019",
        ),
        (
            "fr",
            "Équateur\u00a0: événements par année, 2013 à 2019",
            "Police diplomacy\u00a0: 6 événements tirés de 6 affirmations",
            "Sources\u00a0: Gaceta 2019 et The Wire 2019\u00a0; état au 30 juin 2019",
        ),
    ],
)
def test_title_and_credit_are_in_the_language_of_the_chart(
    visits: Path, language: str, title: str, below: str, credit: str
) -> None:
    one = drawing(visits, "events-per-year", "EC", style=Style(words=words_in(language)))
    assert (one.title, subtitle(one), foot(one)) == (title, below, credit)


FOUR = """
references:
  - {id: a, title: One, author: [{family: Ames}], issued: "2020"}
  - {id: b, title: Two, author: [{family: Brook}], issued: "2020"}
  - {id: c, title: Three, author: [{family: Cole}], issued: "2020"}
  - {id: d, title: Four, author: [{family: Dunn}], issued: "2020"}
"""


def test_of_more_than_three_sources_the_credit_names_the_project(tmp_path: Path) -> None:
    claims = "claims:\n  - {id: x, date: '2018', text: A visit., sources: [a, b, c, d]}\n"
    settings = "title: Police diplomacy\nas_of: 2020-06-30\n"
    folder = write_project(tmp_path, claims, settings=settings, sources=FOUR)
    assert foot(drawing(folder, "events-per-year")) == "Source: Police diplomacy; as of 30 June 2020"


def test_the_credit_of_the_settings_stands_for_the_sources(tmp_path: Path) -> None:
    claims = "claims:\n  - {id: x, date: '2018', text: A visit., sources: [a, b, c, d]}\n"
    settings = "title: Police diplomacy\nas_of: 2020-06-30\ncharts: {credit: The Gazette}\n"
    folder = write_project(tmp_path, claims, settings=settings, sources=FOUR)
    assert foot(drawing(folder, "sources")) == "Source: The Gazette; as of 30 June 2020"


@pytest.mark.parametrize("form", CHART_FORMS)
@pytest.mark.parametrize("name", CHARTS)
def test_a_project_without_title_sources_and_dates_is_drawn(name: str, form: Any, tmp_path: Path) -> None:
    folder = write_project(tmp_path, "claims:\n  - {id: x, date: undated, text: A visit.}\n", sources="")
    assert len(chart(ChartRequest(name=name, directory=folder, form=form)).document.content) > 500


@pytest.mark.parametrize("name", CHARTS)
def test_a_project_without_any_claim_is_drawn(name: str, tmp_path: Path) -> None:
    svg = chart(ChartRequest(name=name, directory=write_project(tmp_path, "claims: []\n", sources=""))).document.content
    assert (overlapping(svg.decode()), cut(svg.decode())) == ([], [])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("name", "by"),
    [
        *((name, None) for name in CHARTS),
        ("events-per-year", "kind"),
        ("events-per-year", "country"),
        ("timeline", "country"),
        ("timeline", "kind"),
        ("small-multiples", "kind"),
    ],
)
def test_of_few_and_many_events_no_text_overlaps_another_or_is_cut(many: Path, name: str, by: Any, theme: str) -> None:
    svg = draw_svg(drawing(many, name, by=by, style=Style(theme=THEMES[theme], words=words_in("pt"))))
    assert (overlapping(svg), cut(svg)) == ([], [])


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr"])
@pytest.mark.parametrize("name", CHARTS)
def test_in_no_language_a_text_overlaps_another_or_is_cut(visits: Path, name: str, language: str) -> None:
    svg = draw_svg(drawing(visits, name, style=Style(words=words_in(language))))
    assert (overlapping(svg), cut(svg)) == ([], [])


def test_texts_that_overlap_or_are_cut_are_found() -> None:
    one = '<text transform="translate({},{})" font-size="10px">{}</text>'
    lines = one.format(10, 50, "first") + one.format(20, 52, "second") + one.format(90, 50, "third")
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60">{lines}</svg>'
    assert (overlapping(svg), cut(svg)) == ([("first", "second")], ["third"])

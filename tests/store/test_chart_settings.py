"""``charts:`` of ``chronos.yaml``: what it sets, and what is refused since nobody could read or draw it."""

from pathlib import Path

import pytest

from chronos.model import ChartSettings
from chronos.store import ProjectError
from projects import corpus_of


def charts_of(tmp_path: Path, settings: str) -> ChartSettings:
    return corpus_of(tmp_path, "claims: []", settings=settings).settings.charts


def test_a_project_without_charts_has_the_look_of_print(tmp_path: Path) -> None:
    assert charts_of(tmp_path, "title: a") == ChartSettings(theme="print", colours={}, font="", title="", credit="")


@pytest.mark.parametrize("settings", ["charts:", "charts: {}", "charts: {theme: , colours: , font: , title: }"])
def test_empty_charts_are_absent_ones(tmp_path: Path, settings: str) -> None:
    assert charts_of(tmp_path, settings) == ChartSettings()


def test_all_of_the_look_is_read(tmp_path: Path) -> None:
    settings = """\
    charts:
      theme: screen
      colours: {accent: "#7A1FA2", paper: "#ffffff"}
      font: Liberation Sans
      title: The Daily Ledger
      credit: The Daily Ledger
    """
    assert charts_of(tmp_path, settings) == ChartSettings(
        theme="screen",
        colours={"accent": "#7a1fa2", "paper": "#ffffff"},
        font="Liberation Sans",
        title="The Daily Ledger",
        credit="The Daily Ledger",
    )


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("charts: [a]", "chronos.yaml:1:9: charts is a mapping of fields, not a list"),
        ("charts: {theme: dark}", "chronos.yaml:1:17: theme cannot be 'dark'; it is one of print, screen"),
        ("charts: {theme: sceen}", "chronos.yaml:1:17: theme cannot be 'sceen'; did you mean 'screen'?"),
        (
            "charts: {font: Georgia}",
            (
                "chronos.yaml:1:16: charts cannot be drawn in 'Georgia': the renderer carries Liberation Sans and no "
                "other font, and those of a machine would make the pictures differ from one to the next"
            ),
        ),
        ("charts: {title: [a]}", "chronos.yaml:1:17: title is text, not a list"),
        ("charts: {colours: red}", "chronos.yaml:1:19: colours is a mapping of fields, not 'red'"),
        (
            "charts: {colours: {accent: red}}",
            "chronos.yaml:1:28: accent is a colour such as \"#0072b2\", not 'red'",
        ),
        (
            "charts:\n  colours:\n    accent: '#f00'",
            "chronos.yaml:3:13: accent is a colour such as \"#0072b2\", not '#f00'",
        ),
        (
            "charts:\n  colours:\n    accent: #7a1fa2\n    ink: '#000000'",
            (
                'chronos.yaml:3:12: accent is a colour such as "#0072b2", and it needs the quotes: without them YAML '
                "takes # for a comment"
            ),
        ),
        (
            "charts: {colours: {muted: '#999999'}}",
            (
                "chronos.yaml:1:27: muted #999999 has a contrast of 2.8:1 with the paper #ffffff, and text needs 4.5:1 "
                "to be read (WCAG 2.2, 1.4.3); choose a darker colour"
            ),
        ),
        (
            "charts: {colours: {accent: '#ffcc00'}}",
            (
                "chronos.yaml:1:28: accent #ffcc00 has a contrast of 1.5:1 with the paper #ffffff, and marks need 3:1 "
                "(WCAG 2.2, 1.4.11); choose a darker colour"
            ),
        ),
        (
            "charts: {colours: {paper: '#222222', ink: '#eeeeee'}}",
            "chronos.yaml:1:27: the paper #222222 is too dark: charts put dark on light; choose a lighter colour",
        ),
    ],
)
def test_what_cannot_be_read_or_drawn_stops_the_run_with_its_place(tmp_path: Path, settings: str, message: str) -> None:
    with pytest.raises(ProjectError) as error:
        charts_of(tmp_path, settings)
    assert str(error.value) == message


def test_a_role_that_charts_do_not_have_is_a_finding_with_the_nearest_that_they_have(tmp_path: Path) -> None:
    faults = corpus_of(tmp_path, "claims: []", settings="charts: {colours: {acent: '#7a1fa2'}, size: 12}").faults
    assert [(fault.rule, str(fault.location), fault.message) for fault in faults] == [
        ("unknown-field", "chronos.yaml:1:39", "charts has no field 'size'"),
        ("unknown-field", "chronos.yaml:1:20", "colours has no field 'acent'; did you mean 'accent'?"),
    ]

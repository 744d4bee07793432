"""docs/charts.md says what charts there are: its commands run, its options are there, its pictures are of a build."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from chronos.cli.choices import CHART_FORMS, CHARTS, DIMENSIONS, LANGUAGES, PERIODS, THEMES
from chronos.cli.main import chronos
from chronos.pipeline.drawings import GROUPED
from chronos.store.settings import read_settings

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "charts.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line)[1:] for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()
]
SECTIONS = re.findall(r"^### ([\w-]+)\n\n!\[([^]]+)\]\(([^)]+)\)\n\n(.*?)(?=^###? |\Z)", PAGE, re.DOTALL | re.MULTILINE)
BEGINNINGS = {
    ".png": b"\x89PNG",
    ".pdf": b"%PDF",
    ".svg": b"<svg",
    ".json": b'{\n "$schema"',
    ".html": b"<!DOCTYPE html>",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the timelines that are shipped."""
    folder = tmp_path_factory.mktemp("charts")
    shutil.copytree(ROOT / "timelines", folder / "timelines")
    return folder


def test_the_commands_of_the_page_draw_every_chart_in_every_form() -> None:
    assert sorted(command[1] for command in COMMANDS) == sorted(CHARTS)
    forms = {form for command in COMMANDS for form in CHART_FORMS if command[-1].endswith(f".{form}")}
    assert forms == set(CHART_FORMS)


@pytest.mark.parametrize("command", COMMANDS, ids=[command[1] for command in COMMANDS])
def test_every_command_of_the_page_writes_its_file(
    command: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    result = CliRunner().invoke(chronos, command, standalone_mode=False)
    assert (result.exception, result.return_value) == (None, 0)
    written = Path(command[-1])
    beginning = BEGINNINGS[written.suffix]
    assert written.read_bytes()[: len(beginning)] == beginning


def test_every_chart_has_a_section_that_says_what_it_can_be_grouped_by() -> None:
    assert [name for name, *_ in SECTIONS] == list(CHARTS)
    for name, _, _, text in SECTIONS:
        (listed,) = re.findall(r"`--by ([^`.]+`(?:(?:,| or) +`\w+`)*)", " ".join(text.split())) or [""]
        named = re.findall(r"\w+", listed.replace(" or ", " "))
        standing = ["country"] if name == "small-multiples" else []  # it has them without being asked
        assert (name, sorted([*standing, *named])) == (name, sorted(GROUPED[name]))


@pytest.mark.parametrize(("name", "picture"), [(name, picture) for name, _, picture, _ in SECTIONS])
def test_the_picture_of_a_section_is_that_chart_as_it_is_built(name: str, picture: str) -> None:
    assert Path(picture).stem == name
    assert (ROOT / "docs" / picture).is_file()


def test_the_table_of_options_is_that_of_the_command() -> None:
    helped = CliRunner().invoke(chronos, ["chart", "--help"], standalone_mode=False).output
    there = set(re.findall(r"(?<![-\w])--[a-z]+", helped)) - {"--help", "--output"}
    table = PAGE.partition("## Options")[2].partition("## Formats")[0]
    assert set(re.findall(r"(?<![-\w])--[a-z]+", table)) == there
    assert "`-o FILE`" in table
    for words in (CHART_FORMS, DIMENSIONS, PERIODS, LANGUAGES, THEMES):
        assert [word for word in words if f"`{word}`" not in table] == []


def test_the_table_of_formats_is_that_of_the_command() -> None:
    table = PAGE.partition("## Formats")[2].partition("## The page")[0]
    assert tuple(re.findall(r"^\| `([\w.]+)` \|", table, re.MULTILINE)) == CHART_FORMS


def test_the_settings_of_the_page_can_be_read() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    settings, faults = read_settings(example)
    assert faults == []
    assert (settings.charts.theme, settings.charts.title) == ("screen", "The Ledger")
    assert (settings.charts.credit, settings.charts.colours) == (
        "The Ledger, from public records",
        {"accent": "#7a1fa2"},
    )


def test_every_page_and_section_that_the_page_names_is_there() -> None:
    links = re.findall(r"(?<!!)\[[^]]+\]\(([\w.-]+\.md)(?:#([\w-]+))?\)", PAGE)
    assert [name for name, _ in links] == ["counting.md", "format.md"]
    for name, section in links:
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        titles = {title.lower().replace(" ", "-") for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
        assert not section or section in titles

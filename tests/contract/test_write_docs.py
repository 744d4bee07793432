"""docs/write.md says how one chronology is written: its commands run, its options and formats are there."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from chronos.cli.choices import DOCUMENT_FORMS, LANGUAGES
from chronos.cli.main import chronos

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "write.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line)[1:] for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()
]
BEGINNINGS = {".md": b"# Ecuador: ", ".html": b"<!DOCTYPE html>", ".docx": b"PK\x03\x04", ".pdf": b"%PDF"}


@pytest.mark.parametrize("command", COMMANDS, ids=[command[-1] for command in COMMANDS])
def test_every_command_of_the_page_writes_its_file(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "timelines", tmp_path / "timelines")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(chronos, command, standalone_mode=False)
    assert (result.exception, result.return_value) == (None, 0)
    beginning = BEGINNINGS[Path(command[-1]).suffix]
    assert Path(command[-1]).read_bytes()[: len(beginning)] == beginning


def test_the_commands_of_the_page_write_every_format() -> None:
    assert {Path(command[-1]).suffix[1:] for command in COMMANDS} == set(DOCUMENT_FORMS)


def test_the_table_of_options_is_that_of_the_command() -> None:
    helped = CliRunner().invoke(chronos, ["write", "--help"], standalone_mode=False).output
    there = set(re.findall(r"^ +(?:-o, )?(--[a-z-]+)", helped, re.MULTILINE)) - {"--help", "--output"}
    table = PAGE.partition("## Options")[2].partition("## Formats")[0]
    assert set(re.findall(r"(?<![-\w])--[a-z][a-z-]*", table)) == there
    for word in (*DOCUMENT_FORMS, *LANGUAGES, "list", "table", "prose"):
        assert f"`{word}`" in table


def test_the_table_of_formats_is_that_of_the_command() -> None:
    table = PAGE.partition("## Formats")[2]
    assert tuple(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == DOCUMENT_FORMS


def test_every_page_that_the_page_names_is_there() -> None:
    links = re.findall(r"\]\(([\w.-]+\.md)\)", PAGE)
    assert links == ["dates.md", "embed.md"]
    assert [link for link in links if not (ROOT / "docs" / link).is_file()] == []

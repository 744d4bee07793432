"""docs/add.md says what ``chronos add`` does: its example runs, its options are there."""

import io
import re
import shlex
from pathlib import Path

import pytest

from chronos.cli.main import run
from chronos.store import read

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "add.md").read_text(encoding="utf-8")


def test_the_commands_of_the_page_do_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    timeline, written = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "timelines").mkdir()
    file = tmp_path / "timelines" / "timeline.yaml"
    file.write_text(timeline, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    (commands,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    lines = [shlex.split(line)[1:] for line in commands.splitlines()]
    assert [line[0] for line in lines] == ["add", "add", "add"]
    assert [run(line) for line in lines] == [0, 0, 2]
    assert "--date, --text, --country and --source are missing" in capsys.readouterr().err
    before, after = timeline.split("  - id: ec-2021-office")
    assert file.read_text(encoding="utf-8") == f"{before}{written}  - id: ec-2021-office{after}"
    assert len(read(tmp_path / "timelines").claims) == 3


def test_every_option_of_the_page_is_there_and_every_other_is_on_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    run(["add", "--help"])
    helped = set(re.findall(r"(?<![-\w])--[a-z]+(?:-[a-z]+)*", capsys.readouterr().out))
    said = set(re.findall(r"(?<![-\w])--[a-z]+(?:-[a-z]+)*", PAGE))
    assert said <= helped
    assert helped - said <= {"--dir", "--help"}

"""docs/diff.md says what `chronos diff` tells: its commands run, its JSON is what they write, its options are there."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest

from chronos.cli.main import run
from chronos.model import DIFFERENCE_KINDS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "diff.md").read_text(encoding="utf-8")


def git(*arguments: str) -> None:
    who = ["-c", "user.name=A. Editor", "-c", "user.email=editor@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def test_the_commands_of_the_page_do_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (timeline,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (shown,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    (commands,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "timelines").mkdir()
    (tmp_path / "timelines" / "timeline.yaml").write_text(timeline, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    git("add", "timelines")
    git("commit", "--quiet", "--message", "first")
    lines = [shlex.split(line, comments=True)[1:] for line in commands.splitlines()]
    assert run(["build", "--format", "md"]) == 0
    judged = [
        "ec-2019-police-course",
        "ec-2019-forensics-visit",
        "same",
        "--why",
        "One.",
        "--by",
        "A",
        "--on",
        "2024-05-01",
    ]
    assert run(["judge", *judged]) == 0
    assert [run(line) for line in lines[:3]] == [0, 1, 0]
    assert Path("errata.md").read_text(encoding="utf-8").startswith("## Errata: changes from HEAD to timelines\n")
    assert run(["build", "--format", "md"]) == 0
    capsys.readouterr()
    assert run(lines[3]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(shown)


def test_every_option_and_every_kind_of_the_page_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    run(["diff", "--help"])
    helped = capsys.readouterr().out
    for option in sorted(set(re.findall(r"(?<![-\w])--[a-z]+(?:-[a-z]+)*", PAGE))):
        assert option in helped, option
    table = PAGE.partition("| kind | means |")[2].partition("\n\n")[0]
    assert re.findall(r"`([a-z]+)`", table) == list(DIFFERENCE_KINDS)

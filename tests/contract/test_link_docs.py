"""docs/link.md says what can be done with candidates and judgements: its example runs, its options are there."""

import io
import re
import shlex
from pathlib import Path

import pytest
import yaml

from chronos.cli.main import run
from chronos.cli.session import HELP
from chronos.store import read

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "link.md").read_text(encoding="utf-8")


def test_the_commands_of_the_page_do_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    timeline, judgements = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "timelines").mkdir()
    (tmp_path / "timelines" / "timeline.yaml").write_text(timeline, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO("q"))
    (commands,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    lines = [shlex.split(line, comments=True)[1:] for line in commands.splitlines()]
    assert [line[0] for line in lines] == ["link", "review", "judge", "build"]
    assert run(lines[0]) == 0
    assert "ec-2019-forensics-visit" in capsys.readouterr().out
    assert [run(line) for line in (*lines[1:-1], [*lines[-1], "--format", "md"])] == [0, 0, 0]
    (written,) = read(tmp_path / "timelines").judgements
    (shown,) = yaml.load(judgements, yaml.CBaseLoader)["judgements"]  # noqa: S506 - it makes texts of everything
    assert (written.verdict, written.by, written.why) == (shown["verdict"], shown["by"], shown["why"])
    assert sorted(written.claims) == sorted(shown["claims"])
    assert run(lines[0]) == 0
    assert capsys.readouterr().err.endswith("0 candidates in 2 claims\n")


def test_every_option_and_key_of_the_page_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("link", "judge", "review"):
        run([command, "--help"])
    helped = capsys.readouterr().out
    for option in sorted(set(re.findall(r"(?<![-\w])--[a-z]+", PAGE))):
        assert option in helped, option
    assert set(re.findall(r"^\| `(.)`", PAGE, re.MULTILINE)) == set(HELP)

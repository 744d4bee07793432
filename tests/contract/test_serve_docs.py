"""docs/serve.md says what `chronos serve` does: its command runs, its options are those there are."""

import re
import shlex
from pathlib import Path

import pytest

from chronos.cli.main import run
from projects import write_project
from serving import served

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "serve.md").read_text(encoding="utf-8")


def test_the_command_of_the_page_serves(tmp_path: Path) -> None:
    write_project(tmp_path / "timelines", "claims: [{id: ec-1, date: 2019, text: A visit., countries: [EC]}]")
    (command,) = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    _, name, *arguments = shlex.split(command)
    assert name == "serve"
    with served(*arguments, "--port", "0", cwd=tmp_path) as running:
        assert running.get("/").status == 200
        assert running.interrupt() == 0


def test_the_options_of_the_page_are_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    run(["serve", "--help"])
    helped = capsys.readouterr().out
    table = PAGE.partition("| option | for |")[2].partition("\n\n")[0]
    assert set(re.findall(r"--[a-z]+", table)) - {"--help"} == set(re.findall(r"--[a-z]+", helped)) - {"--help"}
    assert "default: 8000" in helped
    assert "8000" in table

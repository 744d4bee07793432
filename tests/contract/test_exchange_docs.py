"""docs/exchange.md says how files come in and go out: its commands run, its options and formats are there."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from chronos.cli.main import chronos, run
from chronos.pipeline import EXPORTED, IMPORTED

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")
IN, _, OUT = PAGE.partition("\n## Exporting\n")


def commands(text: str) -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line.startswith("chronos ")]


def run_line(line: str) -> None:
    words, _, target = line.partition(" > ")
    arguments = shlex.split(words, comments=True)[1:]
    result = CliRunner().invoke(chronos, arguments, standalone_mode=False)
    assert (result.exception, result.return_value) == (None, 0), line
    if target:
        Path(target.split()[0]).write_text(result.output, encoding="utf-8")


def test_the_table_of_the_page_is_imported_as_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (table,) = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)
    Path("events.csv").write_text(table, encoding="utf-8")
    told = [line for line in commands(IN) if "events.csv" in line]
    assert len(told) == 3
    for line in told:
        run_line(line)
    written = Path("timelines/events.yaml").read_text(encoding="utf-8")
    assert 'date: {edtf: "2019-04-03", said: "03/04/2019"}' in written
    assert 'date: "2017"' in written
    assert "A course is announced" not in written


def test_the_exports_of_the_page_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "timelines", tmp_path / "timelines")
    monkeypatch.chdir(tmp_path)
    lines = commands(OUT)
    assert lines
    for line in lines:
        run_line(line)
        assert Path(shlex.split(line, comments=True)[-1]).stat().st_size


def test_the_table_of_formats_that_are_read_is_that_of_the_command() -> None:
    table = IN.partition("## Formats that are read")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([\w-]+)`", row)} == set(IMPORTED)


def test_every_format_that_is_written_is_told() -> None:
    assert {name for name in EXPORTED if f"`{name}`" not in OUT} == set()


@pytest.mark.parametrize(("command", "text"), [("import", IN), ("export", OUT)])
def test_the_table_of_options_is_that_of_the_command(
    command: str, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, "--help"]) == 0
    there = set(re.findall(r"^ +(?:-o, )?(--[a-z-]+)", capsys.readouterr().out, re.MULTILINE)) - {"--help", "--output"}
    table = text.partition("| option | what it does |")[2].partition("\n\n")[0]
    assert set(re.findall(r"(?<![-\w`])`(--[a-z][a-z-]*)", table)) | set(re.findall(r", `(--[a-z-]+)", table)) == there


def test_every_link_within_the_page_leads_somewhere() -> None:
    headings = re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
    assert set(re.findall(r"\]\(#([\w-]+)\)", PAGE)) <= anchors

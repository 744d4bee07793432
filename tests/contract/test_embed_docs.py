"""docs/embed.md says how reports are refreshed: its commands run, its examples are filled, its options are there."""

import re
import shlex
import shutil
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from chronos.cli.main import chronos
from chronos.render.embedding.asking import OPTIONS, read_name, read_options

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "embed.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line)[1:] for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in block.splitlines()
]
(REPORT,) = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)


def test_the_commands_of_the_page_refresh_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "timelines", tmp_path / "timelines")
    monkeypatch.chdir(tmp_path)
    Path("report.md").write_text(REPORT, encoding="utf-8")
    docx.Document().save("report.docx")
    for command in COMMANDS:
        result = CliRunner().invoke(chronos, command, standalone_mode=False)
        assert (result.exception, result.return_value) == (None, 0)
    text = Path("report.md").read_text(encoding="utf-8")
    before, after = REPORT.split("<!-- /chronos -->")
    assert text.startswith(f"{before}\n| Date | Event | Sources | Status |\n")
    assert text.endswith(f"\n\n<!-- /chronos -->{after}")
    assert set(re.findall(r"`\[\^([\w-]+)\]`", PAGE)) <= set(re.findall(r"\[\^([\w-]+)\]", text))


def test_the_table_of_options_is_that_of_markers() -> None:
    lines = re.findall(r"^\| (`.*) \|$", PAGE.partition("## Options")[2], re.MULTILINE)
    rows = [re.findall(r"`(\w+)`", line.partition("|")[0]) for line in lines]
    assert [name for names in rows for name in names] == list(OPTIONS)


def test_the_markers_of_the_page_can_be_read() -> None:
    tags = re.findall(r"chronos: (.*?)(?:`| -->)", PAGE)
    names = re.findall(r"`chronos_(\w+)`", PAGE)
    assert [read_options(tag).scope for tag in tags] == ["UY"] * 2
    assert [(read_name(name).scope, len(f"chronos_{name}") <= 40) for name in names] == [("UY", True)] * 3
    assert read_name(names[1]) == read_options("scope=UY from=2013 to=2019 form=table")

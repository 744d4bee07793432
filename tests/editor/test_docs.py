"""What the page on editors says can be done: the commands are there, and the settings are what editors read."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from chronos.cli.main import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
MADE = {"timeline.schema.json", "settings.schema.json"}


def blocks(language: str) -> list[str]:
    """Return the blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_every_command_of_the_page_runs_and_makes_the_files_that_the_settings_name(tmp_path: Path) -> None:
    (tmp_path / "timelines").mkdir()
    (tmp_path / "timelines" / "a.yaml").write_text("claims: []\n", encoding="utf-8")
    lines = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("chronos ")]
    assert len(lines) == 3
    for line in lines:
        subprocess.run([sys.executable, "-m", *shlex.split(line)], cwd=tmp_path, check=True, capture_output=True)
    assert {path.name for path in tmp_path.glob("*.json")} == MADE


def test_every_command_that_the_page_names_is_there() -> None:
    named = set(re.findall(r"`chronos ([a-z]+)", PAGE)) | set(re.findall(r'"chronos",? "([a-z]+)"', PAGE))
    assert {"lsp", "check"} <= named <= set(COMMANDS)


def test_the_settings_of_vs_code_are_json_and_name_the_schemas_and_the_server() -> None:
    schemas, server = map(json.loads, blocks("json"))
    assert {path.removeprefix("./") for path in schemas["yaml.schemas"]} == MADE
    assert [server["glspc.server.command"], *server["glspc.server.commandArguments"]] == ["chronos", "lsp"]


def test_the_settings_of_helix_are_toml_and_name_the_schemas_and_the_server() -> None:
    (text,) = blocks("toml")
    servers = tomllib.loads(text)["language-server"]
    assert servers["chronos"] == {"command": "chronos", "args": ["lsp"]}
    schemas = servers["yaml-language-server"]["config"]["yaml"]["schemas"]
    assert {path.removeprefix("./") for path in schemas} == MADE


@pytest.mark.parametrize(("language", "number"), [("lua", 2), ("elisp", 2)])
def test_the_brackets_of_other_settings_are_closed_and_they_name_the_schemas_and_the_server(
    language: str, number: int
) -> None:
    found = blocks(language)
    assert len(found) == number
    for text in found:
        bare = re.sub(r'"[^"]*"', "", text)
        assert [bare.count(sign) for sign in "([{"] == [bare.count(sign) for sign in ")]}"]
    whole = "".join(found)
    assert all(name in whole for name in MADE)
    assert re.search(r'"chronos",? "lsp"', whole) is not None


def test_the_schema_is_named_to_an_older_server_where_it_is() -> None:
    (comment,) = (block for block in blocks("yaml") if "$schema" in block)
    assert comment.strip().endswith("=../settings.schema.json")

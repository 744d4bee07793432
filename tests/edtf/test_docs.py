"""Every example of docs/dates.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from chronos.cli.date import command
from chronos.edtf import EdtfError, parse, read_words

_TEXT = (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8")
_ROW = re.compile(r"^\| (?P<said>[^|]+) \| (?P<codes>`[^|]+`) \|$", re.MULTILINE)
# Signs and names in the text that are no dates of their own, and what the page says is refused.
_NO_DATES = {
    "03/04/2019", "1985-02-3X", "1999-2X", "-0000", "-00:00", "-", "[..]", "[ ]", "{ }", "..", "^", "~", "?", "%", "X",
    "Y", "E", "S", "toolarge", "circa:",
}  # fmt: skip
_CODES = [code for code in re.findall(r"`([^`\n]+)`", _TEXT) if code not in _NO_DATES]
_COMMANDS = [code.removeprefix("chronos date ") for code in _CODES if code.startswith("chronos date ")]
_EDTF = [code for code in _CODES if not code.startswith(("chronos date", "{said"))]
# Rows of the first table that speak to people only.
_NOT_READ = ("around", "2013,", "some", "summer,", "in", "from 2013", "1 May 2018 at")


def _rows(section: str) -> list[tuple[str, str]]:
    return [(row["said"], row["codes"].strip("`")) for row in _ROW.finditer(section)]


_WORDS = _rows(_TEXT.partition("## Words")[2].partition("## What")[0])
_FIRST = [row for row in _rows(_TEXT.partition("## More")[0]) if not row[0].startswith(_NOT_READ)]


@pytest.mark.parametrize("code", _EDTF)
def test_every_expression_in_the_page_is_valid(code: str) -> None:
    assert parse(code).text == code


@pytest.mark.parametrize("code", ["1985-02-3X", "1999-2X", "-0000", "03/04/2019"])
def test_what_the_page_calls_refused_is_refused(code: str) -> None:
    assert f"`{code}`" in _TEXT
    with pytest.raises(EdtfError):
        parse(code)


@pytest.mark.parametrize(("said", "code"), _WORDS + _FIRST)
def test_the_words_of_the_page_mean_what_stands_beside_them(said: str, code: str) -> None:
    assert read_words(said) == parse(code)


@pytest.mark.parametrize(
    "arguments", [line for line in _COMMANDS if line.startswith(('"', "--")) and line.endswith('"')]
)
def test_every_command_of_the_page_runs(arguments: str) -> None:
    parts = [part.strip('"') for part in re.findall(r'"[^"]+"|\S+', arguments)]
    assert CliRunner().invoke(command, parts).exit_code == 0


def test_the_examples_are_found() -> None:
    assert (len(_EDTF) > 50, len(_WORDS), len(_FIRST) > 15, len(_COMMANDS) > 3) == (True, 10, True, True)

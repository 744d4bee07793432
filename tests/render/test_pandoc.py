"""Pandoc runs as the package ships it, with nothing of the machine's, and its complaints are errors."""

from pathlib import Path

import pytest

from chronos.render import pandoc
from chronos.render.pandoc import PandocError, run_pandoc

ENVIRONMENT = b"""
function Pandoc()
  local names = {}
  for name, _ in pairs(pandoc.system.environment()) do table.insert(names, name) end
  table.sort(names)
  return pandoc.Pandoc{pandoc.Plain{table.concat(names, " ")}}
end
"""


def test_it_sees_a_locale_and_what_it_is_given_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANTED", "1")
    arguments = ["--to=plain", "--lua-filter=names.lua"]
    assert run_pandoc(arguments, b"", {"names.lua": ENVIRONMENT}).split() == [b"LC_ALL"]
    given = {"SOURCE_DATE_EPOCH": "0"}
    assert run_pandoc(arguments, b"", {"names.lua": ENVIRONMENT}, given).split() == [b"LC_ALL", b"SOURCE_DATE_EPOCH"]


def test_a_template_of_the_user_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    templates = tmp_path / ".local/share/pandoc/templates"
    templates.mkdir(parents=True)
    (templates / "default.html5").write_text("planted", encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / ".local/share"))
    written = run_pandoc(["--standalone", "--to=html5", "--metadata=title=T"], b"*a*")
    assert b"<em>a</em>" in written
    assert b"planted" not in written


def test_a_warning_is_an_error_unless_it_is_expected() -> None:
    arguments = ["--from=markdown", "--to=json", "--citeproc"]
    with pytest.raises(PandocError, match=r"^\[WARNING\] Citeproc: citation none not found$"):
        run_pandoc(arguments, b"[@none]")
    assert b"none?" in run_pandoc(arguments, b"[@none]", expected="citation none not found")


def test_a_failure_is_an_error_on_one_line() -> None:
    with pytest.raises(PandocError, match="nothing") as error:
        run_pandoc(["--from=nothing"], b"a")
    assert "\n" not in str(error.value)


def test_without_the_package_it_is_an_error_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "find_spec", lambda _: None)
    with pytest.raises(PandocError, match=r"^pandoc is missing; `pip install pypandoc_binary` brings it$"):
        run_pandoc([], b"")

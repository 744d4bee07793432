"""docs/check.md says what the check does: its table is the rules, its examples are run."""

import re
from pathlib import Path

import pytest
import yaml

from chronos.check import RULES
from chronos.cli.main import run
from projects import check, corpus_of

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "check.md").read_text(encoding="utf-8")


def test_the_table_of_rules_is_the_one_that_the_modules_give(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--format", "markdown"]) == 0
    _, marker, table = PAGE.partition("<!-- rules: `chronos rules --format markdown` -->\n")
    assert marker
    assert table == capsys.readouterr().out
    assert table.count("\n") == len(RULES) + 2


def test_the_example_of_a_permission_is_clean(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(claims:.*?)```", PAGE, re.DOTALL)
    assert check(corpus_of(tmp_path, example, sources="")) == ()


def test_the_settings_shown_are_settings_that_can_be_read(tmp_path: Path) -> None:
    (example,) = re.findall(r"```yaml\n(check:.*?)```", PAGE, re.DOTALL)
    settings = corpus_of(tmp_path, "claims: []", settings=example).settings.check
    assert settings.fail_on == "warning"
    assert [one.paths for one in settings.path_levels] == ["drafts/*"]
    assert [one.why for one in settings.suppress] == ["the archive has no page numbers"]
    assert settings.options["wide-date"] == {"years": ("25",)}


def test_every_option_and_form_that_the_page_names_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    run(["check", "--help"])
    helped = capsys.readouterr().out
    for option in sorted(set(re.findall(r"(?<![-\w])--[a-z][a-z-]+", PAGE))):
        assert option in helped, option
    for form in re.findall(r"^\| `([a-z]+)` \|", PAGE.partition("## Settings")[0], re.MULTILINE):
        assert form in helped


def test_the_example_for_pre_commit_names_the_hook_that_there_is() -> None:
    (example,) = re.findall(r"```yaml\n(repos:.*?)```", PAGE, re.DOTALL)
    hooks = yaml.safe_load((Path(__file__).resolve().parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [one["id"] for one in yaml.safe_load(example)["repos"][0]["hooks"]] == [one["id"] for one in hooks]
